package extract

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"testing"
	"time"

	"footnote/corpus"
)

// zipOf makes a zip of files of the same text.
func zipOf(t *testing.T, names ...string) corpus.File {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range names {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte("The lamps were lit before dusk, when there was oil, and else not at all.\n"))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return corpus.File{Name: "notes.zip", Data: b.Bytes()}
}

// What may hold a text and is not read is named, with the reason; the pictures of notes,
// and what a system puts beside them, are nobody's loss.
func TestCollectionNamesWhatItLeavesOut(t *testing.T) {
	entries, several, err := Collection(zipOf(t, "a.md", "inner/old.zip", "letter.doc", "book.mobi", "map.png", "sound.mp3", "__MACOSX/b.zip", ".c.zip"), nil)
	if err != nil || !several {
		t.Fatalf("Collection = %v, %v", several, err)
	}
	reasons := map[string]string{}
	for _, e := range entries {
		_, _, _, err := new(Reader).ReadEntry(t.Context(), e)
		u, _ := errors.AsType[corpus.UnsupportedError](err)
		reasons[e.Name] = u.Format
	}
	want := map[string]string{"a.md": "", "inner/old.zip": "a zip inside a zip", "letter.doc": "a Word 97–2003 document", "book.mobi": "a Kindle book"}
	if fmt.Sprint(reasons) != fmt.Sprint(want) {
		t.Errorf("left out: %v, want %v", reasons, want)
	}
}

// A zip of nothing but a zip brings that one, with the reason, and not the advice to add a
// zip.
func TestCollectionOfAZipAlone(t *testing.T) {
	entries, several, err := Collection(zipOf(t, "inner.zip"), nil)
	if err != nil || !several || len(entries) != 1 {
		t.Fatalf("Collection = %v, %v, %v, want one entry", entries, several, err)
	}
	if _, _, _, err := new(Reader).ReadEntry(t.Context(), entries[0]); !errors.Is(err, corpus.ErrUnsupported) {
		t.Errorf("it reads with %v, want ErrUnsupported", err)
	}
}

// Neither is one of nothing that can be read told to be added, as it is just then.
func TestCollectionOfNothing(t *testing.T) {
	if _, several, err := Collection(zipOf(t, "map.png"), nil); !several || !errors.Is(err, corpus.ErrNoText) {
		t.Errorf("Collection = %v, %v, want ErrNoText", several, err)
	}
}

// What a list says to have been read on a day was read then, with its text or without; a day
// to come is none.
func TestCollectionReadOnTheDayOfTheList(t *testing.T) {
	list := `@online{a, title={Weirs}, url={https://weir.example}, urldate={2023-02-09}}
		@online{b, title={Locks}, url={https://lock.example}, urldate={2023-02-10}, abstract={We walked along the old canal, and counted every lock that was still in use.}}
		@online{c, title={Gates}, url={https://gate.example}, urldate={2999-01-01}}`
	entries, _, err := Collection(corpus.File{Name: "a.bib", Data: []byte(list)}, nil)
	if err != nil || len(entries) != 3 {
		t.Fatalf("Collection = %d entries, %v, want 3", len(entries), err)
	}
	for i, want := range []string{"2023-02-09", "2023-02-10", time.Now().UTC().Format(time.DateOnly)} {
		source, _, _, err := new(Reader).ReadEntry(t.Context(), entries[i])
		if got := source.ReadAt.UTC().Format(time.DateOnly); err != nil || got != want {
			t.Errorf("%s was read on %s (%v), want %s", entries[i].Name, got, err, want)
		}
	}
}

// The limit on the files of a zip is not taken for that on bytes.
func TestCollectionOfTooManyFiles(t *testing.T) {
	names := make([]string, MostEntries+1)
	for i := range names {
		names[i] = fmt.Sprintf("%d.md", i)
	}
	_, _, err := Collection(zipOf(t, names...), nil)
	if many, ok := errors.AsType[corpus.TooManySourcesError](err); !ok || many.Sources != len(names) || many.Most != MostEntries {
		t.Errorf("Collection of %d files: %v", len(names), err)
	}
}
