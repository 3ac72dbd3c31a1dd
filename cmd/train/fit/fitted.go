package fit

import (
	"fmt"
	"io"
	"math"
	"slices"
	"sort"

	"footnote/cmd/train/table"
	"footnote/retrieval/rank"
)

const (
	// seeds is how many nets there are.
	seeds = 3
	// sampledLibraries: every so manieth is enough for the first ranking.
	sampledLibraries = 5
	// folds is in how many parts the questions are cut, each judged by nets that were
	// learned from the others.
	folds = 3
)

// beside is what words and shared terms weigh beside the nets. The material is of one kind,
// everyday questions to an encyclopaedia, and there these change nothing; they were
// chosen for questions of other kinds (README.md).
var beside = map[string]float64{"first z": 0.4, "common": 4, "heading": 1, "together": 1}

// What the confidences are for: the share of answered questions that something is shown
// for, and of those called sure how many have a right passage among the first three, in
// libraries of one field and in those about many things.
const (
	shownShare = 0.96
	sureShare  = 0.9
)

// The chances from which a passage is called strong, and related.
const strongChance, relatedChance = 0.6, 0.12

// fit learns the first ranking, asks all questions with it, and learns the rest.
func (c *collection) fit(progress io.Writer) (*rank.Fitted, error) {
	f, err := startingPoint()
	if err != nil {
		return nil, err
	}
	some, err := c.askAll(f, sampledLibraries, progress)
	if err != nil {
		return nil, err
	}
	if f.First, err = fitLinear(some, firstTerms); err != nil {
		return nil, err
	}
	if f.FirstWords, err = fitLinear(some, firstWordsTerms); err != nil {
		return nil, err
	}
	all, err := c.askAll(f, 1, progress)
	if err != nil {
		return nil, err
	}
	if f.Key, err = fitKey(all); err != nil {
		return nil, err
	}
	fitNets(f, all)
	broad, err := c.askBroad(f, foldsOf(all))
	if err != nil {
		return nil, err
	}
	judged, mixed := judgeFolds(f, all, broad)
	f.Data = []string{
		fmt.Sprintf("%d questions, of %d libraries of %d articles and of %d study groups", len(all), len(c.material.libraries), librarySize, len(c.material.groups)),
		fmt.Sprintf("%d questions, of %d libraries about many things", len(broad), folds*len(broadSizes)),
	}
	if err := fitJudges(f, judged); err != nil {
		return nil, err
	}
	if f.Read.Right.Rise, err = c.riseBounds(); err != nil {
		return nil, err
	}
	f.Read.Right.Rise.By = rounded(sureRise(mixed, &f.Read, byNet))
	f.Figures = figures(f, judged)
	broadFigures(f.Figures, f, mixed)
	return f, nil
}

// startingPoint ranks by the plain sum of the scores, and has nets that say nothing.
func startingPoint() (*rank.Fitted, error) {
	f := &rank.Fitted{Nets: []*rank.Net{rank.NewNet(nil)}, Bearing: rank.NewNet(nil)}
	var err error
	if f.First, err = rank.NewLinear(map[string]float64{"words": 1, "letters": 1, "cosine": 1}); err != nil {
		return nil, err
	}
	if f.FirstWords, err = rank.NewLinear(map[string]float64{"words": 1, "letters": 1}); err != nil {
		return nil, err
	}
	f.Beside, err = rank.NewLinear(beside)
	return f, err
}

// netInputs are all features.
func netInputs() []rank.Feature {
	var all []rank.Feature
	for f := rank.Feature(0); f < rank.Count; f++ {
		all = append(all, f)
	}
	return all
}

// fitNets learns the nets that are shipped, from all questions.
func fitNets(f *rank.Fitted, all []ranked) {
	nets := make([]*rank.Net, seeds+1)
	table.Parallel(len(nets), func(from, to int) {
		for i := from; i < to; i++ {
			inputs := netInputs()
			if i == seeds {
				inputs = rank.BearingInputs
			}
			nets[i] = fitNet(all, inputs, uint64(i+1))
			if i == seeds {
				centre(nets[i], all)
			}
		}
	})
	f.Nets, f.Bearing = nets[:seeds], nets[seeds]
}

// centre gives the median candidate of the answered questions the score 0. A net that learns
// to order the candidates of a question leaves open where its scores lie.
func centre(n *rank.Net, questions []ranked) {
	var scores []float64
	for _, q := range questions {
		if q.kind != answeredKind {
			continue
		}
		for i := range q.rows {
			scores = append(scores, n.Score(&q.rows[i]))
		}
	}
	if len(scores) > 0 {
		slices.Sort(scores)
		n.Bias = rounded(n.Bias - scores[len(scores)/2])
	}
}

// A judged question is one as nets see it that were not learned from it.
type judged struct {
	ranked
	order    []int     // of its read candidates, best first
	scores   []float64 // of its read candidates
	bearings []float64
	words    []int     // order of all candidates by words alone
	wordly   []float64 // scores of all candidates by words alone
}

// judgeFolds scores each question by nets that were learned from other libraries, and those
// of broad libraries by nets that were learned from none of what they are put together of.
func judgeFolds(f *rank.Fitted, all, broad []ranked) (judgedAll, mixed []judged) {
	fold := foldsOf(all)
	nets := make([]*rank.Net, 2*folds)
	table.Parallel(len(nets), func(from, to int) {
		for i := from; i < to; i++ {
			inputs := netInputs()
			if i >= folds {
				inputs = rank.BearingInputs
			}
			others := slices.DeleteFunc(slices.Clone(all), func(r ranked) bool { return fold[r.library] == i%folds })
			nets[i] = fitNet(others, inputs, uint64(i+1))
			if i >= folds {
				centre(nets[i], others)
			}
		}
	})
	for _, r := range all {
		k := fold[r.library]
		judgedAll = append(judgedAll, judgedBy(f, r, nets[k], nets[folds+k]))
	}
	for _, r := range broad {
		mixed = append(mixed, judgedBy(f, r, nets[r.fold], nets[folds+r.fold]))
	}
	return judgedAll, mixed
}

// foldsOf gives each library one of the folds, the groups apart from the others.
func foldsOf(all []ranked) map[string]int {
	fold := map[string]int{}
	counts := map[bool]int{}
	for _, r := range all {
		if _, ok := fold[r.library]; !ok {
			fold[r.library] = counts[r.group] % folds
			counts[r.group]++
		}
	}
	return fold
}

func judgedBy(f *rank.Fitted, r ranked, net, bearing *rank.Net) judged {
	j := judged{ranked: r}
	j.supports[rank.BestBearing] = math.Inf(-1)
	for i := range r.rows {
		j.scores = append(j.scores, net.Score(&r.rows[i])+f.Beside.Score(&r.rows[i]))
		j.bearings = append(j.bearings, bearing.Score(&r.rows[i]))
		j.supports[rank.BestBearing] = max(j.supports[rank.BestBearing], j.bearings[i])
	}
	for i := range r.first {
		j.wordly = append(j.wordly, f.FirstWords.Score(&r.first[i]))
	}
	j.order, j.words = descending(j.scores), descending(j.wordly)
	return j
}

// descending gives the places of scores, the largest first.
func descending(scores []float64) []int {
	order := make([]int, len(scores))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return scores[order[a]] > scores[order[b]] })
	return order
}

// rightWithin says whether one of the first n of an order is right.
func (j judged) rightWithin(order []int, n int) bool {
	return slices.ContainsFunc(order[:min(n, len(order))], func(i int) bool { return j.right[i] })
}
