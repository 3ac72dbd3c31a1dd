package sheet

import (
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

func FuzzSeparated(f *testing.F) {
	f.Add([]byte("a,b,c\n1,2,3\n4,\"5\n6\",7\n"))
	f.Add([]byte("#separator:tab\n#html:true\n#columns:a\tb\n{{c1::<b>c</b>}}\td\n"))
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

// A number is shown as its format has it: a day, a time, a share. What stands above the head
// of a table is kept without the names of its columns.
func TestWhatCellsShow(t *testing.T) {
	rows := `<row r="1"><c r="A1" t="str"><v>Ferries in May</v></c></row><row r="2"><c r="A2" t="str"><v>Left</v></c><c r="B2" t="str"><v>Full</v></c><c r="C2" t="str"><v>Seen</v></c></row>` +
		`<row r="3"><c r="A3" s="1"><v>0.354166666666667</v></c><c r="B3" s="2"><v>0.07</v></c><c r="C3" s="3"><v>43893.75</v></c></row>` +
		`<row r="4"><c r="A4" s="4"><v>0.75</v></c><c r="B4" s="5"><v>0.125</v></c><c r="C4" s="6"><v>43893.75</v></c></row>`
	styles := `<numFmts><numFmt numFmtId="170" formatCode="hh:mm"/><numFmt numFmtId="171" formatCode="0.0%"/><numFmt numFmtId="172" formatCode="yyyy\-mm\-dd"/></numFmts>` +
		`<cellXfs><xf numFmtId="0"/><xf numFmtId="20"/><xf numFmtId="9"/><xf numFmtId="22"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/></cellXfs>`
	data := corpustest.Zipped(t, "[Content_Types].xml", "<Types/>", "_rels/.rels", corpustest.Relations(corpustest.Relation("officeDocument", "workbook.xml")),
		"workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="A" r:id="s"/></sheets></workbook>`,
		"_rels/workbook.xml.rels", corpustest.Relations(`<Relationship Id="s" Type="x/worksheet" Target="a.xml"/>`, corpustest.Relation("styles", "c.xml")),
		"a.xml", `<worksheet><sheetData>`+rows+`</sheetData></worksheet>`, "c.xml", `<styleSheet>`+styles+`</styleSheet>`)
	if !SniffWorkbook(data) || SniffWorkbook(corpustest.Zipped(t, "workbook.xml", "<a/>")) {
		t.Error("a workbook without folders is not known by its parts")
	}
	d, err := ReadWorkbook(t.Context(), corpus.File{Data: data})
	want := "Ferries in May\n\nLeft: 08:30 | Full: 7% | Seen: 2020-03-03 18:00\n\nLeft: 18:00 | Full: 12.5% | Seen: 2020-03-03"
	if err != nil || d.Text() != want {
		t.Errorf("%v: %q, want %q", err, d.Text(), want)
	}
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

// readAs reads tables and compares their texts with those that they should be.
func readAs(t *testing.T, tables map[string]string) {
	t.Helper()
	for text, want := range tables {
		d, err := ReadSeparated(t.Context(), corpus.File{Data: []byte(text)})
		if got := d.Text(); err != nil || got != want {
			t.Errorf("%q is read as %q, %v, want %q", text, got, err, want)
		}
	}
}

// A name over several columns is said with that of each below it. A row of the table itself is
// none of names, whatever it leaves empty.
func TestNamesOverColumns(t *testing.T) {
	readAs(t, map[string]string{
		"Boats in May;;;\nQuay;Boats;;Keeper\n;1901;1902;\nNorth;4;7;Hald\n": "Boats in May\n\nQuay: North | Boats 1901: 4 | Boats 1902: 7 | Keeper: Hald",
		"Quay;Boats;;Keeper\n;1901;1902;Hald\nNorth;4;7;Hald\n":              "Boats: 1901 | 1902 | Keeper: Hald\n\nQuay: North | Boats: 4 | 7 | Keeper: Hald",
		"Quay;Keeper;;Since\n;First;Last;\nNorth;Ida;Sund;May\n":             "Quay: North | Keeper First: Ida | Keeper Last: Sund | Since: May",
		"Quay;Keeper;;Since\n;First;Last;\n":                                 "Keeper: First | Last",
		"North;4;;Hald\n;5;6;\nSouth;7;8;Sund\n":                             "North | 4 | Hald\n\n5 | 6\n\nSouth | 7 | 8 | Sund",
		"Quay;;Keeper\nNorth;Old;\nSouth;New;Hald\n":                         "Quay: North | Old\n\nQuay: South | New | Keeper: Hald",
		"Quay;Boats;;Keeper\n;1901;;\nNorth;4;7;Hald\n":                      "Boats: 1901\n\nQuay: North | Boats: 4 | 7 | Keeper: Hald",
	})
}

// Years over columns are names, alone or over parts, and parts under words are, where figures
// stand below; a row of the table itself is none.
func TestNamesOverFigures(t *testing.T) {
	readAs(t, map[string]string{
		"Year;1901;;1911;\nQuay;Boats;Men;Boats;Men\nNorth;4;9;7;12\nSouth;;40;12;\n":                   "Quay: North | 1901 Boats: 4 | 1901 Men: 9 | 1911 Boats: 7 | 1911 Men: 12\n\nQuay: South | 1901 Men: 40 | 1911 Boats: 12",
		";1901;;1911;\nQuay;Boats;Men;Boats;Men\nNorth;4;9;7;12\n":                                      "Quay: North | 1901 Boats: 4 | 1901 Men: 9 | 1911 Boats: 7 | 1911 Men: 12",
		"Quay;1901;;1911;\n;Boats;Men;Boats;Men\nNorth;4;;7;12\n":                                       "Quay: North | 1901 Boats: 4 | 1911 Boats: 7 | 1911 Men: 12",
		",Dues,,Boats,\nQuay,1901 (£),1911 (£),1901,1911\n\"Old Quay, East\",70,,12,0\nNorth,9,8,7,6\n": "Quay: Old Quay, East | Dues 1901 (£): 70 | Boats 1901: 12 | Boats 1911: 0\n\nQuay: North | Dues 1901 (£): 9 | Dues 1911 (£): 8 | Boats 1901: 7 | Boats 1911: 6",
		";1901;;Keeper\nQuay;Boats;Men;\nNorth;4;9;Hald\n":                                              "Quay: North | 1901 Boats: 4 | 1901 Men: 9 | Keeper: Hald",
		"Boats;1901;1911\nSloops;40;\nYawls;;15\n":                                                      "Boats: Sloops | 1901: 40\n\nBoats: Yawls | 1911: 15",
		"Hald;1815;1852;London\nSund;;1935;Ulm\n":                                                       "Hald | 1815 | 1852 | London\n\nSund | – | 1935 | Ulm",
		"Hald;1815;1852\nSund;1822;1935\n":                                                              "Hald | 1815 | 1852\n\nSund | 1822 | 1935",
		"Quay;Notes;;Keeper\nNorth;good;old;Hald\nSouth;bad;new;Sund\n":                                 "Quay: North | Notes: good | old | Keeper: Hald\n\nQuay: South | Notes: bad | new | Keeper: Sund",
		"1901;;1911;\nBoats;Men;Boats;Men\n4;;7;12\n":                                                   "1901 Boats: 4 | 1911 Boats: 7 | 1911 Men: 12",
	})
}

// A figure without a name over it says its column by its place, which cells that are empty keep.
func TestEmptyCellsKeepTheirPlace(t *testing.T) {
	readAs(t, map[string]string{
		"North;4;7\nSouth;;12\n;3;\n":                                "North | 4 | 7\n\nSouth | – | 12\n\n3",
		"North;4;7;1\nSouth;;12;3\n":                                 "North | 4 | 7 | 1\n\nSouth | – | 12 | 3",
		"Quay;Boats;;Keeper\nNorth;;7;4\nSouth;5;6;\nEast;1;;Hald\n": "Quay: North | Boats: – | 7 | Keeper: 4\n\nQuay: South | Boats: 5 | 6\n\nQuay: East | Boats: 1 | Keeper: Hald",
	})
}

// Questions and answers without names over them are not the names of what stands below.
func TestQuestionsAreNoNames(t *testing.T) {
	d, err := ReadSeparated(t.Context(), corpus.File{Data: []byte("Who kept the gate?\tThe clerk.\nWho owed the toll at night?\tThe riders, who paid it on Sundays.\n")})
	if want := "Who kept the gate? | The clerk.\n\nWho owed the toll at night? | The riders, who paid it on Sundays."; err != nil || d.Text() != want {
		t.Errorf("%q, %v, want %q", d.Text(), err, want)
	}
}

// A question of a form names the column of its answers.
func TestQuestionsOfForms(t *testing.T) {
	readAs(t, map[string]string{
		"When,What did you see at the gate?\n9 May,The toll was paid in eggs.\n10 May,Nobody asked: who pays?\n12 May,Nothing.\n": "When | What did you see at the gate?\n\n9 May | The toll was paid in eggs.\n\n10 May | Nobody asked: who pays?\n\n12 May | Nothing.",
		"When,What did you see at the gate?\n9 May,The toll was paid in eggs.\n10 May,Nothing.\n":                                 "When: 9 May | What did you see at the gate? The toll was paid in eggs.\n\nWhen: 10 May | What did you see at the gate? Nothing.",
	})
}

// Rows of a term, a tab and its meaning are cards; rows of speech, of numbers or of text that
// somebody has indented are none.
func TestTermsOfCards(t *testing.T) {
	const cards = "toll\twhat was paid at the gate\nrider\tone who paid it\nclerk\tone who wrote it down\ngate\twhere he sat\n"
	for text, want := range map[string]bool{
		cards: true,
		"Ida:\tThe gate was shut.\nPer:\tWho shut it?\nIda:\tThe clerk.\nPer:\tHe sleeps.\n": false,
		"1\tThe gate was shut\n2\tby the clerk, who\n3\tslept in it\n4\tall night.\n":        false,
		"\tThe gate was shut.\n\tThe clerk slept.\n\tIt rained.\n\tNobody paid.\n":           false,
		"toll\twhat was paid\nrider\tone who paid it\n":                                      false,
		"The gate was shut.\nThe clerk slept.\nIt rained.\nNobody\tpaid.\n":                  false,
	} {
		if got := SniffSeparated([]byte(text)); got != want {
			t.Errorf("SniffSeparated(%q) = %v, want %v", text, got, want)
		}
	}
	readAs(t, map[string]string{cards: "toll | what was paid at the gate\n\nrider | one who paid it\n\nclerk | one who wrote it down\n\ngate | where he sat"})
	d, err := ReadSeparated(t.Context(), corpus.File{Name: "a.tsv", Data: []byte("Town\tRiver\nUlm\tDanube\nBonn\tRhine\nHof\tSaale\n")})
	if want := "Town: Ulm | River: Danube"; err != nil || !strings.HasPrefix(d.Text(), want) {
		t.Errorf("%q, %v, want %q", d.Text(), err, want)
	}
}

// Terms may have more than a meaning; a first row that explains one is no head of columns,
// whatever the name of the file.
func TestCardsOfThreeColumns(t *testing.T) {
	const cards = "toll\twhat everybody who came with a cart had paid at the gate of the town since the fire\tZoll\nrider\tone who paid it for himself and for whatever stood behind him on the cart that day\tReiter\n" +
		"clerk\tone who wrote down what the riders paid, and what they said of it when they had paid\tSchreiber\ngate\twhere the clerk sat in the summer, and slept in the winter when there was no cart\tTor\n"
	if !SniffSeparated([]byte(cards)) || SniffSeparated([]byte(strings.Replace(cards, "\tZoll", "", 1))) {
		t.Error("cards are not told by rows of as many cells")
	}
	for _, name := range []string{"a.txt", "a.tsv"} {
		d, err := ReadSeparated(t.Context(), corpus.File{Name: name, Data: []byte(cards)})
		if want := "toll | what everybody"; err != nil || !strings.HasPrefix(d.Text(), want) || !strings.Contains(d.Text(), "\n\nrider | one who paid") {
			t.Errorf("%s: %q, %v, want %q", name, d.Text(), err, want)
		}
	}
}

// Cards are read as they are shown, with the names of columns that their head gives.
func TestCards(t *testing.T) {
	for text, want := range map[string]string{
		"#separator:tab\n#html:true\n#tags column:3\nGate\tWhere <b>tolls</b> are<br>paid&nbsp;[sound:a.mp3]\ttoll\nRider\tOne who {{c1::owes::pays}} it\ttoll\n": "Gate | Where tolls are paid | toll\n\nRider | One who owes it | toll",
		"#separator:Comma\n#html:false\n#columns:Front,Back\nGate,a < b\n":                                                                                        "Front: Gate | Back: a < b",
	} {
		d, err := ReadSeparated(t.Context(), corpus.File{Data: []byte(text)})
		if got := d.Text(); err != nil || got != want || !SniffSeparated([]byte(text)) {
			t.Errorf("%q is read as %q, %v, want %q", text, got, err, want)
		}
	}
}
