package library

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
	"footnote/corpus/library/internal/copies"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/journal"
)

// lived makes a library that people have used: with numbers that were given up, a removal,
// a file, vectors, and all kinds of what the journal keeps.
func lived(t *testing.T, l *Library) {
	t.Helper()
	ctx := t.Context()
	mustAdd(t, l, work("1"), texts("one", "two"))
	gone := mustAdd(t, l, work("2"), texts("three"))
	mustAdd(t, l, work("3"), texts("four", "five", "six"))
	_, _, err := l.RemoveKeeping(ctx, gone.ID, "ann")
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	check(err)
	check(l.AddEmbeddings(ctx, "m", []Embedding{{Passage: 1, Vector: []float32{1, 0}}, {Passage: 5, Vector: []float32{0, 1}}}))
	_, err = l.KeepOriginal(ctx, Original{Data: []byte("a file"), Note: "waits"}, 1<<20)
	check(err)
	at := time.Date(2026, 1, 2, 3, 4, 5, 6, time.UTC)
	check(l.Journal.Set(ctx, "style", "apa"))
	check(l.Journal.KeepAnswer(ctx, journal.KeptAnswer{ID: "a1", Question: "why?", Member: "bob", Channel: "c", Verdict: "sure", Evidence: []journal.KeptEvidence{{Passage: 5, Grade: "A", Start: 1, End: 2}}, AskedAt: at}))
	check(l.Journal.NoteShown(ctx, "m1", "a1"))
	check(l.Journal.Rate(ctx, "a1", "bob", false))
	check(l.Journal.AddGap(ctx, journal.Gap{Question: "how?", Verdict: "nothing", AskedAt: at}))
	_, err = l.Journal.Suggest(ctx, journal.Suggestion{Member: "eve", Title: "Ropes", At: at})
	check(err)
}

// rowsOf reads all rows of some tables of a library, past its methods; of all if none is
// named.
func rowsOf(t *testing.T, l *Library, names ...string) map[string][][]any {
	t.Helper()
	all := map[string][][]any{}
	for _, table := range append(copies.Tables(), copies.Table{Name: "numbers", Columns: "name, last", Read: "name, last", Order: "name"}, copies.Table{Name: "library", Columns: "revision", Read: "revision", Order: "revision"}) {
		if len(names) > 0 && !slices.Contains(names, table.Name) {
			continue
		}
		rows, err := l.db.QueryContext(t.Context(), "SELECT "+table.Columns+" FROM "+table.Name+" ORDER BY "+table.Order)
		if err != nil {
			t.Fatal(err)
		}
		columns, _ := rows.Columns()
		for rows.Next() {
			row := make([]any, len(columns))
			if err := rows.Scan(file.Row(row).Pointers()...); err != nil {
				t.Fatal(err)
			}
			all[table.Name] = append(all[table.Name], row)
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		rows.Close()
	}
	return all
}

func TestMoveThereAndBack(t *testing.T) {
	s := sharedServer(t)
	ctx := t.Context()
	from := mustOpen(t, filepath.Join(t.TempDir(), "x.sqlite"))
	lived(t, from)
	if h, err := s.Take(ctx, "moved", from); err != nil || h.Sources != 2 || h.Passages != 5 {
		t.Fatalf("Take = %v, %v", h, err)
	}
	there, err := s.OpenExisting(ctx, "moved")
	if err != nil {
		t.Fatal(err)
	}
	defer there.Close()
	if diff := cmp.Diff(rowsOf(t, from), rowsOf(t, there)); diff != "" {
		t.Errorf("on the server (-file +server):\n%s", diff)
	}
	if _, err := s.Take(ctx, "moved", from); !errors.Is(err, corpus.ErrExists) {
		t.Errorf("second Take = %v, want %v", err, corpus.ErrExists)
	}
	path := filepath.Join(t.TempDir(), "back.sqlite")
	if _, err := there.Backup(ctx, path); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(rowsOf(t, from), rowsOf(t, mustOpen(t, path))); diff != "" {
		t.Errorf("back in a file (-before +after):\n%s", diff)
	}
	// What is added now has the number that it would have had in the file.
	if a, b := mustAdd(t, from, work("9"), texts("x")), mustAdd(t, there, work("9"), texts("x")); a.ID != b.ID || a.ID != 4 {
		t.Errorf("numbers %d in the file and %d on the server, want 4", a.ID, b.ID)
	}
}

func TestServerRestore(t *testing.T) {
	s := sharedServer(t)
	ctx := t.Context()
	l, err := s.Open(ctx, "restored")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	lived(t, l)
	path := filepath.Join(t.TempDir(), "b.sqlite")
	if _, err := l.Backup(ctx, path); err != nil {
		t.Fatal(err)
	}
	late := mustAdd(t, l, work("late"), texts("seven"))
	changed, _ := l.Revision(ctx)
	if r, err := s.Restore(ctx, path, "restored", false); !errors.Is(err, corpus.ErrChanged) || r.Lost != 1 {
		t.Fatalf("Restore = %+v, %v, want one source lost and %v", r, err, corpus.ErrChanged)
	}
	r, err := s.Restore(ctx, path, "restored", true)
	if err != nil || r.Sources != 2 || r.Replaced == "" {
		t.Fatalf("Restore = %+v, %v", r, err)
	}
	if _, err := l.Source(ctx, late.ID); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("a source from after the backup: %v", err)
	}
	if now, _ := l.Revision(ctx); now <= changed {
		t.Errorf("revision %d after the restore, want above %d", now, changed)
	}
	if again := mustAdd(t, l, work("later"), texts("eight")); again.ID <= late.ID {
		t.Errorf("number %d is used again", again.ID)
	}
	kept, err := s.OpenExisting(ctx, r.Replaced)
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	if _, err := kept.Source(ctx, late.ID); err != nil {
		t.Errorf("what was replaced is not kept: %v", err)
	}
}

func TestRemovedIsLost(t *testing.T) {
	s := sharedServer(t)
	l, err := s.Open(t.Context(), "removed")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	lived(t, l)
	if err := s.Remove(t.Context(), "removed"); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Add(t.Context(), work("x"), texts("x")); !errors.Is(err, corpus.ErrLost) {
		t.Errorf("Add to a removed library = %v, want %v", err, corpus.ErrLost)
	}
	for table, rows := range rowsOf(t, l) {
		if len(rows) > 0 {
			t.Errorf("%d rows of %s are left", len(rows), table)
		}
	}
}
