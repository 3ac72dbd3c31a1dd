package ranking

import (
	"math"
	"slices"

	"footnote/corpus"
	"footnote/retrieval/lexicon"
	"footnote/retrieval/rank"
)

// reads says whether the table knows the language of a question, and of some of
// the passages.
func (x *Ranker) reads(a Question) bool {
	return x.Table.Knows(a.Language) && slices.ContainsFunc(x.Languages, x.Table.Knows)
}

// readAgain reads the best candidates and orders them by what it finds. Those
// that are not read stay behind them. A text that stands in the library twice is
// read once.
func (x *Ranker) readAgain(r *Ranking, a Question) {
	most := reread
	if r.Abroad { // the glossary reads fast
		most += mostMeant
	}
	same := x.bringForward(r, a.Beside, most)
	best := r.Candidates[:r.Read]
	x.standardise(best)
	x.bySource(r.Candidates[:min(2*reread, len(r.Candidates))], best)
	if r.Abroad {
		x.readAbroad(r, a)
		x.sendBack(r, same)
	}
	if !x.reads(a) {
		return
	}
	asked := x.askedWords(a.Text)
	r.Words = asked
	r.Reader = &r.room.reader
	r.Reader.Begin(x.Table, x.World, asked)
	r.World = x.World.Nearest(r.Reader.Direction())
	x.common(best)
	s := x.sequence(r, asked)
	t := x.translator(s, asked)
	r.tracer = newTracer(x.Words, r.Needs, s, t, r.room.found)
	for i := range best {
		c := &best[i]
		found := r.tracer.of(c.Doc)
		c.meet(found, s)
		c.translate(found, t)
		r.Reader.Match(x.Words, c.Doc, &c.Features)
		r.Reader.MatchSenses(x.Words, c.Doc, found.senses, &c.Features)
		c.Bearing = r.Fitted.Bearing.Score(&c.Features)
		c.Score = r.Fitted.Score(&c.Features)
	}
	x.Sort(best)
	x.sendBack(r, same)
}

// common sets how much each candidate has of what the best of them share.
func (x *Ranker) common(best []Candidate) {
	scores, counts := make([]float64, len(best)), make([]lexicon.StemCounts, len(best))
	for i := range best {
		scores[i], counts[i] = rank.Logistic(best[i].Score), x.Words.StemsOf(best[i].Doc)
	}
	t := topicOf(&x.Words.Stems, scores, counts)
	for i := range best {
		best[i].set(rank.Common, t.score(i, counts[i]))
	}
}

// bringForward puts the candidates that are to be read first, so many, those of some documents
// among them, and gives those that have the same text as one of them.
func (x *Ranker) bringForward(r *Ranking, docs []int, most int) (same []Candidate) {
	if len(docs) > 0 {
		chosen := func(c Candidate) int {
			if slices.Contains(docs, c.Doc) {
				return 0
			}
			return 1
		}
		slices.SortStableFunc(r.Candidates, func(a, b Candidate) int { return chosen(a) - chosen(b) })
	}
	seen := make(map[uint64]bool, most)
	kept := r.Candidates[:0]
	for _, c := range r.Candidates {
		hash := x.Entries[c.Doc].Hash
		if seen[hash] {
			same = append(same, c)
			continue
		}
		if len(kept) < most {
			seen[hash] = true
		}
		kept = append(kept, c)
	}
	r.Read = min(most, len(kept))
	r.Candidates = append(kept, same...)
	return same
}

// sendBack gives each candidate with the text of another that one's score, and its place
// behind it.
func (x *Ranker) sendBack(r *Ranking, same []Candidate) {
	if len(same) == 0 {
		return
	}
	twins := map[uint64][]Candidate{}
	for _, c := range same {
		hash := x.Entries[c.Doc].Hash
		twins[hash] = append(twins[hash], c)
	}
	old := r.Candidates[:len(r.Candidates)-len(same)]
	r.Candidates = make([]Candidate, 0, len(old)+len(same))
	read := r.Read
	for i, c := range old {
		r.Candidates = append(r.Candidates, c)
		hash := x.Entries[c.Doc].Hash
		for _, twin := range twins[hash] {
			twin.Features, twin.Bearing, twin.Score = c.Features, c.Bearing, c.Score
			r.Candidates = append(r.Candidates, twin)
			if i < read {
				r.Read++
			}
		}
		delete(twins, hash)
	}
}

// standardise sets scores by mean and deviation of those of the candidates.
func (x *Ranker) standardise(best []Candidate) {
	for _, f := range []struct{ from, to rank.Feature }{{rank.First, rank.FirstZ}, {rank.Words, rank.WordsZ}} {
		var sum, squares float64
		for i := range best {
			v := best[i].At(f.from)
			sum += v
			squares += v * v
		}
		n := float64(max(1, len(best)))
		mean := sum / n
		width := math.Sqrt(max(0, squares/n-mean*mean)) + 1e-6
		for i := range best {
			best[i].set(f.to, (best[i].At(f.from)-mean)/width)
		}
	}
}

// sourceBest is over how many of a source's best passages its mean is taken.
const sourceBest = 3

// bySource sets what the sources of the best candidates have among all.
func (x *Ranker) bySource(all, best []Candidate) {
	scores := map[corpus.SourceID][]float64{}
	for i := range all {
		id := x.Entries[all[i].Doc].Source
		scores[id] = append(scores[id], all[i].At(rank.First))
	}
	for i := range best {
		own := slices.Clone(scores[x.Entries[best[i].Doc].Source])
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

// Bearings gives those of the candidates that were read, and their sources. The same text
// again in a source is no other passage.
func (x *Ranker) Bearings(r Ranking) (bearings []float64, sources []corpus.SourceID) {
	type text struct {
		source corpus.SourceID
		hash   uint64
	}
	seen := make(map[text]bool, r.Read)
	for _, c := range r.Candidates[:r.Read] {
		e := x.Entries[c.Doc]
		if t := (text{e.Source, e.Hash}); !seen[t] {
			seen[t] = true
			bearings, sources = append(bearings, c.Bearing), append(sources, e.Source)
		}
	}
	return bearings, sources
}
