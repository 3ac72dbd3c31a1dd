package ranking

import (
	"slices"

	"footnote/retrieval/question"
)

// PutDefinitionFirst puts those of the passages read that say what the term is that a
// question asks the meaning of before the others of them. Which scores they have in their
// order stays as it was.
func (x *Ranker) PutDefinitionFirst(r *Ranking) {
	first := r.Candidates[:r.Read]
	if len(r.Term) == 0 || len(first) == 0 {
		return
	}
	var defining, others []Candidate
	var scores []float64
	for _, c := range first {
		scores = append(scores, c.Score)
		if c.Phrases == first[0].Phrases && defines(x.sentences(r, c.Doc), r.Term) {
			defining = append(defining, c)
		} else {
			others = append(others, c)
		}
	}
	copy(first, slices.Concat(defining, others))
	for i := range first {
		first[i].Score = scores[i]
	}
}

func defines(sentences []string, term question.Term) bool {
	return slices.ContainsFunc(sentences, func(s string) bool { return question.ReadSentence(s).Defines(term) })
}
