package references

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"footnote/corpus"
	"footnote/corpus/cite"
)

// works are one of each form, with all fields that such a work has.
func works() []corpus.Metadata {
	return []corpus.Metadata{
		{Title: "Weeds of {the} quay & 50% more", Authors: []string{"Ó Dubh, Éamon", "van der Laan, Pim", "al-Sabbagh, Huda", "Tern, Ada, Jr."}, Container: "Quay Botany", Volume: "12", Issue: "3-4", Pages: "101–109", Publisher: "Quay Society", DOI: "10.5555/qb.12_3", URL: "https://quay.example/a?b=1&c=2", Issued: "2014-03", Language: "en"},
		{Title: "The pier stays", Container: "The Lantern", Issued: "2003-11-09", Pages: "B3", Language: "en"},
		{Title: "Kelp", Authors: []string{"Tern, Ada"}, Editors: []string{"Roe, Ina", "Poe, Max"}, Translators: []string{"Doe, Tor"}, Container: "The long shore", Volume: "2", Edition: "3", Pages: "11–18", Publisher: "North Press", Place: "Leeds", Issued: "2009", Original: "1931", Language: "de"},
		{Title: "The long shore", Editors: []string{"Roe, Ina"}, Volume: "2", Edition: "revised", Publisher: "Sand and Salt", Place: "Leeds", ISBN: "9780306406157", Issued: "2009", Language: "en"},
		{Title: "What a weir is", Container: "Canal Trust", URL: "https://canal.example/weir", Issued: "2019-03-04"},
		{Title: "What a lock is", Authors: []string{"Trust for Canals, Locks and Weirs"}, Container: "Canal Trust", Publisher: "North Press", URL: "https://canal.example/lock"},
		{Title: "Knots", Authors: []string{"Rope School"}, Genre: "Video", Container: "TubeBox", URL: "https://tube.example/k77", Issued: "2019-08-14"},
		{Title: "Locks", Authors: []string{"Oak, Una"}, Genre: "Master’s thesis", Publisher: "University of Wells", Place: "Wells", Issued: "2017"},
		{Title: "Levels", Authors: []string{"River Board"}, Genre: "Technical report", Number: "TR-12", Publisher: "River Board", ISBN: "9780306406157", Issued: "2019-04"},
		{Title: "The lock keepers", Rare: corpus.Rare{Directors: []string{"Oak, Una"}}, Genre: "Film", Publisher: "North Pictures", Issued: "1961"},
		{Title: "Sluices", Authors: []string{"Oak, Una"}, Genre: "Book", Publisher: "North Press", Issued: "1988", Rare: corpus.Rare{Series: "Works of Water", SeriesNumber: "14"}},
		{Title: "Keels", Authors: []string{"Oak, Una"}, Editors: []string{"Roe, Ina"}, Container: "Hulls", Pages: "1–9", Publisher: "North Press", Issued: "1989", Rare: corpus.Rare{Series: "Works of Water", SeriesNumber: "15"}},
		{Title: "Tolls by tide", Authors: []string{"Oak, Una"}, Genre: "Conference paper", Container: "Proceedings of the Third Day", Publisher: "Gauge Society", Place: "Leeds", Issued: "2016", Rare: corpus.Rare{Event: "Third Day of Gauges", EventPlace: "Calder"}},
		{Title: "gauger", Authors: []string{"River Board"}, Genre: "Software", Issued: "2020", Rare: corpus.Rare{Version: "4.2.1"}},
		{Title: "On the price of rope", Authors: []string{"Oak, Una"}, Genre: "Personal communication", Issued: "1842-03-03", Rare: corpus.Rare{Recipients: []string{"Tern, Ada"}}},
		{Title: "Atlas", Authors: []string{"Oak, Una"}, Volume: "2", Publisher: "North Press", Issued: "2014"},
		{Title: "水辺", Authors: []string{"佐藤, 花子"}, Container: "水辺研究", Volume: "3", Pages: "12–19", Issued: "2015", Language: "ja"},
		{Title: "Gauging with string", Authors: []string{"Oak, Una"}, Container: "Proceedings of the Second Symposium on Gauges", Pages: "12–19", Publisher: "Gauge Society", DOI: "10.5555/gauge.12", Issued: "2017-09"},
		{Title: "Towns and tides", Authors: []string{"Oak, Una"}, Genre: "Book", Publisher: "North Press", Place: "Leeds", Issued: "1987"},
		{Title: "Gauges that float", Authors: []string{"Oak, Una"}, Genre: "Conference paper", Container: "GAUGE ’17", Publisher: "Gauge Society", Issued: "2017"},
		{Title: "The pier goes", Genre: "Newspaper article", Container: "The Lantern", Issued: "2004-11-09"},
		{Title: "Depths", Authors: []string{"Oak, Una"}, Genre: "Data set", Publisher: "River Board", Issued: "2019"},
		{Title: "Two years of mud", Authors: []string{"Oak, Una"}, Genre: "Blog post", Container: "Mud", URL: "https://mud.example/two", Issued: "2019-03-04"},
		{Title: "Ness v. Marlow", Genre: "Legal case", Container: "N.L.R.", Volume: "44", Pages: "112", Publisher: "Supreme Court of Norland", Issued: "1951"},
		{Title: "Inland Ferries Act", Genre: "Statute", Container: "N.S.", Volume: "88", Pages: "1660", Number: "93-12", Issued: "1974"},
		{Title: "Towpaths Code", Genre: "Statute", Container: "N.S.C.", Volume: "33", Pages: "§ 1251", Issued: "1972"},
		{Title: "Small Boats Bill", Genre: "Bill", Number: "HR 12", Publisher: "House of Delegates", Issued: "2001"},
		{Title: "Talking about tolls", Authors: []string{"Oak, Una"}, Genre: "Lecture", Container: "Conference of River Historians", Place: "Calder", Issued: "2014-05-12"},
		{Title: "Ice and rope", Authors: []string{"Oak, Una"}, Genre: "Paper", Container: "Ropes 2010", Place: "Wells", Issued: "2010-09"},
		{Title: "Ferry", Authors: []string{"Oak, Una"}, Editors: []string{"Roe, Ina"}, Genre: "Encyclopedia entry", Container: "The book of water", Volume: "2", Pages: "201–204", Publisher: "North Press", Issued: "2005"},
		{Title: "Chain coupling", Authors: []string{"Oak, Una"}, Genre: "Patent", Number: "NO 123", Issued: "1931-04-07"},
		{Title: "Row me over", Authors: []string{"Oak, Una"}, Genre: "Audio recording", Publisher: "Reed Records", Issued: "1968"},
		{Title: "Ferry at dusk", Authors: []string{"Oak, Una"}, Genre: "Artwork", Issued: "1902"},
		{Title: "Landings", Authors: []string{"Oak, Una"}, Genre: "Map", Publisher: "Crown Maps", Issued: "1923"},
		{Title: "On the weir", Authors: []string{"Oak, Una"}, Genre: "Personal communication", Issued: "2021-03-03"},
	}
}

// What was exported comes back, in each format, field by field.
func TestExportComesBack(t *testing.T) {
	var sources []corpus.Source
	for i, m := range works() {
		sources = append(sources, corpus.Source{ID: corpus.SourceID(i + 1), Metadata: m})
	}
	for _, style := range []string{"bibtex", "ris", "csl-json"} {
		_, file, err := cite.Bibliography(style, sources)
		if err != nil {
			t.Fatal(err)
		}
		list, err := Read([]byte(file))
		if err != nil {
			t.Fatalf("%s: %v", style, err)
		}
		back := map[string]corpus.Metadata{}
		for _, r := range list {
			back[r.Record.Title] = r.Record
		}
		for _, want := range works() {
			if diff := cmp.Diff(want, back[want.Title], cmpopts.IgnoreFields(corpus.Metadata{}, "Found"), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%s of %q (-want +got):\n%s", style, want.Title, diff)
			}
		}
	}
}
