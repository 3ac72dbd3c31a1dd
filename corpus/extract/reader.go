package extract

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"footnote/corpus"
	"footnote/corpus/child"
	"footnote/corpus/extract/pdf"
	"footnote/corpus/picture"
	"footnote/corpus/structure"
)

// A Reader reads files. Its zero value reads all of them in this process, as
// [Extract] and [Read] do. With a Child it reads all but short plain texts and
// Markdown in a process of its own.
//
// It is used by pointer, by several goroutines at once.
type Reader struct {
	Child *child.Pool // whose command serves [FileTask]
	// Second reads the pages of PDF files whose letters cannot be told otherwise, if it
	// is prepared. It may be nil.
	Second *picture.Pictures

	deadline time.Duration // of one child, 0: longestRead
}

// FileTask is the name of what [ServeFile] does.
const FileTask = "file"

// mostHere bounds the plain texts that need no process of their own, in bytes: a
// long paper has half of it. Reading one takes some hundred times its size.
const mostHere = 256 << 10

const mostResult = 64 << 20 // bytes that a child may answer

// Extract does what the function [Extract] does. A child that takes too much
// memory gives [ErrTooLarge], one that dies otherwise [ErrMalformed].
func (r *Reader) Extract(ctx context.Context, f corpus.File) (corpus.Document, error) {
	d, err := extract(ctx, f, r.run)
	if r.Second == nil || pdf.OthersIn(ctx) != nil || !errors.Is(err, corpus.ErrGarbled) && !hasGarbled(d) || !r.Second.Prepared() {
		return d, err
	}
	if again, ok := r.readAgain(ctx, f, d, err); ok {
		return again, nil
	}
	return d, err
}

// Read does what the function [Read] does, with the errors of Extract.
func (r *Reader) Read(ctx context.Context, f corpus.File) (corpus.Source, []corpus.Passage, error) {
	doc, err := r.Extract(ctx, f)
	if err != nil {
		return corpus.Source{}, nil, err
	}
	return sourceOf(f, doc)
}

func (r *Reader) run(format format, ctx context.Context, f corpus.File) (corpus.Document, error) {
	if format.plain && len(f.Data) <= mostHere || r.Child == nil {
		return format.guarded(ctx, f)
	}
	leave, err := r.Child.Turn(ctx)
	if err != nil {
		return corpus.Document{}, err
	}
	defer leave()
	d, err := r.runChild(ctx, f)
	if err != nil {
		return corpus.Document{}, fmt.Errorf("%s reader: %w", format.name, err)
	}
	return d, nil
}

// runChild gives a file to a child and takes its answer.
func (r *Reader) runChild(ctx context.Context, f corpus.File) (corpus.Document, error) {
	limited, cancel := context.WithTimeout(ctx, cmp.Or(r.deadline, longestRead))
	defer cancel()
	answer := child.Bounded{Most: mostResult}
	err := r.Child.Ask(limited, FileTask, fileOptions{Name: f.Name, Origin: f.Origin, MediaType: f.MediaType, Trace: structure.IsTraced(ctx), Others: pdf.OthersIn(ctx)}, f.Data, &answer)
	switch {
	case ctx.Err() != nil:
		return corpus.Document{}, ctx.Err()
	case limited.Err() != nil:
		return corpus.Document{}, limited.Err()
	case answer.Full:
		return corpus.Document{}, fmt.Errorf("answer of more than %d bytes: %w", mostResult, corpus.ErrTooLarge)
	case err != nil:
		return corpus.Document{}, err
	}
	return r.readAnswer(answer.Kept.Bytes())
}

func (r *Reader) readAnswer(data []byte) (corpus.Document, error) {
	var a childAnswer
	if err := json.Unmarshal(data, &a); err != nil {
		return corpus.Document{}, fmt.Errorf("child answers no document: %w", corpus.ErrMalformed)
	}
	return a.Document, r.Child.Ended(a.End)
}

// fileOptions is what a child is told of a file.
type fileOptions struct {
	Name, Origin, MediaType string
	Trace                   bool              // asked for with [structure.WithTrace]
	Others                  map[int]pdf.Other `json:",omitempty"` // given by [pdf.WithOthers]
}

// A childAnswer is what a child says of a file.
type childAnswer struct {
	Document corpus.Document
	child.End
}

// ServeFile is the task of a child that reads a file into a document.
func ServeFile(ctx context.Context, options json.RawMessage, data []byte, open error, answer io.Writer) error {
	var o fileOptions
	if err := json.Unmarshal(options, &o); err != nil {
		return err
	}
	if o.Trace {
		ctx = structure.WithTrace(ctx)
	}
	if o.Others != nil {
		ctx = pdf.WithOthers(ctx, o.Others)
	}
	d, err := Extract(ctx, corpus.File{Name: o.Name, Origin: o.Origin, MediaType: o.MediaType, Data: data})
	return json.NewEncoder(answer).Encode(childAnswer{d, child.EndOf(err, open)})
}
