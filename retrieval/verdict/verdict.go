package verdict

import (
	"math"
	"slices"
	"strings"

	"footnote/corpus/lang"
	"footnote/retrieval/lexicon"
	"footnote/retrieval/question"
	"footnote/retrieval/rank"
	"footnote/retrieval/ranking"
)

// A Grade says in a word how much a passage bears on the question.
type Grade string

// The grades, best first.
const (
	Strong  Grade = "strong"
	Related Grade = "related"
	Weak    Grade = "weak"
)

// Supports gives what supports an answer from a ranking.
func Supports(x *ranking.Ranker, r ranking.Ranking) rank.Supports {
	var s rank.Supports
	best := func(f rank.Feature) float64 {
		most := math.Inf(-1)
		for i := range r.Candidates {
			most = max(most, r.Candidates[i].At(f))
		}
		return most
	}
	if len(r.Candidates) == 0 {
		return s
	}
	s[rank.BestMet] = r.Met
	s[rank.BestWords] = best(rank.Words)
	s[rank.BestStanding] = best(rank.CosineZ)
	if r.Reader == nil {
		return s
	}
	s[rank.BestMaxSim] = best(rank.MaxSim)
	s[rank.Nearness] = best(rank.CosineText) - r.World
	bearings, sources := x.Bearings(r)
	s[rank.BestBearing], s[rank.Apart] = slices.Max(bearings), rank.ApartOf(bearings, sources)
	s[rank.Said] = r.Said
	s[rank.Length] = rank.LengthOf(r.Reader.Pieces())
	for _, w := range r.Words {
		if w.Found {
			s[rank.Found] = max(s[rank.Found], w.World)
		} else {
			s[rank.Missing] = min(s[rank.Missing], -w.World)
		}
	}
	return s
}

// judgeOf gives the judge for what is known of a ranking: what the table read, what
// vectors found, or words alone.
func judgeOf(r ranking.Ranking, f *rank.Fitted) *rank.Judge {
	switch {
	case r.Reader != nil:
		return &f.Read
	case r.Vectors:
		return &f.Vector
	}
	return &f.Words
}

// Of says how sure an answer is, and the chance that a right passage is among
// its first three.
func Of(x *ranking.Ranker, r ranking.Ranking, a ranking.Question) (Verdict, float64) {
	if len(r.Candidates) == 0 || len(r.Needs) == 0 || r.Unknown >= ranking.AllMet && question.IsNonsense(a.Text) {
		return Nothing, 0
	}
	s, j := Supports(x, r), judgeOf(r, r.Fitted)
	right := j.Right.Chance(s)
	breadth := x.Breadth()
	aboutOf, rightOf := sizes(x, r)
	about := j.About.Holds(s, breadth, aboutOf)
	switch {
	case x.Finds(a, r.Candidates[0]):
		return Sure, right
	case about && j.Right.Holds(s, breadth, rightOf) && r.Unknown < ranking.AllMet && !guessed(a) && answerable(x, r, a) && leads(x, r):
		return Sure, right // never of what no passage has a word of
	case looksUp(r):
		return Maybe, right
	case r.Idle && !saysSo(r, a) && !(j.About.Chance(s) >= 0.5 && s[rank.Length] >= telling):
		return Nothing, right // what it has a word of, it does not ask for
	case about, metAll(r), meansIt(r), r.Candidates[0].Phrases > 0 && (x.HasSection(a) || len(a.Marked) > 0), a.Lengthened && hasMost(r, a):
		return Maybe, right
	case !r.Talk && (metKnown(x, r, a) || standsOut(x, r, a) || holdsThing(x, r, a) || isRuled(x, r, a) || hardlyByChance(x, r, a)):
		return Maybe, right
	}
	return Nothing, right
}

// guessed says whether a word of the question was taken for one that it may well not mean.
func guessed(a ranking.Question) bool {
	return a.Derived || a.Guessed || a.Lengthened || len(a.Rendered) > 0
}

// sizes gives how large the library counts as, for what bears on a question and for what is
// sure: talk, by its words, is judged as in a large one. Of what a part of the sources is asked,
// words count as found that stand in the others alone, so no less may bear on it.
func sizes(x *ranking.Ranker, r ranking.Ranking) (about, right int) {
	about, right = x.Different(), x.Different()
	if r.Talk {
		right = rank.Large
	}
	if r.Talk || r.Part {
		about = rank.Large
	}
	return about, right
}

// answerable says whether a message asks for something, by a word that tells it, of nobody that
// the library does not know, and, where it asks for a thing of something ("capital of France"),
// that the passages have the thing beside it: both by themselves say nothing of it.
func answerable(x *ranking.Ranker, r ranking.Ranking, a ranking.Question) bool {
	thing, of := question.ThingOf(a.Text)
	return !question.Tells(a.Text) && !strangerDoes(r, a) && !otherYear(x, r, a) && hasTelling(r) && (len(thing) == 0 || x.SaysOf(r, thing, of))
}

// strangerDoes says whether who does what is asked of is called by a telling word that no
// passage has ("what does hayek say to keynes"). Names and kinds stand as they are, where what
// has an article is often called otherwise ("the brits"): of six such answers that were sure on
// our sets one had a right passage among its first three.
func strangerDoes(r ranking.Ranking, a ranking.Question) bool {
	doer := question.Doer(a.Text)
	return doer != "" && slices.ContainsFunc(r.Words, func(w lexicon.AskedWord) bool { return w.Text == doer && !w.Found && w.World >= Telltale })
}

// looksUp says whether a question has a number that a passage has, too, and that hardly anybody
// says by chance: of three figures at least, and no year ("429 error in my script"). It is looked
// up, however much the message sounds like talk.
func looksUp(r ranking.Ranking) bool {
	return slices.ContainsFunc(r.Words, func(w lexicon.AskedWord) bool {
		return w.Found && w.World >= Telltale && len(w.Text) > 2 && lang.IsDigits(w.Text) && !lang.IsYear(w.Text)
	})
}

// otherYear says whether a message that tells something, and asks nothing, names a year that
// neither the first passage nor the record of its source has: it may be told wrong ("the strike
// ended in 1921").
func otherYear(x *ranking.Ranker, r ranking.Ranking, a ranking.Question) bool {
	if question.Opens(a.Text) || question.Requests(a.Text) {
		return false
	}
	e := x.Entries[r.Candidates[0].Doc]
	return slices.ContainsFunc(question.Words(a.Text), func(word string) bool {
		return lang.IsYear(word) && !x.HasWord(r.Candidates[0].Doc, word) && !strings.Contains(x.Sources[e.Source].Issued, word)
	})
}

// hasTelling says whether the library has a word of a question that tells anything, or a phrase
// of it: "who goes first" has none, and any passage with a "first" in it would do.
func hasTelling(r ranking.Ranking) bool {
	tells := func(w lexicon.AskedWord) bool { return w.Found && w.World >= leastTelling }
	return len(r.Words) == 0 || r.Candidates[0].Phrases > 0 || slices.ContainsFunc(r.Words, tells)
}

// leastTelling is the rarity in the world from which a word tells something: "first", "other"
// and "used" do not.
const leastTelling = 2.5

// metAll says whether one passage has all that the question asks for in its own
// words. Then the library has something on it, whatever else speaks against it.
func metAll(r ranking.Ranking) bool { return r.Met >= ranking.AllMet }

// saysSo says whether one passage has all of a remark's own words: more than one, or but that
// ("eels lol"). One word in a sentence of others ("can u hear me") stands there by chance.
func saysSo(r ranking.Ranking, a ranking.Question) bool {
	words := question.Words(a.Text)
	return metAll(r) && (len(r.Needs) > 1 || len(words) == 1 || !slices.ContainsFunc(words, question.IsFunction))
}

// telling is the length from which a remark may tell what a passage says, where the library is
// about it more likely than not: of 2,000 messages of chatter on twelve libraries none is so
// long and near.
var telling = rank.LengthOf(12)

// leastMeant is how much of a question a sentence has to mean for it to be worth showing.
const leastMeant = 0.6

// meansIt says whether a sentence says most of the question in other words, where the
// glossary read.
func meansIt(r ranking.Ranking) bool {
	return r.Abroad && r.Candidates[0].At(rank.MeantSentence) >= leastMeant
}

// leastLead is by how much the first passage has to be ahead of the sixth, where the table
// does not read: of a hundred questions of our own in five languages, 63 of 100 that words
// alone called sure were answered within three, and 83 of those with such a lead.
const leastLead, behind = 6, 5

// leads says whether the first passage is ahead of the sixth other text, or has a phrase that
// was asked for word for word.
func leads(x *ranking.Ranker, r ranking.Ranking) bool {
	if !r.Abroad || r.Candidates[0].Phrases > 0 {
		return true
	}
	others := map[uint64]bool{}
	for _, c := range r.Candidates {
		if others[x.Entries[c.Doc].Hash] = true; len(others) > behind {
			return r.Candidates[0].Score-c.Score >= leastLead
		}
	}
	return true
}

// metKnown says whether one passage has all words of the question that stand in the
// library, most of what it tells, and one of them tells enough, or they are half of what is asked
// in words to look up, without a sentence around them: what is asked besides, in words that stand
// nowhere, does not make it nothing. Where all words of a question stand in the library, half of
// them in one passage are enough, unless it speaks of the group itself ("who wants to play").
func metKnown(x *ranking.Ranker, r ranking.Ranking, a ranking.Question) bool {
	if r.Unknown == 0 && len(r.Needs) > 1 {
		return 2*r.Met >= 1 && !question.Addresses(a.Text)
	}
	if r.Part || r.Unknown == 0 || r.Met == 0 || r.Met < ranking.AllMet*(1-r.Unknown) || !hasMost(r, a) {
		return false
	}
	return slices.ContainsFunc(r.Words, func(w lexicon.AskedWord) bool { return w.Found && w.World >= Telltale }) ||
		2*len(x.Missing(r, a)) <= len(r.Needs) && !slices.ContainsFunc(question.Words(a.Text), question.IsFunction)
}

// holdsThing says whether what a question asks to be told or counted stands in the library:
// of "how many horses pulled the coach" the horses, whatever pulled and coach are called there.
// It is to be a good part of what the question tells: "year" of "what year did the titanic sink"
// is only the kind of answer.
func holdsThing(x *ranking.Ranker, r ranking.Ranking, a ranking.Question) bool {
	thing := question.Thing(a.Text)
	if thing == "" || r.Part || question.Addresses(a.Text) || !x.HasForm(thing) {
		return false
	}
	found, missing := told(r)
	return isForeign(a) || x.Rarity(thing) >= leastThing*(found+missing)
}

// leastThing is the least part of what a question tells that the thing is which it asks for.
const leastThing = 0.25

// isRuled says whether a question asks what its writer may or must do, and the passages that
// would be shown tell those who read them such things: rules and manuals answer it in words of
// their own, "dogs" where a puppy is asked for. On our clubs two thirds of such questions that
// nothing else spoke for were answered by one of these passages, of those on groups none: in a
// library that is no small one some passage among the first speaks so of whatever is asked.
func isRuled(x *ranking.Ranker, r ranking.Ranking, a ranking.Question) bool {
	asking, strange := question.OwnCase(a.Text), 0
	for _, w := range r.Words {
		if !w.Found && w.World >= Telltale && !slices.Contains(asking, w.Text) {
			strange++
		}
	}
	if len(asking) == 0 || strange > mostStrange || r.Part || !r.Fitted.Read.About.Ease.Eases(x.Different()) {
		return false
	}
	return slices.ContainsFunc(r.Candidates[:min(len(r.Candidates), r.Read, ruling)], func(c ranking.Candidate) bool {
		return question.SpeaksToReaders(r.Passages[x.Entries[c.Doc].Passage].Text)
	})
}

// ruling is how many of the first passages may speak to those who read them, and mostStrange
// how many telling words that stand nowhere a question may have: with two it is of another
// field more often than not ("can i put foil in the microwave").
const ruling, mostStrange = 3, 1

// Telltale is the rarity in the world from which a word is worth showing beside words that
// stand nowhere: of the training groups' chatter, which asks of nothing, no more is shown
// for it, and with a lower one (5) three times as much.
const Telltale = 6

// Rare is the rarity in the world from which one word of a question that stands in the
// library is worth showing, whatever else was asked: a name, or a term of art.
const Rare = 8.5

// standsOut says whether a rare word of a question, or two words that tell something
// and stand together in it, stand so in the library. A part of it is asked for what
// bears on the question alone.
func standsOut(x *ranking.Ranker, r ranking.Ranking, a ranking.Question) bool {
	if r.Part {
		return false
	}
	for _, w := range r.Words {
		if w.Found && w.World >= Rare {
			return true
		}
	}
	for run := range question.Runs(question.Words(a.Text)) {
		if len(x.WithPhrase(run)) > 0 {
			return true
		}
	}
	return false
}

// hasMost says whether the library has most of what a question tells. What stands there by
// chance is an everyday word beside the telling ones that nobody there has: "test" of "test test
// 123". Of the answered questions of our groups and small libraries none is shown for such a
// word alone; of those of other fields one in twenty was. A source more never makes it less. How
// rare a word is that is no English one the world does not know, so one word that is shared is
// enough there: it may be a name, or one of few that the glossary has.
func hasMost(r ranking.Ranking, a ranking.Question) bool {
	found, missing := told(r)
	return isForeign(a) || found >= missing
}

// isForeign says whether a question is not in English, or was put in English word by word.
func isForeign(a ranking.Question) bool { return len(a.Rendered) > 0 || a.Language != "en" }

// told gives how much the words of a question tell that the library has, and those that it has
// not, each once, by how rare they are in the world.
func told(r ranking.Ranking) (found, missing float64) {
	seen := map[string]bool{}
	for _, w := range r.Words {
		switch {
		case seen[w.Text]:
		case w.Found:
			found += w.World
		default:
			missing += w.World
		}
		seen[w.Text] = true
	}
	return found, missing
}

// Chance is that of candidate i to bear on the question, given the chance that
// the first ones answer. What has a phrase that was asked for word for word bears on it.
func Chance(x *ranking.Ranker, r ranking.Ranking, i int, right float64) float64 {
	c := r.Candidates[i]
	if c.Phrases > 0 {
		return 1
	}
	margin := marginOf(x, r, i)
	if i < r.Read && r.Reader != nil {
		return r.Fitted.Grader.Chance(right, margin, c.Bearing)
	}
	return r.Fitted.GraderWords.Chance(right, margin, c.At(rank.Words))
}

// marginOf is how far the score of candidate i is above the best of the others', or below
// it. The same text in another source is no other.
func marginOf(x *ranking.Ranker, r ranking.Ranking, i int) float64 {
	own := x.Entries[r.Candidates[i].Doc].Hash
	for _, c := range r.Candidates {
		if x.Entries[c.Doc].Hash != own {
			return r.Candidates[i].Score - c.Score
		}
	}
	return 0
}

// Grades gives the grades of the first candidates. A passage never has a better one
// than those before it.
func Grades(x *ranking.Ranker, r ranking.Ranking, right float64, n int) []Grade {
	grades := make([]Grade, n)
	chance := 1.0
	for i := range grades {
		chance = min(chance, Chance(x, r, i, right))
		grades[i] = gradeOf(r, chance)
	}
	return grades
}

// gradeOf turns the chance that a passage bears on its question into a word. The
// golden report says how often each grade is right.
func gradeOf(r ranking.Ranking, chance float64) Grade {
	switch {
	case chance >= r.Fitted.Grader.Strong:
		return Strong
	case chance >= r.Fitted.Grader.Related:
		return Related
	}
	return Weak
}

// A Verdict says how sure an answer is.
type Verdict string

// The verdicts, surest first.
const (
	Sure    Verdict = "sure"    // the first passages very likely answer
	Maybe   Verdict = "maybe"   // they bear on the question; whether they answer it is not sure
	Nothing Verdict = "nothing" // nothing in the library bears on it
)

// Answered says whether there is something to show.
func (v Verdict) Answered() bool { return v == Sure || v == Maybe }

// Above says whether a verdict is surer than another.
func (v Verdict) Above(other Verdict) bool {
	verdicts := []Verdict{Nothing, Maybe, Sure}
	return slices.Index(verdicts, v) > slices.Index(verdicts, other)
}

// Bound gives the grade that a passage of such an answer may have: what may answer does
// not do so strongly, and the first one of a sure answer is not weak.
func (v Verdict) Bound(g Grade, first bool) Grade {
	switch {
	case v != Sure && g == Strong, v == Sure && first && g == Weak:
		return Related
	}
	return g
}
