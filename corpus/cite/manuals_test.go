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
	capitals := corpus.Metadata{Title: "how NATO and iPhones went through the war: a self-made story to look up", Authors: []string{"Oak, Una"}, Issued: "2020", ISBN: "978", Language: "en"}
	for _, test := range []struct {
		m           corpus.Metadata
		style, want string
	}{
		{news, "apa", "The Lantern, A1."}, {news, "mla", "p. A1"}, {news, "harvard", "11 June, p. A1"},
		{numbered, "apa", "Open Waters, 4, Article e0265432"}, {numbered, "mla", "article e0265432"},
		{double, "mla", "vol. 4, nos. 1–2"}, {double, "chicago-notes", "Journal of Waters 4, nos. 1–2 (2001)"},
		{dutch, "chicago-notes", "Berg, Pieter van den. "}, {dutch, "chicago-author-date", "Berg, Pieter van den. "}, {dutch, "apa", "van den Berg, P. (2001)"}, {dutch, "mla", "van den Berg, Pieter. "},
		{arab, "chicago-notes", "Hariri, Bashir al-. "}, {arab, "mla", "al-Hariri, Bashir. "},
		{page, "chicago-notes", "Canal Trust. “How the Lock Works.” March 4, 2019."}, {page, "chicago-author-date", "Canal Trust. 2019. “How the Lock Works.” March 4."},
		{page, "harvard", "How the lock works (2019) Canal Trust. Available at:"},
		{first, "apa", "Mud. North Press."}, {first, "mla", "Mud. North Press"},
		{german, "mla", "“Die alte Brücke.” Zeitschrift für Wege"}, {foreign, "mla", "“The Old Bridge.” Zeitschrift für alte Wege"},
		{japanese, "apa", "佐藤花子. (2020)."}, {japanese, "harvard", "佐藤花子 (2020) "},
		{capitals, "mla", "How NATO and iPhones Went through the War: A Self-Made Story to Look Up."},
		{capitals, "chicago-notes", "How NATO and iPhones Went Through the War: A Self-Made Story to Look Up."},
	} {
		if got := full(t, test.style, test.m); !strings.Contains(got, test.want) {
			t.Errorf("%s: %s\nhas no %s", test.style, got, test.want)
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
