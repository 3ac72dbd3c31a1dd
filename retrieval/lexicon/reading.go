package lexicon

import (
	"footnote/retrieval/rank"
	"footnote/retrieval/static"
)

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

// A reading is what a reader has found in a document: the ways to look at it are several.
type reading struct {
	match
	near [][]float32 // by part, the heading first: see [Reader.look]
}

// Match sets how a document of a lexicon meets the question.
func (r *Reader) Match(l *Lexicon, doc int, f *rank.Features) { r.reading(l, doc).into(f) }

// Sentences gives how each sentence of a document meets it.
func (r *Reader) Sentences(l *Lexicon, doc int) []SentenceMatch { return r.reading(l, doc).sentences }

// reading reads a document, or remembers it.
func (r *Reader) reading(l *Lexicon, doc int) *reading {
	if known := r.read[doc]; known != nil {
		return known
	}
	found := r.readParsed(l.parse(doc))
	r.read[doc] = found
	return found
}

func (r *Reader) readParsed(p *parsed) *reading {
	m := &reading{near: make([][]float32, len(p.sentences)+1), match: match{sentences: make([]SentenceMatch, len(p.sentences))}}
	n, stride := len(r.asked), r.seen.stride
	from := len(r.numbers)
	r.numbers = extended(r.numbers, stride*(len(p.sentences)+2))
	numbers := r.numbers[from:]
	clear(numbers)
	for i := range m.near {
		m.near[i] = numbers[i*stride:][:n:stride]
	}
	head, all := m.near[0], numbers[len(m.near)*stride:][:n]
	whole, _ := r.look(head, p.heading.tokens, 0)
	m.heading = cosine(whole, p.heading)
	copy(all, head)
	whole = 0
	for i, s := range p.sentences {
		near, soft := m.near[i+1], float32(0)
		whole, soft = r.look(near, s.tokens, whole)
		var one, two float64
		for k := range near {
			all[k] = max(all[k], near[k])
			own := max(near[k], HeadingShare*head[k])
			one += r.asked[k].weight * float64(own)
			if i > 0 {
				two += r.asked[k].weight * float64(max(own, m.near[i][k]))
			}
		}
		m.sentence, m.two = max(m.sentence, one), max(m.two, two)
		m.sentences[i] = SentenceMatch{one, cosine(soft, s)}
		m.best = max(m.best, m.sentences[i].Cosine)
	}
	m.text = cosine(whole, p.text)
	m.two = max(m.two, m.sentence)
	m.covers(r.asked, all)
	m.kernels = r.kernels(p)
	return m
}

// covers adds up what a document has of each piece of a question.
func (m *match) covers(asked []piece, near []float32) {
	for k, c := range near {
		a := asked[k]
		m.all += a.weight * float64(c)
		m.library += a.library * float64(c)
		if c > 0.999 {
			m.verbatim += a.weight
			m.verbatimLibrary += a.library
		}
	}
}

// look looks at the tokens of a part. It writes into near, all 0 and as long as a stride, the
// largest cosine of each piece of the question with one of them, adds their products with the
// question's direction to whole, and adds up those with the soft one.
func (r *Reader) look(near []float32, tokens []static.Token, whole float32) (_, soft float32) {
	places := r.see(tokens)
	static.Raise(near[:r.seen.stride], r.seen.near, places)
	for _, at := range places {
		direct := &r.seen.direct[at]
		whole += direct.whole
		soft += direct.soft
	}
	return whole, soft
}

// cosine is that of a part whose tokens have these products with a direction, all together.
func cosine(product float32, p part) float64 {
	if p.length == 0 {
		return 0
	}
	return float64(product / p.length)
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
