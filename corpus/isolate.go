package corpus

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
)

// A Reader reads files. Its zero value reads all of them in this process, as
// [Extract] and [Read] do. With a Child it reads all but short plain texts and
// Markdown in a process of its own, one for each file, which may hang, take
// memory without end or die without harm to this one. On Linux it has no
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

// mostHere bounds the plain texts that need no process of their own, in bytes: a
// long paper has half of it. Reading one takes some hundred times its size.
const mostHere = 256 << 10

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
	if format.plain && len(f.Data) <= mostHere || len(r.Child) == 0 {
		return format.guarded(ctx, f)
	}
	leave, err := r.turn(ctx)
	if err != nil {
		return Document{}, err
	}
	defer leave()
	d, err := r.runChild(ctx, f)
	if err != nil {
		return Document{}, fmt.Errorf("%s reader: %w", format.name, err)
	}
	return d, nil
}

// turn waits until a child more may run.
func (r *Reader) turn(ctx context.Context) (leave func(), err error) {
	r.once.Do(func() { r.slots = make(chan struct{}, cmp.Or(r.AtOnce, 2)) })
	select {
	case r.slots <- struct{}{}:
		return func() { <-r.slots }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// runChild gives a file to a child and takes its answer.
func (r *Reader) runChild(ctx context.Context, f File) (Document, error) {
	limited, cancel := context.WithTimeout(ctx, cmp.Or(r.deadline, longestRead))
	defer cancel()
	answer := bounded{most: mostResult}
	err := r.ask(limited, childFile{Name: f.Name, Origin: f.Origin, MediaType: f.MediaType, Size: len(f.Data), Trace: isTraced(ctx)}, f.Data, &answer)
	switch {
	case ctx.Err() != nil:
		return Document{}, ctx.Err()
	case limited.Err() != nil:
		return Document{}, limited.Err()
	case answer.full:
		return Document{}, fmt.Errorf("answer of more than %d bytes: %w", mostResult, ErrTooLarge)
	case err != nil:
		return Document{}, err
	}
	return r.readAnswer(answer.kept.Bytes())
}

// ask starts a child, gives it a line of JSON and bytes behind it, and passes on
// what it writes until it ends. The child sees that its input goes on as long
// as this process lives.
func (r *Reader) ask(ctx context.Context, head childFile, data []byte, answer io.Writer) error {
	line, err := json.Marshal(head)
	if err != nil {
		return err
	}
	trace := bounded{most: mostTrace, cut: true}
	c := exec.CommandContext(ctx, r.Child[0], r.Child[1:]...)
	c.Env = []string{} // none of our keys
	c.Stdout, c.Stderr = answer, &trace
	c.WaitDelay = time.Second
	input, err := c.StdinPipe() // closed by Wait
	if err != nil {
		return err
	}
	if err := startPowerless(c); err != nil {
		return fmt.Errorf("child: %w", err)
	}
	go func() {
		// A child that ends before it has read all says why at its end.
		_, _ = input.Write(append(line, '\n'))
		_, _ = input.Write(data)
	}()
	if err := c.Wait(); err != nil {
		return deathOf(err, trace.kept.String())
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
	Trace                   bool   // asked for with [WithTrace]
	Library                 bool   // it is a library, to be read in rows
	Model                   string // whose vectors are wanted
}

// A childAnswer is what a child says of a file.
type childAnswer struct {
	Document Document
	childEnd
}

// A childEnd is how a child came to its end.
type childEnd struct {
	Error string // why there is no more, else empty
	Kind  string // of the error: the text of one of readErrors, or empty
	Open  string // why the child was not confined, empty if it was
}

// endOf tells of an error, or of none, and of what kept the child from being
// confined.
func endOf(err, open error) childEnd {
	var e childEnd
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
	ErrUnsupported, ErrMalformed, ErrNoText, ErrTooLarge, ErrEncrypted, ErrScanned,
	ErrUnreachable, ErrGone, ErrLogin, ErrConsent, ErrNeedsBrowser, ErrBlocked, context.DeadlineExceeded,
	ErrForeign, ErrNotLibrary, ErrNewer, ErrTooMany,
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
	return a.Document, r.ended(a.childEnd)
}

// ended gives the error that a child came to its end with, if it did.
func (r *Reader) ended(end childEnd) error {
	if end.Open != "" && r.Unconfined != nil {
		r.said.Do(func() { r.Unconfined(end.Open) })
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
