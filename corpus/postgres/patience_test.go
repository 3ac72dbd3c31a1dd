package postgres_test

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"footnote/corpus"
	"footnote/corpus/postgres"
	"footnote/corpus/postgres/postgrestest"
)

// Where the standby that is waited for is gone, a change says that it waits, and ends in
// "not known" and not in an error that says that nothing was done.
func TestStandbyIsAway(t *testing.T) {
	primary := postgrestest.Start(t)
	address := primary.Migrate(t, "libraries")
	standby := primary.Standby(t)
	ctx := t.Context()
	s := connect(t, address.Program)
	if st, err := s.State(ctx, time.Minute); err != nil || st.Silent || st.Standbys != 1 || !strings.Contains(st.WaitsFor, "standby") {
		t.Fatalf("State = %+v, %v, want a standby that confirms", st, err)
	}
	db, err := s.Library(ctx, "a", true)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	standby.Halt()
	st, err := s.State(ctx, time.Second)
	if err != nil || !st.Silent || st.Standbys != 0 {
		t.Errorf("State = %+v, %v, want none that confirms", st, err)
	}
	var told atomic.Int64
	impatient := connect(t, address.Program)
	impatient.Patience = postgres.Patience{Notice: 50 * time.Millisecond, Told: func() { told.Add(1) }, Most: time.Second, Lock: time.Second}
	for what, change := range map[string]func() error{
		"make":   func() error { _, err := impatient.Library(ctx, "b", true); return err },
		"rename": func() error { return impatient.Rename(ctx, "a", "c") },
	} {
		before := told.Load()
		if err := change(); !errors.Is(err, corpus.ErrUnknown) || errors.Is(err, context.Canceled) || told.Load() == before { // a busy machine is told of the lock, too
			t.Errorf("%s = %v, told %d times, want %v, and to be told", what, err, told.Load()-before, corpus.ErrUnknown)
		}
	}
	again, err := impatient.Library(ctx, "c", false)
	if errors.Is(err, corpus.ErrNotFound) { // on a busy machine the patience ends before the commit
		again, err = impatient.Library(ctx, "a", false)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	tx, err := again.BeginTx(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO settings (name, value) VALUES ('x', 'y')")
	if err = errors.Join(err, tx.Commit()); !errors.Is(err, corpus.ErrUnknown) || errors.Is(err, context.Canceled) {
		t.Errorf("a change in a library = %v, want %v", err, corpus.ErrUnknown)
	}
}

// Who waits for another change of the library is told, and gives up in the end.
func TestLockIsHeld(t *testing.T) {
	address := postgrestest.Database(t)
	s := connect(t, address.Program)
	var told atomic.Int64
	s.Patience = postgres.Patience{Notice: 50 * time.Millisecond, Told: func() { told.Add(1) }, Most: time.Minute, Lock: 500 * time.Millisecond}
	db, err := s.Library(t.Context(), "a", true)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	other, err := pgx.Connect(t.Context(), address.Program)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close(context.Background())
	show(t, other, "1")
	holding, err := other.Begin(t.Context())
	if err == nil {
		_, err = holding.Exec(t.Context(), "SELECT 1 FROM footnote.library FOR UPDATE")
	}
	if err != nil {
		t.Fatal(err)
	}
	before := told.Load() // on a busy machine also by what was done so far
	if _, err := db.BeginTx(t.Context(), nil); !errors.Is(err, corpus.ErrInUse) || told.Load() != before+1 {
		t.Errorf("a change beside another = %v, told %d times, want %v, told once", err, told.Load()-before, corpus.ErrInUse)
	}
	if err := holding.Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
	tx, err := db.BeginTx(t.Context(), nil)
	if err == nil {
		_, err = tx.ExecContext(t.Context(), "UPDATE library SET revision = 7")
		err = errors.Join(err, tx.Commit())
	}
	if err != nil {
		t.Errorf("a change after the other: %v", err)
	}
}
