package corpus

import (
	"fmt"
	"strings"
	"testing"
)

const officeNames = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
	xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
	xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`

// relation is one of a part to another.
func relation(kind, target string) string {
	return fmt.Sprintf(`<Relationship Id="r%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>`, kind, kind, target)
}

func relations(list ...string) string {
	return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + strings.Join(list, "") + `</Relationships>`
}

// docxOf packs the body of a text, in the tags of Word, with other parts.
func docxOf(t testing.TB, body string, parts ...string) []byte {
	all := []string{
		"_rels/.rels", relations(relation("officeDocument", "word/document.xml"), relation("core-properties", "docProps/core.xml")),
		"word/_rels/document.xml.rels", relations(relation("styles", "styles.xml"), relation("numbering", "numbering.xml"),
			relation("footnotes", "footnotes.xml"), relation("endnotes", "/word/endnotes.xml")),
		"word/document.xml", `<?xml version="1.0"?><w:document ` + officeNames + `><w:body>` + body + `</w:body></w:document>`,
	}
	return zipped(t, append(all, parts...)...)
}

// para is a paragraph of a style, which may be none.
func para(style, inner string) string {
	if style != "" {
		style = `<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`
	}
	return "<w:p>" + style + inner + "</w:p>"
}

func say(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

// item is a paragraph of a list.
func item(list, level int, text string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>%s</w:p>`, level, list, say(text))
}

func part(root, inner string) string {
	return "<w:" + root + " " + officeNames + ">" + inner + "</w:" + root + ">"
}

func namedAs(id, name, base, looks string) string {
	return fmt.Sprintf(`<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="%s"/>%s</w:style>`, id, name, base, looks)
}

// readLines reads the lines of a Word document, one a row.
func readLines(t *testing.T, data []byte) string {
	t.Helper()
	a, err := openArchive(data)
	if err != nil {
		t.Fatal(err)
	}
	r, err := docxPackage{ctx: t.Context(), archive: a}.read()
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, l := range r.lines {
		row := fmt.Sprintf("%s%d %s", kindNames[l.Kind], l.Level, strings.ReplaceAll(l.Text, "\n", "/"))
		if l.skip != "" {
			row += " {skip " + l.skip + "}"
		}
		if l.note != "" {
			row += " {note " + l.note + "}"
		}
		for _, m := range l.marks {
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
		"runs":            {para("", say("The sea ")+say("rises.")), "P0 The sea rises."},
		"tracked changes": {para("", say("The ")+`<w:ins>`+say("high ")+`</w:ins><w:del><w:r><w:delText>low </w:delText></w:r></w:del><w:moveFrom>`+say("old ")+`</w:moveFrom><w:moveTo>`+say("new ")+`</w:moveTo>`+say("tide.")), "P0 The high new tide."},
		"deleted end":     {`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + say("One half ") + `</w:p>` + para("", say("and the other.")), "P0 One half and the other."},
		"deleted at end":  {para("", say("One.")) + `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + say("Two.") + `</w:p><w:sectPr/>`, "P0 One.\nP0 Two."},
		"large initial":   {`<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>` + say("T") + `</w:p>` + para("", say("he mill.")), "P0 The mill."},
		"hyphens and tabs": {para("", say("Co")+`<w:r><w:softHyphen/><w:t>op</w:t><w:tab/><w:t>e</w:t><w:noBreakHyphen/><w:t>mail</w:t><w:br/><w:t>next</w:t></w:r>`+say(" soft\u00adhyphen \u202Eevil\u202C")),
			"P0 Coop e-mail next softhyphen evil"},
		"fields": {para("", `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`+say("secret")+`<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`+say("page 5")+`<w:r><w:fldChar w:fldCharType="end"/></w:r>`+say(" and ")+`<w:fldSimple w:instr="DATE">`+say("May")+`</w:fldSimple>`),
			"P0 page 5 and May"},
		"field without end": {para("", say("Here ")+`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`+say("hidden")) + para("", say("There.")), "P0 Here\nP0 There."},
		"links":             {para("", say("See ")+`<w:hyperlink>`+say("the lease")+`</w:hyperlink>`+say(".")), "P0 See the lease."},
		"hidden":            {para("", say("Seen")+`<w:r><w:rPr><w:vanish/></w:rPr><w:t> unseen</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> shown</w:t></w:r>`), "P0 Seen shown"},
		"text box": {para("", say("Around ")+`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp>`+box(para("", say("In the box.")))+`</wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>`+box(para("", say("In the box.")))+`</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`+say("it.")),
			"P0 Around it.\nP0 In the box."},
		"old text box": {para("", `<w:r><w:pict><v:shape>`+box(para("", say("In the old box.")))+`</v:shape></w:pict></w:r>`), "P0 In the old box."},
		"forms":        {`<w:sdt><w:sdtPr/><w:sdtContent>` + para("", say("Block.")) + `</w:sdtContent></w:sdt>` + para("", `<w:sdt><w:sdtContent>`+say("Inline.")+`</w:sdtContent></w:sdt>`), "P0 Block.\nP0 Inline."},
		"powers": {para("", say("12 km")+`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>`+say(" of H")+`<w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r>`+say("O on the 3")+`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>rd</w:t></w:r>`+say(" day.")),
			"P0 12 km² of H2O on the 3rd day."},
		"symbols":   {para("", say("Angle ")+`<w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F04A"/><w:sym w:font="X" w:char="2192"/></w:r>`), "P0 Angle α→"},
		"ruby":      {para("", `<w:r><w:ruby><w:rt>`+say("とうきょう")+`</w:rt><w:rubyBase>`+say("東京")+`</w:rubyBase></w:ruby></w:r>`+say("へ行く。")), "P0 東京へ行く。"},
		"formula":   {para("", say("So ")+`<m:oMath><m:r><m:t>E=m</m:t></m:r><m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>`+say(" or ")+`<m:oMath><m:f><m:num><m:r><m:t>a+1</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>`), "P0 So E=mc² or (a+1)/b"},
		"verse":     {para("", `<w:r><w:t>The lamp burns low, my dear,</w:t><w:br/><w:t>The tide has left the sand,</w:t><w:br/><w:t>And no one waits to hear,</w:t><w:br/><w:t>Or take me by the hand.</w:t></w:r>`), "P0 The lamp burns low, my dear,/The tide has left the sand,/And no one waits to hear,/Or take me by the hand."},
		"page sums": {para("", `<w:r><w:lastRenderedPageBreak/><w:t>No page.</w:t></w:r>`), "P0 No page."},
		"comments":  {para("", `<w:commentRangeStart w:id="1"/>`+say("Text.")+`<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/><w:annotationRef/></w:r>`), "P0 Text."},
		"right to left": {`<w:p><w:pPr><w:bidi/></w:pPr>` + say("\u202Bמים זורמים אל הים.\u202C") + `</w:p>` + para("", say("می\u200Cرود")),
			"P0 מים זורמים אל הים.\nP0 می\u200Cرود"},
	} {
		if got := readLines(t, docxOf(t, test.body)); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

func TestDOCXTables(t *testing.T) {
	cell := func(texts ...string) string {
		out := "<w:tc>"
		for _, text := range texts {
			out += para("", say(text))
		}
		return out + "</w:tc>"
	}
	merged := func(how, text string) string {
		return `<w:tc><w:tcPr><w:vMerge` + how + `/></w:tcPr>` + para("", say(text)) + `</w:tc>`
	}
	row := func(cells ...string) string { return "<w:tr>" + strings.Join(cells, "") + "</w:tr>" }
	table := func(rows ...string) string { return "<w:tbl>" + strings.Join(rows, "") + "</w:tbl>" }
	for name, test := range map[string]struct{ body, want string }{
		"cells":       {table(row(cell("Year"), cell("Rye")), row(cell("1702"), cell("12", "tons")), row(cell(""), cell(""))), "T0 Year | Rye/1702 | 12 tons"},
		"merged":      {table(row(merged(` w:val="restart"`, "1702"), cell("rye")), row(merged("", ""), cell("oats"))), "T0 1702 | rye/ | oats"},
		"deleted row": {table(row(cell("a"), cell("b")), `<w:tr><w:trPr><w:del/></w:trPr>`+cell("c")+cell("d")+`</w:tr>`), "T0 a | b"},
		"nested":      {table(row(cell("a"), `<w:tc>`+table(row(cell("b"), cell("c")))+para("", say("d"))+`</w:tc>`)), "T0 a | b, c d"},
		"one column":  {table(row(cell("First box of words.")), row(cell("Second box of words."))), "P0 First box of words.\nP0 Second box of words."},
		"forms":       {table(`<w:sdt><w:sdtContent>` + row(cell("a"), cell("b")) + `</w:sdtContent></w:sdt>`), "T0 a | b"},
	} {
		if got := readLines(t, docxOf(t, test.body)); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

func TestDOCXLists(t *testing.T) {
	level := func(at int, format, text, more string) string {
		return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/>%s</w:lvl>`, at, format, text, more)
	}
	numbering := part("numbering",
		`<w:abstractNum w:abstractNumId="0">`+level(0, "decimal", "%1.", "")+level(1, "lowerLetter", "%2)", "")+level(2, "lowerRoman", "(%3)", "")+`</w:abstractNum>`+
			`<w:abstractNum w:abstractNumId="1">`+level(0, "bullet", "\uF0B7", "")+`</w:abstractNum>`+
			`<w:abstractNum w:abstractNumId="2">`+level(0, "upperRoman", "Article %1", "")+level(1, "decimalZero", "%1.%2", `<w:isLgl/>`)+`</w:abstractNum>`+
			`<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="Ours"/></w:abstractNum>`+
			`<w:abstractNum w:abstractNumId="4"><w:styleLink w:val="Ours"/>`+level(0, "upperLetter", "%1:", "")+`</w:abstractNum>`+
			`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`+
			`<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>`+
			`<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>`)
	for name, test := range map[string]struct{ body, want string }{
		"levels": {item(1, 0, "barley") + item(1, 1, "dark") + item(1, 1, "fine") + item(1, 2, "very") + item(1, 0, "rye") + item(1, 1, "old"),
			"I1 1. barley\nI2 a) dark\nI2 b) fine\nI3 (i) very\nI1 2. rye\nI2 a) old"},
		"goes on":         {item(1, 0, "barley") + para("", say("They ground it.")) + item(1, 0, "rye"), "I1 1. barley\nP0 They ground it.\nI1 2. rye"},
		"begins again":    {item(1, 0, "barley") + item(3, 0, "oats") + item(3, 0, "peas"), "I1 1. barley\nI1 7. oats\nI1 8. peas"},
		"bullets":         {item(2, 0, "barley") + item(2, 0, "rye"), "I1 barley\nI1 rye"},
		"laws":            {item(4, 0, "Mills") + item(4, 1, "grind."), "I1 Article I Mills\nI2 1.1 grind."},
		"linked":          {item(5, 0, "barley") + item(5, 0, "rye"), "I1 A: barley\nI1 B: rye"},
		"no such list":    {item(9, 0, "barley") + item(0, 0, "rye"), "P0 barley\nP0 rye"},
		"unbegun outside": {item(1, 1, "dark"), "I2 a) dark"},
	} {
		if got := readLines(t, docxOf(t, test.body, "word/numbering.xml", numbering)); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

func TestDOCXStyles(t *testing.T) {
	styles := part("styles",
		`<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>`+
			namedAs("berschrift1", "heading 1", "Standard", `<w:pPr><w:outlineLvl w:val="0"/></w:pPr>`)+namedAs("Kapitel", "My Chapter", "berschrift1", "")+
			namedAs("Unter", "Überschrift 2", "Standard", "")+namedAs("Not", "Not a heading", "berschrift1", `<w:pPr><w:outlineLvl w:val="9"/></w:pPr>`)+
			namedAs("Loop", "Loop", "Pool", "")+namedAs("Pool", "Pool", "Loop", "")+namedAs("Zitat", "Quote", "Standard", "")+
			namedAs("Beschriftung", "caption", "Standard", "")+namedAs("Verzeichnis1", "toc 1", "Standard", "")+namedAs("Titel", "Title", "Standard", "")+
			namedAs("Code", "HTML Preformatted", "Standard", "")+
			`<w:style w:type="character" w:styleId="Hint"><w:name w:val="Placeholder Text"/></w:style>`)
	text := func(s string) string { return para("", say(s)) }
	for name, test := range map[string]struct{ body, want string }{
		"headings": {para("Kapitel", say("Water")) + text("A.") + para("Unter", say("The pond")) + text("B.") + para("Not", say("Only large")) + text("C."),
			"H1 Water\nP0 A.\nH2 The pond\nP0 B.\nP0 Only large\nP0 C."},
		"circle": {para("Loop", say("Round we go.")) + text("A."), "P0 Round we go.\nP0 A."},
		"quote":  {text("A.") + para("Zitat", say("The sea does the work.")), "P0 A.\nQ0 The sea does the work."},
		"left out": {para("Titel", say("The Tide Mill")) + para("Verzeichnis1", say("Water\t3")) + text("A.") + para("Beschriftung", say("A wheel")),
			"H1 The Tide Mill {skip title}\nP0 Water 3 {skip contents}\nP0 A.\nP0 A wheel {skip caption}"},
		"program": {text("A.") + para("Code", say("if sea {")) + para("Code", say("  open()")), "P0 A.\nP0 if sea {/  open()"},
		"hint":    {para("", `<w:r><w:rPr><w:rStyle w:val="Hint"/></w:rPr><w:t>Click here to enter text.</w:t></w:r>`) + text("A."), "P0 A."},
		"own level": {`<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>` + say("Grain") + `</w:p>` + text("A.") + para("berschrift1", say("Bread")) + text("B."),
			"H1 Grain\nP0 A.\nH1 Bread\nP0 B."},
	} {
		if got := readLines(t, docxOf(t, test.body, "word/styles.xml", styles)); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

func TestDOCXNotes(t *testing.T) {
	mark := func(kind, id string) string { return `<w:r><w:` + kind + `Reference w:id="` + id + `"/></w:r>` }
	note := func(kind, id, text string) string {
		return `<w:` + kind + ` w:id="` + id + `">` + para("", `<w:r><w:footnoteRef/></w:r>`+say(" "+text)) + `</w:` + kind + `>`
	}
	footnotes := part("footnotes", `<w:footnote w:type="separator" w:id="-1">`+para("", say("----"))+`</w:footnote>`+
		note("footnote", "1", "In spring.")+note("footnote", "2", "In autumn.")+note("footnote", "3", "Deleted."))
	endnotes := part("endnotes", note("endnote", "1", "At the end."))
	heading := func(text string) string {
		return `<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>` + say(text) + `</w:p>`
	}
	body := heading("Water") + para("", say("It rose"+"")+mark("footnote", "2")+say(". "+millSentence)+mark("endnote", "1")) +
		heading("Land") + para("", say("It fell.")+`<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>`+say(" It rained.")+`<w:del>`+mark("footnote", "3")+`</w:del>`)
	const want = "P0 It rose. " + millSentence + "\nF0 In autumn.\nF0 At the end.\nH1 Land\nP0 It fell. It rained.\nF0 In spring."
	d, err := readDOCX(t.Context(), File{Name: "a.docx", Data: docxOf(t, body, "word/footnotes.xml", footnotes, "word/endnotes.xml", endnotes)})
	if err != nil || blocksOf(d) != want {
		t.Errorf("got\n%s (%v)\nwant\n%s", blocksOf(d), err, want)
	}
}

// The main part may have any name, and the names may be those of the strict form.
func TestDOCXParts(t *testing.T) {
	const strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
	data := zipped(t,
		"_rels/.rels", relations(`<Relationship Id="a" Type="`+strict+`officeDocument" Target="/word/text7.xml"/>`),
		"word/_rels/text7.xml.rels", relations(`<Relationship Id="b" Type="`+strict+`styles" Target="looks.xml"/>`, `<Relationship Id="c" Type="`+strict+`footnotes" Target="../../../etc/passwd"/>`,
			`<Relationship Id="d" Type="`+strict+`numbering" Target="file:///etc/passwd" TargetMode="External"/>`),
		"word/text7.xml", `<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body><p><pPr><pStyle val="H"/></pPr><r><t>Water</t></r></p><p><r><t>`+millSentence+`</t></r></p></body></document>`,
		"word/looks.xml", `<styles><style styleId="H"><name val="heading 3"/></style></styles>`)
	if got, want := readLines(t, data), "H3 Water\nP0 "+millSentence; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestDOCXRecord(t *testing.T) {
	styles := part("styles", namedAs("T", "Title", "", "")+namedAs("S", "Subtitle", "", "")+namedAs("A", "Author", "", "")+namedAs("D", "Date", "", ""))
	core := func(title, creator string) string {
		return `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>` + title + `</dc:title><dc:creator>` + creator + `</dc:creator></cp:coreProperties>`
	}
	prose := strings.Repeat(para("", say(millSentence+" Its wheel turned twice a day.")), 4)
	for name, test := range map[string]struct {
		body, core string
		want       Metadata
	}{
		"styles": {para("T", say("The Tide Mill")) + para("S", say("A history")) + para("A", say("Jane Roe")) + para("A", say("Ben de Vries")) + para("D", say("3 May 2019")) + prose, core("Template 7", "Office Team"),
			Metadata{Title: "The Tide Mill: A history", Authors: []string{"Roe, Jane", "de Vries, Ben"}, Issued: "2019-05-03", Found: map[string]string{"title": "text", "authors": "text", "issued": "text", "language": "text"}}},
		"titles of parts": {para("T", say("The Tide Mill")) + prose + para("T", say("The storm")) + prose, "",
			Metadata{Title: "The Tide Mill", Found: map[string]string{"title": "text", "language": "text"}}},
		"title in two": {para("T", say("The Tide Mill")) + para("T", say("of Westermouth")) + prose, "",
			Metadata{Title: "The Tide Mill of Westermouth", Found: map[string]string{"title": "text", "language": "text"}}},
		"properties": {para("", say("The tide mill of Westermouth")) + para("", say("Jane Roe and Ben Stone")) + prose, core("The Tide Mill of Westermouth", "Jane Roe"),
			Metadata{Title: "The tide mill of Westermouth", Authors: []string{"Roe, Jane", "Stone, Ben"}, Found: map[string]string{"title": "Office properties", "authors": "Office properties", "language": "text"}}},
		"properties of another": {para("", say("Mills and Water in the Low Country")) + prose, core("Essay template", "Sam Secretary"),
			Metadata{Title: "Mills and Water in the Low Country", Found: map[string]string{"title": "text", "language": "text"}}},
	} {
		parts := []string{"word/styles.xml", styles}
		if test.core != "" {
			parts = append(parts, "docProps/core.xml", test.core)
		}
		d, err := readDOCX(t.Context(), File{Name: "a.docx", Data: docxOf(t, test.body, parts...)})
		if err != nil {
			t.Fatal(err)
		}
		test.want.Language = "en"
		if got, want := fmt.Sprintf("%+v", d.Metadata), fmt.Sprintf("%+v", test.want); got != want {
			t.Errorf("%s: metadata\n%s\nwant\n%s", name, got, want)
		}
	}
}
