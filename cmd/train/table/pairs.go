package table

import (
	"strings"

	"footnote/retrieval/static"
)

// A pair is a question and a passage that answers it.
type pair struct {
	question, passage  span
	title              span  // of the passage's article; empty if it has none
	article, paragraph int32 // of the passage in the encyclopaedia, -1 if it is not there
}

// pairs are questions and answers as tokens.
type pairs struct {
	tokens []static.Token
	list   []pair
	turn   bool // each side may ask for the other
}

func (p *pairs) at(s span) []static.Token { return p.tokens[s.from:s.to] }

func (p *pairs) add(v *static.Vocabulary, text string) span {
	from := int32(len(p.tokens))
	p.tokens = v.Append(p.tokens, text)
	return span{from, int32(len(p.tokens))}
}

// keep adds a pair that has tokens on both sides.
func (p *pairs) keep(next pair) {
	if next.question.len() > 0 && next.passage.len() > 0 {
		p.list = append(p.list, next)
	}
}

// readPairs reads lines "question TAB passage"; what follows another tab is left out.
func readPairs(source string, v *static.Vocabulary) *pairs {
	p := &pairs{}
	EachRow(source, 2, func(fields []string) {
		p.keep(pair{question: p.add(v, fields[0]), passage: p.add(v, fields[1]), article: -1, paragraph: -1})
	})
	return p
}

// readWords reads lines "word TAB other words; other words": what people say for the word,
// each by itself, and all together. Those of one word are no wrong answers to each other.
func readWords(source string, v *static.Vocabulary) *pairs {
	p := &pairs{turn: true}
	line := int32(-1)
	EachRow(source, 2, func(fields []string) {
		line++
		for _, other := range append(strings.Split(fields[1], ";"), fields[1]) {
			p.keep(pair{question: p.add(v, other), passage: p.add(v, fields[0]), article: -1, paragraph: line})
		}
	})
	return p
}

// readQuestions reads lines "title TAB question TAB paragraph", without the reserved articles.
func readQuestions(source string, reserved map[string]bool, t *text, v *static.Vocabulary) *pairs {
	p := &pairs{}
	EachRow(source, 3, func(fields []string) {
		if reserved[fields[0]] {
			return
		}
		p.keep(pair{
			title: p.add(v, fields[0]), question: p.add(v, fields[1]), passage: p.add(v, fields[2]),
			article: lookUp(t.titles, fields[0]), paragraph: lookUp(t.bodies, fields[2]),
		})
	})
	return p
}

// mostSenses: of words with more meanings, which one an article is about is not known.
const mostSenses = 2

// readDefinitions pairs what a dictionary says of a word, in lines "words TAB gloss",
// with the first paragraph of the article of that name.
func readDefinitions(source string, t *text, v *static.Vocabulary) *pairs {
	articles := map[string]int32{}
	for i, a := range t.articles {
		articles[strings.ToLower(a.name)] = int32(i)
	}
	senses := map[string]int{}
	eachMeaning(source, func(word, _ string) { senses[word]++ })
	p := &pairs{}
	eachMeaning(source, func(word, gloss string) {
		i := lookUp(articles, word)
		if i < 0 || senses[word] > mostSenses {
			return
		}
		first := t.articles[i].paragraphs.from
		from := int32(len(p.tokens))
		p.tokens = append(p.tokens, t.body(t.paragraphs[first])...)
		passage := span{from, int32(len(p.tokens))}
		p.keep(pair{title: p.add(v, word), question: p.add(v, gloss), passage: passage, article: i, paragraph: first})
	})
	return p
}

// eachMeaning yields each word of a dictionary in lower case with each of its glosses.
func eachMeaning(source string, yield func(word, gloss string)) {
	EachRow(source, 2, func(fields []string) {
		for word := range strings.SplitSeq(strings.ToLower(fields[0]), ", ") {
			yield(word, fields[1])
		}
	})
}

// EachRow yields the fields of the lines that have at least so many.
func EachRow(source string, fewest int, yield func(fields []string)) {
	for line := range strings.Lines(source) {
		if fields := strings.Split(strings.TrimSpace(line), "\t"); len(fields) >= fewest {
			yield(fields)
		}
	}
}

// lookUp gives a number by name, -1 where there is none.
func lookUp(numbers map[string]int32, name string) int32 {
	if i, ok := numbers[name]; ok {
		return i
	}
	return -1
}
