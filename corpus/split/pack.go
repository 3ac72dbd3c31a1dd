package split

import (
	"math"
	"slices"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// What it costs to begin a passage at a unit, beside what its size costs.
const (
	insideBlock = 2.5  // between two sentences of a paragraph or rows of a table
	announced   = 3    // after what announces it: the first item of a list, what stands under an item
	insideList  = 1    // between two items of a list
	turned      = -1.5 // where somebody else begins to speak
)

// breakCost is what it costs to begin a passage with a block.
func (s *splitter) breakCost(b corpus.Block) float64 {
	switch {
	case s.before == nil:
		return 0
	case endsInColon(s.before.Text), asks(s.before.Text), b.Kind == corpus.Item && s.before.Kind != corpus.Item:
		return announced
	case b.Kind == corpus.Item && b.Level > s.before.Level: // the entry of a glossary below its word
		return announced
	case b.Kind == corpus.Item && b.Level < s.before.Level:
		return 0
	case b.Kind == corpus.Item:
		return insideList
	case s.turned:
		return turned
	}
	return 0
}

// bestCuts packs units into passages: of all ways to cut them it takes the one
// of the least cost. It gives ranges of units.
func bestCuts(units []unit) []lang.Range {
	n := len(units)
	best := make([]float64, n+1) // the least cost of the first i units
	from := make([]int, n+1)     // where the last passage of that starts
	for end := 1; end <= n; end++ {
		best[end] = math.Inf(1)
		words := 0
		for start := end - 1; start >= 0; start-- {
			words += units[start].words
			if words > mostWords && start < end-1 || end-start > mostWords {
				break
			}
			c := best[start] + sizeCost(sizeOf(units, start, end, words))
			if start > 0 {
				c += units[start].cost
			}
			if c < best[end] {
				best[end], from[end] = c, start
			}
		}
	}
	var out []lang.Range
	for end := n; end > 0; end = from[end] {
		out = append(out, lang.Range{Start: from[end], End: end})
	}
	slices.Reverse(out)
	return out
}

// sizeOf gives the words of a run of units that count for its size. Whole turns that say
// something together have a good one.
func sizeOf(units []unit, start, end, words int) int {
	if words < fewestSaid || !isTurn(units, start) || !isTurn(units, end) {
		return words
	}
	return max(words, goodWords)
}

// isTurn says whether somebody else begins to speak at a unit, or the section begins or ends.
func isTurn(units []unit, i int) bool {
	return i == 0 || i == len(units) || units[i].cost == turned
}

// sizeCost is least at a good size and steep below the fewest words.
func sizeCost(words int) float64 {
	off := float64(words-goodWords) / 45
	c := off * off
	if words < fewestWords {
		c += 3 + float64(fewestWords-words)/10
	}
	return c
}
