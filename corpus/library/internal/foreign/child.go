package foreign

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"footnote/corpus"
	"footnote/corpus/child"
)

// mostRow is the length of a row of a stranger's library on its way: JSON may
// write a byte in six.
const mostRow = 6*MostText + 1<<16

// Options are what is asked of a stranger's library.
type Options struct {
	Model string
	Files bool // those of the sources, too
}

// Task is the name of what [Serve] does.
const Task = "library"

// Ask has a child (nil: this process) read a library as [Read] does. The child is not
// believed: it may be the stranger's by now. What is no row gives [corpus.ErrMalformed], and
// so does an end without a word; of what was put until then nothing is to be kept.
func Ask(ctx context.Context, c *child.Pool, data []byte, o Options, put func(Row) error) error {
	in, end := io.Pipe()
	done := make(chan struct{})
	go func() {
		defer close(done)
		end.CloseWithError(askRows(ctx, c, data, o, end))
	}()
	err := readRows(c, in, put)
	in.CloseWithError(errors.Join(err, io.ErrClosedPipe)) // else the child writes on
	<-done
	return err
}

// askRows has the child read a library and passes its rows on.
func askRows(ctx context.Context, c *child.Pool, data []byte, o Options, rows io.Writer) (err error) {
	if c == nil {
		defer func() {
			if p := recover(); p != nil {
				err = fmt.Errorf("library reader: %v: %w", p, corpus.ErrMalformed)
			}
		}()
		return serve(ctx, data, o, nil, rows)
	}
	return c.Ask(ctx, Task, o, data, rows)
}

// Serve is the task of a child that reads a stranger's library.
func Serve(ctx context.Context, options json.RawMessage, data []byte, open error, answer io.Writer) error {
	var o Options
	if err := json.Unmarshal(options, &o); err != nil {
		return err
	}
	return serve(ctx, data, o, open, answer)
}

// serve writes the rows of a stranger's library, one JSON object a line.
// The last one says that it is the last, what went wrong, and what kept the
// process from being confined.
func serve(ctx context.Context, data []byte, o Options, open error, to io.Writer) error {
	out := bufio.NewWriterSize(to, 1<<16)
	rows := json.NewEncoder(out)
	rows.SetEscapeHTML(false)
	err := Read(ctx, data, o.Model, o.Files, func(row Row) error {
		if row == (Row{}) {
			return nil
		}
		return rows.Encode(row)
	})
	end := child.EndOf(err, open)
	return errors.Join(rows.Encode(Row{End: &end}), out.Flush())
}

// readRows reads what a child says of a stranger's library.
func readRows(c *child.Pool, from io.Reader, put func(Row) error) error {
	lines := bufio.NewScanner(from)
	lines.Buffer(make([]byte, 1<<16), mostRow)
	for lines.Scan() {
		var row Row
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return fmt.Errorf("child answers no rows: %w", corpus.ErrMalformed)
		}
		if row.End != nil {
			return c.Ended(*row.End)
		}
		if err := put(row); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return err
	}
	return fmt.Errorf("child answers half a library: %w", corpus.ErrMalformed)
}
