package retrieval

import (
	"context"
	"hash/fnv"
	"maps"
	"math"
	"slices"
)

// hashDimensions is the length of a hashing embedder's vectors.
const hashDimensions = 256

// Hash is an embedder that needs no training and no model: each word and each
// run of four letters adds to the place that its hash names, with a sign from
// the hash, so that chance meetings cancel out on average (Weinberger et al.,
// "Feature Hashing for Large Scale Multitask Learning", 2009). Its vectors
// know spelling, not meaning.
type Hash struct{}

// NewHash gives the hashing embedder.
func NewHash() Hash { return Hash{} }

// Model names the space of the vectors.
func (Hash) Model() string { return "hash-256-v1" }

// Knows says that spelling is the same in every language.
func (Hash) Knows(string) bool { return true }

// EmbedPassages gives a vector of unit length for each text.
func (h Hash) EmbedPassages(ctx context.Context, texts []string) ([][]float32, error) {
	vectors := make([][]float32, len(texts))
	for i, text := range texts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		vectors[i] = hashText(text)
	}
	return vectors, nil
}

// EmbedQuestion gives the vector of a question.
func (h Hash) EmbedQuestion(ctx context.Context, text string) ([]float32, error) {
	return hashText(text), ctx.Err()
}

func hashText(text string) []float32 {
	counts := map[string]float64{}
	tokens(text, func(t token) {
		if isStopWord(t.text, "en") {
			return
		}
		var grams []string
		for g := range gramsOf(t) {
			grams = append(grams, g)
		}
		counts[t.text]++
		for _, g := range grams {
			counts[g] += 1 / float64(len(grams))
		}
	})
	v := make([]float32, hashDimensions)
	for _, feature := range slices.Sorted(maps.Keys(counts)) { // sums depend on their order
		h := fnv.New64a()
		h.Write([]byte(feature))
		sum := h.Sum64()
		weight := math.Log1p(counts[feature])
		if sum>>63 == 1 {
			weight = -weight
		}
		v[sum%hashDimensions] += float32(weight)
	}
	return unit(v)
}

// unit scales v to length 1. A vector of zeros, from a text without a word,
// becomes one that points along the first axis, since it must have a direction.
func unit(v []float32) []float32 {
	var sum float64
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if sum == 0 {
		v[0], sum = 1, 1
	}
	scale := float32(1 / math.Sqrt(sum))
	for i := range v {
		v[i] *= scale
	}
	return v
}
