package corpus

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// unitsOf yields the sentences of a block, of a table its rows.
func unitsOf(b Block) iter.Seq[Range] {
	if b.Kind == Table {
		return rowsOf(b.Text)
	}
	return eachSentence(b.Text)
}

// rowsOf yields the lines of a text that are not blank.
func rowsOf(text string) iter.Seq[Range] {
	return func(yield func(Range) bool) {
		start := 0
		for line := range strings.SplitSeq(text, "\n") {
			row := trimmed(text, Range{start, start + len(line)})
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
func cutLong(text string, r Range) []Range {
	words := wordCount(text[r.Start:r.End])
	if words <= longestOne {
		return []Range{r}
	}
	pieces := (words + goodWords + 29) / (goodWords + 30)
	target := (words + pieces - 1) / pieces
	var out []Range
	for rest := r; rest.Start < r.End; {
		end := rest.Start + cutPoint(text[rest.Start:r.End], target)
		if piece := trimmed(text, Range{rest.Start, end}); piece.Start < piece.End {
			out = append(out, piece)
		}
		rest.Start = end
	}
	return out
}

// cutPoint is where to cut s so that the front has about target words.
func cutPoint(s string, target int) int {
	clause, space := 0, 0
	words, shares, run := 0, 0, 0
	var before rune
	for i, r := range s {
		count := words + shares/oneWord + run/12
		if count > target && i > 0 && !unicode.IsMark(r) && !leads(before) {
			return firstOf(clause, space, i)
		}
		before = r
		size := i + utf8.RuneLen(r)
		switch {
		case unicode.IsSpace(r):
			words += runWords(run, run > 0)
			run, space = 0, size
		case unspaced(r):
			shares += letterShare(r)
		default:
			run++
		}
		if strings.ContainsRune(",;:—、，；：،؛|", r) && count*10 >= target*6 {
			clause = size
		}
	}
	return len(s)
}

// leads says whether a Thai or Lao vowel is written before the letter that it
// belongs to.
func leads(r rune) bool { return r >= 0x0E40 && r <= 0x0E44 || r >= 0x0EC0 && r <= 0x0EC4 }

func firstOf(points ...int) int {
	for _, p := range points {
		if p > 0 {
			return p
		}
	}
	return 0
}
