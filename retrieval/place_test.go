package retrieval

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/library"
)

// placed fills a library with two decks of slides, a book and a report of which the pages are known.
func placed(t *testing.T) *library.Library {
	t.Helper()
	lib := newLibrary(t)
	add := func(title, author string, passages ...corpus.Passage) {
		for i := range passages {
			passages[i].Ordinal = i + 1
		}
		work := corpus.Source{Metadata: corpus.Metadata{Title: title, Authors: []string{author}, Language: "en"}, Digest: title}
		if _, err := lib.Add(t.Context(), work, passages); err != nil {
			t.Fatal(err)
		}
	}
	slide := func(label, text string) corpus.Passage {
		return corpus.Passage{Text: text, Locator: corpus.Locator{Label: label}}
	}
	under := func(section, text string) corpus.Passage {
		return corpus.Passage{Text: text, Locator: corpus.Locator{Section: section}}
	}
	page := func(n int, text string) corpus.Passage {
		return corpus.Passage{Text: text, Locator: corpus.Locator{Page: n}}
	}
	add("Toll Roads", "Orlova, Vera", slide("slide 1", "Toll roads were let to farmers of the tax."), slide("slide 2", "A gate stood every nine miles."), slide("slide 3", "The mail coach paid nothing."))
	add("Canal Boats", "Brink, Jan", slide("slide 1", "Boats went by night."), slide("slide 2", "Locks closed at ten."), slide("slide 3", "Ice ended the season."), slide("slide 4", "Coal was the return freight."))
	add("The Ferrymen", "Moss, Cleo", under("Chapter 1: Men > 1.1 Names", "Ferrymen were called by their landing."), under("Chapter 2: Boats > 2.1 Oak", "Oak was kept for the keel."), under("Chapter 2: Boats > 2.2 Tar", "Tar came from the north."))
	add("Bridge Survey", "Harrow, Ada", page(1, "Forty bridges were seen."), page(2, "Nine had lost a pier, and the county knew of five of them."), page(3, "Repairs wait for summer."))
	add("Quiet Weirs", "Lund, Ida", corpus.Passage{Text: "The weirs were left open in spring."}, corpus.Passage{Text: "Eels came by night, chapter and verse."})
	add("Lock Keepers", "Ray, Tom", slide("row 1", "Keeper | Lock"), slide("row 2", "Abel | Nine Elms"))
	add("Lock Rules", "Voss, Ute", under("", "1. Boats wait below the gate.\n\n2. Nobody swims.\n\n3. The bell is rung twice."), under("Conclusion", "Whoever rings thrice pays."))
	add("Guild Statutes", "Pohl, Eva", under("Article 1", "The guild meets in May."), under("Article 2", "1. Masters vote.\n\n2. Boys listen."), under("Conclusion", "Sealed at the mill."))
	add("Dredging", "Kerr, Una", slide("slide 2", "Mud was sold as brick, and barges carried it."))
	return lib
}

// A question for a place in a source is answered with what stands there: of the source that it
// names, of the one that was spoken of, or of each that has it, which is said.
func TestPlacesAreShown(t *testing.T) {
	e := newEngine(t, placed(t), builtIn(t))
	for asked, want := range map[string]string{
		"what does slide 4 say":                      "Coal was the return freight.",
		"what does slide 3 of Toll Roads say":        "The mail coach paid nothing.",
		"slide 2 of Brink":                           "Locks closed at ten.",
		"slide 3?":                                   "Ice ended the season. | The mail coach paid nothing.",
		"what's on page 2 of Harrow":                 "Nine had lost a pier, and the county knew of five of them.",
		"what does Harrow say about piers on page 2": "Nine had lost a pier, and the county knew of five of them.",
		"what does page 2 say about piers":           "Nine had lost a pier, and the county knew of five of them.",
		"compare chapter 1 and chapter 2":            "Ferrymen were called by their landing. | Oak was kept for the keel. | Tar came from the north.",
		"the last page of Harrow":                    "Repairs wait for summer.",
		"the last slide of Toll Roads":               "The mail coach paid nothing.",
		"the first chapter":                          "Ferrymen were called by their landing.",
		"page 3 and 4":                               "Repairs wait for summer.",
		"row 2 of the table":                         "Abel | Nine Elms",
		"read me chapter 2":                          "Oak was kept for the keel. | Tar came from the north.",
		"section 2.2":                                "Tar came from the north.",
		"read me item 2.1 of The Ferrymen":           "Oak was kept for the keel.",
		"read me the part on oak of The Ferrymen":    "Oak was kept for the keel.",
		"what does Moss say in names":                "Ferrymen were called by their landing.",
		"item 2.1 of the ferrymen":                   "Oak was kept for the keel.",
		"page 3 of the survey":                       "Repairs wait for summer.",
		"the tar section":                            "Tar came from the north.",
		"tar from The Ferrymen":                      "Tar came from the north.",
		"show me the end of Quiet Weirs":             "Eels came by night, chapter and verse.",
		"read me the last paragraph of Orlova":       "The mail coach paid nothing.",
		"p. 3 of the bridge survey":                  "Repairs wait for summer.",
		"read me article 2":                          "1. Masters vote.\n\n2. Boys listen.",
		"what does rule 2 say":                       "1. Boats wait below the gate.\n\n2. Nobody swims.\n\n3. The bell is rung twice.",
		"point 3":                                    "1. Boats wait below the gate.\n\n2. Nobody swims.\n\n3. The bell is rung twice.",
		"read me the conclusion":                     "Sealed at the mill. | Whoever rings thrice pays.",
		"conclusion of Voss":                         "Whoever rings thrice pays.",
	} {
		a := ask(t, e, asked, 5)
		if got := placeTexts(a); a.Verdict != Sure || a.Place == nil || a.Place.Missing || got != want {
			t.Errorf("Ask(%q) = %v, %+v, %q; want %q", asked, a.Verdict, a.Place, got, want)
		}
	}
	a := ask(t, e, "slide 3?", 5)
	if got := titlesOf(a.Place.Sources); !slices.Equal(got, []string{"Canal Boats", "Toll Roads"}) {
		t.Errorf("as choices are named %q", got)
	}
	first := ask(t, e, "how far apart were the gates", 1)
	a, err := e.AskAfter(t.Context(), []Turn{first.Turn()}, "and slide 3?", 5, nil)
	if got := placeTexts(a); err != nil || got != "The mail coach paid nothing." {
		t.Errorf("spoken of: %q, %v", got, err)
	}
}

// A part is read of the source that was spoken of, and of what is counted in no pages the next page is
// what stands behind what was shown.
func TestPlacesGoOnFromWhatWasShown(t *testing.T) {
	e := newEngine(t, placed(t), builtIn(t))
	for _, c := range []struct{ before, asked, want string }{
		{"who may vote in the guild", "read me the conclusion", "Sealed at the mill."},
		{"who may vote in the guild", "show me the end", "Sealed at the mill."},
		{"article 2 of the guild statutes", "and article 1?", "The guild meets in May."},
		{"page 2 of Quiet Weirs", "next page", "Eels came by night, chapter and verse."},
	} {
		a, err := e.AskAfter(t.Context(), []Turn{ask(t, e, c.before, 1).Turn()}, c.asked, 5, nil)
		if got := placeTexts(a); err != nil || got != c.want || a.Place == nil {
			t.Errorf("%q after %q: %v, %q, %v; want %q", c.asked, c.before, a.Verdict, got, err, c.want)
		}
	}
}

// A place that a source does not have is not denied alone: it is told which there are, and the
// nearest is shown.
func TestMissingPlaces(t *testing.T) {
	e := newEngine(t, placed(t), builtIn(t))
	for asked, want := range map[string][2]string{
		"what is on page 12 of Harrow?":   {"Bridge Survey 1–3", "Repairs wait for summer."},
		"chapter 9 of The Ferrymen":       {"The Ferrymen 1–2", "Oak was kept for the keel. | Tar came from the north."},
		"page iv of Harrow":               {"Bridge Survey 1–3", "Forty bridges were seen."},
		"page iv":                         {"Bridge Survey 1–3", "Forty bridges were seen."},
		"slide 1 of Dredging":             {"Dredging 2", "Mud was sold as brick, and barges carried it."},
		"page 2 of Quiet Weirs":           {"", "The weirs were left open in spring."},
		"chapter 2 of Quiet Weirs":        {"", "The weirs were left open in spring."},
		"page 2 of the weirs text":        {"", "The weirs were left open in spring."},
		"article 7 of the guild statutes": {"Guild Statutes 1–2", "1. Masters vote.\n\n2. Boys listen."},
		"slide 8":                         {"Canal Boats 1–4, Dredging 2, Toll Roads 1–3", "Coal was the return freight. | Mud was sold as brick, and barges carried it. | The mail coach paid nothing."},
	} {
		a := ask(t, e, asked, 5)
		if a.Place == nil || !a.Place.Missing || a.Verdict != Maybe {
			t.Errorf("Ask(%q) = %v, %+v; want it missing", asked, a.Verdict, a.Place)
			continue
		}
		var counted []string
		for _, c := range a.Place.Counted {
			counted = append(counted, c.Source.Title+fmt.Sprint(" ", c.Runs[0].Whole()))
		}
		if got := [2]string{strings.Join(counted, ", "), placeTexts(a)}; got != want {
			t.Errorf("Ask(%q) = %q, want %q", asked, got, want)
		}
	}
}

// A question that leads with a place which no passage is known to stand at has no sure answer;
// a sentence that only has such a word may have one.
func TestLeadingPlacesAreNeverSure(t *testing.T) {
	e := newEngine(t, placed(t), builtIn(t))
	for asked, sure := range map[string]bool{
		"figure 2": false, "chapter": false, "figure 2 mud brick": false,
		"chapter 9 mud sold": false, "table 3": false,
		"was mud sold as brick": true,
	} {
		if a := ask(t, e, asked, 3); (a.Verdict == Sure) != sure || a.Talk {
			t.Errorf("Ask(%q) = %v, talk %v, %q", asked, a.Verdict, a.Talk, placeTexts(a))
		}
	}
}

// A place in a kind of work that is not there is in no other: the bible's chapter 2 is not that of a
// book on ferries. Where the kind alone has such parts, or a title has the word, it is there; and what
// is called a chapter comes before what is only numbered.
func TestPlacesOfWorks(t *testing.T) {
	lib := placed(t)
	addText(t, lib, "The Drowned Bell", "ACT I > SCENE I", "A quay at dawn.", "ACT I > SCENE II", "The same at night.")
	addText(t, lib, "Weir Minutes", "1. Welcome", "Four came.", "2. Pump", "It is broken.")
	e := newEngine(t, lib, builtIn(t))
	for asked, want := range map[string]string{
		"chapter 2 of the bible": "", "article 1 of the constitution": "", "what does section 2 of the contract say": "",
		"act 1 of the play":         "A quay at dawn. | The same at night.",
		"chapter 1 of the novel":    "Ferrymen were called by their landing.",
		"chapter two":               "Oak was kept for the keel. | Tar came from the north.",
		"item 2 of the minutes":     "It is broken.",
		"article 1 of the statutes": "The guild meets in May.",
	} {
		a := ask(t, e, asked, 5)
		if want == "" && (a.Place != nil || a.Verdict == Sure) || want != "" && (a.Place == nil || a.Verdict != Sure || placeTexts(a) != want) {
			t.Errorf("Ask(%q) = %v, %+v, %q; want %q", asked, a.Verdict, a.Place, placeTexts(a), want)
		}
	}
}

// Where the texts speak of what is asked for by these words, they are sought: a heading that has only
// the number is none of it.
func TestPlacesThatTextsSpeakOf(t *testing.T) {
	lib := newLibrary(t)
	addText(t, lib, "Weir Minutes", "1. Welcome", "Four came.", "2. Pump", "It is broken.")
	addText(t, lib, "Mill Wheels", "Care", "The first step is to stop the wheel. The second step is to grease it.", "Guests", "Rule 1 for guests: no scarves near the wheel.")
	addText(t, lib, "Debts for Millers", "Chapter 7 and Chapter 11", "In Chapter 7 the mill is sold. In Chapter 11 the mill goes on under a plan for its debts.")
	e := newEngine(t, lib, builtIn(t))
	for asked, want := range map[string]string{"second step": "Mill Wheels", "rule 1": "Mill Wheels", "chapter 11 debts": "Debts for Millers"} {
		if a := ask(t, e, asked, 5); a.Place != nil || len(a.Evidence) == 0 || a.Evidence[0].Source.Title != want {
			t.Errorf("Ask(%q) = %v, %+v, %q; want %q", asked, a.Verdict, a.Place, placeTexts(a), want)
		}
	}
	if a := ask(t, e, "step 7", 5); a.Place != nil {
		t.Errorf("step 7: %+v", a.Place)
	}
}

// What asks to have something read is no word that passages lack, unless a text has it.
func TestReadMeIsNoWordSought(t *testing.T) {
	e := newEngine(t, placed(t), builtIn(t))
	for asked, want := range map[string]string{"read me the end of the opera": "opera", "lies uns die Fabel": "Fabel", "read tea leaves": "read"} {
		a := ask(t, e, asked, 5)
		if got := slices.Contains(a.Missing, "read") || slices.Contains(a.Missing, "lies"); got != (want == "read") || a.Question != asked {
			t.Errorf("Ask(%q): %v, missing %q", asked, a.Verdict, a.Missing)
		}
	}
}

// addText adds a source of sections and their texts.
func addText(t *testing.T, lib *library.Library, title string, sections ...string) {
	t.Helper()
	var passages []corpus.Passage
	for i := 0; i < len(sections); i += 2 {
		passages = append(passages, corpus.Passage{Ordinal: i + 1, Text: sections[i+1], Locator: corpus.Locator{Section: sections[i]}})
	}
	work := corpus.Source{Metadata: corpus.Metadata{Title: title, Language: "en"}, Digest: title}
	if _, err := lib.Add(t.Context(), work, passages); err != nil {
		t.Fatal(err)
	}
}

// What only sounds like a place is asked of the texts.
func TestOtherQuestionsAskForNoPlace(t *testing.T) {
	e := newEngine(t, placed(t), builtIn(t))
	for _, asked := range []string{"what is rule 110", "article 5 and NATO", "step 1 of glycolysis", "act 2", "show me the end", "the last verse", "minute 5", "on page 1 of history women were absent", "step 3 of the plan", "item 9 of The Ferrymen", "the price of tar", "how was tar made from wood", "the end of the season", "the names of the roads", "what came from the north", "who paid for page 2 of the almanac", "how many slides did the mail coach pay"} {
		if a := ask(t, e, asked, 5); a.Place != nil {
			t.Errorf("Ask(%q) looks at %+v", asked, a.Place)
		}
	}
	some := func(id corpus.SourceID) bool { return id == 1 }
	a, err := e.AskAmong(t.Context(), "slide 3", 5, some)
	if got := placeTexts(a); err != nil || got != "The mail coach paid nothing." {
		t.Errorf("of one source alone: %q, %v", got, err)
	}
}

// Where no source is counted in pages, that is what is said.
func TestPagesOfNoSource(t *testing.T) {
	lib := newLibrary(t)
	addIn(t, lib, "en", "Quiet Weirs", "The weirs were left open in spring.")
	addIn(t, lib, "en", "Dry Docks", "A dock is pumped dry in a night.")
	e := newEngine(t, lib, builtIn(t))
	a := ask(t, e, "what's on page 2", 5)
	if a.Verdict != Maybe || a.Place == nil || len(a.Place.Unknown) != 2 {
		t.Errorf("Ask = %v, %+v", a.Verdict, a.Place)
	}
}

// Of several numbers those that are not there are told, beside what stands at the others.
func TestAbsentPlaces(t *testing.T) {
	e := newEngine(t, placed(t), builtIn(t))
	for asked, want := range map[string]string{
		"page 3 and 4": "[4] of Bridge Survey 3", "pages 2 to 5 of Harrow": "[4 5] of Bridge Survey 3", "slides 3 and 4": "[] of", "slides 2 and 9 of Brink": "[9] of Canal Boats 4",
		"page 2": "[] of", "what does page 2 of Harrow say about piers": "[] of", "pages 1 to 3 of Harrow": "[] of", "chapters 1 and 9": "[9] of The Ferrymen 2", "the last page of Harrow": "[] of",
	} {
		a := ask(t, e, asked, 5)
		got := fmt.Sprint(a.Place.Absent, " of")
		for _, c := range a.Place.Counted {
			got += fmt.Sprint(" ", c.Source.Title, " ", c.Count)
		}
		if got != want || a.Verdict != Sure || a.Place.Missing {
			t.Errorf("Ask(%q) = %v, absent %s, want %s", asked, a.Verdict, got, want)
		}
	}
}

// The next page is that after the passage that was shown first, or after the place that was asked
// for; where there is none, it is told. Without a source that was shown, it is asked of the texts.
func TestPlacesBesideWhatWasShown(t *testing.T) {
	e := newEngine(t, placed(t), builtIn(t))
	for _, test := range []struct{ first, next, want string }{
		{"which county knew of piers", "what's on the next page?", "Repairs wait for summer."},
		{"which county knew of piers", "and the previous page", "Forty bridges were seen."},
		{"slide 2 of Brink", "next slide", "Ice ended the season."},
		{"slides 2 to 3 of Brink", "the next slide", "Coal was the return freight."},
		{"chapter 1 of The Ferrymen", "read me the next chapter", "Oak was kept for the keel. | Tar came from the north."},
		{"page 3 of Harrow", "the next page", "missing: Repairs wait for summer."},
		{"slide 1 of Brink", "the previous slide", "missing: Boats went by night."},
	} {
		a, err := e.AskAfter(t.Context(), []Turn{ask(t, e, test.first, 3).Turn()}, test.next, 5, nil)
		got := placeTexts(a)
		if a.Place == nil || a.Place.Missing {
			got = "missing: " + got
		}
		if err != nil || got != test.want {
			t.Errorf("%q after %q = %q, %v; want %q", test.next, test.first, got, err, test.want)
		}
	}
	if a := ask(t, e, "the next page", 5); a.Place != nil {
		t.Errorf("alone it looks at %+v", a.Place)
	}
	a, err := e.AskAfter(t.Context(), []Turn{ask(t, e, "when did eels come", 1).Turn()}, "the next page", 5, nil)
	if err != nil || a.Place != nil {
		t.Errorf("of a source without pages: %+v, %v", a.Place, err)
	}
}

// A topic at a place of a source that was not spoken of is found there, at one look.
func TestTopicsAtPlacesOfOthers(t *testing.T) {
	e := newEngine(t, placed(t), builtIn(t))
	first := ask(t, e, "slide 1 of Brink", 1)
	for asked, want := range map[string]string{"what does slide 2 say about gates": "A gate stood every nine miles.", "what does slide 4 say about freight": "Coal was the return freight."} {
		a, err := e.AskAfter(t.Context(), []Turn{first.Turn()}, asked, 5, nil)
		if got := placeTexts(a); err != nil || a.Place == nil || !strings.HasPrefix(got, want) {
			t.Errorf("%q = %q, %v, want %q", asked, got, err, want)
		}
	}
}

// How many pages, slides or chapters there are is told as far as passages stand there.
func TestHowManyThereAre(t *testing.T) {
	e := newEngine(t, placed(t), builtIn(t))
	for asked, want := range map[string]string{
		"how many pages does Bridge Survey have?": "Bridge Survey 3", "how many slides are there": "Canal Boats 4, Dredging 1, Toll Roads 3",
		"how many chapters has The Ferrymen": "The Ferrymen 2", "wie viele Folien hat Brink": "Canal Boats 4", "how many pages": "Bridge Survey 3",
		"how many pages has Quiet Weirs": "", "how many pages were burned by the county": "", "how many slides did the mail coach pay": "", "how many bridges were seen": "",
	} {
		a := ask(t, e, asked, 5)
		var got []string
		if a.Place != nil {
			for _, c := range a.Place.Counted {
				got = append(got, fmt.Sprint(c.Source.Title, " ", c.Count))
			}
		}
		if strings.Join(got, ", ") != want || want != "" && (a.Verdict != Sure || !a.Place.HowMany || len(a.Evidence) > 0) {
			t.Errorf("Ask(%q) = %v, %q, want %q", asked, a.Verdict, got, want)
		}
	}
	first := ask(t, e, "how far apart were the gates", 1)
	a, err := e.AskAfter(t.Context(), []Turn{first.Turn()}, "how many slides are there?", 5, nil)
	if err != nil || a.Place == nil || len(a.Place.Counted) != 1 || a.Place.Counted[0].Source.Title != "Toll Roads" {
		t.Errorf("spoken of: %+v, %v", a.Place, err)
	}
}

func placeTexts(a Answer) string {
	var texts []string
	for _, ev := range a.Evidence {
		texts = append(texts, ev.Passage.Text)
	}
	return strings.Join(texts, " | ")
}

// Who asks whether a text has something on a word is shown the passages with it beside the titles.
func TestMentionsAreShown(t *testing.T) {
	e := newEngine(t, placed(t), builtIn(t))
	for asked, want := range map[string]string{
		"is there anything about eels":   "Eels came by night, chapter and verse.",
		"what do we have on eels":        "Eels came by night, chapter and verse.",
		"which texts don't mention eels": "",
	} {
		a := ask(t, e, asked, 1)
		if got := placeTexts(a); a.Verdict != Sure || a.Catalogue == nil || got != want {
			t.Errorf("Ask(%q) = %v, %+v, %q; want %q beside the titles", asked, a.Verdict, a.Catalogue, got, want)
		}
	}
}

// worksOf fills a library with a play, a list and statutes of our own, in two languages.
func worksOf(t *testing.T) *library.Library {
	t.Helper()
	lib := newLibrary(t)
	addText(t, lib, "The Lamp: a play in two acts", "Act I > Scene 1", "A quay at dusk.", "Act I > Scene 2", "The tavern, later.", "Act II > Scene 1", "Fog on the water.", "Act II > Scene 2", "Dawn. Curtain.")
	addText(t, lib, "Checklist for hosts", "", "1. Unlock the door.\n\n2. Boil water.", "", "3. Put out chairs.\n\n4. Ring the bell.")
	addText(t, lib, "Rules of the Reading Circle", "", "Rule 1. The circle meets at eight.\n\nRule 2. Books come back in June.")
	addText(t, lib, "Satzung der Fähre", "§ 1 Name", "Der Verein heißt Fährverein.", "§ 2 Zweck", "Er hält die Fähre in Gang.")
	addText(t, lib, "Protokoll der Fähre", "TOP 1: Kasse", "Die Kasse ist leer.", "TOP 2: Boot", "Das Boot wird geteert.")
	return lib
}

// Parts are told by all that they stand under, and by what they are called in other languages; the
// last one is the last in the text.
func TestPartsOfWorks(t *testing.T) {
	e := newEngine(t, worksOf(t), builtIn(t))
	for asked, want := range map[string]string{
		"last scene of the play":   "Dawn. Curtain.",
		"last scene of act 1":      "The tavern, later.",
		"letzte Szene":             "Dawn. Curtain.",
		"first scene of act 2":     "Fog on the water.",
		"Paragraph 2":              "Er hält die Fähre in Gang.",
		"letzter Paragraph":        "Er hält die Fähre in Gang.",
		"zweiter Paragraph":        "Er hält die Fähre in Gang.",
		"TOP 2":                    "Das Boot wird geteert.",
		"Tagesordnungspunkt 1":     "Die Kasse ist leer.",
		"rule 2 of the circle":     "Rule 1. The circle meets at eight.\n\nRule 2. Books come back in June.",
		"последний параграф":       "Er hält die Fähre in Gang.",
		"deuxième scène de acte 1": "The tavern, later.",
	} {
		if a := ask(t, e, asked, 5); a.Place == nil || a.Place.Missing || placeTexts(a) != want {
			t.Errorf("Ask(%q) = %v, %+v, %q; want %q", asked, a.Verdict, a.Place, placeTexts(a), want)
		}
	}
	for _, asked := range []string{"top 2 books", "who is on top"} {
		if a := ask(t, e, asked, 5); a.Place != nil {
			t.Errorf("Ask(%q) is read as a place: %+v", asked, a.Place)
		}
	}
}

// Statutes are read, and their articles counted, as it is asked for in their language.
func TestPlacesInOtherLanguages(t *testing.T) {
	lib := newLibrary(t)
	addText(t, lib, "Statuts du Bac", "Préambule", "Le bac relie les rives.", "Article 1", "Le passeur vote.", "Article 2", "Le bac dort en hiver.")
	e := newEngine(t, lib, builtIn(t))
	for asked, want := range map[string]string{
		"lis-moi le préambule": "Le bac relie les rives.",
		"dernier article":      "Le bac dort en hiver.",
		"l’article 1":          "Le passeur vote.",
		"combien d'articles":   "2",
		"сколько статей":       "2",
	} {
		a := ask(t, e, asked, 3)
		got := placeTexts(a)
		if a.Place != nil && a.Place.HowMany {
			got = fmt.Sprint(a.Place.Counted[0].Count)
		}
		if got != want || a.Place == nil {
			t.Errorf("Ask(%q) = %v, %q; want %q", asked, a.Verdict, got, want)
		}
	}
	if a := ask(t, e, "l'eau du bac", 3); a.Place != nil {
		t.Errorf("water is read as a place: %+v", a.Place)
	}
}

// Of a list it is told which lines there are, and how many.
func TestPlacesInListsAreCounted(t *testing.T) {
	e := newEngine(t, worksOf(t), builtIn(t))
	for asked, want := range map[string]string{
		"item 7 of the checklist":                    "1–4, missing",
		"read me item 7":                             "1–4, missing",
		"rule 9 of the circle":                       "1–2, missing",
		"TOP 9":                                      "1–2, missing",
		"how many rules has the circle":              "2",
		"how many items does the checklist have":     "4",
		"wie viele Paragraphen hat die Satzung":      "2",
		"rule 9":                                     "",
		"how many rules are there in this household": "",
	} {
		a, got := ask(t, e, asked, 5), ""
		if a.Place != nil && len(a.Place.Counted) == 1 {
			got = fmt.Sprint(a.Place.Counted[0].Count)
			if a.Place.Missing {
				got = a.Place.Counted[0].Runs[0].Whole() + ", missing"
			}
		}
		if got != want {
			t.Errorf("Ask(%q): %q, want %q", asked, got, want)
		}
	}
}

// The next part is beside the one that was shown, and the next page behind the one that was asked for,
// where a passage has several.
func TestPlacesBesideParts(t *testing.T) {
	lib := worksOf(t)
	work := corpus.Source{Metadata: corpus.Metadata{Title: "Tide Tables", Language: "en"}, Digest: "tides"}
	if _, err := lib.Add(t.Context(), work, []corpus.Passage{
		{Ordinal: 1, Text: "High water at Low Landing.", Locator: corpus.Locator{Page: 1, LastPage: 4}},
		{Ordinal: 2, Text: "Neaps and springs.", Locator: corpus.Locator{Page: 5}},
	}); err != nil {
		t.Fatal(err)
	}
	e := newEngine(t, lib, builtIn(t))
	for _, c := range []struct{ before, asked, want string }{
		{"act 1 scene 1", "next scene", "The tavern, later."},
		{"last scene of act 1", "next scene", "Fog on the water."},
		{"act 2 scene 1", "previous scene", "The tavern, later."},
		{"page 2 of Tide Tables", "next page", "High water at Low Landing."},
		{"page 4 of Tide Tables", "next page", "Neaps and springs."},
	} {
		a, err := e.AskAfter(t.Context(), []Turn{ask(t, e, c.before, 5).Turn()}, c.asked, 5, nil)
		if got := placeTexts(a); err != nil || a.Place == nil || a.Place.Missing || got != c.want {
			t.Errorf("%q after %q: %v, %q, %v; want %q", c.asked, c.before, a.Verdict, got, err, c.want)
		}
	}
}

// A line that several lists have is nobody's for sure.
func TestLinesOfSeveralListsAreNotSure(t *testing.T) {
	lib := worksOf(t)
	addText(t, lib, "Agenda of May", "", "1. Money.\n\n2. Chairs.\n\n3. Tea.")
	if a := ask(t, newEngine(t, lib, builtIn(t)), "item 2", 5); a.Verdict != Maybe || a.Place == nil || len(a.Place.Sources) != 2 {
		t.Errorf("item 2 of two lists: %v, %+v", a.Verdict, a.Place)
	}
}
