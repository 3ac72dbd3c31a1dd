package extract

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

// story is a text under which nothing of the record stands.
const story = `<p>The ferry crossed the sound twice a day, at the turn of the tide, and it carried whatever stood on the pier. Nobody was asked what was in the baskets.</p>
<p>In the dry summer the sound could be crossed on foot, and the ferryman sat on the bank and counted those who did. He wrote their names into the book of the toll.</p>
<p>When the bridge was built he was offered the post of its keeper. He took it, and kept the boat in the yard behind the house, where it is to this day.</p>`

var plainStory = strings.NewReplacer("<p>", "", "</p>", "").Replace(story)

func webPage(head, body string) corpus.File {
	return corpus.File{Name: "page.html", Data: []byte(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">` + head + `</head><body>` + body + `</body></html>`)}
}

// printed makes a PDF file of rows: size, left edge and distance from the top of
// each, and its text. The text of the work follows.
func printed(t *testing.T, rows ...string) corpus.File {
	var content strings.Builder
	y := 0
	for _, r := range rows {
		var size, x, top int
		if _, err := fmt.Sscanf(r, "%d %d %d", &size, &x, &top); err != nil {
			t.Fatalf("row %q: %v", r, err)
		}
		y = 760 - top
		content.WriteString(corpustest.TextRow(size, x, y, escaped(strings.SplitN(r, " ", 4)[3])) + "\n")
	}
	y -= 40
	for _, paragraph := range strings.Split(plainStory, "\n") {
		for len(paragraph) > 0 {
			cut := len(paragraph)
			if cut > 80 {
				cut = strings.LastIndex(paragraph[:80], " ")
			}
			content.WriteString(corpustest.TextRow(10, 60, y, escaped(strings.TrimSpace(paragraph[:cut]))) + "\n")
			paragraph = strings.TrimSpace(paragraph[cut:])
			y -= 13
		}
		y -= 13
	}
	return corpus.File{Name: "paper.pdf", Data: corpustest.PdfOf("", content.String())}
}

// twoPages makes a PDF file of a title page and a page with the text of the work.
func twoPages(t *testing.T, rows ...string) corpus.File {
	var front, text strings.Builder
	for _, r := range rows {
		var size, x, top int
		if _, err := fmt.Sscanf(r, "%d %d %d", &size, &x, &top); err != nil {
			t.Fatalf("row %q: %v", r, err)
		}
		front.WriteString(corpustest.TextRow(size, x, 760-top, escaped(strings.SplitN(r, " ", 4)[3])) + "\n")
	}
	for i, sentence := range strings.SplitAfter(strings.ReplaceAll(plainStory, "\n", " "), ". ") {
		text.WriteString(corpustest.TextRow(10, 60, 700-13*i, escaped(strings.TrimSpace(sentence))) + "\n")
	}
	return corpus.File{Name: "thesis.pdf", Data: corpustest.PdfOf("", front.String(), text.String())}
}

func escaped(s string) string {
	return strings.NewReplacer("(", `\(`, ")", `\)`, "†", `\206`, "‡", `\207`, "’", `\222`, "–", `\226`, "—", `\227`, "·", `\267`, "©", `\251`).Replace(s)
}

// Each group is a kind of file, and each of its files a way in which it comes: what
// the record has to say, field by field; a field that is not named is not looked at.
func TestRecordsOfKinds(t *testing.T) {
	type want map[string]string
	for _, test := range []struct {
		name string
		file corpus.File
		want want
	}{
		// A capitalised phrase is no person.
		{"second heading", webPage("<title></title>", "<h1>Tides of the North</h1><h2>Quiet Harbour Towns</h2>"+story+"<h2>Later Fishing Laws</h2>"+story), want{"authors": "", "title": "Tides of the North"}},
		{"one heading", webPage("<title>Tides of the North</title>", "<h1>Tides of the North</h1><p><b>Fresh Water Rights</b></p>"+story), want{"authors": ""}},
		{"heading in Markdown", corpus.File{Name: "a.md", Data: []byte("# Tides of the North\n\n## Coastal Trade Routes\n\n" + plainStory + "\n\n## Winter Storm Damage\n\nNothing is known of it, and nobody asked.\n")}, want{"authors": ""}},
		{"rubric in print", printed(t, "18 60 20 Yearly Harbour Summary", "12 60 45 Financial Quarter"), want{"authors": "", "title": "Yearly Harbour Summary"}},
		{"subtitle in print", printed(t, "20 60 20 Harbour News", "13 60 45 Summer Issue"), want{"authors": ""}},
		{"agenda", printed(t, "16 60 20 Town Council Agenda", "12 60 45 Regular Session", "11 60 62 Community Room"), want{"authors": ""}},
		{"session in German", printed(t, "16 60 20 Gemeinde Nordhafen", "12 60 45 Ordentliche Sitzung", "11 60 62 Tagesordnung"), want{"authors": ""}},
		{"question", printed(t, "18 60 20 Notes of the Harbour", "12 60 45 Why Tolls Rise"), want{"authors": ""}},
		{"row of a table", printed(t, "18 60 20 Tolls of the Sound", "11 60 45 Place", "11 260 45 Boats", "11 360 45 Tolls", "11 60 60 Port Alder", "11 260 60 412", "11 360 60 61"), want{"authors": ""}},
		{"title that ends open", printed(t, "22 60 20 Caring for Your", "22 60 46 River Boat", "12 60 70 Advice for the summer"), want{"authors": "", "title": "Caring for Your River Boat"}},
		{"number of a gazette", printed(t, "14 60 20 Harbour Gazette", "20 60 45 Vol. 3, No. 11 · 4 June 2020", "16 60 75 Tolls of the sound"), want{"title": "Tolls of the sound"}},

		// Bylines of pages.
		{"word and name in blocks", webPage("<title>Low Water - Sound Review</title>", `<article><h1>Low Water</h1><div class="byline"><div>Words by</div><div>Ida Sund</div></div>`+story+`</article>`), want{"authors": "Sund, Ida"}},
		{"name and agency", webPage("<title>Low Water - Sound Review</title>", `<article><h1>Low Water</h1><p class="author"><span>By </span><span>Per Falk</span></p><p class="author">Coast News</p>`+story+`</article>`), want{"authors": "Falk, Per"}},
		{"name and role", webPage("<title>Low Water - Sound Review</title>", `<article><h1>Low Water</h1><p class="byline">By Ida Sund Senior Harbour Reporter</p>`+story+`</article>`), want{"authors": "Sund, Ida"}},
		{"name and role apart", webPage("<title>Low Water - Sound Review</title>", `<article><h1>Low Water</h1><div class="byline"><a rel="author" href="/x">Ida Sund</a><span class="job-title">Harbour correspondent</span></div>`+story+`</article>`), want{"authors": "Sund, Ida"}},
		{"two names, one date", webPage("<title>Low Water - Sound Review</title>", `<article><h1>Low Water</h1><div class="meta">By <a rel="author">Ida Sund</a> and <a rel="author">Per Falk</a> <time datetime="2018-05-03">3 May</time></div>`+story+`</article>`), want{"authors": "Sund, Ida; Falk, Per", "issued": "2018-05-03"}},
		{"German", webPage("<title>Ebbe - Sundblatt</title>", `<article><h1>Ebbe im Hafen</h1><p class="autor">Von Ida Sund, Redakteurin</p>`+story+`</article>`), want{"authors": "Sund, Ida"}},
		{"other articles' cards", webPage("<title>Low Water - Sound Review</title>", `<main><article><h1>Low Water</h1><p class="byline">By Ida Sund</p>`+story+`</article><section class="more"><h2>More stories</h2><div class="card"><h3>High Water</h3><span class="author">Nils Berg</span></div><div class="card"><h3>No Water</h3><span class="author">Eva Lind</span></div></section></main>`), want{"authors": "Sund, Ida"}},
		{"only others' cards", webPage("<title>Low Water - Sound Review</title>", `<main><article><h1>Low Water</h1>`+story+`</article><aside><h2>More stories</h2><div class="card"><h3>High Water</h3><span class="author">Nils Berg</span></div></aside></main>`), want{"authors": ""}},

		{"list of name and role", webPage("<title>Bajamar</title>", `<article><h1>Bajamar en el muelle</h1><div class="firma"><ul><li>Ida Sund</li><li>Redactora de Costas</li><li>Puerto</li></ul></div>`+story+`</article>`), want{"authors": "Sund, Ida"}},
		{"name and date of change in one line", webPage("<title>Low Water</title>", `<article><h1>Low Water</h1><p>Ida Sund | Coast Wire | Last updated on: 23 November 2018 06:30 PM IST</p>`+story+`</article>`), want{"authors": "Sund, Ida", "issued": "2018-11-23"}},
		{"agency behind the date", webPage("<title>Tolls rise</title>", `<article><h1>Tolls rise</h1><p class="byline">By Ida Sund and Per Falk | Reuters</p><p>NORTHPORT, May 3, 2018 (Reuters) – The ferry crossed the sound twice a day, at the turn of the tide, and it carried whatever stood on the pier.</p>`+story+`</article>`), want{"authors": "Sund, Ida; Falk, Per", "issued": "2018-05-03"}},
		{"reviewed", webPage("<title>Tolls</title>", `<main><h1>Tolls of the sound</h1><div>Page last reviewed: May 3, 2018</div>`+story+`</main>`), want{"authors": "", "issued": "2018-05-03"}},
		{"names in two rows", corpus.File{Name: "a.txt", Data: []byte("Low Water at the Pier\n\nBy Ida Sund\nand Per Falk\n\n" + strings.ReplaceAll(plainStory, "\n", "\n\n"))}, want{"authors": "Sund, Ida; Falk, Per"}},
		{"submitted", webPage("<title>Tolls</title>", `<article><h1>Tolls of the sound</h1><div>Submitted by <span>Ida Sund</span> on Thu, 05/17/2018 - 10:12</div>`+story+`</article>`), want{"authors": "Sund, Ida", "issued": "2018-05-17"}},
		{"author behind the date in Polish", webPage("<title>x</title>", `<main><h1>Odpływ w porcie</h1><div>Opublikowano: 3 maja 2018 &nbsp; Autor: Administrator</div>`+story+`<div><a>Drukuj</a> <a>Pobierz PDF</a></div></main>`), want{"authors": "", "issued": "2018-05-03", "without": "Drukuj"}},
		{"newsletter in Italian", webPage("<title>x</title>", `<main><h1>Bassa marea</h1>`+story+`<p>Iscriviti alla nostra newsletter per ricevere ogni settimana le notizie del porto.</p></main>`), want{"without": "Iscriviti"}},
		{"name and role under the title", corpus.File{Name: "a.md", Data: []byte("# Low Water\n\nIda Sund, Harbour Editor\n\n" + plainStory)}, want{"authors": "Sund, Ida", "without": "Editor"}},
		{"byline without a name", corpus.File{Name: "a.md", Data: []byte("# Low Water\n\nBy our Harbour Correspondent\n\n" + plainStory)}, want{"authors": "", "without": "Correspondent"}},
		{"readers under a heading", webPage("<title>Low Water</title>", `<h1>Low Water</h1><p>By Ida Sund</p>`+story+`<h2>Comments</h2><p>Harbour77 says: I never saw it so low, what a shame</p>`), want{"authors": "Sund, Ida", "without": "Harbour77"}},
		{"heading that only says comments", webPage("<title>Low Water</title>", `<h1>Low Water</h1>`+story+`<h2>Comments</h2>`+`<p>Nobody in the harbour had seen the like of it, and the clerk, who had kept the books for forty years, wrote it down.</p>`), want{"with": "Nobody in the harbour"}},
		{"notice over an article of a wiki", webPage(`<title>Ebbe - Wiki</title><meta name="generator" content="MediaWiki 1.39">`, `<div id="content"><h1 id="firstHeading">Ebb</h1><div class="mw-parser-output"><table class="ambox"><tr><td>This article is a stub, and you can make it longer.</td></tr></table>`+story+`</div></div>`), want{"without": "stub"}},
		{"address below an article of a wiki", webPage(`<title>Ebb - Wiki</title>`, `<div id="content"><h1 id="firstHeading">Ebb</h1><div class="mw-parser-output"><p>The ferry crossed the sound twice a day, at the turn of the tide. Nobody was asked what was in the baskets, and nobody told.</p></div><div class="printfooter">Retrieved from "https://wiki.example/w/index.php?title=Ebb&amp;oldid=190011223&amp;useskin=vector"</div></div>`), want{"without": "Retrieved", "with": "Nobody was asked"}},
		{"tasks with boxes", corpus.File{Name: "a.txt", Data: []byte("Low Water\n☐ Ask the parish office\n☑ Read the book of the toll\n\n" + plainStory)}, want{"organisation": "", "publisher": "", "with": "Ask the parish office"}},
		{"agency in brackets", webPage("<title>Tolls</title>", `<article><h1>Tolls of the sound</h1><p>Par <b>Ida Sund</b> (AFP)</p>`+story+`</article>`), want{"authors": "Sund, Ida"}},
		{"time before the date of change", webPage("<title>Tolls</title>", `<article><h1>Tolls of the sound</h1><p>By Ida Sund</p><p>Updated 7:15 AM EST, Thu May 3, 2018</p>`+story+`</article>`), want{"authors": "Sund, Ida", "issued": "2018-05-03"}},
		{"pictures before name and date", webPage("<title>Tolls</title>", `<article><h1>Tolls of the sound</h1><div><span>👤 Ida Sund</span><span>🕒 2018-05-03</span><span>💬 3 comments</span></div>`+story+`</article>`), want{"authors": "Sund, Ida", "issued": "2018-05-03"}},
		{"date, source and author in Chinese", webPage("<title>x</title>", `<article><h1>退潮</h1><div>2018年5月3日 10:21 来源：港口日报 作者：李明</div><p>渡船每天两次在潮水转向的时候渡过海峡，运走码头上的一切。没有人问过篮子里装的是什么。</p><p>在干旱的夏天，人们可以步行渡过海峡，船夫坐在岸边，数着那些渡过的人，把他们的名字写进税册。桥建好以后，他当上了守桥人，船留在屋后的院子里。</p></article>`), want{"authors": "李明", "issued": "2018-05-03"}},
		{"time of a zone", webPage("<title>Tolls</title>", `<article><h1>Tolls of the sound</h1><p>Jan. 7, 2018, 3:03 p.m. ET</p>`+story+`</article>`), want{"issued": "2018-01-07"}},
		{"rubric and date in one line", webPage("<title>Low Water</title>", `<article><h1>Low Water</h1><p>Coastal Trade | Updated 23 November 2018</p>`+story+`</article>`), want{"authors": ""}},
		{"office in a list of dates", webPage("<title>Low Water</title>", `<main><h1>Low Water</h1><dl><dt>From:</dt><dd>Harbour Office</dd><dt>Published</dt><dd>3 May 2018</dd><dt>Last updated</dt><dd>4 June 2019 — See all updates</dd></dl>`+story+`</main>`), want{"authors": "", "organisation": "Harbour Office", "issued": "2018-05-03"}},

		{"publisher for an author", webPage(`<title>Low Water</title><meta name="publisher" content="Nordic Sound (www.sound.example)"><meta name="author" content="Nordic Sound (www.sound.example)">`, `<article><h1>Low Water</h1>`+story+`</article>`), want{"authors": ""}},
		{"heading whose address holds the word author", webPage(`<title>Settings</title>`, `<main><h1>Settings</h1>`+story+`<h4 id="init-author-email">init-author-email</h4><p>The address that is written down for whoever keeps the boat in the yard.</p></main>`), want{"authors": ""}},

		// Titles of pages.
		{"name of a file", webPage(`<title>sound-20181231</title>`, `<h2>Tolls of the year</h2>`+story), want{"title": "Tolls of the year"}},
		{"site as first heading", webPage(`<title>Low Water | Sound Review</title>`, `<header><h1>Sound Review</h1></header><article><h1>Low Water</h1>`+story+`</article>`), want{"title": "Low Water", "container": "Sound Review"}},
		{"site as only first heading", webPage(`<title>Low Water | Sound Review</title><meta property="og:title" content="Low Water at the Pier">`, `<h1 class="logo">Sound Review</h1><article><h2>Low Water at the Pier</h2>`+story+`</article>`), want{"title": "Low Water at the Pier"}},
		{"headline longer than the title", webPage(`<title>Tolls – The Sound Review</title>`, `<main><article><h1>Tolls of the sound</h1>`+story+`</article></main>`), want{"title": "Tolls of the sound"}},
		{"court in two rows", webPage(`<title>d8k.htm</title>`, `<div align="center">UNITED STATES<br>HARBOUR AND FERRY COMMISSION<br>Northport</div><div align="center"><b>FORM 8-K</b><br>CURRENT REPORT</div><p align="center"><b>SOUND FERRIES CORP.</b></p>`+story), want{"title": "Current Report"}},

		{"site over the threads of a forum", webPage(`<title>Ebb in frost - Sound Board</title>`, `<h1>Sound Board</h1><h2><a href="#p1">Ebb in frost</a></h2>`+story), want{"title": "Ebb in frost", "container": "Sound Board"}},
		{"writer behind the title", webPage(`<title>The pier in frost - by Ida Sund</title><meta name="author" content="Ida Sund">`, `<article><h1>The pier in frost</h1>`+story+`</article>`), want{"title": "The pier in frost", "authors": "Sund, Ida", "container": ""}},

		// Dates in words.
		{"date before that of a change", webPage("<title>x</title>", `<article><h1>Basse mer</h1><div class="meta"><span class="meta-author">Par <a rel="author">Ida Sund</a></span> <span class="meta-date">Publié le 3 mai 2018 à 06h15 - Mis à jour le 4 juin 2019 à 09h02</span></div>`+story+`</article>`), want{"issued": "2018-05-03", "authors": "Sund, Ida"}},
		{"French date", webPage("<title>x</title>", `<article><h1>Basse mer</h1><p class="date">Publié le 3 mai 2018 à 09h30</p>`+story+`</article>`), want{"issued": "2018-05-03"}},
		{"Polish date", webPage("<title>x</title>", `<article><h1>Odpływ</h1><p class="date">3 maja 2018 r.</p>`+story+`</article>`), want{"issued": "2018-05-03"}},
		{"Swedish date", webPage("<title>x</title>", `<article><h1>Ebb</h1><p class="published">Publicerad den 3 maj 2018</p>`+story+`</article>`), want{"issued": "2018-05-03"}},
		{"Greek date", webPage("<title>x</title>", `<article><h1>Άμπωτη</h1><p class="date">Πέμπτη, 3 Μαΐου 2018</p>`+story+`</article>`), want{"issued": "2018-05-03"}},
		{"Japanese date", webPage("<title>x</title>", `<article><h1>引き潮</h1><p class="date">公開日：2018年5月3日（木） 9時30分</p>`+story+`</article>`), want{"issued": "2018-05-03"}},
		{"Korean date", webPage("<title>x</title>", `<article><h1>썰물</h1><p class="date">2018년 5월 3일</p>`+story+`</article>`), want{"issued": "2018-05-03"}},

		// Notes.
		{"properties under the title", corpus.File{Name: "a.md", Data: []byte("# Low Water\n\nauthors:: [[Ida Sund]]\n\n" + plainStory)}, want{"authors": "Sund, Ida", "title": "Low Water"}},
		{"times of work in an outline", corpus.File{Name: "a.md", Data: []byte("title:: Low Water\nauthor:: [[Ida Sund]]\n\n- DONE ask the ferryman\n  :LOGBOOK:\n  CLOCK: [2018-05-03 Thu 10:00:00]--[2018-05-03 Thu 11:00:00] =>  01:00:00\n  :END:\n" + plainStory)}, want{"authors": "Sund, Ida", "without": "CLOCK"}},
		{"course by its group", corpus.File{Name: "a.txt", Data: []byte("Ida Sund\n\nMs. Falk\n\nAP Geography – Period 4\n\n3 May 2018\n\nThe Toll Book\n\n" + strings.ReplaceAll(plainStory, "\n", "\n\n"))}, want{"title": "The Toll Book", "authors": "Sund, Ida", "issued": "2018-05-03"}},
		{"capitals in two rows", corpus.File{Name: "a.txt", Data: []byte("THE FERRY LINE:\nA HISTORY OF THE PORT AUTHORITY\n\nBy Ida Sund\n\n" + strings.ReplaceAll(plainStory, "\n", "\n\n"))}, want{"title": "The Ferry Line: A History of the Port Authority", "authors": "Sund, Ida"}},
		{"publisher over town and year", corpus.File{Name: "a.txt", Data: []byte("LOW WATER\n\nBY\nIDA SUND\n\nSOUND UNIVERSITY PRESS\nNorthport\n1991\n\n\nChapter One\n\n" + strings.ReplaceAll(plainStory, "\n", "\n\n"))}, want{"publisher": "Sound University Press", "issued": "1991"}},
		{"authors in rows of an archive", corpus.File{Name: "a.txt", Data: []byte("The Project Gutenberg EBook of Low Water, by Ida Sund and Per Falk\n\nTitle: Low Water\n\nAuthor: Ida Sund\n        Per Falk\n\nLanguage: English\n\n*** START OF THIS PROJECT GUTENBERG EBOOK LOW WATER ***\n\nProduced by Helpers of the Harbour\n\nLOW WATER\n\n" + strings.ReplaceAll(plainStory, "\n", "\n\n"))}, want{"authors": "Sund, Ida; Falk, Per", "without": "Produced by"}},
		{"notes linked under another name", corpus.File{Name: "a.md", Data: []byte("---\nauthor:\n  - \"[[people/Ida Sund|Sund]]\"\ntitle: Low Water\n---\n" + plainStory)}, want{"authors": "Sund, Ida"}},
		{"head that ends in dots", corpus.File{Name: "a.md", Data: []byte("---\ntitle: Low Water\nauthor:\n- given: Per\n  dropping-particle: van\n  family: Falk\nissued:\n  date-parts:\n  - - 2018\n    - 5\n...\n\n" + plainStory)}, want{"title": "Low Water", "authors": "Falk, Per van", "issued": "2018-05"}},
		{"family name first in a letter", corpus.File{Name: "a.eml", Data: []byte("From: \"Sund, Ida\" <ida@sound.example>\nTo: b@sound.example\nSubject: Low water\nDate: Thu, 3 May 2018 09:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" + plainStory)}, want{"authors": "Sund, Ida", "title": "Low water"}},
		{"commented part of an outline", corpus.File{Name: "a.org", Data: []byte("#+TITLE: Low Water\n#+AUTHOR: Ida Sund\n* COMMENT Mine\nTo be asked.\n* Tolls\n" + plainStory)}, want{"authors": "Sund, Ida", "title": "Low Water"}},

		{"labels under the title", corpus.File{Name: "a.md", Data: []byte("# Low Water\n\nAuthor: Ida Sund  \nDate: 3 May 2018  \nStatus: draft  \nTags: #tolls #tides\n\n---\n\n" + plainStory)}, want{"authors": "Sund, Ida", "issued": "2018-05-03", "without": "draft"}},
		{"labels that are no record", corpus.File{Name: "a.md", Data: []byte("# Low Water\n\nPlace: the pier\nWeather: frost\n\n" + plainStory)}, want{"title": "Low Water", "with": "Weather: frost"}},
		{"attributes of a heading in its own row", corpus.File{Name: "a.md", Data: []byte("# Low Water\n\n## Tolls\n{: .no_toc }\n\n" + plainStory)}, want{"without": "no_toc"}},
		{"summary in capitals below the journal", corpus.File{Name: "a.txt", Data: []byte("Journal of Quiet Shores, Vol. 7, No. 2 (2019), pp. 44-61\nDOI: 10.5555/jqs.v7i2.118\n\nSilt and Sleep in the Sound: A Field Trial\n\nIda Sund (University of Northport) and Per Falk (Sound Institute)\n\nABSTRACT\n\n" + strings.ReplaceAll(plainStory, "\n", "\n\n"))}, want{"title": "Silt and Sleep in the Sound: A Field Trial", "authors": "Sund, Ida; Falk, Per", "container": "Journal of Quiet Shores"}},
		{"word before the author of a thesis", corpus.File{Name: "a.txt", Data: []byte("The Ferries of the Northern Sound\n\nby\n\nIda Sund\n\nA dissertation submitted for the degree of\nDoctor of Philosophy\n\nNorthern University\n\n2018\n\nChapter 1\n\n" + strings.ReplaceAll(plainStory, "\n", "\n\n"))}, want{"title": "The Ferries of the Northern Sound", "authors": "Sund, Ida", "issued": "2018"}},
		{"paper of a series", corpus.File{Name: "a.txt", Data: []byte("Harbour Policy Working Paper No. 14\n\nWho Pays for the Ferry?\n\nIda Sund and Per Falk\n\nMay 2018\n\nAbstract\n\n" + strings.ReplaceAll(plainStory, "\n", "\n\n"))}, want{"title": "Who Pays for the Ferry?", "authors": "Sund, Ida; Falk, Per", "issued": "2018-05"}},
		{"title in two rows in French", corpus.File{Name: "a.txt", Data: []byte("IDA SUND\n\nLES PASSEURS\nDU DÉTROIT\n\nPARIS\n\nÉDITIONS DE LA RIVE\n\n1954\n\nCHAPITRE PREMIER\n\n" + strings.ReplaceAll(plainStory, "\n", "\n\n"))}, want{"title": "Les Passeurs du Détroit", "authors": "Sund, Ida", "issued": "1954"}},
		{"word broken before a capital", printed(t, "18 60 20 Die Boote", "10 60 60 Die Boote kamen zweimal in der Woche mit Mehl und Zeitungen, und die", "10 60 73 Hafen-", "10 60 86 Wetterwarte schrieb alles auf, was die Leute ihr in langen Briefen meldeten."), want{"with": "Hafen-Wetterwarte"}},
		{"note of a program with components", corpus.File{Name: "a.mdx", Data: []byte("import Note from \"./note\"\n\n# Low Water\n\n<Note kind=\"big\">\n\n" + plainStory + "\n\n</Note>\n")}, want{"title": "Low Water", "without": "import Note"}},
		{"book of Quarto", corpus.File{Name: "a.qmd", Data: []byte("# Low Water\n\n" + plainStory + "\n\n```{ojs}\n//| echo: false\nviewof x\n```\n")}, want{"title": "Low Water", "without": "echo", "with": "viewof x"}},
		{"who asked in Russian", corpus.File{Name: "a.md", Data: []byte("# Беседа о пароме\n\n**Интервьюер: Пётр Громов**\n\n**Дата: 5 мая 2018 г.**\n\n" + plainStory)}, want{"authors": "Громов, Пётр", "issued": "2018-05-05"}},
		{"father and sons", corpus.File{Name: "a.txt", Data: []byte("LOW WATER\n\nBY\nIDA SUND\n\nNORTHPORT\nALDER AND SONS\n1894\n\n\nChapter One\n\n" + strings.ReplaceAll(plainStory, "\n", "\n\n"))}, want{"publisher": "Alder and Sons", "issued": "1894"}},
		{"woman's name in Greek", webPage("<title>x</title>", `<article><h1>Άμπωτη</h1><p class="author">Της Δάφνης Κορρέ</p>`+story+`</article>`), want{"authors": "Κορρέ, Δάφνης"}},
		{"signature of a letter", corpus.File{Name: "a.eml", Data: []byte("From: Ida Sund <ida@sound.example>\nSubject: Low water\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" + plainStory + "\n\nIda\n-- \nIda Sund\nKeeper of the Pier\n")}, want{"authors": "Sund, Ida", "without": "Keeper of the Pier"}},
		{"mailbox without marks of the format", corpus.File{Name: "a.txt", Data: []byte("From ida@sound.example Mon Jan 14 21:05:00 2013\nFrom: Ida Sund <ida@sound.example>\nSubject: Low water\nDate: Mon, 14 Jan 2013 21:05:00 +0100\n\n" + plainStory + "\n\nFrom per@sound.example Tue Jan 15 08:05:00 2013\nFrom: Per Falk <per@sound.example>\nSubject: Re: Low water\nDate: Tue, 15 Jan 2013 08:05:00 +0100\n\nIn the dry summer the sound could be crossed on foot by anybody.\n")}, want{"title": "Low water", "issued": "2013-01-14", "without": "Mon Jan"}},
		{"name of the file of a chat", corpus.File{Name: "WhatsApp Chat with Bees.txt", Data: []byte("12/03/2021, 18:25 - Ida: " + strings.ReplaceAll(plainStory, "\n", " ") + "\n12/03/2021, 18:31 - Per: <Media omitted>\n12/03/2021, 18:40 - Per: Nobody was asked what was in the baskets.\n")}, want{"title": "WhatsApp Chat with Bees", "without": "omitted"}},
		{"outline of a manual", corpus.File{Name: "a.rst", Data: []byte("Low Water\n=========\n\n:Author: Ida Sund\n:Date: 2018-05-03\n\n.. note::\n\n   " + strings.ReplaceAll(plainStory, "\n", "\n\n   ") + "\n")}, want{"title": "Low Water", "authors": "Sund, Ida", "issued": "2018-05-03", "without": "::"}},

		// Tags of journals and repositories.
		{"initial that is a particle elsewhere", webPage(`<title>x</title><meta name="citation_title" content="Silt"><meta name="citation_authors" content="Ida E Sund, Per Falk">`, story), want{"authors": "Sund, Ida E; Falk, Per"}},
		{"medicine's names", webPage(`<title>x</title><meta name="citation_title" content="Silt and sleep"><meta name="citation_authors" content="Sund I, van den Falk PA, Li X-Y"><meta name="citation_date" content="2018 May 3">`, story), want{"authors": "Sund, I.; van den Falk, P. A.; Li, X.-Y.", "issued": "2018-05-03"}},
		{"names one each", webPage(`<title>x</title><meta name="citation_title" content="Silt"><meta name="citation_author" content="Sund, Ida"><meta name="citation_author" content="Falk, Per A."><meta name="citation_publication_date" content="2018/05"><meta name="citation_firstpage" content="12"><meta name="citation_lastpage" content="40">`, story), want{"authors": "Sund, Ida; Falk, Per A.", "issued": "2018-05", "pages": "12–40"}},
		{"editors of a book in linked data", webPage(`<title>x</title><script type="application/ld+json">{"@type":"Book","name":"Silt: A Reader","author":{"@type":"Person","name":"Ida Sund"},"editor":[{"@type":"Person","name":"Per Falk"}],"translator":{"@type":"Person","name":"Mei Tsao"}}</script>`, `<main><h1>Silt: A Reader</h1>`+story+`</main>`), want{"authors": "Sund, Ida", "editors": "Falk, Per", "translators": "Tsao, Mei"}},
		{"names the other way round", webPage(`<title>x</title><meta name="citation_title" content="Silt"><meta name="citation_author" content="Ida Sund"><meta name="citation_author" content="Per van den Falk"><meta name="citation_year" content="2018">`, story), want{"authors": "Sund, Ida; van den Falk, Per", "issued": "2018"}},
		{"repository", webPage(`<title>x</title><meta name="eprints.title" content="Silt"><meta name="eprints.creators_name" content="Sund, Ida"><meta name="eprints.date" content="2018-05"><meta name="eprints.thesis_type" content="phd"><meta name="eprints.institution" content="Northern University">`, story), want{"authors": "Sund, Ida", "genre": "Doctoral thesis", "publisher": "Northern University", "issued": "2018-05"}},
		{"thesis of a master", webPage(`<title>x</title><meta name="citation_title" content="Silt"><meta name="citation_author" content="Sund, Ida"><meta name="citation_dissertation_institution" content="Northern University"><meta name="DC.type" content="info:eu-repo/semantics/masterThesis">`, story), want{"genre": "Master’s thesis", "publisher": "Northern University"}},
		{"report", webPage(`<title>x</title><meta name="citation_title" content="Silt"><meta name="citation_author" content="Sund, Ida"><meta name="citation_technical_report_institution" content="Coast Office"><meta name="citation_technical_report_number" content="CO-12">`, story), want{"genre": "Technical report", "number": "CO-12", "publisher": "Coast Office"}},

		// Lines of authors in print.
		{"marks and degrees", printed(t, "18 60 20 Silt and Sleep", "11 60 45 Ida Sund†, MD, Per Falk‡, PhD, Jan van den Berg*, MSc,", "11 60 60 and Mei Tsao†, MPH", "8 60 78 †Department of Shores, Northern University; ‡Coast Hospital, Northport"), want{"authors": "Sund, Ida; Falk, Per; van den Berg, Jan; Tsao, Mei", "organisation": ""}},
		{"degrees before names in German", printed(t, "18 60 20 Silt and Sleep", "11 60 45 Dr. med. Ida Sund, Prof. Dr. rer. nat. Per Falk"), want{"authors": "Sund, Ida; Falk, Per"}},
		{"members of a society", printed(t, "18 60 20 Silt and Sleep", "11 60 45 Ida Sund, Per A. Falk,", "11 60 60 Mei Tsao, and Jan Roe, Senior Member, IEEE"), want{"authors": "Sund, Ida; Falk, Per A.; Tsao, Mei; Roe, Jan"}},
		{"blocks over a summary in a row", printed(t, "18 60 20 Tolls of the North", "12 60 45 Ida Sund", "12 250 45 Per Falk", "9 60 56 17 Quay Road", "9 250 56 3 Mole Street", "12 60 84 Mei Tsao", "12 250 84 Jan Roe", "9 60 96 17 Quay Road", "9 250 96 3 Mole Street", "9 60 130 Abstract—The tolls of the sound were paid by those who came in boats."), want{"authors": "Sund, Ida; Falk, Per; Tsao, Mei; Roe, Jan"}},
		{"figures as marks", printed(t, "18 60 20 Silt and Sleep", "11 60 45 Ida Sund1, Per Falk1,2 and Eva Lind2", "9 60 62 1 Northern University, 2 Coast Institute"), want{"authors": "Sund, Ida; Falk, Per; Lind, Eva"}},
		{"one name a row", printed(t, "18 60 20 Silt and Sleep", "11 60 45 Ida Sund", "9 60 58 Northern University", "11 60 75 Per Falk", "9 60 88 Coast Institute"), want{"authors": "Sund, Ida; Falk, Per"}},
		{"title in two sizes", printed(t, "22 60 20 Living with", "32 60 60 Tidal Floods", "12 60 90 Advice for households"), want{"authors": "", "title": "Living with Tidal Floods"}},
		{"title page of a thesis", twoPages(t, "16 150 60 NORTHERN UNIVERSITY", "12 180 80 Faculty of Coasts", "20 120 160 Ferries and Tolls of the Sound", "12 120 220 A dissertation submitted in partial fulfilment", "12 120 235 of the requirements for the degree of Doctor of Philosophy", "12 200 280 by", "14 180 300 Ida Sund", "12 150 360 Advisor: Dr. Per Falk", "12 180 420 Port Falk, May 2018"),
			want{"title": "Ferries and Tolls of the Sound", "authors": "Sund, Ida", "genre": "Doctoral thesis", "publisher": "Northern University", "issued": "2018-05"}},
		{"number of a part", printed(t, "18 60 20 Filters of the Second Level", "11 60 45 PN XRS"), want{"authors": ""}},
		{"degrees and marks over two rows", printed(t, "18 60 20 Silt and Sleep", "8 150 38 1 2", "11 60 45 Ida Sund, M.D., Ph.D., Per A. Falk, M.B.B.S., M.P.H., Eva Lind,", "8 300 56 1 3", "11 60 62 R.N., and Jan van den Berg, Dr.P.H.", "8 60 78 Coast Hospital, Northport; Northern University School of Medicine; Tide Board."), want{"authors": "Sund, Ida; Falk, Per A.; Lind, Eva; van den Berg, Jan", "organisation": ""}},
		{"office over the date", printed(t, "22 60 20 Living with", "32 60 60 Tidal Floods", "14 60 90 Advice for households", "11 60 115 Northern Tide Association", "11 60 135 Third edition, April 2018"), want{"authors": "", "organisation": "Northern Tide Association", "issued": "2018-04"}},
		{"journal beside its number", printed(t, "8 60 20 Journal of Shores", "8 300 26 doi:10.5555/js.14.3", "8 60 31 Volume 14, Number 3, July 2018, pp. 211–229", "18 60 60 Silt and Sleep", "11 60 85 Ida Sund"), want{"container": "Journal of Shores", "volume": "14", "pages": "211–229", "authors": "Sund, Ida"}},
		{"chapter as notes write it", printed(t, "18 60 20 Ebbe at the Pier", "11 60 45 Ida Sund", "8 60 65 Chapter 3 in Eva Lind & Per Falk (Eds.), The Book of Shores, 2nd ed. (Northport: Shore Press, 2018), 131–149"), want{"container": "The Book of Shores", "publisher": "Shore Press", "pages": "131–149", "issued": "2018", "edition": "2", "authors": "Sund, Ida"}},
		{"chapter in German", printed(t, "8 60 10 Erschienen in: Lind, Eva (Hrsg.): Das Buch der Ufer. Nordhafen: Uferverlag 2018, S. 55–71.", "18 60 60 Ebbe im Hafen", "11 60 85 Ida Sund"), want{"container": "Das Buch der Ufer", "pages": "55–71", "publisher": "Uferverlag", "issued": "2018"}},
		{"strip beside the first page", twoPages(t, "9 40 20 OPEN ACCESS", "18 180 20 Silt and Sleep in the Sound", "11 180 45 Ida Sund and Per Falk", "7 40 60 Edited by:", "7 40 70 Eva Lind", "8 180 64 Northern University, Northport", "7 40 90 Received: 3 March 2018", "7 40 100 Accepted: 4 April 2018", "7 40 110 Published: 5 May 2018",
			"10 180 90 The ferry crossed the sound twice a day, at the turn of the tide, and it carried", "10 180 103 whatever stood on the pier. Nobody was asked what was in the baskets that stood", "10 180 116 there, and nobody was asked what was under the blankets. In the dry summer the", "10 180 129 sound could be crossed on foot, and the ferryman sat on the bank and counted those", "10 180 142 who did. He wrote their names into the book of the toll and read them out loud."), want{"title": "Silt and Sleep in the Sound", "authors": "Sund, Ida; Falk, Per", "issued": "2018-05-05"}},
		{"mark behind the title", printed(t, "18 60 20 Low Water at the Pier*", "11 60 45 Ida Sund"), want{"title": "Low Water at the Pier", "authors": "Sund, Ida"}},
	} {
		t.Run(test.name, func(t *testing.T) { checkKind(t, test.file, test.want) })
	}
}

// checkKind reads a file and compares its record, and the text with "with" and "without".
func checkKind(t *testing.T, file corpus.File, want map[string]string) {
	t.Helper()
	d, err := Extract(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{"authors": strings.Join(d.Metadata.Authors, "; "), "editors": strings.Join(d.Metadata.Editors, "; "), "translators": strings.Join(d.Metadata.Translators, "; ")}
	for _, f := range d.Metadata.Texts() {
		got[f.Name] = *f.Value
	}
	if word := want["without"]; word != "" && strings.Contains(d.Text(), word) { // in the text
		t.Errorf("%q is in the text", word)
	}
	if word := want["with"]; !strings.Contains(d.Text(), word) {
		t.Errorf("%q is not in the text", word)
	}
	for _, field := range slices.Sorted(maps.Keys(want)) {
		if field != "without" && field != "with" && got[field] != want[field] {
			t.Errorf("%s = %q, want %q", field, got[field], want[field])
		}
	}
}
