package head

import (
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/line"
)

// A text for the press says that it is one and whose, in two places.
func TestPress(t *testing.T) {
	const sentence = "The Elm Valley Museum of Boats said today that its old slip will be open to everybody from June on, and that nobody has to pay for it."
	const title = "Elm Valley Museum of Boats opens its slip"
	for _, test := range []struct{ rows, title, want string }{
		{"Press release|" + sentence, title, "Elm Valley Museum of Boats"},
		{"Elm Valley Museum of Boats|Media release 4/2019|" + sentence, "The slip is open", "Elm Valley Museum of Boats"},
		{"News|" + sentence, title, ""},                       // a report of a newspaper
		{"Press release|" + sentence, "The slip is open", ""}, // nothing else names it
		{"Press release|Old slips of the valley are open again to everybody who has a boat, and nobody has to pay.", "Old slips of the valley open again", ""},
	} {
		var lines []line.Line
		for row := range strings.SplitSeq(test.rows, "|") {
			l := line.Measured(line.Line{Block: corpus.Block{Text: row}})
			l.Prose = strings.HasSuffix(row, ".")
			lines = append(lines, l)
		}
		got := ""
		for _, f := range Press(lines, test.title) {
			got = f.Value
		}
		if got != test.want {
			t.Errorf("%q under %q: %q, want %q", test.rows, test.title, got, test.want)
		}
	}
}

// The first post of a page of questions has its day.
func TestAsked(t *testing.T) {
	for rows, want := range map[string]string{
		"Why is it wavy?|asked Nov 5 '15 at 10:31 by ida 1,204 • 3|answered Nov 6 '15 at 9:02 by per": "2015-11-05",
		"Warum ist es wellig?|gefragt am 5. Mai 2014 um 10:31 von ida":                                "2014-05-05",
		"He asked on 5 May 1921 at 10:31 whether it was wavy.":                                        "",
	} {
		var lines []line.Line
		for row := range strings.SplitSeq(rows, "|") {
			lines = append(lines, line.Measured(line.Line{Block: corpus.Block{Text: row}}))
		}
		got := ""
		for _, f := range Dates(lines) {
			got = f.Value
		}
		if got != want {
			t.Errorf("%q: %q, want %q", rows, got, want)
		}
	}
}
