package rst

import (
	"strings"
	"testing"

	"footnote/corpus"
)

// A formula in a row stays as it is written, whatever its signs are in this markup.
func TestFormulaInRow(t *testing.T) {
	text := "Tides\n=====\n\nThe height :math:`\\frac{a_1}{b_2} < c_ [1]_` is measured, and :math:`d_3` is not, as :doc:`nets <nets>` says.\n"
	d, err := Read(t.Context(), corpus.File{Name: "a.rst", Data: []byte(text)})
	if want := "The height $\\frac{a_1}{b_2} < c_ [1]_$ is measured, and $d_3$ is not, as nets says."; err != nil || !strings.Contains(d.Text(), want) {
		t.Errorf("%q, %v, want %q", d.Text(), err, want)
	}
}
