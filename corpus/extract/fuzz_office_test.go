package extract

import (
	"testing"

	"footnote/corpus"
	"footnote/corpus/extract/docx"
	"footnote/corpus/extract/epub"
	"footnote/corpus/internal/corpustest"
	"footnote/corpus/split"
)

// checkRead checks what every document must be that a reader gives.
func checkRead(t *testing.T, d corpus.Document, err error) {
	t.Helper()
	corpustest.CheckDocument(t, d, err)
	if err != nil {
		return
	}
	corpustest.CheckPassages(t, d, split.Split(d))
}

// FuzzDOCX changes the parts of a Word document.
func FuzzDOCX(f *testing.F) {
	f.Add(corpustest.Para("H", corpustest.Say("Water"))+corpustest.Para("", corpustest.Say("It rose.")+`<w:r><w:footnoteReference w:id="1"/></w:r>`)+corpustest.Item(1, 0, "rye"),
		corpustest.NamedAs("H", "heading 1", "", "")+corpustest.NamedAs("A", "B", "A", `<w:pPr><w:outlineLvl w:val="1"/></w:pPr>`),
		`<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
		`<w:footnote w:id="1">`+corpustest.Para("", corpustest.Say("In spring."))+`</w:footnote>`)
	f.Add(`<w:tbl><w:tr><w:tc>`+corpustest.Para("", corpustest.Say("Year"))+`</w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr>`+corpustest.Para("", corpustest.Say("Rye"))+`</w:tc></w:tr></w:tbl><w:p><w:pPr><w:rPr><w:del/></w:rPr><w:framePr w:dropCap="drop"/></w:pPr></w:p>`, "", "", "")
	f.Add(corpustest.Para("", `<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>Mill</w:t><w:fldChar w:fldCharType="end"/><w:sym w:font="Symbol" w:char="F061"/></w:r><m:oMath><m:sSup><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>`), "", "", "")
	f.Add(corpustest.Para("", `<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>`+corpustest.Para("", corpustest.Say("Box"))+`</w:txbxContent></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t><w:br/><w:t>x</w:t></w:r>`), "", "", "")
	f.Fuzz(func(t *testing.T, body, styles, numbering, notes string) {
		data := corpustest.DocxOf(t, body, "word/styles.xml", corpustest.Part("styles", styles), "word/numbering.xml", corpustest.Part("numbering", numbering), "word/footnotes.xml", corpustest.Part("footnotes", notes))
		d, err := docx.Read(t.Context(), corpus.File{Data: data})
		checkRead(t, d, err)
	})
}

// FuzzEPUB changes the parts of a book.
func FuzzEPUB(f *testing.F) {
	f.Add(corpustest.BookRecord, `<li><a href="a.xhtml#x">Water</a><ol><li><span>Land</span></li></ol></li>`, `<li><a href="a.xhtml#x">7</a></li>`, `<h1 id="x">Water</h1><p>It rose.<a epub:type="noteref" href="#n">1</a></p><aside epub:type="footnote" id="n">Note.</aside>`)
	f.Add(`<dc:creator id="c">Jane Roe</dc:creator><meta refines="#c" property="file-as">Roe, Jane</meta><dc:identifier>urn:isbn:9780306406157</dc:identifier><dc:date>2019</dc:date>`, "", "", `<title/><p>a<br>b<p>c<ul><li>d<li>e</ul><table><tr><td>f<td>g</table>`)
	f.Add("", `<li><a href="../x/%2e%2e/a.xhtml">A</a></li>`, "", `<svg:svg/><m:math><m:mi>x</m:mi></m:math></div></body><![CDATA[x]]><!-- --><span epub:type="pagebreak" id="p12"/>&nbsp;&bogus;`)
	f.Fuzz(func(t *testing.T, record, contents, pages, body string) {
		data := corpustest.EpubOf(t, record, corpustest.NavOf(contents, pages), corpustest.Xhtml("a.xhtml", body), corpustest.Xhtml("b.xhtml", corpustest.Prose1))
		d, err := epub.Read(t.Context(), corpus.File{Data: data})
		checkRead(t, d, err)
	})
}

// FuzzArchive changes the bytes of archives.
func FuzzArchive(f *testing.F) {
	f.Add(corpustest.DocxOf(f, corpustest.Para("", corpustest.Say("It rose.")), "word/styles.xml", "<a/>"))
	f.Add(corpustest.EpubOf(f, corpustest.BookRecord, corpustest.Xhtml("a.xhtml", corpustest.Prose1)))
	f.Add(corpustest.Zipped(f, "word/../word/document.xml", "<a><body><p><r><t>b</t></r></p></body></a>", "META-INF/container.xml", ""))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := docx.Read(t.Context(), corpus.File{Data: data})
		checkRead(t, d, err)
		d, err = epub.Read(t.Context(), corpus.File{Data: data})
		checkRead(t, d, err)
	})
}
