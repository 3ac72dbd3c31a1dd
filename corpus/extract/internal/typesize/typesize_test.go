package typesize

import (
	"testing"

	"footnote/corpus"
	"footnote/corpus/structure"
)

func sized(size int, text string) structure.Line {
	return structure.Line{Block: corpus.Block{Text: text}, Size: size}
}

// The title alone is set large: not the head of a section, a name, a body or a kind of paper,
// and none is believed where others are as large.
func TestFind(t *testing.T) {
	prose := sized(24, "The weir stood below the mill for three hundred years, and its owners quarrelled about the water in it until the last of them had died and nobody could say any longer who had begun, or why it had mattered to anybody at all.")
	heading := sized(36, "The Mill")
	heading.Kind = corpus.Heading
	skipped := sized(48, "Contents")
	skipped.Skip = "contents"
	for name, test := range map[string]struct {
		lines []structure.Line
		want  string
	}{
		"alone":             {[]structure.Line{sized(24, "Seminar: Rivers"), sized(36, "Who Owned the Weir?"), sized(24, "Ada Molnar")}, "Who Owned the Weir?"},
		"in two rows":       {[]structure.Line{sized(36, "Who Owned the Weir"), sized(36, "Below the Mill?"), sized(24, "Ada Molnar")}, "Who Owned the Weir Below the Mill?"},
		"in many rows":      {[]structure.Line{sized(36, "Who"), sized(36, "Owned"), sized(36, "This"), sized(36, "Weir?")}, ""},
		"as its headings":   {[]structure.Line{sized(36, "Who Owned the Weir?"), sized(24, "Ada Molnar"), heading}, "Who Owned the Weir?"},
		"as unstyled ones":  {[]structure.Line{sized(36, "Who Owned the Weir?"), prose, sized(36, "The Mill")}, ""},
		"head of a section": {[]structure.Line{sized(36, "1. The Mill")}, ""},
		"under its author":  {[]structure.Line{sized(48, "Ada Molnar"), sized(36, "Who Owned the Weir?")}, "Who Owned the Weir?"},
		"under a body":      {[]structure.Line{sized(48, "University of Westermouth"), sized(36, "Who Owned the Weir?")}, "Who Owned the Weir?"},
		"under a date":      {[]structure.Line{sized(48, "3 May 2019"), sized(36, "Who Owned the Weir?")}, "Who Owned the Weir?"},
		"under its kind":    {[]structure.Line{sized(48, "Masterarbeit"), sized(36, "Who Owned the Weir?")}, "Who Owned the Weir?"},
		"under a phrase":    {[]structure.Line{sized(48, "Table of contents"), sized(36, "Who Owned the Weir?")}, "Who Owned the Weir?"},
		"what is left out":  {[]structure.Line{skipped}, ""},
		"hardly larger":     {[]structure.Line{sized(26, "Who Owned the Weir?")}, ""},
		"in the text":       {[]structure.Line{prose, sized(36, "Who Owned the Weir?")}, ""},
	} {
		var known corpus.Metadata
		lines := append(test.lines, prose, prose)
		Find(lines, &known)
		if known.Title != test.want {
			t.Errorf("%s: %q, want %q", name, known.Title, test.want)
		}
	}
	known := corpus.Metadata{Title: "A Weir"}
	if Find([]structure.Line{sized(36, "Who Owned the Weir?"), prose}, &known); known.Title != "A Weir" {
		t.Errorf("%q, want the title that is known", known.Title)
	}
}
