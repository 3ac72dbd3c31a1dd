package library

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"footnote/corpus"
)

// An export is there whole or not at all, as a full disk shows: a part of one would stand
// in the way of the next. It is its maker's alone, since it can hold whole works.
func TestExportWholeOrNotAtAll(t *testing.T) {
	l, _ := filled(t)
	path := filepath.Join(t.TempDir(), "out.sqlite")
	if err := l.Export(t.Context(), path, true); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the export is %v, %v, want it readable by its owner alone", info.Mode(), err)
	}
	wantOnly(t, path, "out.sqlite")
	if err := l.Export(t.Context(), path, true); !errors.Is(err, corpus.ErrExists) {
		t.Errorf("Export over a file = %v, want ErrExists", err)
	}
	if l.db.IsServed() {
		t.Skip("what follows breaks a file's tables")
	}
	if _, err := l.db.Exec("DROP TABLE shown"); err != nil { // stops an export after its copy
		t.Fatal(err)
	}
	other := filepath.Join(t.TempDir(), "other.sqlite")
	if err := l.Export(t.Context(), other, true); err == nil {
		t.Error("Export of a broken library = nil, want an error")
	}
	wantOnly(t, other)
}
