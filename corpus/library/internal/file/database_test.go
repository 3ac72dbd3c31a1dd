package file

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// A file counts as used as long as somebody has it open, and is forgotten then.
func TestFilesInUse(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.sqlite")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	made, err := Open(path, ReadWrite)
	if err == nil {
		err = errors.Join(Migrate(t.Context(), made, Schema), made.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	first, err := OpenDatabase(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			d, err := OpenDatabase(t.Context(), path)
			if err != nil {
				t.Error(err)
				return
			}
			if err := d.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	use := files.take(path)
	if use.open != 1 {
		t.Errorf("a file that one has open counts as open %d times", use.open)
	}
	files.giveBack(path, use)
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if _, known := files.byPath[path]; known {
		t.Error("a file that nobody has open is remembered")
	}
}

// New libraries are copies of one, but none has the last change of another: by that a log
// is known to be a library's own.
func TestNewLibrariesDiffer(t *testing.T) {
	form, err := NewestForm()
	if err != nil {
		t.Fatal(err)
	}
	changes := map[int64]bool{}
	for _, name := range []string{"a.sqlite", "b.sqlite"} {
		path := filepath.Join(t.TempDir(), name)
		if err := Create(t.Context(), path); err != nil {
			t.Fatal(err)
		}
		db, err := Open(path, ReadWrite)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		last, err := lastChange(t.Context(), db, form)
		if err != nil || changes[last] {
			t.Errorf("%s has the change %d, as the one before (%v)", name, last, err)
		}
		changes[last] = true
	}
}
