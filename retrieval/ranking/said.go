package ranking

import (
	"cmp"
	"slices"

	"footnote/retrieval/lexicon"
	"footnote/retrieval/question"
	"footnote/retrieval/ranking/capitals"
)

// Telling words are those of a question that say what is sought.
type tellingWords struct {
	words  []lexicon.AskedWord
	places []int  // in the question
	names  []bool // which of them are names
}

func tellingOf(words []lexicon.AskedWord) (t tellingWords) {
	for i, w := range words {
		if !w.Stop && w.World > 0 {
			t.words, t.places = append(t.words, w), append(t.places, i)
		}
	}
	return t
}

// A stretch is a sentence with the one before it, and how much of a question stands there.
type stretch struct {
	doc, sentence int // of a document, the first 0
	share         float64
}

// Say sets how much of the question a sentence says: names that the question has and its other
// words, whichever it says less of, it or its neighbour before: in these words, in near ones, or
// in those that stand for them by the translation; and what is asked for, where a sentence
// has to hold a number, a date, a name. The heading and the source's name do not count: what
// stands there is what the passages are about, not what they say. It is 0 where the table
// has not read. It goes by the texts of passages that were read again.
func (x *Ranker) Say(r *Ranking, a Question) {
	r.Said = 0
	if r.Reader == nil {
		return
	}
	asked := tellingOf(r.Words)
	if len(asked.words) == 0 {
		return
	}
	asked.names = x.names(r, asked.words)
	var list []stretch
	for i := range r.Candidates[:r.Read] {
		list = x.stretches(list, r, r.Candidates[i].Doc, asked)
	}
	slices.SortStableFunc(list, func(a, b stretch) int { return cmp.Compare(b.share, a.share) })
	if len(list) == 0 || list[0].share <= 0 {
		return
	}
	wanted := question.WantedBy(a.Text)
	if wanted.Open() {
		r.Said = list[0].share
		return
	}
	for _, s := range list {
		if s.share <= r.Said {
			return // no other can say more
		}
		if said := x.sentences(r, s.doc); s.sentence < len(said) {
			r.Said = max(r.Said, s.share*wanted.Told(said[s.sentence]))
		}
	}
}

// text is that of a document whose passage was read.
func (x *Ranker) text(r *Ranking, doc int) string { return r.Passages[x.Entries[doc].Passage].Text }

// sentences are those of such a document, cut once a question.
func (x *Ranker) sentences(r *Ranking, doc int) []string {
	t := r.tracer.of(doc)
	if t.sentences == nil {
		text := x.text(r, doc)
		t.sentences = []string{}
		for _, s := range x.Sentences(doc, text) {
			t.sentences = append(t.sentences, text[s.Start:s.End])
		}
	}
	return t.sentences
}

// stretches adds those of a document.
func (x *Ranker) stretches(list []stretch, r *Ranking, doc int, asked tellingWords) []stretch {
	senses := r.tracer.of(doc).senses
	n := len(asked.words)
	now, before, both := make([]float64, n), make([]float64, n), make([]float64, n)
	for i, near := range r.Reader.Near(x.Words, doc, asked.places) {
		for k := range now {
			now[k] = 1 - (1-min(1, float64(near[k])))*(1-senses[i+1][asked.places[k]])
			both[k] = max(now[k], before[k])
		}
		list = append(list, stretch{doc, i, least(both, asked.names)})
		now, before = before, now
	}
	return list
}

// least is the mean of the names, or that of the other words if it is less.
func least(values []float64, names []bool) float64 {
	var sums, counts [2]float64
	for k, v := range values {
		kind := 0
		if names[k] {
			kind = 1
		}
		sums[kind] += v
		counts[kind]++
	}
	share := 1.0
	for kind, n := range counts {
		if n > 0 {
			share = min(share, sums[kind]/n)
		}
	}
	return share
}

// names says which words of a question are names: those that the passages write with a capital
// more than twice as often as without.
func (x *Ranker) names(r *Ranking, words []lexicon.AskedWord) []bool {
	places := map[int32]int{}
	for k, w := range words {
		for _, s := range w.Stems {
			if id := x.Words.Stems.Known(s); id >= 0 {
				places[id] = k
			}
		}
	}
	forms := map[int32]int{} // of those, by their numbers
	for i := range r.Candidates[:r.Read] {
		for _, part := range r.tracer.of(r.Candidates[i].Doc).parts {
			for _, f := range part {
				if k, ok := places[x.Words.Stem(f.number)]; ok {
					forms[f.number] = k
				}
			}
		}
	}
	written := capitals.Of(len(words))
	for number, k := range forms {
		written.Form(x.Words.Text(number), k)
	}
	for i := range r.Candidates[:r.Read] {
		written.Count(x.text(r, r.Candidates[i].Doc))
	}
	return written.Mostly()
}
