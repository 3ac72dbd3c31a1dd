package rst

import (
	"slices"
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

// So does one that is set off, on the row of its directive or below, with a label or without.
func TestFormulaSetOff(t *testing.T) {
	text := "Tides\n=====\n\nThe height of the tide follows:\n\n.. math:: a_1^2 + *b*\n\n.. math::\n   :label: high\n\n   c_1 &= [d]_ \\\\\n   e &= f\n\n   g = h\n\n.. math:: i = j\n   :label: low\n\nThe rest is the wind.\n"
	d, err := Read(t.Context(), corpus.File{Name: "a.rst", Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"$a_1^2 + *b*$", "$c_1 &= [d]_ \\\\ e &= f$", "$g = h$", "$i = j$"} {
		if !slices.ContainsFunc(d.Blocks, func(b corpus.Block) bool { return b.Text == want && b.Kind == corpus.Paragraph }) {
			t.Errorf("%q is no paragraph of %q", want, d.Text())
		}
	}
}
