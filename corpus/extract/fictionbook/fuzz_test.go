package fictionbook

import (
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		`<FictionBook><description><title-info><author><last-name>A</last-name></author><book-title>B</book-title></title-info></description><body><section><title><p>C</p></title><p>d<a href="#n" type="note">1</a></p><poem><stanza><v>e</v></stanza></poem></section></body><body name="notes"><section id="n"><p>f</p></section></body></FictionBook>`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(t.Context(), corpus.File{Name: "a", Data: data})
		corpustest.CheckDocument(t, d, err)
	})
}
