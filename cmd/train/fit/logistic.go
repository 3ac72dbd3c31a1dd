package fit

import (
	"math"

	"footnote/retrieval/rank"
)

// A logistic is a logistic regression none of whose weights is below nothing.
type logistic struct {
	weights []float64
	bias    float64
}

// A sample is one case that a logistic learns from.
type sample struct {
	x      []float64
	yes    bool
	weight float64
}

const (
	logisticRounds = 3000
	logisticRate   = 2
	logisticDecay  = 1e-3
)

// fitLogistic learns from samples by descending along the slope of the mean loss over
// standardised inputs; a weight that would fall below nothing stays there.
func fitLogistic(samples []sample) logistic {
	k := len(samples[0].x)
	mean, width := moments(samples, k)
	w, bias := make([]float64, k), 0.0
	var total float64
	for _, s := range samples {
		total += s.weight
	}
	slopes := make([]float64, k)
	for range logisticRounds {
		clear(slopes)
		down := 0.0
		for _, s := range samples {
			z := bias
			for j, x := range s.x {
				z += w[j] * (x - mean[j]) / width[j]
			}
			wrong := rank.Logistic(z)
			if s.yes {
				wrong--
			}
			wrong *= s.weight / total
			down += wrong
			for j, x := range s.x {
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
	return logistic{w, bias}
}

func moments(samples []sample, k int) (mean, width []float64) {
	mean, width = make([]float64, k), make([]float64, k)
	n := float64(len(samples))
	for _, s := range samples {
		for j, x := range s.x {
			mean[j] += x / n
		}
	}
	for _, s := range samples {
		for j, x := range s.x {
			width[j] += (x - mean[j]) * (x - mean[j]) / n
		}
	}
	for j := range width {
		width[j] = math.Sqrt(width[j]) + 1e-9
	}
	return mean, width
}
