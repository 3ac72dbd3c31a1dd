package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"

	"footnote/corpus"
	"footnote/corpus/library/internal/copies"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/foreign"
	"footnote/corpus/library/internal/originals"
	"footnote/corpus/library/internal/sums"
)

// A Health is what a look at a library's file found.
type Health struct {
	Holdings
	Form, Newest int      // of the file, and of this program, which brings it there when it opens it
	Stray        []string // what lies beside the file and is another library's; nothing else was looked at then
	InUse        bool     // somebody has it open, so that what lies beside was not examined
	Damage       string   // what SQLite says of the file, empty if it is whole
	Pending      int      // passages without a vector of the model
	Dimensions   int      // of the model's vectors, 0 if there are none
	Unreadable   int      // rows that are left out, see [Library.Unreadable]
}

// Inspect looks at the library at path, through and through, and changes nothing: it
// moves no log aside and brings the file to no new form. Of an older form the vectors
// are not looked at. It must not be open in this process. Errors: [corpus.ErrNotFound],
// [corpus.ErrNotLibrary], [corpus.ErrForeign], [corpus.ErrNewer],
// [corpus.ErrStrayLog], [fs.ErrPermission].
func Inspect(ctx context.Context, path, model string) (Health, error) {
	h, err := inspect(ctx, path, model)
	if errors.Is(err, fs.ErrNotExist) {
		err = corpus.ErrNotFound
	}
	if err != nil {
		err = fmt.Errorf("inspect library %q: %w", path, file.Error(err))
	}
	return h, err
}

func inspect(ctx context.Context, path, model string) (h Health, err error) {
	if err := file.CheckForeign(ctx, path); err != nil {
		return h, err
	}
	if h.Stray, h.InUse, err = file.StrayLogs(ctx, path); err != nil || len(h.Stray) > 0 {
		return h, err
	}
	db, err := file.Open(path, file.ReadWrite)
	if err != nil {
		return h, err
	}
	defer db.Close()
	h.Form, err = file.CheckSchema(ctx, db)
	if file.CannotOpen(err) {
		return h, errors.Join(fs.ErrPermission, err)
	}
	if err != nil {
		return h, err
	}
	if h.Newest, err = file.NewestForm(); err != nil {
		return h, err
	}
	if h.Damage, err = file.Damage(ctx, db); err != nil || h.Damage != "" {
		return h, err
	}
	err = db.QueryRowContext(ctx, "SELECT (SELECT count(*) FROM sources), (SELECT count(*) FROM passages)").Scan(&h.Sources, &h.Passages)
	if err != nil || h.Form < h.Newest {
		return h, err
	}
	l := with(&file.Database{DB: db})
	return h, errors.Join(h.inspectContents(ctx, l), h.inspectVectors(ctx, l, model))
}

// Inspect looks at the library of a name on a server, as [Inspect] does at a file.
func (s *Server) Inspect(ctx context.Context, name, model string) (h Health, err error) {
	l, err := s.OpenExisting(ctx, name)
	if err != nil {
		return h, err
	}
	defer l.Close()
	if h.Holdings, err = copies.Held(ctx, l.db); err == nil {
		err = h.inspectContents(ctx, l)
	}
	if err == nil {
		err = h.inspectVectors(ctx, l, model)
	}
	if err != nil {
		err = fmt.Errorf("inspect library %q: %w", name, file.Error(err))
	}
	return h, err
}

// inspectContents reads all of a library of the newest form that has a sum.
func (h *Health) inspectContents(ctx context.Context, l *Library) (err error) {
	if h.DamagedFiles, err = originals.Damaged(ctx, l.db); err == nil {
		h.Check, err = sums.Read(ctx, l.db.DB)
	}
	return err
}

// inspectVectors looks at the vectors of a library of the newest form.
func (h *Health) inspectVectors(ctx context.Context, l *Library, model string) error {
	var err error
	if _, h.Pending, err = l.Pending(ctx, model, 1); err != nil {
		return err
	}
	rows, err := l.Unreadable(ctx)
	if err != nil {
		return err
	}
	h.Unreadable = len(rows)
	err = l.db.QueryRowContext(ctx, "SELECT dimensions FROM models WHERE name = ?", model).Scan(&h.Dimensions)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return err
}

// Unreadable lists the rows of sources and passages that hold what this program
// never writes, because another has changed the file. What cannot be read of
// them is left out: of a source the field, of a passage all. It lists a hundred
// of each at most, and reads the whole library for it. On a server columns have their
// types, and there is none.
func (l *Library) Unreadable(ctx context.Context) ([]foreign.BadRow, error) {
	if l.db.IsServed() {
		return nil, nil
	}
	return foreign.Unreadable(ctx, l.db)
}
