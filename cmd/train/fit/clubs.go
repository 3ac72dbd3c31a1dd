package fit

import (
	"math"
	"slices"

	"footnote/retrieval/rank"
)

// askClubs asks the small libraries their own questions: those that are learned from, and those
// that are kept back.
func (c *collection) askClubs() (learned, kept []ranked, err error) {
	for _, g := range c.material.clubs {
		answers, err := c.askOf(g)
		if err != nil {
			return nil, nil, err
		}
		for i := range answers {
			answers[i].Group = false
		}
		if g.Kept {
			kept = append(kept, answers...)
		} else {
			learned = append(learned, answers...)
		}
	}
	return learned, kept, nil
}

// fitEases learns how much less it takes in small libraries, up to the largest of these; from
// there on less and less, and no more half of the way, in logarithms, to the smallest group.
// Something is shown for as few questions of other fields as is wanted; and of all questions of
// the field that are called sure the first passage is right for nine of ten: three are much of
// so small a library.
func fitEases(judge *rank.Judge, smallestGroup int, clubs []judged) {
	var ease rank.Ease
	for _, j := range clubs {
		ease.Full = max(ease.Full, float64(j.Texts))
	}
	ease.Below = math.Round(math.Sqrt(ease.Full * float64(smallestGroup)))
	if ease.Full == 0 || ease.Below <= ease.Full {
		return
	}
	judge.About.Ease, judge.Right.Ease = ease, ease
	judge.About.Ease.By = shownEase(&judge.About, clubs)
	judge.Right.Ease.By = sureEase(judge, clubs)
}

// shownEase gives the ease with which little enough is shown for questions of other fields.
func shownEase(about *rank.Confidence, clubs []judged) float64 {
	var eases []float64 // from which something is shown
	for _, j := range clubs {
		if j.Kind == otherKind {
			eases = append(eases, missingFrom(about, j))
		}
	}
	if len(eases) == 0 {
		return 0
	}
	slices.Sort(eases)
	return rounded(max(0, eases[int(otherShare*float64(len(eases)))]))
}

func sureEase(judge *rank.Judge, clubs []judged) float64 {
	var list []called
	for _, j := range clubs {
		if j.ofTheField() && judge.About.Holds(j.Supports, j.Breadth, j.Texts) {
			list = append(list, called{-missingFrom(&judge.Right, j), j.rightWithin(j.order, 1)})
		}
	}
	if n := sureOf(list, answeredShare); n > 0 {
		return rounded(max(0, -list[n-1].score))
	}
	return 0
}

// missingFrom is how much a question lacks of what it takes, in logits.
func missingFrom(c *rank.Confidence, j judged) float64 {
	return rank.Logit(c.Threshold) - rank.Logit(c.Chance(j.Supports))
}
