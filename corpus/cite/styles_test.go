package cite

import (
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/cite/data"
	"footnote/corpus/cite/phrase"
	"footnote/corpus/record/date"
)

func TestCitationLabels(t *testing.T) {
	for _, style := range Styles() {
		if Label(style) == "" || Extension(style) == "" {
			t.Errorf("%q has the label %q and the extension %q, want both", style, Label(style), Extension(style))
		}
	}
}

// full cites a work that was read on a day.
func full(t *testing.T, style string, m corpus.Metadata) string {
	t.Helper()
	_, got, err := Citer{}.Cite(style, corpus.Source{Metadata: m, AddedAt: readOn}, corpus.Locator{})
	if err != nil {
		t.Fatal(err)
	}
	return got.String()
}

// Years before our era, and those that are not exactly known, stand in each style as its
// manual writes them.
func TestErasInStyles(t *testing.T) {
	m := corpus.Metadata{Title: "Poetics", Authors: []string{"Aristotle"}, Publisher: "Fen Press", ISBN: "9780306406157", Issued: "c. 350 BC"}
	for style, want := range map[string]string{
		"apa":                 "Aristotle. (ca. 350 B.C.E.). Poetics. Fen Press.",
		"mla":                 "Aristotle. Poetics. Fen Press, circa 350 BC.",
		"chicago-notes":       "Aristotle. Poetics. Fen Press, ca. 350 BC.",
		"chicago-author-date": "Aristotle. ca. 350 BC. Poetics. Fen Press.",
		"harvard":             "Aristotle (c. 350 BC) Poetics. Fen Press.",
		"asa":                 "Aristotle. c. 350 BC. Poetics. Fen Press.",
	} {
		if got := full(t, style, m); got != want {
			t.Errorf("%s:\n%s\n%s", style, got, want)
		}
	}
	for style, part := range map[string]string{"bibtex": "{c. 350 BC}", "ris": "DA  - c. 350 BC", "csl-json": `"circa":true`} {
		if got := full(t, style, m); !strings.Contains(strings.ReplaceAll(got, ": true", ":true"), part) {
			t.Errorf("%s has no %s: %s", style, part, got)
		}
	}
}

func TestMissingFields(t *testing.T) {
	for _, test := range []struct {
		m                                        corpus.Metadata
		apa, mla, notes, authorDate, harvardText string
	}{
		{corpus.Metadata{Title: "Rivers"},
			"Rivers. (n.d.).", "Rivers.", "Rivers. n.d.", "Rivers. n.d.", "Rivers (no date)."},
		{corpus.Metadata{Title: "Why?", Issued: "2001"},
			"Why? (2001).", "Why? 2001.", "Why? 2001.", "Why? 2001.", "Why? (2001)."},
		{corpus.Metadata{Authors: []string{"Oak, Una"}},
			"Oak, U. (n.d.). [Untitled].", "Oak, Una. Untitled text.", "Oak, Una. [Untitled]. n.d.", "Oak, Una. n.d. [Untitled].", "Oak, U. (no date) [Untitled]."},
		{corpus.Metadata{Title: "Rivers", URL: "https://example.org/r"},
			"Rivers. (n.d.). Retrieved November 24, 2026, from https://example.org/r",
			"“Rivers.” https://example.org/r. Accessed 24 Nov. 2026.",
			"“Rivers.” Accessed November 24, 2026. https://example.org/r.",
			"“Rivers.” n.d. Accessed November 24, 2026. https://example.org/r.",
			"Rivers (no date) Available at: https://example.org/r (Accessed: 24 November 2026)."},
		{corpus.Metadata{Title: "Rivers", Organisation: "Board", Publisher: "Board", Issued: "2001-05-03", URL: "https://example.org/r"},
			"Board. (2001, May 3). Rivers. https://example.org/r",
			"“Rivers.” Board, 3 May 2001, https://example.org/r. Accessed 24 Nov. 2026.",
			"Board. “Rivers.” May 3, 2001. https://example.org/r.",
			"Board. 2001. “Rivers.” May 3. https://example.org/r.",
			"Board (2001) Rivers. Available at: https://example.org/r (Accessed: 24 November 2026)."},
		{corpus.Metadata{},
			"[Untitled]. (n.d.).", "Untitled text.", "[Untitled]. n.d.", "[Untitled]. n.d.", "[Untitled] (no date)."},
	} {
		for style, want := range map[string]string{
			"apa": test.apa, "mla": test.mla, "chicago-notes": test.notes, "chicago-author-date": test.authorDate, "harvard": test.harvardText,
		} {
			if got := full(t, style, test.m); got != want {
				t.Errorf("%s: %+v\n got %s\nwant %s", style, test.m, got, want)
			}
		}
	}
}

func TestAccessedNeedsADay(t *testing.T) {
	m := corpus.Metadata{Title: "Rivers", URL: "https://example.org/r"}
	for _, style := range Styles() {
		_, c, err := Citer{}.Cite(style, corpus.Source{Metadata: m}, corpus.Locator{})
		got := c.String()
		if err != nil || strings.Contains(strings.ToLower(got), "accessed") || strings.Contains(got, "Retrieved") || strings.Contains(got, "0001") {
			t.Errorf("Cite(%q) = %q, %v, want no date of reading", style, got, err)
		}
	}
}

func TestNames(t *testing.T) {
	for _, test := range []struct {
		authors                     []string
		apa, mla, chicago, ctr, bib string
	}{
		{[]string{"Falk, J. R. R."}, "Falk, J. R. R.", "Falk, J. R. R.", "Falk, J. R. R.", "Falk, J.R.R.", "Falk, J. R. R."},
		{[]string{"Marsh, Tom, Jr.", "Oak, Una"}, "Marsh, T., Jr., & Oak, U.", "Marsh, Tom, Jr., and Una Oak", "Marsh, Tom, Jr., and Una Oak",
			"Marsh, T., Jr. and Oak, U.", "Marsh, Jr., Tom and Oak, Una"},
		{[]string{"River Board", "Oak, Una"}, "River Board, & Oak, U.", "River Board and Una Oak", "River Board and Una Oak",
			"River Board and Oak, U.", "{River Board} and Oak, Una"},
		{[]string{"A, X", "B, Y", "C, Z"}, "A, X., B, Y., & C, Z.", "A, X, et al.", "A, X, Y B, and Z C", "A, X., B, Y. and C, Z.", "A, X and B, Y and C, Z"},
		{[]string{"A, X", "B, Y", "C, Z", "D, V"}, "A, X., B, Y., C, Z., & D, V.", "A, X, et al.", "A, X, Y B, Z C, and V D", "A, X. et al.",
			"A, X and B, Y and C, Z and D, V"},
		{[]string{"김, 철수"}, "김철수", "김철수", "김철수", "김철수", "김, 철수"},
		{[]string{"Sand and Silt, Una", "and"}, "Sand and Silt, U., & and", "Sand and Silt, Una, and and", "Sand and Silt, Una, and and",
			"Sand and Silt, U. and and", "{Sand and Silt}, Una and {and}"},
		{[]string{", Anne"}, "A.", "Anne", "Anne", "A.", "{Anne}"},
	} {
		w := citedWorkOf(corpus.Source{Metadata: corpus.Metadata{Authors: test.authors}})
		_, bibtex, _ := strings.Cut(data.BibTeX(w.Work, w.key), "author       = {")
		bibtex, _, _ = strings.Cut(bibtex, "},\n")
		for style, names := range map[string][2]string{
			"apa": {apaAuthor(w), test.apa}, "mla": {mlaAuthors(w), test.mla}, "chicago": {w.chicagoAuthors(), test.chicago},
			"harvard": {runs(harvardAuthors(w)).String(), test.ctr}, "bibtex": {bibtex, test.bib},
		} {
			if names[0] != names[1] {
				t.Errorf("%s: authors %q = %q, want %q", style, test.authors, names[0], names[1])
			}
		}
	}
}

func TestMLADate(t *testing.T) {
	for issued, want := range map[string]string{
		"": "", "2021": "2021", "2021-01": "Jan. 2021", "2021-05-01": "1 May 2021", "2021-06-01": "1 June 2021", "2021-07-31": "31 July 2021",
		"2021-09-02T10:00:00Z": "2 Sept. 2021", "spring 2021": "spring 2021",
	} {
		if got := mlaDate(date.Read(issued)); got != want {
			t.Errorf("mlaDate(%q) = %q, want %q", issued, got, want)
		}
	}
}

func TestQuoted(t *testing.T) {
	for s, want := range map[string]string{
		"Rivers":             "“Rivers.”",
		"Why rivers?":        "“Why rivers?”",
		"On “Rivers”":        "“On ‘Rivers.’”",
		"On \"Rivers\"":      "“On ‘Rivers.’”",
		"“Why?”":             "“‘Why?’”",
		"The Workers’":       "“The Workers’.”",
		"Rivers of the U.S.": "“Rivers of the U.S.”",
	} {
		if got := phrase.Punctuated(phrase.Quoted(s), "."); got != want {
			t.Errorf("phrase.Punctuated(phrase.Quoted(%q)) = %s, want %s", s, got, want)
		}
	}
	if got := phrase.Punctuated(phrase.Quoted("Why?"), ","); got != "“Why?,”" {
		t.Errorf("punctuated = %s, want the comma inside", got)
	}
}

func TestWithoutStop(t *testing.T) {
	for s, want := range map[string]string{
		"": "", ".": ".", "Locks": "Locks", "Locks.": "Locks", "A Work of Art.": "A Work of Art", "Why?": "Why?", "And so on...": "And so on...",
		"Rivers of the U.S.": "Rivers of the U.S.", "Rivers, Walls, etc.": "Rivers, Walls, etc.", "Letters to J.": "Letters to J.", "水.": "水.",
	} {
		if got := phrase.WithoutStop(s); got != want {
			t.Errorf("phrase.WithoutStop(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestShortened(t *testing.T) {
	for s, want := range map[string]string{
		"":                                       "",
		"One two three four five":                "One two three four five",
		"One two three four five six":            "One two three four",
		"The sum of the parts and the rest":      "The sum",
		"Rivers, borders, walls, dykes, and all": "Rivers, borders, walls, dykes",
	} {
		if got := phrase.Shortened(s); got != want {
			t.Errorf("phrase.Shortened(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestBaseKey(t *testing.T) {
	for want, m := range map[string]corpus.Metadata{
		"ramani2021":            {Authors: []string{"Ramani, Samuel"}, Issued: "2021-07-03"},
		"vanderberg":            {Authors: []string{"van der Berg, Piet"}},
		"oneil1999":             {Authors: []string{"O’Neil, Éamon"}, Issued: "1999"},
		"celik2001":             {Authors: []string{"Çelik, İbrahim"}, Issued: "2001"},
		"soeren":                {Authors: []string{"Sœren, A."}},
		"riverboard2000":        {Organisation: "The River Board of the North", Issued: "2000-01"},
		"riversborders":         {Title: "The Rivers, the Borders and the Walls"},
		"untitled":              {},
		"untitled1990":          {Title: "?!", Issued: "1990"},
		"лесков1850":            {Authors: []string{"Лесков, Иван"}, Issued: "circa 1850"},
		strings.Repeat("a", 40): {Authors: []string{strings.Repeat("a", 99)}},
	} {
		if got := citedWorkOf(corpus.Source{Metadata: m}).key; got != want {
			t.Errorf("key of %+v = %q, want %q", m, got, want)
		}
	}
}

// A source that is added changes no key, whatever the order of the sources and
// whatever looks like a key with a letter.
func TestKeysAreStable(t *testing.T) {
	source := func(id corpus.SourceID, family string) corpus.Source {
		return corpus.Source{ID: id, Metadata: corpus.Metadata{Authors: []string{family + ", Una"}}}
	}
	sources := []corpus.Source{source(1, "Oak"), source(2, "Oakb"), source(3, "Oak")}
	want := map[corpus.SourceID]string{1: "oak", 2: "oakb", 3: "oakc"}
	for range 2 {
		references, _, err := Bibliography("ris", sources)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range references {
			if want[r.Source] != r.Key {
				t.Errorf("key of source %d = %q, want %q", r.Source, r.Key, want[r.Source])
			}
		}
		sources = append([]corpus.Source{source(4, "Oak")}, sources...)
		want[4] = "oakd"
	}
}

func TestLetters(t *testing.T) {
	for n, want := range map[int]string{0: "a", 1: "b", 25: "z", 26: "aa", 27: "ab", 701: "zz", 702: "aaa"} {
		if got := letters(n); got != want {
			t.Errorf("letters(%d) = %q, want %q", n, got, want)
		}
	}
}

// A work is cited as its library lists it: with the same letter and key, and the
// letter also where it stands in the text.
func TestCiterAgreesWithBibliography(t *testing.T) {
	sources := []corpus.Source{
		{Metadata: corpus.Metadata{Title: "Zinc", Authors: []string{"Oak, Una"}, Issued: "1999"}},
		{Metadata: corpus.Metadata{Title: "Amber", Authors: []string{"Oak, Una"}, Issued: "1999-05", Container: "Stones", Volume: "3"}},
		{Metadata: corpus.Metadata{Title: "Amber", Authors: []string{"Oák, Una"}, Issued: "1999-05", Container: "Stones", Volume: "3"}},
		{Metadata: corpus.Metadata{Title: "Coal", Authors: []string{"Oak, Una"}}},
		{Metadata: corpus.Metadata{Title: "Tin", Authors: []string{"Oak, Una"}}},
		{Metadata: corpus.Metadata{Title: "Lead", Authors: []string{"Pine, Tor"}, Issued: "1999"}},
		{Metadata: corpus.Metadata{Title: "Lead", Issued: "1999"}},
		{Metadata: corpus.Metadata{Title: "Iron", Issued: "1999"}},
	}
	for i := range sources {
		sources[i].ID = corpus.SourceID(len(sources) - i)
	}
	citer := NewCiter(sources)
	for _, style := range Styles() {
		references, _, err := Bibliography(style, sources)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range references {
			i := slices.IndexFunc(sources, func(s corpus.Source) bool { return s.ID == r.Source })
			_, full, err := citer.Cite(style, sources[i], corpus.Locator{})
			repeated := strings.HasPrefix(r.Full.String(), "---")
			if err != nil || !repeated && strings.Trim(full.String(), "[]\n") != strings.Trim(r.Full.String(), "[]\n") {
				t.Errorf("Cite(%q, source %d) = %q, %v, want %q", style, r.Source, full, err, r.Full)
			}
		}
	}
	for style, want := range map[string]string{"apa": "(Oak, 1999c)", "chicago-author-date": "(Oak 1999c)", "harvard": "(Oak, 1999c)", "mla": "(Oak, Zinc)"} {
		if got, _, err := citer.Cite(style, sources[0], corpus.Locator{}); err != nil || got.String() != want {
			t.Errorf("Cite(%q) = %q, %v, want %q in the text", style, got, err, want)
		}
	}
	alone := sources[0]
	alone.ID = 99 // of another library
	if got, _, err := citer.Cite("apa", alone, corpus.Locator{}); err != nil || got.String() != "(Oak, 1999)" {
		t.Errorf("Cite of a source that is not listed = %q, %v, want no letter", got, err)
	}
}

func TestEmptyBibliography(t *testing.T) {
	for _, style := range Styles() {
		want := ""
		if style == "csl-json" {
			want = "[]"
		}
		if references, file, err := Bibliography(style, nil); err != nil || file != want || references == nil || len(references) > 0 {
			t.Errorf("Bibliography(%q) = %v, %q, %v, want an empty list and %q", style, references, file, err, want)
		}
	}
}

// An author's book may have editors besides.
func TestEditorsOfAnAuthorsBook(t *testing.T) {
	got := full(t, "asa", corpus.Metadata{Title: "The Weir", Authors: []string{"Oak, Una"}, Editors: []string{"Pine, Tor"}, Issued: "2014", Publisher: "North Press", Edition: "2", Language: "en"})
	if want := "Oak, Una. 2014. The Weir. 2nd ed. Edited by T. Pine. North Press."; strings.TrimSpace(got) != want {
		t.Errorf("ASA gives %q, want %q", got, want)
	}
}

// MLA begins the entry of an institution that is its own publisher with the title, and
// lists it there; what stands behind it repeats no name.
func TestMLAOwnPublisher(t *testing.T) {
	var sources []corpus.Source
	for i, m := range []corpus.Metadata{
		{Title: "World Games", Organisation: "World Health", Publisher: "World Health"},
		{Title: "Annual Report", Organisation: "World Health", Publisher: "World Health"},
		{Title: "Birds", Authors: []string{"Moreau, Anne"}},
		{Title: "Wells", Organisation: "World Health", Publisher: "North Press"},
		{Title: "Zinc", Organisation: "World Health", Publisher: "North Press"},
	} {
		sources = append(sources, corpus.Source{ID: corpus.SourceID(i + 1), Metadata: m})
	}
	_, got, err := Bibliography("mla", sources)
	want := "Annual Report. World Health.\nMoreau, Anne. Birds.\nWorld Games. World Health.\nWorld Health. Wells. North Press.\n---. Zinc. North Press."
	if err != nil || got != want {
		t.Errorf("%v\n%s\nwant\n%s", err, got, want)
	}
}

// What is no PhD is not called one, and straight quotation marks in a title in italics
// are set as those of others.
func TestGivenKinds(t *testing.T) {
	for genre, want := range map[string][3]string{
		"Doctoral thesis": {"Moreau, Anne. The “Deep” Rivers. 2015. North U, Doctoral thesis.", "Moreau, Anne. “The ‘Deep’ Rivers.” Doctoral thesis, North University, 2015.", "Moreau, A. (2015). The “deep” rivers [Doctoral dissertation, North University]."},
		"PhD thesis":      {"Moreau, Anne. The “Deep” Rivers. 2015. North U, PhD dissertation.", "Moreau, Anne. “The ‘Deep’ Rivers.” PhD diss., North University, 2015.", "Moreau, A. (2015). The “deep” rivers [Doctoral dissertation, North University]."},
	} {
		for i, style := range []string{"mla", "chicago-notes", "apa"} {
			m := corpus.Metadata{Title: `The "deep" rivers`, Authors: []string{"Moreau, Anne"}, Genre: genre, Issued: "2015", Publisher: "North University", Language: "en"}
			if got := full(t, style, m); got != want[i] {
				t.Errorf("%s of a %s: %q, want %q", style, genre, got, want[i])
			}
		}
	}
}
