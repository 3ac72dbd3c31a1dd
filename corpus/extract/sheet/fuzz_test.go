package sheet

import (
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

func FuzzSeparated(f *testing.F) {
	f.Add([]byte("a,b,c\n1,2,3\n4,\"5\n6\",7\n"))
	f.Add([]byte("sep=;\na;b\n;;\n\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := ReadSeparated(t.Context(), corpus.File{Data: data})
		corpustest.CheckDocument(t, d, err)
	})
}

func FuzzWorkbook(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="ZZZ1"><v>1e99</v></c></row>`, `<si><t>a</t></si>`, `<cellXfs><xf numFmtId="14"/></cellXfs>`)
	f.Fuzz(func(t *testing.T, rows, shared, styles string) {
		data := corpustest.Zipped(t, "xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="A" r:id="s"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels", corpustest.Relations(`<Relationship Id="s" Type="x/worksheet" Target="a.xml"/>`, corpustest.Relation("sharedStrings", "b.xml"), corpustest.Relation("styles", "c.xml")),
			"xl/a.xml", `<worksheet><sheetData>`+rows+`</sheetData></worksheet>`, "xl/b.xml", `<sst>`+shared+`</sst>`, "xl/c.xml", `<styleSheet>`+styles+`</styleSheet>`)
		d, err := ReadWorkbook(t.Context(), corpus.File{Data: data})
		corpustest.CheckDocument(t, d, err)
	})
}
