package fictionbook

import (
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		`<FictionBook><description><title-info><author><last-name>A</last-name></author><book-title>B</book-title></title-info></description><body><section><title><p>C</p></title><p>d<a href="#n" type="note">1</a></p><poem><stanza><v>e</v></stanza></poem></section></body><body name="notes"><section id="n"><p>f</p></section></body></FictionBook>`,
		`<FictionBook><body><section><p>a<sup>2</sup> b<sup>n+1</sup><a href="#n" type="note"><sup>1</sup></a></p></section></body></FictionBook>`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(t.Context(), corpus.File{Name: "a", Data: data})
		corpustest.CheckDocument(t, d, err)
	})
}

// Raised figures are powers; the marks of notes are links in this format.
func TestRaised(t *testing.T) {
	book := `<FictionBook><body><section><p>The pond has 40 m<sup>2</sup>, and <emphasis>y<sup>3</sup></emphasis> fish<a href="#n" type="note"><sup>1</sup></a> came on the 5<sup>th</sup>.</p></section></body></FictionBook>`
	d, err := Read(t.Context(), corpus.File{Data: []byte(book)})
	if want := "The pond has 40 m², and y³ fish came on the 5th."; err != nil || d.Text() != want {
		t.Errorf("%q, %v, want %q", d.Text(), err, want)
	}
}
