package cite

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

// seeds are the five works that the starter library has notes on, with what
// their texts say of them.
func seeds() []corpus.Source {
	works := []corpus.Metadata{
		{Title: "The Nature of the Russian-Iranian Relationship in Syria", Organisation: "Unit of Analysis and Thinking, Jusoor for Studies",
			Publisher: "Jusoor for Studies"},
		{Title: "An Alliance Based on Common Interests: Russian-Iranian Relations During the Syrian Civil War",
			Authors: []string{"Al-Basre, Mustafa"}, Publisher: "PESA", Issued: "2023"},
		{Title: "Russia and Iran in Syria: Military Allies or Competitive Partners?",
			Authors: []string{"Ramani, Samuel"}, Publisher: "LSE", Issued: "2021-07-03"},
		{Title: "Allies to a point: inside the complex Russia-Iran relationship", Publisher: "Al Majalla"},
		{Title: "Iran’s Alliance With Russia in Syria: Marriage of Convenience or Strategic Partnership?",
			Authors: []string{"Azodi, Sina", "Mahmoudian, Arman"}},
	}
	var sources []corpus.Source
	for i, m := range works {
		m.Language = "en"
		sources = append(sources, corpus.Source{ID: corpus.SourceID(i + 1), Metadata: m, AddedAt: readOn})
	}
	return sources
}

var readOn = time.Date(2026, 11, 24, 1, 2, 3, 0, time.UTC)

// notes are the same works as the starter library has them.
func notes() []corpus.Source {
	sources := seeds()
	for i := range sources {
		sources[i].Genre = corpus.StudyNote
	}
	return sources
}

// others are invented works of all forms, with what is hard to cite.
func others() []corpus.Source {
	works := []corpus.Metadata{
		{Title: "Rivers & Borders: 100% of _What_ We Know", Authors: []string{"Moreau, Anne-Marie", "van der Berg, Piet", "Marsh, Tom, Jr."},
			Issued: "2019-04-30", Container: "Journal of Waters", Publisher: "North Press", DOI: "doi:10.1000/x_y(1)", URL: "https://example.org/a"},
		{Title: "The Dykes", Authors: []string{"Holt, Ludwig van"}, Issued: "2001-05", Container: "A Book of Walls", Publisher: "North Press", ISBN: "978-0-00-000000-2"},
		{Title: "Walls", Organisation: "River Board", Issued: "1999-01-01", Publisher: "River Board", ISBN: "978-0-00-000000-3"},
		{Title: "Why “Deep” Rivers?", Authors: []string{"Moreau, Anne-Marie"}, Issued: "2020-09-05", Container: "Water Blog", Publisher: "North University",
			URL: "https://example.org/blog/deep_rivers?x=1&y={2}"},
		{Title: "The Board’s Duties", Organisation: "River Board", Container: "River Board", URL: "https://example.org/duties"},
		{Title: "A flood of all floods, seen by those who lived through it", Container: "The Post", URL: "https://example.org/flood", Issued: "2020"},
		{Title: "Лес", Authors: []string{"Лесков, Иван Петрович"}, Issued: "circa 1850", Publisher: "Мир"},
		{Title: "水", Authors: []string{"王, 小明", "Plato", "Çelik, İbrahim", "al-Hariri, Bashir", "Lund, É.", "Oak, Una", "Pine, Tor"}, Issued: "2020-09"},
		{Authors: []string{"Oak, Una"}, URL: "https://example.org/1"},
		{Title: "Rivers in Law", Authors: []string{"Moreau, Anne-Marie", "Pine, Tor"}, Issued: "2019-04-30", Container: "Journal of Waters",
			Volume: "12", Issue: "3", Pages: "321–328", DOI: "10.1000/w.12", URL: "https://example.org/law"},
		{Title: "Rivers in Song", Authors: []string{"Oak, Una"}, Issued: "2019-04", Container: "Journal of Waters", Volume: "12", Pages: "101-8"},
		{Title: "Rivers in Stone", Authors: []string{"Oak, Una"}, Issued: "2018", Container: "Diggers’ Papers", Issue: "71", Pages: "9–31", URL: "https://example.org/stone"},
		{Title: "Rivers in Ice", Authors: []string{"Oak, Una"}, Issued: "2020", Container: "Open Waters", Volume: "4", Issue: "1", Pages: "e0123", DOI: "10.1000/i.4"},
		{Title: "Rivers by Night", Authors: []string{"Pine, Tor"}, Issued: "2022-06-11", Container: "The Lantern", Issue: "1204", Pages: "14–19"},
		{Title: "The Banks", Authors: []string{"Holt, Ludwig van"}, Issued: "2001", Container: "A Book of Walls", Publisher: "North Press", ISBN: "978-0-00-000000-2", Pages: "198–204"},
		{Title: "State of the Rivers", Organisation: "Office of Waters", Issued: "2017", Publisher: "Ministry of the North"},
		{Title: "INTELLIGENCE of {the} Rivers?! & $5", Authors: []string{"الحريري, بشير"}, Issued: "2021-07", Publisher: "Water Times", Language: "ar",
			URL: "https://example.org/read?id=5&section=news"},
		{Title: "Locks.", Authors: []string{"Oak, Una"}, Issued: "2003", Container: "Journal of Waters", Volume: "4", Pages: "9–12"},
		{Title: `Is "Water" a right?`, Organisation: "River Board", Issued: "2004", Container: "Journal of Waters", Volume: "5"},
		{Title: "Rivers of the U.S.", Issued: "2005", Container: "Journal of Waters", Volume: "6"},
		{Title: "Weirs and mills", Authors: []string{"Oak, Una"}, Editors: []string{"Pine, Tor", "Moreau, Anne-Marie"}, Issued: "2011", Container: "The Working River",
			Publisher: "North Press", Place: "Leeds", Edition: "2", Pages: "45–67", Language: "en"},
		{Title: "The river and its people", Editors: []string{"Pine, Tor", "Oak, Una"}, Issued: "2012", Publisher: "North Press", Language: "en"},
		{Title: "On running water", Authors: []string{"Lund, É."}, Translators: []string{"Marsh, Tom"}, Original: "1895", Issued: "2003", Publisher: "North Press",
			Place: "Leeds", Edition: "revised", Language: "en"},
		{Title: "Floods in the lower valley", Authors: []string{"Oak, Una"}, Genre: "Doctoral thesis", Issued: "2015", Publisher: "North University", Language: "en"},
		{Title: "Levels of the river since 1900", Organisation: "River Board", Genre: "Technical report", Number: "TR-12", Issued: "2019-04", Publisher: "Ministry of the North", Language: "en"},
	}
	var sources []corpus.Source
	for i, m := range works {
		sources = append(sources, corpus.Source{ID: corpus.SourceID(i + 1), Metadata: m, AddedAt: readOn})
	}
	return sources
}

func asItIs(s string) string { return s }

// TestCiteGolden shows the works in every style, with stars around italics: in full, and in the text with
// a page, with a printed page, with three pages, with a heading and a paragraph, and with a
// numbered section.
func TestCiteGolden(t *testing.T) {
	places := []corpus.Locator{{Page: 12, Section: "Part II > Opening", Paragraph: 3}, {Page: 28, Label: "xxv"}, {Page: 124, LastPage: 126}, {Section: "Part II > Opening", Paragraph: 3},
		{Section: "2 Rivers > 2.1. The Evolution of Border and River", Paragraph: 1}, {}}
	for _, style := range Styles() {
		var b strings.Builder
		for _, set := range []struct {
			name    string
			sources []corpus.Source
		}{{"works", seeds()}, {"study notes", notes()}, {"others", others()}} {
			fmt.Fprintf(&b, "# %s\n", set.name)
			for _, s := range set.sources {
				for i, at := range places {
					stands, cited, err := Citer{}.Cite(style, s, at)
					if err != nil {
						t.Fatal(err)
					}
					inText, full := stands.Markdown(asItIs), cited.Markdown(asItIs)
					if i == 0 {
						fmt.Fprintf(&b, "\n%s\n", strings.TrimSpace(strings.ReplaceAll(full, "\r\n", "\n")))
					}
					if inText != "" {
						fmt.Fprintf(&b, "    %s\n", inText)
					}
				}
			}
			b.WriteString("\n")
		}
		goldenCitations(t, filepath.Join("cite", style), b.String())
	}
}

// TestBibliographyGolden shows the order, letters and keys of a list.
func TestBibliographyGolden(t *testing.T) {
	sources := append(seeds(), notes()...)
	for _, m := range []corpus.Metadata{
		{Title: "The Wet Years", Authors: []string{"Ramani, Samuel"}, Issued: "2021"},
		{Title: "A Dry Year", Authors: []string{"Ramani, Samuel"}, Issued: "2021-12"},
		{Title: "Old Years", Authors: []string{"Ramani, Samuel"}, Issued: "1998"},
		{Title: "Years", Authors: []string{"Ramani, Samuel"}},
		{Title: "More Years", Authors: []string{"Ramani, Samuel"}},
		{Title: "Éclairs", Authors: []string{"Älg, Östen"}},
	} {
		sources = append(sources, corpus.Source{Metadata: m})
	}
	for i := range sources {
		sources[i].ID = corpus.SourceID(i + 1)
	}
	for _, style := range Styles() {
		references, file, err := Bibliography(style, sources)
		if err != nil {
			t.Fatal(err)
		}
		var keys []string
		for _, r := range references {
			keys = append(keys, r.Key)
		}
		got := strings.Join(keys, " ") + "\n\n" + strings.ReplaceAll(file, "\r\n", "\n")
		goldenCitations(t, filepath.Join("cite", "list-"+style), strings.TrimSpace(got)+"\n")
	}
}

func goldenCitations(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *corpustest.Update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s has changed; if it is meant to, run go test ./corpus/cite -run 'CiteGolden|BibliographyGolden' -update\ngot:\n%s\nwant:\n%s", path, got, want)
	}
}

// The records of the five works are those that people made of them.
func TestSeedsAreAsRecorded(t *testing.T) {
	data, err := os.ReadFile("../../../shared/eval/seeds/metadata.json")
	if err != nil {
		t.Skip("the records of the five works are not here")
	}
	var records struct {
		Documents []struct {
			Title, Publisher, Date string
			Organisation           string `json:"author_organisation"`
			Authors                []string
		}
	}
	if err := json.Unmarshal(data, &records); err != nil {
		t.Fatal(err)
	}
	if len(records.Documents) != len(seeds()) {
		t.Fatalf("%d works are recorded, want %d", len(records.Documents), len(seeds()))
	}
	for i, want := range records.Documents {
		got := seeds()[i]
		w := citedWorkOf(corpus.Source{Metadata: corpus.Metadata{Authors: got.Authors}})
		var names []string
		for _, p := range w.People {
			names = append(names, p.Direct())
		}
		if got.Title != want.Title || got.Publisher != want.Publisher || got.Issued != want.Date ||
			got.Organisation != want.Organisation || !slices.Equal(names, want.Authors) {
			t.Errorf("seeds()[%d] = %+v, want %+v", i, got.Metadata, want)
		}
	}
}
