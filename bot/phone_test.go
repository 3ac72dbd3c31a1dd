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

// What is shortened ends behind a word or a part of a compound, also where that is long; what
// has no spaces is cut anywhere.
func TestCutsEndBehindWords(t *testing.T) {
	for _, test := range []struct {
		text  string
		limit int
		want  string
	}{
		{"The Nature of the Harbour-Council Relationship", 29, "The Nature of the Harbour…"},
		{"Partnership and competition", 23, "Partnership and…"},
		{"Partnership and competition", 16, "Partnership and…"},
		{"Competition", 6, "Compe…"},
		{"橋の歴史と石の町の人々", 6, "橋の歴史と…"},
		{"Short", 5, "Short"},
	} {
		if got := cut(test.text, test.limit); got != test.want {
			t.Errorf("cut(%q, %d) = %q, want %q", test.text, test.limit, got, test.want)
		}
	}
}

// Beside the key sentence no scraps of others are shown.
func TestExcerptsLeaveScrapsOut(t *testing.T) {
	const before, key, after = "The masons wrote down every stone that came by the river to the town.", "The oldest bridge was built of granite.", "Nobody wrote down who paid for it, or when."
	text := before + " " + key + " " + after
	span := []retrieval.Span{{Start: len(before) + 1, End: len(before) + 1 + len(key)}}
	if got, want := excerpt(text, span, 70), "[…] **"+key+"** […]"; got != want {
		t.Errorf("excerpt = %q, want %q", got, want)
	}
	if got := excerpt(text, span, 130); !strings.Contains(got, "** Nobody wrote down") && !strings.Contains(got, "by the river to the town. **") {
		t.Errorf("excerpt = %q, want what there is room for around the key sentence", got)
	}
}

// A comparison of five fits a phone, and a sentence whose last word turns it round is whole.
func TestComparedSentencesAreWholeOrShort(t *testing.T) {
	e := longEvidence(1)[0]
	for text, want := range map[string]string{
		"The old bridge and the new one are as good as each other in floods, but the old one never was safe.": "",
		strings.Repeat("The old bridge and the new one are as good as each other. ", 4):                       "[…]",
	} {
		e.Passage.Text, e.Highlights = text, nil
		a := shownAnswer{in: english, id: "1", verdict: retrieval.Sure, compared: true, evidence: []ranked{e, e, e, e, e}, citing: apa}
		_, said, _ := strings.Cut(folded(a, 0, mostFolded), "\n")
		if want == "" && said != text || want != "" && (!strings.HasSuffix(said, want) || size(said) > mostKey*fewPassages/5) {
			t.Errorf("of %q is shown %q", text, said)
		}
	}
}

// Sources of one name are told from each other in menus and completions, and one is offered once.
func TestChoicesAreToldApart(t *testing.T) {
	again, other, long := bridge(), bridge(), bridge()
	again.ID, other.ID, long.ID = 8, 9, 10
	other.Issued = "1999"
	long.Title = strings.Repeat("Bridges of the Old Town and ", 6)
	list := []corpus.Source{bridge(), again, other, long, bridge()}
	labels := choiceLabels(list, maxChoice)
	for i, want := range []string{"(Mason & Reed, 2019) · 7", "(Mason & Reed, 2019) · 8", "(Mason & Reed, 1999)", "… (Mason & Reed, 2019)"} {
		if !strings.HasSuffix(labels[i], want) || size(labels[i]) > maxChoice {
			t.Errorf("label %d = %q, want it to end in %q", i, labels[i], want)
		}
	}
	if menu := sourceMenu(english, "x", list)[0]; len(menu.Options) != 4 {
		t.Errorf("%d are offered, want each once", len(menu.Options))
	}
	for i, c := range completions(list[:2], "old town") {
		if c.Name != labels[i] {
			t.Errorf("completion %d = %q, want %q", i, c.Name, labels[i])
		}
	}
}

// Sources that are named above passages are opened from the menu below these, without a row more.
func TestListedSourcesTakeNoRowBesidePassages(t *testing.T) {
	again := bridge()
	again.ID = 8
	for n, want := range map[int][]string{1: {"Show the source"}, 2: {"Show the source: Bridges *of* the Old Town (Mason & Reed, 2019) · 7", "Show the source: Bridges *of* the Old Town (Mason & Reed, 2019) · 8"}} {
		a := shownAnswer{in: english, id: "1", verdict: retrieval.Maybe, evidence: longEvidence(2), listed: []corpus.Source{bridge(), again}[:n], citing: apa}
		a.links = linksOf(a, maxTexts/3)
		rows := answerActs(a)
		if len(rows) != 2 {
			t.Fatalf("%d rows, want one of buttons and one menu", len(rows))
		}
		var got []string
		for _, o := range rows[1].Components[0].Options {
			if strings.HasPrefix(o.Value, "v1:open:") {
				got = append(got, o.Label)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("of %d sources %q is offered, want %q", n, got, want)
		}
	}
	long := bridge()
	long.Title = strings.Repeat("Bridges of the Old Town and ", 6)
	again.Title = long.Title
	acts := shownAnswer{in: english, id: "1", listed: []corpus.Source{long, again}}.listedActs()
	for i, number := range []string{" · 7", " · 8"} {
		if label := acts[i].Label; !strings.HasSuffix(label, number) || size(label) > maxLabel {
			t.Errorf("a source with a long title is offered as %q, want it to end in %q", label, number)
		}
	}
}

// The menu promises what is in it.
func TestMenuSaysWhatItHolds(t *testing.T) {
	for want, a := range map[string]shownAnswer{
		"Read one · Context · More · Rate …": {more: 2, evidence: longEvidence(3)},
		"Read one · Context · Rate …":        {evidence: longEvidence(2)},
		"Context · More · Rate …":            {more: 1, evidence: longEvidence(1)},
	} {
		a.in, a.id, a.verdict, a.citing = english, "1", retrieval.Sure, apa
		if got := a.menuOf(a.rareActs())[0].Placeholder; got != want {
			t.Errorf("%d passages: %q, want %q", len(a.evidence), got, want)
		}
	}
}
