package notebook

import (
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		`{"cells":[{"cell_type":"markdown","source":["# A\n","b"]},{"cell_type":"code","source":"x"}],"nbformat":4}`,
		`{"worksheets":[{"cells":[{"cell_type":"heading","level":9,"source":"x"},{"cell_type":"code","input":["y"]}]}]}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(t.Context(), corpus.File{Name: "a", Data: data})
		corpustest.CheckDocument(t, d, err)
	})
}
