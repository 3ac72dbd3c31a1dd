package cite

import (
	"strings"
	"testing"

	"footnote/corpus"
)

// What hardly any work has, as the manuals have it.
func TestMakers(t *testing.T) {
	film := corpus.Metadata{Title: "The lock keepers", Genre: "Film", Publisher: "North Pictures", Issued: "1961", Language: "en", Rare: corpus.Rare{Directors: []string{"Oak, Una"}}}
	talk := corpus.Metadata{Title: "Forty years of oars", Authors: []string{"Oak, Una"}, Genre: "Interview", Issued: "2019-03-03", Language: "en", Rare: corpus.Rare{Interviewers: []string{"Roe, Ina"}, Archive: "River Archive", Shelfmark: "C12/3"}}
	ferryman := corpus.Metadata{Title: "Interview with the ferryman", Authors: []string{"Oak, Una"}, Genre: "Interview", Issued: "2019-03-03", Language: "en", Rare: corpus.Rare{Interviewers: []string{"Roe, Ina"}}}
	mail := corpus.Metadata{Title: "On the rota", Authors: []string{"Oak, Una"}, Genre: "E-mail", Issued: "2020-01-02", Language: "en", Rare: corpus.Rare{Recipients: []string{"Poe, Max"}}}
	letter := corpus.Metadata{Title: "Letter to Max Poe", Authors: []string{"Oak, Una"}, Genre: "Personal communication", Issued: "1842-03-03", Language: "en", Rare: corpus.Rare{Recipients: []string{"Poe, Max"}}}
	book := corpus.Metadata{Title: "Oars", Authors: []string{"Oak, Una"}, Genre: "Book", Publisher: "North Press", Place: "Leeds", Issued: "2001", Edition: "revised", Volume: "3", Language: "en", Rare: corpus.Rare{Series: "River Library", SeriesNumber: "12"}}
	chapter := corpus.Metadata{Title: "Preface", Authors: []string{"Oak, Una"}, Genre: "Chapter", Container: "The long weir", Edition: "2", Volume: "4", Pages: "ix–xii", Publisher: "North Press", Issued: "2010", Language: "en", Rare: corpus.Rare{BookAuthors: []string{"Poe, Max"}}}
	data := corpus.Metadata{Title: "Levels of the Marl", Authors: []string{"Oak, Una"}, Genre: "Data set", Publisher: "River Board", Issued: "2021", Language: "en", Rare: corpus.Rare{Version: "v2.1"}}
	program := corpus.Metadata{Title: "gauger: Tools for gauges", Authors: []string{"River Board"}, Genre: "Software", Issued: "2022", URL: "https://gauger.example", Language: "en", Rare: corpus.Rare{Version: "4.2"}}
	saga := corpus.Metadata{Title: "The saga of the weir", Translators: []string{"Poe, Max"}, Genre: "Book", Publisher: "North Press", Issued: "1999", Language: "en"}
	review := corpus.Metadata{Title: "Review of Oars, by Una Oak", Authors: []string{"Roe, Ina"}, Container: "Waters", Volume: "9", Issue: "1", Pages: "3–4", Issued: "2002", Language: "en"}
	numbered := corpus.Metadata{Title: "Silt", Authors: []string{"Oak, Una"}, Container: "Waters", Volume: "196", Pages: "104921", Issued: "2021", Language: "en"}
	master := corpus.Metadata{Title: "Oars", Authors: []string{"Oak, Una"}, Genre: "MA thesis", Publisher: "University of Wells", Issued: "2020", Language: "en"}
	act := corpus.Metadata{Title: "Canals Act 1861", Genre: "Statute", Issued: "1861", Language: "en"}
	neutral := corpus.Metadata{Title: "Ness v Marlow", Genre: "Legal case", Container: "EWCA Civ", Number: "1187", Publisher: "Court of Appeal", Issued: "2006", Language: "en"}
	supreme := corpus.Metadata{Title: "Ness v. Marlow", Genre: "Legal case", Container: "U.S.", Volume: "347", Pages: "483", Publisher: "Supreme Court of the United States", Issued: "1954-05-17", Language: "en"}
	preprint := corpus.Metadata{Title: "The price of rope", Authors: []string{"Oak, Una"}, Number: "arXiv:2401.01234", Publisher: "arXiv", Issued: "2024", URL: "https://arxiv.example/abs/1", Language: "en"}
	song := corpus.Metadata{Title: "Row me over", Authors: []string{"Oak, Una"}, Genre: "Audio recording", Container: "Songs of the reed", Publisher: "Reed Records", Issued: "1968", Language: "en"}
	episode := corpus.Metadata{Title: "The sluice", Genre: "TV series episode", Container: "Barge life", Publisher: "River Channel", Issued: "2016-05-01", Language: "en", Rare: corpus.Rare{Directors: []string{"Oak, Una"}}}
	for _, test := range []struct {
		m           corpus.Metadata
		style, want string
	}{
		{film, "apa", "Oak, U. (Director). (1961). The lock keepers [Film]. North Pictures."}, {film, "mla", "The Lock Keepers. Directed by Una Oak, North Pictures, 1961."},
		{film, "chicago-notes", "Oak, Una, dir. The Lock Keepers. North Pictures, 1961."}, {film, "chicago-author-date", "Oak, Una, dir. 1961. The Lock Keepers."},
		{film, "harvard", "The lock keepers (1961) Directed by U. Oak [Film]. North Pictures."}, {film, "asa", "Oak, Una, dir. 1961. "}, {film, "apsa", "Oak, Una, dir. 1961. "},
		{talk, "apa", "Forty years of oars (I. Roe, Interviewer) [Interview]. C12/3, River Archive."}, {talk, "mla", "“Forty Years of Oars.” Interview by Ina Roe. 3 Mar. 2019. River Archive, C12/3."},
		{talk, "chicago-notes", "“Forty Years of Oars.” Interview by Ina Roe. March 3, 2019. C12/3, River Archive."}, {talk, "harvard", "‘Forty years of oars’, 3 March. Interviewed by I. Roe."},
		{mail, "mla", "“On the Rota.” Received by Max Poe, 2 Jan. 2020."}, {mail, "chicago-notes", "“On the Rota.” E-mail to Max Poe. January 2, 2020."}, {mail, "apa", "On the rota [E-mail to Max Poe]."},
		{letter, "mla", "Oak, Una. Letter to Max Poe. 3 Mar. 1842."}, {letter, "chicago-notes", "Oak, Una. Letter to Max Poe. March 3, 1842."}, {letter, "apa", "(1842, March 3). [Letter to Max Poe]."},
		{book, "mla", "Oars. Rev. ed., vol. 3, North Press, 2001. River Library 12."}, {book, "chicago-notes", "Oars. Rev. ed. Vol. 3. River Library 12. North Press, 2001."},
		{book, "apa", "Oars (Rev. ed., Vol. 3). North Press."}, {book, "harvard", "Revised edn. Vol. 3. Leeds: North Press (River Library, 12)."},
		{chapter, "apa", "In M. Poe, The long weir (2nd ed., Vol. 4, pp. ix–xii)."}, {chapter, "mla", "The Long Weir, by Max Poe, 2nd ed., vol. 4, North Press, 2010, pp. ix–xii."},
		{chapter, "chicago-notes", "Oak, Una. Preface to The Long Weir, by Max Poe, 2nd ed., vol. 4. North Press, 2010."}, {chapter, "harvard", "‘Preface’, in M. Poe, The long weir. 2nd edn. Vol. 4. North Press, pp. ix–xii."},
		{chapter, "asa", "Oak, Una. 2010. Preface. Pp. ix–xii in The Long Weir, by M. Poe. Vol. 4, 2nd ed. North Press."}, {chapter, "apsa", "Preface. In The Long Weir, by Max Poe, vol. 4, 2nd ed. North Press, ix–xii."},
		{book, "asa", "Oars. Revised ed. Vol. 3. Leeds: North Press."}, {book, "apsa", "Oars. rev. ed. Vol. 3. Leeds: North Press."},
		{data, "asa", "Levels of the Marl. Version 2.1. River Board."}, {data, "apsa", "Levels of the Marl. Version 2.1. River Board."},
		{ferryman, "apa", "Interview with the ferryman (I. Roe, Interviewer) [Interview]."}, {ferryman, "mla", "“Interview with the Ferryman.” Interview by Ina Roe. 3 Mar. 2019."},
		{ferryman, "chicago-notes", "“Interview with the Ferryman.” Interview by Ina Roe. March 3, 2019."}, {ferryman, "apsa", "“Interview with the Ferryman.” Interview by Ina Roe."}, {ferryman, "asa", "“Interview with the Ferryman.” Interview by Ina Roe."},
		{data, "apa", "Levels of the Marl (Version 2.1) [Data set]. River Board."}, {data, "mla", "Version 2.1, River Board"}, {data, "chicago-notes", "Version 2.1. River Board, 2021."}, {data, "harvard", "(Version 2.1) [Data set]"},
		{program, "apa", "gauger: Tools for gauges (Version 4.2) [Computer software]."},
		{saga, "chicago-notes", "Poe, Max, trans. The Saga of the Weir. North Press, 1999."}, {saga, "mla", "The Saga of the Weir. Translated by Max Poe, North Press"}, {saga, "harvard", "The saga of the weir (1999) Translated by M. Poe. North Press."},
		{review, "chicago-notes", "Roe, Ina. Review of Oars, by Una Oak. Waters 9"}, {review, "mla", "Review of Oars, by Una Oak. Waters, vol. 9"}, {review, "apa", "[Review of Oars, by Una Oak]. Waters"},
		{numbered, "apa", "Waters, 196, Article 104921."}, {numbered, "mla", "vol. 196, 2021, article 104921"},
		{master, "apa", "Oars [Master’s thesis, University of Wells]."}, {master, "mla", "U of Wells, MA thesis."},
		{act, "apa", "Canals Act 1861."}, {act, "harvard", "Canals Act 1861."},
		{neutral, "apa", "Ness v Marlow [2006] EWCA Civ 1187."}, {neutral, "mla", "Ness v Marlow [2006] EWCA Civ 1187."}, {neutral, "harvard", "Ness v Marlow [2006] EWCA Civ 1187."}, {supreme, "apa", "347 U.S. 483 (1954)."},
		{preprint, "chicago-notes", "“The Price of Rope.” arXiv:2401.01234. Preprint, arXiv, 2024."}, {preprint, "mla", "“The Price of Rope.” arXiv:2401.01234, arXiv, 2024"}, {preprint, "apa", "The price of rope (arXiv:2401.01234). arXiv."},
		{song, "apa", "Row me over [Audio recording]. On Songs of the reed. Reed Records."}, {song, "mla", "“Row Me Over.” Songs of the Reed, Reed Records, 1968"}, {song, "chicago-notes", "“Row Me Over.” Songs of the Reed. Reed Records, 1968."},
		{episode, "apa", "Oak, U. (Director). (2016, May 1). The sluice [TV series episode]. In Barge life. River Channel."}, {episode, "mla", "“The Sluice.” Barge Life, directed by Una Oak, River Channel, 1 May 2016"},
	} {
		if got := full(t, test.style, test.m); !strings.Contains(got, test.want) {
			t.Errorf("%s: %s\nhas no %s", test.style, got, test.want)
		}
	}
}

// A note of Chicago has the volume before the page, the version of data, and no imprint
// where nothing was printed.
func TestNotesOfChicago(t *testing.T) {
	book := corpus.Metadata{Title: "Oars", Authors: []string{"Oak, Una"}, Genre: "Book", Publisher: "North Press", Issued: "2001", Volume: "3", Language: "en"}
	data := corpus.Metadata{Title: "Levels of the Marl", Authors: []string{"Oak, Una"}, Genre: "Data set", Publisher: "River Board", Issued: "2021", Language: "en", Rare: corpus.Rare{Version: "v2.1"}}
	talk := corpus.Metadata{Title: "Forty years of oars", Authors: []string{"Oak, Una"}, Genre: "Interview", Issued: "2019-03-03", Language: "en", Rare: corpus.Rare{Interviewers: []string{"Roe, Ina"}, Archive: "River Archive", Shelfmark: "C12/3"}}
	for _, test := range []struct {
		m    corpus.Metadata
		at   corpus.Locator
		want string
	}{
		{book, corpus.PagesAt("12-14"), "Una Oak, Oars (North Press, 2001), 3:12–14."},
		{book, corpus.Locator{}, "Una Oak, Oars, vol. 3 (North Press, 2001)."},
		{book, corpus.Locator{Section: "Blades", Paragraph: 2}, "Una Oak, Oars, vol. 3 (North Press, 2001), under “Blades,” para. 2."},
		{data, corpus.Locator{}, "Una Oak, Levels of the Marl, version 2.1 (River Board, 2021)."},
		{talk, corpus.Locator{}, "Una Oak, “Forty Years of Oars,” interview by Ina Roe, March 3, 2019, C12/3, River Archive."},
	} {
		note, _, err := Citer{}.Cite("chicago-notes", corpus.Source{Metadata: test.m}, test.at)
		if err != nil || note.String() != test.want {
			t.Errorf("%s, %v\nnot %s", note, err, test.want)
		}
	}
}

// What is in italics, in quotation marks or in neither shows what kind of thing it is.
func TestMarksOfKinds(t *testing.T) {
	post := corpus.Metadata{Title: "Two years of mud", Authors: []string{"Oak, Una"}, Genre: "Blog post", Container: "Mud Log", URL: "https://mud.example/two", Issued: "2019-08-14", Language: "en"}
	episode := corpus.Metadata{Title: "The sluice", Authors: []string{"Oak, Una"}, Genre: "Podcast episode", Container: "Barge Life", Publisher: "River Channel", Issued: "2016-05-01", Language: "en"}
	slides := corpus.Metadata{Title: "Week 3: Silt", Authors: []string{"Oak, Una"}, Genre: "Slides", Publisher: "University of Wells", Issued: "2022", URL: "https://wells.example/3", Language: "en"}
	program := corpus.Metadata{Title: "gauger", Authors: []string{"Oak, Una"}, Genre: "Software", Publisher: "River Board", Issued: "2022", URL: "https://gauger.example", Language: "en", Rare: corpus.Rare{Version: "4.2"}}
	act := corpus.Metadata{Title: "Inland Ferries Act of the Northern Rivers", Genre: "Statute", Container: "N.S.C.", Volume: "33", Pages: "§ 12", Issued: "1974", Language: "en"}
	law := corpus.Metadata{Title: "Ferrymen of the Marl v. Ness", Genre: "Legal case", Issued: "1951", Language: "en"}
	treaty := corpus.Metadata{Title: "Treaty of the two landings", Genre: "Treaty", Container: "N.T.S.", Volume: "3", Pages: "18", Issued: "1821-05-06", Language: "en"}
	letter := corpus.Metadata{Title: "Letter to Max Poe", Authors: []string{"Oak, Una"}, Genre: "Letter", Issued: "1842-03-03", Language: "en", Rare: corpus.Rare{Recipients: []string{"Poe, Max"}}}
	review := corpus.Metadata{Title: "Review of Oars, by Una Oak", Authors: []string{"Roe, Ina"}, Container: "Waters", Volume: "9", Issue: "1", Pages: "3–4", Issued: "2002", Language: "en"}
	paper := corpus.Metadata{Title: "Tolls", Authors: []string{"Oak, Una"}, Genre: "Paper", Container: "River Days", Place: "Calder", Issued: "2014-05-12", Language: "en"}
	entry := corpus.Metadata{Title: "Ferry", Genre: "Encyclopedia entry", Container: "Encyclopedia of Crossings", URL: "https://crossings.example/ferry", Issued: "2021", Language: "en"}
	quoting := corpus.Metadata{Title: "The ‘wild’ river’s banks", Authors: []string{"Oak, Una"}, Container: "Waters", Volume: "9", Pages: "3–4", Issued: "2002", Language: "en"}
	four := corpus.Metadata{Title: "Silt", Authors: []string{"Oak, Una"}, Editors: []string{"Roe, Ina", "Poe, Max", "Doe, Tor", "Lee, Ann"}, Container: "The long weir", Publisher: "North Press", Pages: "3–4", Issued: "2002", Language: "en"}
	for _, test := range []struct {
		m                  corpus.Metadata
		style, entry, text string
	}{
		{post, "apa", "Two years of mud. <i>Mud Log</i>.", ""}, {post, "chicago-notes", ".” <i>Mud Log</i>, August", ",” <i>Mud Log</i>, August"}, {post, "apsa", ".” <i>Mud Log</i>. August", ""}, {post, "asa", ".” <i>Mud Log</i>. August", ""},
		{episode, "apa", "The sluice [Audio podcast episode]. In <i>Barge Life</i>.", ""}, {episode, "chicago-notes", "“The Sluice.” Podcast episode. <i>Barge Life</i>. River", ",” podcast episode, <i>Barge Life</i>, River"},
		{episode, "harvard", "‘The sluice’ [Podcast episode], <i>Barge Life</i>, 1 May. River Channel.", ""}, {episode, "asa", ".” Podcast episode. <i>Barge Life</i>, May 1.", ""},
		{slides, "chicago-author-date", ".” Slides. University", ""}, {program, "chicago-notes", "", "<i>gauger</i>, version 4.2, River"},
		{act, "apa", ", 33 N.S.C. § 12 (1974).", "(Inland Ferries Act of the Northern Rivers, 1974)"}, {act, "mla", "1974, § 12.", "(Inland Ferries Act of the Northern Rivers)"}, {act, "harvard", "<i>Inland Ferries Act of the Northern Rivers</i> (1974)", "(<i>Inland Ferries Act of the Northern Rivers</i>, 1974)"}, {law, "apa", "", "(<i>Ferrymen of the Marl v. Ness</i>, 1951)"},
		{treaty, "apa", "Treaty of the Two Landings, May 6, 1821, 3 N.T.S. 18.", ""},
		{letter, "chicago-notes", "Oak, Una. Letter to", "Una Oak, letter to Max Poe, March"}, {letter, "harvard", "Letter to Max Poe, 3 March.", ""},
		{review, "mla", "Review of <i>Oars</i>, by Una Oak. <i>Waters</i>", ""}, {review, "apa", "[Review of <i>Oars</i>, by Una Oak].", ""}, {review, "harvard", "(2002) Review of <i>Oars</i>, by Una Oak, <i>Waters</i>", ""}, {review, "chicago-notes", "", "Ina Roe, review of <i>Oars</i>"},
		{paper, "apa", "<i>Tolls</i> [Paper presentation]. River Days, Calder.", ""},
		{entry, "chicago-author-date", "<i>Encyclopedia of Crossings</i>. 2021. “Ferry.” https", "(<i>Encyclopedia of Crossings</i> 2021)"},
		{quoting, "harvard", "‘The “wild” river’s banks’, ", ""}, {four, "harvard", "in I. Roe <i>et al.</i> (eds) <i>The long", ""},
	} {
		text, entry, err := Citer{}.Cite(test.style, corpus.Source{Metadata: test.m}, corpus.Locator{})
		if err != nil || !strings.Contains(entry.HTML(), test.entry) || !strings.Contains(text.HTML(), test.text) {
			t.Errorf("%s, %v: %s\n%s\nhave no %s or %s", test.style, err, entry.HTML(), text.HTML(), test.entry, test.text)
		}
	}
}

// The MLA sets the name of a case in italics in its list, and that of a statute not.
func TestNamesOfCasesInMLA(t *testing.T) {
	for genre, want := range map[string]string{"Legal case": "<i>Ness v. Marlow</i>. ", "Statute": "Ness v. Marlow. "} {
		_, entry, err := Citer{}.Cite("mla", corpus.Source{Metadata: corpus.Metadata{Title: "Ness v. Marlow", Genre: genre, Issued: "1951", Language: "en"}}, corpus.Locator{})
		if err != nil || !strings.HasPrefix(entry.HTML(), want) {
			t.Errorf("%s: %s, %v", genre, entry.HTML(), err)
		}
	}
}
