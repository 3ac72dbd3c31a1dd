package fit

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"footnote/cmd/train/table"
	"footnote/retrieval/lexical"
	"footnote/retrieval/question"
	"footnote/retrieval/static"
)

// What a pair is worth beside a question of ours and its paragraph, and one of synonyms.
const (
	sentencePair = 0.5 // of SQuAD
	medicalPair  = 0.3 // answers are long
	glossPair    = 0.5
)

// Of what is learned: rounds of the expectation and maximisation; the share of the
// words of a question that stand for no word of the passage; how many words of a passage
// are read; and how often two words have to go together to be kept, the least chance
// that is kept, and how much a seldom one is doubted.
const (
	translationRounds = 6
	forNothing        = 0.2
	passageWords      = 120
	leastCount        = 0.6
	leastChance       = 0.01
	doubt             = 2
)

// A bitext is what a translation is learned from: sets of words that are said of one
// thing, by numbers.
type bitext struct {
	numbers map[string]int32
	words   []string
	pairs   []bipair
}

type bipair struct {
	asked, said []int32
	weight      float64
}

// translationOf learns from the questions of some articles, from pairs of questions and
// answers, and from a dictionary.
func (m *fitMaterial) translationOf(p *table.Plan, of func(article string) bool) (map[string][]static.Rendering, error) {
	b := &bitext{numbers: map[string]int32{}}
	for _, article := range slices.Sorted(maps.Keys(m.questions)) {
		if !of(article) {
			continue
		}
		for _, q := range m.questions[article] {
			b.add(q.question, article+"\n"+q.paragraph, 1)
		}
	}
	for i, path := range p.Pairs {
		weight := []float64{sentencePair, medicalPair}[min(i, 1)]
		text, err := table.ReadText(path)
		if err != nil {
			return nil, err
		}
		table.EachRow(text, 2, func(f []string) { b.add(f[0], f[1], weight) })
	}
	glosses, err := table.ReadText(p.Glosses)
	if err != nil {
		return nil, err
	}
	table.EachRow(glosses, 2, func(f []string) { b.define(f[0], f[1]) })
	return b.learn(), nil
}

// define adds what a dictionary says: synonyms and their gloss.
func (b *bitext) define(synonyms, gloss string) {
	b.add(synonyms, gloss, glossPair)
	b.add(gloss, synonyms, glossPair)
	words := strings.Split(synonyms, ",")
	for i := range words {
		for j := range words {
			if i != j {
				b.add(words[i], words[j], 1)
			}
		}
	}
}

func (b *bitext) add(asked, said string, weight float64) {
	p := bipair{b.stems(asked), b.stems(said), weight}
	if len(p.asked) > 0 && len(p.said) > 0 {
		p.said = p.said[:min(len(p.said), passageWords)]
		b.pairs = append(b.pairs, p)
	}
}

// stems gives the different telling words of a text.
func (b *bitext) stems(text string) []int32 {
	var list []int32
	lexical.Tokens(text, func(t lexical.Token) {
		if question.IsFunction(t.Text) || len(t.Text) < 2 {
			return
		}
		stem := lexical.Term(t, "en")
		n, ok := b.numbers[stem]
		if !ok {
			n = int32(len(b.words))
			b.numbers[stem] = n
			b.words = append(b.words, stem)
		}
		if !slices.Contains(list, n) {
			list = append(list, n)
		}
	})
	return list
}

// A couple are a word of a question and a word of a passage, -1 for none.
type couple struct{ asked, said int32 }

// learn gives the words that stand for each, by IBM model 1: first every word of a
// passage stands for every word of its question, then those more that do so elsewhere.
func (b *bitext) learn() map[string][]static.Rendering {
	couples, places := b.couples()
	chances, counts := make([]float64, len(couples)), make([]float64, len(couples))
	for i := range chances {
		chances[i] = 1
	}
	for range translationRounds {
		clear(counts)
		for i, p := range b.pairs {
			n := len(p.said) + 1
			for j := range p.asked {
				expect(chances, counts, places[i][j*n:][:n], p.weight)
			}
		}
		totals := b.totals(couples, counts)
		for i, c := range couples {
			chances[i] = counts[i] / (totals[c.said+1] + 0.01)
		}
	}
	return b.renderings(couples, counts)
}

// couples numbers what goes together anywhere; places has for each pair, and each word of
// its question, the numbers of it with no word and with each of the passage.
func (b *bitext) couples() (couples []couple, places [][]int32) {
	numbers := map[couple]int32{}
	for _, p := range b.pairs {
		var list []int32
		for _, asked := range p.asked {
			for _, said := range append([]int32{-1}, p.said...) {
				c := couple{asked, said}
				n, ok := numbers[c]
				if !ok {
					n = int32(len(couples))
					numbers[c] = n
					couples = append(couples, c)
				}
				list = append(list, n)
			}
		}
		places = append(places, list)
	}
	return couples, places
}

// expect shares a word of a question out among what may stand for it, nothing first.
func expect(chances, counts []float64, row []int32, weight float64) {
	share := func(i int) float64 {
		if i == 0 {
			return chances[row[0]] * forNothing * float64(len(row))
		}
		return chances[row[i]]
	}
	var sum float64
	for i := range row {
		sum += share(i)
	}
	for i, at := range row {
		counts[at] += weight * share(i) / sum
	}
}

// totals sums up counts by the word of the passage, none first.
func (b *bitext) totals(couples []couple, counts []float64) []float64 {
	totals := make([]float64, len(b.words)+1)
	for i, c := range couples {
		totals[c.said+1] += counts[i]
	}
	return totals
}

func (b *bitext) renderings(couples []couple, counts []float64) map[string][]static.Rendering {
	totals := b.totals(couples, counts)
	all := map[string][]static.Rendering{}
	for i, c := range couples {
		if c.said < 0 || c.said == c.asked || counts[i] < leastCount {
			continue
		}
		if chance := counts[i] / (totals[c.said+1] + doubt); chance >= leastChance {
			asked := b.words[c.asked]
			all[asked] = append(all[asked], static.Rendering{Word: b.words[c.said], Chance: chance})
		}
	}
	return all
}

// translations learns the translation of the program, which is written where the command
// line wants it, and one from the articles that nothing is asked about.
func (c *collection) translations(p *fitPlan, asked map[string]string) error {
	whole, err := c.material.translationOf(p.plan, func(string) bool { return true })
	if err != nil {
		return err
	}
	half, err := c.material.translationOf(p.plan, func(article string) bool { _, ok := asked[article]; return !ok })
	if err != nil {
		return err
	}
	var b []byte
	if b, c.shipped.Translation, err = coded(whole); err != nil {
		return err
	}
	if _, c.models.Translation, err = coded(half); err != nil {
		return err
	}
	if p.translation == "" {
		return nil
	}
	return os.WriteFile(p.translation, b, 0o644)
}

// coded gives a translation as it is shipped, and as it is read from that.
func coded(renderings map[string][]static.Rendering) ([]byte, *static.Translation, error) {
	b, err := static.EncodeTranslation(renderings)
	if err != nil {
		return nil, nil, fmt.Errorf("encode a translation: %w", err)
	}
	t, err := static.DecodeTranslation(b)
	return b, t, err
}
