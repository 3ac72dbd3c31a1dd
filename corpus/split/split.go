package split

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// The sizes of passages, in words as wordCount counts them.
const (
	fewestWords = 60  // less only where a section has no more
	mostWords   = 180 // more only for one sentence that is longer
	goodWords   = 115
	fewestSaid  = 45  // of whole turns, where somebody else speaks before and behind them
	longestOne  = 250 // a longer sentence is cut
)

// Split cuts a document into passages: whole sentences, rows of a table or
// items of a list, about 60 to 180 words, never across a section. A passage has
// the page of its first word and, if that is another, of its last, and the
// paragraph of its first word. A caption is a passage of its own, after all others, with
// the section and the paragraph that it stands beside. No letter of the body is lost or
// comes twice. It takes time and memory in proportion to the text.
func Split(d corpus.Document) []corpus.Passage {
	s := splitter{text: d.Text(), speakers: speakersOf(d)}
	var captions []caption
	for _, b := range d.Blocks {
		switch b.Kind {
		case corpus.Caption:
			captions = append(captions, caption{b, s.section, max(1, s.paragraph)})
			continue
		case corpus.Heading:
			s.pack(0)
			s.path = under(s.path, b)
			s.section, s.paragraph, s.before, s.speaker = pathName(s.path), 0, nil, ""
		default:
			if s.before != nil && fallsSilent(*s.before, b) {
				s.pack(0)
			}
			s.paragraph++
			s.turn(b)
			s.read(b)
			s.before = &b
		}
		s.pass(b)
	}
	s.pack(0)
	for _, c := range captions {
		s.section, s.paragraph, s.before = c.section, c.paragraph, nil
		s.read(c.Block)
		s.pack(0)
		s.pass(c.Block)
	}
	return s.out
}

// A caption waits for the end of the text, where it stands.
type caption struct {
	corpus.Block
	section   string
	paragraph int
}

// pass goes on to the next block of the text.
func (s *splitter) pass(b corpus.Block) { s.offset += len(b.Text) + len(corpus.BlankLine) }

// A splitter reads a document block by block.
type splitter struct {
	text      string
	offset    int            // of the block in the text
	path      []corpus.Block // the headings over it
	section   string
	paragraph int             // from 1 in the section
	before    *corpus.Block   // the block before in the section
	speakers  map[string]bool // of a document in which several speak
	speaker   string          // who speaks
	turned    bool            // somebody else does than before
	units     []unit          // of the section, as far as they are in no passage yet
	out       []corpus.Passage
}

// A unit is a sentence or a row of a table, the smallest thing that Split moves.
type unit struct {
	lang.Range
	words     int
	paragraph int
	first     corpus.Turn // the page that it begins on
	last      corpus.Turn // and the one that it ends on
	cost      float64     // of a break before it, see [breakCost]
	speaker   string      // who says it, where that is known
	asking    bool        // it is of a turn that ends with a question
}

// mostWaiting is how many units wait at most for their passages, so that an
// endless section takes no endless memory; it has the text of a long chapter.
const mostWaiting = 4096

// read cuts a block into units.
func (s *splitter) read(b corpus.Block) {
	cost := s.breakCost(b)
	for r := range unitsOf(b) {
		for _, piece := range cutLong(b.Text, r) {
			s.units = append(s.units, unit{
				Range: lang.Range{Start: s.offset + piece.Start, End: s.offset + piece.End},
				words: lang.WordCount(b.Text[piece.Start:piece.End]), paragraph: s.paragraph, cost: cost,
				first: b.PageAt(piece.Start), last: b.PageAt(piece.End - 1), speaker: s.speaker, asking: asks(b.Text),
			})
			cost = insideBlock
			if len(s.units) == mostWaiting {
				s.pack(1)
			}
		}
	}
}

// locatorOf says where a passage of these units stands. The last page is left
// out where one page has its printed number and the other not, which are two
// ways to count, and where a column or note is read out of the order of pages. A
// stretch of a recording ends with its last word.
func (s *splitter) locatorOf(units []unit) corpus.Locator {
	first, last := units[0].first, units[len(units)-1].last
	l := corpus.Locator{Section: s.sectionOf(units), Page: first.Page, Label: first.Label, Paragraph: units[0].paragraph}
	turned := last.Page > first.Page || last.Page == first.Page && last.Label != first.Label
	if turned && (first.Label == "") == (last.Label == "") {
		l.LastPage, l.LastLabel = last.Page, last.Label
	}
	if last.End != "" && last.End != first.Label {
		l.LastLabel = last.End
	}
	return l
}

// sectionOf gives the section of a passage. In a recording it ends with who speaks, as the
// section of a letter does in a thread.
func (s *splitter) sectionOf(units []unit) string {
	who := answering(units)
	if _, recorded := (corpus.Locator{Label: units[0].first.Label}).Seconds(); !recorded || who == "" {
		return s.section
	}
	if s.section == "" {
		return who
	}
	return s.section + " > " + who
}

// turn notes who says a block.
func (s *splitter) turn(b corpus.Block) {
	who := turnOf(b)
	s.turned = s.speakers[who] && who != s.speaker
	if s.speakers[who] {
		s.speaker = who
	}
}

// pack makes passages of the units that wait, but for the last few passages,
// which what follows may change.
func (s *splitter) pack(keep int) {
	cuts := bestCuts(s.units)
	kept := max(0, len(cuts)-keep)
	for _, r := range cuts[:kept] {
		units := s.units[r.Start:r.End]
		s.out = append(s.out, corpus.Passage{
			Ordinal: len(s.out) + 1,
			Locator: s.locatorOf(units),
			Text:    s.text[units[0].Start:units[len(units)-1].End],
		})
	}
	rest := 0
	if kept > 0 {
		rest = cuts[kept-1].End
	}
	s.units = append(s.units[:0], s.units[rest:]...)
}

// under is the path of headings that leads to h, given the path before it.
func under(path []corpus.Block, h corpus.Block) []corpus.Block {
	for len(path) > 0 && path[len(path)-1].Level >= h.Level {
		path = path[:len(path)-1]
	}
	return append(path, h)
}

func pathName(path []corpus.Block) string {
	var names []string
	for _, h := range path {
		names = append(names, h.Text)
	}
	return strings.Join(names, " > ")
}
