package opendocument

import (
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

const math = `<semantics><mrow><msup><mi>a</mi><mn>2</mn></msup><mo>=</mo><mfrac><mi>b</mi><mn>3</mn></mfrac></mrow><annotation encoding="StarMath 5.0">a^2 = b over 3</annotation></semantics>`

// A formula stands in its row where its object does, in a file of its own or in the text's; what
// else is embedded is no text.
func TestFormulas(t *testing.T) {
	text := func(formula, other string) string {
		return `<office:document xmlns:office="o" xmlns:text="t" xmlns:draw="d" xmlns:xlink="x" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>The tide is <draw:frame>` + formula +
			`</draw:frame>, as all know.</text:p><text:p><draw:frame>` + other + `</draw:frame></text:p><draw:frame>` + formula + `</draw:frame></office:text></office:body></office:document>`
	}
	const chart = "<office:document-content xmlns:office='o'><office:body><math><mi>gone</mi></math></office:body></office:document-content>"
	for name, file := range map[string][]byte{
		"in a zip": corpustest.Zipped(t, "mimetype", "application/vnd.oasis.opendocument.text",
			"META-INF/manifest.xml", `<manifest xmlns:m="m"><m:file-entry m:full-path="Object 1/" m:media-type="application/vnd.oasis.opendocument.formula"/><m:file-entry m:full-path="Object 2/" m:media-type="application/vnd.oasis.opendocument.chart"/></manifest>`,
			"content.xml", text(`<draw:object xlink:href="./Object 1"/>`, `<draw:object xlink:href="./Object 2"/>`),
			"Object 1/content.xml", `<?xml version="1.0"?><math xmlns="m">`+math+`</math>`, "Object 2/content.xml", chart),
		"in one file": []byte(text(`<draw:object><math xmlns="m">`+math+`</math></draw:object>`, `<draw:object>`+chart+`</draw:object>`)),
	} {
		d, err := Read(t.Context(), corpus.File{Data: file})
		want := "The tide is a² = b/3, as all know."
		if name == "in one file" {
			want += "\n\na² = b/3" // no part of a zip is read twice
		}
		if err != nil || d.Text() != want {
			t.Errorf("%s: %q, %v, want %q", name, d.Text(), err, want)
		}
	}
}
