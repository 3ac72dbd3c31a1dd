package library

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"footnote/corpus"
)

// The end of a library leaves nothing beside it, takes all that its log holds, and
// waits for everybody who has it open.
func TestEndOfALibrary(t *testing.T) {
	for name, end := range map[string]func(ctx context.Context, path, to string) error{
		"Delete":   func(ctx context.Context, path, _ string) error { return Delete(ctx, path) },
		"SetAside": SetAside,
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path, to := filepath.Join(dir, "x.sqlite"), filepath.Join(dir, "aside", "y.sqlite")
			l := mustOpen(t, path)
			mustAdd(t, l, corpus.Source{Digest: "d"}, []corpus.Passage{{Text: "one"}})
			if err := end(t.Context(), path, to); !errors.Is(err, corpus.ErrInUse) {
				t.Errorf("of one in use = %v, want %v", err, corpus.ErrInUse)
			}
			if err := l.InPlace(); err != nil {
				t.Fatal(err)
			}
			mustAdd(t, l, corpus.Source{Digest: "e"}, []corpus.Passage{{Text: "two"}})
			leaveLog(t, l, path)
			for _, file := range []string{path + "-wal.old1", path + ".before"} { // a log that was another's, and a copy that somebody keeps
				if err := os.WriteFile(file, nil, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if err := end(t.Context(), path, to); err != nil {
				t.Fatal(err)
			}
			if left, _ := filepath.Glob(path + "*"); len(left) != 1 || left[0] != path+".before" {
				t.Errorf("%v are left, want the copy alone", left)
			}
			if name == "SetAside" {
				if sources, err := mustOpen(t, to).Sources(t.Context()); err != nil || len(sources) != 2 {
					t.Errorf("Sources = %v, %v, want both", sources, err)
				}
				if _, err := os.Stat(to + "-wal.old1"); err != nil {
					t.Errorf("the old log is not beside the library: %v", err)
				}
			}
			if sources, err := mustOpen(t, path).Sources(t.Context()); err != nil || len(sources) != 0 {
				t.Errorf("Sources of a new library there = %v, %v, want none", sources, err)
			}
		})
	}
}

// leaveLog closes a library and lays its log beside it again, as a kill leaves it.
func leaveLog(t *testing.T, l *Library, path string) {
	t.Helper()
	files := map[string][]byte{}
	for _, suffix := range []string{"", "-wal"} {
		data, err := os.ReadFile(path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		files[suffix] = data
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	for suffix, data := range files {
		if err := os.WriteFile(path+suffix, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
