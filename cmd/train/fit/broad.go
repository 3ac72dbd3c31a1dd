package fit

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"footnote/cmd/train/fit/group"
	"footnote/cmd/train/table"
	"footnote/retrieval/rank"
)

// broadSizes is of how many of the encyclopaedia's libraries those about many things are put
// together: one of each size from each fold. Those of the last fold are not learned from, and
// give the figures.
var broadSizes = []int{3, 6, 12, 25, 50}

// broadQuestions is how many questions of a kind each of them is asked.
const broadQuestions = 100

// askBroad asks libraries about many things: what they answer, the same as keywords, what was
// taken out of them, and what is in none of their fields. Each is put together of libraries
// of one fold, so that there are nets that have seen nothing of it.
func (c *collection) askBroad(f *rank.Fitted, fold map[string]int) ([]ranked, error) {
	c.models.Fitted = f
	n := folds * len(broadSizes)
	lists, errs := make([][]ranked, n), make([]error, n)
	table.Parallel(n, func(from, to int) {
		for i := from; i < to; i++ {
			lists[i], errs[i] = c.askMixed(i, fold)
		}
	})
	var all []ranked
	for i, list := range lists {
		if errs[i] != nil {
			return nil, errs[i]
		}
		all = append(all, list...)
	}
	return all, nil
}

func (c *collection) askMixed(n int, fold map[string]int) ([]ranked, error) {
	rng := rand.New(rand.NewPCG(uint64(n), 99))
	var members []int
	for _, i := range rng.Perm(len(c.material.libraries)) {
		if fold[libraryName(i)] == n%folds {
			members = append(members, i)
		}
	}
	size := min(broadSizes[n/folds], len(members)/2)
	texts, own, absent := c.material.mixed(rng, members[:size])
	_, others, _ := c.material.mixed(rng, members[size:])
	s, err := openShelf(fmt.Sprintf("broad library %d", n), texts, c.models, c.embedder)
	if err != nil {
		return nil, err
	}
	defer s.lib.Close()
	a := &asker{shelf: s}
	for _, q := range own[:min(len(own), broadQuestions)] {
		a.ask(answeredKind, q.question, group.Overlaps(q.paragraph))
		if k := keywords(rng, q.paragraph); k != "" && rng.Float64() < keywordsShare {
			a.ask(keywordsKind, k, group.Overlaps(q.paragraph))
		}
	}
	for _, q := range absent {
		a.ask(nearKind, q.question, none)
	}
	for _, q := range others[:min(len(others), broadQuestions)] {
		a.ask(otherKind, q.question, none)
	}
	for i := range a.answers {
		a.answers[i].Fold = n % folds
	}
	return a.answers, a.err
}

// mixed gives the texts of some libraries, their questions in any order, and one question of
// each library whose answer is taken out of the texts; its article is asked nothing else.
func (m *fitMaterial) mixed(rng *rand.Rand, libraries []int) (texts map[string]string, own, absent []asked) {
	texts = map[string]string{}
	for _, i := range libraries {
		for k, title := range m.libraries[i] {
			texts[title] = m.articles[title]
			if k > 0 || len(m.questions[title]) == 0 {
				own = append(own, m.questions[title]...)
				continue
			}
			q := m.questions[title][0]
			texts[title] = without(texts[title], group.Overlaps(q.paragraph))
			absent = append(absent, q)
		}
	}
	rng.Shuffle(len(own), func(i, j int) { own[i], own[j] = own[j], own[i] })
	return texts, own, absent
}

// without leaves out the lines of a text that are something.
func without(text string, something func(string) bool) string {
	var left []string
	for line := range strings.SplitSeq(text, "\n") {
		if !something(line) {
			left = append(left, line)
		}
	}
	return strings.Join(left, "\n")
}
