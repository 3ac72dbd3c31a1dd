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

func TestSniffSeparated(t *testing.T) {
	for text, want := range map[string]bool{
		"name,age,city\nAda,3,Ulm\nBob,4,Bonn\nCy,5,Kiel\n":                                                                                             true,
		"name\tage\tcity\nAda\t3\tUlm\nBob\t4\tBonn\nCy\t5\tKiel\n":                                                                                     true,
		"name;age;city\nAda;3;Ulm, on the Danube\nBob;4;Bonn\nCy;5;Kiel\n":                                                                              true,
		"He rowed, he sang, he slept.\n\nShe mended, she swept, she left.\n\nThey met, they ate, they parted.\n":                                        false,
		"A net to mend, and a boat to tar;\nA rope to coil, and a sail to furl;\nA lamp to trim, and a bell to ring;\nA tide to wait, and a pier to;\n": false,
	} {
		if got := SniffSeparated([]byte(text)); got != want {
			t.Errorf("SniffSeparated(%q) = %v, want %v", text, got, want)
		}
	}
}
