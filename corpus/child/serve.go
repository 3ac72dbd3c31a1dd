package child

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"time"

	"footnote/corpus"
)

// The statuses of a child that took too much memory or time, and of one that
// nobody waits for.
const (
	exitMemory = 70
	exitAlone  = 71
)

// mostThreads is how many threads a child may have. The system's own limit counts
// all processes of a user, and so does not fit.
const mostThreads = 100

// LongestTask is how long a task may take, whatever it is; whoever asks says less.
const LongestTask = time.Minute

// longestChild is how long a child lives whose parent forgets it.
const longestChild = LongestTask + 5*time.Second

// mostGiven is the most bytes that a task is about.
const mostGiven = 100 << 20

// A Task is one kind of thing that a child does with the bytes of a stranger. open
// is what kept the process from being confined, which the answer has to tell.
type Task func(ctx context.Context, options json.RawMessage, data []byte, open error, answer io.Writer) error

// Serve is the other side of a [Pool]: it takes one task with its bytes from
// stdin and writes the answer to stdout. The process is the task's alone: it is put
// under limits that cannot be taken back, and ends when they are reached or when
// stdin does.
func Serve(ctx context.Context, tasks map[string]Task, stdin io.Reader, stdout io.Writer) error {
	open := enclose()
	in := bufio.NewReader(stdin)
	head, data, err := receive(in)
	if err != nil {
		return fmt.Errorf("receive a task: %w", err)
	}
	go endWith(in)
	task := tasks[head.Task]
	if task == nil {
		return fmt.Errorf("task %q is not known", head.Task)
	}
	if err := task(ctx, head.Options, data, open, stdout); err != nil {
		return fmt.Errorf("answer %q: %w", head.Task, err)
	}
	return nil
}

// enclose puts this process under its limits. It gives why the system does not
// confine it, if it does not. The clock starts first: it opens a descriptor.
func enclose() error {
	time.AfterFunc(longestChild, func() { os.Exit(exitMemory) })
	limitMemory()
	go watch()
	return confine()
}

// endWith ends the process when nothing can be read any more: whoever waits for
// the answer holds the other end, and is gone.
func endWith(in io.Reader) {
	_, _ = io.Copy(io.Discard, in)
	os.Exit(exitAlone)
}

func receive(in *bufio.Reader) (head childTask, data []byte, err error) {
	line, err := in.ReadBytes('\n')
	if err != nil {
		return head, nil, err
	}
	if err := json.Unmarshal(line, &head); err != nil {
		return head, nil, err
	}
	if head.Size < 0 || head.Size > mostGiven {
		return head, nil, fmt.Errorf("%d bytes: %w", head.Size, corpus.ErrTooLarge)
	}
	data = make([]byte, head.Size)
	_, err = io.ReadFull(in, data)
	return head, data, err
}

// limitMemory bounds what this process may take. The collector works harder
// before the limit, the system refuses far more, and watch ends the process in
// between. Endless recursion ends it, too.
func limitMemory() {
	debug.SetMemoryLimit(mostMemory * 7 / 8)
	debug.SetMaxStack(mostMemory / 8)
	debug.SetMaxThreads(mostThreads)
	limitData()
}

// watch ends the process when it has too much memory. It is not asked for the
// document then: whoever started it takes this for an answer.
func watch() {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	for range time.Tick(5 * time.Millisecond) {
		metrics.Read(sample)
		if sample[0].Value.Uint64()-sample[1].Value.Uint64() > mostMemory {
			os.Exit(exitMemory)
		}
	}
}
