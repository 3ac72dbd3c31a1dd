package fit

import (
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
			answers[i].Group, answers[i].Club = false, true
		}
		if g.Kept {
			kept = append(kept, answers...)
		} else {
			learned = append(learned, answers...)
		}
	}
	return learned, kept, nil
}

// fitEase learns how much less it takes in libraries of fewer passages than any group has: as
// much as leaves something shown for the wanted share of the small libraries' answered
// questions, up to the largest of these.
func fitEase(about *rank.Confidence, smallestGroup int, clubs []judged) {
	var eases []float64 // from which something is shown
	ease := rank.Ease{Below: float64(smallestGroup)}
	for _, j := range clubs {
		ease.Full = max(ease.Full, float64(j.Texts))
		if j.Kind == answeredKind {
			eases = append(eases, max(0, rank.Logit(about.Threshold)-rank.Logit(about.Chance(j.Supports))))
		}
	}
	if len(eases) > 0 && ease.Full < ease.Below {
		slices.Sort(eases)
		ease.By = rounded(eases[int(clubShare*float64(len(eases)-1))])
		about.Ease = ease
	}
}
