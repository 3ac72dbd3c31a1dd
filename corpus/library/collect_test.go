package library

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"footnote/corpus"
)

// Works are known again, whether their text comes first or their record.
func TestCollect(t *testing.T) {
	ctx := t.Context()
	l, err := Open(ctx, filepath.Join(t.TempDir(), "a.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	text := []corpus.Passage{{Ordinal: 1, Text: "The clerk kept the books for forty years."}}
	record := func(digest, title, author, doi, volume string) corpus.Source {
		listed := corpus.Metadata{Title: title, Authors: []string{author}, DOI: doi, Volume: volume}
		listed.NoteRest(corpus.FoundInList)
		return corpus.Source{Metadata: listed, MediaType: corpus.RecordOnly, Digest: digest}
	}
	waiting, completed, err := l.Collect(ctx, record("1", "Dues of the Harbour", "Molnar, Ada", "", "12"), nil, true)
	if err != nil || completed || waiting.Passages != 0 {
		t.Fatalf("a record alone: %+v, %t, %v", waiting, completed, err)
	}
	read := corpus.Source{Metadata: corpus.Metadata{Title: "DUES OF THE HARBOUR", Authors: []string{"Molnar, A."}}, MediaType: "text/plain", Digest: "2"}
	read.NoteRest(corpus.FoundInText)
	kept, completed, err := l.Collect(ctx, read, text, false)
	if err != nil || completed || kept.Volume != "12" || kept.Title != "Dues of the Harbour" {
		t.Errorf("its text: %+v, %t, %v", kept.Metadata, completed, err)
	}
	if _, err := l.Source(ctx, waiting.ID); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("the record stays beside its text: %v", err)
	}
	kept, completed, err = l.Collect(ctx, record("3", "Dues of the harbour", "Molnar, Ada", "10.5555/x", "13"), nil, true)
	if err != nil || !completed || kept.Volume != "13" || kept.DOI != "10.5555/x" || kept.Passages != 1 {
		t.Errorf("a later record: %+v, %t, %v", kept, completed, err)
	}
	if _, completed, err = l.Collect(ctx, record("4", "Other words", "Dorn, Cy", "10.5555/X", "13"), nil, true); err != nil || !completed {
		t.Errorf("the same DOI: %t, %v", completed, err)
	}
	if _, _, err = l.Collect(ctx, record("5", "Other words", "Dorn, Cy", "10.5555/X", "13"), nil, true); !errors.Is(err, corpus.ErrExists) {
		t.Errorf("the same again: %v", err)
	}
	read.Metadata = corpus.Metadata{Title: "Named by a list", Volume: "14"}
	if kept, completed, err = l.Collect(ctx, read, text, true); err != nil || !completed || kept.Volume != "14" {
		t.Errorf("the same text with a record: %+v, %t, %v", kept.Metadata, completed, err)
	}
	if _, completed, err = l.Collect(ctx, record("6", "Dues of the Harbour", "Quill, Bert", "", ""), nil, true); err != nil || completed {
		t.Errorf("another author: %t, %v", completed, err)
	}
}

// What a person has corrected stays when the list comes again, with other fields or with the
// text that the record waited for; and so do the shelves that it was put on.
func TestCollectLeavesCorrections(t *testing.T) {
	l := newLibrary(t)
	listed := corpus.Metadata{Title: "Dues of the Harbour", Authors: []string{"Molnar, Ada"}, Issued: "2020", Volume: "12", DOI: "10.5555/x"}
	listed.NoteRest(corpus.FoundInList)
	record := corpus.Source{Metadata: listed, MediaType: corpus.RecordOnly, Digest: "1"}
	waiting, _, err := l.Collect(t.Context(), record, nil, true)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.ChangeShelves(t.Context(), waiting.ID, PutOn("Week 3")); err != nil {
		t.Fatal(err)
	}
	corrected := waiting.Metadata
	corrected.Title, corrected.Issued, corrected.Volume = "Dues of the Old Harbour", "2021", ""
	if _, err := edit(t.Context(), l, waiting.ID, corrected); err != nil {
		t.Fatal(err)
	}
	check := func(when string, got corpus.Source, pages string) {
		t.Helper()
		if got.Title != corrected.Title || got.Issued != "2021" || got.Volume != "" || got.Pages != pages || got.Found["authors"] != corpus.FoundInList {
			t.Errorf("%s: %+v", when, got.Metadata)
		}
	}
	if kept, _, err := l.Collect(t.Context(), record, nil, true); !errors.Is(err, corpus.ErrExists) {
		t.Errorf("the same list: %v, want %v", err, corpus.ErrExists)
	} else {
		check("the same list", kept, "")
	}
	record.Pages, record.Digest = "1-9", "2"
	record.Note(corpus.FoundInList, "pages")
	kept, completed, err := l.Collect(t.Context(), record, nil, true)
	if check("a list that knows more", kept, "1-9"); err != nil || !completed {
		t.Errorf("a list that knows more: %t, %v", completed, err)
	}
	text := []corpus.Passage{{Ordinal: 1, Text: "The clerk kept the books for forty years."}}
	record.MediaType, record.Digest, record.Shelves = "text/plain", "3", []string{"Week 4"}
	kept, _, err = l.Collect(t.Context(), record, text, true)
	if check("a list with the text", kept, "1-9"); err != nil || kept.Passages != 1 || strings.Join(kept.Shelves, ", ") != "Week 3, Week 4" {
		t.Errorf("a list with the text: %d passages on %v, %v", kept.Passages, kept.Shelves, err)
	}
	if _, _, err = l.Collect(t.Context(), record, text, true); !errors.Is(err, corpus.ErrExists) {
		t.Errorf("the same text: %v, want %v", err, corpus.ErrExists)
	}
	if kept, err = l.Source(t.Context(), kept.ID); err != nil {
		t.Fatal(err)
	}
	check("the same text", kept, "1-9")
}

// Killed between the text that was added and the record that waited for it, whoever goes on
// leaves one of the two; a record that knows more than the text stays.
func TestCollectGoesOn(t *testing.T) {
	for volume, stays := range map[string]bool{"12": false, "13": true} {
		l := newLibrary(t)
		text := []corpus.Passage{{Ordinal: 1, Text: "The clerk kept the books for forty years."}}
		record := corpus.Metadata{Title: "Dues of the Harbour", Authors: []string{"Molnar, Ada"}, Volume: volume}
		waiting, _, err := l.Collect(t.Context(), corpus.Source{Metadata: record, MediaType: corpus.RecordOnly, Digest: "1"}, nil, true)
		if err != nil {
			t.Fatal(err)
		}
		read := corpus.Source{Metadata: corpus.Metadata{Title: "Dues of the Harbour", Authors: []string{"Molnar, Ada"}, Volume: "12"}, MediaType: "text/plain", Digest: "2"}
		mustAdd(t, l, read, text)
		if _, _, err := l.Collect(t.Context(), read, text, false); !errors.Is(err, corpus.ErrExists) {
			t.Errorf("Collect = %v, want %v", err, corpus.ErrExists)
		}
		if _, err := l.Source(t.Context(), waiting.ID); (err == nil) != stays {
			t.Errorf("the record of volume %s is there: %v, want %v", volume, err == nil, stays)
		}
	}
}
