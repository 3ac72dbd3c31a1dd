package retrieval

import (
	"math"
	"slices"
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
	stems     stemCounts
}

// A part is a run of a passage's tokens and the length of the sum of their rows.
type part struct {
	tokens []static.Token
	length float32
}

// parse gives what the table sees of a document, and keeps it for the next question.
func (l *lexicon) parse(doc int) *parsed {
	if p := l.passages[doc].parsed.Load(); p != nil {
		return p
	}
	p := &parsed{stems: l.counts(doc)}
	var all []static.Token
	var ends []int // of the parts in all
	for _, words := range l.parts(doc) {
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
	p.text = partOf(ends[0], len(all))
	p.tokens, p.counts = counted(slices.Clone(all))
	l.passages[doc].parsed.Store(p)
	l.parsed.Add(p.bytes())
	return p
}

// bytes is about what it takes in memory.
func (p *parsed) bytes() int64 {
	const ofToken = int64(unsafe.Sizeof(static.Token(0)))
	n := int64(unsafe.Sizeof(*p)) + int64(unsafe.Sizeof(part{}))*int64(len(p.sentences)) + 6*int64(len(p.stems.stems))
	return n + (ofToken+2)*int64(len(p.tokens)) + ofToken*int64(len(p.heading.tokens)+len(p.text.tokens))
}

// lengthOf gives the length of the sum of tokens' rows; sum is scratch.
func (l *lexicon) lengthOf(sum []float32, tokens []static.Token) float32 {
	clear(sum)
	for _, t := range tokens {
		l.table.AddRow(sum, t)
	}
	return float32(math.Sqrt(vector.Dot(sum, sum)))
}

// A reader reads passages with a question in mind, by the built-in table. It is
// for one question, and not for several goroutines.
type reader struct {
	table *static.Model
	asked []piece
	whole []float32 // the question's direction
	soft  []float32 // the same, its stop words weighing little
	place []uint16  // of a token among the sights, 1 for the first; 0 if it has not been seen
	seen  []sight
	row   []float32 // scratch
}

// A piece is one different token of a question.
type piece struct {
	token   static.Token
	row     []float32 // of unit length
	weight  float64   // by its rarity in the world; all sum to 1
	library float64   // by its rarity in the library; all sum to 1
	stop    bool
}

// A sight is what a reader keeps of a token: its cosine with each piece of the
// question, not below 0, and its products with the directions.
type sight struct {
	near        []float32
	steps       []uint16 // the same in steps of the kernels
	whole, soft float32
}

// Stop words and single letters weigh so much of what their rarity says, and
// stop words in the soft direction of a question.
const (
	stopWeight = 0.15
	softWeight = 0.2
)

func (x *index) newReader(words []askedWord) *reader {
	r := &reader{
		table: x.table, place: make([]uint16, x.table.Size()),
		whole: make([]float32, x.table.Dimensions()), soft: make([]float32, x.table.Dimensions()),
		row: make([]float32, x.table.Dimensions()),
	}
	var weights, library float64
	place := map[static.Token]int{}
	for _, w := range words {
		for _, t := range x.table.Tokens(w.text) {
			x.table.AddRow(r.whole, t)
			length := x.table.Row(r.row, t)
			scale := float32(1)
			if w.stop {
				scale = softWeight
			}
			addScaled(r.soft, r.row, scale)
			if _, again := place[t]; again {
				continue
			}
			place[t] = len(r.asked)
			p := piece{token: t, row: scaled(r.row, length), weight: x.world.Rarity(t), library: w.rarity, stop: w.stop}
			if w.stop || len([]rune(w.text)) == 1 {
				p.weight, p.library = p.weight*stopWeight, p.library*stopWeight
			}
			weights += p.weight
			library += p.library
			r.asked = append(r.asked, p)
		}
	}
	for i := range r.asked {
		r.asked[i].weight /= max(weights, 1e-9)
		r.asked[i].library /= max(library, 1e-9)
	}
	r.whole, r.soft = direction(r.whole), direction(r.soft)
	return r
}

func addScaled(sum, v []float32, scale float32) {
	for i, x := range v {
		sum[i] += scale * x
	}
}

// scaled gives a row of a length at length 1, or one of zeros as it is.
func scaled(row []float32, length float32) []float32 {
	unit := make([]float32, len(row))
	addScaled(unit, row, 1/max(length, 1e-20))
	return unit
}

// see looks at a token for the first time, or remembers it. What it gives is good
// until the next token.
func (r *reader) see(t static.Token) *sight {
	if at := r.place[t]; at > 0 {
		return &r.seen[at-1]
	}
	length := r.table.Row(r.row, t)
	s := sight{
		near:  make([]float32, len(r.asked)),
		steps: make([]uint16, len(r.asked)),
		whole: static.Dot(r.row, r.whole),
		soft:  static.Dot(r.row, r.soft),
	}
	for i := range r.asked {
		s.near[i] = max(0, static.Dot(r.row, r.asked[i].row)/max(length, 1e-20))
		s.steps[i] = uint16(min(1, s.near[i])*kernelSteps + 0.5)
	}
	r.seen = append(r.seen, s)
	r.place[t] = uint16(len(r.seen))
	return &r.seen[len(r.seen)-1]
}

// nearest writes into near the largest cosine of each piece of the question with
// the tokens of a part.
func (r *reader) nearest(near []float32, tokens []static.Token) {
	clear(near)
	for _, t := range tokens {
		for i, c := range r.see(t).near[:len(near)] {
			if c > near[i] {
				near[i] = c
			}
		}
	}
}

// cosines of a part with the question's directions.
func (r *reader) cosines(p part) (whole, soft float64) {
	if p.length == 0 {
		return 0, 0
	}
	var w, s float32
	for _, t := range p.tokens {
		seen := r.see(t)
		w += seen.whole
		s += seen.soft
	}
	return float64(w / p.length), float64(s / p.length)
}

// The middles of the kernels, and their widths (Xiong et al., "End-to-End Neural
// Ad-hoc Ranking with Kernel Pooling", 2017): one for words that stand verbatim, and
// five for what is near.
var kernelMiddles = [...]float64{1, 0.85, 0.65, 0.45, 0.25, 0.05}

const exactWidth, nearWidth = 0.02, 0.1

// kernelSteps is how many steps of a cosine from 0 to 1 the kernels are made for.
const kernelSteps = 256

var kernelTable = func() (table [kernelSteps + 1][len(kernelMiddles)]float32) {
	for step := range table {
		for k, m := range kernelMiddles {
			width := nearWidth
			if k == 0 {
				width = exactWidth
			}
			d := float64(step)/kernelSteps - m
			table[step][k] = float32(math.Exp(-d * d / (2 * width * width)))
		}
	}
	return table
}()

// kernels pools the cosines of the question's pieces with all of a passage's.
func (r *reader) kernels(p *parsed) (pooled [len(kernelMiddles)]float64) {
	sums := make([][len(kernelMiddles)]float32, len(r.asked))
	for j, t := range p.tokens {
		count := float32(p.counts[j])
		for i, step := range r.see(t).steps {
			row, sum := &kernelTable[step], &sums[i]
			for k := range row {
				sum[k] += count * row[k]
			}
		}
	}
	for i := range sums {
		for k, s := range sums[i] {
			pooled[k] += r.asked[i].weight * math.Log(max(0.01, float64(s)))
		}
	}
	return pooled
}

// headingShare is what a word of the heading counts beside one of the sentence.
const headingShare = 0.9

// A match is how a passage meets a question by the table.
type match struct {
	all, library, sentence, two float64 // MaxSim
	verbatim, verbatimLibrary   float64
	text, heading, best         float64 // cosines
	kernels                     [len(kernelMiddles)]float64
	sentences                   []sentenceMatch
}

// A sentenceMatch is how a sentence meets a question by the table.
type sentenceMatch struct{ maxSim, cosine float64 }

// match reads a passage.
func (r *reader) match(p *parsed) match {
	var m match
	n := len(r.asked)
	head, near, before, all := make([]float32, n), make([]float32, n), make([]float32, n), make([]float32, n)
	r.nearest(head, p.heading.tokens)
	copy(all, head)
	for i, s := range p.sentences {
		r.nearest(near, s.tokens)
		var one, two float64
		for k := range near {
			all[k] = max(all[k], near[k])
			own := max(near[k], headingShare*head[k])
			one += r.asked[k].weight * float64(own)
			two += r.asked[k].weight * float64(max(own, before[k]))
		}
		m.sentence = max(m.sentence, one)
		if i > 0 {
			m.two = max(m.two, two)
		}
		copy(before, near)
		_, soft := r.cosines(s)
		m.best = max(m.best, soft)
		m.sentences = append(m.sentences, sentenceMatch{one, soft})
	}
	m.two = max(m.two, m.sentence)
	for k, c := range all {
		a := r.asked[k]
		m.all += a.weight * float64(c)
		m.library += a.library * float64(c)
		if c > 0.999 {
			m.verbatim += a.weight
			m.verbatimLibrary += a.library
		}
	}
	m.text, _ = r.cosines(p.text)
	m.heading, _ = r.cosines(p.heading)
	m.kernels = r.kernels(p)
	return m
}

// direction brings a vector to unit length; one without a direction stays as it is.
func direction(v []float32) []float32 {
	if vector.Dot(v, v) > 1e-20 {
		return vector.Unit(v)
	}
	return v
}
