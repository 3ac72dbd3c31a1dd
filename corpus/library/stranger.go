package library

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/child"
	"footnote/corpus/library/internal/embeddings"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/foreign"
	"footnote/corpus/library/internal/stored"
)

// longestLibrary is how long the reading of a stranger's library may take.
const longestLibrary = child.LongestTask

// The most that a library of a stranger may hold.
const (
	MostLibrary  = foreign.MostLibrary // bytes of its file
	MostSources  = foreign.MostSources
	MostPassages = foreign.MostPassages
)

// A BadRow is one that could not be read, and why.
type BadRow = foreign.BadRow

// A LeftOut tells of the rows of a library that could not be read.
type LeftOut struct {
	Rows []foreign.BadRow // the first of them
	More int              // how many there are besides
}

func (l *LeftOut) note(b foreign.BadRow) {
	if len(l.Rows) < foreign.MostBadRows {
		l.Rows = append(l.Rows, b)
	} else {
		l.More++
	}
}

// StrangerTask is the name of what [ServeStranger] does.
const StrangerTask = foreign.Task

// ServeStranger is the task of a child that reads a stranger's library.
func ServeStranger(ctx context.Context, options json.RawMessage, data []byte, open error, answer io.Writer) error {
	return foreign.Serve(ctx, options, data, open, answer)
}

// ReadStranger reads a library file of somebody else, which is hostile until it
// is read: in a child (nil: in this process), from memory, within bounds of size, rows and time, and
// never by migrating it. What it holds is written to a library of our own, made
// at path: sources, passages, the vectors of one model, and files that the sources were
// read from, as far as they fit into that many bytes: 0 for none. Rows that cannot be
// read are left out and told. data is not to be used any more.
//
// Errors: [ErrForeign], [ErrNotLibrary], [ErrNewer], [ErrTooLarge],
// [ErrTooMany], [ErrFull], [context.DeadlineExceeded].
func ReadStranger(ctx context.Context, c *child.Pool, data []byte, path, model string, files int64) (*Library, LeftOut, error) {
	if len(data) > foreign.MostLibrary {
		return nil, LeftOut{}, fmt.Errorf("read library of %d bytes: %w", len(data), corpus.ErrTooLarge)
	}
	if c != nil {
		leave, err := c.Turn(ctx)
		if err != nil {
			return nil, LeftOut{}, err
		}
		defer leave()
	}
	ctx, cancel := context.WithTimeout(ctx, longestLibrary)
	defer cancel()
	l, err := Open(ctx, path)
	if err != nil {
		return nil, LeftOut{}, err
	}
	var out LeftOut
	err = l.db.Change(ctx, func(tx *sql.Tx) error {
		w := &rowWriter{ctx: ctx, tx: tx, model: model, passages: map[corpus.PassageID]bool{}, sources: map[corpus.SourceID]int{}, records: map[corpus.SourceID]bool{}, sums: newSumChecker(), files: fileWriter{most: files, of: map[string]corpus.SourceID{}}}
		if err := foreign.Ask(ctx, c, data, foreign.Options{Model: model, Files: files > 0}, w.write); err != nil {
			return err
		}
		err := w.finish()
		out = w.out
		return err
	})
	if err != nil {
		l.Close()
		os.Remove(path)
		return nil, LeftOut{}, fmt.Errorf("read library: %w", err)
	}
	return l, out, nil
}

// A rowWriter writes a stranger's rows into a library of ours that was empty.
type rowWriter struct {
	ctx      context.Context
	tx       *sql.Tx
	model    string
	modelID  int64
	sources  map[corpus.SourceID]int  // how many passages each has
	records  map[corpus.SourceID]bool // that have none
	passages map[corpus.PassageID]bool
	sums     sumChecker
	vectors  int
	files    fileWriter
	bad      int
	out      LeftOut
}

func (w *rowWriter) write(row foreign.Row) error {
	switch {
	case row.Source != nil && row.Source.ID > 0: // numbers of ours begin with 1
		return w.source(*row.Source)
	case row.Passage != nil && row.Passage.ID > 0:
		return w.passage(*row.Passage)
	case row.Sum != nil:
		return w.sum(*row.Sum)
	case row.Vector != nil:
		return w.vector(*row.Vector)
	case row.Piece != nil:
		return w.piece(*row.Piece)
	case row.Bad != nil:
		if w.bad++; w.bad > foreign.MostSources+foreign.MostPassages {
			return corpus.ErrTooMany
		}
		w.out.note(*row.Bad)
	}
	return nil
}

// source writes a source under the number that it has.
func (w *rowWriter) source(s corpus.Source) error {
	if len(w.sources) == foreign.MostSources {
		return corpus.ErrTooMany
	}
	s.AddedBy = ""
	if s.URL != "" && !corpus.IsAddress(s.URL) { // it would be a link in every citation
		s.URL = ""
		w.sums.changed[s.ID] = true
		w.out.note(foreign.BadRow{Table: "source", Number: int64(s.ID), Reason: "only its address, which is none of the web"})
	}
	values, err := stored.SourceValues(stored.AsKept(s, 0))
	if err != nil {
		return err
	}
	new, err := w.insert(stored.InsertSource, append(values, s.ID)...)
	if err == nil && !new {
		w.out.note(foreign.BadRow{Table: "source", Number: int64(s.ID), Reason: "its text is that of another"})
	}
	if err == nil && new {
		w.sources[s.ID], w.files.of[s.Digest] = 0, s.ID
		w.records[s.ID] = s.MediaType == corpus.RecordOnly
	}
	return err
}

func (w *rowWriter) passage(p corpus.Passage) error {
	if _, ok := w.sources[p.Source]; !ok {
		return nil // its source is told
	}
	if len(w.passages) == foreign.MostPassages {
		return corpus.ErrTooMany
	}
	new, err := w.insert(fmt.Sprintf(stored.InsertPassages, stored.PassageMarks), stored.PassageValues(p)...)
	if err == nil && !new {
		w.out.note(foreign.BadRow{Table: "passage", Number: int64(p.ID), Reason: "its place is another's"})
	}
	if err == nil && new {
		w.sources[p.Source]++
		w.passages[p.ID] = true
	}
	return err
}

func (w *rowWriter) vector(v foreign.Vector) error {
	if w.vectors++; w.vectors > foreign.MostPassages {
		return corpus.ErrTooMany
	}
	numbers := embeddings.Decode(v.Bytes)
	if !w.passages[v.Passage] || len(numbers) > foreign.MostNumbers || embeddings.Check(numbers, len(numbers)) != nil {
		return nil
	}
	var err error
	if w.modelID == 0 {
		w.modelID, err = embeddings.FindModel(w.ctx, w.tx, w.model, len(numbers))
	}
	if err == nil {
		_, err = w.insert("INSERT INTO embeddings (passage, model, vector) SELECT ?, id, ? FROM models WHERE id = ? AND dimensions = ?",
			v.Passage, embeddings.Encode(numbers), w.modelID, len(numbers))
	}
	return err
}

// insert inserts a row, or tells that one is there that it would contradict.
func (w *rowWriter) insert(statement string, values ...any) (new bool, err error) {
	result, err := w.tx.ExecContext(w.ctx, "INSERT OR IGNORE"+strings.TrimPrefix(statement, "INSERT"), values...)
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	return n > 0, err
}

// finish notes how many passages each source has, and sees that it is what it was where it
// comes from; one without is none, unless it is the record of a work alone.
func (w *rowWriter) finish() error {
	for _, id := range slices.Sorted(maps.Keys(w.sources)) {
		passages := w.sources[id]
		statement, args := "UPDATE sources SET passages = ? WHERE id = ?", []any{passages, id}
		if passages == 0 && !w.records[id] {
			w.out.note(foreign.BadRow{Table: "source", Number: int64(id), Reason: "it has no passage"})
			statement, args = "DELETE FROM sources WHERE id = ?", []any{id}
		}
		if _, err := w.tx.ExecContext(w.ctx, statement, args...); err != nil {
			return err
		}
		if passages == 0 && !w.records[id] {
			continue
		}
		if err := w.prove(id); err != nil {
			return err
		}
	}
	if err := file.RaiseRevision(w.ctx, w.tx); err != nil || w.modelID == 0 {
		return err
	}
	return embeddings.MoveComplete(w.ctx, w.tx, w.modelID)
}
