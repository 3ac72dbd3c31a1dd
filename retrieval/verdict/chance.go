package verdict

import (
	"math"

	"footnote/corpus/lang"
	"footnote/retrieval/question"
	"footnote/retrieval/ranking"
)

// hardly is the chance up to which a library has words hardly by chance.
const hardly = 0.05

// hardlyByChance says whether a question has words that a library of as many passages about
// something else would hardly have, all of them, and has most of what it tells in them. Two
// everyday words tell something in a library of forty passages, and nothing in one of a thousand;
// where a library is about many things, words of any kind stand together. A message that opens
// with no word of a question is not looked at: some word of what people tell each other stands
// everywhere. Nor is one that names a number that no passage has: it asks of another thing ("a
// good laptop under 600").
func hardlyByChance(x *ranking.Ranker, r ranking.Ranking, a ranking.Question) bool {
	if r.Part || isForeign(a) || !question.Opens(a.Text) || question.Addresses(a.Text) || !hasMost(r, a) {
		return false
	}
	if x.Breadth() > r.Fitted.Read.About.Rise.From {
		return false
	}
	chance, seen := 1.0, map[string]bool{}
	for _, w := range r.Words {
		if !w.Found && lang.IsDigits(w.Text) {
			return false
		}
		if w.Found && !seen[w.Text] {
			seen[w.Text] = true
			chance *= byChance(w.World, x.Different())
		}
	}
	return chance < hardly
}

// byChance is the chance that a word of a rarity in the world stands in one of so many passages.
func byChance(rarity float64, passages int) float64 {
	return 1 - math.Pow(1-math.Exp(-rarity), float64(passages))
}
