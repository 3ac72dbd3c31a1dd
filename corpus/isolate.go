package corpus

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"sync"
	"time"
)

// A Reader reads files. Its zero value reads all of them in this process, as
// [Extract] and [Read] do. With a Child it reads what can hold anything (PDF,
// HTML, Word, EPUB) in a process of its own, one for each file, which may hang,
// take memory without end or die without harm to this one. On Linux it has no
// more than that file: no capability, no other file, no network.
//
// It is used by pointer, by several goroutines at once.
type Reader struct {
	// Child is the command line of a process that calls [ServeChild]. It gets
	// an empty environment.
	Child []string
	// AtOnce is how many children may run at a time, 2 if it is 0. Other files
	// wait for their turn.
	AtOnce int
	// Unconfined is called once, with the reason, when this system lets a child
	// reach files and networks, which Linux can keep it from. It may be nil.
	Unconfined func(reason string)

	deadline time.Duration // of one child, 0: longestRead
	once     sync.Once
	slots    chan struct{}
	said     sync.Once
}

const (
	mostMemory = 480 << 20 // bytes that a child may have at a time; with the program itself 512 MiB
	mostResult = 64 << 20  // bytes that a child may answer
	mostTrace  = 16 << 10  // bytes that are kept of what a child says when it dies
)

// Extract does what the function [Extract] does. A child that takes too much
// memory gives [ErrTooLarge], one that dies otherwise [ErrMalformed].
func (r *Reader) Extract(ctx context.Context, f File) (Document, error) {
	return extract(ctx, f, r.run)
}

// Read does what the function [Read] does, with the errors of Extract.
func (r *Reader) Read(ctx context.Context, f File) (Source, []Passage, error) {
	doc, err := r.Extract(ctx, f)
	if err != nil {
		return Source{}, nil, err
	}
	return sourceOf(f, doc)
}

func (r *Reader) run(format format, ctx context.Context, f File) (Document, error) {
	if format.plain || len(r.Child) == 0 {
		return format.guarded(ctx, f)
	}
	r.once.Do(func() { r.slots = make(chan struct{}, cmp.Or(r.AtOnce, 2)) })
	select {
	case r.slots <- struct{}{}:
		defer func() { <-r.slots }()
	case <-ctx.Done():
		return Document{}, ctx.Err()
	}
	d, err := r.runChild(ctx, f)
	if err != nil {
		return Document{}, fmt.Errorf("%s reader: %w", format.name, err)
	}
	return d, nil
}

// runChild gives a file to a child and takes its answer.
func (r *Reader) runChild(ctx context.Context, f File) (Document, error) {
	limited, cancel := context.WithTimeout(ctx, cmp.Or(r.deadline, longestRead))
	defer cancel()
	answer, err := r.ask(limited, childFile{f.Name, f.Origin, f.MediaType, len(f.Data)}, f.Data)
	switch {
	case ctx.Err() != nil:
		return Document{}, ctx.Err()
	case limited.Err() != nil:
		return Document{}, limited.Err()
	case err != nil:
		return Document{}, err
	}
	return r.readAnswer(answer)
}

// ask starts a child, gives it a line of JSON and bytes behind it, and takes
// what it writes until it ends. The child sees that its input goes on as long
// as this process lives.
func (r *Reader) ask(ctx context.Context, head any, data []byte) ([]byte, error) {
	line, err := json.Marshal(head)
	if err != nil {
		return nil, err
	}
	answer, trace := bounded{most: mostResult}, bounded{most: mostTrace, cut: true}
	c := exec.CommandContext(ctx, r.Child[0], r.Child[1:]...)
	c.Env = []string{} // none of our keys
	c.Stdout, c.Stderr = &answer, &trace
	c.WaitDelay = time.Second
	input, err := c.StdinPipe() // closed by Wait
	if err != nil {
		return nil, err
	}
	if err := startPowerless(c); err != nil {
		return nil, fmt.Errorf("child: %w", err)
	}
	go func() {
		// A child that ends before it has read all says why at its end.
		_, _ = input.Write(append(line, '\n'))
		_, _ = input.Write(data)
	}()
	err = c.Wait()
	switch {
	case answer.full:
		return nil, fmt.Errorf("answer of more than %d bytes: %w", mostResult, ErrTooLarge)
	case err != nil:
		return nil, deathOf(err, trace.kept.String())
	}
	return answer.kept.Bytes(), nil
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
			return fmt.Errorf("child took too much memory: %s: %w", first, ErrTooLarge)
		}
	}
	// Without a code it was killed, and not by us: the system lacked memory.
	if exit.ExitCode() == exitMemory || !exit.Exited() {
		return fmt.Errorf("child took too much memory: %v: %w", err, ErrTooLarge)
	}
	return fmt.Errorf("child died: %v: %s: %w", err, first, ErrMalformed)
}

// A childFile is what goes before the bytes of a file, in a line of JSON.
type childFile struct {
	Name, Origin, MediaType string
	Size                    int
}

// A childAnswer is what a child says of a file.
type childAnswer struct {
	Document Document
	Error    string // why there is none, else empty
	Kind     string // of the error: the text of one of readErrors, or empty
	Open     string // why the child was not confined, empty if it was
}

// readErrors are the failures that keep their name on the way from a child.
var readErrors = []error{
	ErrUnsupported, ErrMalformed, ErrNoText, ErrTooLarge, ErrEncrypted, ErrScanned,
	ErrUnreachable, ErrGone, ErrLogin, ErrConsent, ErrNeedsBrowser, ErrBlocked, context.DeadlineExceeded,
}

// A childError is an error as a child told it.
type childError struct {
	text string
	kind error
}

func (e childError) Error() string { return e.text }
func (e childError) Unwrap() error { return e.kind }

func (r *Reader) readAnswer(data []byte) (Document, error) {
	var a childAnswer
	if err := json.Unmarshal(data, &a); err != nil {
		return Document{}, fmt.Errorf("child answers no document: %w", ErrMalformed)
	}
	if a.Open != "" && r.Unconfined != nil {
		r.said.Do(func() { r.Unconfined(a.Open) })
	}
	if a.Error == "" {
		return a.Document, nil
	}
	e := childError{text: a.Error}
	for _, known := range readErrors {
		if known.Error() == a.Kind {
			e.kind = known
		}
	}
	return Document{}, e
}

// bounded keeps what is written, up to a number of bytes. It has no other way
// in than Write.
type bounded struct {
	kept bytes.Buffer
	most int
	cut  bool // leave out what is too much, instead of refusing it
	full bool
}

func (b *bounded) Write(p []byte) (int, error) {
	room := b.most - b.kept.Len()
	if len(p) <= room {
		return b.kept.Write(p)
	}
	b.full = true
	if !b.cut {
		return 0, ErrTooLarge
	}
	b.kept.Write(p[:room])
	return len(p), nil
}
