package cite

import (
	"strings"
	"testing"

	"footnote/corpus"
)

// What is no book and no article: law, what was said at an event, what was never printed.
func TestLawTalksAndPapers(t *testing.T) {
	law := corpus.Metadata{Title: "Ness v. Marlow", Genre: "Legal case", Container: "N.L.R.", Volume: "44", Pages: "112", Publisher: "Supreme Court of Norland", Issued: "1951", Language: "en"}
	act := corpus.Metadata{Title: "Inland Ferries Act", Genre: "Statute", Container: "N.S.", Volume: "88", Pages: "1660", Number: "93-12", Issued: "1974", Language: "en"}
	bill := corpus.Metadata{Title: "Small Boats Bill", Genre: "Bill", Number: "HR 12", Publisher: "House of Delegates", Issued: "2001", Language: "en"}
	treaty := corpus.Metadata{Title: "Treaty of the two landings", Genre: "Treaty", Issued: "1821-05-06", Language: "en"}
	talk := corpus.Metadata{Title: "Talking about tolls", Authors: []string{"Oak, Una"}, Genre: "Lecture", Container: "River Days", Place: "Calder", Issued: "2014-05-12", Language: "en"}
	mail := corpus.Metadata{Title: "On the weir", Authors: []string{"Oak, Una"}, Genre: "Email", Issued: "2021-03-03", Language: "en"}
	leaves := corpus.Metadata{Title: "Notes on the weir", Authors: []string{"Oak, Una"}, Genre: "Manuscript", Issued: "1889", Language: "en"}
	preprint := corpus.Metadata{Title: "The price of rope", Authors: []string{"Oak, Una"}, Genre: "Preprint", Publisher: "rivRxiv", DOI: "10.5555/rope", Issued: "2019-03-03", Language: "en"}
	entry := corpus.Metadata{Title: "Ferry", Authors: []string{"Oak, Una"}, Editors: []string{"Roe, Ina"}, Genre: "Encyclopedia entry", Container: "Encyclopedia of crossings", Volume: "2", Publisher: "North Press", Pages: "201–204", Issued: "2005", Language: "en"}
	patent := corpus.Metadata{Title: "Chain coupling", Authors: []string{"Oak, Una"}, Genre: "Patent", Number: "NO 123", Issued: "1931-04-07", Language: "en"}
	paper := corpus.Metadata{Title: "Tolls", Authors: []string{"Oak, Una"}, Genre: "Working paper", Number: "12345", Publisher: "River Bureau", Issued: "2006", Language: "en"}
	volume := corpus.Metadata{Title: "The mooring", Authors: []string{"Oak, Una"}, Genre: "Book", Volume: "2", Publisher: "Gull Press", Issued: "2008", Language: "en"}
	post := corpus.Metadata{Title: "Two years of mud", Authors: []string{"Oak, Una"}, Genre: "Blog post", Container: "Mud Log", URL: "https://mud.example/two", Issued: "2019-08-14", Language: "en"}
	for _, test := range []struct {
		m           corpus.Metadata
		style, want string
	}{
		{law, "apa", "Ness v. Marlow, 44 N.L.R. 112 (Supreme Court of Norland 1951)."}, {law, "chicago-notes", "Ness v. Marlow, 44 N.L.R. 112 (Supreme Court of Norland 1951)."},
		{law, "mla", "Ness v. Marlow. N.L.R., vol. 44, Supreme Court of Norland, 1951, p. 112."}, {law, "harvard", "Ness v. Marlow (1951) 44 N.L.R. 112, Supreme Court of Norland."},
		{law, "asa", "Ness v. Marlow, 44 N.L.R. 112 (Supreme Court of Norland 1951)."}, {law, "apsa", "Ness v. Marlow, 44 N.L.R. 112 (Supreme Court of Norland 1951)."},
		{act, "apa", "Inland Ferries Act, No. 93-12, 88 N.S. 1660 (1974)."}, {bill, "chicago-author-date", "Small Boats Bill, HR 12, House of Delegates (2001)."},
		{treaty, "apa", "Treaty of the Two Landings, May 6, 1821."},
		{talk, "apa", "Oak, U. (2014, May 12). Talking about tolls [Lecture]. River Days, Calder."}, {talk, "mla", "Oak, Una. “Talking about Tolls.” River Days, 12 May 2014, Calder. Lecture."},
		{talk, "chicago-notes", "“Talking About Tolls.” Lecture, River Days, Calder, May 12, 2014."}, {talk, "harvard", "‘Talking about tolls’, River Days. Calder, 12 May."},
		{talk, "asa", "“Talking about Tolls.” Lecture, River Days, Calder, May 12."},
		{mail, "mla", "“On the Weir.” Email. 3 Mar. 2021."}, {mail, "chicago-author-date", "“On the Weir.” Email. March 3."}, {mail, "harvard", "‘On the weir’ [Email], 3 March."},
		{leaves, "apa", "Notes on the weir [Unpublished manuscript]."}, {leaves, "chicago-author-date", "1889. “Notes on the Weir.” Unpublished manuscript."},
		{preprint, "apa", "Oak, U. (2019). The price of rope [Preprint]. rivRxiv."}, {preprint, "chicago-notes", "“The Price of Rope.” Preprint. rivRxiv, March 3, 2019."},
		{entry, "apa", "Ferry. In I. Roe (Ed.), Encyclopedia of crossings (Vol. 2, pp. 201–204). North Press."}, {entry, "mla", "Encyclopedia of Crossings, edited by Ina Roe, vol. 2, North Press"},
		{patent, "apa", "Oak, U. (1931). Chain coupling (Patent No. NO 123)."}, {patent, "chicago-notes", "Patent NO 123, issued April 7, 1931."}, {patent, "chicago-author-date", "Oak, Una. 1931. Chain Coupling. Patent NO 123, issued April 7."},
		{paper, "apa", "(Working Paper No. 12345)"}, {paper, "mla", "Working paper no. 12345"}, {paper, "chicago-notes", "Working Paper No. 12345."}, {paper, "harvard", "Working paper 12345."},
		{volume, "apa", "The mooring (Vol. 2)."}, {volume, "chicago-notes", "The Mooring. Vol. 2. Gull Press"},
		{post, "harvard", "‘Two years of mud’, Mud Log, 14 August. Available"},
	} {
		if got := full(t, test.style, test.m); !strings.Contains(got, test.want) {
			t.Errorf("%s: %s\nhas no %s", test.style, got, test.want)
		}
	}
}
