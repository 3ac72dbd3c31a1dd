package cite

import (
	"strings"
	"testing"

	"footnote/corpus"
)

// What says behind its title what it is of, what opens a book, and what is heard.
func TestReviewsAndParts(t *testing.T) {
	review := corpus.Metadata{Title: "Slow oars", Authors: []string{"Roe, Ina"}, Genre: "Review of The patient weir, by Una Oak", Container: "Waters", Volume: "9", Issue: "1", Pages: "3–4", Issued: "2002", Language: "en"}
	talk := corpus.Metadata{Title: "Forty years of oars", Authors: []string{"Oak, Una"}, Container: "Waters", Volume: "9", Pages: "3–4", Issued: "2002", Language: "en", Rare: corpus.Rare{Interviewers: []string{"Roe, Ina"}}}
	opening := corpus.Metadata{Title: "Introduction", Authors: []string{"Oak, Una"}, Genre: "Chapter", Container: "The long weir", Pages: "ix–xii", Publisher: "North Press", Issued: "2010", Language: "en", Rare: corpus.Rare{BookAuthors: []string{"Poe, Max"}}}
	leaves := corpus.Metadata{Title: "Notes on the weir", Authors: []string{"Oak, Una"}, Genre: "Manuscript", Issued: "1974", Language: "en"}
	heard := corpus.Metadata{Title: "The sluice", Authors: []string{"Oak, Una"}, Genre: "Podcast episode", Container: "Barge life", Publisher: "River Channel", Issued: "2016-05-01", URL: "https://pod.example/3", Language: "en"}
	entry := corpus.Metadata{Title: "Weir", Authors: []string{"Oak, Una"}, Genre: "Encyclopedia entry", Container: "Waterways Online", Issued: "2018-02-01", URL: "https://pedia.example/weir", Language: "en"}
	many := corpus.Metadata{Title: "Silt", Authors: []string{"Oak, Una", "et al."}, Publisher: "North Press", ISBN: "9780000000002", Issued: "2001", Language: "en"}
	preprint := corpus.Metadata{Title: "The price of rope", Authors: []string{"Oak, Una"}, Genre: "preprint", Number: "arXiv:2401.01234", Publisher: "arXiv", Issued: "2024", Language: "en"}
	addressed := preprint
	addressed.URL = "https://arxiv.org/abs/2401.01234"
	case1 := corpus.Metadata{Title: "Ness v. Marlow", Genre: "Legal case", Container: "U.S.", Volume: "347", Pages: "483", Publisher: "Supreme Court", Issued: "1954", Language: "en"}
	second := corpus.Metadata{Title: "Oars", Authors: []string{"Oak, Una"}, Publisher: "North Press", Edition: "Second", Issued: "2001", Language: "en"}
	act := corpus.Metadata{Title: "Canals Act 1861", Genre: "Statute", Issued: "1861", Language: "en"}
	for _, test := range []struct {
		m           corpus.Metadata
		style, want string
	}{
		{review, "apa", "Slow oars [Review of the book The patient weir, by U. Oak]. Waters, 9(1), 3–4."},
		{review, "mla", "“Slow Oars.” Review of The Patient Weir, by Una Oak. Waters, vol. 9"},
		{review, "chicago-notes", "“Slow Oars.” Review of The Patient Weir, by Una Oak. Waters 9, no. 1"},
		{review, "chicago-author-date", "“Slow Oars.” Review of The Patient Weir, by Una Oak. Waters 9 (1)"},
		{talk, "mla", "“Forty Years of Oars.” Interview by Ina Roe. Waters, vol. 9"}, {talk, "chicago-notes", "“Forty Years of Oars.” Interview by Ina Roe. Waters 9 (2002)"},
		{opening, "mla", "Oak, Una. Introduction. The Long Weir, by Max Poe"}, {opening, "chicago-notes", "Oak, Una. Introduction to The Long Weir, by Max Poe. North Press, 2010."},
		{opening, "chicago-author-date", "Oak, Una. 2010. Introduction to The Long Weir, by Max Poe."}, {opening, "apa", "Introduction. In M. Poe, The long weir (pp. ix–xii)."},
		{leaves, "chicago-notes", "“Notes on the Weir.” Unpublished manuscript, 1974."}, {leaves, "chicago-author-date", "1974. “Notes on the Weir.” Unpublished manuscript."},
		{heard, "apa", "The sluice [Audio podcast episode]. In Barge life. River Channel. https://pod.example/3"},
		{entry, "chicago-notes", "“Weir.” In Waterways Online. February 1, 2018."}, {entry, "harvard", "Oak, U. (2018) ‘Weir’, Waterways Online, 1 February."},
		{many, "apa", "Oak, U., et al. (2001)."}, {many, "mla", "Oak, Una, et al. Silt."}, {many, "chicago-notes", "Oak, Una, et al. Silt."}, {many, "harvard", "Oak, U. et al. (2001)"}, {many, "bibtex", "{Oak, Una and others}"}, {many, "ris", "AU  - Oak, Una\r\nTI"}, {many, "csl-json", `"given": "Una"
    }
  ],`},
		{preprint, "harvard", "Oak, U. (2024) ‘The price of rope’. arXiv:2401.01234. arXiv."}, {preprint, "chicago-notes", "“The Price of Rope.” arXiv:2401.01234. Preprint, arXiv, 2024."},
		{addressed, "chicago-notes", "“The Price of Rope.” Preprint, arXiv, 2024. https://arxiv.org/abs/2401.01234."}, {preprint, "apa", "The price of rope (arXiv:2401.01234). arXiv."}, {preprint, "mla", "“The Price of Rope.” arXiv:2401.01234, arXiv, 2024."},
		{second, "apa", "Oars (2nd ed.). North Press."}, {second, "harvard", "2nd edn."},
		{case1, "harvard", "Ness v. Marlow (1954) 347 U.S. 483."}, {act, "mla", "Canals Act 1861."},
	} {
		got := full(t, test.style, test.m)
		if !strings.Contains(got, test.want) || strings.Contains(got, "1861. 1861") || strings.Contains(got, "Court") {
			t.Errorf("%s: %s\nhas no %s", test.style, got, test.want)
		}
	}
	for style, want := range map[string]string{
		"chicago-notes": "Una Oak, introduction to The Long Weir, by Max Poe (North Press, 2010).",
	} {
		if got, _, _ := (Citer{}).Cite(style, corpus.Source{Metadata: opening}, corpus.Locator{}); got.String() != want {
			t.Errorf("%s: %s, want %s", style, got, want)
		}
	}
	for style, want := range map[string]string{"apa": "(Oak et al., 2001)", "mla": "(Oak et al.)", "chicago-notes": "Una Oak et al., Silt (North Press, 2001).", "harvard": "(Oak et al., 2001)"} {
		if got, _, _ := (Citer{}).Cite(style, corpus.Source{Metadata: many}, corpus.Locator{}); got.String() != want {
			t.Errorf("%s: %s, want %s", style, got, want)
		}
	}
}
