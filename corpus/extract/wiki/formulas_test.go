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

// So is one that is set off, or written with templates.
func TestTemplateFormulas(t *testing.T) {
	text := "'''Tides''' rise twice a day.\n\n== Height ==\n\nThe height is {{math|1=h = ''a''{{sup|2}} + {{sfrac|b|2}}}} at {{mvar|x}} on the quay.\n\n:<math display=\"block\">d_1 = e</math>\n\n{{NumBlk|:|<math>f_2 = g</math>|{{EquationRef|1}}}}\n\n{{Equation box 1\n|indent = :\n|equation = <math>i_3 = j</math>\n|cellpadding = 6\n}}\n\nThe rest is the wind.{{mathematician|k}}\n"
	d, err := Read(t.Context(), corpus.File{Name: "a.wiki", Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	if want := "The height is h = a² + b/2 at x on the quay.\n\n$d_1 = e$\n\n$f_2 = g$\n\n$i_3 = j$\n\nThe rest is the wind."; !strings.HasSuffix(d.Text(), want) {
		t.Errorf("%q does not end in %q", d.Text(), want)
	}
	for _, b := range d.Blocks {
		if b.Kind == corpus.Heading && b.Text != "Height" {
			t.Errorf("%q is a heading", b.Text)
		}
	}
}
