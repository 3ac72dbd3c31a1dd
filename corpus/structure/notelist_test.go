package structure_test

import (
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/line"
	"footnote/corpus/structure"
)

func TestNotesThatSaySomethingStay(t *testing.T) {
	said := []string{"Falk wrote in a letter of 1894 that the bakers had never once been weighed.", "The reeve kept the minutes himself, and nobody else has seen them until 1911."}
	entries := []string{"J. Roe, Bread and Power (London: Tulip Press, 2001), p. 21.", "P. Sund, The Scales, Journal of Bread 12 (1999), 1–20."}
	text := "The bakers of the town kept their own weights, and the council kept others, so that a loaf was as heavy as the one who weighed it wanted it to be in that year.\n\n"
	for _, test := range []struct{ head, list string }{
		{"Notes", "[1] " + said[0] + "\n\n[2] " + said[1]},
		{"NOTES", "1. " + said[0] + "\n\n2. " + entries[0] + "\n\n3. " + said[1]},
		{"References", "[1] " + entries[0] + "\n\n[2] " + said[0] + "\n\n[3] " + entries[1] + "\n\n[4] " + said[1]},
		{"References", "[1] " + entries[0] + "\n\n[2] " + entries[1]},
	} {
		lines := line.SignedLines("The Weight of Bread\n\nBy Jane Roe\n\n" + text + strings.ReplaceAll(text, "bakers", "millers") + test.head + "\n\n" + test.list + "\n")
		d, err := structure.Refine(t.Context(), structure.Plain(lines), lines, corpus.Metadata{})
		if err != nil {
			t.Fatal(err)
		}
		kept := func(text string) bool {
			return slices.ContainsFunc(d.Blocks, func(b corpus.Block) bool { return strings.HasSuffix(b.Text, text) })
		}
		for _, note := range said {
			if strings.Contains(test.list, note) && !kept(note) {
				t.Errorf("%s: %q is left out", test.head, note)
			}
		}
		if test.head == "References" && (kept(entries[0]) || kept(entries[1])) {
			t.Errorf("an entry of %q stays", test.list)
		}
	}
}
