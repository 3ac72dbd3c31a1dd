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
