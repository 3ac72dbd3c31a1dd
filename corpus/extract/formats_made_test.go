package extract

import (
	"fmt"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

const (
	drawingNames = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	titleBox     = `<p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody>%s</p:txBody></p:sp>`
)

func says(text string) string { return `<a:p><a:r><a:t>` + text + `</a:t></a:r></a:p>` }

// boxAt is a box that somebody drew at a place, in hundreds.
func boxAt(left, top, width, height int, inner string) string {
	return fmt.Sprintf(`<p:sp><p:nvSpPr><p:cNvPr id="2" name="b"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm></p:spPr><p:txBody>%s</p:txBody></p:sp>`, left, top, width, height, inner)
}

func slideOf(attributes string, shapes ...string) string {
	return `<p:sld ` + drawingNames + ` ` + attributes + `><p:cSld><p:spTree>` + strings.Join(shapes, "") + `</p:spTree></p:cSld></p:sld>`
}

// pptxOf makes a presentation of slides; parts are those that they refer to.
func pptxOf(t testing.TB, slides []string, parts ...string) []byte {
	list, relations := "", []string{}
	all := parts
	for i, s := range slides {
		list += fmt.Sprintf(`<p:sldId id="%d" r:id="r%d"/>`, 256+i, i)
		relations = append(relations, fmt.Sprintf(`<Relationship Id="r%d" Type="x/slide" Target="slides/slide%d.xml"/>`, i, i+1))
		all = append(all, fmt.Sprintf("ppt/slides/slide%d.xml", i+1), s)
	}
	return corpustest.Zipped(t, append([]string{
		"_rels/.rels", corpustest.Relations(corpustest.Relation("officeDocument", "ppt/presentation.xml")),
		"ppt/presentation.xml", `<p:presentation ` + drawingNames + `><p:sldIdLst>` + list + `</p:sldIdLst></p:presentation>`,
		"ppt/_rels/presentation.xml.rels", corpustest.Relations(relations...),
	}, all...)...)
}

func TestSlides(t *testing.T) {
	table := `<p:graphicFrame><p:xfrm><a:off x="0" y="500"/><a:ext cx="900" cy="100"/></p:xfrm><a:graphic><a:graphicData><a:tbl><a:tr><a:tc><a:txBody>` + says("Year") + `</a:txBody></a:tc><a:tc><a:txBody>` + says("Dues") + `</a:txBody></a:tc></a:tr><a:tr><a:tc><a:txBody>` + says("1752") + `</a:txBody></a:tc><a:tc><a:txBody>` + says("11") + `</a:txBody></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>`
	body := `<p:sp><p:nvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody>` +
		says("A bullet") + `<a:p><a:pPr lvl="1"/><a:r><a:t>below </a:t></a:r><a:r><a:t>it</a:t></a:r></a:p><a:p><a:pPr><a:buNone/></a:pPr><a:r><a:t>No bullet.</a:t></a:r></a:p>` +
		`<a:p><a:pPr><a:buAutoNum type="arabicPeriod"/></a:pPr><a:r><a:t>first</a:t></a:r></a:p><a:p><a:pPr><a:buAutoNum type="arabicPeriod"/></a:pPr><a:r><a:t>second</a:t></a:r></a:p></p:txBody></p:sp>`
	footer := `<p:sp><p:nvSpPr><p:nvPr><p:ph type="ftr"/></p:nvPr></p:nvSpPr><p:txBody>` + says("Quay Press 2021") + `</p:txBody></p:sp><p:sp><p:nvSpPr><p:nvPr><p:ph type="sldNum"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:fld type="slidenum"><a:t>3</a:t></a:fld></a:p></p:txBody></p:sp>`
	group := `<p:grpSp><p:grpSpPr><a:xfrm><a:off x="0" y="900"/><a:ext cx="100" cy="100"/><a:chOff x="0" y="0"/><a:chExt cx="10" cy="10"/></a:xfrm></p:grpSpPr>` + boxAt(0, 5, 10, 5, says("lower in the group")) + boxAt(0, 0, 10, 4, says("upper in the group")) + `</p:grpSp>`
	diagram := `<dgm:dataModel xmlns:dgm="d" ` + drawingNames + `><dgm:ptLst><dgm:pt type="doc"><dgm:t><a:p/></dgm:t></dgm:pt><dgm:pt><dgm:t>` + says("a node") + `</dgm:t></dgm:pt><dgm:pt type="pres"><dgm:t>` + says("never") + `</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>`
	data := pptxOf(t, []string{
		slideOf("", fmt.Sprintf(strings.Replace(titleBox, `"title"`, `"ctrTitle"`, 1), says("Dues of the Harbour")),
			`<p:sp><p:nvSpPr><p:nvPr><p:ph type="subTitle" idx="1"/></p:nvPr></p:nvSpPr><p:txBody>`+says("A short history")+says("Ada Molnar, Bert Quill")+says("3 March 2021")+says("University of the North")+`</p:txBody></p:sp>`),
		slideOf("", boxAt(500, 200, 400, 200, says("to the right")), boxAt(0, 200, 400, 100, says("to the left")), boxAt(0, 310, 400, 80, says("and below")),
			table, fmt.Sprintf(titleBox, says("Where things stand")), boxAt(0, 50, 900, 100, says("at the top")), group, footer),
		slideOf(`show="0"`, fmt.Sprintf(titleBox, says("Never shown"))),
		slideOf("", body, `<p:graphicFrame><a:graphic><a:graphicData><dgm:relIds xmlns:dgm="d" r:dm="d1"/></a:graphicData></a:graphic></p:graphicFrame>`),
	}, "ppt/slides/_rels/slide4.xml.rels", corpustest.Relations(`<Relationship Id="d1" Type="x/diagramData" Target="../diagrams/data1.xml"/>`, corpustest.Relation("notesSlide", "../notesSlides/n.xml")),
		"ppt/diagrams/data1.xml", diagram,
		"ppt/notesSlides/n.xml", strings.NewReplacer("p:sld ", "p:notes ", "/p:sld>", "/p:notes>").Replace(slideOf("", `<p:sp><p:nvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:txBody>`+says("Here I tell of the fire.")+`</p:txBody></p:sp>`)))
	d, err := Extract(t.Context(), corpus.File{Name: "made.pptx", Data: data})
	if err != nil {
		t.Fatal(err)
	}
	checkGolden(t, "slides/made.pptx", d)
}

// odtOf makes a text of the inside of its body and of its styles.
func odtOf(t testing.TB, styles, body, meta string) []byte {
	const names = ` xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:style="s" xmlns:fo="f" xmlns:draw="d" xmlns:dc="c" xmlns:meta="m" xmlns:xlink="x"`
	return corpustest.Zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml", "<manifest/>",
		"meta.xml", `<office:document-meta`+names+`><office:meta>`+meta+`</office:meta></office:document-meta>`,
		"content.xml", `<office:document-content`+names+`><office:automatic-styles>`+styles+`</office:automatic-styles><office:body><office:text>`+body+`</office:text></office:body></office:document-content>`)
}

const odtBody = `<text:tracked-changes><text:changed-region><text:deletion><text:p>Never seen.</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p text:style-name="P1">Dues of the Harbour</text:p><text:p text:style-name="Author">Ada Molnar</text:p>
<text:table-of-content><text:index-body><text:p>The clerk 3</text:p></text:index-body></text:table-of-content>
<text:h text:outline-level="1">The clerk</text:h>
<text:p>The clerk kept  <text:span text:style-name="T1">the books</text:span><text:s text:c="2"/>for forty years<text:note text:id="n"><text:note-citation>1</text:note-citation><text:note-body><text:p>The ledger of 1752.</text:p></text:note-body></text:note> in 10<text:span text:style-name="T2">6</text:span> rows,<text:soft-page-break/> of which<office:annotation><dc:creator>B</dc:creator><text:p>Really?</text:p></office:annotation> few are left.</text:p>
<text:list><text:list-item><text:p>one thing</text:p><text:list><text:list-item><text:p>below it</text:p></text:list-item></text:list></text:list-item></text:list>
<text:p text:style-name="Quotations">The fish are few.</text:p>
<text:p text:style-name="Preformatted_20_Text">x = 1</text:p><text:p text:style-name="Preformatted_20_Text">y = 2</text:p>
<text:p>The lamp burns low, my dear,<text:line-break/>The tide has left the sand,<text:line-break/>And no one waits to hear,<text:line-break/>Or take me by the hand.</text:p>
<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell><table:table-cell><text:p>Dues</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>1752</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>11</text:p></table:table-cell></table:table-row></table:table>
<text:p><draw:frame><draw:text-box><text:p text:style-name="Illustration">Figure 1: The quay</text:p></draw:text-box></draw:frame><text:span text:style-name="T3">hidden</text:span>The end of it.</text:p>`

const odtStyles = `<style:style style:name="P1" style:parent-style-name="Title"/><style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2"><style:text-properties style:text-position="super 58%"/></style:style><style:style style:name="T3"><style:text-properties text:display="none"/></style:style>`

func TestOpenDocument(t *testing.T) {
	d, err := Extract(t.Context(), corpus.File{Name: "a.zip", Data: odtOf(t, odtStyles, odtBody, `<meta:initial-creator>Cy Dorn</meta:initial-creator>`)})
	if err != nil {
		t.Fatal(err)
	}
	checkGolden(t, "opendocument/made.odt", d)
}

const sheetNames = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

func xlsxOf(t testing.TB, rows, shared, styles string) []byte {
	return corpustest.Zipped(t, "_rels/.rels", corpustest.Relations(corpustest.Relation("officeDocument", "xl/workbook.xml")),
		"xl/workbook.xml", `<workbook`+sheetNames+`><sheets><sheet name="Dues" sheetId="1" r:id="s1"/><sheet name="Secret" sheetId="2" state="hidden" r:id="s2"/><sheet name="Fish" sheetId="3" r:id="s3"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", corpustest.Relations(`<Relationship Id="s1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>`, `<Relationship Id="s2" Type="x/worksheet" Target="worksheets/sheet2.xml"/>`,
			`<Relationship Id="s3" Type="x/worksheet" Target="worksheets/sheet3.xml"/>`, corpustest.Relation("sharedStrings", "sharedStrings.xml"), corpustest.Relation("styles", "styles.xml")),
		"xl/sharedStrings.xml", `<sst`+sheetNames+`>`+shared+`</sst>`, "xl/styles.xml", `<styleSheet`+sheetNames+`>`+styles+`</styleSheet>`,
		"xl/worksheets/sheet1.xml", `<worksheet`+sheetNames+`><sheetData>`+rows+`</sheetData></worksheet>`,
		"xl/worksheets/sheet2.xml", `<worksheet`+sheetNames+`><sheetData><row r="1"><c t="str"><v>never</v></c></row></sheetData></worksheet>`,
		"xl/worksheets/sheet3.xml", `<worksheet`+sheetNames+`><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Cod, </t></is></c><c r="B1"><v>3</v></c></row></sheetData></worksheet>`)
}

const (
	sheetRows = `<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" t="s"><v>2</v></c><c r="D3" t="s"><v>3</v></c></row>
<row r="4"><c r="A4" s="1"><v>43892</v></c><c r="B4"><v>0.30000000000000004</v></c><c r="D4" t="b"><v>1</v></c></row><row r="5" hidden="1"><c r="A5" t="str"><v>never</v></c></row>
<row r="6"><c r="A6" s="2"><v>43893.5</v></c><c r="B6"><f>B4*2</f><v>1234567</v></c><c r="C6" t="e"><v>#REF!</v></c><c r="D6" t="str"><v>a | b</v></c></row>`
	sheetStrings = `<si><t>Dues of the harbour</t></si><si><t>Day</t></si><si><r><t>Du</t></r><r><t>es</t></r><rPh><t>never</t></rPh></si><si><t>Paid</t></si>`
	sheetStyles  = `<numFmts><numFmt numFmtId="170" formatCode="[$-409]d\ mmm\ yyyy;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs>`
)

func TestWorkbook(t *testing.T) {
	d, err := Extract(t.Context(), corpus.File{Name: "a.xlsx", Data: xlsxOf(t, sheetRows, sheetStrings, sheetStyles)})
	if err != nil {
		t.Fatal(err)
	}
	checkGolden(t, "sheet/made.xlsx", d)
}
