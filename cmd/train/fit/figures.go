package fit

import (
	"cmp"
	"math"
	"regexp"
	"slices"

	"footnote/retrieval/rank"
)

// figures tells how good the fit is on questions of libraries that it was not learned from.
func figures(f *rank.Fitted, all []judged) map[string]float64 {
	figures := map[string]float64{}
	for _, set := range []struct {
		name string
		of   func(judged) bool
	}{
		{"groups", func(j judged) bool { return j.Group && j.Kind == answeredKind }},
		{"libraries", func(j judged) bool { return !j.Group && j.Kind == answeredKind }},
		{"libraries, keywords", func(j judged) bool { return j.Kind == keywordsKind }},
		{"groups, near", func(j judged) bool { return j.Kind == nearKind }},
		{"groups, chatter", func(j judged) bool { return j.Kind == offKind }},
		{"groups, other fields", func(j judged) bool { return j.Group && j.Kind == otherKind }},
		{"libraries, other fields", func(j judged) bool { return !j.Group && j.Kind == otherKind }},
	} {
		count(figures, f, set.name, all, set.of)
	}
	figures["groups: right of all questions of the field that are sure"] = rightOfSure(f, all)
	figures["groups: right ones surer than wrong ones"] = surer(f, all, func(j judged) bool { return j.Kind == answeredKind && !byNet(j) })
	figures["groups: right ones surer than near ones"] = surer(f, all, func(j judged) bool { return j.Kind == nearKind })
	return figures
}

// surer is the share of the pairs of a right question of the groups and of one of some others
// where the right one's chance is higher: the area under the receiver's curve.
func surer(f *rank.Fitted, all []judged, other func(judged) bool) float64 {
	var right, others []float64
	for _, j := range all {
		switch chance := f.Read.Right.Chance(j.Supports); {
		case j.Group && j.Kind == answeredKind && byNet(j):
			right = append(right, chance)
		case j.Group && other(j):
			others = append(others, chance)
		}
	}
	above := 0.0
	for _, a := range right {
		for _, b := range others {
			switch cmp.Compare(a, b) {
			case 1:
				above++
			case 0:
				above += 0.5
			}
		}
	}
	return math.Round(1000*above/max(1, float64(len(right)*len(others)))) / 1000
}

// rightOfSure is the share of what sure promises.
func rightOfSure(f *rank.Fitted, all []judged) float64 {
	var right, sure float64
	for _, j := range all {
		if j.Group && j.ofTheField() && f.Read.About.Holds(j.Supports, j.Breadth, rank.Large) && f.Read.Right.Holds(j.Supports, j.Breadth, rank.Large) {
			sure++
			if byNet(j) {
				right++
			}
		}
	}
	return math.Round(1000*right/max(1, sure)) / 1000
}

// keptFigures tells how good it is on groups that nothing was learned from.
func (q *questions) keptFigures(f *rank.Fitted) {
	var kept []judged
	for _, r := range q.Kept {
		kept = append(kept, judgedBy(f, r))
	}
	for _, set := range []struct {
		name string
		kind kindOf
	}{{"kept back", answeredKind}, {"kept back, near", nearKind}, {"kept back, chatter", offKind}, {"kept back, other fields", otherKind}} {
		count(f.Figures, f, set.name, kept, func(j judged) bool { return j.Kind == set.kind })
	}
}

// broadFigures tells how good it is in libraries about many things that the rise was not
// learned from.
func broadFigures(figures map[string]float64, f *rank.Fitted, mixed []judged) {
	for _, set := range []struct {
		name string
		kind kindOf
	}{{"broad", answeredKind}, {"broad, keywords", keywordsKind}, {"broad, absent", nearKind}, {"broad, other fields", otherKind}} {
		count(figures, f, set.name, mixed, func(j judged) bool { return j.Kind == set.kind && j.Fold == folds-1 })
	}
}

// clubFigures tells how good it is in small libraries, and in those that nothing was learned
// from.
func clubFigures(figures map[string]float64, f *rank.Fitted, clubs, kept []judged) {
	for _, set := range []struct {
		name string
		kind kindOf
	}{{"small", answeredKind}, {"small, near", nearKind}, {"small, chatter", offKind}, {"small, other fields", otherKind}} {
		of := func(j judged) bool { return j.Kind == set.kind }
		count(figures, f, set.name, clubs, of)
		count(figures, f, "kept back, "+set.name, kept, of)
	}
}

// keyRight is the share of the groups' questions for which the sentence chosen answers, by
// weights learned from the other groups.
func keyRight(all []ranked) float64 {
	var right, n float64
	for name := range groupNames(all) {
		var others []ranked
		for _, j := range all {
			if j.Library != name {
				others = append(others, j)
			}
		}
		key, err := fitKey(others)
		if err != nil {
			return math.NaN()
		}
		for _, j := range all {
			if j.Library != name || !slices.Contains(j.Keys, true) {
				continue
			}
			scores := make([]float64, len(j.Sentences))
			for i, s := range j.Sentences {
				scores[i] = key.Score(s)
			}
			n++
			if j.Keys[descending(scores)[0]] {
				right++
			}
		}
	}
	return math.Round(1000*right/max(1, n)) / 1000
}

func groupNames(all []ranked) map[string]bool {
	names := map[string]bool{}
	for _, j := range all {
		if j.Group {
			names[j.Library] = true
		}
	}
	return names
}

// count adds the figures of some of the questions.
func count(figures map[string]float64, f *rank.Fitted, name string, all []judged, of func(judged) bool) {
	var n, shown, sure, sureRight float64
	var within [3]float64
	answered := false
	for _, j := range all {
		if !of(j) {
			continue
		}
		n++
		answered = answered || j.Kind == answeredKind || j.Kind == keywordsKind
		for i, depth := range []int{1, 3, 5} {
			if j.rightWithin(j.order, depth) {
				within[i]++
			}
		}
		if !f.Read.About.Holds(j.Supports, j.Breadth, j.Texts) {
			continue
		}
		shown++
		if f.Read.Right.Holds(j.Supports, j.Breadth, j.Texts) {
			sure++
			if j.rightWithin(j.order, first) {
				sureRight++
			}
		}
	}
	put := func(what string, x, of float64) { figures[name+": "+what] = math.Round(1000*x/max(1, of)) / 1000 }
	put("questions", n, 1)
	put("shown", shown, n)
	put("sure", sure, n)
	if answered {
		put("right within 1", within[0], n)
		put("right within 3", within[1], n)
		put("right within 5", within[2], n)
		put("right within 3 when sure", sureRight, sure)
	}
}

// rounded gives a number with four digits.
func rounded(x float64) float64 {
	if x == 0 || math.IsInf(x, 0) || math.IsNaN(x) {
		return x
	}
	step := math.Pow(10, math.Floor(math.Log10(math.Abs(x)))-3)
	return math.Round(x/step) * step
}

var numberLists = regexp.MustCompile(`\[\s*(?:-?[0-9.e+-]+,?\s*)+\]`)

var gaps = regexp.MustCompile(`\s+`)

// oneLineLists writes each list of numbers on a line of its own.
func oneLineLists(b []byte) []byte {
	return numberLists.ReplaceAllFunc(b, func(l []byte) []byte { return gaps.ReplaceAll(l, []byte("")) })
}
