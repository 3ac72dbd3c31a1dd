package retrieval

import (
	"math"
	"slices"

	"footnote/retrieval/lexicon"
	"footnote/retrieval/question"
	"footnote/retrieval/rank"
)

// A Grade says in a word how much a passage bears on the question.
type Grade string

// The grades, best first.
const (
	Strong  Grade = "strong"
	Related Grade = "related"
	Weak    Grade = "weak"
)

// supports gives what supports an answer from a ranking.
func (r ranking) supports() rank.Supports {
	var s rank.Supports
	best := func(f rank.Feature) float64 {
		most := math.Inf(-1)
		for i := range r.candidates {
			most = max(most, r.candidates[i].at(f))
		}
		return most
	}
	if len(r.candidates) == 0 {
		return s
	}
	s[rank.BestMet] = r.met
	s[rank.BestWords] = best(rank.Words)
	s[rank.BestStanding] = best(rank.CosineZ)
	if r.reader == nil {
		return s
	}
	s[rank.BestMaxSim] = best(rank.MaxSim)
	s[rank.Nearness] = best(rank.CosineText) - r.world
	s[rank.BestBearing] = math.Inf(-1)
	for i := range r.candidates[:r.read] {
		s[rank.BestBearing] = max(s[rank.BestBearing], r.candidates[i].bearing)
	}
	s[rank.Length] = rank.LengthOf(r.reader.Pieces())
	for _, w := range r.words {
		if w.Found {
			s[rank.Found] = max(s[rank.Found], w.World)
		} else {
			s[rank.Missing] = min(s[rank.Missing], -w.World)
		}
	}
	return s
}

// judge gives the judge for what is known of a ranking: what the table read, what
// vectors found, or words alone.
func (r ranking) judge(f *rank.Fitted) *rank.Judge {
	switch {
	case r.reader != nil:
		return &f.Read
	case r.vectors:
		return &f.Vector
	}
	return &f.Words
}

// verdict says how sure an answer is, and the chance that a right passage is among
// its first three.
func (x *ranker) verdict(r ranking, a asking) (Verdict, float64) {
	if len(r.candidates) == 0 || len(r.needs) == 0 {
		return Nothing, 0
	}
	s, j := r.supports(), r.judge(r.fitted)
	right := j.Right.Chance(s)
	about := j.About.Holds(s, x.Breadth())
	switch {
	case about && right >= j.Right.Threshold && r.unknown < allMet && !a.derived:
		return Sure, right // never of what no passage has a word of
	case about, r.metAll(), x.metKnown(r, a), x.standsOut(r, a):
		return Maybe, right
	}
	return Nothing, right
}

// allMet is the share of the needs from which all count as met, roundings apart.
const allMet = 0.9999

// metAll says whether one passage has all that the question asks for in its own
// words. Then the library has something on it, whatever else speaks against it.
func (r ranking) metAll() bool { return r.met >= allMet }

// metKnown says whether one passage has all words of the question that stand in the
// library, and one of them tells enough, or they are half of what is asked in words to look
// up, without a sentence around them: what is asked besides, in words that stand nowhere,
// does not make it nothing. Where all words of a question stand in the library, half of
// them in one passage are enough, unless it speaks of the group itself ("who wants to play").
func (x *ranker) metKnown(r ranking, a asking) bool {
	if r.unknown == 0 && len(r.needs) > 1 {
		return 2*r.met >= 1 && !question.Addresses(a.text)
	}
	if r.part || r.unknown == 0 || r.met == 0 || r.met < allMet*(1-r.unknown) {
		return false
	}
	return slices.ContainsFunc(r.words, func(w lexicon.AskedWord) bool { return w.Found && w.World >= telltale }) ||
		2*len(x.missing(r, a)) <= len(r.needs) && !slices.ContainsFunc(question.Words(a.text), question.IsFunction)
}

// telltale is the rarity in the world from which a word is worth showing beside words that
// stand nowhere: of the training groups' chatter, which asks of nothing, no more is shown
// for it, and with a lower one (5) three times as much.
const telltale = 6

// rare is the rarity in the world from which one word of a question that stands in the
// library is worth showing, whatever else was asked: a name, or a term of art.
const rare = 8.5

// standsOut says whether a rare word of a question, or two words that tell something
// and stand together in it, stand so in the library. A part of it is asked for what
// bears on the question alone.
func (x *ranker) standsOut(r ranking, a asking) bool {
	if r.part {
		return false
	}
	for _, w := range r.words {
		if w.Found && w.World >= rare {
			return true
		}
	}
	for run := range question.Runs(question.Words(a.text)) {
		if len(x.withPhrase(run)) > 0 {
			return true
		}
	}
	return false
}

// chance is that of candidate i to bear on the question, given the chance that
// the first ones answer. What has a phrase that was asked for word for word bears on it.
func (x *ranker) chance(r ranking, i int, right float64) float64 {
	c := r.candidates[i]
	if c.phrases > 0 {
		return 1
	}
	margin := x.margin(r, i)
	if i < r.read && r.reader != nil {
		return r.fitted.Grader.Chance(right, margin, c.bearing)
	}
	return r.fitted.GraderWords.Chance(right, margin, c.at(rank.Words))
}

// margin is how far the score of candidate i is above the best of the others', or below
// it. The same text in another source is no other.
func (x *ranker) margin(r ranking, i int) float64 {
	own := x.Entries[r.candidates[i].doc].Hash
	for _, c := range r.candidates {
		if x.Entries[c.doc].Hash != own {
			return r.candidates[i].score - c.score
		}
	}
	return 0
}

// grades gives the grades of the first candidates. A passage never has a better one
// than those before it.
func (x *ranker) grades(r ranking, right float64, n int) []Grade {
	grades := make([]Grade, n)
	chance := 1.0
	for i := range grades {
		chance = min(chance, x.chance(r, i, right))
		grades[i] = r.grade(chance)
	}
	return grades
}

// grade turns the chance that a passage bears on its question into a word. The
// golden report says how often each grade is right.
func (r ranking) grade(chance float64) Grade {
	switch {
	case chance >= r.fitted.Grader.Strong:
		return Strong
	case chance >= r.fitted.Grader.Related:
		return Related
	}
	return Weak
}
