package evaluation

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"footnote/cmd/footnote/terminal"
	"footnote/retrieval"
	"footnote/retrieval/eval"
)

// The shape that eval prints with --json.

type evalJSON struct {
	Passages  int                      `json:"passages"`
	Questions int                      `json:"questions"` // that are judged; without any, the means are null
	NDCG10    *float64                 `json:"ndcg@10"`
	Recall5   *float64                 `json:"recall@5"`
	Recall10  *float64                 `json:"recall@10"`
	MRR10     *float64                 `json:"mrr@10"`
	Intervals map[string]eval.Interval `json:"intervals"` // of 95 %, by the names of the means
	Answered  []answeredJSON           `json:"answered"`  // by file of questions
	Compared  *comparedJSON            `json:"compared"`  // with another run, else null
	Worst     []questionJSON           `json:"worst"`
}

// answeredJSON says how many questions of a file were answered, surely or not, and
// how many surely.
type answeredJSON struct {
	File         string        `json:"file"`
	Questions    int           `json:"questions"`
	Answered     int           `json:"answered"`
	Interval     eval.Interval `json:"interval"` // of the share of answered ones
	Sure         int           `json:"sure"`
	SureInterval eval.Interval `json:"sure_interval"` // of the share of sure ones
}

// comparedJSON is what this run's nDCG@10 has more than another's.
type comparedJSON struct {
	Run       string         `json:"run"`
	More      float64        `json:"ndcg@10"`
	Interval  eval.Interval  `json:"interval"` // paired bootstrap
	Better    int            `json:"better"`
	Worse     int            `json:"worse"`
	Questions []questionJSON `json:"questions"` // that changed most, those that lost first
}

type questionJSON struct {
	ID    string   `json:"id"`
	Text  string   `json:"text"`
	NDCG  float64  `json:"ndcg@10"`
	More  float64  `json:"more"`  // than in the other run
	Found []string `json:"found"` // names of the first passages
}

// measures names the figures in the order in which they are shown.
var measures = []struct {
	name, key string
	of        func(eval.Measures) float64
}{
	{"nDCG@10", "ndcg@10", func(m eval.Measures) float64 { return m.NDCG10 }},
	{"recall@5", "recall@5", func(m eval.Measures) float64 { return m.Recall5 }},
	{"recall@10", "recall@10", func(m eval.Measures) float64 { return m.Recall10 }},
	{"MRR@10", "mrr@10", func(m eval.Measures) float64 { return m.MRR10 }},
}

// report works out the figures of a set from its rankings, and from another run's if there is one.
func (s evalSet) report(run, base map[string][]string, worst int) evalJSON {
	each := s.judged().Each(run)
	r := evalJSON{
		Passages: len(s.documents), Questions: len(each), Intervals: map[string]eval.Interval{},
		Answered: []answeredJSON{}, Worst: []questionJSON{},
	}
	if len(each) == 0 {
		return r
	}
	mean := eval.Mean(each)
	r.NDCG10, r.Recall5, r.Recall10, r.MRR10 = &mean.NDCG10, &mean.Recall5, &mean.Recall10, &mean.MRR10
	for _, m := range measures {
		values := make([]float64, len(each))
		for i, judged := range each {
			values[i] = m.of(judged.Measures)
		}
		r.Intervals[m.key] = eval.Bootstrap(values)
	}
	questions := s.questions(each, run)
	slices.SortStableFunc(questions, func(a, b questionJSON) int { return cmp.Compare(a.NDCG, b.NDCG) })
	best := slices.IndexFunc(questions, func(q questionJSON) bool { return q.NDCG == 1 })
	if best < 0 {
		best = len(questions)
	}
	r.Worst = questions[:min(worst, best)]
	if base != nil {
		r.Compared = s.compare(each, base, questions, worst)
	}
	return r
}

// questions gives the judged questions with what was found for them.
func (s evalSet) questions(each []eval.Judged, run map[string][]string) []questionJSON {
	texts := map[string]string{}
	for _, q := range s.queries {
		texts[q.ID] = q.Text
	}
	questions := make([]questionJSON, len(each))
	for i, j := range each {
		found := run[j.Question]
		questions[i] = questionJSON{ID: j.Question, Text: texts[j.Question], NDCG: j.NDCG10, Found: append([]string{}, found[:min(3, len(found))]...)}
	}
	return questions
}

// compare sets the judged questions against another run. It notes in questions
// how much each has more.
func (s evalSet) compare(each []eval.Judged, base map[string][]string, questions []questionJSON, most int) *comparedJSON {
	before := map[string]float64{}
	for _, j := range s.judged().Each(base) {
		before[j.Question] = j.NDCG10
	}
	more := make([]float64, len(each))
	c := &comparedJSON{Questions: []questionJSON{}}
	for i, j := range each {
		more[i] = j.NDCG10 - before[j.Question]
		c.More += more[i] / float64(len(each))
	}
	c.Interval = eval.Bootstrap(more)
	for i := range questions {
		q := &questions[i]
		switch q.More = q.NDCG - before[q.ID]; {
		case q.More > 0:
			c.Better++
		case q.More < 0:
			c.Worse++
		default:
			continue
		}
		c.Questions = append(c.Questions, *q)
	}
	slices.SortStableFunc(c.Questions, func(a, b questionJSON) int {
		return cmp.Or(cmp.Compare(math.Abs(b.More), math.Abs(a.More)), cmp.Compare(a.ID, b.ID))
	})
	c.Questions = c.Questions[:min(most, len(c.Questions))]
	slices.SortStableFunc(c.Questions, func(a, b questionJSON) int { return cmp.Compare(a.More, b.More) })
	return c
}

// answeredOf counts the answered questions of a file, and the sure ones.
func answeredOf(file string, results []measured) answeredJSON {
	a := answeredJSON{File: file, Questions: len(results)}
	answered, sure := make([]float64, len(results)), make([]float64, len(results))
	for i, m := range results {
		if m.verdict.Answered() {
			a.Answered++
			answered[i] = 1
		}
		if m.verdict == retrieval.Sure {
			a.Sure++
			sure[i] = 1
		}
	}
	a.Interval, a.SureInterval = eval.Bootstrap(answered), eval.Bootstrap(sure)
	return a
}

// printReport prints a report for people.
func (e evaluation) printReport(r evalJSON) {
	for i, value := range []*float64{r.NDCG10, r.Recall5, r.Recall10, r.MRR10} {
		if m := measures[i]; value != nil {
			e.out.Printf("%-10s %.4f  (%.4f to %.4f)\n", m.name, *value, r.Intervals[m.key].Low, r.Intervals[m.key].High)
		}
	}
	if r.Questions > 0 {
		e.out.Printf("\n")
	}
	for _, f := range r.Answered {
		e.printShare("answered", f.Answered, f.Interval, f)
		e.printShare("sure", f.Sure, f.SureInterval, f)
	}
	if c := r.Compared; c != nil {
		e.out.Printf("\nnDCG@10 against %s: %+.4f  (%+.4f to %+.4f)\n", c.Run, c.More, c.Interval.Low, c.Interval.High)
		e.out.Printf("%s better, %d worse; those that changed most:\n", terminal.Count(c.Better, "question"), c.Worse)
		for _, q := range c.Questions {
			e.out.Paragraph(fmt.Sprintf("  %+.3f  ", q.More), q.ID+"  "+q.Text)
		}
	}
	if len(r.Worst) > 0 {
		e.out.Printf("\nThe worst questions, with nDCG@10:\n")
	}
	for _, q := range r.Worst {
		e.out.Paragraph(fmt.Sprintf("  %.3f  ", q.NDCG), q.ID+"  "+q.Text)
	}
}

// printShare prints how many of a file's questions something holds for.
func (e evaluation) printShare(name string, n int, interval eval.Interval, f answeredJSON) {
	share := float64(n) / float64(max(1, f.Questions))
	e.out.Printf("%-10s %.4f  (%.4f to %.4f)  %d of %d in %s\n", name, share, interval.Low, interval.High, n, f.Questions, f.File)
}
