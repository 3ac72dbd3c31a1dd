package library

import (
	"database/sql"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"footnote/corpus"
	"footnote/corpus/library/internal/sums"
)

func correct(t *testing.T, l *Library, id corpus.SourceID, by string, change func(m *corpus.Metadata)) corpus.Source {
	t.Helper()
	s, err := l.ChangeRecord(t.Context(), id, by, func(m corpus.Metadata) (corpus.Metadata, error) {
		change(&m)
		return m, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Corrections are taken back one after the other, the last one first, also after the library
// was closed, and by whom and when they were made is known.
func TestUndoCorrection(t *testing.T) {
	open := newHandles(t)
	l := open()
	first := mustAdd(t, l, work("1"), texts("one"))
	other := mustAdd(t, l, work("2"), texts("two"))
	correct(t, l, first.ID, "anna", func(m *corpus.Metadata) { m.Title, m.Issued = "Second", "1999" })
	correct(t, l, other.ID, "carl", func(m *corpus.Metadata) { m.Title = "Other" })
	correct(t, l, first.ID, "ben", func(m *corpus.Metadata) { m.Title, m.Series = "Third", "Studies" })
	correct(t, l, first.ID, "ben", func(m *corpus.Metadata) {}) // changes nothing, so it is none
	l = open()
	last, err := l.LastCorrection(t.Context(), first.ID)
	if err != nil || last.By != "ben" || time.Since(last.At) > time.Hour || last.Was.Title != "Second" || last.Became.Title != "Third" {
		t.Fatalf("LastCorrection = %+v, %v", last, err)
	}
	if _, _, err := l.UndoCorrection(t.Context(), first.ID, last.ID-1); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("a correction that is not the last was taken back: %v", err)
	}
	s, undone, err := l.UndoCorrection(t.Context(), first.ID, last.ID)
	if err != nil || undone.ID != last.ID || s.Title != "Second" || s.Series != "" || s.Issued != "1999" || s.Found["title"] != corpus.FoundGiven || s.Found["series"] != "" {
		t.Fatalf("UndoCorrection = %+v, %+v, %v", s, undone, err)
	}
	if _, _, err := l.UndoCorrection(t.Context(), first.ID, last.ID); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("the same correction was taken back twice: %v", err)
	}
	s, undone, err = l.UndoCorrection(t.Context(), first.ID, 0)
	if err != nil || undone.By != "anna" || s.Title != first.Title || s.Issued != first.Issued || s.Found["title"] != first.Found["title"] {
		t.Errorf("UndoCorrection = %+v, %+v, %v, want the record as it was added", s, undone, err)
	}
	if _, _, err := l.UndoCorrection(t.Context(), first.ID, 0); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("with nothing to take back: %v", err)
	}
	if s, err := l.Source(t.Context(), other.ID); err != nil || s.Title != "Other" {
		t.Errorf("the other source = %+v, %v, want its own correction to stay", s, err)
	}
	if problems, err := sums.Read(t.Context(), l.db.DB); err != nil || len(problems.Damaged) > 0 {
		t.Errorf("sums: %+v, %v", problems, err)
	}
}

// What has come into a record from elsewhere after a correction stays when that is taken back.
func TestUndoLeavesWhatCameLater(t *testing.T) {
	l := newLibrary(t)
	s := mustAdd(t, l, work("1"), texts("one"))
	correct(t, l, s.ID, "anna", func(m *corpus.Metadata) { m.Publisher = "Wrong Press" })
	later := func(_ *sql.Tx, m corpus.Metadata) (corpus.Metadata, error) {
		m.DOI = "10.1/later"
		m.Note("JSON-LD", "doi")
		return m, nil
	}
	if _, err := l.changeRecord(t.Context(), s.ID, later); err != nil {
		t.Fatal(err)
	}
	back, _, err := l.UndoCorrection(t.Context(), s.ID, 0)
	if err != nil || back.Publisher != s.Publisher || back.DOI != "10.1/later" || back.Found["doi"] != "JSON-LD" {
		t.Errorf("UndoCorrection = %+v, %v", back, err)
	}
}

// Only the last corrections of a source are kept. Those of one that is removed come back
// with it; once it cannot come back they go, and no export has them.
func TestCorrectionsAreBounded(t *testing.T) {
	l := mustOpen(t, filepath.Join(t.TempDir(), "x.sqlite"))
	s := mustAdd(t, l, work("1"), texts("one"))
	for i := range 15 {
		correct(t, l, s.ID, "anna", func(m *corpus.Metadata) { m.Title = strings.Repeat("x", i+1) })
	}
	count := func() (n int) {
		if err := l.db.QueryRow("SELECT count(*) FROM corrections").Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	if n := count(); n != 10 {
		t.Errorf("%d corrections are kept, want 10", n)
	}
	_, removal, err := l.RemoveKeeping(t.Context(), s.ID, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Restore(t.Context(), removal); err != nil {
		t.Fatal(err)
	}
	if back, _, err := l.UndoCorrection(t.Context(), s.ID, 0); err != nil || back.Title != strings.Repeat("x", 14) {
		t.Errorf("after it was removed and brought back: %+v, %v", back, err)
	}
	if rows, err := l.ForgetMember(t.Context(), "anna"); err != nil || rows < 9 {
		t.Errorf("ForgetMember = %d, %v", rows, err)
	}
	if c, err := l.LastCorrection(t.Context(), s.ID); err != nil || c.By != "" {
		t.Errorf("after who made it is forgotten: %+v, %v", c, err)
	}
	export := filepath.Join(t.TempDir(), "e.sqlite")
	if err := l.Export(t.Context(), export, false); err != nil {
		t.Fatal(err)
	}
	if _, err := mustOpen(t, export).LastCorrection(t.Context(), s.ID); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("an export has corrections: %v", err)
	}
	if _, err := l.Remove(t.Context(), s.ID); err != nil {
		t.Fatal(err)
	}
	if err := l.ForgetRemovals(t.Context(), time.Now().Add(time.Hour)); err != nil || count() != 0 {
		t.Errorf("%d corrections of a source that is gone, %v", count(), err)
	}
}

// A library of the form before corrections were kept is corrected like any other.
func TestCorrectionsInOlderForms(t *testing.T) {
	l := mustOpen(t, libraryOfForm(t, 15))
	if _, err := l.LastCorrection(t.Context(), 1); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("LastCorrection = %v, want none", err)
	}
	correct(t, l, 1, "anna", func(m *corpus.Metadata) { m.Title = "Cables" })
	if s, _, err := l.UndoCorrection(t.Context(), 1, 0); err != nil || s.Title != "Ropes" {
		t.Errorf("UndoCorrection = %+v, %v", s, err)
	}
}
