package opendocument

import (
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

func FuzzRead(f *testing.F) {
	f.Add(`<style:style style:name="P" style:parent-style-name="Title"/>`, `<text:p text:style-name="P">A</text:p><text:h text:outline-level="1">B</text:h><text:p>c<text:s text:c="2"/><text:note><text:note-body><text:p>d</text:p></text:note-body></text:note></text:p><text:list><text:list-item><text:p>e</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>f</text:p></table:table-cell></table:table-row></table:table>`)
	f.Add(``, `<text:p>a <draw:frame xmlns:draw="d"><draw:object><math xmlns="m"><semantics><msup><mi>b</mi><mn>2</mn></msup><annotation>c</annotation></semantics></math></draw:object></draw:frame></text:p>`)
	f.Fuzz(func(t *testing.T, styles, body string) {
		d, err := Read(t.Context(), corpus.File{Data: []byte(`<office:document xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:style="s" office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>` + styles + `</office:automatic-styles><office:body><office:text>` + body + `</office:text></office:body></office:document>`)})
		corpustest.CheckDocument(t, d, err)
	})
}

// Writers who use no styles mark a title by its size alone.
func TestTitleInLargeType(t *testing.T) {
	const prose = `<text:p>The weir stood below the mill for three hundred years, and its owners quarrelled about the water in it.</text:p>`
	for styles, want := range map[string]string{
		`<style:style style:name="Q"><style:text-properties fo:font-size="18pt"/></style:style><style:style style:name="P" style:parent-style-name="Q"/>`:                                                        "Who Owned the Weir?",
		`<style:style style:name="P"><style:text-properties fo:font-size="14pt"/></style:style>`:                                                                                                                 "",
		`<style:style style:name="P"><style:text-properties fo:font-size="200%"/></style:style>`:                                                                                                                 "",
		`<style:default-style style:family="paragraph"><style:text-properties fo:font-size="10pt"/></style:default-style><style:style style:name="P"><style:text-properties fo:font-size="14pt"/></style:style>`: "Who Owned the Weir?",
	} {
		r := &reader{styles: map[string]style{}, isFormula: map[string]bool{}}
		err := r.readFlat(t.Context(), []byte(`<office:document xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:fo="f"><office:styles>`+styles+`</office:styles><office:body><office:text><text:p>Seminar: Rivers</text:p><text:p text:style-name="P">Who Owned the Weir?</text:p><text:p>Ada Molnar</text:p>`+prose+prose+prose+`</office:text></office:body></office:document>`))
		r.useProperties()
		if err != nil || r.known.Title != want {
			t.Errorf("%s: title %q (%v), want %q", styles, r.known.Title, err, want)
		}
	}
}
