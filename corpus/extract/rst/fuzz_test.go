package rst

import (
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"====\nA b\n====\n:Author: C\n\n.. note:: d\n\n   e :ref:`f <g>` [1]_\n\n.. [1] h\n\nI::\n\n  j\n\n== ==\na  b\n== ==\n",
		".. note::\n\n   .. note::\n\n      .. code:: x\n\n         y\n",
		"A\n=\n\n.. math:: a_1 = b\n   :label: c\n\n   d\n\n   e\n\nf :math:`g_` h\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(t.Context(), corpus.File{Name: "a", Data: data})
		corpustest.CheckDocument(t, d, err)
	})
}
