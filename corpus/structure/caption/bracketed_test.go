package caption

import (
	"fmt"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/line"
)

func TestBracketed(t *testing.T) {
	tests := map[string]string{ // lines with "|" between
		"It froze.|[Illustration]|It thawed.":                            "It froze.|caption: [Illustration]|It thawed.",
		"[Illustration: The quay at Calder in 1840.]":                    "caption: The quay at Calder in 1840.",
		"[Illustration:|The new lamps,|as drawn by M. Poe]|It was hard.": "caption: The new lamps, as drawn by M. Poe|It was hard.",
		"[Abbildung: Der Kai]":                                           "caption: Der Kai",
		"[Illustration: no end|It froze.|It thawed.":                     "[Illustration: no end|It froze.|It thawed.",
		"[Illustrations of this are many] and so on":                     "[Illustrations of this are many] and so on",
		"[1] The quay.|[Map] of the quay":                                "[1] The quay.|[Map] of the quay",
		"[Illustration: a|" + strings.Repeat("b|", mostBracketed) + "c]": "[Illustration: a|" + strings.Repeat("b|", mostBracketed) + "c]",
	}
	for text, want := range tests {
		var lines []line.Line
		for _, row := range strings.Split(text, "|") {
			lines = append(lines, line.Line{Block: corpus.Block{Text: row}})
		}
		var got []string
		for _, l := range Bracketed(lines) {
			if l.Skip != "" {
				l.Text = fmt.Sprintf("%s: %s", l.Skip, l.Text)
			}
			got = append(got, l.Text)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("Bracketed(%q) = %q, want %q", text, strings.Join(got, "|"), want)
		}
	}
}
