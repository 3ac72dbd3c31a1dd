package picture

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"footnote/corpus"
	"footnote/corpus/child"
)

// Pictures draws pages of strangers' files in processes of their own.
//
// It is used by pointer, by several goroutines at once.
type Pictures struct {
	Child *child.Pool // whose command calls [Serve]
	// Prepare has [Warm] done, before the first picture, by a process that nobody
	// stops: halfway, it would begin anew. It is called again if it failed.
	Prepare func() error

	Cache string // the folder that Warm compiles into; see [Pictures.Prepared]

	deadline time.Duration // of one drawing, 0: longest

	mu       sync.Mutex
	prepared *preparation // the last one
}

// A preparation goes on when nobody waits for it any more.
type preparation struct {
	done chan struct{}
	err  error
}

// longest is how long the drawing of a page may take, and most how large a picture
// may be, in bytes.
const (
	longest = 20 * time.Second
	most    = 48 << 20
)

// A Page is a picture of a page.
type Page struct {
	PNG    []byte
	Pages  int  // that the file has
	Marked bool // at least some of the words that were to be marked are
}

// Draw gives page n of a PDF file, from 1, with the words of a text marked, if there
// is one. Errors: [corpus.ErrNotFound] for a page that is not there,
// [corpus.ErrEncrypted], [corpus.ErrMalformed], [corpus.ErrTooLarge],
// [context.DeadlineExceeded].
func (p *Pictures) Draw(ctx context.Context, pdf []byte, n int, text string) (Page, error) {
	return p.ask(ctx, pdf, order{Page: n, Text: text})
}

// Gray gives page n of a PDF file in gray, with so many dots to the inch, and smoothed so
// many times: each dot is the mean of those around it then, and of itself.
func (p *Pictures) Gray(ctx context.Context, pdf []byte, n, dpi, smooth int) (Page, error) {
	return p.ask(ctx, pdf, order{Page: n, DPI: dpi, Smooth: smooth})
}

// Pages counts the pages of a PDF file.
func (p *Pictures) Pages(ctx context.Context, pdf []byte) (int, error) {
	page, err := p.ask(ctx, pdf, order{})
	return page.Pages, err
}

// Ready sees that PDFium is compiled, which takes a while the first time.
func (p *Pictures) Ready(ctx context.Context) error {
	last := p.preparation()
	select {
	case <-last.done:
	case <-ctx.Done():
		return ctx.Err()
	}
	if last.err == nil {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.prepared == last {
		p.prepared = nil // the next one tries again
	}
	return fmt.Errorf("prepare pictures: %w", last.err)
}

// preparation gives the one that is done or goes on, and begins one if there is none.
func (p *Pictures) preparation() *preparation {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.prepared == nil {
		now := &preparation{done: make(chan struct{})}
		p.prepared = now
		go func() {
			defer close(now.done)
			now.err = p.Prepare()
		}()
	}
	return p.prepared
}

func (p *Pictures) ask(ctx context.Context, pdf []byte, o order) (Page, error) {
	a, err := p.answer(ctx, pdf, o)
	return Page{a.PNG, a.Pages, a.Marked}, err
}

// answer has a child follow an order.
func (p *Pictures) answer(ctx context.Context, pdf []byte, o order) (answer, error) {
	fail := func(err error) (answer, error) { return answer{}, fmt.Errorf("draw page %d: %w", o.Page, err) }
	if err := p.Ready(ctx); err != nil {
		return answer{}, err
	}
	leave, err := p.Child.Turn(ctx)
	if err != nil {
		return fail(err)
	}
	defer leave()
	limited, cancel := context.WithTimeout(ctx, cmp.Or(p.deadline, longest))
	defer cancel()
	said := child.Bounded{Most: most}
	err = p.Child.Ask(limited, task, o, pdf, &said)
	switch {
	case limited.Err() != nil:
		return fail(errors.Join(ctx.Err(), limited.Err()))
	case said.Full:
		return fail(corpus.ErrTooLarge)
	case err != nil:
		return fail(err)
	}
	var a answer
	if err := json.Unmarshal(said.Kept.Bytes(), &a); err != nil {
		return fail(fmt.Errorf("child answers no picture: %w", corpus.ErrMalformed))
	}
	if err := p.Child.Ended(a.End); err != nil {
		return fail(err)
	}
	return a, nil
}
