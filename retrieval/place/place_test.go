package place_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/retrieval/place"
)

func TestAskedReadsPlaces(t *testing.T) {
	for question, want := range map[string]string{
		"what does slide 3 say":        "slide 3-3 “slide 3” ()",
		"what's on page 12 of Orlova?": "page 12-12 “page 12” (Orlova)",
		"Read me chapter two, please":  "chapter 2-2 “chapter two” ()",
		"chapter IV":                   "chapter iv-iv “chapter IV” ()",
		"section 4.1?":                 "section 4.1-4.1 “section 4.1” ()",
		"what does Orlova say in § 2":  "section 2-2 “§ 2” (Orlova)",
		"§4.2":                         "section 4.2-4.2 “§4.2” ()",
		"p.7 of the ferry book":        "page 7-7 “p.7” (ferry book)",
		"pages 3 to 5 of Orlova":       "page 3-5 “pages 3 to 5” (Orlova)",
		"pp. 3–5":                      "page 3-5 “pp. 3–5” ()",
		"show me the second slide of the talk on ferries": "slide 2-2 “second slide” (talk on ferries)",
		"the 3rd chapter":                     "chapter 3-3 “3rd chapter” ()",
		"page 4 and 5":                        "page 4-4 5-5 “page 4 and 5” ()",
		"pages 2, 4-6 and 9 of Orlova":        "page 2-2 4-6 9-9 “pages 2, 4-6 and 9” (Orlova)",
		"compare chapter 1 and chapter 2":     "chapter 1-1 2-2 “chapter 1 and chapter 2” ()",
		"chapter 1 vs. chapter 7":             "chapter 1-1 7-7 “chapter 1 vs. chapter 7” ()",
		"the last page of Orlova":             "page last-last “last page” (Orlova)",
		"letzte Folie":                        "slide last-last “letzte Folie” ()",
		"page i":                              "page i-i “page i” ()",
		"what is on page i of Orlova":         "page i-i “page i” (Orlova)",
		"row 2 of the table":                  "row 2-2 “row 2” ()",
		"page number 9":                       "page 9-9 “page number 9” ()",
		"preface, page xii":                   "page xii-xii “page xii” (preface)",
		"what is said at minute 12":           "minute 12-12 “minute 12” ()",
		"was steht auf Folie 3":               "slide 3-3 “Folie 3” ()",
		"2. Kapitel von Orlova":               "chapter 2-2 “2. Kapitel” (Orlova)",
		"que dit la page 2 d'Orlova":          "page 2-2 “page 2” (d'Orlova)",
		"¿qué dice el capítulo 2?":            "chapter 2-2 “capítulo 2” ()",
		"cosa dice la pagina 4":               "page 4-4 “pagina 4” ()",
		"sayfa 8":                             "page 8-8 “sayfa 8” ()",
		"что написано на странице 5":          "page 5-5 “странице 5” ()",
		"ماذا يقول الفصل 2":                   "chapter 2-2 “الفصل 2” ()",
		"the next page":                       "page next-next “next page” ()",
		"what's on the previous slide?":       "slide previous-previous “previous slide” ()",
		"nächste Seite":                       "page next-next “nächste Seite” ()",
		"how many pages has it":               "page  “pages” ()",
		"how many slides are in the deck":     "slide  “slides” ()",
		"how many chapters does Orlova have?": "chapter  “chapters” (Orlova)",
		"wie viele Seiten hat Orlova":         "page  “seiten” (Orlova)",
		"combien de chapitres a Orlova":       "chapter  “chapitres” (Orlova)",
		"how many pages were burned":          "page  “pages” (burned)",
		"how many sections has it":            "section  “sections” ()",
		"read me item 5 of the minutes":       "item 5-5 “item 5” (minutes)",
		"agenda item 3":                       "item 3-3 “agenda item 3” ()",
		"pull up rule 7 pls":                  "rule 7-7 “rule 7” ()",
		"the last question of the exam":       "question last-last “last question” (exam)",
		"what does Article 2(1) say":          "article 2.1-2.1 “Article 2.1” ()",
		"appendix B of Orlova":                "appendix b-b “appendix B” (Orlova)",
		"act ii":                              "act ii-ii “act ii” ()",
		"lies mir Punkt 5 vor":                "point 5-5 “Punkt 5” ()",
		"number 4 of the minutes":             "number 4-4 “number 4” (minutes)",
		"the number 4":                        "number 4-4 “number 4” ()",
		"scene 1 of act 2":                    "scene 1-1 “scene 1” (act 2)",
		"what is rule 110":                    "rule 110-110 “rule 110” ()",
	} {
		p, ok := place.Asked(question)
		got := fmt.Sprintf("%s %s “%s” (%s)", p.Unit, spans(p), p.Written, p.Rest)
		if !ok || got != want {
			t.Errorf("%q: got %v %s, want %s", question, ok, got, want)
		}
	}
}

func TestAskedLeavesOtherQuestions(t *testing.T) {
	for _, question := range []string{
		"who paid for the four slides", "how many words has page", "how many", "which chapter is about tolls", "what section of the town moved",
		"catch 22", "area 51", "apollo 11", "the rules of chess", "what is the point of it", "part of the plan", "a step too far", "section a lawyer wrote",
		"page", "", "slide into a ditch in 1904", "the page of a knight", "a cell divides in two", "is there a section I missed", "on the page I read it says so", "at the last minute", "last but not least",
		"what happened on the number 4 in november", "when does the number 12 to the harbour run",
		strings.Repeat("page ", 2000),
	} {
		if p, ok := place.Asked(question); ok {
			t.Errorf("%q: read as %+v", corpus.Clip(question, 40), p)
		}
	}
}

func TestInFindsWhatStandsAtAPlace(t *testing.T) {
	deck := locators(corpus.Locator{Label: "slide 1"}, corpus.Locator{Label: "slide 2", LastLabel: "slide 3"}, corpus.Locator{Label: "slide 4", LastLabel: "slide 4, notes"})
	printed := locators(corpus.Locator{Page: 1, Label: "xi", LastPage: 2, LastLabel: "xii"}, corpus.Locator{Page: 3, Label: "1"}, corpus.Locator{Page: 4, Label: "2", LastPage: 5, LastLabel: "3"})
	counted := locators(corpus.Locator{Page: 1}, corpus.Locator{Page: 2, LastPage: 4}, corpus.Locator{Page: 5})
	book := locators(corpus.Locator{Section: "Ferries > Chapter 1: Tolls > 1.1 Rates"}, corpus.Locator{Section: "Ferries > Chapter 2 > 2.1 Men"}, corpus.Locator{Section: "Ferries > Chapter 2 > 2.2 Boats"})
	gaps := locators(corpus.Locator{Section: "Chapter 1"}, corpus.Locator{Section: "Chapter 2"}, corpus.Locator{Section: "Chapter 4"}, corpus.Locator{Section: "Chapter VII"})
	report := locators(corpus.Locator{Section: "1. Summary"}, corpus.Locator{Section: "2. Boats > 2.1 Old"}, corpus.Locator{Section: "3 Notes"}, corpus.Locator{Section: "1904 and After"})
	recording := locators(corpus.Locator{Label: "0:05", LastLabel: "1:20"}, corpus.Locator{Label: "2:10"})
	for _, c := range []struct {
		asked    string
		in       []corpus.Passage
		at, near string
		has      string
	}{
		{"slide 3", deck, "[1]", "", "1–4"},
		{"slide 4", deck, "[2]", "", "1–4"},
		{"the last slide", deck, "[2]", "", "1–4"},
		{"slides 1 and 4", deck, "[0 2]", "", "1–4"},
		{"slide 9", deck, "[]", "[2]", "1–4"},
		{"page xii", printed, "[0]", "", "xi–xii, 1–3"},
		{"page 2", printed, "[2]", "", "xi–xii, 1–3"},
		{"page 5", printed, "[2]", "", "xi–xii, 1–3"}, // as a program counts it
		{"page 9", printed, "[]", "[2]", "xi–xii, 1–3"},
		{"page iv", printed, "[]", "[0]", "xi–xii, 1–3"},
		{"page iv", counted, "[]", "[0]", "1–5"},
		{"the last page", printed, "[2]", "", "xi–xii, 1–3"},
		{"page 5 and 6", counted, "[2]", "", "1–5"},
		{"chapter 3", gaps, "[]", "[1 2]", "1–2, 4, 7"},
		{"the last chapter", gaps, "[3]", "", "1–2, 4, 7"},
		{"chapter 1 vs chapter 7", gaps, "[0 3]", "", "1–2, 4, 7"},
		{"page 3", counted, "[1]", "", "1–5"},
		{"pages 4-5", counted, "[1 2]", "", "1–5"},
		{"page 7", counted, "[]", "[2]", "1–5"},
		{"chapter 2", book, "[1 2]", "", "1–2"},
		{"chapter II", book, "[1 2]", "", "1–2"},
		{"section 2", book, "[1 2]", "", "1–2"},
		{"section 2.2", book, "[2]", "", "1–2"},
		{"chapter 7", book, "[]", "[1 2]", "1–2"},
		{"chapter 2", report, "[1]", "", "1–3"},
		{"section 3", report, "[2]", "", "1–3"},
		{"minute 1", recording, "[0]", "", "0–2"},
		{"page 1", recording, "[]", "[]", ""},
		{"slide 1", book, "[]", "[]", ""},
	} {
		p, ok := place.Asked(c.asked)
		if !ok {
			t.Fatalf("%q is no place", c.asked)
		}
		s := p.In(c.in)
		at := fmt.Sprint(s.At(p, c.in))
		var runs []string
		for _, run := range s.Runs() {
			runs = append(runs, run.Whole())
		}
		if has := strings.Join(runs, ", "); at != c.at || has != c.has {
			t.Errorf("%q: got %s of %s, want %s of %s", c.asked, at, has, c.at, c.has)
		}
		if near := fmt.Sprint(s.Nearest(p)); c.near != "" && near != c.near {
			t.Errorf("%q: got %s nearest, want %s", c.asked, near, c.near)
		}
	}
}

// What stands at a place is found by what is surest: a heading that calls it so, a line that does, the
// number of a list that is named so, a numbered heading, and the number of a line alone.
func TestFindReadsTextsForAPlace(t *testing.T) {
	statutes := text("Statutes", "Article 1", "The club is called Weir.", "Article 2", "1. Whoever pays is a member.\n\n2. The rest are guests.")
	minutes := text("Minutes", "", "Present: four.\n\n1. Apologies from two.\n\n2. The pump is broken.\nA new one is sought.\n\n3. Rent was paid in 1904.\n\nThe end.")
	rules := text("House rules", "", "1. No noise.\n2. No dogs.")
	exam := text("Mock exam", "", "Question 1. What is silt?\n\nQuestion 2\n\nWhat is clay?\n\nQuestion 3 was left out.\n\n1904. A year of floods.")
	bylaws := text("By-laws", "Boats", "1. Wash them.\n\n2. Name them.", "Hours", "1. Not after ten.\n\n2. Not before six.")
	play := text("Play", "ACT 1 > SCENE 1", "A street.", "ACT 1 > SCENE 2", "A house.", "ACT 2 > SCENE 1", "A boat.", "Appendix B: Songs", "A song.")
	report := text("Report", "1. Task", "What was to be done.", "2. Advice", "1. Build a dam.\n\n2. Watch it.")
	for _, c := range []struct {
		asked string
		in    place.Located
		want  string
		by    place.By
	}{
		{"article 2", statutes, "1. Whoever pays is a member.\n\n2. The rest are guests.", place.ByHeading},
		{"article 2(2)", statutes, "2. The rest are guests.", place.ByLine},
		{"article 3", statutes, "", place.Nowhere},
		{"item 2", minutes, "2. The pump is broken.\nA new one is sought.", place.ByNumber},
		{"items 1 and 3", minutes, "1. Apologies from two. | 3. Rent was paid in 1904.", place.ByNumber},
		{"the last item", minutes, "3. Rent was paid in 1904.", place.ByNumber},
		{"rule 2", rules, "2. No dogs.", place.ByList},
		{"rule 2", minutes, "2. The pump is broken.\nA new one is sought.", place.ByNumber},
		{"act 2", minutes, "", place.Nowhere},
		{"question 2", exam, "Question 2\n\nWhat is clay?", place.ByLine},
		{"question 3", exam, "", place.Nowhere},    // a sentence
		{"question 1904", exam, "", place.Nowhere}, // no list has a number beside it
		{"act 2 scene 1", play, "A boat.", place.ByHeading},
		{"scene 1 of act 2", play, "A boat.", place.ByHeading},
		{"scene 1", play, "A street. | A boat.", place.ByHeading},
		{"appendix B", play, "A song.", place.ByHeading},
		{"appendix C", play, "", place.Nowhere},
		{"item 2", report, "1. Build a dam.\n\n2. Watch it.", place.ByNumberedHeading},
		{"section 2, item 2", report, "2. Watch it.", place.ByNumber},
		{"the last item", bylaws, "2. Not before six.", place.ByNumber},
		{"verse 2", statutes, "2. The rest are guests.", place.ByNumber},
	} {
		p, ok := place.Asked(c.asked)
		if !ok {
			t.Fatalf("%q is no place", c.asked)
		}
		if inner, ok := p.Inner(); ok {
			p = inner
		}
		c.in.Stands = p.In(c.in.Passages)
		found, by := c.in.Find(p)
		var got []string
		for _, one := range found {
			of := c.in.Passages[one.Passage].Text
			if one.End > 0 {
				of = of[one.Start:one.End]
			}
			got = append(got, of)
		}
		if got := strings.Join(got, " | "); got != c.want || c.want != "" && by != c.by {
			t.Errorf("%q: got %q by %d, want %q by %d", c.asked, got, by, c.want, c.by)
		}
	}
}

// text makes a source of sections and their texts.
func text(title string, sections ...string) place.Located {
	l := place.Located{Source: corpus.Source{Metadata: corpus.Metadata{Title: title}}}
	for i := 0; i < len(sections); i += 2 {
		l.Passages = append(l.Passages, corpus.Passage{Text: sections[i+1], Locator: corpus.Locator{Section: sections[i]}})
	}
	return l
}

func spans(p place.Place) string {
	var all []string
	for _, s := range p.Spans {
		all = append(all, s.First+"-"+s.Last)
	}
	return strings.Join(all, " ")
}

func locators(list ...corpus.Locator) []corpus.Passage {
	return slices.Collect(func(yield func(corpus.Passage) bool) {
		for _, l := range list {
			if !yield(corpus.Passage{Locator: l}) {
				return
			}
		}
	})
}

// FuzzAsked holds that no question breaks it.
func FuzzAsked(f *testing.F) {
	f.Add("pages 3 to 5 of § 4.1")
	f.Fuzz(func(t *testing.T, question string) {
		p, ok := place.Asked(question)
		if ok && len(p.Spans) == 0 && !p.HowMany {
			t.Errorf("%q: %+v", question, p)
		}
		if !ok || p.HowMany {
			return
		}
		in := []corpus.Passage{{Text: question, Locator: corpus.Locator{Section: question, Label: question}}}
		place.Located{Passages: in, Stands: p.In(in)}.Find(p)
	})
}
