package bot

import (
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/retrieval"
)

// longEvidence are passages of two screens each, whose key sentence stands in the middle.
func longEvidence(n int) []ranked {
	filler := strings.Repeat("The masons wrote down every stone that came by the river. ", 12)
	const key = "The oldest bridge was built of granite."
	var list []ranked
	for i := range n {
		e := bridgeEvidence()[0]
		e.rank = i + 1
		e.Passage.Text = filler + key + " " + filler
		e.Highlights = []retrieval.Span{{Start: len(filler), End: len(filler) + len(key)}}
		list = append(list, e)
	}
	return list
}

// What is seen of an answer at first fits on the screen of a phone: of the best passage its
// key sentence and what is around it, so that it does not hide the next ones. A button
// leads to all of them, the menu below it to each.
func TestAnswersShowAllTheirPassagesAtOneLook(t *testing.T) {
	labels := func(rows []component) (list []string) {
		for _, row := range rows {
			for _, c := range row.Components {
				if c.Type == typeButton {
					list = append(list, c.Label)
				}
				for _, o := range c.Options {
					list = append(list, "/"+strings.TrimSuffix(o.Label, ": "+labelWithin(bridge(), maxLabel)))
				}
			}
		}
		return list
	}
	for _, test := range []struct {
		verdict retrieval.Verdict
		n       int
		open    opening
		whole   bool
		acts    string
	}{
		{retrieval.Maybe, 3, openBest, false, "Read more, Cite, Follow up, /Read 1, /Read 2, /Read 3, /Context of 1, /More passages, /Helpful, /Not helpful, /Dismiss"},
		{retrieval.Sure, 3, openBest, false, "Read more, Cite, Follow up, /Read 1, /Read 2, /Read 3, /Context of 1, /More passages, /Helpful, /Not helpful, /Dismiss"},
		{retrieval.Maybe, 3, 2, true, "Read more, Cite, Follow up, /Read 1, /Read 3, /Context of 2, /More passages, /Helpful, /Not helpful, /Dismiss"},
		{retrieval.Maybe, 1, openBest, false, "Read more, Cite, Follow up, /Context of 1, /More passages, /Helpful, /Not helpful, /Dismiss"},
		{retrieval.Sure, 2, openAll, true, "Cite, Follow up, /Context of 1, /More passages, /Helpful, /Not helpful, /Dismiss"},
	} {
		a := shownAnswer{in: english, id: "1", verdict: test.verdict, open: test.open, evidence: longEvidence(test.n), more: 4, citing: apa}
		a.links = linksOf(a, maxTexts/3)
		text := ""
		for i, part := range passageBox(a, maxTexts) {
			if part.Type == typeText && a.opens(i/2) {
				text = part.Content
			}
		}
		if whole := !strings.Contains(text, "[…]"); whole != test.whole || !strings.Contains(text, "**The oldest bridge was built of granite.**") {
			t.Errorf("%s, %d passages, opened %d: %q, shown in full is %v, want %v", test.verdict, test.n, test.open, text, whole, test.whole)
		}
		if strings.Contains(text, "[…]  ") {
			t.Errorf("%q has two spaces behind what is left out", text)
		}
		if most := map[int]int{1: 1000, 3: 480}[test.n]; !test.whole && size(text) > most {
			t.Errorf("the best of %d takes %d units, want at most %d", test.n, size(text), most)
		}
		if got := strings.Join(labels(answerActs(a)), ", "); got != test.acts {
			t.Errorf("%s, %d passages, opened %d: %q is offered, want %q", test.verdict, test.n, test.open, got, test.acts)
		}
	}
}

// On the pages after the first, turning them takes one press each, and nothing else is lost.
func TestLaterPagesAreTurnedByButtons(t *testing.T) {
	a := shownAnswer{in: english, id: "1", page: 2, more: 1, private: true, verdict: retrieval.Sure, evidence: longEvidence(2), citing: apa}
	a.links = linksOf(a, maxTexts/3)
	rows := answerActs(a)
	if len(rows) != 2 || len(rows[0].Components) != 4 || rows[0].Components[0].Label != "Back" || rows[0].Components[1].Label != "More" {
		t.Fatalf("rows = %+v, want Back and More in the one row of buttons, and a menu", rows)
	}
	for _, verb := range []string{"goon", "share", "helpful", "unhelpful", "wide", "dismiss"} {
		if !slices.ContainsFunc(rows[1].Components[0].Options, func(o selectOption) bool { return strings.HasPrefix(o.Value, "v1:"+verb+":") }) {
			t.Errorf("the menu has no %q", verb)
		}
	}
}

// What a source says leads to its place from the line below it. Where many long addresses
// would take the room of the texts, buttons lead there.
func TestCitationsLeadToTheirPlaces(t *testing.T) {
	for _, test := range []struct {
		address string
		linked  bool
	}{
		{"https://example.org/bridges_(old)", true},
		{"https://example.org/b?q=a b", false},
		{"https://example.org/" + strings.Repeat("x", 480), false},
		{"", false},
	} {
		evidence := longEvidence(3)
		for i := range evidence {
			evidence[i].Source.URL, evidence[i].Source.Genre = test.address, corpus.StudyNote
		}
		m := renderAnswer(shownAnswer{in: english, id: "1", verdict: retrieval.Sure, evidence: evidence, citing: apa})
		text, buttons := "", 0
		for _, c := range m.Components {
			for _, inner := range c.Components {
				text += inner.Content
				if inner.Style == styleLink {
					buttons++
				}
			}
		}
		if got := strings.Count(text, "](https://example.org/"); test.linked && got != 3 || !test.linked && got != 0 {
			t.Errorf("%.40q: %d places have links", test.address, got)
		}
		if strings.Contains(text, "_(old)") {
			t.Errorf("%q ends the link too early", text)
		}
		if want := !test.linked && test.address != ""; (buttons == 1) != want {
			t.Errorf("%.40q: %d buttons lead to places, want one: %v", test.address, buttons, want)
		}
	}
}

// A key sentence keeps the lines of a table, of verses or of a program, and shows where it
// is cut in another way than a text does that breaks off.
func TestKeySentencesKeepTheirLines(t *testing.T) {
	for _, test := range []struct {
		text  string
		limit int
		want  string
	}{
		{"O bell of Thorne,\n  ring low,\n\nring low", 400, "O bell of Thorne,\n  ring low,\nring low"},
		{"one\ntwo\nthree\nfour\nfive\nsix\nseven", 400, "one\ntwo\nthree\nfour\nfive\nsix […]"},
		{"He broke off …", 400, "He broke off …"},
		{"A long sentence of many words", 20, "A long sentence […]"},
		{"", 20, "[…]"},
	} {
		e := retrieval.Evidence{}
		e.Passage.Text = test.text
		if got := keySentence(e, test.limit); got != test.want {
			t.Errorf("keySentence(%q, %d) = %q, want %q", test.text, test.limit, got, test.want)
		}
	}
}

// A text that runs from right to left begins on its own side, and the place behind a
// citation of that direction is not torn apart.
func TestTextsOfAnotherDirectionHaveTheirOwnLines(t *testing.T) {
	e := bridgeEvidence()[0]
	e.Source.Authors, e.Source.Title = []string{"الحداد, سعاد"}, "القنوات القديمة"
	e.Passage.Text, e.Passage.Page, e.Highlights = "(1904) كتب القاضي.", 1, nil
	a := shownAnswer{in: english, id: "1", verdict: retrieval.Sure, evidence: []ranked{e, e}, open: 1, citing: apa}
	a.evidence[1].rank = 2
	for i, part := range []string{passageBox(a, maxTexts)[0].Content, passageBox(a, maxTexts)[2].Content} {
		lines := strings.Split(part, "\n")
		if len(lines) != 4 || lines[1] != `\(1904\) كتب القاضي.` || lines[3] != "-# p. 1, §\u00a0Stone, ¶\u00a01" {
			t.Errorf("passage %d = %q, want name, text, citation and place on lines of their own", i+1, lines)
		}
	}
	if text := passageBox(shownAnswer{in: english, id: "1", evidence: bridgeEvidence(), citing: apa}, maxTexts)[0].Content; !strings.HasPrefix(text, "**1 · strong** · It stood") {
		t.Errorf("a passage in English = %q, want it behind its name", text)
	}
}

// However long the headings of a passage are, what is shown of it by its key sentence says
// whose it is.
func TestFoldedPassagesNameTheirSource(t *testing.T) {
	e := bridgeEvidence()[0]
	e.Passage.Section = strings.Repeat("On the watch and how it was kept ", 12)
	a := shownAnswer{in: english, id: "1", verdict: retrieval.Maybe, evidence: []ranked{e, e, e}, citing: apa}
	for room := 200; room <= mostFolded; room += 40 {
		if text := folded(a, 0, room); !strings.Contains(text, "Bridges") || !strings.Contains(text, "¶\u00a01") {
			t.Errorf("in %d units: %q, want the source and the paragraph in it", room, text)
		}
	}
}
