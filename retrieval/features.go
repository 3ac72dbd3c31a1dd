package retrieval

import (
	"math"
	"slices"

	"footnote/corpus"
	"footnote/retrieval/lexicon"
	"footnote/retrieval/rank"
)

// reads says whether the table knows the language of a question, and of some of
// the passages.
func (x *ranker) reads(a asking) bool {
	return x.Table.Knows(a.language) && slices.ContainsFunc(x.Languages, x.Table.Knows)
}

// readAgain reads the best candidates and orders them by what it finds. Those
// that are not read stay behind them. A text that stands in the library twice is
// read once.
func (x *ranker) readAgain(r *ranking, a asking) {
	same := x.bringForward(r, a.beside)
	best := r.candidates[:r.read]
	x.standardise(best)
	x.bySource(r.candidates[:min(2*reread, len(r.candidates))], best)
	if !x.reads(a) {
		return
	}
	asked := x.askedWords(a.text)
	r.words = asked
	r.reader = lexicon.NewReader(x.Table, x.World, asked)
	r.world = x.World.Nearest(r.reader.Direction())
	x.common(best)
	s := x.sequence(r, asked)
	t := x.translator(s, asked)
	for i := range best {
		c := &best[i]
		c.meet(x.Words, s)
		c.translate(x.Words, t)
		r.reader.Match(x.Words, c.doc, &c.features)
		c.bearing = r.fitted.Bearing.Score(&c.features)
		c.score = r.fitted.Score(&c.features)
	}
	x.sort(best)
	x.sendBack(r, same)
}

// common sets how much each candidate has of what the best of them share.
func (x *ranker) common(best []candidate) {
	scores, counts := make([]float64, len(best)), make([]lexicon.StemCounts, len(best))
	for i := range best {
		scores[i], counts[i] = rank.Logistic(best[i].score), x.Words.StemsOf(best[i].doc)
	}
	t := topicOf(&x.Words.Stems, scores, counts)
	for i := range best {
		best[i].set(rank.Common, t.score(i, counts[i]))
	}
}

// bringForward puts the candidates that are to be read first, those of some documents
// among them, and gives those that have the same text as one of them.
func (x *ranker) bringForward(r *ranking, docs []int) (same []candidate) {
	seen := map[uint64]bool{}
	var first, rest []candidate
	if len(docs) > 0 {
		chosen := func(c candidate) int {
			if slices.Contains(docs, c.doc) {
				return 0
			}
			return 1
		}
		slices.SortStableFunc(r.candidates, func(a, b candidate) int { return chosen(a) - chosen(b) })
	}
	for _, c := range r.candidates {
		hash := x.Entries[c.doc].Hash
		switch {
		case seen[hash]:
			same = append(same, c)
		case len(first) < reread:
			seen[hash] = true
			first = append(first, c)
		default:
			rest = append(rest, c)
		}
	}
	r.read = len(first)
	r.candidates = append(append(first, rest...), same...)
	return same
}

// sendBack gives each candidate with the text of another that one's score, and its place
// behind it.
func (x *ranker) sendBack(r *ranking, same []candidate) {
	if len(same) == 0 {
		return
	}
	twins := map[uint64][]candidate{}
	for _, c := range same {
		hash := x.Entries[c.doc].Hash
		twins[hash] = append(twins[hash], c)
	}
	old := r.candidates[:len(r.candidates)-len(same)]
	r.candidates = make([]candidate, 0, len(old)+len(same))
	read := r.read
	for i, c := range old {
		r.candidates = append(r.candidates, c)
		hash := x.Entries[c.doc].Hash
		for _, twin := range twins[hash] {
			twin.features, twin.bearing, twin.score = c.features, c.bearing, c.score
			r.candidates = append(r.candidates, twin)
			if i < read {
				r.read++
			}
		}
		delete(twins, hash)
	}
}

// standardise sets scores by mean and deviation of those of the candidates.
func (x *ranker) standardise(best []candidate) {
	for _, f := range []struct{ from, to rank.Feature }{{rank.First, rank.FirstZ}, {rank.Words, rank.WordsZ}} {
		var sum, squares float64
		for i := range best {
			v := best[i].at(f.from)
			sum += v
			squares += v * v
		}
		n := float64(max(1, len(best)))
		mean := sum / n
		width := math.Sqrt(max(0, squares/n-mean*mean)) + 1e-6
		for i := range best {
			best[i].set(f.to, (best[i].at(f.from)-mean)/width)
		}
	}
}

// sourceBest is over how many of a source's best passages its mean is taken.
const sourceBest = 3

// bySource sets what the sources of the best candidates have among all.
func (x *ranker) bySource(all, best []candidate) {
	scores := map[corpus.SourceID][]float64{}
	for i := range all {
		id := x.Entries[all[i].doc].Source
		scores[id] = append(scores[id], all[i].at(rank.First))
	}
	for i := range best {
		own := slices.Clone(scores[x.Entries[best[i].doc].Source])
		slices.Sort(own)
		top := own[max(0, len(own)-sourceBest):]
		var sum float64
		for _, s := range top {
			sum += s
		}
		best[i].set(rank.SourceMean, sum/float64(max(1, len(top))))
		best[i].set(rank.SourceShare, float64(len(own))/float64(len(all)))
	}
}
