package extract

import (
	"path/filepath"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

// TestGoldenOffice reads the files in testdata/docx and testdata/epub, which
// pandoc and LibreOffice made of the texts in src beside them.
func TestGoldenOffice(t *testing.T) {
	var files []string
	for _, pattern := range []string{"docx/*.docx", "epub/*.epub"} {
		found, err := filepath.Glob(filepath.Join("testdata", pattern))
		if err != nil || len(found) < 3 {
			t.Fatalf("%d files for %s (%v)", len(found), pattern, err)
		}
		files = append(files, found...)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			name, _ := filepath.Rel("testdata", file)
			checkGolden(t, name, extractFile(t, file))
		})
	}
}

// TestGoldenMade reads files that are made here, with what those programs do
// not write.
func TestGoldenMade(t *testing.T) {
	for name, data := range map[string][]byte{"docx/made.docx": madeDOCX(t), "docx/persian.docx": madePersian(t), "epub/made.epub": madeEPUB(t), "epub/old.epub": madeOldEPUB(t)} {
		t.Run(name, func(t *testing.T) {
			d, err := Extract(t.Context(), corpus.File{Name: filepath.Base(name), Data: data})
			if err != nil {
				t.Fatal(err)
			}
			checkGolden(t, name, d)
		})
	}
}

// madeDOCX is a paper as a student writes it with Word: changes are tracked, a
// table of contents is a field, a box stands beside the text, the references
// come from a program.
func madeDOCX(t *testing.T) []byte {
	field := func(code, result string) string {
		return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ` + code + ` </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + result + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
	}
	box := func(text string) string {
		content := `<w:txbxContent>` + corpustest.Para("", corpustest.Say(text)) + `</w:txbxContent>`
		return `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wps:wsp><wps:txbx>` + content + `</wps:txbx></wps:wsp></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>` + content + `</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
	}
	bold := func(text string) string { return `<w:r><w:rPr><w:b/></w:rPr><w:t>` + text + `</w:t></w:r>` }
	body := corpustest.Para("T", corpustest.Say("Salt and Toll on the Marsh Road")) + corpustest.Para("", corpustest.Say("By Mia Bell")) + corpustest.Para("", corpustest.Say("14 September 2021")) +
		`<w:sdt><w:sdtContent>` + corpustest.Para("TOCHeading", corpustest.Say("Contents")) + `<w:p>` + `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \o </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + corpustest.Say("1 The road 2") + `</w:p>` + corpustest.Para("", corpustest.Say("2 The toll 5")+`<w:r><w:fldChar w:fldCharType="end"/></w:r>`) + `</w:sdtContent></w:sdt>` +
		corpustest.Para("H1", corpustest.Say("The road")) +
		`<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>` + corpustest.Say("S") + `</w:p>` +
		corpustest.Para("", corpustest.Say("alt came from the coast ")+`<w:ins>`+corpustest.Say("in carts ")+`</w:ins><w:del><w:r><w:delText>by ship </w:delText></w:r></w:del>`+corpustest.Say("and went to the ford, ten miles on a dam of clay.")+`<w:r><w:footnoteReference w:id="2"/></w:r>`+corpustest.Say(" Two carts could not pass each other")+field("ADDIN ZOTERO_ITEM CSL_CITATION {}", corpustest.Say(" (Field 1999)"))+corpustest.Say(".")+box("The dam was four ells wide.")) +
		`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + corpustest.Say("So they drove out in the morning ") + `</w:p>` + corpustest.Para("", corpustest.Say("and home at night, as the bell told them.")) +
		corpustest.Para("H2", corpustest.Say("The ford")) + corpustest.Para("", corpustest.Say("At the ford the water stood three feet deep in a dry year. The marsh people led the horses through it, and took a penny for each."+"")+`<w:r><w:rPr><w:vanish/></w:rPr><w:t>Is this so?</w:t></w:r>`) +
		`<w:p><w:pPr><w:jc w:val="center"/></w:pPr>` + bold("A guide to the ford") + `</w:p>` + corpustest.Para("", corpustest.Say("The guide was chosen each spring by the drivers, and he had to be able to swim.")) +
		corpustest.Para("H1", corpustest.Say("The toll")) +
		corpustest.Para("", corpustest.Say("The toll was taken by the sack, at three rates:")) + corpustest.Item(1, 0, "coarse salt, two pence;") + corpustest.Item(1, 0, "fine salt, three pence;") + corpustest.Item(1, 1, "from the old pans;") + corpustest.Item(1, 1, "from the new ones;") + corpustest.Item(1, 0, "grey salt, nothing.") +
		corpustest.Para("Caption", field("SEQ Table", corpustest.Say("Table 1"))+corpustest.Say(": Sacks and toll")) +
		`<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc>` + corpustest.Para("", corpustest.Say("Year")) + `</w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + corpustest.Para("", corpustest.Say("Sacks and toll")) + `</w:tc></w:tr>` +
		`<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + corpustest.Para("", corpustest.Say("1611")) + `</w:tc><w:tc>` + corpustest.Para("", corpustest.Say("1,200")) + `</w:tc><w:tc>` + corpustest.Para("", corpustest.Say("20")) + `</w:tc></w:tr>` +
		`<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>` + corpustest.Para("", "") + `</w:tc><w:tc>` + corpustest.Para("", corpustest.Say("900")) + `</w:tc><w:tc>` + corpustest.Para("", corpustest.Say("15")+`<w:r><w:endnoteReference w:id="2"/></w:r>`) + `</w:tc></w:tr></w:tbl>` +
		corpustest.Para("Q", corpustest.Say("Who wants salt must eat smoke.")) +
		corpustest.Para("", corpustest.Say("The women of the pans said so, and they were right: the smoke of the turf stood over the marsh from May to October.")) +
		corpustest.Para("", field("ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", corpustest.Say("Field, Ann. 1999. Roads of Clay. Marl: Mill Press.")))
	styles := corpustest.Part("styles", corpustest.NamedAs("T", "Title", "", "")+corpustest.NamedAs("H1", "heading 1", "", `<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>`)+corpustest.NamedAs("H2", "heading 2", "", `<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>`)+
		corpustest.NamedAs("TOCHeading", "TOC Heading", "H1", `<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>`)+corpustest.NamedAs("Caption", "caption", "", "")+corpustest.NamedAs("Q", "Intense Quote", "", ""))
	numbering := corpustest.Part("numbering", `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%1)"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>`+
		`<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="H1"/><w:lvlText w:val="%1"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="H2"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>`+
		`<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>`)
	return corpustest.DocxOf(t, body, "word/styles.xml", styles, "word/numbering.xml", numbering,
		"word/footnotes.xml", corpustest.Part("footnotes", `<w:footnote w:id="2">`+corpustest.Para("", corpustest.Say("The mile is that of the coast, which is longer."))+`</w:footnote>`),
		"word/endnotes.xml", corpustest.Part("endnotes", `<w:endnote w:id="2">`+corpustest.Para("", corpustest.Say("Half of it was paid in turf."))+`</w:endnote>`),
		"word/comments.xml", corpustest.Part("comments", `<w:comment w:id="1">`+corpustest.Para("", corpustest.Say("Check this."))+`</w:comment>`),
		"word/header1.xml", corpustest.Part("hdr", corpustest.Para("", corpustest.Say("Salt and Toll"))),
		"docProps/core.xml", `<a:coreProperties xmlns:a="x" xmlns:dc="y"><dc:title>Document1</dc:title><dc:creator>Lab Computer</dc:creator></a:coreProperties>`)
}

// madePersian is a text from right to left, with the joiners that Persian needs
// and the direction marks that it does not.
func madePersian(t *testing.T) []byte {
	rtl := func(text string) string { return `<w:p><w:pPr><w:bidi/></w:pPr>` + corpustest.Say(text) + `</w:p>` }
	return corpustest.DocxOf(t, corpustest.Para("T", corpustest.Say("آسیاب دهانه رود"))+
		rtl("آسیاب دویست سال در دهانه رود ایستاده بود و جو چهار روستا را آرد می\u200Cکرد.\u200F هیچ\u200Cکس نمی\u200Cدانست چه کسی آن را ساخته است.")+
		`<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>`+corpustest.Say("پایان")+`</w:p>`+
		rtl("\u202Bدر توفان بزرگ سد شکست و سنگ\u200Cها فروخته شد.\u202C امروز در آنجا جز نی چیزی نیست، اما بچه\u200Cها هنوز در پی سنگ کهنه\u200Cاند."),
		"word/styles.xml", corpustest.Part("styles", corpustest.NamedAs("T", "Title", "", "")+corpustest.NamedAs("H", "heading 1", "", "")))
}

// madeEPUB is a book of today: with printed pages, notes in a file of their own,
// and all that stands around the text of a book.
func madeEPUB(t *testing.T) []byte {
	return corpustest.EpubOf(t, `<dc:title id="t">The Marsh Road</dc:title><meta refines="#t" property="title-type">main</meta><dc:title id="u">Salt, Toll and Weather</dc:title><meta refines="#u" property="title-type">subtitle</meta>
		<dc:creator id="c">Mia de Bell</dc:creator><meta refines="#c" property="role">aut</meta><meta refines="#c" property="file-as">de Bell, Mia</meta><dc:creator id="d">Sam Drawer</dc:creator><meta refines="#d" property="role">ill</meta>
		<dc:publisher>Mill Press</dc:publisher><dc:date>2021-09-14</dc:date><dc:identifier>urn:isbn:9780306406157</dc:identifier><dc:language>en-GB</dc:language>`,
		corpustest.NavOf(`<li><a href="cover.xhtml">Cover</a></li><li><a href="pre.xhtml">Preface</a></li><li><span>Part One: The Road</span><ol><li><a href="c1.xhtml">1. Clay</a></li><li><a href="c2.xhtml#ford">2. The Ford</a></li></ol></li><li><a href="notes.xhtml">Notes</a></li>`,
			`<li><a href="c1.xhtml#page_1">1</a></li><li><a href="c1.xhtml#p2">2</a></li><li><a href="c2.xhtml#page_3">3</a></li>`),
		corpustest.Xhtml("cover.xhtml", `<section epub:type="cover"><p>The Marsh Road</p></section>`),
		corpustest.Xhtml("title.xhtml", `<h1>The Marsh Road</h1><h2>Salt, Toll and Weather</h2><p>Mia de Bell</p>`),
		corpustest.Xhtml("rights.xhtml", `<p>Copyright © Mia de Bell, 2021</p><p>First published by Mill Press, Marl.</p><p>ISBN 978-0-306-40615-7</p>`),
		corpustest.Xhtml("pre.xhtml", `<section epub:type="preface"><h1>Preface</h1><p><span epub:type="pagebreak" id="page_ix" title="ix"/>I walked the road in three summers, and each time it had moved. What I write of it is true of the third.</p></section>`),
		corpustest.Xhtml("c1.xhtml", `<section><span epub:type="pagebreak" id="page_1" title="1"/><p class="num">1.</p><h1>Clay</h1><p>The dam was built of clay that the women carried in baskets from the pits behind the church.<a epub:type="noteref" href="notes.xhtml#n1">1</a></p><p id="p2">In a wet year it slid, and then the carts stood in the village until the frost came and made the road hard.</p>`+
			`<ul><li>Forty baskets made an ell.</li><li>An ell was paid with a loaf.</li></ul><figure><img alt="The dam"/><figcaption>The dam from the north.</figcaption></figure></section>`),
		corpustest.Xhtml("c2.xhtml", `<div id="ford"><h1>The Ford</h1><span epub:type="pagebreak" id="page_3"/><p>At the ford the water stood three feet deep.<a epub:type="noteref" href="notes.xhtml#n2">2</a> The guide went first, with a pole that was marked in hands, and he called the number back to the drivers.</p><blockquote><p>Four hands and sand, five hands and pray.</p></blockquote></div>`),
		corpustest.Xhtml("notes.xhtml", `<section epub:type="endnotes"><h1>Notes</h1><ol><li id="n1" epub:type="endnote"><p>The pits are still there, full of reed. <a href="c1.xhtml#r1" role="doc-backlink">↩</a></p></li><li id="n2" epub:type="endnote"><p>In the summer of the third year it was two.</p></li></ol></section>`),
		corpustest.Xhtml("colophon.xhtml", `<section epub:type="colophon"><p>Set in a type that was cut by hand.</p></section>`))
}

// madeOldEPUB is a book of the first kind: its contents are an NCX, what its parts
// are stands in a guide, its chapters are one file in an older encoding.
func madeOldEPUB(t *testing.T) []byte {
	chapters := `<?xml version="1.0" encoding="windows-1251"?><html><head><title>x</title></head><body><h3><a name="g1"/>I</h3><p>Дорога шла от берега до брода, десять вёрст по глиняной плотине, и две телеги не могли на ней разойтись.<br/>Поэтому ездили утром туда, а вечером обратно.` +
		`<h3><a name="g2"/>II</h3><p>У брода вода стояла по пояс даже в сухой год, и проводник шёл первым с шестом, на котором были зарубки.</p></body></html>`
	page := func(text string) string { return `<html><body><p>` + text + `</p></body></html>` }
	return corpustest.Zipped(t, "mimetype", "application/epub+zip", "META-INF/container.xml", corpustest.BookContainer,
		"OPS/book.opf", `<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" version="2.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Дорога соли</dc:title><dc:creator opf:role="aut" opf:file-as="Котова, Анна">Анна Котова</dc:creator><dc:date opf:event="publication">1998</dc:date><dc:language>ru</dc:language></metadata>`+
			`<manifest><item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/><item id="c" href="Text/all%20chapters.html" media-type="application/xhtml+xml"/><item id="t" href="Text/p1.html" media-type="application/xhtml+xml"/><item id="k" href="Text/p2.html" media-type="application/xhtml+xml"/></manifest>`+
			`<spine toc="n"><itemref idref="t"/><itemref idref="k"/><itemref idref="c"/></spine><guide><reference type="title-page" href="Text/p1.html"/><reference type="toc" href="Text/p2.html"/></guide></package>`,
		"OPS/toc.ncx", `<ncx><navMap><navPoint><navLabel><text>Глава I. Плотина</text></navLabel><content src="Text/all%20chapters.html#g1"/></navPoint><navPoint><navLabel><text>Глава II. Брод</text></navLabel><content src="Text/all%20chapters.html#g2"/></navPoint></navMap></ncx>`,
		"OPS/Text/p1.html", page("Дорога соли"), "OPS/Text/p2.html", page("Глава I. Плотина"),
		"OPS/Text/all chapters.html", strings.ReplaceAll(corpustest.In1251(chapters), "\n", ""))
}
