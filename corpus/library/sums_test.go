package library

import (
	"path/filepath"
	"testing"

	"footnote/corpus"
	"footnote/corpus/library/internal/sums"
)

// damage changes a letter of the first passage behind the back of the library.
func damage(t *testing.T, l *Library) {
	t.Helper()
	if _, err := l.db.ExecContext(t.Context(), "UPDATE passages SET text = 'onf' WHERE source = 1 AND ordinal = 1"); err != nil {
		t.Fatal(err)
	}
}

func wantDamaged(t *testing.T, when string, c sums.Check, unknown int, want ...DamagedSource) {
	t.Helper()
	if c.Unknown != unknown || len(c.Damaged) != len(want) || len(want) > 0 && c.Damaged[0] != want[0] {
		t.Errorf("%s: %+v, want %d unknown and %+v", when, c, unknown, want)
	}
}

// A text that is another than was stored is named, also in a backup; of one that an older
// program has stored the sum is taken once.
func TestSums(t *testing.T) {
	l := newLibrary(t)
	ctx := t.Context()
	mustAdd(t, l, work("1"), texts("one", "two"))
	mustAdd(t, l, work("2"), texts("three"))
	read := func() sums.Check {
		c, err := sums.Read(ctx, l.db.DB)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	wantDamaged(t, "new", read(), 0)
	edited := work("2").Metadata
	edited.Title = "Another title"
	if _, err := edit(ctx, l, 2, edited); err != nil {
		t.Fatal(err)
	}
	wantDamaged(t, "edited", read(), 0)
	damage(t, l)
	text := DamagedSource{ID: 1, Title: work("1").Title, Text: true}
	wantDamaged(t, "damaged", read(), 0, text)
	h, err := l.Backup(ctx, filepath.Join(t.TempDir(), "copy.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	wantDamaged(t, "backup", h.Check, 0, text)
	if _, err := l.db.ExecContext(ctx, "UPDATE sources SET title = 'Bnother title' WHERE id = 2"); err != nil {
		t.Fatal(err)
	}
	if c := read(); len(c.Damaged) != 2 || c.Damaged[1] != (DamagedSource{ID: 2, Title: "Bnother title", Record: true}) {
		t.Errorf("a title was changed: %+v", c)
	}
	if _, err := l.db.ExecContext(ctx, "DELETE FROM sums"); err != nil {
		t.Fatal(err)
	}
	wantDamaged(t, "of before", read(), 2)
	if n, err := l.TakeSums(ctx); n != 2 || err != nil {
		t.Errorf("TakeSums = %d, %v, want 2", n, err)
	}
	wantDamaged(t, "taken", read(), 0)
	if n, err := l.TakeSums(ctx); n != 0 || err != nil {
		t.Errorf("TakeSums = %d, %v, want nothing left", n, err)
	}
}

// What a disk changes while a removal waits for undo is noticed once it is back, and what it
// does not change is not.
func TestSumsOfRemovals(t *testing.T) {
	for name, spoil := range map[string]string{
		"nothing": "",
		"text":    `UPDATE removals SET passages = replace(passages, 'the second', 'the tecond')`,
		"record":  `UPDATE removals SET source = replace(source, 'On Bridges', 'Of Bridges')`,
	} {
		l := newLibrary(t)
		s := work("1")
		s.Title, s.Authors, s.Issued, s.Found, s.Shelves = "On Bridges", []string{"Mason, Ada"}, "2019-04-02", map[string]string{"title": "text"}, []string{"Week 3"}
		passages := texts("the first", "the second")
		passages[1].Locator = corpus.Locator{Section: "Two", Paragraph: 2, Page: 3, Label: "iii", LastPage: 4, LastLabel: "iv", Recognised: 80}
		mustAdd(t, l, s, passages)
		_, removal, err := l.RemoveKeeping(t.Context(), 1, "42")
		if err != nil {
			t.Fatal(err)
		}
		if spoil != "" {
			if _, err := l.db.ExecContext(t.Context(), spoil); err != nil {
				t.Fatal(err)
			}
		}
		back, err := l.Restore(t.Context(), removal)
		if err != nil {
			t.Fatal(err)
		}
		c, err := sums.Read(t.Context(), l.db.DB)
		if err != nil {
			t.Fatal(err)
		}
		var want []DamagedSource
		if spoil != "" {
			want = []DamagedSource{{ID: back.ID, Title: back.Title, Record: name == "record", Text: name == "text"}}
		}
		wantDamaged(t, name, c, 0, want...)
	}
}

// Sums travel with a library, so that damage does not become the truth by a move.
func TestMoveCarriesSums(t *testing.T) {
	s := sharedServer(t)
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "summed.sqlite")
	l := mustOpen(t, path)
	mustAdd(t, l, work("1"), texts("one", "two"))
	mustAdd(t, l, work("2"), texts("three"))
	damage(t, l)
	l.Close()
	text := DamagedSource{ID: 1, Title: work("1").Title, Text: true}
	in, _, err := s.MoveIn(ctx, "summed", path)
	if err != nil {
		t.Fatal(err)
	}
	wantDamaged(t, "in", in.Check, 0, text)
	there, err := s.Inspect(ctx, "summed", "")
	if err != nil {
		t.Fatal(err)
	}
	wantDamaged(t, "there", there.Check, 0, text)
	out, _, err := s.MoveOut(ctx, "summed", path)
	if err != nil {
		t.Fatal(err)
	}
	wantDamaged(t, "out", out.Check, 0, text)
}
