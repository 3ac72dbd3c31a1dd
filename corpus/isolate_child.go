package corpus

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"time"
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

// longestChild is how long a child lives whose parent forgets it.
const longestChild = longestRead + 5*time.Second

// ServeChild is the other side of a [Reader]: it reads one file from stdin and
// writes what it holds to stdout. The process is the file's alone: it is put
// under limits that cannot be taken back, and ends when they are reached or
// when stdin does.
func ServeChild(ctx context.Context, stdin io.Reader, stdout io.Writer) error {
	open := enclose()
	in := bufio.NewReader(stdin)
	f, err := receiveFile(in)
	if err != nil {
		return fmt.Errorf("receive a file: %w", err)
	}
	go endWith(in)
	a := answerOf(ctx, f)
	if open != nil {
		a.Open = open.Error()
	}
	if err := json.NewEncoder(stdout).Encode(a); err != nil {
		return fmt.Errorf("answer with a document: %w", err)
	}
	return nil
}

func answerOf(ctx context.Context, f File) childAnswer {
	d, err := Extract(ctx, f)
	if err == nil {
		return childAnswer{Document: d}
	}
	a := childAnswer{Error: err.Error()}
	for _, known := range readErrors {
		if errors.Is(err, known) {
			a.Kind = known.Error()
			break
		}
	}
	return a
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

func receiveFile(in *bufio.Reader) (File, error) {
	line, err := in.ReadBytes('\n')
	if err != nil {
		return File{}, err
	}
	var head childFile
	if err := json.Unmarshal(line, &head); err != nil {
		return File{}, err
	}
	if head.Size < 0 || head.Size > mostBytes {
		return File{}, fmt.Errorf("%d bytes: %w", head.Size, ErrTooLarge)
	}
	f := File{Name: head.Name, Origin: head.Origin, MediaType: head.MediaType, Data: make([]byte, head.Size)}
	_, err = io.ReadFull(in, f.Data)
	return f, err
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
