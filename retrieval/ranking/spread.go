package ranking

import "math"

// A spread is how far from a question the passages of a library lie: mean and
// standard deviation of their cosines with it.
type spread struct{ mean, deviation float64 }

func (l Located) spread() spread {
	var sum, squares float64
	for _, doc := range l.Space.Sampled {
		c := l.Space.Vectors.Cosine(doc, l.Vector)
		sum += c
		squares += c * c
	}
	n := float64(len(l.Space.Sampled))
	if n == 0 {
		return spread{}
	}
	mean := sum / n
	return spread{mean, math.Sqrt(max(0, squares/n-mean*mean))}
}

// leastDeviation keeps a library whose passages are all alike from making every
// difference look large.
const leastDeviation = 0.02

// standing says by how many standard deviations a cosine is above the mean.
func (s spread) standing(cosine float64) float64 {
	return (cosine - s.mean) / (s.deviation + leastDeviation)
}

// What the cosines of the built-in embedder are typically like: the confidence was
// calibrated with them.
const typicalMean, typicalDeviation = 0.08, 0.1

// meaning makes of a cosine a sign of an answer. Models differ in what they call
// far apart, in some no two texts are below 0.5, so that those of others are taken
// for what stands as high above the mean by the built-in one.
func (r Ranking) meaning(cosine float64) float64 {
	if r.builtIn {
		return cosine
	}
	return max(0, min(1, typicalMean+typicalDeviation*r.spread.standing(cosine)))
}
