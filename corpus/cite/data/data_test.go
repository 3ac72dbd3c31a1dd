package data

import (
	"encoding/json"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/cite/person"
	"footnote/corpus/cite/work"
	"footnote/corpus/record/date"
)

// full gives a record in one of the forms, as a file of it has it.
func full(form string, m corpus.Metadata) string {
	w := work.Of(corpus.Source{Metadata: m})
	switch form {
	case "bibtex":
		return BibTeX(w, "key")
	case "ris":
		return RIS(w, "key")
	}
	return CSLFile([]string{CSL(w, "key")})
}

func TestExportedKinds(t *testing.T) {
	for _, test := range []struct {
		m                corpus.Metadata
		bibtex, ris, csl string
	}{
		{corpus.Metadata{Container: "Journal", DOI: "10.1/x", URL: "https://example.org"}, "@article", "JOUR", "article-journal"},
		{corpus.Metadata{Container: "Journal"}, "@article", "JOUR", "article-journal"},
		{corpus.Metadata{Container: "Site", URL: "https://example.org"}, "@online", "ELEC", "webpage"},
		{corpus.Metadata{URL: "https://example.org"}, "@online", "ELEC", "webpage"},
		{corpus.Metadata{Container: "Book", ISBN: "978"}, "@incollection", "CHAP", "chapter"},
		{corpus.Metadata{ISBN: "978", URL: "https://example.org"}, "@book", "BOOK", "book"},
		{corpus.Metadata{DOI: "10.1/x"}, "@misc", "GEN", "document"},
		{corpus.Metadata{Title: "Title"}, "@misc", "RPRT", "document"},
		{corpus.Metadata{Pages: "3–9"}, "@misc", "GEN", "document"},
		{corpus.Metadata{Container: "Journal", DOI: "10.1/x", Genre: corpus.StudyNote}, "@misc", "UNPD", "document"},
		{corpus.Metadata{Container: "Weekly", Issued: "2020-01-02"}, "@article", "MGZN", "article-magazine"},
		{corpus.Metadata{Organisation: "Office", Publisher: "Ministry"}, "@misc", "RPRT", "document"},
		{corpus.Metadata{Title: "On Fish", Publisher: "Quay Press", Place: "Quay"}, "@misc", "BOOK", "document"},
		{corpus.Metadata{Genre: "Doctoral thesis", Publisher: "University"}, "@thesis", "THES", "thesis"},
		{corpus.Metadata{Number: "TR-12"}, "@report", "RPRT", "report"},
		{corpus.Metadata{Editors: []string{"Oak, Una"}}, "@book", "BOOK", "book"},
		{corpus.Metadata{Container: "Book", Editors: []string{"Oak, Una"}, DOI: "10.1000/1"}, "@incollection", "CHAP", "chapter"},
		{corpus.Metadata{Container: "Journal", Editors: []string{"Oak, Una"}, Volume: "3"}, "@article", "JOUR", "article-journal"},
	} {
		if got := full("bibtex", test.m); !strings.HasPrefix(got, test.bibtex+"{") {
			t.Errorf("%+v: BibTeX = %s, want %s", test.m, got, test.bibtex)
		}
		if got := full("ris", test.m); !strings.HasPrefix(got, "TY  - "+test.ris+"\r\n") {
			t.Errorf("%+v: RIS = %s, want %s", test.m, got, test.ris)
		}
		var items []cslRecord
		if err := json.Unmarshal([]byte(full("csl-json", test.m)), &items); err != nil || len(items) != 1 || items[0].Type != test.csl {
			t.Errorf("%+v: CSL = %+v, %v, want %s", test.m, items, err, test.csl)
		}
	}
}

// Of a name Zotero imports the family and the given name, or the literal, and no
// other part; programs that format citations look for particles and suffixes in
// the two.
func TestCSLNames(t *testing.T) {
	for name, want := range map[string]cslName{
		"van der Berg, Piet": {Family: "van der Berg", Given: "Piet"},
		"Holt, Ludwig van":   {Family: "Holt", Given: "Ludwig van"},
		"Marsh, Tom, Jr.":    {Family: "Marsh", Given: "Tom, Jr."},
		"al-Hariri, Bashir":  {Family: "al-Hariri", Given: "Bashir"},
		"Van Dyke, Una":      {Family: "Van Dyke", Given: "Una"},
		"van, Una":           {Family: "van", Given: "Una"},
		"River Board":        {Literal: "River Board"},
		", Anne":             {Given: "Anne"},
	} {
		if got := cslNameOf(person.Read(name)); got != want {
			t.Errorf("cslNameOf(%q) = %+v, want %+v", name, got, want)
		}
	}
}

// A reference manager shows that a study note is one.
func TestExportedStudyNote(t *testing.T) {
	for _, style := range []string{"bibtex", "ris", "csl-json"} {
		got := full(style, corpus.Metadata{Title: "Rivers", Genre: corpus.StudyNote})
		if !strings.Contains(got, noteOnWork) || strings.Count(strings.ToLower(got), "study note") < 2 {
			t.Errorf("%s = %s, want the genre and a note", style, got)
		}
	}
}

// The RIS import of Zotero reads "2021/07//" and shows words as they stand.
func TestRISDates(t *testing.T) {
	for s, want := range map[string]string{
		"": "", "2021": "2021///", "2021-07": "2021/07//", "2021-07-03": "2021/07/03/", "circa 1850": "c. 1850", "1/2 May": "1-2 May",
	} {
		if got := risDate(date.Read(s)); got != want {
			t.Errorf("risDate(%q) = %q, want %q", s, got, want)
		}
	}
}

// The RIS import of Zotero reads addresses as HTML, where these entities need no
// semicolon, and "<" begins a tag.
func TestRISAddresses(t *testing.T) {
	for url, want := range map[string]string{
		"": "", "https://example.org/?a=1&b=2&": "https://example.org/?a=1&b=2&",
		"https://example.org/?a=1&section=2&Region=3": "https://example.org/?a=1&%73ection=2&Region=3",
		"https://example.org/?a=1&amp;b=<c>":          "https://example.org/?a=1&%61mp;b=%3Cc>",
	} {
		if got := risAddress(url); got != want {
			t.Errorf("risAddress(%q) = %q, want %q", url, got, want)
		}
	}
}

// The RIS import of Zotero makes two names of whatever has a comma.
func TestRISNames(t *testing.T) {
	for name, want := range map[person.Name]string{
		{Family: "Unit of Waters, Board,North", Whole: true}: "Unit of Waters – Board – North",
		{Family: "Marsh", Given: "Tom", Suffix: "Jr."}:       "Marsh, Tom, Jr.",
	} {
		if got := risName(name); got != want {
			t.Errorf("risName(%+v) = %q, want %q", name, got, want)
		}
	}
}

// The RIS import of Zotero takes SP of a book or a manuscript for the number of
// pages, IS of a chapter for the number of volumes, and VL of a page of the web
// for the year of access.
func TestRISPlaceInContainer(t *testing.T) {
	all := corpus.Metadata{Container: "Whole", Volume: "1", Issue: "2", Pages: "3–9"}
	with := func(change func(*corpus.Metadata)) corpus.Metadata {
		m := all
		change(&m)
		return m
	}
	for want, m := range map[string]corpus.Metadata{
		"VL IS SP EP": all,
		"VL SP EP":    with(func(m *corpus.Metadata) { m.ISBN = "978" }),
		"VL":          with(func(m *corpus.Metadata) { m.ISBN, m.Container = "978", "" }),
		"":            with(func(m *corpus.Metadata) { m.Genre = corpus.StudyNote }),
	} {
		var got []string
		for _, f := range risPlace(work.Of(corpus.Source{Metadata: m})) {
			got = append(got, f.name)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("risPlace(%+v) = %v, want %s", m, got, want)
		}
	}
	if got := risPlace(work.Of(corpus.Source{Metadata: corpus.Metadata{Volume: "1", URL: "https://example.org"}})); got != nil {
		t.Errorf("a page of the web has %v", got)
	}
}

// A page of the web has in Zotero a title of its site, which T2, journal and
// container-title fill, and in most versions no publisher.
func TestExportedSite(t *testing.T) {
	m := corpus.Metadata{Title: "Rivers", Publisher: "Water Board", URL: "https://example.org/rivers"}
	for style, want := range map[string]string{
		"ris": "T2  - Water Board\r\n", "csl-json": `"container-title": "Water Board"`, "bibtex": "  journal      = {Water Board},",
	} {
		if got := full(style, m); !strings.Contains(got, want) {
			t.Errorf("%s = %s, want %s", style, got, want)
		}
	}
	if got := full("bibtex", m); !strings.Contains(got, "  organization = {{Water Board}},") {
		t.Errorf("bibtex = %s, want the organization that biblatex prints", got)
	}
}

// Zotero reads the field language and not langid; by a language that is none of
// English it leaves the capitals of a title alone.
func TestBibTeXLanguage(t *testing.T) {
	for tag, want := range map[string]string{
		"en-GB": "langid=english", "ru": "language=russian langid=russian", "de-CH": "language=german langid=german",
		"": "", "x y": "", "und": "", "nb": "",
	} {
		var got []string
		for _, f := range bibtexLanguage(tag) {
			if f.value != "" {
				got = append(got, f.name+"="+f.value)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("bibtexLanguage(%q) = %v, want %s", tag, got, want)
		}
	}
}

// The CSL import of Zotero drops the DOI of what has no field for it there, and
// keeps an address of everything.
func TestCSLAddress(t *testing.T) {
	for want, m := range map[string]corpus.Metadata{
		"":                        {Container: "Journal", DOI: "10.1/x"},
		"https://doi.org/10.1/x":  {ISBN: "978", DOI: "10.1/x"},
		"https://example.org/own": {ISBN: "978", DOI: "10.1/x", URL: "https://example.org/own"},
	} {
		if got := cslAddress(work.Of(corpus.Source{Metadata: m})); got != want {
			t.Errorf("cslAddress(%+v) = %q, want %q", m, got, want)
		}
	}
}

// The import of Zotero takes the date, and BibTeX, which knows none, the year.
// The number of an article stands with the pages, because neither reads another
// field for it.
func TestBibTeXFieldsThatAllRead(t *testing.T) {
	got := full("bibtex", corpus.Metadata{Container: "Journal", Issued: "2021-07-03", Pages: "e0123", DOI: "10.1/x"})
	for _, want := range []string{"journal      = {Journal}", "date         = {2021-07-03}", "year         = {2021}", "pages        = {e0123}"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s has no %s", got, want)
		}
	}
}
