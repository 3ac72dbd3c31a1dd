package layout

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

func lookOf(r Row) headingStyle {
	look := plainLook
	switch {
	case r.Bold():
		look = boldLook
	case line.IsCapitals(r.Text):
		look = capitalLook
	case r.Italic():
		look = slantedLook
	}
	return headingStyle{roundTo(r.Size, 0.5), look}
}

// HeadingSize is from which size on, as a share of that of the text, a row is a
// heading by that alone.
const HeadingSize = 1.12

// isHeadingRow says whether a row is set as a heading: larger than the text, or
// bold where that is not.
func (s *File) isHeadingRow(r Row) bool {
	return r.Size >= HeadingSize*s.Size || r.Bold() && r.Size >= 0.95*s.Size && lang.WordCount(r.Text) <= 20
}

// headingRanks gives each style of heading its level, the largest first. Styles
// of rows that are not headings have none.
func (s *File) headingRanks() map[headingStyle]int {
	var styles []headingStyle
	s.Each(func(_ *Page, r *Row) {
		style := lookOf(*r)
		if !slices.Contains(styles, style) && len(styles) < 200 && (s.isHeadingRow(*r) || style.look != plainLook && r.Size >= 0.9*s.Size) {
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
func (s *File) isHeading(g Group, text string) bool {
	r := g.Rows[0]
	words := lang.WordCount(text)
	if words == 0 || words > 30 || len(g.Rows) > 4 || record.CaptionRow.MatchString(text) || line.IsItem(text) && line.Bullet.MatchString(text) {
		return false
	}
	last := lang.LastRune(lang.TrimClosers(text))
	if strings.ContainsRune(",;:", last) || !strings.ContainsFunc(text, lang.IsWordRune) {
		return false
	}
	if r.Size >= HeadingSize*s.Size {
		return last != '.' || words < fewestOfSentence || lang.FunctionShare(text) < 0.3 || r.Bold()
	}
	if words > 16 || lang.IsFinal(last) && last != '?' && !line.Chapterish(text) || len(g.Rows) > 2 {
		return false
	}
	switch {
	case allRows(g.Rows, Row.isBold):
		return true
	case line.IsCapitals(text), allRows(g.Rows, func(r Row) bool { return r.Italic() }):
		return g.gap && !startsLow(text)
	}
	return false
}

// fewestOfSentence is from how many words on what ends in a full stop is a sentence,
// even in larger type.
const fewestOfSentence = 10

func startsLow(text string) bool { return !line.StartsBig(text) }
