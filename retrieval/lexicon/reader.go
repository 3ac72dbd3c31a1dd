package lexicon

import (
	"footnote/retrieval/rank"
	"footnote/retrieval/static"
	"footnote/retrieval/vector"
)

// A Reader reads passages with a question in mind, by the built-in table. It is
// for one question, and not for several goroutines.
type Reader struct {
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
	word    int // its place in the question, the first
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

// NewReader makes a reader with the words of a question in mind.
func NewReader(table *static.Model, world *static.World, words []AskedWord) *Reader {
	r := &Reader{
		table: table, place: make([]uint16, table.Size()),
		whole: make([]float32, table.Dimensions()), soft: make([]float32, table.Dimensions()),
		row: make([]float32, table.Dimensions()),
	}
	var weights, library float64
	place := map[static.Token]int{}
	for at, w := range words {
		for _, t := range table.Tokens(w.Text) {
			table.AddRow(r.whole, t)
			length := table.Row(r.row, t)
			scale := float32(1)
			if w.Stop {
				scale = softWeight
			}
			addScaled(r.soft, r.row, scale)
			if _, again := place[t]; again {
				continue
			}
			place[t] = len(r.asked)
			p := piece{token: t, row: scaled(r.row, length), weight: world.Rarity(t), library: w.Rarity, stop: w.Stop, word: at}
			if w.Stop || len([]rune(w.Text)) == 1 {
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
func (r *Reader) see(t static.Token) *sight {
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
func (r *Reader) nearest(near []float32, tokens []static.Token) {
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
func (r *Reader) cosines(p part) (whole, soft float64) {
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

// HeadingShare is what a word of the heading counts beside one of the sentence.
const HeadingShare = 0.9

// A match is how a passage meets a question by the table.
type match struct {
	all, library, sentence, two float64 // MaxSim
	verbatim, verbatimLibrary   float64
	text, heading, best         float64 // cosines
	kernels                     [len(kernelMiddles)]float64
	sentences                   []SentenceMatch
}

// A SentenceMatch is how a sentence meets a question by the table.
type SentenceMatch struct{ MaxSim, Cosine float64 }

// Pieces is how many the question has.
func (r *Reader) Pieces() int { return len(r.asked) }

// Direction is that of the question, of unit length where it has one.
func (r *Reader) Direction() []float32 { return r.whole }

// Match sets how a document of a lexicon meets the question.
func (r *Reader) Match(l *Lexicon, doc int, f *rank.Features) { r.match(l.parse(doc)).into(f) }

// Sentences gives how each sentence of a document meets it.
func (r *Reader) Sentences(l *Lexicon, doc int) []SentenceMatch {
	return r.match(l.parse(doc)).sentences
}

// match reads a passage.
func (r *Reader) match(p *parsed) match {
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
			own := max(near[k], HeadingShare*head[k])
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
		m.sentences = append(m.sentences, SentenceMatch{one, soft})
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

// An AskedWord is a word of a question.
type AskedWord struct {
	Text   string
	Stop   bool
	Rarity float64 // in the library
	World  float64 // rarity in the world, 0 for a stop word
	Found  bool    // whether a passage has it
	Stems  []string
}

// into sets what a match found.
func (m match) into(f *rank.Features) {
	set := func(at rank.Feature, x float64) { f[at] = float32(x) }
	set(rank.MaxSim, m.all)
	set(rank.MaxSimLibrary, m.library)
	set(rank.MaxSimSentence, m.sentence)
	set(rank.MaxSimTwo, m.two)
	set(rank.Verbatim, m.verbatim)
	set(rank.VerbatimLibrary, m.verbatimLibrary)
	set(rank.CosineText, m.text)
	set(rank.CosineHeading, m.heading)
	set(rank.CosineSentence, m.best)
	for k, v := range m.kernels {
		set(rank.Kernel0+rank.Feature(k), v)
	}
}
