package structure_test

import (
	"testing"

	"footnote/corpus"
	"footnote/corpus/line"
	"footnote/corpus/structure"
)

// A heading with nothing under it says something where it is as long as a sentence.
func TestEmptyHeadingsThatSay(t *testing.T) {
	lines := line.SignedLines("The keeper wrote the rules on a board in the summer of the flood, and they were read aloud.")
	for _, text := range []string{"Nobody may cross on foot in the dark", "The pier"} {
		lines = append(lines, structure.Line{Block: corpus.Block{Kind: corpus.Heading, Level: 2, Text: text}, Marked: true, Gap: true})
	}
	d, err := structure.Refine(t.Context(), structure.Plain(lines), lines, corpus.Metadata{Title: "Low Water"})
	if err != nil || len(d.Blocks) != 2 || d.Blocks[1].Kind != corpus.Paragraph {
		t.Errorf("%+v, %v; want the long heading as a paragraph", d.Blocks, err)
	}
}
