package cite

import (
	"strings"
	"testing"

	"footnote/corpus"
)

// What the manuals say of single fields, each in the styles that it concerns.
func TestManuals(t *testing.T) {
	news := corpus.Metadata{Title: "Ferry to stay", Authors: []string{"Oak, Una"}, Container: "The Lantern", Issued: "2022-06-11", Pages: "A1", Language: "en"}
	double := corpus.Metadata{Title: "Tolls", Authors: []string{"Oak, Una"}, Container: "Journal of Waters", Issued: "2001", Volume: "4", Issue: "1–2", Pages: "3–9"}
	dutch := corpus.Metadata{Title: "Dykes", Authors: []string{"van den Berg, Pieter"}, Issued: "2001", Publisher: "North Press", ISBN: "978"}
	arab := corpus.Metadata{Title: "Wells", Authors: []string{"al-Hariri, Bashir"}, Issued: "2001", Publisher: "North Press", ISBN: "978"}
	page := corpus.Metadata{Title: "How the lock works", Container: "Canal Trust", URL: "https://example.org/lock", Issued: "2019-03-04", Language: "en"}
	numbered := corpus.Metadata{Title: "Silt", Authors: []string{"Oak, Una"}, Container: "Open Waters", Issued: "2020", Volume: "4", Pages: "e0265432"}
	first := corpus.Metadata{Title: "Mud", Authors: []string{"Oak, Una"}, Issued: "2020", Publisher: "North Press", Edition: "1st"}
	german := corpus.Metadata{Title: "Die alte Brücke", Authors: []string{"Holm, Anna"}, Container: "Zeitschrift für Wege", Issued: "2001", Volume: "3", Language: "de"}
	foreign := corpus.Metadata{Title: "The old bridge", Authors: []string{"Holm, Anna"}, Container: "Zeitschrift für alte Wege", Issued: "2001", Volume: "3", Language: "en"}
	japanese := corpus.Metadata{Title: "水", Authors: []string{"佐藤, 花子"}, Issued: "2020", Publisher: "水社", Language: "ja"}
	long := corpus.Metadata{Title: "Down through the valley", Authors: []string{"Oak, Una"}, ISBN: "978", Language: "en"}
	capitals := corpus.Metadata{Title: "how NATO and iPhones went through the war: a self-made story to look up", Authors: []string{"Oak, Una"}, Issued: "2020", ISBN: "978", Language: "en"}
	unsigned := corpus.Metadata{Title: "Town buys its bridge", Container: "Valley Gazette", Issued: "1931-09-04", Pages: "3", Language: "en"}
	chapterOf := corpus.Metadata{Title: "Weirs and mills", Authors: []string{"Oak, Una"}, Editors: []string{"Pine, Tor", "Oak, Una", "Roe, Ina"}, Translators: []string{"Poe, Max"}, Issued: "2011",
		Container: "The working river", Volume: "2", Publisher: "North Press", Pages: "145-167", ISBN: "978", Language: "en"}
	reissue := corpus.Metadata{Title: "On running water", Authors: []string{"Lund, É."}, Original: "1895", Issued: "2003", Publisher: "North Press", Language: "en"}
	report := corpus.Metadata{Title: "Levels", Organisation: "River Board", Genre: "Technical report", Number: "TR-12", Issued: "2019", Publisher: "River Board", Language: "en"}
	command := corpus.Metadata{Title: "Levels", Organisation: "River Board", Number: "Cm 410", Issued: "2019", Publisher: "Ministry of Works"}
	numbers := corpus.Metadata{Title: "Twenty-two ways of al-Hariri: a run-of-the-mill follow-up", Authors: []string{"Oak, Una"}, Issued: "2020", ISBN: "978", Language: "en"}
	meeting := corpus.Metadata{Title: "Gauging with string", Authors: []string{"Oak, Una"}, Container: "Proceedings of the Second Symposium on Gauges", Pages: "12–19", Publisher: "Gauge Society", DOI: "10.5555/gauge.12", Issued: "2017-09", Language: "en"}
	series := corpus.Metadata{Title: "Gauging with wire", Authors: []string{"Oak, Una"}, Container: "Proceedings of the River Society", Volume: "9", Pages: "12–19", Issued: "2017", Language: "en"}
	press := corpus.Metadata{Title: "Among the weirs", Authors: []string{"Oak, Una"}, Publisher: "University of Wells Press", Editors: []string{"Roe, Ina"}, Translators: []string{"Poe, Max"}, Issued: "2017", Language: "en"}
	thesis := corpus.Metadata{Title: "Locks", Authors: []string{"Oak, Una"}, Genre: "PhD thesis", Publisher: "University of Wells", Place: "Wells", Issued: "2017", Language: "en"}
	film := corpus.Metadata{Title: "The lock keepers", Authors: []string{"Oak, Una"}, Genre: "Film", Publisher: "North Pictures", Issued: "1961", Language: "en"}
	for _, test := range []struct {
		m           corpus.Metadata
		style, want string
	}{
		{meeting, "apa", "(2017). Gauging with string. In Proceedings of the Second Symposium on Gauges (pp. 12–19). Gauge Society. https"},
		{meeting, "harvard", "in Proceedings of the Second Symposium on Gauges. Gauge Society, pp. 12–19. Available"}, {series, "apa", "Proceedings of the River Society, 9, 12–19."},
		{press, "mla", "U of Wells P, 2017."}, {press, "chicago-notes", "Edited by Ina Roe. Translated by Max Poe. University of Wells Press, 2017."}, {press, "asa", "Among the Weirs. "},
		{thesis, "mla", "2017. U of Wells, PhD dissertation."}, {thesis, "harvard", "PhD thesis. University of Wells."}, {thesis, "asa", "PhD thesis, University of Wells, Wells."},
		{film, "apa", "The lock keepers [Film]. North Pictures."}, {film, "harvard", "The lock keepers [Film]. North Pictures."}, {film, "chicago-notes", "The Lock Keepers. North Pictures, 1961."},
		{news, "apa", "The Lantern, A1."}, {news, "mla", "p. A1"}, {news, "harvard", "11 June, p. A1"},
		{numbered, "apa", "Open Waters, 4, Article e0265432"}, {numbered, "mla", "article e0265432"},
		{double, "mla", "vol. 4, nos. 1–2"}, {double, "chicago-notes", "Journal of Waters 4, nos. 1–2 (2001)"},
		{double, "apa", "4(1–2), 3–9"}, {double, "chicago-author-date", "4 (1–2): 3–9"},
		{unsigned, "chicago-notes", "Valley Gazette. “Town Buys Its Bridge.” September 4, 1931."}, {unsigned, "harvard", "Valley Gazette (1931) ‘Town buys its bridge’, 4 September, p. 3."},
		{chapterOf, "apa", "Weirs and mills (M. Poe, Trans.). In T. Pine, U. Oak, & I. Roe (Eds.), "}, {chapterOf, "mla", "edited by Tor Pine et al., translated by Max Poe, vol. 2, North Press"},
		{chapterOf, "chicago-notes", "In The Working River, vol. 2, edited by Tor Pine, Una Oak, and Ina Roe, translated by Max Poe. North"},
		{chapterOf, "asa", "Pp. 145–67 in The Working River. Vol. 2, edited by T. Pine, U. Oak, and I. Roe. North"},
		{reissue, "chicago-notes", "On Running Water. 1895. North Press, 2003."}, {reissue, "asa", "Lund, É. [1895] 2003. "},
		{report, "apa", "(Technical Report No. TR-12)"}, {report, "chicago-notes", "Technical Report TR-12. River Board, 2019."}, {report, "harvard", "Technical report TR-12. River Board."},
		{command, "apa", "Levels (Cm 410). "}, {command, "mla", "Levels. Cm 410, "},
		{numbers, "mla", "Twenty-Two Ways of al-Hariri: A Run-of-the-Mill Follow-Up."},
		{dutch, "chicago-notes", "Berg, Pieter van den. "}, {dutch, "chicago-author-date", "Berg, Pieter van den. "}, {dutch, "apa", "van den Berg, P. (2001)"}, {dutch, "mla", "van den Berg, Pieter. "},
		{arab, "chicago-notes", "Hariri, Bashir al-. "}, {arab, "mla", "al-Hariri, Bashir. "},
		{page, "chicago-notes", "Canal Trust. “How the Lock Works.” March 4, 2019."}, {page, "chicago-author-date", "Canal Trust. 2019. “How the Lock Works.” March 4."},
		{page, "harvard", "How the lock works (2019) Canal Trust. Available at:"},
		{first, "apa", "Mud. North Press."}, {first, "mla", "Mud. North Press"},
		{german, "mla", "“Die alte Brücke.” Zeitschrift für Wege"}, {foreign, "mla", "“The Old Bridge.” Zeitschrift für alte Wege"},
		{japanese, "apa", "佐藤花子. (2020)."}, {japanese, "harvard", "佐藤花子 (2020) "},
		{long, "asa", "Oak, Una. N.d. Down through the Valley."}, {long, "chicago-notes", "Down Through the Valley."},
		{capitals, "mla", "How NATO and iPhones Went through the War: A Self-Made Story to Look Up."},
		{capitals, "chicago-notes", "How NATO and iPhones Went Through the War: A Self-Made Story to Look Up."},
	} {
		if got := full(t, test.style, test.m); !strings.Contains(got, test.want) {
			t.Errorf("%s: %s\nhas no %s", test.style, got, test.want)
		}
	}
}

// A record without a text that does not name its language is of that of its title, where this
// shows it; APA begins every title with a capital.
func TestTitlesOfRecords(t *testing.T) {
	for _, test := range []struct{ style, title, want string }{
		{"mla", "Gates worked by water", "Gates Worked by Water"}, {"chicago-notes", "Rivers of the north", "Rivers of the North"},
		{"mla", "a survey of weir names", "A Survey of Weir Names"}, {"mla", "Opening hours", "Opening Hours"}, {"chicago-notes", "1904 and after", "1904 and After"}, {"mla", "what I learned from a flooded mill", "What I Learned from a Flooded Mill"},
		{"mla", "Leven of dood", "Leven of dood"}, {"mla", "Nation et religion", "Nation et religion"}, {"mla", "Musik i norden", "Musik i norden"}, {"mla", "Fem dage i maj", "Fem dage i maj"},
		{"mla", "Il nome del fiume", "Il nome del fiume"}, {"mla", "Water in Wien", "Water in Wien"}, {"chicago-notes", "Die alte Brücke", "Die alte Brücke"},
		{"apa", "banks that slide: A history", "Banks that slide: A history"}, {"apa", "k-means on rivers", "k-means on rivers"}, {"apa", "iPhones", "iPhones"}, {"apa", "den gamle bro", "Den gamle bro"},
	} {
		if got := full(t, test.style, corpus.Metadata{Title: test.title, Genre: "Book", Publisher: "North Press"}); !strings.Contains(got, test.want) {
			t.Errorf("%s: %s\nhas no %s", test.style, got, test.want)
		}
	}
}

// What stands in something is hardly in English where the name of that is not: "Nation, culture".
func TestTitlesInForeignJournals(t *testing.T) {
	const title = "Nation, culture, religion"
	for container, want := range map[string]string{"Revue de la science des fleuves": title, "Journal of Rivers": "Nation, Culture, Religion"} {
		if got := full(t, "mla", corpus.Metadata{Title: title, Container: container, Volume: "2", Pages: "1-9"}); !strings.Contains(got, want) {
			t.Errorf("%s has no %s", got, want)
		}
	}
}

// An entry of an encyclopedia of the web stands in that, and keeps its day.
func TestEntries(t *testing.T) {
	entry := corpus.Metadata{Title: "Weir", Container: "Wikipedia", URL: "https://pedia.example/weir", Issued: "2019-12-04", Language: "en"}
	stated := entry
	stated.Container, stated.Genre = "Waterways Online", "Encyclopedia entry"
	printed := stated
	printed.Publisher, printed.Pages = "North Press", "3–9"
	for _, test := range []struct {
		m           corpus.Metadata
		style, want string
	}{
		{entry, "apa", "Weir. (2019, December 4). In Wikipedia. https"}, {stated, "apa", "Weir. (2019, December 4). In Waterways Online. https"},
		{entry, "mla", "“Weir.” Wikipedia, 4 Dec. 2019, "}, {stated, "chicago-notes", "Waterways Online. “Weir.” December 4, 2019."},
		{printed, "apa", "Weir. (2019). In Waterways Online (pp. 3–9). North Press."},
	} {
		if got := full(t, test.style, test.m); !strings.Contains(got, test.want) {
			t.Errorf("%s: %s\nhas no %s", test.style, got, test.want)
		}
	}
}

// Who edited a work and translated it is named once, with both words.
func TestEditorsWhoTranslated(t *testing.T) {
	both := []string{"Strand, Jonas"}
	book := corpus.Metadata{Title: "Ebb", Authors: []string{"Oak, Una"}, Editors: both, Translators: both, Publisher: "North Press", Issued: "2003", Language: "en"}
	edited, chapter, two := book, book, book
	edited.Authors = nil
	chapter.Container, chapter.Pages, chapter.ISBN = "The long shore", "3–9", "9780306406157"
	two.Authors, two.Editors = nil, []string{"Strand, Jonas", "Pine, Tor"}
	two.Translators = two.Editors
	for _, test := range []struct {
		m           corpus.Metadata
		style, want string
	}{
		{book, "apa", "Ebb (J. Strand, Ed. & Trans.). North"}, {edited, "apa", "Strand, J. (Ed. & Trans.). (2003). Ebb. North"}, {two, "apa", "(Eds. & Trans.)"},
		{chapter, "apa", "Ebb. In J. Strand (Ed. & Trans.), The long shore (pp. 3–9)."},
		{book, "mla", "Ebb. Edited and translated by Jonas Strand, North"}, {edited, "mla", "Strand, Jonas, editor and translator. Ebb. North"}, {two, "mla", ", editors and translators. Ebb"},
		{book, "chicago-notes", "Ebb. Edited and translated by Jonas Strand. North"}, {edited, "chicago-notes", "Strand, Jonas, ed. and trans. Ebb. North"}, {two, "chicago-author-date", ", eds. and trans. 2003. Ebb. North"},
		{chapter, "chicago-notes", "edited and translated by Jonas Strand. North"},
		{book, "apsa", "Ebb. ed. and trans. Jonas Strand. "}, {edited, "apsa", "Strand, Jonas, ed. and trans. 2003. Ebb. North"},
		{book, "asa", "Edited and translated by J. Strand. "}, {chapter, "asa", "edited and translated by J. Strand. "}, {edited, "asa", "Strand, Jonas, ed and trans. "},
		{book, "harvard", "Edited and translated by J. Strand. "}, {edited, "harvard", "Strand, J. (ed. and trans.) (2003)"}, {chapter, "harvard", "in J. Strand (ed. and trans.) The long shore"},
	} {
		if got := full(t, test.style, test.m); !strings.Contains(got, test.want) || strings.Count(got, "Strand") != 1 {
			t.Errorf("%s: %s\nhas not once %s", test.style, got, test.want)
		}
	}
}

// Two first authors of one family name are told apart in the text.
func TestNamesakes(t *testing.T) {
	work := func(id corpus.SourceID, name string) corpus.Source {
		return corpus.Source{ID: id, Metadata: corpus.Metadata{Title: "Rivers", Authors: []string{name}, Issued: "2001", Publisher: "North Press"}}
	}
	for _, test := range []struct {
		names []string
		want  string // of the first of them
	}{
		{[]string{"Smith, Ada", "Oak, Una"}, "(Smith, 2001)"},
		{[]string{"Smith, Ada", "Smith, Bert"}, "(A. Smith, 2001)"},
		{[]string{"Smith, Ada", "Smith, Anna"}, "(Ada Smith, 2001)"},
		{[]string{"Smith, Ada", "Smith, A."}, "(Smith, 2001)"},
	} {
		var sources []corpus.Source
		for i, name := range test.names {
			sources = append(sources, work(corpus.SourceID(i+1), name))
		}
		for _, style := range []string{"apa", "harvard"} {
			if got, _, err := NewCiter(sources).Cite(style, sources[0], corpus.Locator{}); err != nil || got.String() != test.want {
				t.Errorf("%s of %v: %s, %v, want %s", style, test.names, got, err, test.want)
			}
		}
	}
}

// What stands in the text tells one work from another, in each style in its way.
func TestInTextTellsApart(t *testing.T) {
	lock := corpus.Metadata{Title: "How the lock works", Container: "Canal Trust", URL: "https://example.org/lock", Issued: "2019", Language: "en"}
	weir := corpus.Metadata{Title: "What a weir is", Container: "Canal Trust", URL: "https://example.org/weir", Issued: "2019", Language: "en"}
	book := corpus.Metadata{Title: "Rivers of stone", Authors: []string{"Oak, Una"}, Issued: "2010", ISBN: "978", Language: "en"}
	article := corpus.Metadata{Title: "Bridges of sand", Authors: []string{"Oak, Una"}, Issued: "2011", Container: "Waters", Volume: "3", Language: "en"}
	several := corpus.Metadata{Title: "Mills", Authors: []string{"Pine, Tor", "Oak, Una", "Roe, Ina"}, Issued: "2010", ISBN: "978"}
	others := corpus.Metadata{Title: "Dykes", Authors: []string{"Pine, Tor", "Poe, Max", "Roe, Ina"}, Issued: "2012", ISBN: "978"}
	paper := corpus.Metadata{Title: "The ferry of Orr", Container: "Waters", Volume: "3", Issued: "2010", Language: "en"}
	undated := corpus.Metadata{Title: "Peat", Authors: []string{"Moss, Ada"}, ISBN: "978"}
	inMonth := corpus.Metadata{Title: "Reeds", Authors: []string{"Moss, Ada"}, Container: "Waters", Volume: "3", Issued: "2012-01"} // the month is not printed
	inYear := corpus.Metadata{Title: "Peat", Authors: []string{"Moss, Ada"}, ISBN: "978", Issued: "2012"}
	onDay := corpus.Metadata{Title: "Alders", Authors: []string{"Moss, Ada"}, Container: "The Lantern", Issued: "2012-05-03"}
	reissue := corpus.Metadata{Title: "On water", Authors: []string{"Lund, É."}, Original: "1895", Issued: "2003", ISBN: "978"}
	for _, test := range []struct {
		one, other  corpus.Metadata
		style, want string // of the first
	}{
		{book, article, "mla", "(Oak, *Rivers of Stone* 12)"}, {article, book, "mla", "(Oak, “Bridges of Sand” 12)"}, {book, several, "mla", "(Oak 12)"},
		{several, others, "mla", "(Pine et al., *Mills* 12)"},
		{lock, weir, "chicago-author-date", "(Canal Trust 2019a, 12)"}, {weir, lock, "chicago-author-date", "(Canal Trust 2019b, 12)"}, {lock, weir, "apa", "(*How the Lock Works*, 2019, p. 12)"},
		{lock, lock, "apa", "(*How the Lock Works*, 2019a, p. 12)"},
		{paper, book, "apa", "(“The Ferry of Orr,” 2010, p. 12)"},
		{reissue, book, "chicago-author-date", "(Lund [1895] 2003, 12)"}, {reissue, book, "asa", "(Lund [1895] 2003:12)"},
		{several, book, "asa", "(Pine, Oak, and Roe 2010:12)"}, {undated, book, "asa", "(Moss n.d.:12)"},
		{inMonth, inYear, "apa", "(Moss, 2012b, p. 12)"}, {inYear, inMonth, "apa", "(Moss, 2012a, p. 12)"},
		{inMonth, onDay, "apa", "(Moss, 2012a, p. 12)"}, {onDay, inMonth, "apa", "(Moss, 2012b, p. 12)"},
	} {
		one := corpus.Source{ID: 1, Metadata: test.one}
		citer := NewCiter([]corpus.Source{one, {ID: 2, Metadata: test.other}})
		if got, _, err := citer.Cite(test.style, one, corpus.Locator{Page: 12}); err != nil || got.Markdown(asItIs) != test.want {
			t.Errorf("%s: %s, %v, want %s", test.style, got.Markdown(asItIs), err, test.want)
		}
	}
}

// Of a text of which nothing is known the file is named, and letters tell two of one
// name apart.
func TestUntitledTextsAreToldApart(t *testing.T) {
	file := func(id corpus.SourceID, origin string) corpus.Source { return corpus.Source{ID: id, Origin: origin} }
	sources := []corpus.Source{file(1, "/home/una/texts/weirs: notes.txt"), file(2, `C:\texts\mills.txt`), file(3, "pasted text"), file(4, "pasted text")}
	citer := NewCiter(sources)
	for _, test := range []struct {
		style string
		of    int
		want  string
	}{
		{"apa", 0, "([Untitled: weirs: notes.txt], n.d.) [Untitled: weirs: notes.txt]. (n.d.)."},
		{"apa", 1, "([Untitled: mills.txt], n.d.) [Untitled: mills.txt]. (n.d.)."},
		{"apa", 2, "([Untitled: pasted text], n.d.-a) [Untitled: pasted text]. (n.d.-a)."},
		{"apa", 3, "([Untitled: pasted text], n.d.-b) [Untitled: pasted text]. (n.d.-b)."},
		{"mla", 1, "(Untitled text, mills.txt) Untitled text, mills.txt."},
		{"chicago-notes", 1, "[Untitled: mills.txt] (n.d.). [Untitled: mills.txt]. n.d."},
	} {
		short, full, err := citer.Cite(test.style, sources[test.of], corpus.Locator{})
		if got := short.Markdown(asItIs) + " " + full.Markdown(asItIs); err != nil || got != test.want {
			t.Errorf("%s: %s, %v, want %s", test.style, got, err, test.want)
		}
	}
}

// Where its first words are known, they stand for a title in the words of each style.
func TestUntitledTextsByFirstWords(t *testing.T) {
	sources := []corpus.Source{
		{ID: 1, Origin: "pasted text", Begins: "Rent was due on the first day of every month.\nNobody"},
		{ID: 2, Origin: "pasted text", Begins: "Fish “for” sale"},
		{ID: 3, Origin: "pasted text", Metadata: corpus.Metadata{Authors: []string{"Oak, Una"}, Issued: "2001"}, Begins: "Дорога к морю была длинной и пыльной тогда"},
	}
	citer := NewCiter(sources)
	for _, test := range []struct {
		style string
		of    int
		want  string
	}{
		{"mla", 0, "(Untitled text beginning “Rent was due on the first day …”) Untitled text beginning “Rent was due on the first day …”"},
		{"mla", 1, "(Untitled text beginning “Fish ‘for’ sale”) Untitled text beginning “Fish ‘for’ sale.”"},
		{"mla", 2, "(Oak) Oak, Una. Untitled text beginning “Дорога к морю была длинной и пыльной …” 2001."},
		{"chicago-notes", 0, "[Untitled text beginning “Rent was due on the first day …”] (n.d.). [Untitled text beginning “Rent was due on the first day …”]. n.d."},
		{"chicago-author-date", 1, "([Untitled text beginning “Fish ‘for’ sale”], n.d.) [Untitled text beginning “Fish ‘for’ sale”]. n.d."},
		{"apa", 1, "([Untitled text beginning “Fish ‘for’ sale”], n.d.) [Untitled text beginning “Fish ‘for’ sale”]. (n.d.)."},
	} {
		found := sources[test.of]
		found.Begins = "" // as an answer has it: the list knows
		short, full, err := citer.Cite(test.style, found, corpus.Locator{})
		if got := short.Markdown(asItIs) + " " + full.Markdown(asItIs); err != nil || got != test.want {
			t.Errorf("%s: %s, %v, want %s", test.style, got, err, test.want)
		}
	}
	_, list, err := Bibliography("mla", append(sources, corpus.Source{ID: 4, Metadata: corpus.Metadata{Title: "Apples", ISBN: "978"}}))
	if err != nil || !strings.HasPrefix(list, "Apples.\nOak, Una. Untitled text") {
		t.Errorf("%v: %s\nwant what is untitled under U", err, list)
	}
}

// Data for programs has the description that text has for a title: an entry without one is
// a blank row there.
func TestUntitledTextsAsData(t *testing.T) {
	begins := corpus.Source{ID: 1, Origin: "talk.vtt", Begins: "Fish “for” sale"}
	for style, want := range map[string]string{
		"ris": "TI  - [Untitled text beginning “Fish ‘for’ sale”]\r\n", "bibtex": "= {{[Untitled text beginning “Fish ‘for’ sale”]}},\n", "csl-json": `"title": "[Untitled text beginning “Fish ‘for’ sale”]"`,
	} {
		_, full, err := NewCiter([]corpus.Source{begins}).Cite(style, begins, corpus.Locator{})
		if got := full.Markdown(asItIs); err != nil || !strings.Contains(got, want) {
			t.Errorf("%s: %s, %v, want %s", style, got, err, want)
		}
	}
}

// A passage of a recording is cited by its second, one of slides by its slide.
func TestSecondsAndSlides(t *testing.T) {
	s := corpus.Source{Metadata: corpus.Metadata{Title: "Dues", Authors: []string{"Molnar, Ada"}, Issued: "2021"}}
	for style, want := range map[string][2]string{
		"apa": {"(Molnar, 2021, 12:31)", "(Molnar, 2021, slide 7)"}, "mla": {"(Molnar 12:31)", "(Molnar, slide 7)"},
		"harvard": {"(Molnar, 2021, 12:31)", "(Molnar, 2021, slide 7)"}, "chicago-author-date": {"(Molnar 2021, 12:31)", "(Molnar 2021, slide 7)"},
	} {
		for i, place := range []corpus.Locator{{Label: "12:31"}, {Page: 7, Label: "slide 7"}} {
			if got, _, err := (Citer{}).Cite(style, s, place); err != nil || got.String() != want[i] {
				t.Errorf("%s cites %q (%v), want %q", style, got, err, want[i])
			}
		}
	}
}
