package retrieval

import (
	"cmp"
	"math"
	"slices"
)

// Judgments say how much each passage bears on each question, by question and
// then passage; what is not named bears nothing.
type Judgments map[string]map[string]int

// Measures are the figures of a run, as trec_eval counts them: means over the
// questions that have at least one relevant passage.
type Measures struct {
	NDCG10    float64 `json:"ndcg@10"` // normalised discounted cumulative gain, linear gain
	Recall5   float64 `json:"recall@5"`
	Recall10  float64 `json:"recall@10"`
	MRR10     float64 `json:"mrr@10"` // reciprocal rank of the first relevant passage
	Questions int     `json:"questions"`
}

// Judge measures a run: the names of the passages found for each question, best
// first. A question without an entry found nothing.
func (j Judgments) Judge(run map[string][]string) Measures {
	var sum Measures
	for question, relevant := range j {
		gains := positive(relevant)
		if len(gains) == 0 {
			continue
		}
		m := judge(relevant, gains, run[question])
		sum.NDCG10 += m.NDCG10
		sum.Recall5 += m.Recall5
		sum.Recall10 += m.Recall10
		sum.MRR10 += m.MRR10
		sum.Questions++
	}
	if n := float64(sum.Questions); n > 0 {
		sum.NDCG10 /= n
		sum.Recall5 /= n
		sum.Recall10 /= n
		sum.MRR10 /= n
	}
	return sum
}

// positive gives the gains above zero, largest first.
func positive(relevant map[string]int) []int {
	var gains []int
	for _, g := range relevant {
		if g > 0 {
			gains = append(gains, g)
		}
	}
	slices.SortFunc(gains, func(a, b int) int { return cmp.Compare(b, a) })
	return gains
}

// judge measures what was found for one question.
func judge(relevant map[string]int, gains []int, found []string) Measures {
	var m Measures
	var ideal, got float64
	for i := range min(len(gains), 10) {
		ideal += discounted(gains[i], i)
	}
	for i, name := range found[:min(len(found), 10)] {
		g := relevant[name]
		if g <= 0 {
			continue
		}
		got += discounted(g, i)
		if m.MRR10 == 0 {
			m.MRR10 = 1 / float64(i+1)
		}
		m.Recall10++
		if i < 5 {
			m.Recall5++
		}
	}
	m.NDCG10 = got / ideal
	m.Recall5 /= float64(len(gains))
	m.Recall10 /= float64(len(gains))
	return m
}

// discounted is a gain at a rank from 0.
func discounted(gain, rank int) float64 {
	return float64(gain) / math.Log2(float64(rank)+2)
}
