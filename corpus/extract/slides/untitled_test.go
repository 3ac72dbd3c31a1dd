package slides

import (
	"fmt"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

func drawn(top, size int, texts ...string) string {
	var rows strings.Builder
	for _, text := range texts {
		fmt.Fprintf(&rows, `<a:p><a:r><a:rPr sz="%d"/><a:t>%s</a:t></a:r></a:p>`, size, text)
	}
	return fmt.Sprintf(`<p:sp><p:spPr><a:xfrm><a:off x="0" y="%d"/><a:ext cx="900" cy="50"/></a:xfrm></p:spPr><p:txBody>%s</p:txBody></p:sp>`, top, rows.String())
}

func talk(t *testing.T, slides ...string) corpus.Document {
	const names = `xmlns:a="a" xmlns:p="p" xmlns:r="r"`
	var order string
	var relations, parts []string
	for i, shapes := range slides {
		order += fmt.Sprintf(`<p:sldId r:id="r%d"/>`, i)
		relations = append(relations, fmt.Sprintf(`<Relationship Id="r%d" Type="x/slide" Target="slides/s%d.xml"/>`, i, i))
		parts = append(parts, fmt.Sprintf("ppt/slides/s%d.xml", i), `<p:sld `+names+`><p:cSld><p:spTree>`+shapes+`</p:spTree></p:cSld></p:sld>`)
	}
	data := corpustest.Zipped(t, append([]string{"_rels/.rels", corpustest.Relations(corpustest.Relation("officeDocument", "ppt/presentation.xml")),
		"ppt/presentation.xml", `<p:presentation ` + names + `><p:sldIdLst>` + order + `</p:sldIdLst></p:presentation>`,
		"ppt/_rels/presentation.xml.rels", corpustest.Relations(relations...)}, parts...)...)
	d, err := Read(t.Context(), corpus.File{Name: "a.pptx", Data: data})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Programs write slides as plain boxes: the large one is the title, the small ones say who
// speaks, where and when, and the last slide only thanks.
func TestSlidesOfPlainBoxes(t *testing.T) {
	const said = "The dues rose every year, and the harbour was dredged with them until the quay fell in."
	d := talk(t,
		drawn(0, 1400, "HIST 210 · Week 4")+drawn(100, 4000, "Who Paid the Dues?")+drawn(200, 1800, "HIST 210 · Prof. Ada Molnar", "3 March 2021"),
		drawn(0, 2800, "What was paid")+drawn(100, 1800, said),
		drawn(0, 1800, "Every year")+drawn(100, 4800, "Eleven marks")+drawn(200, 1800, "were paid by each ship that lay at the quay over the winter."),
		drawn(0, 3600, "Thank you! Questions?"),
		drawn(0, 3600, "Thank you, harbour!"))
	m := d.Metadata
	if m.Title != "Who Paid the Dues?" || fmt.Sprint(m.Authors) != "[Molnar, Ada]" || m.Issued != "2021-03-03" {
		t.Errorf("record %+v", m)
	}
	got := corpustest.BlocksOf(d)
	for _, want := range []string{"H1 What was paid", "H1 Slide 3", "Eleven marks", "HIST 210 · Prof. Ada Molnar", "Thank you, harbour!"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	for _, not := range []string{"Questions?", "3 March"} {
		if strings.Contains(got, not) {
			t.Errorf("%q is in\n%s", not, got)
		}
	}
	if title := talk(t, drawn(0, 4000, "Ada Molnar")+drawn(100, 1800, said)).Metadata.Title; title == "Ada Molnar" {
		t.Errorf("title %q", title)
	}
	if title := talk(t, drawn(0, 2000, "Who Paid the Dues?")+drawn(100, 1800, said)).Metadata.Title; title == "Who Paid the Dues?" {
		t.Errorf("title %q in type of the size of the text", title)
	}
}

// Where nothing says how large the type is, the first box of the first slide is the title.
func TestBoxesWithoutSizes(t *testing.T) {
	box := func(text string) string {
		return `<p:sp><p:txBody><a:p><a:r><a:t>` + text + `</a:t></a:r></a:p></p:txBody></p:sp>`
	}
	d := talk(t, box("MEASURING WITH A CHAIN")+box("Ada Molnar")+box("Workshop on Old Charts, Calder 2012"),
		box("The chain")+box("The dues rose every year, and the harbour was dredged with them until the quay fell in."))
	if m := d.Metadata; m.Title != "Measuring with a Chain" || fmt.Sprint(m.Authors) != "[Molnar, Ada]" {
		t.Errorf("record %q, %q", m.Title, m.Authors)
	}
}

// The rows of a table stay rows.
func TestRowsOfTable(t *testing.T) {
	cell := func(text string) string {
		return `<a:tc><a:txBody><a:p><a:r><a:t>` + text + `</a:t></a:r></a:p></a:txBody></a:tc>`
	}
	d := talk(t, `<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr>`+cell("Year")+cell("Tar")+`</a:tr><a:tr>`+cell("1881")+cell("four barrels")+`</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>`)
	if text := d.Text(); !strings.Contains(text, "Year | Tar\n1881 | four barrels") {
		t.Errorf("text %q", text)
	}
}
