package slides

import (
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

// deck makes a presentation of one slide with notes.
func deck(t testing.TB, shapes, notes string) []byte {
	const names = `xmlns:a="a" xmlns:p="p" xmlns:r="r"`
	slide := func(root, shapes string) string {
		return `<p:` + root + ` ` + names + `><p:cSld><p:spTree>` + shapes + `</p:spTree></p:cSld></p:` + root + `>`
	}
	return corpustest.Zipped(t, "_rels/.rels", corpustest.Relations(corpustest.Relation("officeDocument", "ppt/presentation.xml")),
		"ppt/presentation.xml", `<p:presentation `+names+`><p:sldIdLst><p:sldId r:id="r1"/></p:sldIdLst></p:presentation>`,
		"ppt/_rels/presentation.xml.rels", corpustest.Relations(`<Relationship Id="r1" Type="x/slide" Target="slides/s.xml"/>`),
		"ppt/slides/s.xml", slide("sld", shapes), "ppt/slides/_rels/s.xml.rels", corpustest.Relations(corpustest.Relation("notesSlide", "../n.xml")), "ppt/n.xml", slide("notes", notes))
}

func FuzzRead(f *testing.F) {
	f.Add(`<p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>A</a:t></a:r></a:p></p:txBody></p:sp>`, `<p:sp><p:nvSpPr><p:nvPr><p:ph type="body"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>b</a:t></a:r></a:p></p:txBody></p:sp>`)
	f.Add(`<p:grpSp><p:grpSpPr><a:xfrm><a:ext cx="1"/><a:chExt cx="0"/></a:xfrm></p:grpSpPr><p:sp><p:spPr><a:xfrm><a:off x="1" y="2"/></a:xfrm></p:spPr><p:txBody><a:p><a:pPr lvl="2"><a:buAutoNum/></a:pPr><a:r><a:t>c</a:t></a:r><a:br/></a:p></p:txBody></p:sp></p:grpSp><p:graphicFrame><a:tbl><a:tr><a:tc><a:txBody><a:p/></a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame>`, "")
	f.Fuzz(func(t *testing.T, shapes, notes string) {
		d, err := Read(t.Context(), corpus.File{Data: deck(t, shapes, notes)})
		corpustest.CheckDocument(t, d, err)
	})
}
