// Package static is the embedder that needs no model, no key and no network: a
// table with a row of numbers for each piece of a word, learned by cmd/train
// from questions and the passages that answer them. The vector of a text is the
// mean of its rows, at unit length; rare and telling words have long rows,
// common ones short, so that the mean is weighted as it was learned.
//
// Default gives the table in the binary. PROVENANCE.md says what it was learned
// from. Everything here is safe for concurrent use.
package static

import (
	"context"
	_ "embed"
	"fmt"
	"math"
	"slices"
	"sync"
)

//go:embed table.bin
var shipped []byte

// A Model embeds texts with a table.
type Model struct{ table *Table }

// New gives the model of a table.
func New(t *Table) *Model { return &Model{t} }

var decodeShipped = sync.OnceValues(func() (*Model, error) {
	t, err := Decode(shipped)
	if err != nil {
		return nil, fmt.Errorf("read the table in the program: %w", err)
	}
	return New(t), nil
})

// Default gives the model of the table in the binary.
func Default() (*Model, error) { return decodeShipped() }

// Model names the space of the vectors: another table has another name.
func (m *Model) Model() string { return "static-en-" + m.table.version }

// EmbedPassages gives one vector of unit length for each text, in order.
func (m *Model) EmbedPassages(ctx context.Context, texts []string) ([][]float32, error) {
	vectors := make([][]float32, len(texts))
	for i, text := range texts {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("embed passages: %w", err)
		}
		vectors[i] = m.embed(text)
	}
	return vectors, nil
}

// EmbedQuestion gives the vector of a question, of unit length.
func (m *Model) EmbedQuestion(ctx context.Context, text string) ([]float32, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("embed question: %w", err)
	}
	return m.embed(text), nil
}

// embed gives the vector of a text. One without words gets the same fixed
// vector always, since a vector of zeros has no direction.
func (m *Model) embed(text string) []float32 {
	t := m.table
	vector := make([]float32, t.dimensions)
	var buffer [256]Token
	tokens := buffer[:0]
	EachWord(text, func(word string) {
		before := len(tokens)
		if tokens = t.vocabulary.AppendWord(tokens, word); len(tokens) == before && word != "" {
			addUnknown(vector, word, t.typical)
		}
	})
	EachCount(tokens, func(token Token, weight float32) {
		addScaled(vector, t.row(token), t.scales[token]*weight)
	})
	if !normalise(vector) {
		clear(vector)
		vector[0] = 1
	}
	return vector
}

// Tokens gives the tokens of a text.
func (m *Model) Tokens(text string) []Token { return m.table.vocabulary.Append(nil, text) }

// Size is the number of tokens.
func (m *Model) Size() int { return m.table.vocabulary.Len() }

// Piece gives the text of a token, as its vocabulary has it.
func (m *Model) Piece(t Token) string { return m.table.vocabulary.Piece(t) }

// Whole gives the token that a word is by itself, and whether it is one.
func (m *Model) Whole(word string) (t Token, ok bool) {
	list := m.Tokens(word)
	if len(list) != 1 || m.Piece(list[0]) != word {
		return 0, false
	}
	return list[0], true
}

// Dimensions is the length of a vector.
func (m *Model) Dimensions() int { return m.table.dimensions }

// Row writes a token's row into row, and gives its length.
func (m *Model) Row(row []float32, t Token) (length float32) {
	scaleRow(row, m.table.row(t), m.table.scales[t])
	return m.table.lengthOf(t, row)
}

// AddRow adds a token's row to sum.
func (m *Model) AddRow(sum []float32, t Token) { addScaled(sum, m.table.row(t), m.table.scales[t]) }

// Sum adds up the rows of tokens, each as often as it stands there: a text's
// vector before it is brought to unit length, as far as no token occurs twice.
func (m *Model) Sum(tokens []Token) []float32 {
	sum := make([]float32, m.table.dimensions)
	for _, token := range tokens {
		addScaled(sum, m.table.row(token), m.table.scales[token])
	}
	return sum
}

// EachCount sorts the tokens of a text and calls yield with each different one
// and its weight: a word said often counts more, but not in proportion.
func EachCount(tokens []Token, yield func(t Token, weight float32)) {
	slices.Sort(tokens)
	for len(tokens) > 0 {
		n := 1
		for n < len(tokens) && tokens[n] == tokens[0] {
			n++
		}
		yield(tokens[0], countWeight(n))
		tokens = tokens[n:]
	}
}

// countWeight is the weight of a token that occurs so often.
func countWeight(n int) float32 {
	if n == 1 {
		return 1
	}
	return float32(math.Pow(float64(n), 0.7))
}

// normalise brings a vector to unit length. It reports whether it has a direction.
func normalise(vector []float32) bool {
	length := length(vector)
	if length < 1e-10 || math.IsInf(length, 0) || math.IsNaN(length) {
		return false
	}
	factor := float32(1 / length)
	for i := range vector {
		vector[i] *= factor
	}
	return true
}

func length(vector []float32) float64 {
	var squares float64
	for _, x := range vector {
		squares += float64(x) * float64(x)
	}
	return math.Sqrt(squares)
}
