package child

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"sync"
	"time"

	"footnote/corpus"
)

// A Pool reads bytes of strangers in processes of its own, one for each, which may
// hang, take memory without end or die without harm to this one. On Linux such a
// process has no more than those bytes: no capability, no file, no network.
//
// It is used by pointer, by several goroutines at once.
type Pool struct {
	// Command is the command line of a process that calls [Serve]. It gets an
	// empty environment.
	Command []string
	// AtOnce is how many processes may run at a time, 2 if it is 0. Others wait for
	// their turn.
	AtOnce int
	// Unconfined is called once, with the reason, when this system lets a child
	// reach files and networks, which Linux can keep it from. It may be nil.
	Unconfined func(reason string)

	once  sync.Once
	slots chan struct{}
	said  sync.Once
}

const (
	mostMemory = 480 << 20 // bytes that a child may have at a time; with the program itself 512 MiB
	mostTrace  = 16 << 10  // bytes that are kept of what a child says when it dies
)

// Turn waits until a child more may run.
func (c *Pool) Turn(ctx context.Context) (leave func(), err error) {
	c.once.Do(func() { c.slots = make(chan struct{}, cmp.Or(c.AtOnce, 2)) })
	select {
	case c.slots <- struct{}{}:
		return func() { <-c.slots }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Ask starts a child, gives it a task with its options and the bytes that it is
// about, and passes on what it writes until it ends. The child sees that its input
// goes on as long as this process lives. One that takes too much memory gives
// [ErrTooLarge], one that dies otherwise [ErrMalformed].
func (c *Pool) Ask(ctx context.Context, task string, options any, data []byte, answer io.Writer) error {
	given, err := json.Marshal(options)
	if err != nil {
		return err
	}
	line, err := json.Marshal(childTask{Task: task, Options: given, Size: len(data)})
	if err != nil {
		return err
	}
	trace := Bounded{Most: mostTrace, cut: true}
	p := exec.CommandContext(ctx, c.Command[0], c.Command[1:]...)
	p.Env = []string{} // none of our keys
	p.Stdout, p.Stderr = answer, &trace
	p.WaitDelay = time.Second
	input, err := p.StdinPipe() // closed by Wait
	if err != nil {
		return err
	}
	if err := startPowerless(p); err != nil {
		return fmt.Errorf("child: %w", err)
	}
	go func() {
		// A child that ends before it has read all says why at its end.
		_, _ = input.Write(append(line, '\n'))
		_, _ = input.Write(data)
	}()
	if err := p.Wait(); err != nil {
		return deathOf(err, trace.Kept.String())
	}
	return nil
}

// deathOf says what a child died of.
func deathOf(err error, trace string) error {
	exit, ok := errors.AsType[*exec.ExitError](err)
	if !ok {
		return fmt.Errorf("child: %w", err)
	}
	first, _, _ := strings.Cut(trace, "\n")
	for _, mark := range []string{"out of memory", "cannot allocate memory"} {
		if strings.Contains(trace, mark) {
			return fmt.Errorf("child took too much memory: %s: %w", first, corpus.ErrTooLarge)
		}
	}
	// Without a code it was killed, and not by us: the system lacked memory.
	if exit.ExitCode() == exitMemory || !exit.Exited() {
		return fmt.Errorf("child took too much memory: %v: %w", err, corpus.ErrTooLarge)
	}
	return fmt.Errorf("child died: %v: %s: %w", err, first, corpus.ErrMalformed)
}

// A childTask is what goes before the bytes, in a line of JSON.
type childTask struct {
	Task    string
	Options json.RawMessage
	Size    int
}

// An End is how a child came to its end.
type End struct {
	Error string // why there is no more, else empty
	Kind  string // of the error: the text of one of readErrors, or empty
	Open  string // why the child was not confined, empty if it was
}

// EndOf tells of an error, or of none, and of what kept the child from being
// confined.
func EndOf(err, open error) End {
	var e End
	if open != nil {
		e.Open = open.Error()
	}
	if err == nil {
		return e
	}
	e.Error = err.Error()
	for _, known := range readErrors {
		if errors.Is(err, known) {
			e.Kind = known.Error()
			break
		}
	}
	return e
}

// readErrors are the failures that keep their name on the way from a child.
var readErrors = []error{
	corpus.ErrUnsupported, corpus.ErrMalformed, corpus.ErrEmpty, corpus.ErrNoText, corpus.ErrTooLarge, corpus.ErrEncrypted, corpus.ErrScanned, corpus.ErrGarbled,
	corpus.ErrUnreachable, corpus.ErrGone, corpus.ErrLogin, corpus.ErrConsent, corpus.ErrNeedsBrowser, corpus.ErrBlocked, context.DeadlineExceeded,
	corpus.ErrForeign, corpus.ErrNotLibrary, corpus.ErrNewer, corpus.ErrTooMany, corpus.ErrNotFound,
}

// A childError is an error as a child told it.
type childError struct {
	text string
	kind error
}

func (e childError) Error() string { return e.text }
func (e childError) Unwrap() error { return e.kind }

// Ended gives the error that a child came to its end with, if it did.
func (c *Pool) Ended(end End) error {
	if end.Open != "" && c != nil && c.Unconfined != nil {
		c.said.Do(func() { c.Unconfined(end.Open) })
	}
	if end.Error == "" {
		return nil
	}
	e := childError{text: end.Error}
	for _, known := range readErrors {
		if known.Error() == end.Kind {
			e.kind = known
		}
	}
	return e
}

// Bounded keeps what is written, up to a number of bytes. It has no other way
// in than Write.
type Bounded struct {
	Kept bytes.Buffer
	Most int
	Full bool // more was written
	cut  bool // leave out what is too much, instead of refusing it
}

func (b *Bounded) Write(p []byte) (int, error) {
	room := b.Most - b.Kept.Len()
	if len(p) <= room {
		return b.Kept.Write(p)
	}
	b.Full = true
	if !b.cut {
		return 0, corpus.ErrTooLarge
	}
	b.Kept.Write(p[:room])
	return len(p), nil
}
