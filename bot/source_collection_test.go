package bot

import (
	"archive/zip"
	"bytes"
	"strconv"
	"testing"

	"footnote/bot/sandbox"
	"footnote/corpus/extract"
)

// zipped makes a zip of names and contents.
func zipped(t *testing.T, parts ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		f, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A list of works and a zip bring several sources, and it is said what became of them.
func TestAddCollections(t *testing.T) {
	t.Parallel()
	w := serve(t)
	add := func(name string, data []byte) *sandbox.Message {
		return w.command(w.moderator(0), "source add", sandbox.Opt("file", sandbox.File{Name: name, Data: data}))
	}
	bib := []byte("@book{a, title = {On Fog}, author = {Vane, Iris}, year = {1999}}\n" +
		"@article{b, title = {On Bells}, author = {Roe, Jane}, year = {2001}, abstract = {The fog bell rang once a minute, driven by a clockwork that the keeper wound before dusk.}}\n")
	w.wantWords(add("works.bib", bib), "Added: 2 sources", "Of these 1 source without a text")
	w.wantWords(add("works.bib", bib), "Unchanged: 2 sources")
	lacking := []byte("@book{a, title = {On Horns}, author = {Vane, Iris}, year = {2002}, file = {PDF:files/1/horns.pdf:application/pdf;PDF:files/2/*tin* horns.pdf:application/pdf}}\n")
	w.wantWords(add("lacking.bib", lacking), "Added: 1 source", "did not come with it: 2.", "horns.pdf", `\*tin\* horns.pdf`, "zip of the list and its files")
	w.press(w.moderator(0), w.command(w.moderator(0), "source remove", sandbox.Opt("source", "On Horns")), "remove")
	form := w.openEdit(w.moderator(0))
	w.submit(w.moderator(0), form, map[string]string{"title": "On Fogs", "date": "1998"})
	again := add("works.bib", bib)
	w.wantWords(again, "Unchanged: 2 sources", "left so, though the list says otherwise: 1 source", "“On Fogs”: title, date")
	if m := w.firstRecord(); m.Title != "On Fogs" || m.Issued != "1998" || m.Authors[0] != "Vane, Iris" {
		t.Errorf("record = %+v, want what was corrected", m)
	}
	w.submit(w.moderator(0), w.openEdit(w.moderator(0)), map[string]string{"title": "On Fog"})
	zip := zipped(t, "fog.md", "# On Fog\n\nBy Iris Vane\n\nIn a long fog the keeper slept beside the bell, and wound it when he woke.\n",
		"Lamps 0123456789abcdef0123456789abcdef.md", "The lamps were lit before dusk, when there was oil, and else not at all.\n", "broken.docx", "PK\x03\x04word/document.xml", "picture.png", "x")
	w.wantWords(add("notes.zip", zip), "Added: 2 sources", "Refused: 1 source", "broken.docx")
	w.wantWords(add("nested.zip", zipped(t, "inner.zip", "PK")), "Refused: 1 source", "inner.zip", "Unpack it and add the files in it.")
	var many []string
	for i := range extract.MostEntries + 1 {
		many = append(many, strconv.Itoa(i)+".md", "x")
	}
	w.wantWords(add("many.zip", zipped(t, many...)), "brings 2001 sources; 500 at a time")
	w.wantWords(w.command(w.member(0), "sources"), "3 sources in this library", "Lamps", "On Fog", "Vane")
	w.wantWords(w.command(w.moderator(0), "source add", sandbox.Opt("title", "X"), sandbox.Opt("file", sandbox.File{Name: "works.bib", Data: bib})), "for one source, but that file brings 2")
}
