package library

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
	"footnote/corpus/library/internal/copies"
	"footnote/corpus/library/internal/file"
)

// large makes a library whose copy takes a while.
func large(t *testing.T, l *Library) {
	t.Helper()
	for i := range 20 {
		passages := make([]corpus.Passage, 300)
		for j := range passages {
			passages[j].Text = fmt.Sprintf("passage %d of source %d", j, i)
		}
		mustAdd(t, l, work(fmt.Sprintf("old-%d", i)), passages)
	}
}

// adding adds source after source to a library, which it opens again for each unless it is
// kept, until it is gone, and gives the digests of those that were reported as added.
func adding(ctx context.Context, kept *Library, open func() (*Library, error)) (added []string, err error) {
	for i := 0; ctx.Err() == nil; i++ {
		digest := fmt.Sprintf("new-%d", i)
		l, err := kept, error(nil)
		if kept == nil {
			l, err = open()
		}
		if err == nil {
			_, err = l.Add(ctx, work(digest), texts("new"))
		}
		switch {
		case errors.Is(err, corpus.ErrLost), errors.Is(err, corpus.ErrNotFound), errors.Is(err, corpus.ErrMoved):
			return added, nil
		case err == nil:
			added = append(added, digest)
		}
		if l != nil && kept == nil {
			l.Close()
		}
		time.Sleep(time.Millisecond)
	}
	return added, ctx.Err()
}

// While somebody adds to a library it is moved, and nothing that was reported as added is
// missing where it is then.
func TestMoveUnderAWriter(t *testing.T) {
	t.Parallel()
	s := sharedServer(t)
	path := filepath.Join(t.TempDir(), "busy.sqlite")
	ends := map[string]struct {
		open, after func() (*Library, error)
		move        func() error
	}{
		"in": {
			open:  func() (*Library, error) { return OpenExisting(t.Context(), path) },
			after: func() (*Library, error) { return s.OpenExisting(t.Context(), "busy") },
			move:  func() error { _, _, err := s.MoveIn(t.Context(), "busy", path); return err },
		},
		"out": {
			open:  func() (*Library, error) { return s.OpenExisting(t.Context(), "busy") },
			after: func() (*Library, error) { return OpenExisting(t.Context(), path) },
			move:  func() error { _, _, err := s.MoveOut(t.Context(), "busy", path); return err },
		},
	}
	first := mustOpen(t, path)
	large(t, first)
	first.Close()
	for _, direction := range []string{"in", "out"} {
		end := ends[direction]
		var added []string
		var addErr error
		ctx, stop := context.WithTimeout(t.Context(), 5*time.Minute) // a busy machine takes one
		began, done := make(chan bool), make(chan bool)
		go func() {
			defer close(done)
			var kept *Library
			if direction == "out" { // nobody may have a file open
				if kept, addErr = end.open(); addErr != nil {
					close(began)
					return
				}
				defer kept.Close()
			}
			close(began)
			added, addErr = adding(ctx, kept, end.open)
		}()
		<-began
		time.Sleep(50 * time.Millisecond)
		for {
			err := end.move()
			if err == nil {
				break
			}
			if !errors.Is(err, corpus.ErrInUse) || ctx.Err() != nil {
				t.Fatalf("%s: %v", direction, err)
			}
		}
		<-done
		stop()
		if addErr != nil || len(added) == 0 {
			t.Fatalf("%s: %d added, %v", direction, len(added), addErr)
		}
		there, err := end.after()
		if err != nil {
			t.Fatal(err)
		}
		has := digestsIn(t, there)
		for _, digest := range added {
			if !has[digest] {
				t.Errorf("%s: %s was reported as added and is not there, of %d", direction, digest, len(added))
			}
		}
		for digest := range has { // so that the other direction adds them again
			if len(digest) > 3 && digest[:3] == "new" {
				removeDigest(t, there, digest)
			}
		}
		there.Close()
	}
}

// digestsIn are those of all sources.
func digestsIn(t *testing.T, l *Library) map[string]bool {
	t.Helper()
	sources, err := l.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]bool{}
	for _, source := range sources {
		all[source.Digest] = true
	}
	return all
}

func removeDigest(t *testing.T, l *Library, digest string) {
	t.Helper()
	sources, err := l.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, source := range sources {
		if source.Digest == digest {
			if _, err := l.Remove(t.Context(), source.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// A move that was killed when the copy was there, and the old library still in its place,
// is gone on with; one after which both were changed is not.
func TestMoveGoesOn(t *testing.T) {
	s := sharedServer(t)
	ctx := t.Context()
	for name, changed := range map[string]bool{"killed": false, "killed-changed": true} {
		path := filepath.Join(t.TempDir(), name+".sqlite")
		l := mustOpen(t, path)
		lived(t, l)
		want := rowsOf(t, l)
		l.Close()
		copyIn(t, s, name, path)
		if changed {
			l = mustOpen(t, path)
			mustAdd(t, l, work("late"), texts("late"))
			l.Close()
		}
		_, _, err := s.MoveIn(ctx, name, path)
		if changed {
			if !errors.Is(err, corpus.ErrExists) {
				t.Errorf("%s: in = %v, want %v", name, err, corpus.ErrExists)
			}
			continue
		}
		if err != nil {
			t.Fatalf("%s: in = %v", name, err)
		}
		if left, err := filepath.Glob(path + "*"); err != nil || len(left) != 1 || !strings.Contains(left[0], ".moved-") {
			t.Errorf("%s: beside it lie %v, want what was moved alone", name, left)
		}
		there, err := s.OpenExisting(ctx, name)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, rowsOf(t, there)); diff != "" {
			t.Errorf("%s (-file +server):\n%s", name, diff)
		}
		copyOut(t, there, path)
		mustAdd(t, there, work("later"), texts("later")) // which the copy does not have
		want = rowsOf(t, there)
		there.Close()
		_, kept, err := s.MoveOut(ctx, name, path)
		if err != nil || !IsAside(kept) {
			t.Fatalf("%s: out = %q, %v", name, kept, err)
		}
		if diff := cmp.Diff(want, rowsOf(t, mustOpen(t, path))); diff != "" {
			t.Errorf("%s (-server +file):\n%s", name, diff)
		}
		if has, err := s.Has(ctx, name); has || err != nil {
			t.Errorf("%s is on the server still: %v", name, err)
		}
	}
}

// copyIn does what a move in has done when it is killed before it sets the file aside.
func copyIn(t *testing.T, s *Server, name, path string) {
	t.Helper()
	from, free, err := file.Hold(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer free()
	to, err := s.Open(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	defer to.Close()
	if err := copies.Fill(t.Context(), to.db, from); err != nil {
		t.Fatal(err)
	}
}

// copyOut does what a move out has done when it is killed before the change is stored.
func copyOut(t *testing.T, from *Library, path string) {
	t.Helper()
	killed := errors.New("killed")
	_, _, err := copies.MoveOut(t.Context(), from.db, path, func(*sql.Tx) (string, error) { return "", killed })
	if !errors.Is(err, killed) {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatal(err)
	}
}

// What is open is not moved into the database, and is as it was.
func TestMoveOfOneInUse(t *testing.T) {
	s := sharedServer(t)
	path := filepath.Join(t.TempDir(), "open.sqlite")
	l := mustOpen(t, path)
	mustAdd(t, l, work("1"), texts("one"))
	if _, _, err := s.MoveIn(t.Context(), "open", path); !errors.Is(err, corpus.ErrInUse) {
		t.Errorf("MoveIn = %v, want %v", err, corpus.ErrInUse)
	}
	if has, err := s.Has(t.Context(), "open"); has || err != nil {
		t.Errorf("Has = %v, %v: the database has it all the same", has, err)
	}
	mustAdd(t, l, work("2"), texts("two"))
}

// Kept files that are damaged go along and are told of, both ways; a file that is damaged
// itself stays where it is.
func TestMoveOfDamage(t *testing.T) {
	s := sharedServer(t)
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "damaged.sqlite")
	l := mustOpen(t, path)
	addWithFile(t, l, "ropes")
	addWithFile(t, l, "knots")
	if _, err := l.db.ExecContext(ctx, "UPDATE originals SET data = x'00ff' WHERE digest = ?", sumOf("ropes")); err != nil {
		t.Fatal(err)
	}
	l.Close()
	if h, _, err := s.MoveIn(ctx, "damaged", path); err != nil || h.DamagedFiles != 1 || h.Sources != 2 {
		t.Errorf("in = %+v, %v, want one damaged file of two", h, err)
	}
	if h, _, err := s.MoveOut(ctx, "damaged", path); err != nil || h.DamagedFiles != 1 {
		t.Errorf("out = %+v, %v, want one damaged file", h, err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data[bytes.Index(data, []byte(sumOf("knots")))+10] ^= 1 // in a table or its index, and not in the other
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.MoveIn(ctx, "damaged", path); !errors.Is(err, corpus.ErrNotLibrary) {
		t.Errorf("in = %v, want %v", err, corpus.ErrNotLibrary)
	}
	if has, err := s.Has(ctx, "damaged"); has || err != nil {
		t.Errorf("Has = %v, %v: the database has it all the same", has, err)
	}
}
