package bitext

import (
	"slices"
	"strings"

	"footnote/retrieval/lexical"
	"footnote/retrieval/question"
	"footnote/retrieval/static"
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

// glossPair is what a word and its gloss are worth beside a pair of synonyms.
const glossPair = 0.5

// A Bitext is what a translation is learned from: sets of words that are said of one
// thing, by numbers.
type Bitext struct {
	numbers map[string]int32
	words   []string
	pairs   []bipair
}

// New is a bitext of nothing yet.
func New() *Bitext { return &Bitext{numbers: map[string]int32{}} }

type bipair struct {
	asked, said []int32
	weight      float64
}

// Define adds what a dictionary says: synonyms and their gloss.
func (b *Bitext) Define(synonyms, gloss string) {
	b.Add(synonyms, gloss, glossPair)
	b.Add(gloss, synonyms, glossPair)
	words := strings.Split(synonyms, ",")
	for i := range words {
		for j := range words {
			if i != j {
				b.Add(words[i], words[j], 1)
			}
		}
	}
}

// Add adds a question and what is said to it; weight is what that counts.
func (b *Bitext) Add(asked, said string, weight float64) {
	p := bipair{b.stems(asked), b.stems(said), weight}
	if len(p.asked) > 0 && len(p.said) > 0 {
		p.said = p.said[:min(len(p.said), passageWords)]
		b.pairs = append(b.pairs, p)
	}
}

// stems gives the different telling words of a text.
func (b *Bitext) stems(text string) []int32 {
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

// Learn gives the words that stand for each, by IBM model 1: first every word of a
// passage stands for every word of its question, then those more that do so elsewhere.
func (b *Bitext) Learn() map[string][]static.Rendering {
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
func (b *Bitext) couples() (couples []couple, places [][]int32) {
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
func (b *Bitext) totals(couples []couple, counts []float64) []float64 {
	totals := make([]float64, len(b.words)+1)
	for i, c := range couples {
		totals[c.said+1] += counts[i]
	}
	return totals
}

func (b *Bitext) renderings(couples []couple, counts []float64) map[string][]static.Rendering {
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
