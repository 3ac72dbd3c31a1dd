package descent

import (
	"math"

	"footnote/retrieval/rank"
)

// A Logistic is a logistic regression none of whose weights is below nothing.
type Logistic struct {
	Weights []float64
	Bias    float64
}

// A Sample is one case that a logistic learns from.
type Sample struct {
	X      []float64
	Yes    bool
	Weight float64
}

const (
	logisticRounds = 3000
	logisticRate   = 2
	logisticDecay  = 1e-3
)

// FitLogistic learns from samples by descending along the slope of the mean loss over
// standardised inputs; a weight that would fall below nothing stays there.
func FitLogistic(samples []Sample) Logistic {
	k := len(samples[0].X)
	mean, width := moments(samples, k)
	w, bias := make([]float64, k), 0.0
	var total float64
	for _, s := range samples {
		total += s.Weight
	}
	slopes := make([]float64, k)
	for range logisticRounds {
		clear(slopes)
		down := 0.0
		for _, s := range samples {
			z := bias
			for j, x := range s.X {
				z += w[j] * (x - mean[j]) / width[j]
			}
			wrong := rank.Logistic(z)
			if s.Yes {
				wrong--
			}
			wrong *= s.Weight / total
			down += wrong
			for j, x := range s.X {
				slopes[j] += wrong * (x - mean[j]) / width[j]
			}
		}
		bias -= logisticRate * down
		for j := range w {
			w[j] = max(0, w[j]-logisticRate*(slopes[j]+logisticDecay*w[j]))
		}
	}
	for j := range w {
		w[j] /= width[j]
		bias -= w[j] * mean[j]
	}
	return Logistic{w, bias}
}

func moments(samples []Sample, k int) (mean, width []float64) {
	mean, width = make([]float64, k), make([]float64, k)
	n := float64(len(samples))
	for _, s := range samples {
		for j, x := range s.X {
			mean[j] += x / n
		}
	}
	for _, s := range samples {
		for j, x := range s.X {
			width[j] += (x - mean[j]) * (x - mean[j]) / n
		}
	}
	for j := range width {
		width[j] = math.Sqrt(width[j]) + 1e-9
	}
	return mean, width
}
