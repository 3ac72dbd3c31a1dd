package wiki

import (
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"== A ==\n{| class=x\n! a !! b\n|-\n| c || d\n|}\n'''e''' [[f|g]] {{h}}<ref>i</ref>\n* j\n", "= A: B\nC D <e>\n2020-01-02\n:x: y\n\n== F\n|===\n|a |b\n|===\n----\nx\n----\nfootnote:[g]\n",
		"== A ==\n{{math|1=a = {{sfrac|b|2}}}} {{mvar|c}}\n:<math>d</math>\n{{NumBlk|:|<math>e</math>|{{f}}}}\n{{Equation box 1|indent=:|equation=<math>g</math>|h=1}}\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(t.Context(), corpus.File{Data: data})
		corpustest.CheckDocument(t, d, err)
	})
}
