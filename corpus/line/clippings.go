package line

import (
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// endOfClipping is the row under each passage that the reader of an e-book has marked.
const endOfClipping = "=========="

// A clipping is one of them: of which book, what the device says of it, and its words.
type clipping struct{ book, where, words string }

// ClippingLines gives the lines of a file in which an e-book reader gathers what somebody
// marked, nil for another text. What the device says of a passage is no part of it. With
// several books, the passages of each stand under its name; one book is given by name.
func ClippingLines(text string) (lines []Line, book string) {
	clippings := clippingsOf(text)
	if clippings == nil {
		return nil, ""
	}
	several := slices.ContainsFunc(clippings, func(c clipping) bool { return c.book != clippings[0].book })
	last := ""
	for _, c := range clippings {
		if several && c.book != last {
			lines = append(lines, Line{Block: corpus.Block{Kind: corpus.Heading, Level: 1, Text: c.book}, Marked: true, Gap: true})
		}
		last = c.book
		lines = append(lines, Line{Block: corpus.Block{Text: c.where}, Skip: "notice", Gap: true},
			Line{Block: corpus.Block{Text: c.words}, Gap: true, Final: true})
	}
	if several {
		return lines, ""
	}
	return lines, last
}

// clippingsOf parts such a file, and gives nothing where a part of it is built otherwise.
func clippingsOf(text string) []clipping {
	var out []clipping
	parts := strings.Split(strings.ReplaceAll(text, "\r", ""), "\n"+endOfClipping)
	for _, part := range parts[:len(parts)-1] {
		book, rest, _ := strings.Cut(strings.TrimLeft(part, "\n\uFEFF"), "\n")
		where, words, _ := strings.Cut(rest, "\n")
		if book == "" || !strings.HasPrefix(where, "- ") || strings.TrimSpace(strings.SplitN(words, "\n", 2)[0]) != "" {
			return nil
		}
		if words = lang.Squeeze(words); words != "" { // a bookmark has none
			out = append(out, clipping{lang.Squeeze(book), where[len("- "):], words})
		}
	}
	if strings.TrimSpace(parts[len(parts)-1]) != "" {
		return nil
	}
	return out
}
