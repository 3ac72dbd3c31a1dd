package docx

import (
	"fmt"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/internal/corpustest"
)

// readLines reads the lines of a Word document, one a row.
func readLines(t *testing.T, data []byte) string {
	t.Helper()
	a, err := zipxml.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	r, err := docxPackage{ctx: t.Context(), archive: a}.read()
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, l := range r.lines {
		row := fmt.Sprintf("%s%d %s", corpustest.KindNames[l.Kind], l.Level, strings.ReplaceAll(l.Text, "\n", "/"))
		if l.Skip != "" {
			row += " {skip " + l.Skip + "}"
		}
		if l.Note != "" {
			row += " {note " + l.Note + "}"
		}
		for _, m := range l.Marks {
			row += " {mark " + m + "}"
		}
		rows = append(rows, row)
	}
	return strings.Join(rows, "\n")
}

const millSentence = "The mill at the mouth of the river ground the barley of four villages."

func TestDOCXParagraphs(t *testing.T) {
	box := func(inner string) string { return "<w:txbxContent>" + inner + "</w:txbxContent>" }
	for name, test := range map[string]struct{ body, want string }{
		"runs":            {corpustest.Para("", corpustest.Say("The sea ")+corpustest.Say("rises.")), "P0 The sea rises."},
		"tracked changes": {corpustest.Para("", corpustest.Say("The ")+`<w:ins>`+corpustest.Say("high ")+`</w:ins><w:del><w:r><w:delText>low </w:delText></w:r></w:del><w:moveFrom>`+corpustest.Say("old ")+`</w:moveFrom><w:moveTo>`+corpustest.Say("new ")+`</w:moveTo>`+corpustest.Say("tide.")), "P0 The high new tide."},
		"struck out":      {corpustest.Para("", corpustest.Say("The ")+`<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve">low </w:t></w:r><w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>high</w:t></w:r>`+corpustest.Say(" tide.")), "P0 The high tide."},
		"deleted end":     {`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + corpustest.Say("One half ") + `</w:p>` + corpustest.Para("", corpustest.Say("and the other.")), "P0 One half and the other."},
		"deleted at end":  {corpustest.Para("", corpustest.Say("One.")) + `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + corpustest.Say("Two.") + `</w:p><w:sectPr/>`, "P0 One.\nP0 Two."},
		"large initial":   {`<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>` + corpustest.Say("T") + `</w:p>` + corpustest.Para("", corpustest.Say("he mill.")), "P0 The mill."},
		"signs of symbol fonts": {corpustest.Para("", corpustest.Say("12 ")+`<w:r><w:sym w:font="Symbol" w:char="F0B0"/><w:t>C, 3 </w:t><w:sym w:font="Symbol" w:char="F0B4"/><w:t> 4, </w:t><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0FC"/><w:t> &#xF0B3; 2</w:t></w:r>`),
			"P0 12 °C, 3 × 4, α✓ ≥ 2"},
		"hyphens and tabs": {corpustest.Para("", corpustest.Say("Co")+`<w:r><w:softHyphen/><w:t>op</w:t><w:tab/><w:t>e</w:t><w:noBreakHyphen/><w:t>mail</w:t><w:br/><w:t>next</w:t></w:r>`+corpustest.Say(" soft\u00adhyphen \u202Eevil\u202C")),
			"P0 Coop e-mail next softhyphen evil"},
		"fields": {corpustest.Para("", `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`+corpustest.Say("secret")+`<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`+corpustest.Say("page 5")+`<w:r><w:fldChar w:fldCharType="end"/></w:r>`+corpustest.Say(" and ")+`<w:fldSimple w:instr="DATE">`+corpustest.Say("May")+`</w:fldSimple>`),
			"P0 page 5 and May"},
		"field without end":  {corpustest.Para("", corpustest.Say("Here ")+`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`+corpustest.Say("hidden")) + corpustest.Para("", corpustest.Say("There.")), "P0 Here\nP0 There."},
		"links":              {corpustest.Para("", corpustest.Say("See ")+`<w:hyperlink>`+corpustest.Say("the lease")+`</w:hyperlink>`+corpustest.Say(".")), "P0 See the lease."},
		"marks side by side": {corpustest.Para("", corpustest.Say("Ida Sund")+`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1,*</w:t></w:r>`), "P0 Ida Sund {mark 1} {mark *}"},
		"hidden":             {corpustest.Para("", corpustest.Say("Seen")+`<w:r><w:rPr><w:vanish/></w:rPr><w:t> unseen</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> shown</w:t></w:r>`), "P0 Seen shown"},
		"text box": {corpustest.Para("", corpustest.Say("Around ")+`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp>`+box(corpustest.Para("", corpustest.Say("In the box.")))+`</wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>`+box(corpustest.Para("", corpustest.Say("In the box.")))+`</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`+corpustest.Say("it.")),
			"P0 Around it.\nP0 In the box."},
		"old text box": {corpustest.Para("", `<w:r><w:pict><v:shape>`+box(corpustest.Para("", corpustest.Say("In the old box.")))+`</v:shape></w:pict></w:r>`), "P0 In the old box."},
		"forms":        {`<w:sdt><w:sdtPr/><w:sdtContent>` + corpustest.Para("", corpustest.Say("Block.")) + `</w:sdtContent></w:sdt>` + corpustest.Para("", `<w:sdt><w:sdtContent>`+corpustest.Say("Inline.")+`</w:sdtContent></w:sdt>`), "P0 Block.\nP0 Inline."},
		"powers": {corpustest.Para("", corpustest.Say("12 km")+`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>`+corpustest.Say(" of H")+`<w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r>`+corpustest.Say("O on the 3")+`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>rd</w:t></w:r>`+corpustest.Say(" day.")),
			"P0 12 km² of H2O on the 3rd day."},
		"symbols":   {corpustest.Para("", corpustest.Say("Angle ")+`<w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F04A"/><w:sym w:font="X" w:char="2192"/></w:r>`), "P0 Angle α→"},
		"ruby":      {corpustest.Para("", `<w:r><w:ruby><w:rt>`+corpustest.Say("とうきょう")+`</w:rt><w:rubyBase>`+corpustest.Say("東京")+`</w:rubyBase></w:ruby></w:r>`+corpustest.Say("へ行く。")), "P0 東京へ行く。"},
		"formula":   {corpustest.Para("", corpustest.Say("So ")+`<m:oMath><m:r><m:t>E=m</m:t></m:r><m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>`+corpustest.Say(" or ")+`<m:oMath><m:f><m:num><m:r><m:t>a+1</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>`), "P0 So E=mc² or (a+1)/b"},
		"verse":     {corpustest.Para("", `<w:r><w:t>The lamp burns low, my dear,</w:t><w:br/><w:t>The tide has left the sand,</w:t><w:br/><w:t>And no one waits to hear,</w:t><w:br/><w:t>Or take me by the hand.</w:t></w:r>`), "P0 The lamp burns low, my dear,/The tide has left the sand,/And no one waits to hear,/Or take me by the hand."},
		"page sums": {corpustest.Para("", `<w:r><w:lastRenderedPageBreak/><w:t>No page.</w:t></w:r>`), "P0 No page."},
		"comments":  {corpustest.Para("", `<w:commentRangeStart w:id="1"/>`+corpustest.Say("Text.")+`<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/><w:annotationRef/></w:r>`), "P0 Text."},
		"right to left": {`<w:p><w:pPr><w:bidi/></w:pPr>` + corpustest.Say("\u202Bמים זורמים אל הים.\u202C") + `</w:p>` + corpustest.Para("", corpustest.Say("می\u200Cرود")),
			"P0 מים זורמים אל הים.\nP0 می\u200Cرود"},
	} {
		if got := readLines(t, corpustest.DocxOf(t, test.body)); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

func TestDOCXTables(t *testing.T) {
	cell := func(texts ...string) string {
		out := "<w:tc>"
		for _, text := range texts {
			out += corpustest.Para("", corpustest.Say(text))
		}
		return out + "</w:tc>"
	}
	merged := func(how, text string) string {
		return `<w:tc><w:tcPr><w:vMerge` + how + `/></w:tcPr>` + corpustest.Para("", corpustest.Say(text)) + `</w:tc>`
	}
	row := func(cells ...string) string { return "<w:tr>" + strings.Join(cells, "") + "</w:tr>" }
	table := func(rows ...string) string { return "<w:tbl>" + strings.Join(rows, "") + "</w:tbl>" }
	for name, test := range map[string]struct{ body, want string }{
		"cells":       {table(row(cell("Year"), cell("Rye")), row(cell("1702"), cell("12", "tons")), row(cell(""), cell(""))), "T0 Year | Rye/1702 | 12 tons"},
		"merged":      {table(row(merged(` w:val="restart"`, "1702"), cell("rye")), row(merged("", ""), cell("oats"))), "T0 1702 | rye/ | oats"},
		"deleted row": {table(row(cell("a"), cell("b")), `<w:tr><w:trPr><w:del/></w:trPr>`+cell("c")+cell("d")+`</w:tr>`), "T0 a | b"},
		"nested":      {table(row(cell("a"), `<w:tc>`+table(row(cell("b"), cell("c")))+corpustest.Para("", corpustest.Say("d"))+`</w:tc>`)), "T0 a | b, c d"},
		"a record":    {table(row(cell("Title"), cell("Low Water")), row(cell("Author"), cell("Ida Sund")), row(cell("Date"), cell("3 May 2019"))), "P0 Title: Low Water\nP0 Author: Ida Sund\nP0 Date: 3 May 2019"},
		"no record":   {table(row(cell("Title"), cell("Low Water")), row(cell("Room"), cell("9")), row(cell("Floor"), cell("2"))), "T0 Title | Low Water/Room | 9/Floor | 2"},
		"one column":  {table(row(cell("First box of words.")), row(cell("Second box of words."))), "P0 First box of words.\nP0 Second box of words."},
		"forms":       {table(`<w:sdt><w:sdtContent>` + row(cell("a"), cell("b")) + `</w:sdtContent></w:sdt>`), "T0 a | b"},
	} {
		if got := readLines(t, corpustest.DocxOf(t, test.body)); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

func TestDOCXLists(t *testing.T) {
	level := func(at int, format, text, more string) string {
		return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/>%s</w:lvl>`, at, format, text, more)
	}
	numbering := corpustest.Part("numbering",
		`<w:abstractNum w:abstractNumId="0">`+level(0, "decimal", "%1.", "")+level(1, "lowerLetter", "%2)", "")+level(2, "lowerRoman", "(%3)", "")+`</w:abstractNum>`+
			`<w:abstractNum w:abstractNumId="1">`+level(0, "bullet", "\uF0B7", "")+`</w:abstractNum>`+
			`<w:abstractNum w:abstractNumId="2">`+level(0, "upperRoman", "Article %1", "")+level(1, "decimalZero", "%1.%2", `<w:isLgl/>`)+`</w:abstractNum>`+
			`<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="Ours"/></w:abstractNum>`+
			`<w:abstractNum w:abstractNumId="4"><w:styleLink w:val="Ours"/>`+level(0, "upperLetter", "%1:", "")+`</w:abstractNum>`+
			`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`+
			`<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>`+
			`<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>`)
	for name, test := range map[string]struct{ body, want string }{
		"levels": {corpustest.Item(1, 0, "barley") + corpustest.Item(1, 1, "dark") + corpustest.Item(1, 1, "fine") + corpustest.Item(1, 2, "very") + corpustest.Item(1, 0, "rye") + corpustest.Item(1, 1, "old"),
			"I1 1. barley\nI2 a) dark\nI2 b) fine\nI3 (i) very\nI1 2. rye\nI2 a) old"},
		"goes on":         {corpustest.Item(1, 0, "barley") + corpustest.Para("", corpustest.Say("They ground it.")) + corpustest.Item(1, 0, "rye"), "I1 1. barley\nP0 They ground it.\nI1 2. rye"},
		"begins again":    {corpustest.Item(1, 0, "barley") + corpustest.Item(3, 0, "oats") + corpustest.Item(3, 0, "peas"), "I1 1. barley\nI1 7. oats\nI1 8. peas"},
		"bullets":         {corpustest.Item(2, 0, "barley") + corpustest.Item(2, 0, "rye"), "I1 barley\nI1 rye"},
		"laws":            {corpustest.Item(4, 0, "Mills") + corpustest.Item(4, 1, "grind."), "I1 Article I Mills\nI2 1.1 grind."},
		"linked":          {corpustest.Item(5, 0, "barley") + corpustest.Item(5, 0, "rye"), "I1 A: barley\nI1 B: rye"},
		"no such list":    {corpustest.Item(9, 0, "barley") + corpustest.Item(0, 0, "rye"), "P0 barley\nP0 rye"},
		"unbegun outside": {corpustest.Item(1, 1, "dark"), "I2 a) dark"},
	} {
		if got := readLines(t, corpustest.DocxOf(t, test.body, "word/numbering.xml", numbering)); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

func TestDOCXStyles(t *testing.T) {
	styles := corpustest.Part("styles",
		`<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>`+
			corpustest.NamedAs("berschrift1", "heading 1", "Standard", `<w:pPr><w:outlineLvl w:val="0"/></w:pPr>`)+corpustest.NamedAs("Kapitel", "My Chapter", "berschrift1", "")+
			corpustest.NamedAs("Unter", "Überschrift 2", "Standard", "")+corpustest.NamedAs("Not", "Not a heading", "berschrift1", `<w:pPr><w:outlineLvl w:val="9"/></w:pPr>`)+
			corpustest.NamedAs("Loop", "Loop", "Pool", "")+corpustest.NamedAs("Pool", "Pool", "Loop", "")+corpustest.NamedAs("Zitat", "Quote", "Standard", "")+
			corpustest.NamedAs("Beschriftung", "caption", "Standard", "")+corpustest.NamedAs("Verzeichnis1", "toc 1", "Standard", "")+corpustest.NamedAs("Titel", "Title", "Standard", "")+
			corpustest.NamedAs("Code", "HTML Preformatted", "Standard", "")+
			`<w:style w:type="character" w:styleId="Hint"><w:name w:val="Placeholder Text"/></w:style>`)
	text := func(s string) string { return corpustest.Para("", corpustest.Say(s)) }
	for name, test := range map[string]struct{ body, want string }{
		"headings": {corpustest.Para("Kapitel", corpustest.Say("Water")) + text("A.") + corpustest.Para("Unter", corpustest.Say("The pond")) + text("B.") + corpustest.Para("Not", corpustest.Say("Only large")) + text("C."),
			"H1 Water\nP0 A.\nH2 The pond\nP0 B.\nP0 Only large\nP0 C."},
		"circle": {corpustest.Para("Loop", corpustest.Say("Round we go.")) + text("A."), "P0 Round we go.\nP0 A."},
		"quote":  {text("A.") + corpustest.Para("Zitat", corpustest.Say("The sea does the work.")), "P0 A.\nQ0 The sea does the work."},
		"left out": {corpustest.Para("Titel", corpustest.Say("The Tide Mill")) + corpustest.Para("Verzeichnis1", corpustest.Say("Water\t3")) + text("A.") + corpustest.Para("Beschriftung", corpustest.Say("A wheel")),
			"H1 The Tide Mill {skip title}\nP0 Water 3 {skip contents}\nP0 A.\nP0 A wheel {skip caption}"},
		"program": {text("A.") + corpustest.Para("Code", corpustest.Say("if sea {")) + corpustest.Para("Code", corpustest.Say("  open()")), "P0 A.\nP0 if sea {/  open()"},
		"hint":    {corpustest.Para("", `<w:r><w:rPr><w:rStyle w:val="Hint"/></w:rPr><w:t>Click here to enter text.</w:t></w:r>`) + text("A."), "P0 A."},
		"own level": {`<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>` + corpustest.Say("Grain") + `</w:p>` + text("A.") + corpustest.Para("berschrift1", corpustest.Say("Bread")) + text("B."),
			"H1 Grain\nP0 A.\nH1 Bread\nP0 B."},
	} {
		if got := readLines(t, corpustest.DocxOf(t, test.body, "word/styles.xml", styles)); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

func TestDOCXNotes(t *testing.T) {
	mark := func(kind, id string) string { return `<w:r><w:` + kind + `Reference w:id="` + id + `"/></w:r>` }
	note := func(kind, id, text string) string {
		return `<w:` + kind + ` w:id="` + id + `">` + corpustest.Para("", `<w:r><w:footnoteRef/></w:r>`+corpustest.Say(" "+text)) + `</w:` + kind + `>`
	}
	footnotes := corpustest.Part("footnotes", `<w:footnote w:type="separator" w:id="-1">`+corpustest.Para("", corpustest.Say("----"))+`</w:footnote>`+
		note("footnote", "1", "In spring.")+note("footnote", "2", "In autumn.")+note("footnote", "3", "Deleted."))
	endnotes := corpustest.Part("endnotes", note("endnote", "1", "At the end."))
	heading := func(text string) string {
		return `<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>` + corpustest.Say(text) + `</w:p>`
	}
	body := heading("Water") + corpustest.Para("", corpustest.Say("It rose"+"")+mark("footnote", "2")+corpustest.Say(". "+millSentence)+mark("endnote", "1")) +
		heading("Land") + corpustest.Para("", corpustest.Say("It fell.")+`<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>`+corpustest.Say(" It rained.")+`<w:del>`+mark("footnote", "3")+`</w:del>`)
	const want = "P0 It rose. " + millSentence + "\nF0 In autumn.\nF0 At the end.\nH1 Land\nP0 It fell. It rained.\nF0 In spring."
	d, err := Read(t.Context(), corpus.File{Name: "a.docx", Data: corpustest.DocxOf(t, body, "word/footnotes.xml", footnotes, "word/endnotes.xml", endnotes)})
	if err != nil || corpustest.BlocksOf(d) != want {
		t.Errorf("got\n%s (%v)\nwant\n%s", corpustest.BlocksOf(d), err, want)
	}
}

// The main part may have any name, and the names may be those of the strict form.
func TestDOCXParts(t *testing.T) {
	const strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
	data := corpustest.Zipped(t,
		"_rels/.rels", corpustest.Relations(`<Relationship Id="a" Type="`+strict+`officeDocument" Target="/word/text7.xml"/>`),
		"word/_rels/text7.xml.rels", corpustest.Relations(`<Relationship Id="b" Type="`+strict+`styles" Target="looks.xml"/>`, `<Relationship Id="c" Type="`+strict+`footnotes" Target="../../../etc/passwd"/>`,
			`<Relationship Id="d" Type="`+strict+`numbering" Target="file:///etc/passwd" TargetMode="External"/>`),
		"word/text7.xml", `<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body><p><pPr><pStyle val="H"/></pPr><r><t>Water</t></r></p><p><r><t>`+millSentence+`</t></r></p></body></document>`,
		"word/looks.xml", `<styles><style styleId="H"><name val="heading 3"/></style></styles>`)
	if got, want := readLines(t, data), "H3 Water\nP0 "+millSentence; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestDOCXRecord(t *testing.T) {
	styles := corpustest.Part("styles", corpustest.NamedAs("T", "Title", "", "")+corpustest.NamedAs("S", "Subtitle", "", "")+corpustest.NamedAs("A", "Author", "", "")+corpustest.NamedAs("D", "Date", "", ""))
	core := func(title, creator string) string {
		return `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>` + title + `</dc:title><dc:creator>` + creator + `</dc:creator></cp:coreProperties>`
	}
	prose := strings.Repeat(corpustest.Para("", corpustest.Say(millSentence+" Its wheel turned twice a day.")), 4)
	for name, test := range map[string]struct {
		body, core string
		want       corpus.Metadata
	}{
		"styles": {corpustest.Para("T", corpustest.Say("The Tide Mill")) + corpustest.Para("S", corpustest.Say("A history")) + corpustest.Para("A", corpustest.Say("Jane Roe")) + corpustest.Para("A", corpustest.Say("Ben de Vries")) + corpustest.Para("D", corpustest.Say("3 May 2019")) + prose, core("Template 7", "Office Team"),
			corpus.Metadata{Title: "The Tide Mill: A history", Authors: []string{"Roe, Jane", "de Vries, Ben"}, Issued: "2019-05-03", Found: map[string]string{"title": "text", "authors": "text", "issued": "text", "language": "text"}}},
		"titles of parts": {corpustest.Para("T", corpustest.Say("The Tide Mill")) + prose + corpustest.Para("T", corpustest.Say("The storm")) + prose, "",
			corpus.Metadata{Title: "The Tide Mill", Found: map[string]string{"title": "text", "language": "text"}}},
		"title in two": {corpustest.Para("T", corpustest.Say("The Tide Mill")) + corpustest.Para("T", corpustest.Say("of Westermouth")) + prose, "",
			corpus.Metadata{Title: "The Tide Mill of Westermouth", Found: map[string]string{"title": "text", "language": "text"}}},
		"properties": {corpustest.Para("", corpustest.Say("The tide mill of Westermouth")) + corpustest.Para("", corpustest.Say("Jane Roe and Ben Stone")) + prose, core("The Tide Mill of Westermouth", "Jane Roe"),
			corpus.Metadata{Title: "The tide mill of Westermouth", Authors: []string{"Roe, Jane", "Stone, Ben"}, Found: map[string]string{"title": "Office properties", "authors": "Office properties", "language": "text"}}},
		"properties of another": {corpustest.Para("", corpustest.Say("Mills and Water in the Low Country")) + prose, core("Essay template", "Sam Secretary"),
			corpus.Metadata{Title: "Mills and Water in the Low Country", Found: map[string]string{"title": "text", "language": "text"}}},
	} {
		parts := []string{"word/styles.xml", styles}
		if test.core != "" {
			parts = append(parts, "docProps/core.xml", test.core)
		}
		d, err := Read(t.Context(), corpus.File{Name: "a.docx", Data: corpustest.DocxOf(t, test.body, parts...)})
		if err != nil {
			t.Fatal(err)
		}
		test.want.Language = "en"
		if got, want := fmt.Sprintf("%+v", d.Metadata), fmt.Sprintf("%+v", test.want); got != want {
			t.Errorf("%s: metadata\n%s\nwant\n%s", name, got, want)
		}
	}
}

// Writers who use no styles mark a title by its size alone, which is said anywhere.
func TestDOCXTitleInLargeType(t *testing.T) {
	sized := func(size, text string) string {
		return corpustest.Para("", `<w:r><w:rPr><w:sz w:val="`+size+`"/></w:rPr><w:t>`+text+`</w:t></w:r>`)
	}
	cover := corpustest.Para("", corpustest.Say("Seminar: Rivers")) + corpustest.Para("", corpustest.Say("Jane Roe"))
	section := `<w:p><w:r><w:br w:type="page"/></w:r></w:p>`
	prose := strings.Repeat(corpustest.Para("", corpustest.Say(millSentence+" Its wheel turned twice a day, and nobody in the town could say who had built it.")), 4)
	for name, test := range map[string]struct{ body, styles, want string }{
		"run":      {cover + sized("36", "Who Owned the Weir?") + section + sized("28", "1. The mill") + prose, "", "Who Owned the Weir?"},
		"style":    {cover + corpustest.Para("Big", corpustest.Say("Who Owned the Weir?")) + section + sized("28", "1. The mill") + prose, corpustest.NamedAs("Big", "Big", "", `<w:rPr><w:sz w:val="36"/></w:rPr>`), "Who Owned the Weir?"},
		"defaults": {cover + sized("28", "Who Owned the Weir?") + prose, `<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="26"/></w:rPr></w:rPrDefault></w:docDefaults>`, ""},
		"plain":    {cover + sized("28", "Who Owned the Weir?") + prose, "", "Who Owned the Weir?"},
	} {
		a, err := zipxml.Open(corpustest.DocxOf(t, test.body, "word/styles.xml", corpustest.Part("styles", test.styles)))
		if err != nil {
			t.Fatal(err)
		}
		r, err := docxPackage{ctx: t.Context(), archive: a}.read()
		if err != nil || r.meta.Title != test.want {
			t.Errorf("%s: title %q (%v), want %q", name, r.meta.Title, err, test.want)
		}
	}
}
