package fit

import (
	"cmp"
	"slices"

	"footnote/cmd/train/fit/descent"
	"footnote/retrieval/rank"
)

// What each confidence goes by: where the table has read, that a library is about a question,
// and that what is first is right; the vectors of another model; words.
var (
	aboutSupports  = []rank.Support{rank.BestMaxSim, rank.Nearness, rank.BestBearing, rank.Length, rank.Found, rank.Missing}
	rightSupports  = []rank.Support{rank.Said, rank.Nearness, rank.Apart, rank.Length, rank.Found}
	vectorSupports = []rank.Support{rank.BestMet, rank.BestWords, rank.BestStanding}
	wordsSupports  = []rank.Support{rank.BestMet, rank.BestWords}
)

// first is how many passages a sure answer may need: one of them is right.
const first = 3

// byNet says whether what is shown first by the nets is right.
func byNet(j judged) bool { return j.rightWithin(j.order, first) }

// fitJudges learns the confidences and the graders, from questions as nets see them
// that were not learned from them. What small libraries are about is learned only where the
// table has read.
func fitJudges(f *rank.Fitted, all, clubs []judged) error {
	byWords := func(j judged) bool { return j.rightWithin(j.words, first) }
	for _, k := range []struct {
		judge        *rank.Judge
		clubs        []judged
		about, right []rank.Support
		good         func(judged) bool
		inVain       bool
	}{
		{&f.Read, clubs, aboutSupports, rightSupports, byNet, true},
		{&f.Vector, nil, vectorSupports, vectorSupports, byWords, false}, {&f.Words, nil, wordsSupports, wordsSupports, byWords, false},
	} {
		if err := fitJudge(k.judge, all, k.clubs, k.about, k.right, k.good, k.inVain); err != nil {
			return err
		}
	}
	f.Grader = fitGrader(all, &f.Read, func(j judged, i int) (margin, bearing float64, right, ok bool) {
		if i >= len(j.order) {
			return 0, 0, false, false
		}
		k := j.order[i]
		return marginOf(j.scores, j.order, i), j.bearings[k], j.Right[k], true
	})
	f.GraderWords = fitGrader(all, &f.Words, func(j judged, i int) (margin, bearing float64, right, ok bool) {
		if i >= len(j.words) {
			return 0, 0, false, false
		}
		k := j.words[i]
		return marginOf(j.wordly, j.words, i), float64(j.First[k][rank.Words]), j.Right[k], true
	})
	return nil
}

// fitJudge learns whether a library is about a question, from answered questions against
// those of other fields and chatter; and whether the first passages are right. Where what is
// asked in vain can be told, that is learned from study groups alone, as of the libraries'
// questions nearly none is, and the bound counts it.
func fitJudge(judge *rank.Judge, all, clubs []judged, aboutBy, rightBy []rank.Support, good func(judged) bool, inVain bool) error {
	var about, right []descent.Sample
	for _, j := range slices.Concat(all, clubs) {
		if j.Kind == keywordsKind {
			continue // they would teach that words suffice
		}
		weight, answered := weightOf(j.ranked)*offWeight(j), j.Kind == answeredKind
		if j.Kind != nearKind {
			about = append(about, descent.Sample{X: supportsOf(j, aboutBy), Yes: answered, Weight: weight})
		}
		if j.Group || !inVain {
			right = append(right, descent.Sample{X: supportsOf(j, rightBy), Yes: answered && good(j), Weight: weight})
		}
	}
	var err error
	if judge.About, err = confidenceOf(descent.FitLogistic(about), aboutBy); err != nil {
		return err
	}
	if judge.Right, err = confidenceOf(descent.FitLogistic(right), rightBy); err != nil {
		return err
	}
	judge.About.Threshold = rounded(shownFrom(all, &judge.About))
	judge.Right.Threshold = rounded(sureFrom(all, judge, good, inVain))
	return nil
}

// offWeight makes chatter count, of which there is little.
func offWeight(j judged) float64 {
	if j.Kind == offKind {
		return 3
	}
	return 1
}

func supportsOf(j judged, supports []rank.Support) []float64 {
	x := make([]float64, len(supports))
	for i, s := range supports {
		x[i] = j.Supports[s]
	}
	return x
}

func confidenceOf(l descent.Logistic, supports []rank.Support) (rank.Confidence, error) {
	weights := map[string]float64{}
	for i, s := range supports {
		weights[rank.SupportNames[s]] = rounded(l.Weights[i])
	}
	return rank.NewConfidence(weights, rounded(l.Bias), 0)
}

// shownFrom gives the chance from which the wanted share of the groups' answered
// questions has something shown.
func shownFrom(all []judged, about *rank.Confidence) float64 {
	var chances []float64
	for _, j := range all {
		if j.Group && j.Kind == answeredKind {
			chances = append(chances, about.Chance(j.Supports))
		}
	}
	slices.Sort(chances)
	return chances[int((1-shownShare)*float64(len(chances)))]
}

// sureFrom gives the least chance from which on enough of the groups' questions that are
// called sure are right: of all of the field, or of those that something answers.
func sureFrom(all []judged, judge *rank.Judge, good func(judged) bool, inVain bool) float64 {
	share := answeredShare
	if inVain {
		share = sureShare
	}
	var list []called
	for _, j := range all {
		if j.Group && (j.Kind == answeredKind || inVain && j.Kind == nearKind) && judge.About.Holds(j.Supports, j.Breadth, rank.Large) {
			list = append(list, called{judge.Right.Chance(j.Supports), good(j)})
		}
	}
	if n := sureOf(list, share); n > 0 {
		return list[n-1].score
	}
	return 1
}

// ofTheField says whether people of the library would ask it, answered or not.
func (r *ranked) ofTheField() bool { return r.Kind == answeredKind || r.Kind == nearKind }

// sureRise gives the least rise by which as many are right of what is called sure in
// libraries about many things.
func sureRise(broad []judged, judge *rank.Judge, good func(judged) bool) float64 {
	right := &judge.Right
	var list []called
	for _, j := range broad {
		over := min(j.Breadth, right.Rise.To) - right.Rise.From
		if over <= 0 || j.Fold == folds-1 || !j.ofTheField() || !judge.About.Holds(j.Supports, 0, rank.Large) {
			continue
		}
		if above := rank.Logit(right.Chance(j.Supports)) - rank.Logit(right.Threshold); above >= 0 {
			list = append(list, called{above / over, good(j)}) // sure up to this rise
		}
	}
	if n := sureOf(list, sureShare); n < len(list) {
		return list[max(0, n-1)].score
	}
	return 0
}

// A called question is sure where not more than its score is asked for.
type called struct {
	score float64
	right bool
}

// sureOf puts the highest score first, and says of how many from there enough are right.
func sureOf(list []called, share float64) (n int) {
	slices.SortStableFunc(list, func(a, b called) int { return cmp.Compare(b.score, a.score) })
	right := 0
	for i, c := range list {
		if c.right {
			right++
		}
		if float64(right) >= share*float64(i+1) {
			n = i + 1
		}
	}
	return n
}

// graded is how many passages of each answer a grader learns from.
const graded = 5

// fitGrader learns how likely a shown passage is right.
func fitGrader(all []judged, judge *rank.Judge, at func(j judged, i int) (margin, bearing float64, right, ok bool)) rank.Grader {
	var samples []descent.Sample
	for _, j := range all {
		if j.Kind == keywordsKind {
			continue
		}
		right := judge.Right.Chance(j.Supports)
		for i := range graded {
			margin, bearing, yes, ok := at(j, i)
			if ok {
				samples = append(samples, descent.Sample{X: []float64{rank.Logit(right), margin, bearing}, Yes: yes, Weight: weightOf(j.ranked)})
			}
		}
	}
	l := descent.FitLogistic(samples)
	return rank.Grader{
		Right: rounded(l.Weights[0]), Margin: rounded(l.Weights[1]), Bearing: rounded(l.Weights[2]), Bias: rounded(l.Bias),
		Strong: strongChance, Related: relatedChance,
	}
}

// marginOf is how far the i-th of an order is above the best of the others, or below it.
func marginOf(scores []float64, order []int, i int) float64 {
	other := 0
	if i == 0 {
		other = 1
	}
	if other >= len(order) {
		return 0
	}
	return scores[order[i]] - scores[order[other]]
}
