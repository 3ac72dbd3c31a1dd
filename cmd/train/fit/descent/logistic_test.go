package descent

import (
	"math/rand/v2"
	"testing"
)

// A logistic gives what speaks against no weight, rather than one below nothing.
func TestFitLogistic(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	var samples []Sample
	for range 500 {
		x := rng.Float64()
		samples = append(samples, Sample{X: []float64{x, -x, rng.Float64()}, Yes: x > 0.6, Weight: 1})
	}
	l := FitLogistic(samples)
	if l.Weights[0] <= 0 || l.Weights[1] != 0 {
		t.Errorf("weights = %.3f, want one for what tells and none for what speaks against", l.Weights)
	}
}
