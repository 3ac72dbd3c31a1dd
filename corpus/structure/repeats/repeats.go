// Package repeats leaves out what a page shows twice, such as a sentence that is set large
// beside its paragraph.
package repeats

import (
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
)

// Cut leaves out quotations that a page shows twice: paragraphs whose words
// stand in the paragraphs around the text once more.
func Cut(lines []line.Line) { cut(lines, isQuotation) }

// CutHeadings leaves out such a quotation where print sets it as large as a heading.
func CutHeadings(lines []line.Line) {
	cut(lines, func(l line.Line) bool {
		return l.Kept() && l.Kind == corpus.Heading && lang.IsQuoted(l.Text) && l.Words >= 5 && l.Words <= 60
	})
}

func isQuotation(l line.Line) bool {
	return l.Kept() && l.Kind <= corpus.Quote && l.Kind != corpus.Heading && l.Kind != corpus.Item && !l.Verse && !l.Code && (l.Prose || lang.IsQuoted(l.Text)) &&
		(l.Words >= 8 || l.Words >= 5 && lang.IsQuoted(l.Text)) && l.Words <= 60
}

func cut(lines []line.Line, may func(line.Line) bool) {
	if len(lines) > line.MostLines || !slices.ContainsFunc(lines, may) || line.ProseWords(lines) > mostPairs {
		return
	}
	pairs := newPairIndex(lines)
	for i := range lines {
		if may(lines[i]) && pairs.holds(i) {
			lines[i].Skip = "pull quote"
			pairs.forget(i)
		}
	}
}

// A pairIndex knows in which lines each pair of neighbouring words stands.
type pairIndex struct {
	words [][]string // of each line of prose
	at    map[string][]int
	place map[int]int // where a line of the draft stands in words
	under []int       // how many headings of the markup stand before each line of prose
	hits  []int       // how many of the pairs that are looked for stand in each
}

// mostPairs bounds the pairs of an index: a longer text is a book, in which
// nothing is shown twice.
const mostPairs = 300000

// mostPlaces bounds the lines that are kept for one pair; a pair that is more
// frequent tells nothing.
const mostPlaces = 50

func newPairIndex(lines []line.Line) *pairIndex {
	p := &pairIndex{at: map[string][]int{}, place: map[int]int{}}
	headings := 0
	for i, l := range lines {
		if l.Kind == corpus.Heading && l.Marked && l.Kept() {
			headings++
		}
		if !l.Kept() || !l.Prose && !lang.IsQuoted(l.Text) || l.Words > 2000 {
			continue
		}
		n := len(p.words)
		p.place[i] = n
		p.words = append(p.words, strings.Fields(lang.Plain(l.Text)))
		p.under = append(p.under, headings)
		for _, pair := range pairsOf(p.words[n]) {
			if places := p.at[pair]; len(places) < mostPlaces && (len(places) == 0 || places[len(places)-1] != n) {
				p.at[pair] = append(places, n)
			}
		}
	}
	return p
}

func pairsOf(words []string) []string {
	var out []string
	for i := 1; i < len(words); i++ {
		out = append(out, words[i-1]+" "+words[i])
	}
	return out
}

// forget takes a line out, so that it does not speak for another one.
func (p *pairIndex) forget(i int) { p.words[p.place[i]] = nil }

// holds says whether line i of the draft says nothing but what is said elsewhere: in one
// line that says more or stands before it in its section, or from the end of one into the
// next. A paragraph of which one word is another says something else: "rejected" for
// "approved"; one that stands under another heading says it of something else.
func (p *pairIndex) holds(i int) bool {
	own := p.place[i]
	pairs := lang.Unique(pairsOf(p.words[own]))
	if len(pairs) < 4 {
		return false
	}
	found := p.found(own, pairs)
	for _, at := range found {
		longer := len(p.words[at])*10 > len(p.words[own])*13
		if p.hits[at] == len(pairs) && (longer || at < own && p.under[at] == p.under[own]) {
			return true
		}
	}
	return slices.ContainsFunc(found, func(at int) bool { return p.runsOn(at, pairs) })
}

// found gives the other lines in which some of the pairs stand, and counts these in hits.
func (p *pairIndex) found(own int, pairs []string) (found []int) {
	if p.hits == nil {
		p.hits = make([]int, len(p.words)+1)
	}
	clear(p.hits)
	for _, pair := range pairs {
		for _, at := range p.at[pair] {
			if at == own || p.words[at] == nil {
				continue
			}
			if p.hits[at] == 0 {
				found = append(found, at)
			}
			p.hits[at]++
		}
	}
	return found
}

// runsOn says whether the pairs stand in a line and the one behind it, with the words where
// they meet.
func (p *pairIndex) runsOn(at int, pairs []string) bool {
	first, second := p.hits[at], p.hits[at+1]
	if second == 0 || first == len(pairs) || second == len(pairs) { // one line that says all of it has been looked at
		return false
	}
	if first+second < len(pairs)-1 {
		return false
	}
	a, b := p.words[at], p.words[at+1]
	meeting := a[len(a)-1] + " " + b[0]
	return !slices.ContainsFunc(pairs, func(pair string) bool {
		places := p.at[pair]
		return !slices.Contains(places, at) && !slices.Contains(places, at+1) && pair != meeting
	})
}
