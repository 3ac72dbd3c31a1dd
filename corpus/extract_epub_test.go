package corpus

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

const bookContainer = `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`

// An epubPart is a file of a book: a chapter if its name ends in .xhtml.
type epubPart struct{ name, content string }

// epubOf packs a book; all chapters stand in its spine in their order. A
// navigation document is the part nav.xhtml, a table of the old kind toc.ncx.
func epubOf(t testing.TB, record string, parts ...epubPart) []byte {
	var manifest, spine strings.Builder
	all := []string{"mimetype", "application/epub+zip", "META-INF/container.xml", bookContainer}
	for i, p := range parts {
		all = append(all, "OPS/"+p.name, p.content)
		kind, more := "application/xhtml+xml", ""
		switch {
		case p.name == "nav.xhtml":
			more = ` properties="nav"`
		case strings.HasSuffix(p.name, ".ncx"):
			kind = "application/x-dtbncx+xml"
		}
		fmt.Fprintf(&manifest, `<item id="i%d" href="%s" media-type="%s"%s/>`, i, p.name, kind, more)
		if kind == "application/xhtml+xml" && more == "" {
			fmt.Fprintf(&spine, `<itemref idref="i%d"/>`, i)
		}
	}
	opf := `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		record + `</metadata><manifest>` + manifest.String() + `</manifest><spine>` + spine.String() + `</spine></package>`
	return zipped(t, append(all, "OPS/book.opf", opf)...)
}

func xhtml(name, body string) epubPart {
	return epubPart{name: name, content: `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/><script/></head><body>` + body + `</body></html>`}
}

// navOf is a table of contents with a list of pages.
func navOf(contents, pages string) epubPart {
	return xhtml("nav.xhtml", `<nav epub:type="toc"><h1>Contents</h1><ol>`+contents+`</ol></nav><nav epub:type="page-list"><ol>`+pages+`</ol></nav>`)
}

const (
	bookRecord = `<dc:title>The Tide Mill</dc:title><dc:language>en</dc:language>`
	prose1     = "<p>The mill stood at the mouth of the river for two hundred years, and it ground the barley of four villages.</p>"
	prose2     = "<p>Its wheel turned twice a day, whenever the sea had filled the pond behind the dam of oak and clay.</p>"
	prose3     = "<p>In the year of the great storm the dam broke, and nobody had the money to build it up again.</p>"
)

func readBook(t *testing.T, data []byte) Document {
	t.Helper()
	d, err := readEPUB(t.Context(), File{Name: "a.epub", Data: data})
	if err != nil {
		t.Fatal(err)
	}
	checkPassages(t, d, Split(d))
	return d
}

func TestEPUBChapters(t *testing.T) {
	const one, two, three = "\nP0 The mill stood at the mouth of the river for two hundred years, and it ground the barley of four villages.",
		"\nP0 Its wheel turned twice a day, whenever the sea had filled the pond behind the dam of oak and clay.",
		"\nP0 In the year of the great storm the dam broke, and nobody had the money to build it up again."
	link := func(href, title string) string { return `<li><a href="` + href + `">` + title + `</a></li>` }
	for name, test := range map[string]struct {
		parts []epubPart
		want  string
	}{
		"titles that are not shown": {
			[]epubPart{navOf(link("a.xhtml", "Water")+link("b.xhtml", "Land"), ""), xhtml("a.xhtml", prose1), xhtml("b.xhtml", prose2+prose3)},
			"H1 Water" + one + "\nH1 Land" + two + three},
		"levels from the contents": {
			[]epubPart{navOf(`<li><span>First Book</span><ol>`+link("a.xhtml", "Water")+link("b.xhtml", "Land")+`</ol></li>`, ""),
				xhtml("a.xhtml", "<h1>Water</h1>"+prose1+"<h3>The pond</h3>"+prose2), xhtml("b.xhtml", "<h1>Land</h1>"+prose3)},
			"H1 First Book\nH2 Water" + one + "\nH3 The pond" + two + "\nH2 Land" + three},
		"title in two lines": {
			[]epubPart{navOf(link("a.xhtml#x", "Chapter One: Water")+link("a.xhtml#y", "Chapter Two: Land"), ""),
				xhtml("a.xhtml", `<h2 id="x">Chapter One</h2><h3>Water</h3>`+prose1+`<section id="y"><h2>Chapter Two</h2><h3>Land</h3>`+prose2+prose3+`</section>`)},
			"H1 Chapter One: Water" + one + "\nH1 Chapter Two: Land" + two + three},
		"anchor in the heading": {
			[]epubPart{navOf(link("a.xhtml#x", "Water")+link("a.xhtml#y", "Land"), ""),
				xhtml("a.xhtml", `<h3><a id="x"/>Water</h3>`+prose1+`<p><a id="y"/>Loose words of the chapter stand here.</p>`+prose2+prose3)},
			"H1 Water" + one + "\nH1 Land\nP0 Loose words of the chapter stand here." + two + three},
		"title as a paragraph": {
			[]epubPart{navOf(link("a.xhtml", "Water"), ""), xhtml("a.xhtml", `<div> <p class="head">WATER</p></div>`+prose1+prose2+prose3)},
			"H1 WATER" + one + two + three},
		"chapter in two files": {
			[]epubPart{navOf(link("a.xhtml", "Water"), ""), xhtml("a.xhtml", "<h1>Water</h1>"+prose1), xhtml("b.xhtml", prose2+prose3)},
			"H1 Water" + one + two + three},
		"no contents": {
			[]epubPart{xhtml("a.xhtml", "<h1>Water</h1>"+prose1), xhtml("b.xhtml", "<h1>Land</h1>"+prose2+prose3)},
			"H1 Water" + one + "\nH1 Land" + two + three},
		"old contents": {
			[]epubPart{{name: "toc.ncx", content: `<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "x.dtd"><ncx><navMap><navPoint><navLabel><text>Water</text></navLabel><content src="a.xhtml"/><navPoint><navLabel><text>The pond</text></navLabel><content src="a.xhtml#p"/></navPoint></navPoint></navMap>
				<pageList><pageTarget><navLabel><text>12</text></navLabel><content src="a.xhtml#p"/></pageTarget></pageList></ncx>`},
				xhtml("a.xhtml", prose1+`<div id="p">`+prose2+prose3+"</div>")},
			"H1 Water" + one + "\nH2 The pond {page 12}" + two + " {page 12}" + three + " {page 12}"},
		"printed pages": {
			[]epubPart{navOf("", link("b.xhtml#q", "xiv")), xhtml("a.xhtml", `<span epub:type="pagebreak" id="page_7"/>`+prose1+`<div role="doc-pagebreak" aria-label="8"></div>`+prose2), xhtml("b.xhtml", `<p id="q">`+prose3[3:]), xhtml("c.xhtml", "<p>A file without a page.</p>")},
			strings.TrimPrefix(one, "\n") + " {page 7}" + two + " {page 8}" + three + " {page xiv}\nP0 A file without a page."},
		"pages inside a paragraph": {
			[]epubPart{xhtml("a.xhtml", `<p>One page. <span epub:type="pagebreak" title="5"/>Five here<span epub:type="pagebreak" title="6"/>ford and
				<i>there <a epub:type="pagebreak" title="7"/> seven</i>.<span epub:type="pagebreak" title="8"/></p>`+prose1)},
			"P0 One page. Five hereford and there seven. {page 5 at 10} {page 6 at 19} {page 7 at 34}" + one + " {page 8}"},
		"pages go on": {
			[]epubPart{xhtml("a.xhtml", `<span epub:type="pagebreak" title="ix"/>`+prose1), xhtml("b.xhtml", prose2), xhtml("c.xhtml", `<h2>Land</h2><span epub:type="pagebreak" title="x"/>`+prose3+`<p>It rained.<a href="#n" epub:type="noteref">1</a></p><span epub:type="pagebreak" title="xi"/><aside epub:type="footnote" id="n">Snow.</aside>`)},
			strings.TrimPrefix(one, "\n") + " {page ix}" + two + " {page ix}\nH1 Land {page ix}" + three + " {page x}\nP0 It rained. {page x}\nF0 Snow. {page x}"},
		"notes in another file": {
			[]epubPart{xhtml("a.xhtml", `<h2>Water</h2>`+strings.Replace(prose1, ".</p>", `.<a epub:type="noteref" href="notes.xhtml#n1">1</a></p>`, 1)),
				xhtml("b.xhtml", `<h2>Land</h2>`+strings.Replace(prose2, ".</p>", `.<sup><a href="notes.xhtml#n2">2</a></sup></p>`, 1)+prose3),
				xhtml("notes.xhtml", `<ol><li id="n1"><p>The oldest lease. <a href="a.xhtml#r">↩</a></p></li><li id="n2"><p>A letter of May.</p></li></ol>`)},
			"H1 Water" + one + "\nF0 The oldest lease.\nH1 Land" + two + three + "\nF0 A letter of May."},
		"tags without an end": {
			[]epubPart{xhtml("a.xhtml", `<h1>Water<a id="x"/></h1><a id="y"/>`+prose1+`<p>One<br>two<p>three`), xhtml("b.xhtml", `<title/>`+prose2+`<h:p>`+prose3)},
			"H1 Water" + one + "\nP0 One\nP0 two\nP0 three" + two + three},
		"links to other chapters": {
			[]epubPart{navOf(link("a.xhtml", "Water")+link("b.xhtml", "Land"), ""), xhtml("a.xhtml", `<div role="navigation"><h3>Navigation</h3><ul><li><a href="b.xhtml">Land</a></li></ul></div><h1>Water</h1>`+prose1),
				xhtml("b.xhtml", `<div role="navigation"><h3>Water</h3></div><h1>Land</h1>`+prose2+prose3)},
			"H1 Water" + one + "\nH1 Land" + two + three},
		"a chapter twice": {
			[]epubPart{xhtml("a.xhtml", prose1+prose2), xhtml("a.xhtml", prose1+prose2), xhtml("b.xhtml", prose3)},
			strings.TrimPrefix(one, "\n") + two + three},
	} {
		if got := blocksOf(readBook(t, epubOf(t, bookRecord, test.parts...))); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

func TestEPUBLeftOut(t *testing.T) {
	d := readBook(t, epubOf(t, bookRecord,
		xhtml("cover.xhtml", "<p>The Tide Mill by Jane Roe</p>"),
		xhtml("x1.xhtml", `<section epub:type="titlepage"><h1>The Tide Mill</h1><p>Jane Roe</p></section>`),
		xhtml("x2.xhtml", "<p>First published in 2019 by Mill Press.</p><p>Copyright © Jane Roe 2019. All rights reserved.</p><p>ISBN 978-0-306-40615-7</p>"),
		xhtml("x3.xhtml", "<h1>Water</h1>"+prose1+prose2+prose3),
		xhtml("x4.xhtml", "<h1>Law of copyright</h1><p>The law came late to the valley: it was printed in the town in the year of the storm, and it gave the sign © to the printer.</p>"+strings.Repeat(prose3, 30)),
		xhtml("x5.xhtml", `<section role="doc-colophon"><p>Set in a type of old wood.</p></section>`),
		xhtml("index_01.xhtml", `<section epub:type="index"><p>barley, 3</p></section>`)))
	var reasons []string
	for _, s := range d.Skipped {
		reasons = append(reasons, s.Reason)
	}
	got := strings.Join(unique(reasons), ", ")
	for _, want := range []string{"cover", "title page", "copyright", "colophon", "index"} {
		if !strings.Contains(got, want) {
			t.Errorf("left out %s, want %s too", got, want)
		}
	}
	text := d.Text()
	for _, want := range []string{"The mill stood", "The law came late"} {
		if !strings.Contains(text, want) {
			t.Errorf("text without %q", want)
		}
	}
	if strings.Contains(text, "Mill Press") || strings.Contains(text, "barley, 3") {
		t.Errorf("text with the imprint or the index:\n%s", text)
	}
}

func TestEPUBRecord(t *testing.T) {
	for name, test := range map[string]struct {
		record string
		want   Metadata
	}{
		"EPUB 3": {
			`<dc:title id="t2">A history of bread</dc:title><meta refines="#t2" property="title-type">subtitle</meta><dc:title id="t1">The Tide Mill</dc:title><meta refines="#t1" property="title-type">main</meta>
			<dc:creator id="c1">Ludmila van der Mill</dc:creator><meta refines="#c1" property="file-as">van der Mill, Ludmila</meta><meta refines="#c1" property="role" scheme="marc:relators">aut</meta>
			<dc:creator id="c2">Ed Itor</dc:creator><meta refines="#c2" property="role">edt</meta><dc:publisher>Mill Press</dc:publisher><dc:date>2019-05-03T00:00:00Z</dc:date>
			<meta property="dcterms:modified">2024-01-01T00:00:00Z</meta><dc:identifier>urn:isbn:978-0-306-40615-7</dc:identifier><dc:identifier>doi:10.1234/mill.5</dc:identifier><dc:language>en-GB</dc:language>`,
			Metadata{Title: "The Tide Mill: A history of bread", Authors: []string{"van der Mill, Ludmila"}, Publisher: "Mill Press", Issued: "2019-05-03", ISBN: "978-0-306-40615-7", DOI: "10.1234/mill.5", Language: "en-GB"}},
		"EPUB 2": {
			`<dc:title>Die Gezeitenmühle</dc:title><dc:creator opf:role="aut" opf:file-as="Kraß, Jürgen">Jürgen Kraß</dc:creator><dc:creator opf:role="ill">Ann Artist</dc:creator><dc:contributor opf:role="bkp">a program</dc:contributor>
			<dc:date opf:event="creation">2024-02-02</dc:date><dc:date opf:event="publication">2011</dc:date><dc:identifier opf:scheme="ISBN">0-306-40615-2</dc:identifier><dc:identifier opf:scheme="uuid">1b2c</dc:identifier><dc:language>de</dc:language>`,
			Metadata{Title: "Die Gezeitenmühle", Authors: []string{"Kraß, Jürgen"}, Issued: "2011", ISBN: "0-306-40615-2", Language: "de"}},
		"what says nothing": {
			`<dc:title>The Tide Mill</dc:title><dc:creator>Unknown</dc:creator><dc:creator>Institute for Mills &amp;lt;post@mills.example&amp;gt;</dc:creator><dc:publisher>unknown</dc:publisher><dc:date>0101-01-01</dc:date><dc:identifier>9780306406158</dc:identifier><dc:language>und</dc:language>`,
			Metadata{Title: "The Tide Mill", Organisation: "Institute for Mills", Language: "en"}},
		"first e-books": {
			`<dc-metadata><dc:Title>The Tide Mill</dc:Title><dc:Creator file-as="X">Jane Roe &amp; Ben Stone</dc:Creator></dc-metadata>`,
			Metadata{Title: "The Tide Mill", Authors: []string{"Roe, Jane", "Stone, Ben"}, Language: "en"}},
	} {
		got := readBook(t, epubOf(t, test.record, xhtml("a.xhtml", prose1+prose2+prose3))).Metadata
		for field, from := range got.Found {
			if want := foundInEPUB; from != want && !(field == "language" && from == foundInText) {
				t.Errorf("%s: %s found in %q, want %q", name, field, from, want)
			}
		}
		got.Found = nil
		if got, want := fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", test.want); got != want {
			t.Errorf("%s: metadata\n%s\nwant\n%s", name, got, want)
		}
	}
}

func TestEPUBEncrypted(t *testing.T) {
	encryption := func(method, uri string) string {
		return `<encryption><EncryptedData><EncryptionMethod Algorithm="` + method + `"/><KeyInfo/><CipherData><CipherReference URI="` + uri + `"/></CipherData></EncryptedData></encryption>`
	}
	const aes = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"
	for name, test := range map[string]struct {
		part, content string
		encrypted     bool
	}{
		"rights":  {"META-INF/rights.xml", "<rights/>", true},
		"chapter": {"META-INF/encryption.xml", encryption(aes, "OPS/a.xhtml"), true},
		"fonts":   {"META-INF/encryption.xml", encryption(fontMethods[0], "OPS/mill.otf"), false},
		"picture": {"META-INF/encryption.xml", encryption(aes, "OPS/mill.jpg"), false},
	} {
		data := zipped(t, "mimetype", "application/epub+zip", "META-INF/container.xml", bookContainer, test.part, test.content, "OPS/a.xhtml", xhtml("", prose1+prose2+prose3).content,
			"OPS/book.opf", `<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`)
		if _, err := readEPUB(t.Context(), File{Name: "a.epub", Data: data}); errors.Is(err, ErrEncrypted) != test.encrypted || !test.encrypted && err != nil {
			t.Errorf("%s: Extract = %v, want encrypted %t", name, err, test.encrypted)
		}
	}
}

// Chapters in older encodings are read as they say or as their bytes show.
func TestEPUBEncodings(t *testing.T) {
	const russian = "Мельница стояла в устье реки двести лет и молола ячмень четырёх деревень, пока буря не сломала плотину."
	page := func(encoding string) string {
		return `<?xml version="1.0" encoding="` + encoding + `"?><html><body><p>` + russian + `</p></body></html>`
	}
	for name, content := range map[string]string{
		"windows-1251": in1251(page("windows-1251")), "utf-16": string(in16(page("utf-16"), true, true)), "utf-8": page("utf-8"),
	} {
		if got := blocksOf(readBook(t, epubOf(t, bookRecord, epubPart{name: "a.xhtml", content: content}))); got != "P0 "+russian {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

func in1251(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= 'А' && r <= 'я':
			b.WriteByte(byte(r - 'А' + 0xC0))
		case r == 'ё':
			b.WriteByte(0xB8)
		default:
			b.WriteByte(byte(r))
		}
	}
	return b.String()
}

func TestEPUBTitleOfFile(t *testing.T) {
	for name, test := range map[string]struct{ title, contents, heading, want string }{
		"slug":             {"millers-handbook", "", "Orva Miller's Handbook", "Orva Miller's Handbook"},
		"in the contents":  {"millers-handbook", "Miller’s Handbook", "Water", "Miller’s Handbook"},
		"file":             {"The_Tide_Mill.docx", "", "The Tide Mill", "The Tide Mill"},
		"other words":      {"millers-handbook", "The Tide Mill", "A Handbook for Millers", "millers-handbook"},
		"other order":      {"handbook-millers", "", "Miller's Handbook", "handbook-millers"},
		"two words before": {"millers-handbook", "", "The Orva Miller's Handbook", "millers-handbook"},
		"title":            {"Tide Mills", "", "Orva Tide Mills", "Tide Mills"},
		"hyphen":           {"Catch-as-Catch-Can", "", "Water", "Catch-as-Catch-Can"},
	} {
		parts := []epubPart{xhtml("a.xhtml", "<h1>"+test.heading+"</h1>"+prose1+prose2), xhtml("b.xhtml", "<h1>Land</h1>"+prose3)}
		if test.contents != "" {
			parts = append(parts, navOf(`<li><a href="a.xhtml">`+test.contents+`</a></li>`, ""))
		}
		d := readBook(t, epubOf(t, "<dc:title>"+test.title+"</dc:title>", parts...))
		if d.Metadata.Title != test.want {
			t.Errorf("%s: title %q, want %q", name, d.Metadata.Title, test.want)
		}
	}
}
