package lexicon

import (
	"math"
	"slices"
	"sync/atomic"
	"unsafe"

	"footnote/retrieval/static"
	"footnote/retrieval/vector"
)

// A parsed passage is what the table sees of it, kept with the index.
type parsed struct {
	heading   part
	sentences []part
	text      part           // all sentences, of whose tokens each of them has a part
	tokens    []static.Token // each different one of heading and text
	counts    []uint16       // how often each stands there
	stems     StemCounts
}

// A part is a run of a passage's tokens and the length of the sum of their rows.
type part struct {
	tokens []static.Token
	length float32
}

// parse gives what the table sees of a document, and keeps it for the next question.
func (l *Lexicon) parse(doc int) *parsed {
	if p := l.passages[doc].parsed.Load(); p != nil {
		return p
	}
	p := &parsed{stems: l.counts(doc)}
	var all []static.Token
	var ends []int // of the parts in all
	for _, words := range l.Parts(doc) {
		for _, number := range words {
			all = append(all, l.tokensOf(number)...)
		}
		ends = append(ends, len(all))
	}
	all = slices.Clone(all)
	sum := make([]float32, l.table.Dimensions())
	partOf := func(from, to int) part { return part{all[from:to], l.lengthOf(sum, all[from:to])} }
	p.heading = partOf(0, ends[0])
	p.sentences = make([]part, len(ends)-1)
	for i := range p.sentences {
		p.sentences[i] = partOf(ends[i], ends[i+1])
	}
	if len(p.sentences) == 1 {
		p.text = p.sentences[0]
	} else {
		p.text = partOf(ends[0], len(all))
	}
	p.tokens, p.counts = counted(sorted(all))
	l.passages[doc].parsed.Store(p)
	l.parsed.Add(p.bytes())
	return p
}

// sorted gives tokens in order, by their lower bytes and then by their upper ones: a passage
// has some hundred, and comparing them took half of the time to parse it.
func sorted(tokens []static.Token) []static.Token {
	byLower, byUpper := make([]static.Token, len(tokens)), make([]static.Token, len(tokens))
	arrange(byLower, tokens, 0)
	arrange(byUpper, byLower, 8)
	return byUpper
}

// arrange writes tokens into to by one byte of each, those of the same byte in their order.
func arrange(to, tokens []static.Token, shift int) {
	var places [256 + 1]int // of the next with each byte
	for _, t := range tokens {
		places[t>>shift&0xff+1]++
	}
	for b := range 256 {
		places[b+1] += places[b]
	}
	for _, t := range tokens {
		b := t >> shift & 0xff
		to[places[b]] = t
		places[b]++
	}
}

// StemsOf gives the stems of a document.
func (l *Lexicon) StemsOf(doc int) StemCounts { return l.parse(doc).stems }

// Kept is about what questions have made of the passages and words takes in memory.
func (l *Lexicon) Kept() int64 {
	n := l.parsed.Load()
	if order := l.order.Load(); order != nil {
		n += 4 * int64(len(*order))
	}
	return n
}

// bytes is about what it takes in memory.
func (p *parsed) bytes() int64 {
	const ofToken = int64(unsafe.Sizeof(static.Token(0)))
	n := int64(unsafe.Sizeof(*p)) + int64(unsafe.Sizeof(part{}))*int64(len(p.sentences)) + 6*int64(len(p.stems.Stems))
	return n + (ofToken+2)*int64(len(p.tokens)) + ofToken*int64(len(p.heading.tokens)+len(p.text.tokens))
}

// lengthOfWord gives the length of the sum of a word's rows, and keeps it for the next
// question; sum is scratch.
func (l *Lexicon) lengthOfWord(number int32, sum []float32) float32 {
	const known = 1 << 31 // the sign, which no length has
	if bits := atomic.LoadUint32(&l.lengths[number]); bits != 0 {
		return math.Float32frombits(bits &^ known)
	}
	length := l.lengthOf(sum, l.tokensOf(number))
	atomic.StoreUint32(&l.lengths[number], math.Float32bits(length)|known)
	return length
}

// lengthOf gives the length of the sum of tokens' rows; sum is scratch.
func (l *Lexicon) lengthOf(sum []float32, tokens []static.Token) float32 {
	if len(tokens) == 1 {
		return l.table.Row(sum, tokens[0])
	}
	clear(sum)
	for _, t := range tokens {
		l.table.AddRow(sum, t)
	}
	return float32(math.Sqrt(vector.Dot(sum, sum)))
}
