package library

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"footnote/corpus"
	"footnote/corpus/library/journal"
)

// writers are all that changes a library.
func writers(s corpus.Source, removal, suggestion int64) map[string]func(context.Context, *Library) error {
	return map[string]func(context.Context, *Library) error{
		"Add": func(ctx context.Context, l *Library) error {
			_, err := l.Add(ctx, corpus.Source{Digest: "new"}, []corpus.Passage{{Text: "new"}})
			return err
		},
		"Replace": func(ctx context.Context, l *Library) error {
			_, _, err := l.Replace(ctx, s.ID, corpus.Source{Digest: "other"}, []corpus.Passage{{Text: "other"}})
			return err
		},
		"Edit": func(ctx context.Context, l *Library) error {
			_, err := edit(ctx, l, s.ID, corpus.Metadata{})
			return err
		},
		"ChangeShelves": func(ctx context.Context, l *Library) error {
			_, err := l.ChangeShelves(ctx, s.ID, PutOn("x"))
			return err
		},
		"Restore": func(ctx context.Context, l *Library) error { _, err := l.Restore(ctx, removal); return err },
		"RemoveKeeping": func(ctx context.Context, l *Library) error {
			_, _, err := l.RemoveKeeping(ctx, s.ID, "1")
			return err
		},
		"Remove":       func(ctx context.Context, l *Library) error { _, err := l.Remove(ctx, s.ID); return err },
		"Set":          func(ctx context.Context, l *Library) error { return l.Journal.Set(ctx, "a", "1") },
		"ForgetMember": func(ctx context.Context, l *Library) error { _, err := l.ForgetMember(ctx, "42"); return err },
		"KeepAnswer": func(ctx context.Context, l *Library) error {
			return l.Journal.KeepAnswer(ctx, journal.KeptAnswer{ID: "y"})
		},
		"Rate": func(ctx context.Context, l *Library) error { return l.Journal.Rate(ctx, "x", "1", true) },
		"AddGap": func(ctx context.Context, l *Library) error {
			return l.Journal.AddGap(ctx, journal.Gap{Question: "why?"})
		},
		"Forget":         func(ctx context.Context, l *Library) error { return l.Journal.Forget(ctx, time.Now()) },
		"ForgetRemovals": func(ctx context.Context, l *Library) error { return l.ForgetRemovals(ctx, time.Now()) },
		"Suggest": func(ctx context.Context, l *Library) error {
			_, err := l.Journal.Suggest(ctx, journal.Suggestion{})
			return err
		},
		"ChangeSuggestion": func(ctx context.Context, l *Library) error {
			_, err := l.Journal.ChangeSuggestion(ctx, suggestion, func(*journal.Suggestion) error { return nil })
			return err
		},
		"AddEmbeddings": func(ctx context.Context, l *Library) error {
			return l.AddEmbeddings(ctx, "m", []Embedding{{Passage: 1, Vector: []float32{1, 0}}})
		},
		"DropEmbeddings": func(ctx context.Context, l *Library) error { return l.DropEmbeddings(ctx, "m") },
	}
}

// What is written to a file that was deleted or replaced is no success.
func TestLibraryFileLost(t *testing.T) {
	for how, lose := range map[string]func(path string) error{
		"deleted": os.Remove,
		"replaced": func(path string) error {
			other := path + ".other"
			l := mustOpen(t, other)
			return errors.Join(l.Close(), os.Rename(other, path))
		},
	} {
		path := filepath.Join(t.TempDir(), "x.sqlite")
		l := mustOpen(t, path)
		gone := mustAdd(t, l, corpus.Source{Digest: "gone"}, []corpus.Passage{{Text: "zero"}})
		s := mustAdd(t, l, corpus.Source{Digest: "d"}, []corpus.Passage{{Text: "one"}})
		_, removal, err := l.RemoveKeeping(t.Context(), gone.ID, "1")
		suggestion, err2 := l.Journal.Suggest(t.Context(), journal.Suggestion{Title: "B"})
		if err := errors.Join(err, err2, l.Journal.KeepAnswer(t.Context(), journal.KeptAnswer{ID: "x"}), l.InPlace(), lose(path)); err != nil {
			t.Fatal(err)
		}
		if err := l.InPlace(); !errors.Is(err, corpus.ErrLost) {
			t.Errorf("%s: InPlace = %v, want %v", how, err, corpus.ErrLost)
		}
		for name, write := range writers(s, removal, suggestion) {
			if err := write(t.Context(), l); !errors.Is(err, corpus.ErrLost) {
				t.Errorf("%s: %s = %v, want %v", how, name, err, corpus.ErrLost)
			}
		}
	}
}
