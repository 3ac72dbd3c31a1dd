package library

import (
	"context"
	"errors"
	"fmt"

	"footnote/corpus"
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
	db, err := s.handle(ctx, name, create)
	if err != nil {
		return nil, err
	}
	return with(db), nil
}

func (s *Server) handle(ctx context.Context, name string, create bool) (*file.Database, error) {
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
	return db, nil
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
