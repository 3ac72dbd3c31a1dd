package encoder

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"math"
	"strings"
)

// A model is the loaded weights of a BERT (Devlin et al., 2019) or RoBERTa encoder.
type model struct {
	config
	hidden, inner, heads int
	layers               []layer
	weights              *tensors
	words                tensor    // a row for each token, read when it is needed
	places               []float32 // a row for each position
	kind                 []float32 // the row of texts of the first kind
	opening              layerNorm
	digest               []byte // of all weights that were loaded and of where the rest is
}

// A loader reads tensors by the names that models give them, until something is wrong.
type loader struct {
	tensors *tensors
	prefix  string // that all names have
	config  config
	exact   bool
	sum     hash.Hash
	err     error
}

func loadModel(c config, t *tensors, exact bool) (*model, error) {
	const words = "embeddings.word_embeddings.weight"
	l := &loader{tensors: t, config: c, exact: exact, sum: sha256.New()}
	for name := range t.byName {
		if prefix, ok := strings.CutSuffix(name, words); ok && (l.prefix == "" || prefix < l.prefix) {
			l.prefix = prefix
		}
	}
	m := &model{config: c, hidden: c.Hidden, inner: c.Inner, heads: c.Heads, weights: t}
	if m.words, l.err = t.find(l.prefix+words, c.Words, c.Hidden); l.err != nil {
		return nil, l.err
	}
	m.places = l.read("embeddings.position_embeddings.weight", c.Positions, c.Hidden)
	kinds := l.read("embeddings.token_type_embeddings.weight", c.Types, c.Hidden)
	m.kind = kinds[:min(len(kinds), c.Hidden)]
	m.opening = l.norm("embeddings.LayerNorm")
	for i := 0; i < c.Layers && l.err == nil; i++ {
		m.layers = append(m.layers, l.layer(fmt.Sprintf("encoder.layer.%d.", i)))
	}
	m.digest = l.sum.Sum(nil)
	return m, l.err
}

// read gives the numbers of a tensor, none once something is wrong.
func (l *loader) read(name string, shape ...int) (numbers []float32) {
	if l.err != nil {
		return nil
	}
	if numbers, l.err = l.tensors.numbers(l.prefix+name, shape...); l.err == nil {
		sample := make([]byte, 0, 4*len(numbers))
		for _, x := range numbers {
			sample = binary.LittleEndian.AppendUint32(sample, math.Float32bits(x))
		}
		l.sum.Write(sample) // never fails
	}
	return numbers
}

func (l *loader) norm(name string) layerNorm {
	return layerNorm{l.read(name+".weight", l.config.Hidden), l.read(name+".bias", l.config.Hidden), l.config.Epsilon}
}

// matrix reads some products over the same rows as one, side by side.
func (l *loader) matrix(columns, depth int, names ...string) *matrix {
	var weights, bias []float32
	for _, name := range names {
		weights = append(weights, l.read(name+".weight", columns, depth)...)
		bias = append(bias, l.read(name+".bias", columns)...)
	}
	if l.err != nil {
		return nil
	}
	return pack(weights, bias, columns*len(names), depth, l.exact)
}

func (l *loader) layer(prefix string) layer {
	hidden, inner := l.config.Hidden, l.config.Inner
	return layer{
		attend:   l.matrix(hidden, hidden, prefix+"attention.self.query", prefix+"attention.self.key", prefix+"attention.self.value"),
		merge:    l.matrix(hidden, hidden, prefix+"attention.output.dense"),
		attended: l.norm(prefix + "attention.output.LayerNorm"),
		up:       l.matrix(inner, hidden, prefix+"intermediate.dense"),
		down:     l.matrix(hidden, inner, prefix+"output.dense"),
		settled:  l.norm(prefix + "output.LayerNorm"),
	}
}

// embed fills the rows from start on with what stands for tokens and their places.
func (m *model) embed(x rows, start int, tokens []int32) error {
	rest := make([]float32, m.hidden)
	for i, token := range tokens {
		if token < 0 || int(token) >= m.Words {
			return fmt.Errorf("%w: %w: %d", ErrModel, errTokens, token)
		}
		row := x.row(start + i)
		if err := m.weights.read(m.words, int(token)*m.hidden, row); err != nil {
			return err
		}
		place := m.places[(m.firstPosition()+i)*m.hidden:][:m.hidden]
		for k := range rest {
			rest[k] = place[k] + m.kind[k]
		}
		m.opening.add(row, rest)
	}
	return nil
}
