package jats

import (
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		`<article><front><article-meta><title-group><article-title>A</article-title></title-group></article-meta></front><body><sec><title>B</title><p>c<xref ref-type="fn" rid="f"/><list><list-item><p>d</p></list-item></list></p></sec></body><back><fn-group><fn id="f"><p>e</p></fn></fn-group></back></article>`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(t.Context(), corpus.File{Name: "a", Data: data})
		corpustest.CheckDocument(t, d, err)
	})
}
