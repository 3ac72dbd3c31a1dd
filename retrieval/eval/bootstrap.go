package eval

import (
	"math/rand/v2"
	"slices"
)

// An Interval is where a mean lies with a chance of 95 %.
type Interval struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// drawn is how many samples a bootstrap draws.
const drawn = 2000

// Bootstrap gives the interval of the mean of some values, one for each question,
// by drawing as many of them with replacement again and again (Efron and
// Tibshirani, "An Introduction to the Bootstrap", 1993, percentiles). For two runs
// over the same questions the values are the differences. The same values give
// the same interval.
func Bootstrap(values []float64) Interval {
	if len(values) == 0 {
		return Interval{}
	}
	rng := rand.New(rand.NewPCG(1, 0))
	means := make([]float64, drawn)
	for i := range means {
		var sum float64
		for range values {
			sum += values[rng.IntN(len(values))]
		}
		means[i] = sum / float64(len(values))
	}
	slices.Sort(means)
	return Interval{means[drawn*25/1000], means[drawn*975/1000-1]}
}
