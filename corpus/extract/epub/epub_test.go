package epub

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/split"
)

func readBook(t *testing.T, data []byte) corpus.Document {
	t.Helper()
	d, err := Read(t.Context(), corpus.File{Name: "a.epub", Data: data})
	if err != nil {
		t.Fatal(err)
	}
	corpustest.CheckPassages(t, d, split.Split(d))
	return d
}

func TestEPUBChapters(t *testing.T) {
	const one, two, three = "\nP0 The mill stood at the mouth of the river for two hundred years, and it ground the barley of four villages.",
		"\nP0 Its wheel turned twice a day, whenever the sea had filled the pond behind the dam of oak and clay.",
		"\nP0 In the year of the great storm the dam broke, and nobody had the money to build it up again."
	link := func(href, title string) string { return `<li><a href="` + href + `">` + title + `</a></li>` }
	for name, test := range map[string]struct {
		parts []corpustest.BookPart
		want  string
	}{
		"titles that are not shown": {
			[]corpustest.BookPart{corpustest.NavOf(link("a.xhtml", "Water")+link("b.xhtml", "Land"), ""), corpustest.Xhtml("a.xhtml", corpustest.Prose1), corpustest.Xhtml("b.xhtml", corpustest.Prose2+corpustest.Prose3)},
			"H1 Water" + one + "\nH1 Land" + two + three},
		"levels from the contents": {
			[]corpustest.BookPart{corpustest.NavOf(`<li><span>First Book</span><ol>`+link("a.xhtml", "Water")+link("b.xhtml", "Land")+`</ol></li>`, ""),
				corpustest.Xhtml("a.xhtml", "<h1>Water</h1>"+corpustest.Prose1+"<h3>The pond</h3>"+corpustest.Prose2), corpustest.Xhtml("b.xhtml", "<h1>Land</h1>"+corpustest.Prose3)},
			"H1 First Book\nH2 Water" + one + "\nH3 The pond" + two + "\nH2 Land" + three},
		"title in two lines": {
			[]corpustest.BookPart{corpustest.NavOf(link("a.xhtml#x", "Chapter One: Water")+link("a.xhtml#y", "Chapter Two: Land"), ""),
				corpustest.Xhtml("a.xhtml", `<h2 id="x">Chapter One</h2><h3>Water</h3>`+corpustest.Prose1+`<section id="y"><h2>Chapter Two</h2><h3>Land</h3>`+corpustest.Prose2+corpustest.Prose3+`</section>`)},
			"H1 Chapter One: Water" + one + "\nH1 Chapter Two: Land" + two + three},
		"anchor in the heading": {
			[]corpustest.BookPart{corpustest.NavOf(link("a.xhtml#x", "Water")+link("a.xhtml#y", "Land"), ""),
				corpustest.Xhtml("a.xhtml", `<h3><a id="x"/>Water</h3>`+corpustest.Prose1+`<p><a id="y"/>Loose words of the chapter stand here.</p>`+corpustest.Prose2+corpustest.Prose3)},
			"H1 Water" + one + "\nH1 Land\nP0 Loose words of the chapter stand here." + two + three},
		"title as a paragraph": {
			[]corpustest.BookPart{corpustest.NavOf(link("a.xhtml", "Water"), ""), corpustest.Xhtml("a.xhtml", `<div> <p class="head">WATER</p></div>`+corpustest.Prose1+corpustest.Prose2+corpustest.Prose3)},
			"H1 WATER" + one + two + three},
		"chapter in two files": {
			[]corpustest.BookPart{corpustest.NavOf(link("a.xhtml", "Water"), ""), corpustest.Xhtml("a.xhtml", "<h1>Water</h1>"+corpustest.Prose1), corpustest.Xhtml("b.xhtml", corpustest.Prose2+corpustest.Prose3)},
			"H1 Water" + one + two + three},
		"no contents": {
			[]corpustest.BookPart{corpustest.Xhtml("a.xhtml", "<h1>Water</h1>"+corpustest.Prose1), corpustest.Xhtml("b.xhtml", "<h1>Land</h1>"+corpustest.Prose2+corpustest.Prose3)},
			"H1 Water" + one + "\nH1 Land" + two + three},
		"old contents": {
			[]corpustest.BookPart{{Name: "toc.ncx", Content: `<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "x.dtd"><ncx><navMap><navPoint><navLabel><text>Water</text></navLabel><content src="a.xhtml"/><navPoint><navLabel><text>The pond</text></navLabel><content src="a.xhtml#p"/></navPoint></navPoint></navMap>
				<pageList><pageTarget><navLabel><text>12</text></navLabel><content src="a.xhtml#p"/></pageTarget></pageList></ncx>`},
				corpustest.Xhtml("a.xhtml", corpustest.Prose1+`<div id="p">`+corpustest.Prose2+corpustest.Prose3+"</div>")},
			"H1 Water" + one + "\nH2 The pond {page 12}" + two + " {page 12}" + three + " {page 12}"},
		"printed pages": {
			[]corpustest.BookPart{corpustest.NavOf("", link("b.xhtml#q", "xiv")), corpustest.Xhtml("a.xhtml", `<span epub:type="pagebreak" id="page_7"/>`+corpustest.Prose1+`<div role="doc-pagebreak" aria-label="8"></div>`+corpustest.Prose2), corpustest.Xhtml("b.xhtml", `<p id="q">`+corpustest.Prose3[3:]), corpustest.Xhtml("c.xhtml", "<p>A file without a page.</p>")},
			strings.TrimPrefix(one, "\n") + " {page 7}" + two + " {page 8}" + three + " {page xiv}\nP0 A file without a page."},
		"pages inside a paragraph": {
			[]corpustest.BookPart{corpustest.Xhtml("a.xhtml", `<p>One page. <span epub:type="pagebreak" title="5"/>Five here<span epub:type="pagebreak" title="6"/>ford and
				<i>there <a epub:type="pagebreak" title="7"/> seven</i>.<span epub:type="pagebreak" title="8"/></p>`+corpustest.Prose1)},
			"P0 One page. Five hereford and there seven. {page 5 at 10} {page 6 at 19} {page 7 at 34}" + one + " {page 8}"},
		"pages go on": {
			[]corpustest.BookPart{corpustest.Xhtml("a.xhtml", `<span epub:type="pagebreak" title="ix"/>`+corpustest.Prose1), corpustest.Xhtml("b.xhtml", corpustest.Prose2), corpustest.Xhtml("c.xhtml", `<h2>Land</h2><span epub:type="pagebreak" title="x"/>`+corpustest.Prose3+`<p>It rained.<a href="#n" epub:type="noteref">1</a></p><span epub:type="pagebreak" title="xi"/><aside epub:type="footnote" id="n">Snow.</aside>`)},
			strings.TrimPrefix(one, "\n") + " {page ix}" + two + " {page ix}\nH1 Land {page ix}" + three + " {page x}\nP0 It rained. {page x}\nF0 Snow. {page x}"},
		"notes in another file": {
			[]corpustest.BookPart{corpustest.Xhtml("a.xhtml", `<h2>Water</h2>`+strings.Replace(corpustest.Prose1, ".</p>", `.<a epub:type="noteref" href="notes.xhtml#n1">1</a></p>`, 1)),
				corpustest.Xhtml("b.xhtml", `<h2>Land</h2>`+strings.Replace(corpustest.Prose2, ".</p>", `.<sup><a href="notes.xhtml#n2">2</a></sup></p>`, 1)+corpustest.Prose3),
				corpustest.Xhtml("notes.xhtml", `<ol><li id="n1"><p>The oldest lease. <a href="a.xhtml#r">↩</a></p></li><li id="n2"><p>A letter of May.</p></li></ol>`)},
			"H1 Water" + one + "\nF0 The oldest lease.\nH1 Land" + two + three + "\nF0 A letter of May."},
		"tags without an end": {
			[]corpustest.BookPart{corpustest.Xhtml("a.xhtml", `<h1>Water<a id="x"/></h1><a id="y"/>`+corpustest.Prose1+`<p>One<br>two<p>three`), corpustest.Xhtml("b.xhtml", `<title/>`+corpustest.Prose2+`<h:p>`+corpustest.Prose3)},
			"H1 Water" + one + "\nP0 One\nP0 two\nP0 three" + two + three},
		"links to other chapters": {
			[]corpustest.BookPart{corpustest.NavOf(link("a.xhtml", "Water")+link("b.xhtml", "Land"), ""), corpustest.Xhtml("a.xhtml", `<div role="navigation"><h3>Navigation</h3><ul><li><a href="b.xhtml">Land</a></li></ul></div><h1>Water</h1>`+corpustest.Prose1),
				corpustest.Xhtml("b.xhtml", `<div role="navigation"><h3>Water</h3></div><h1>Land</h1>`+corpustest.Prose2+corpustest.Prose3)},
			"H1 Water" + one + "\nH1 Land" + two + three},
		"a chapter twice": {
			[]corpustest.BookPart{corpustest.Xhtml("a.xhtml", corpustest.Prose1+corpustest.Prose2), corpustest.Xhtml("a.xhtml", corpustest.Prose1+corpustest.Prose2), corpustest.Xhtml("b.xhtml", corpustest.Prose3)},
			strings.TrimPrefix(one, "\n") + two + three},
	} {
		if got := corpustest.BlocksOf(readBook(t, corpustest.EpubOf(t, corpustest.BookRecord, test.parts...))); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

func TestEPUBLeftOut(t *testing.T) {
	d := readBook(t, corpustest.EpubOf(t, corpustest.BookRecord,
		corpustest.Xhtml("cover.xhtml", "<p>The Tide Mill by Jane Roe</p>"),
		corpustest.Xhtml("x1.xhtml", `<section epub:type="titlepage"><h1>The Tide Mill</h1><p>Jane Roe</p></section>`),
		corpustest.Xhtml("x2.xhtml", "<p>First published in 2019 by Mill Press.</p><p>Copyright © Jane Roe 2019. All rights reserved.</p><p>ISBN 978-0-306-40615-7</p>"),
		corpustest.Xhtml("x3.xhtml", "<h1>Water</h1>"+corpustest.Prose1+corpustest.Prose2+corpustest.Prose3),
		corpustest.Xhtml("x4.xhtml", "<h1>Law of copyright</h1><p>The law came late to the valley: it was printed in the town in the year of the storm, and it gave the sign © to the printer.</p>"+strings.Repeat(corpustest.Prose3, 30)),
		corpustest.Xhtml("x5.xhtml", `<section role="doc-colophon"><p>Set in a type of old wood.</p></section>`),
		corpustest.Xhtml("index_01.xhtml", `<section epub:type="index"><p>barley, 3</p></section>`)))
	var reasons []string
	for _, s := range d.Skipped {
		reasons = append(reasons, s.Reason)
	}
	got := strings.Join(lang.Unique(reasons), ", ")
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
		want   corpus.Metadata
	}{
		"EPUB 3": {
			`<dc:title id="t2">A history of bread</dc:title><meta refines="#t2" property="title-type">subtitle</meta><dc:title id="t1">The Tide Mill</dc:title><meta refines="#t1" property="title-type">main</meta>
			<dc:creator id="c1">Ludmila van der Mill</dc:creator><meta refines="#c1" property="file-as">van der Mill, Ludmila</meta><meta refines="#c1" property="role" scheme="marc:relators">aut</meta>
			<dc:creator id="c2">Ed Itor</dc:creator><meta refines="#c2" property="role">edt</meta><dc:publisher>Mill Press</dc:publisher><dc:date>2019-05-03T00:00:00Z</dc:date>
			<meta property="dcterms:modified">2024-01-01T00:00:00Z</meta><dc:identifier>urn:isbn:978-0-306-40615-7</dc:identifier><dc:identifier>doi:10.1234/mill.5</dc:identifier><dc:language>en-GB</dc:language>`,
			corpus.Metadata{Title: "The Tide Mill: A history of bread", Authors: []string{"van der Mill, Ludmila"}, Editors: []string{"Itor, Ed"}, Publisher: "Mill Press", Issued: "2019-05-03", ISBN: "978-0-306-40615-7", DOI: "10.1234/mill.5", Language: "en-GB"}},
		"EPUB 2": {
			`<dc:title>Die Gezeitenmühle</dc:title><dc:creator opf:role="aut" opf:file-as="Kraß, Jürgen">Jürgen Kraß</dc:creator><dc:creator opf:role="ill">Ann Artist</dc:creator><dc:contributor opf:role="bkp">a program</dc:contributor>
			<dc:date opf:event="creation">2024-02-02</dc:date><dc:date opf:event="publication">2011</dc:date><dc:identifier opf:scheme="ISBN">0-306-40615-2</dc:identifier><dc:identifier opf:scheme="uuid">1b2c</dc:identifier><dc:language>de</dc:language>`,
			corpus.Metadata{Title: "Die Gezeitenmühle", Authors: []string{"Kraß, Jürgen"}, Issued: "2011", ISBN: "0-306-40615-2", Language: "de"}},
		"sorted in capitals": {
			`<dc:title>The Tide Mill</dc:title><dc:creator opf:file-as="DE LA MER, LUDMILA">Ludmila de la Mer</dc:creator><dc:language>en</dc:language>`,
			corpus.Metadata{Title: "The Tide Mill", Authors: []string{"de la Mer, Ludmila"}, Language: "en"}},
		"the order in which names are shown": {
			`<dc:title>The Tide Mill</dc:title><dc:creator id="b">Ben Stone</dc:creator><meta refines="#b" property="display-seq">2</meta><dc:creator id="a">Jane Roe</dc:creator><meta refines="#a" property="display-seq">1</meta><dc:language>en</dc:language>`,
			corpus.Metadata{Title: "The Tide Mill", Authors: []string{"Roe, Jane", "Stone, Ben"}, Language: "en"}},
		"what says nothing": {
			`<dc:title>The Tide Mill</dc:title><dc:creator>Unknown</dc:creator><dc:creator>Institute for Mills &amp;lt;post@mills.example&amp;gt;</dc:creator><dc:publisher>unknown</dc:publisher><dc:date>0101-01-01</dc:date><dc:identifier>9780306406158</dc:identifier><dc:language>und</dc:language>`,
			corpus.Metadata{Title: "The Tide Mill", Organisation: "Institute for Mills", Language: "en"}},
		"first e-books": {
			`<dc-metadata><dc:Title>The Tide Mill</dc:Title><dc:Creator file-as="X">Jane Roe &amp; Ben Stone</dc:Creator></dc-metadata>`,
			corpus.Metadata{Title: "The Tide Mill", Authors: []string{"Roe, Jane", "Stone, Ben"}, Language: "en"}},
	} {
		got := readBook(t, corpustest.EpubOf(t, test.record, corpustest.Xhtml("a.xhtml", corpustest.Prose1+corpustest.Prose2+corpustest.Prose3))).Metadata
		for field, from := range got.Found {
			if want := record.FromEPUB; from != want && !(field == "language" && from == corpus.FoundInText) {
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
		data := corpustest.Zipped(t, "mimetype", "application/epub+zip", "META-INF/container.xml", corpustest.BookContainer, test.part, test.content, "OPS/a.xhtml", corpustest.Xhtml("", corpustest.Prose1+corpustest.Prose2+corpustest.Prose3).Content,
			"OPS/book.opf", `<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`)
		if _, err := Read(t.Context(), corpus.File{Name: "a.epub", Data: data}); errors.Is(err, corpus.ErrEncrypted) != test.encrypted || !test.encrypted && err != nil {
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
		"windows-1251": corpustest.In1251(page("windows-1251")), "utf-16": string(corpustest.In16(page("utf-16"), true, true)), "utf-8": page("utf-8"),
	} {
		if got := corpustest.BlocksOf(readBook(t, corpustest.EpubOf(t, corpustest.BookRecord, corpustest.BookPart{Name: "a.xhtml", Content: content}))); got != "P0 "+russian {
			t.Errorf("%s: got %q", name, got)
		}
	}
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
		parts := []corpustest.BookPart{corpustest.Xhtml("a.xhtml", "<h1>"+test.heading+"</h1>"+corpustest.Prose1+corpustest.Prose2), corpustest.Xhtml("b.xhtml", "<h1>Land</h1>"+corpustest.Prose3)}
		if test.contents != "" {
			parts = append(parts, corpustest.NavOf(`<li><a href="a.xhtml">`+test.contents+`</a></li>`, ""))
		}
		d := readBook(t, corpustest.EpubOf(t, "<dc:title>"+test.title+"</dc:title>", parts...))
		if d.Metadata.Title != test.want {
			t.Errorf("%s: title %q, want %q", name, d.Metadata.Title, test.want)
		}
	}
}

// A book that does not say when it came out has the year of its rights, if that is one.
func TestYearOfRights(t *testing.T) {
	for notice, want := range map[string]string{
		"<p>Copyright © 2012 by Ida Sund</p>":                                              "2012",
		"<p>Copyright © 2012 by Ida Sund</p><p>Copyright © 2019 for the map: Per Falk</p>": "",
	} {
		rights := corpustest.Xhtml("rights.xhtml", notice+"<p>All rights reserved.</p><p>ISBN 978-0-306-40615-7</p>")
		m := readBook(t, corpustest.EpubOf(t, corpustest.BookRecord, rights, corpustest.Xhtml("a.xhtml", corpustest.Prose1+corpustest.Prose2+corpustest.Prose3))).Metadata
		if m.Issued != want {
			t.Errorf("%s: issued %q, want %q", notice, m.Issued, want)
		}
	}
}
