package org

import (
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"#+TITLE: A\n* TODO B :c:\n:PROPERTIES:\n:ID: x\n:END:\n/d/ [[e][f]] [fn:1]\n#+begin_src x\ny\n#+end_src\n| a | b |\n|---+---|\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(t.Context(), corpus.File{Name: "a", Data: data})
		corpustest.CheckDocument(t, d, err)
	})
}
