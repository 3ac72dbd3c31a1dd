package rank

import (
	"fmt"
	"slices"
)

// A KeyFeature is one thing that speaks for a sentence as the one that answers.
type KeyFeature int

// The features of a sentence.
const (
	KeyMeets   KeyFeature = iota // share of the needs that it has in its own words
	KeyLetters                   // the same by runs of four letters
	KeyMaxSim                    // weighted largest cosines with its words and the heading's
	KeyCosine                    // with the question, stop words weighing little
	KeyHolds                     // how much it has of the kind of thing that is asked for
	KeyLength                    // logarithm of its number of words
	KeyCount
)

// KeyNames of the features, in their order, as fitted.json has them.
var KeyNames = [KeyCount]string{"meets", "letters", "maxsim", "cosine", "holds", "length"}

// KeyFeatures are those of one sentence.
type KeyFeatures [KeyCount]float64

// A Key chooses the sentence of a passage that is worth reading first.
type Key struct {
	Weights map[string]float64 `json:"weights"` // by KeyNames

	weights KeyFeatures
}

// NewKey gives the key with these weights.
func NewKey(weights map[string]float64) (Key, error) {
	k := Key{Weights: weights}
	return k, k.prepare()
}

// Score gives a sentence's score among those of its passage.
func (k *Key) Score(f KeyFeatures) float64 {
	var sum float64
	for i, w := range k.weights {
		sum += w * f[i]
	}
	return sum
}

func (k *Key) prepare() error {
	k.weights = KeyFeatures{}
	for name, w := range k.Weights {
		i := slices.Index(KeyNames[:], name)
		if i < 0 {
			return fmt.Errorf("a sentence has no feature %q", name)
		}
		k.weights[i] = w
	}
	return nil
}
