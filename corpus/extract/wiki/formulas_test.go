package wiki

import (
	"strings"
	"testing"

	"footnote/corpus"
)

// A formula is text, and stays as it is written.
func TestFormulas(t *testing.T) {
	text := "'''Tides''' rise twice a day.<!-- x -->{{box|<math>gone</math>}}\n\n== Height ==\n\nThe height is <math display=\"block\">\\frac{{a_1}}{b''} &lt; [[c]]</math> above the quay, and <math>d_2</math> below.\n\n* One in <math>x^{10}</math> nights.\n"
	d, err := Read(t.Context(), corpus.File{Name: "a.wiki", Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`The height is $\frac{{a_1}}{b''}`, "above the quay, and $d_2$ below.", "One in $x^{10}$ nights."} {
		if !strings.Contains(d.Text(), want) {
			t.Errorf("%q is not in %q", want, d.Text())
		}
	}
	if strings.Contains(d.Text(), "gone") || strings.Contains(d.Text(), "math") {
		t.Errorf("what is left out, or a tag, is text: %q", d.Text())
	}
}
