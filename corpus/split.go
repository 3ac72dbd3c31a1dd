package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The sizes of passages, in words as wordCount counts them.
const (
	fewestWords = 60  // less only where a section has no more
	mostWords   = 180 // more only for one sentence that is longer
	goodWords   = 115
	longestOne  = 250 // a longer sentence is cut
)

// blankLine stands between the blocks of a document's text.
const blankLine = "\n\n"

// Text is the cleaned text of a document: its blocks, headings included, with a
// blank line between them. Every passage is a byte-exact run of it.
func (d Document) Text() string {
	var b strings.Builder
	for i, block := range d.Blocks {
		if i > 0 {
			b.WriteString(blankLine)
		}
		b.WriteString(block.Text)
	}
	return b.String()
}

// Split cuts a document into passages: whole sentences, about 60 to 180 words,
// never across a section. No letter of the body is lost or comes twice.
func Split(d Document) []Passage {
	text := d.Text()
	var out []Passage
	for _, s := range sectionsOf(d) {
		for _, p := range s.passages(text) {
			p.Ordinal = len(out) + 1
			out = append(out, p)
		}
	}
	return out
}

// A section is what stands between two headings.
type section struct {
	name  string
	units []unit
}

// A unit is a sentence, the smallest thing that Split moves.
type unit struct {
	Range
	words     int
	paragraph int // from 1 in the section
	page      int
	label     string // of the page
	follows   bool   // the block before announces this one, as an item of its list
}

// sectionsOf reads a document into sections with their sentences.
func sectionsOf(d Document) []section {
	sections := []section{{}}
	var path []Block
	paragraph, offset, announced := 0, 0, false
	for _, b := range d.Blocks {
		if b.Kind == Heading {
			path = under(path, b)
			sections = append(sections, section{name: pathName(path)})
			paragraph, announced = 0, false
		} else {
			paragraph++
			s := &sections[len(sections)-1]
			units := unitsOf(b, offset, paragraph)
			if len(units) > 0 {
				units[0].follows = announced
			}
			s.units = append(s.units, units...)
			announced = strings.HasSuffix(b.Text, ":") || strings.HasSuffix(b.Text, "：")
		}
		offset += len(b.Text) + len(blankLine)
	}
	return sections
}

// under is the path of headings that leads to h, given the path before it.
func under(path []Block, h Block) []Block {
	for len(path) > 0 && path[len(path)-1].Level >= h.Level {
		path = path[:len(path)-1]
	}
	return append(path, h)
}

func pathName(path []Block) string {
	var names []string
	for _, h := range path {
		names = append(names, h.Text)
	}
	return strings.Join(names, " > ")
}

// unitsOf cuts a block, which starts at offset, into sentences.
func unitsOf(b Block, offset, paragraph int) []unit {
	var out []unit
	for _, r := range Sentences(b.Text) {
		for _, piece := range cutLong(b.Text, r) {
			page, label := b.pageAt(piece.Start)
			out = append(out, unit{
				Range:     Range{offset + piece.Start, offset + piece.End},
				words:     wordCount(b.Text[piece.Start:piece.End]),
				paragraph: paragraph,
				page:      page,
				label:     label,
			})
		}
	}
	return out
}

// pageAt gives the page that a place in a block's text stands on.
func (b Block) pageAt(at int) (page int, label string) {
	page, label = b.Page, b.Label
	for _, t := range b.Turns {
		if t.At <= at {
			page, label = t.Page, t.Label
		}
	}
	return page, label
}

// passages packs the section's sentences: of all ways to cut it takes the one
// of the least cost, see cost.
func (s section) passages(text string) []Passage {
	var out []Passage
	for _, r := range s.cuts() {
		first, last := s.units[r.Start], s.units[r.End-1]
		out = append(out, Passage{
			Locator: Locator{Section: s.name, Page: first.page, Label: first.label, Paragraph: first.paragraph},
			Text:    text[first.Start:last.End],
		})
	}
	return out
}

// cuts gives the passages as ranges of units.
func (s section) cuts() []Range {
	n := len(s.units)
	best := make([]float64, n+1) // the least cost of the first i units
	from := make([]int, n+1)     // where the last passage of that starts
	for end := 1; end <= n; end++ {
		best[end] = -1
		words := 0
		for start := end - 1; start >= 0; start-- {
			words += s.units[start].words
			if words > mostWords && start < end-1 || end-start > mostWords {
				break
			}
			c := best[start] + sizeCost(words) + s.breakCost(start)
			if best[end] < 0 || c < best[end] {
				best[end], from[end] = c, start
			}
		}
	}
	var out []Range
	for end := n; end > 0; end = from[end] {
		out = append(out, Range{from[end], end})
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
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

// breakCost is what it costs to begin a passage at a unit.
func (s section) breakCost(start int) float64 {
	switch {
	case start == 0:
		return 0
	case s.units[start].follows:
		return 3
	case s.units[start].paragraph == s.units[start-1].paragraph:
		return 2.5
	}
	return 0
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
	words, dense, run := 0, 0, 0
	for i, r := range s {
		count := words + dense*10/lettersPerWord + run/12
		if count > target && i > 0 && !unicode.IsMark(r) {
			return firstOf(clause, space, i)
		}
		size := i + utf8.RuneLen(r)
		switch {
		case unicode.IsSpace(r):
			words += runWords(run, run > 0)
			run, space = 0, size
		case unspaced(r):
			dense++
		default:
			run++
		}
		if strings.ContainsRune(",;:—、，；：،؛|", r) && count*10 >= target*6 {
			clause = size
		}
	}
	return len(s)
}

func firstOf(points ...int) int {
	for _, p := range points {
		if p > 0 {
			return p
		}
	}
	return 0
}
