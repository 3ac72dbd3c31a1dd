package library

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"time"

	"footnote/corpus"
	"footnote/corpus/library/internal/copies"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/foreign"
	"footnote/corpus/postgres"
)

// A Server keeps many libraries in one PostgreSQL database, for several processes at once.
// What a method of such a library has reported done survives the end of the server's
// machine where a standby waits for it.
//
// Besides those of a file, its methods give [corpus.ErrUnavailable] as long as the database
// does not answer, and [corpus.ErrUnknown] if that happened when a change was to be made
// to last: it is there whole or not at all, and may be tried again.
type Server struct{ database *postgres.Server }

// Connect opens a database that "footnote migrate" has prepared, by its address:
// postgres://… Errors: [corpus.ErrUnavailable], [corpus.ErrNewer], [postgres.ErrOld],
// [postgres.ErrRights].
func Connect(ctx context.Context, address string) (*Server, error) {
	s, err := postgres.Connect(ctx, address)
	if err != nil {
		return nil, err
	}
	return &Server{s}, nil
}

// Database is what keeps the libraries, and whatever processes share besides.
func (s *Server) Database() *postgres.Server { return s.database }

// Close ends all work with the database. Its libraries must be closed before.
func (s *Server) Close() { s.database.Close() }

// Open opens the library of a name, and makes it if there is none.
func (s *Server) Open(ctx context.Context, name string) (*Library, error) {
	return s.open(ctx, name, true)
}

// OpenExisting opens the library of a name, or gives [corpus.ErrNotFound].
func (s *Server) OpenExisting(ctx context.Context, name string) (*Library, error) {
	return s.open(ctx, name, false)
}

func (s *Server) open(ctx context.Context, name string, create bool) (*Library, error) {
	if err := checkName(name); err != nil {
		return nil, err
	}
	handle, err := s.database.Library(ctx, name, create)
	if err != nil {
		return nil, fmt.Errorf("open library %q: %w", name, err)
	}
	db := file.Served(handle)
	if err := file.CheckSize(ctx, db, foreign.MostSources); err != nil {
		return nil, errors.Join(fmt.Errorf("open library %q: %w", name, err), db.Close())
	}
	return with(db), nil
}

// Has reports whether there is a library of a name.
func (s *Server) Has(ctx context.Context, name string) (bool, error) {
	return s.database.Has(ctx, name)
}

// Rename gives a library another name, under which nobody has one. Who has it open can
// read it still, and finds it lost when they change it.
func (s *Server) Rename(ctx context.Context, from, to string) error {
	if err := checkName(to); err != nil {
		return err
	}
	return s.database.Rename(ctx, from, to)
}

// Names lists the names of all libraries, in order.
func (s *Server) Names(ctx context.Context) ([]string, error) { return s.database.Names(ctx) }

// Remove removes the library of a name with all that it holds. Who has it open finds it
// lost.
func (s *Server) Remove(ctx context.Context, name string) error {
	return s.database.Remove(ctx, name)
}

// checkName refuses what is no name of a library.
func checkName(name string) error {
	if !libraryName.MatchString(name) {
		return fmt.Errorf("library name %q: %w: wants 1 to 64 of a-z, 0-9, - and _", name, corpus.ErrMalformed)
	}
	return nil
}

// Take makes a library of a name out of another, a file's, with the numbers of all that it
// holds, so that buttons and links go on to mean the same. [corpus.ErrExists] says that
// there is a library of that name with something in it.
func (s *Server) Take(ctx context.Context, name string, from *Library) (Holdings, error) {
	l, err := s.Open(ctx, name)
	if err != nil {
		return Holdings{}, err
	}
	defer l.Close()
	if err := copies.All(ctx, from.db, l.db, false); err != nil {
		return Holdings{}, fmt.Errorf("take library %q: %w", name, file.Error(err))
	}
	return l.holdings(ctx)
}

// asideName is what a library is called that is kept and not used.
func asideName(name string) string {
	stamp := time.Now().UTC().Format("-before-20060102-150405")
	return name[:min(len(name), 64-len(stamp))] + stamp
}

var aside = regexp.MustCompile(`.-before-[0-9]{8}-[0-9]{6}$`)

// IsAside tells of the name of a library whether it is one that was set aside when another
// took its place, or when it was moved.
func IsAside(name string) bool { return aside.MatchString(name) }

// Restore makes the library of a name a copy of a backup, as [Restore] does with a file.
// What was there before is kept under another name. Whoever has the library open goes on
// with what it holds now.
func (s *Server) Restore(ctx context.Context, backup, name string, force bool) (Restored, error) {
	r, err := s.restore(ctx, backup, name, force)
	if err != nil {
		err = fmt.Errorf("restore library %q from %q: %w", name, backup, file.Error(err))
	}
	return r, err
}

func (s *Server) restore(ctx context.Context, backup, name string, force bool) (r Restored, err error) {
	dir, err := MakeTemp("import")
	if err != nil {
		return r, err
	}
	defer os.RemoveAll(dir)
	draft := filepath.Join(dir, "backup")
	if err := copies.FromBackup(ctx, backup, draft); err != nil {
		return r, err
	}
	if r.Holdings, err = copies.Prove(ctx, draft); err != nil {
		return r, err
	}
	from, err := OpenExisting(ctx, draft)
	if err != nil {
		return r, err
	}
	defer from.Close()
	l, err := s.Open(ctx, name)
	if err != nil {
		return r, err
	}
	defer l.Close()
	if changed, err := l.changedSince(ctx, from, &r); err != nil || changed && !force {
		return r, cmp.Or(err, corpus.ErrChanged)
	}
	if r.Replaced, err = s.keepCopy(ctx, name, l); err != nil {
		return r, err
	}
	return r, copies.All(ctx, from.db, l.db, true)
}

// keepCopy copies a library that holds something to one of another name.
func (s *Server) keepCopy(ctx context.Context, name string, l *Library) (kept string, err error) {
	if h, err := l.holdings(ctx); err != nil || h.Sources == 0 {
		return "", err
	}
	kept = asideName(name)
	_, err = s.Take(ctx, kept, l)
	return kept, err
}

func (l *Library) holdings(ctx context.Context) (h Holdings, err error) {
	err = l.db.QueryRowContext(ctx, "SELECT (SELECT count(*) FROM sources), (SELECT count(*) FROM passages)").Scan(&h.Sources, &h.Passages)
	if err != nil {
		err = fmt.Errorf("count sources: %w", file.Error(err))
	}
	return h, err
}
