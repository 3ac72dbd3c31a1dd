package rfc

import (
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"A        B. Doe\nRequest for Comments: 1      C\n        May 2001\n\n   Title\n\nAbstract\n\n   d\n\nDoe     [Page 1]\n\f\nRFC 1      e      May 2001\n\n1.  F\n\n   +--+\n   |  |\n   +--+\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(t.Context(), corpus.File{Name: "a", Data: data})
		corpustest.CheckDocument(t, d, err)
	})
}
