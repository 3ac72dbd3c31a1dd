package split

import (
	"iter"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// unitsOf yields the sentences of a block, of a table its rows.
func unitsOf(b corpus.Block) iter.Seq[lang.Range] {
	if b.Kind == corpus.Table {
		return rowsOf(b.Text)
	}
	return lang.EachSentence(b.Text)
}

// rowsOf yields the lines of a text that are not blank.
func rowsOf(text string) iter.Seq[lang.Range] {
	return func(yield func(lang.Range) bool) {
		start := 0
		for line := range strings.SplitSeq(text, "\n") {
			row := lang.Trimmed(text, lang.Range{Start: start, End: start + len(line)})
			start += len(line) + 1
			if row.Start < row.End && !yield(row) {
				return
			}
		}
	}
}

// endsInColon says whether a text ends in the mark of an announcement.
func endsInColon(text string) bool {
	return strings.HasSuffix(text, ":") || strings.HasSuffix(text, "：")
}

// cutLong cuts a sentence that is too long for a passage: after a clause where
// there is one in reach, else at a space, else between two characters.
func cutLong(text string, r lang.Range) []lang.Range {
	words := lang.WordCount(text[r.Start:r.End])
	if words <= longestOne {
		return []lang.Range{r}
	}
	pieces := (words + goodWords + 29) / (goodWords + 30)
	target := (words + pieces - 1) / pieces
	var out []lang.Range
	for rest := r; rest.Start < r.End; {
		end := rest.Start + lang.CutPoint(text[rest.Start:r.End], target)
		if piece := lang.Trimmed(text, lang.Range{Start: rest.Start, End: end}); piece.Start < piece.End {
			out = append(out, piece)
		}
		rest.Start = end
	}
	return out
}
