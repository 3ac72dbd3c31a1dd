package extract

import (
	"strings"
	"testing"

	"footnote/corpus"
)

// What stands around a text, in the ways in which it comes.
func TestAroundOfKinds(t *testing.T) {
	rows := strings.ReplaceAll(plainStory, "\n", "\n\n")
	text := func(name, head string) corpus.File { return corpus.File{Name: name, Data: []byte(head + rows + "\n")} }
	for _, test := range []struct {
		name string
		file corpus.File
		want map[string]string
	}{
		{"other meanings in French", webPage("<title>Bac</title>", `<main><h1>Bac du détroit</h1><div class="homonymie">Pour les articles homonymes, voir Bac.</div>`+story+`</main>`), map[string]string{"without": "homonymes"}},

		// How a work is to be cited.
		{"reference under a label", webPage("<title>Low Water</title>", "<article><h1>Low Water</h1>"+story+"<h2>How to cite</h2><p>Sund, I., &amp; Falk, P. (2018). Low water. Northport: Shore Press.</p></article>"), map[string]string{"without": "How to cite", "with": "He took it"}},
		{"reference and buttons in Portuguese", webPage("<title>Baixa-mar</title>", "<article><h1>Baixa-mar no cais</h1>"+story+"<h2>Como Citar</h2><p>SUND, I. Baixa-mar no cais. Revista do Porto, v. 7, n. 2, p. 3-9, 2018.</p><p>Mais formatos</p></article>"), map[string]string{"without": "SUND"}},
		{"reference behind a label", webPage("<title>Low Water</title>", "<article><h1>Low Water</h1>"+story+"<p>Cite as: Sund, I. (2018). Low water. Shore Press. https://doi.org/10.5555/lw.1</p></article>"), map[string]string{"without": "Cite as"}},
		{"chapter on citing", webPage("<title>Writing well</title>", "<article><h1>Writing well</h1>"+story+"<h2>How to cite</h2><p>Name the ferryman first, and then the boat that he rowed when the water was low. Nobody will ask you for the year.</p></article>"), map[string]string{"with": "Name the ferryman first"}},

		// Rows of buttons and counters.
		{"age and views of a question", webPage("<title>Why does the ebb stop?</title>", "<main><h1>Why does the ebb stop?</h1><div>Asked 6 years ago Modified 2 years ago Viewed 11k times</div>"+story+"</main>"), map[string]string{"without": "Viewed"}},
		{"buttons of a wiki", webPage("<title>Ebb</title>", "<main><h1>Ebb at the pier</h1><div><span>View source</span> <span>History</span></div>"+story+"</main>"), map[string]string{"without": "View source"}},
		{"time of reading without spaces", webPage("<title>Ebb</title>", "<main><h1>Ebb at the pier</h1><div><span>Published in</span><span>Tide Notes</span><span>6 min read</span><span>Jun 2, 2021</span></div>"+story+"</main>"), map[string]string{"without": "min read"}},
		{"author and a button", webPage(`<title>Ebb</title><meta name="author" content="I. Sund">`, "<main><h1>Ebb at the pier</h1><div>I. Sund · Follow</div>"+story+"</main>"), map[string]string{"authors": "Sund, I.", "without": "Follow"}},
		{"letter to subscribers", webPage("<title>Ebb</title>", "<main><h1>Ebb at the pier</h1>"+story+"<p>Low Water is a reader-supported publication. To receive new posts, consider becoming a free or paid subscriber.</p></main>"), map[string]string{"without": "reader-supported"}},
		{"times that are of the text", webPage("<title>Ebb</title>", "<main><h1>Ebb at the pier</h1>"+story+"<ul><li>3 hours</li><li>12 days</li></ul>"+story+"</main>"), map[string]string{"with": "12 days"}},
		{"days of a manuscript", webPage("<title>Ebb</title>", "<main><h1>Ebb at the pier</h1><div>Received 2018 Nov 1; Accepted 2019 Feb 2; Collection date 2019.</div>"+story+"</main>"), map[string]string{"without": "Collection date"}},

		// Rows that say who wrote and when.
		{"date, time of reading and author", webPage("<title>Ebb</title>", "<main><h1>Ebb at the pier</h1><div>May 3, 2018 · 4 min · Ida Sund</div>"+story+"</main>"), map[string]string{"authors": "Sund, Ida", "issued": "2018-05-03", "without": "4 min"}},
		{"date, time of reading and a rubric", webPage("<title>Ebb</title>", "<main><h1>Ebb at the pier</h1><div>May 3, 2018 · 4 min · Coastal Trade</div>"+story+"</main>"), map[string]string{"authors": "", "issued": "2018-05-03"}},
		{"author between date and views", webPage("<title>x</title>", "<main><h1>Отлив у причала</h1><div>3 мая 2018, 12:40 Автор: Ида Зунд Просмотров: 1204</div>"+story+"</main>"), map[string]string{"authors": "Зунд, Ида", "issued": "2018-05-03"}},
		{"source in Chinese", webPage("<title>x</title>", "<main><h1>退潮</h1><div>2018-05-03 08:12 来源：港口日报 作者：李明</div>"+story+"</main>"), map[string]string{"container": "港口日报", "authors": "李明"}},
		{"names with institutions", text("a.txt", "Tolls of the Sound\n\nIda Sund (Northern University) and Per Falk (Coast Institute)\n\n"), map[string]string{"title": "Tolls of the Sound", "authors": "Sund, Ida; Falk, Per"}},
		{"office hours", webPage("<title>Tides and Work</title>", "<main><h1>Tides and Work</h1><p>Office hours: Wed 2–4 pm</p>"+story+"</main>"), map[string]string{"organisation": ""}},

		// Names.
		{"initials in one word", webPage(`<title>Ebb</title><meta name="author" content="I.K. Sund">`, "<main><h1>Ebb at the pier</h1>"+story+"</main>"), map[string]string{"authors": "Sund, I.K."}},
		{"letters for a name", webPage(`<title>Ebb</title><meta name="author" content="K A">`, "<main><h1>Ebb at the pier</h1>"+story+"</main>"), map[string]string{"authors": ""}},
		{"thing behind by", webPage("<title>Ebb</title>", `<main><h1>Ebb am Steg</h1><div>Von Der Strandbote</div>`+story+"</main>"), map[string]string{"authors": ""}},
		{"readers who praise", webPage("<title>Ebb</title>", `<main><h1>Ebb at the pier</h1>`+story+`<div class="testimonial-author"><span class="testimonial-author-info">Per Falk, Northport</span></div></main>`), map[string]string{"authors": ""}},
		{"land behind a name", webPage(`<title>Ebb</title><meta name="author" content="Strandhilfe Deutschland">`, "<main><h1>Ebb am Steg</h1>"+story+"</main>"), map[string]string{"authors": ""}},
		{"names in capitals of titles", webPage(`<title>Ebb</title><script type="application/ld+json">{"@type":"Article","author":{"@type":"Person","name":"By Ida Sund And Per Falk For The Tide Post"}}</script>`, "<main><h1>Ebb at the pier</h1>"+story+"</main>"), map[string]string{"authors": "Sund, Ida; Falk, Per"}},
		{"name, date and time in the head", webPage("<title>Ebb at the pier</title>", `<div id="head"><div>Tide Post</div><div>Ida Sund / 03.05.2018 / 06:15 / 150 /</div></div><main><h1>Ebb at the pier</h1>`+story+"</main>"), map[string]string{"authors": "Sund, Ida", "issued": "2018-05-03"}},

		{"author of a card", webPage(`<title>Ebb</title><meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ida Sund">`, "<main><h1>Ebb at the pier</h1>"+story+"</main>"), map[string]string{"authors": "Sund, Ida"}},
		{"agency behind dates and author", webPage("<title>x</title>", "<main><h1>Basse mer au quai</h1><div>Publié le 1er mai 2018 à 07h30 • Mis à jour le 3 mai 2018 à 09h12 • Par Ida Sund (avec AFP)</div>"+story+"</main>"), map[string]string{"authors": "Sund, Ida", "issued": "2018-05-01", "without": "Mis à jour"}},
		{"parts of a name as software has them", text("a.md", "---\ntitle: Ebb\nauthor:\n  given-names: Ida\n  family-names: Sund\n---\n\n"), map[string]string{"authors": "Sund, Ida"}},
		{"staff of a paper and the date", webPage("<title>x</title>", "<main><h1>Ebbe am Steg</h1><p>Von Redaktion Hafen-Zeitung, 3. Mai 2018</p>"+story+"</main>"), map[string]string{"authors": "", "container": ""}},
		{"publisher with several names", webPage(`<title>x</title><script type="application/ld+json">{"@type":"Article","headline":"Ebb at the pier","publisher":{"@type":"Organization","name":["Tide Media"]}}</script>`, "<main><h1>Ebb at the pier</h1>"+story+"</main>"), map[string]string{"publisher": "Tide Media"}},

		// Dates.
		{"date over the headline", webPage("<title>x</title>", "<main><div><span>03.05.2018</span></div><h1>Ebb at the pier</h1>"+story+"</main>"), map[string]string{"issued": "2018-05-03"}},
		{"date before the title", webPage("<title>03.05.2018 - Ebb at the pier - Tide News</title>", "<main><h1>03.05.2018 - Ebb at the pier</h1>"+story+"</main>"), map[string]string{"issued": "2018-05-03", "title": "Ebb at the pier", "container": "Tide News"}},
		{"title that a mark ends", webPage(`<title>A weir called "old"</title><meta property="og:title" content="A weir called "old"">`, "<main>"+story+"</main>"), map[string]string{"title": `A weir called "old"`}},
		{"made on", webPage("<title>x</title>", "<main><h1>Ebbe am Steg</h1><div>Erstellt am: 30.05.2018 18:36 / sk</div>"+story+"</main>"), map[string]string{"issued": "2018-05-30"}},
		{"last edit of a wiki", webPage(`<title>Ebbe - Wiki</title><meta name="generator" content="MediaWiki 1.41">`, `<div id="content" class="mw-body"><h1 id="firstHeading">Ebbe</h1><div class="mw-parser-output">`+story+`</div></div><div id="footer"><ul><li>Diese Seite wurde zuletzt am 3. Mai 2018 um 14:12 Uhr bearbeitet.</li></ul></div>`), map[string]string{"issued": "2018-05-03"}},
		{"place and agency of a release", webPage("<title>Pier opens</title>", "<article><h1>Pier opens to all</h1><p>NORTHPORT, Maine, May 3, 2018 /Wire News/ -- The ferry crossed the sound twice a day, at the turn of the tide, and it carried whatever stood on the pier.</p>"+story+"</article>"), map[string]string{"issued": "2018-05-03"}},
		{"act", webPage("<title>Ferry Tolls Act 1887</title>", "<main><h1>Ferry Tolls Act 1887</h1><p>An Act to provide for the payment of tolls by those who cross the sound. [23rd August 1887]</p>"+story+"</main>"), map[string]string{"issued": "1887-08-23"}},
		{"minutes", webPage("<title>Northport Council</title>", "<main><h1>Northport Council</h1><h2>Minutes of the meeting held on Tuesday 11 October 2016 at 7.30 pm</h2>"+story+"</main>"), map[string]string{"issued": "2016-10-11", "authors": ""}},
		{"recorded", text("a.txt", "The Tide Hour, Episode 12\nHost: Ida Sund\nRecorded 3 May 2018\n\n[00:00:05] IDA: Welcome back.\n\n[00:00:12] PER: Thank you.\n\n[00:01:40] IDA: How was it?\n\n[00:01:44] PER: "), map[string]string{"title": "The Tide Hour, Episode 12", "authors": "", "issued": "2018-05-03", "without": "Host"}},
		{"decided", text("a.txt", "SUPREME COURT OF THE SOUND\n\nFerry Board v. Keepers of the Pier\n\nNo. 41-207. Argued 3 March 1911. Decided 29 May 1911.\n\n"), map[string]string{"title": "Ferry Board v. Keepers of the Pier", "organisation": "", "issued": "1911-05-29"}},

		// Titles.
		{"who keeps a list", text("a.txt", "Questions about Piers\nVersion 1.4, last updated 3 May 2018\nMaintained by the Harbour Office of Northport\n\n"), map[string]string{"title": "Questions about Piers", "authors": ""}},
		{"office in the words of a headline", text("a.txt", "Harbour board doubts divers\nThe count of the boats is disputed\n\nBy Ida Sund\nPublished May 3, 2018\n\n"), map[string]string{"title": "Harbour board doubts divers", "authors": "Sund, Ida"}},

		{"ordinary words over a name", text("a.txt", "On Idleness\n\nIda Sund\n\n"), map[string]string{"title": "On Idleness", "authors": "Sund, Ida"}},
		{"two names and no title", text("a.txt", "Per Falk\n\nIda Sund\n\n"), map[string]string{"title": ""}},
		{"title and name as in a catalogue", text("a.txt", "Tolls of the Sound / Ida Sund-Osterholm\n\n"), map[string]string{"title": "Tolls of the Sound", "authors": "Sund-Osterholm, Ida"}},
		{"two sides of a title", text("a.txt", "Tolls of the Sound / Winter Dues\n\n"), map[string]string{"title": "Tolls of the Sound / Winter Dues", "authors": ""}},
		{"subtitle over a name", text("a.txt", "Tolls of the Sound\n\nHow three towns paid for their lamps\n\nIda Sund\n\n"), map[string]string{"title": "Tolls of the Sound: How three towns paid for their lamps", "authors": "Sund, Ida"}},
		{"lives of several people", text("a.txt", "Tolls of the Sound\n\nWho paid for the lamps\n\nIda Sund\n\n"+rows+"\n\nPer Falk\n\n"), map[string]string{"authors": ""}},
		{"title in two languages", text("a.txt", "Tolls of the Sound\n\nDie Zölle an der Enge und wer sie zahlte\n\nIda Sund\n\n"), map[string]string{"title": "Tolls of the Sound"}},
		{"season of a talk", text("a.txt", "Tolls of the Sound\n\nSpeaker: Ida Sund\n\nHarbour Institute, Spring 2015\n\n"), map[string]string{"authors": "Sund, Ida", "issued": "2015"}},
		{"seasons that head parts", text("a.txt", "Tolls of the Sound\n\nSpring 2015\n\n"+rows+"\n\nAutumn 2015\n\n"), map[string]string{"issued": ""}},
		{"town and month", text("a.txt", "Tolls of the Sound\n\nIda Sund\n\nLeiden, juni 2009\n\n"), map[string]string{"authors": "Sund, Ida", "issued": "2009-06"}},
		{"marked passages of a book", corpus.File{Name: "My Clippings.txt", Data: []byte(strings.Repeat("Tolls of the Sound (Sund, Ida)\n- Your Highlight on page 12 | Added on Friday, 4 May 2018 21:14:02\n\nThe clerks of the toll had to row out to each ship that came, and they took a third of it for the town.\n==========\n", 3))}, map[string]string{"title": "Tolls of the Sound", "authors": "Sund, Ida", "with": "The clerks", "without": "Highlight"}},
		{"number of a candidate", text("a.txt", "Tolls of the Sound\n\nModule: Coastal History 2\n\nCandidate number: 0417\n\nSubmitted: 4 May 2018\n\n"), map[string]string{"title": "Tolls of the Sound", "without": "Candidate"}},
		{"numbers of candidates in the text", text("a.txt", "Tolls of the Sound\n\nCandidate numbers were drawn by lot, and every clerk who wished to serve at the toll took one from the hat.\n\n"), map[string]string{"title": "Tolls of the Sound", "with": "Candidate numbers"}},
		{"day on which a paper was handed in", text("a.txt", "Tolls of the Sound\n\nModule: Coastal History 2\n\nWord count: 1,204\n\nSubmitted: 4 May 2018\n\n"), map[string]string{"issued": "2018-05-04", "without": "Word count"}},
		{"days of a paper at a journal", text("a.txt", "Tolls of the Sound\n\nSubmitted: 4 May 2018\n\nAccepted: 9 June 2018\n\n"), map[string]string{"issued": ""}},
		{"credits under a name", text("a.txt", "Tolls of the Sound\n\nIda Sund\n\nWith a foreword by Per Falk\n\nIllustrated by Ola Berg\n\n"), map[string]string{"authors": "Sund, Ida", "without": "Ola Berg"}},
		{"account and counter", webPage("<title>Ebb</title>", "<main><h1>Ebb at the pier</h1><p>Written by admin on 17 September 2013. Hits: 2204</p>"+story+"</main>"), map[string]string{"authors": "", "issued": "2013-09-17"}},
		{"statutes of a society", text("a.txt", "Fährfreunde Lerchensund e. V.\n\nSatzung\n\nin der Fassung vom 17. Januar 2015\n\n"), map[string]string{"title": "Satzung", "organisation": "Fährfreunde Lerchensund e. V.", "issued": "2015-01-17"}},

		// Programs and people who write markup.
		{"comma too many in linked data", webPage(`<title>Ebb</title><script type="application/ld+json">{"@type":"BlogPosting","headline":"Rye, } and tide","author":{"@type":"Person","name":"Ida Sund",},"datePublished":"2018-05-03",}</script>`, "<main>"+story+"</main>"), map[string]string{"authors": "Sund, Ida", "issued": "2018-05-03", "title": "Rye, } and tide"}},
		{"where a page was saved from", corpus.File{Name: "a.htm", Origin: "pages/a.htm", Data: []byte("<!-- saved from url=(0029)https://tide.example/last -->\n<html><head><title>Ebb</title></head><body><h1>Ebb at the pier</h1>" + story + "</body></html>")}, map[string]string{"url": "https://tide.example/last"}},
		{"place of the contents", text("a.md", "# Ebb\n\n* TOC\n{:toc}\n\n"), map[string]string{"without": "TOC"}},
		{"imports of a page", text("a.md", "# Ebb\n\nimport Tabs from '@theme/Tabs';\n\n"), map[string]string{"without": "Tabs"}},
		{"year in front matter", text("a.md", "---\ntitle: Ebb\nyear: 2018\n---\n\n"), map[string]string{"issued": "2018"}},
	} {
		t.Run(test.name, func(t *testing.T) { checkKind(t, test.file, test.want) })
	}
}

// A recording that a program wrote down has a row with the speaker and the time over each turn.
func TestTurnsOfRecording(t *testing.T) {
	said := strings.Split(plainStory, "\n")
	d, err := Extract(t.Context(), corpus.File{Name: "a.txt", Data: []byte("Harbour seminar\n\nIda Sund  0:03\n" + said[0] + "\n\nPer 1:12\n" + said[1] + "\n\nIda Sund  2:40\n" + said[2] + "\n\nTranscribed by https://notes.example\n")})
	if err != nil {
		t.Fatal(err)
	}
	if d.Metadata.Title != "Harbour seminar" || len(d.Metadata.Authors) > 0 || strings.Contains(d.Text(), "1:12") || strings.Contains(d.Text(), "Transcribed") {
		t.Errorf("title %q, authors %q, text %q", d.Metadata.Title, d.Metadata.Authors, d.Text())
	}
	if b := d.Blocks[1]; len(d.Blocks) != 3 || !strings.HasPrefix(b.Text, "Per: ") || b.Label != "1:12" || b.End != "2:40" {
		t.Errorf("blocks %+v", d.Blocks)
	}
}
