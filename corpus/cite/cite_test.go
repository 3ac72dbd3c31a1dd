package cite

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/cite/person"
	"footnote/corpus/record/identifier"
)

func TestCiteAPA(t *testing.T) {
	full := corpus.Metadata{
		Title: "Rivers and Borders", Authors: []string{"Moreau, Anne-Marie"}, Issued: "2019-04-30",
		Container: "Journal of Waters", Publisher: "North Press", DOI: "10.1000/xyz", URL: "https://example.org/rivers",
	}
	with := func(change func(*corpus.Metadata)) corpus.Metadata {
		m := full
		change(&m)
		return m
	}
	for _, test := range []struct {
		name string
		m    corpus.Metadata
		want string
	}{
		{"full", full, "Moreau, A.-M. (2019). Rivers and Borders. Journal of Waters. https://doi.org/10.1000/xyz"},
		{"address", with(func(m *corpus.Metadata) { m.DOI = "" }),
			"Moreau, A.-M. (2019, April 30). Rivers and Borders. Journal of Waters. https://example.org/rivers"},
		{"month", with(func(m *corpus.Metadata) { m.Issued, m.Container, m.Publisher, m.DOI, m.URL = "2019-04", "", "", "", "" }),
			"Moreau, A.-M. (2019, April). Rivers and Borders."},
		{"no date", corpus.Metadata{Title: "Rivers", Authors: []string{"Moreau, Anne"}}, "Moreau, A. (n.d.). Rivers."},
		{"organisation", corpus.Metadata{Title: "Rivers", Organisation: "River Board", Publisher: "River Board", Issued: "2019"},
			"River Board. (2019). Rivers."},
		{"organisation as site", corpus.Metadata{Title: "Rivers", Organisation: "River Board", Container: "River board", Publisher: "North Press"},
			"River Board. (n.d.). Rivers. North Press."},
		{"part of an organisation", corpus.Metadata{Title: "Rivers", Organisation: "Unit of Maps, River Board", Publisher: "River Board"},
			"Unit of Maps, River Board. (n.d.). Rivers. River Board."},
		{"person before organisation", corpus.Metadata{Title: "Rivers", Authors: []string{"Moreau, Anne"}, Organisation: "River Board"},
			"Moreau, A. (n.d.). Rivers."},
		{"person as publisher", corpus.Metadata{Title: "Rivers", Authors: []string{"Moreau, Anne"}, Publisher: "Moreau, A."},
			"Moreau, A. (n.d.). Rivers."},
		{"no author", corpus.Metadata{Title: "Rivers", Issued: "2019-04-30", Publisher: "North Press"}, "Rivers. (2019, April 30). North Press."},
		{"publisher as site", corpus.Metadata{Title: "Rivers", Container: "North Press", Publisher: "North Press"}, "Rivers. (n.d.). North Press."},
		{"question", corpus.Metadata{Title: "Why rivers?", Authors: []string{"Moreau, Anne"}}, "Moreau, A. (n.d.). Why rivers?"},
		{"call", corpus.Metadata{Title: "Rivers!"}, "Rivers! (n.d.)."},
		{"question in quotes", corpus.Metadata{Title: "On “Why rivers?”"}, "On “Why rivers?” (n.d.)."},
		{"quotes", corpus.Metadata{Title: "On “Rivers”"}, "On “Rivers.” (n.d.)."},
		{"full stop", corpus.Metadata{Title: "Rivers of the U.S."}, "Rivers of the U.S. (n.d.)."},
		{"brackets", corpus.Metadata{Title: "Rivers (2nd ed.)"}, "Rivers (2nd ed.). (n.d.)."},
		{"publisher with full stop", corpus.Metadata{Title: "Rivers", Publisher: "North Inc."}, "Rivers. (n.d.). North Inc."},
		{"nothing", corpus.Metadata{}, "[Untitled]. (n.d.)."},
		{"blank names", corpus.Metadata{Title: "Rivers", Authors: []string{"", " , "}, Organisation: " "}, "Rivers. (n.d.)."},
		{"lines", corpus.Metadata{Title: "Rivers\nand\u00a0\tborders ", Publisher: "North\r\nPress"}, "Rivers and borders. (n.d.). North Press."},
		{"note", with(func(m *corpus.Metadata) { m.Genre, m.Container, m.Publisher = corpus.StudyNote, "", "" }),
			"Study note on: Moreau, A.-M. (2019, April 30). Rivers and Borders. https://doi.org/10.1000/xyz"},
		{"note without author", corpus.Metadata{Title: "Rivers", Genre: corpus.StudyNote}, "Study note on: Rivers. (n.d.)."},
		{"other genre", corpus.Metadata{Title: "Rivers", Genre: "blog post"}, "Rivers. (n.d.)."},
	} {
		if _, got, err := (Citer{}).Cite("apa", corpus.Source{Metadata: test.m}, corpus.Locator{}); err != nil || got.String() != test.want {
			t.Errorf("%s: Cite = %q, %v, want %q", test.name, got, err, test.want)
		}
	}
}

func TestCiteRefusesUnknownStyle(t *testing.T) {
	for _, style := range []string{"", "APA", "vancouver"} {
		if _, got, err := (Citer{}).Cite(style, corpus.Source{}, corpus.Locator{}); !errors.Is(err, corpus.ErrUnsupported) || !strings.Contains(err.Error(), "known are apa, mla") {
			t.Errorf("Cite(%q) = %q, %v, want %v with the known styles", style, got, err, corpus.ErrUnsupported)
		}
		if _, _, err := Bibliography(style, nil); !errors.Is(err, corpus.ErrUnsupported) {
			t.Errorf("Bibliography(%q) = %v, want %v", style, err, corpus.ErrUnsupported)
		}
		if got := Label(style); got != "" {
			t.Errorf("CitationLabel(%q) = %q, want none", style, got)
		}
	}
}

func TestAPAAuthor(t *testing.T) {
	people := func(n int) []string {
		names := make([]string, n)
		for i := range names {
			names[i] = fmt.Sprintf("N%d, Xan", i+1)
		}
		return names
	}
	nineteen := "N1, X., N2, X., N3, X., N4, X., N5, X., N6, X., N7, X., N8, X., N9, X., N10, X., " +
		"N11, X., N12, X., N13, X., N14, X., N15, X., N16, X., N17, X., N18, X., N19, X."
	for _, test := range []struct {
		authors []string
		want    string
	}{
		{nil, ""},
		{people(1), "N1, X."},
		{people(2), "N1, X., & N2, X."},
		{people(3), "N1, X., N2, X., & N3, X."},
		{people(20), nineteen + ", & N20, X."},
		{people(21), nineteen + ", . . . N21, X."},
		{people(40), nineteen + ", . . . N40, X."},
		{[]string{"Plato", "Moreau, Anne"}, "Plato, & Moreau, A."},
		{[]string{"", "Moreau, Anne"}, "Moreau, A."},
	} {
		if got := apaAuthor(citedWorkOf(corpus.Source{Metadata: corpus.Metadata{Authors: test.authors}})); got != test.want {
			t.Errorf("apaAuthor(%d names) = %q, want %q", len(test.authors), got, test.want)
		}
	}
}

func TestAPAName(t *testing.T) {
	for name, want := range map[string]string{
		"Moreau, Anne":                 "Moreau, A.",
		"Moreau, Anne Marie":           "Moreau, A. M.",
		"Moreau,Anne":                  "Moreau, A.",
		"Dupont, Jean-Paul":            "Dupont, J.-P.",
		"Dupont, J.-P.":                "Dupont, J.-P.",
		"Dupont, Jean‐Paul M.":         "Dupont, J.-P. M.",
		"Falk, J.R.R.":                 "Falk, J. R. R.",
		"Falk, J. R. R.":               "Falk, J. R. R.",
		"van der Berg, Piet":           "van der Berg, P.",
		"Holt, Ludwig van":             "Holt, L. van",
		"Smith-Jones, Ada":             "Smith-Jones, A.",
		"O'Neil, Éamon":                "O'Neil, É.",
		"Lund, E\u0301mile":            "Lund, É.",
		"al-Hariri, Bashir":            "al-Hariri, B.",
		"Al-Hariri, Abd al-Rahman":     "Al-Hariri, A. al-R.",
		"Hariri, al-Walid":             "Hariri, al-W.",
		"ibn Khalid, ʿUmar":            "ibn Khalid, U.",
		"Marsh, Tom, Jr.":              "Marsh, T., Jr.",
		"Marsh, , Jr.":                 "Marsh, Jr.",
		"hooks, bell":                  "hooks, b.",
		"Лесков, Иван Петрович":        "Лесков, И. П.",
		"Παππάς, Νίκος":                "Παππάς, Ν.",
		"الحريري, بشير":                "الحريري, بشير",
		"王, 小明":                        "王小明",
		"Çelik, İbrahim":               "Çelik, İ.",
		"Plato":                        "Plato",
		"World River Board":            "World River Board",
		"Moreau,":                      "Moreau",
		", Anne":                       "A.",
		"Moreau, (Anne)":               "Moreau, A.",
		"Moreau, -":                    "Moreau",
		"Moreau, .":                    "Moreau",
		"  Moreau ,\n Anne  \t Marie ": "Moreau, A. M.",
	} {
		if got := apaName(person.Read(name)); got != want {
			t.Errorf("apaName(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestAPADate(t *testing.T) {
	for issued, want := range map[string]string{
		"":                     "n.d.",
		" ":                    "n.d.",
		"2021":                 "2021",
		"2021-07":              "2021, July",
		"2021-07-03":           "2021, July 3",
		"2021-12-31T23:59:59Z": "2021, December 31",
		"2021-13":              "2021-13",
		"2021-02-30":           "2021-02-30",
		"2020/2021":            "2020/2021",
		"circa 1850":           "c. 1850",
		"The year 5":           "The year 5",
	} {
		if got := apaDate(citedWorkOf(corpus.Source{Metadata: corpus.Metadata{Issued: issued}})); got != want {
			t.Errorf("apaDate(%q) = %q, want %q", issued, got, want)
		}
	}
}

func TestDOIAddress(t *testing.T) {
	for doi, want := range map[string]string{
		"":                                 "",
		"10.1000/x.y(1)":                   "https://doi.org/10.1000/x.y(1)",
		"doi:10.1000/x":                    "https://doi.org/10.1000/x",
		"DOI: 10.1000/x":                   "https://doi.org/10.1000/x",
		"http://dx.doi.org/10.1000/x":      "https://doi.org/10.1000/x",
		"https://doi.org/10.1000/x#y":      "https://doi.org/10.1000/x#y",
		"none":                             "",
		" 10.1000/x\n":                     "https://doi.org/10.1000/x",
		"https://www.doi.org/10.1000/10.1": "https://doi.org/10.1000/10.1",
	} {
		if got := identifier.DOIAddress(doi); got != want {
			t.Errorf("doiAddress(%q) = %q, want %q", doi, got, want)
		}
	}
}

// What is no written text says in the styles of the humanities, too, what it is.
func TestMediumIsNamed(t *testing.T) {
	talk := corpus.Source{ID: 1, Metadata: corpus.Metadata{Title: "Quarantine or Commerce?", Authors: []string{"Alder, Ines"}, Issued: "2015-10-08", Genre: "Guest lecture"}}
	for style, want := range map[string]string{
		"mla":                 "Alder, Ines. “Quarantine or Commerce?” 8 Oct. 2015. Guest lecture.",
		"chicago-notes":       "Alder, Ines. “Quarantine or Commerce?” Guest lecture. October 8, 2015.",
		"chicago":             "Alder, Ines. “Quarantine or Commerce?” Guest lecture. October 8, 2015.",
		"chicago-author-date": "Alder, Ines. 2015. “Quarantine or Commerce?” Guest lecture. October 8.",
	} {
		if _, full, err := (Citer{}).Cite(style, talk, corpus.Locator{}); err != nil || full.String() != want {
			t.Errorf("%s: %q, %v; want %q", style, full.String(), err, want)
		}
	}
}
