package table

import (
	"slices"

	"footnote/retrieval/static"
)

// Bags are texts as the model sees them: each one's different tokens with their weights.
type bags struct {
	tokens  []static.Token
	weights []float32
	ends    []int // of each text in tokens
	scratch []static.Token
}

func (b *bags) reset() {
	b.tokens, b.weights, b.ends = b.tokens[:0], b.weights[:0], b.ends[:0]
}

// add adds a text.
func (b *bags) add(text []static.Token) {
	b.scratch = append(b.scratch[:0], text...)
	static.EachCount(b.scratch, func(t static.Token, weight float32) {
		b.tokens = append(b.tokens, t)
		b.weights = append(b.weights, weight)
	})
	b.ends = append(b.ends, len(b.tokens))
}

// join adds the texts of others.
func (b *bags) join(others ...*bags) {
	for _, o := range others {
		offset := len(b.tokens)
		b.tokens = append(b.tokens, o.tokens...)
		b.weights = append(b.weights, o.weights...)
		for _, end := range o.ends {
			b.ends = append(b.ends, offset+end)
		}
	}
}

// text gives the tokens and weights of text i.
func (b *bags) text(i int) ([]static.Token, []float32) {
	from := 0
	if i > 0 {
		from = b.ends[i-1]
	}
	return b.tokens[from:b.ends[i]], b.weights[from:b.ends[i]]
}

// An occurrence is a token's place in a text, with its weight there.
type occurrence struct {
	text   int32
	weight float32
}

// An inversion lists the occurrences of each token that occurs.
type inversion struct {
	tokens      []static.Token
	ends        []int // of each of the tokens in occurrences
	occurrences []occurrence
	next        []int // by token
}

// invert makes the inversion of texts over a vocabulary of so many tokens.
func (v *inversion) invert(b *bags, vocabulary int) {
	if len(v.next) != vocabulary {
		v.next = make([]int, vocabulary)
	}
	clear(v.next)
	for _, t := range b.tokens {
		v.next[t]++
	}
	v.tokens, v.ends = v.tokens[:0], v.ends[:0]
	total := 0
	for t, n := range v.next {
		v.next[t] = total
		if total += n; n > 0 {
			v.tokens, v.ends = append(v.tokens, static.Token(t)), append(v.ends, total)
		}
	}
	v.occurrences = slices.Grow(v.occurrences[:0], total)[:total]
	for i := range b.ends {
		tokens, weights := b.text(i)
		for j, t := range tokens {
			v.occurrences[v.next[t]] = occurrence{int32(i), weights[j]}
			v.next[t]++
		}
	}
}

// of gives the occurrences of the i-th token that occurs.
func (v *inversion) of(i int) []occurrence {
	from := 0
	if i > 0 {
		from = v.ends[i-1]
	}
	return v.occurrences[from:v.ends[i]]
}
