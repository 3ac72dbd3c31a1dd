package pdf

import (
	"math"
	"slices"
	"strings"

	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
)

// A headingStyle is how a heading looks. Those that are set larger rank before
// those that are only bold, in capitals or slanted.
type headingStyle struct {
	size float64
	look int
}

const (
	plainLook = iota
	slantedLook
	capitalLook
	boldLook
)

func lookOf(r row) headingStyle {
	look := plainLook
	switch {
	case r.Bold():
		look = boldLook
	case line.IsCapitals(r.text):
		look = capitalLook
	case r.Italic():
		look = slantedLook
	}
	return headingStyle{roundTo(r.Size, 0.5), look}
}

// headingSize is from which size on, as a share of that of the text, a row is a
// heading by that alone.
const headingSize = 1.12

// isHeadingRow says whether a row is set as a heading: larger than the text, or
// bold where that is not.
func (s *sheets) isHeadingRow(r row) bool {
	return r.Size >= headingSize*s.size || r.Bold() && r.Size >= 0.95*s.size && lang.WordCount(r.text) <= 20
}

// headingRanks gives each style of heading its level, the largest first. Styles
// of rows that are not headings have none.
func (s *sheets) headingRanks() map[headingStyle]int {
	var styles []headingStyle
	s.each(func(_ *sheet, r *row) {
		style := lookOf(*r)
		if !slices.Contains(styles, style) && len(styles) < 200 && (s.isHeadingRow(*r) || style.look != plainLook && r.Size >= 0.9*s.size) {
			styles = append(styles, style)
		}
	})
	slices.SortFunc(styles, func(a, b headingStyle) int {
		if a.size != b.size {
			return int(math.Copysign(1, b.size-a.size))
		}
		return b.look - a.look
	})
	ranks := map[headingStyle]int{}
	for i, style := range styles {
		ranks[style] = min(i+1, 6)
	}
	return ranks
}

// isHeading says whether a group of rows is a heading by its look, its place
// and its words.
func (s *sheets) isHeading(g rowGroup, text string) bool {
	r := g.rows[0]
	words := lang.WordCount(text)
	if words == 0 || words > 30 || len(g.rows) > 4 || record.CaptionRow.MatchString(text) || line.IsItem(text) && line.Bullet.MatchString(text) {
		return false
	}
	last := lang.LastRune(lang.TrimClosers(text))
	if strings.ContainsRune(",;:", last) || !strings.ContainsFunc(text, lang.IsWordRune) {
		return false
	}
	if r.Size >= headingSize*s.size {
		return last != '.' || words < fewestOfSentence || lang.FunctionShare(text) < 0.3 || r.Bold()
	}
	if words > 16 || lang.IsFinal(last) && last != '?' && !line.Chapterish(text) || len(g.rows) > 2 {
		return false
	}
	switch {
	case allRows(g.rows, row.isBold):
		return true
	case line.IsCapitals(text), allRows(g.rows, func(r row) bool { return r.Italic() }):
		return g.gap && !startsLow(text)
	}
	return false
}

// fewestOfSentence is from how many words on what ends in a full stop is a sentence,
// even in larger type.
const fewestOfSentence = 10

func startsLow(text string) bool { return !line.StartsBig(text) }
