package fit

import (
	"math"
	"slices"
	"sort"

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

// abroad ranks where the table does not read. Its two weights were chosen on the development
// sets and on a hundred questions of our own in five languages: the fit has English alone.
var abroad = map[string]float64{"first": 1, "meant sentence": 7, "heading": 6}

// What the confidences are for: the share of answered questions that something is shown
// for; the share of questions of other fields that something is shown for in small libraries, where
// words seldom stand, so that few of their own are denied; and of all questions of the
// field that are called sure, answered or not, how many have a right passage among the first
// three, in libraries of one field and in those about many things. A group that asks what its
// texts leave out, once for three times that they answer, is not to be told much more than one
// time in five that it was answered. Words and the vectors of another model cannot tell what is
// asked in vain: there it is a share of what something answers.
const (
	shownShare    = 0.98
	otherShare    = 0.15
	sureShare     = 0.8
	answeredShare = 0.9
)

// The chances from which a passage is called strong, and related.
const strongChance, relatedChance = 0.6, 0.12

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
	if f.Beside, err = rank.NewLinear(beside); err != nil {
		return nil, err
	}
	f.Abroad, err = rank.NewLinear(abroad)
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

// centre gives the median candidate of the answered questions the score 0. A net that learns
// to order the candidates of a question leaves open where its scores lie.
func centre(n *rank.Net, questions []ranked) {
	var scores []float64
	for _, q := range questions {
		if q.Kind != answeredKind {
			continue
		}
		for i := range q.rows() {
			scores = append(scores, n.Score(&q.rows()[i]))
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

// foldsOf gives each library one of the folds, the groups apart from the others.
func foldsOf(all []ranked) map[string]int {
	fold := map[string]int{}
	counts := map[bool]int{}
	for _, r := range all {
		if _, ok := fold[r.Library]; !ok {
			fold[r.Library] = counts[r.Group] % folds
			counts[r.Group]++
		}
	}
	return fold
}

// judgedAll scores questions.
func judgedAll(f *rank.Fitted, all []ranked) (list []judged) {
	for _, r := range all {
		list = append(list, judgedBy(f, r))
	}
	return list
}

// judgedBy scores a question.
func judgedBy(f *rank.Fitted, r ranked) judged {
	j := judged{ranked: r}
	for i := range r.rows() {
		j.scores = append(j.scores, f.Score(&r.rows()[i]))
		j.bearings = append(j.bearings, f.Bearing.Score(&r.rows()[i]))
	}
	j.Supports[rank.BestBearing], j.Supports[rank.Apart] = math.Inf(-1), rank.ApartOf(j.bearings, r.Sources)
	if r.Read > 0 {
		j.Supports[rank.BestBearing] = slices.Max(j.bearings)
	}
	for i := range r.First {
		j.wordly = append(j.wordly, f.FirstWords.Score(&r.First[i]))
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
	return slices.ContainsFunc(order[:min(n, len(order))], func(i int) bool { return j.Right[i] })
}
