package ranking

import (
	"footnote/retrieval/lexical"
	"footnote/retrieval/lexicon"
	"footnote/retrieval/rank"
)

// askedWords gives the words of a question, in order.
func (x *Ranker) askedWords(asked string) []lexicon.AskedWord {
	var words []lexicon.AskedWord
	lexical.Tokens(asked, func(t lexical.Token) {
		w := lexicon.AskedWord{Text: t.Text, Stop: isStopWord(t.Text, "en")}
		n := lexical.Need{}
		for _, language := range x.Languages {
			n.Terms = append(n.Terms, lexical.Term(t, language))
		}
		w.Stems = n.Terms
		df := x.Words.Stems.Frequency(n)
		w.Rarity, w.Found = x.Words.Stems.IDF(df), df > 0
		if !w.Stop {
			w.World = x.Rarity(t.Text)
		}
		words = append(words, w)
	})
	return words
}

// Rarity of a word in the world is that of its rarest piece.
func (x *Ranker) Rarity(word string) float64 {
	most := 0.0
	for _, t := range x.Table.Tokens(word) {
		most = max(most, x.World.Rarity(t))
	}
	return most
}

// A sequence is the words of a question in their order, as a passage may have them.
type sequence struct {
	shares []float64 // of the needs
	at     [][]int32 // the stems of each word
	weight []float64 // of each word by its rarity in the world; all sum to 1

	together, heading []bool    // scratch: of the needs
	now, before       []float64 // scratch: of the words, see [sequence.extend]
}

func (x *Ranker) sequence(r *Ranking, words []lexicon.AskedWord) sequence {
	s := sequence{shares: r.Shares, together: make([]bool, len(r.Shares)), heading: make([]bool, len(r.Shares))}
	s.now, s.before = make([]float64, len(words)+1), make([]float64, len(words)+1)
	var sum float64
	for _, w := range words {
		var ids []int32
		for _, stem := range w.Stems {
			ids = x.addStem(ids, stem)
		}
		s.at, s.weight = append(s.at, ids), append(s.weight, w.World)
		sum += w.World
	}
	for i := range s.weight {
		s.weight[i] /= max(sum, 1e-9)
	}
	return s
}

// apart is how many words at most are between two that stand together.
const apart = 2

// meet sets what of a question stands in a candidate in the question's order.
func (c *Candidate) meet(t *trace, s sequence) {
	together, heading, now, before := s.together, s.heading, s.now, s.before
	clear(together)
	clear(heading)
	longest := 0.0
	for part, words := range t.parts {
		last, lastAt, next := -1, 0, 0
		clear(before)
		for _, f := range words {
			if f.at != next {
				clear(before)
			}
			next = f.at + 1
			longest = max(longest, s.extend(now, before, f.words))
			before, now = now, before
			i := f.need
			if i < 0 {
				continue
			}
			if part == 0 {
				heading[i] = true
			}
			if last >= 0 && (last == i-1 || last == i+1) && f.at-lastAt <= apart+1 {
				together[min(last, i)] = true
			}
			last, lastAt = i, f.at
		}
	}
	c.set(rank.Run, longest)
	c.set(rank.Heading, min(1, lexical.Met(s.shares, heading)))
	c.set(rank.Together, neighbours(s.shares, together))
}

// extend writes into now the weight of the run of the question's words that ends with
// each of them and with a word that is one of these, before being the same for the word before.
// It gives the heaviest run of two words or more.
func (s *sequence) extend(now, before []float64, words []int) (longest float64) {
	clear(now)
	for _, i := range words {
		now[i+1] = before[i] + s.weight[i]
		if before[i] > 0 {
			longest = max(longest, now[i+1])
		}
	}
	return longest
}

// neighbours is the share of the pairs of neighbouring needs that stand
// together, each pair weighing as much as the lighter of the two.
func neighbours(shares []float64, together []bool) float64 {
	var got, all float64
	for i := 1; i < len(shares); i++ {
		weight := min(shares[i-1], shares[i])
		all += weight
		if together[i-1] {
			got += weight
		}
	}
	if all == 0 {
		return 0
	}
	return got / all
}
