package ranking

import (
	"math"
	"slices"

	"footnote/retrieval/lexical"
	"footnote/retrieval/lexicon"
	"footnote/retrieval/rank"
)

// A translator tells how much a passage says of a question in other words that the
// translation knows.
type translator struct {
	weight []float64          // of each word of the question; all sum to 1
	common []float64          // how often each stands among all words of the world
	said   map[int32][]saying // by the stems of the library
	room   []float64          // scratch: of the passage at hand
}

// A saying is a word of the question that a stem stands for: with chance 1 for itself, and
// how much of its sense that has.
type saying struct {
	word          int
	chance, sense float64
}

// wordsOfPassage is about how many words a passage of the world has.
const wordsOfPassage = 50

func (x *Ranker) translator(s sequence, words []lexicon.AskedWord) translator {
	t := translator{weight: s.weight, said: map[int32][]saying{}, room: make([]float64, 6*len(words))}
	for i, w := range words {
		t.common = append(t.common, math.Exp(-w.World)/wordsOfPassage)
		if s.weight[i] == 0 {
			continue
		}
		for _, stem := range s.at[i] {
			t.said[stem] = append(t.said[stem], saying{i, 1, 1})
		}
		for _, r := range x.translation.Of(lexical.Stem(w.Text, "en")) {
			if id := x.Words.Stems.Known(r.Word); id >= 0 && !slices.Contains(s.at[i], id) {
				t.said[id] = append(t.said[id], saying{i, r.Chance, senseOf(r.Chance, t.common[i])})
			}
		}
	}
	return t
}

// leastSense is the share of what the word itself says from which on another has some of
// its sense. A word that goes with everything has not.
const leastSense = 0.3

// senseOf says from 0 to 1 how much of a word's sense another has that stands for it with a
// chance: by how much oftener than the word stands anywhere, in logarithms. A chance
// alone makes little of "child" for "kid", since a child is seldom called so.
func senseOf(chance, common float64) float64 {
	share := math.Log(1+chance/common) / math.Log(1+1/common)
	return max(0, share-leastSense) / (1 - leastSense)
}

// A translated passage is what it has of each word of a question.
type translated struct {
	exact, soft []float64 // how often the word stands there, and how much of it in others
	not         []float64 // chance that none of the others means it
	best        []float64 // the largest root of a chance
	length      float64   // in words
	sentence    float64   // share of the question that the best sentence has
}

// translate sets what the translation finds of a question in a candidate.
func (c *Candidate) translate(found *trace, t translator) {
	n, room := len(t.weight), t.room
	clear(room)
	next := func() (list []float64) {
		list, room = room[:n], room[n:]
		return list
	}
	p := translated{exact: next(), soft: next(), not: next(), best: next(), length: float64(found.length)}
	for i := range p.not {
		p.not[i] = 1
	}
	heading, now := next(), next()
	for part, words := range found.parts {
		clear(now)
		for _, f := range words {
			for _, s := range f.said {
				p.add(s)
				now[s.word] = max(now[s.word], math.Sqrt(s.chance))
			}
		}
		if part == 0 {
			copy(heading, now)
			continue
		}
		sum := 0.0
		for i, v := range now {
			sum += t.weight[i] * max(v, lexicon.HeadingShare*heading[i])
		}
		p.sentence = max(p.sentence, sum)
	}
	p.into(c, t)
}

func (p *translated) add(s saying) {
	p.best[s.word] = max(p.best[s.word], math.Sqrt(s.chance))
	if s.chance == 1 {
		p.exact[s.word]++
		return
	}
	p.soft[s.word] += s.chance
	p.not[s.word] *= 1 - s.chance
}

// The language model of a passage: what its own words and what other words have of it,
// and the share of the passage beside that of the world.
const ownShare, otherShare, passageShare, fewestWords = 0.6, 0.4, 0.25, 20

func (p *translated) into(c *Candidate, t translator) {
	var model, most, other float64
	for i, w := range t.weight {
		if w == 0 {
			continue
		}
		share := (ownShare*p.exact[i] + otherShare*p.soft[i]) / max(p.length, fewestWords)
		model += w * math.Log(1+passageShare*share/t.common[i])
		most += w * p.best[i]
		if p.exact[i] == 0 {
			other += w * (1 - p.not[i])
		}
	}
	c.set(rank.Translated, model)
	c.set(rank.TranslatedMost, most)
	c.set(rank.TranslatedSentence, p.sentence)
	c.set(rank.TranslatedOther, other)
}
