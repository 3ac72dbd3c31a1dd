package bot

import (
	"strings"
	"testing"

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

// Where none of the passages may answer, the best one does not hide the next ones on a
// phone: its key sentence and what is around it is shown, and a button leads to all of it.
func TestUnsureAnswersShowAllTheirPassagesAtOneLook(t *testing.T) {
	labels := func(a shownAnswer) (list []string) {
		for _, b := range readButtons(a) {
			list = append(list, b.Label)
		}
		return list
	}
	for _, test := range []struct {
		verdict retrieval.Verdict
		n       int
		open    opening
		whole   bool
		reads   string
	}{
		{retrieval.Maybe, 3, openBest, false, "Read 1, Read 2, Read 3, Read all"},
		{retrieval.Maybe, 3, 1, true, "Read 2, Read 3, Read all"},
		{retrieval.Maybe, 1, openBest, true, ""}, // there is no other to be hidden
		{retrieval.Sure, 3, openBest, true, "Read 2, Read 3, Read all"},
	} {
		a := shownAnswer{in: english, id: "1", verdict: test.verdict, open: test.open, evidence: longEvidence(test.n), citing: apa}
		text := passageBox(a, maxTexts)[0].Content
		if whole := !strings.Contains(text, "[…]"); whole != test.whole || !strings.Contains(text, "**The oldest bridge was built of granite.**") {
			t.Errorf("%s, %d passages, opened %d: %q, shown in full is %v, want %v", test.verdict, test.n, test.open, text, whole, test.whole)
		}
		if strings.Contains(text, "[…]  ") {
			t.Errorf("%q has two spaces behind what is left out", text)
		}
		if !test.whole && size(text) > 800 {
			t.Errorf("the best of %d takes %d units", test.n, size(text))
		}
		if got := strings.Join(labels(a), ", "); got != test.reads {
			t.Errorf("%s, %d passages, opened %d: buttons %q, want %q", test.verdict, test.n, test.open, got, test.reads)
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
		if text := folded(e, a, room); !strings.Contains(text, "Bridges") || !strings.Contains(text, "¶\u00a01") {
			t.Errorf("in %d units: %q, want the source and the paragraph in it", room, text)
		}
	}
}
