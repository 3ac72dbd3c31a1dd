package eval

import (
	"cmp"
	"maps"
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

// Judged is how well a run did on one question.
type Judged struct {
	Question string
	Measures
}

// Each measures a run question by question, in the order of their names: the
// names of the passages found for each, best first. A question without an entry
// found nothing.
func (j Judgments) Each(run map[string][]string) []Judged {
	var each []Judged
	for _, question := range slices.Sorted(maps.Keys(j)) {
		relevant := j[question]
		if gains := positive(relevant); len(gains) > 0 {
			each = append(each, Judged{question, judge(relevant, gains, run[question])})
		}
	}
	return each
}

// Judge measures a run.
func (j Judgments) Judge(run map[string][]string) Measures { return Mean(j.Each(run)) }

// Mean gives the means of single questions' figures.
func Mean(each []Judged) Measures {
	mean := Measures{Questions: len(each)}
	for _, m := range each {
		mean.NDCG10 += m.NDCG10 / float64(len(each))
		mean.Recall5 += m.Recall5 / float64(len(each))
		mean.Recall10 += m.Recall10 / float64(len(each))
		mean.MRR10 += m.MRR10 / float64(len(each))
	}
	return mean
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
	m := Measures{Questions: 1}
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
