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

// exitMemory is the status of a child that took too much memory.
const exitMemory = 70

// ServeChild is the other side of a [Reader]: it reads one file from stdin and
// writes what it holds to stdout. The process is the file's alone: it is put
// under limits that cannot be taken back, and ends when they are reached.
func ServeChild(ctx context.Context, stdin io.Reader, stdout io.Writer) error {
	limitMemory()
	go watch(time.Now().Add(longestRead + 5*time.Second))
	f, err := receiveFile(stdin)
	if err != nil {
		return fmt.Errorf("receive a file: %w", err)
	}
	var a childAnswer
	if a.Document, err = Extract(ctx, f); err != nil {
		a = childAnswer{Error: err.Error()}
		for _, known := range readErrors {
			if errors.Is(err, known) {
				a.Kind = known.Error()
				break
			}
		}
	}
	if err := json.NewEncoder(stdout).Encode(a); err != nil {
		return fmt.Errorf("answer with a document: %w", err)
	}
	return nil
}

func receiveFile(stdin io.Reader) (File, error) {
	in := bufio.NewReader(stdin)
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
	limitData()
}

// watch ends the process when it has too much memory or takes too long. It is
// not asked for the document then: whoever started it takes this for an answer.
func watch(deadline time.Time) {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	for range time.Tick(5 * time.Millisecond) {
		metrics.Read(sample)
		if sample[0].Value.Uint64()-sample[1].Value.Uint64() > mostMemory || time.Now().After(deadline) {
			os.Exit(exitMemory)
		}
	}
}
