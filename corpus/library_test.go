package corpus

import (
	"iter"
	"path/filepath"
	"testing"
)

func mustOpen(tb testing.TB, path string) *Library {
	tb.Helper()
	l, err := Open(tb.Context(), path)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { l.Close() })
	return l
}

func newLibrary(tb testing.TB) *Library {
	tb.Helper()
	return mustOpen(tb, filepath.Join(tb.TempDir(), "test.sqlite"))
}

func mustAdd(tb testing.TB, l *Library, s Source, passages []Passage) Source {
	tb.Helper()
	kept, err := l.Add(tb.Context(), s, passages)
	if err != nil {
		tb.Fatal(err)
	}
	return kept
}

// count goes through a sequence that must not fail.
func count[T any](tb testing.TB, rows iter.Seq2[T, error]) int {
	tb.Helper()
	return len(collect(tb, rows))
}

func collect[T any](tb testing.TB, rows iter.Seq2[T, error]) []T {
	tb.Helper()
	var all []T
	for row, err := range rows {
		if err != nil {
			tb.Fatal(err)
		}
		all = append(all, row)
	}
	return all
}
