package table

import (
	"math/rand/v2"
	"slices"

	"footnote/retrieval/static"
)

// The kinds of examples that come from articles alone, and the one from pairs.

// heading asks with a title and a heading for a paragraph below them.
func (t *text) heading(rng *rand.Rand, e *example, g group) {
	i := t.paragraph(g)
	p := t.paragraphs[i]
	e.question = append(e.question, t.at(t.articles[p.article].title)...)
	e.key = articleKey(p.article)
	if p.heading >= 0 {
		e.question = append(e.question, t.at(t.headings[p.heading])...)
		e.key = headingKey(p.heading)
	}
	e.passage = append(e.passage, t.body(p)...)
	if rng.Float64() < wrongShare {
		t.addWrong(rng, e, p.article, func(j int32) bool { return t.paragraphs[j].heading == p.heading })
	}
}

// cloze asks with a sentence that lost some words for its paragraph without
// it, sometimes with it, and sometimes for the sentence beside it alone.
func (t *text) cloze(rng *rand.Rand, e *example, g group) {
	i := t.paragraph(g)
	p := t.paragraphs[i]
	all := t.sentences[p.sentences.from:p.sentences.to]
	chosen := rng.IntN(len(all))
	e.question = appendDropped(rng, e.question, t.at(all[chosen]), 0.15+0.5*rng.Float64())
	e.key = i
	t.addTitle(rng, e, p.article)
	switch x := rng.Float64(); {
	case len(all) == 1 || x < 0.25:
		e.passage = append(e.passage, t.body(p)...)
	case x < 0.25+shortShare:
		beside := chosen + 1
		if beside == len(all) {
			beside = chosen - 1
		}
		e.passage = append(e.passage, t.at(all[beside])...)
	default:
		for j, sentence := range all {
			if j != chosen {
				e.passage = append(e.passage, t.at(sentence)...)
			}
		}
	}
	if rng.Float64() < wrongShare {
		t.addWrong(rng, e, p.article, func(j int32) bool { return j == i })
	}
}

// lead asks with what the first sentence of an article says of its subject,
// without its name, and mostly with a few words of a paragraph, for that paragraph.
func (t *text) lead(rng *rand.Rand, e *example, g group) {
	a := t.articles[g.article]
	title := t.at(a.title)
	first := t.at(t.sentences[t.paragraphs[a.paragraphs.from].sentences.from])
	for _, token := range first[:min(len(first), leadTokens)] {
		if !slices.Contains(title, token) && rng.Float64() > 0.3 {
			e.question = append(e.question, token)
		}
	}
	p := t.paragraphs[t.paragraph(g)]
	if len(e.question) == 0 || rng.IntN(3) > 0 {
		all := t.sentences[p.sentences.from:p.sentences.to]
		e.question = appendDropped(rng, e.question, t.at(all[rng.IntN(len(all))]), 0.7)
	}
	e.passage = append(e.passage, title...)
	e.passage = append(e.passage, t.body(p)...)
	e.key = articleKey(g.article)
}

// pair asks with one side of a pair for the other.
func (t *text) pair(rng *rand.Rand, e *example, p *pairs) {
	n := rng.IntN(len(p.list))
	next := p.list[n]
	e.question = appendDropped(rng, e.question, p.at(next.question), pairDropped)
	if rng.IntN(2) == 0 {
		e.passage = append(e.passage, p.at(next.title)...)
	}
	e.passage = appendDropped(rng, e.passage, p.at(next.passage), pairDropped)
	e.key = pairKey(n)
	if next.paragraph >= 0 {
		e.key = next.paragraph
	}
	if next.article >= 0 {
		t.addWrong(rng, e, next.article, func(j int32) bool { return j == next.paragraph })
	}
	if p.turn && rng.IntN(2) == 0 {
		e.question, e.passage = e.passage, e.question
	}
}

const (
	wrongShare = 0.25 // of the examples from articles that bring a wrong passage
	shortShare = 0.15 // of the cloze passages that are one sentence
	leadTokens = 40   // of the first sentence of an article

	// Tokens of pairs that are left out: pairs are few and seen hundreds of
	// times, and are to be learned, not known by heart.
	pairDropped = 0.2
)

// Keys of paragraphs are their numbers; those of other things are below zero, apart from each other.
func articleKey(article int32) int32 { return -1 - article }
func headingKey(heading int32) int32 { return -1<<29 - heading }
func pairKey(pair int) int32         { return -1<<30 - int32(pair) }

// paragraph gives the next paragraph of a group.
func (t *text) paragraph(g group) int32 {
	all := t.articles[g.article].paragraphs
	stride := max(1, all.len()/groupSize)
	return all.from + int32((g.first+g.i*stride)%all.len())
}

// addTitle opens half of the passages with their title, as libraries may.
func (t *text) addTitle(rng *rand.Rand, e *example, article int32) {
	if rng.IntN(2) == 0 {
		e.passage = append(e.passage, t.at(t.articles[article].title)...)
	}
}

// addWrong draws a paragraph of the article as a wrong answer, unless it answers.
func (t *text) addWrong(rng *rand.Rand, e *example, article int32, answers func(paragraph int32) bool) {
	all := t.articles[article].paragraphs
	i := all.from + rng.Int32N(int32(all.len()))
	if answers(i) {
		return
	}
	if rng.IntN(2) == 0 {
		e.wrong = append(e.wrong, t.at(t.articles[article].title)...)
	}
	e.wrong = append(e.wrong, t.body(t.paragraphs[i])...)
}

// appendDropped adds tokens without a share of them that is lost by chance, but at least one.
func appendDropped(rng *rand.Rand, to, tokens []static.Token, lost float64) []static.Token {
	before := len(to)
	for _, token := range tokens {
		if rng.Float64() >= lost {
			to = append(to, token)
		}
	}
	if len(to) == before && len(tokens) > 0 {
		to = append(to, tokens[rng.IntN(len(tokens))])
	}
	return to
}
