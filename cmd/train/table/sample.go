package table

import (
	"math/rand/v2"

	"footnote/retrieval/static"
)

// An example is a question with the passage that it should find. Examples with
// the same key are no wrong answers to each other.
type example struct {
	question, passage []static.Token
	wrong             []static.Token // a passage of the same article that does not answer, or empty
	key               int32
}

// A group of examples is drawn together, from one article if they come from
// articles: its other paragraphs are the hardest to tell apart.
type group struct {
	article int32
	first   int // the paragraph that the group starts with
	i       int // which of the group is next
}

const groupSize = 4

// longest is how many tokens of a passage are seen.
const longest = 160

// A kind of example.
type kind struct {
	share  float64
	scale  float32 // of its cosines
	sample func(rng *rand.Rand, e *example, g group)
}

// A sampler makes batches, each of one kind: what tells two kinds apart is no
// help then in telling right from wrong.
type sampler struct {
	text  *text
	kinds []kind
	total float64 // of the shares
	seed  uint64
	size  int // of a batch
}

func newSampler(m *material, p *Plan) *sampler {
	s := &sampler{text: m.text, seed: p.seed, size: p.batch}
	t := m.text
	s.add(p.shares["heading"], p.scale, t.heading)
	s.add(p.shares["cloze"], p.scale, t.cloze)
	s.add(p.shares["lead"], p.scale, t.lead)
	s.addPairs(p.shares["questions"], p.softScale, t, m.questions)
	s.addPairs(p.shares["glosses"], p.softScale, t, m.glosses)
	s.addPairs(p.shares["words"], p.softScale, t, m.words)
	s.addPairs(p.shares["definitions"], p.softScale, t, m.definitions)
	for _, pairs := range m.pairs {
		s.addPairs(p.shares["pairs"]/float64(len(m.pairs)), p.scale, t, pairs)
	}
	return s
}

func (s *sampler) add(share, scale float64, sample func(rng *rand.Rand, e *example, g group)) {
	s.kinds = append(s.kinds, kind{share, float32(scale), sample})
	s.total += share
}

func (s *sampler) addPairs(share, scale float64, t *text, pairs *pairs) {
	if len(pairs.list) > 0 {
		s.add(share, scale, func(rng *rand.Rand, e *example, _ group) { t.pair(rng, e, pairs) })
	}
}

// draw gives the kind that a number from 0 to 1 stands for.
func (s *sampler) draw(x float64) *kind {
	x *= s.total
	for i := range s.kinds {
		if x -= s.kinds[i].share; x < 0 {
			return &s.kinds[i]
		}
	}
	return &s.kinds[0]
}

// fill makes batch number n. What it holds depends on the seed and n alone.
func (s *sampler) fill(b *batch, n int) {
	k := s.draw(rand.New(rand.NewPCG(s.seed, uint64(n)<<32)).Float64())
	Parallel(parts, func(from, to int) {
		for i := from; i < to; i++ {
			rng := rand.New(rand.NewPCG(s.seed, uint64(n)<<32+uint64(i)+1))
			s.fillPart(&b.parts[i], rng, k)
		}
	})
	b.scale = k.scale
	b.join()
}

func (s *sampler) fillPart(p *part, rng *rand.Rand, k *kind) {
	p.reset()
	var e example
	for range s.size / parts / groupSize {
		g := group{article: rng.Int32N(int32(len(s.text.articles)))}
		g.first = rng.IntN(s.text.articles[g.article].paragraphs.len())
		for g.i = range groupSize {
			e = example{question: e.question[:0], passage: e.passage[:0], wrong: e.wrong[:0]}
			k.sample(rng, &e, g)
			p.questions.add(e.question[:min(len(e.question), longest)])
			p.passages.add(e.passage[:min(len(e.passage), longest)])
			p.keys = append(p.keys, e.key)
			if len(e.wrong) > 0 {
				p.wrong.add(e.wrong[:min(len(e.wrong), longest)])
			}
		}
	}
}
