package descent

import "math"

const (
	linearRounds = 300
	linearRate   = 0.3
)

// FitLinear gives the k weights by which right candidates come first, learned as FitNet does, by
// steps along the slopes of all lessons together (Adam).
func FitLinear(lessons []Lesson, k int) []float64 {
	w, means, squares := make([]float64, k), make([]float64, k), make([]float64, k)
	for round := 1; round <= linearRounds; round++ {
		slopes := make([]float64, k)
		for _, l := range lessons {
			scores := make([]float64, len(l.Rows))
			for i, x := range l.Rows {
				for j, v := range x {
					scores[i] += w[j] * v
				}
			}
			for i, g := range softmaxSlopes(scores, l.Right) {
				for j, v := range l.Rows[i] {
					slopes[j] += l.Weight * g * v / float64(len(lessons))
				}
			}
		}
		for j, g := range slopes {
			means[j] = 0.9*means[j] + 0.1*g
			squares[j] = 0.99*squares[j] + 0.01*g*g
			a, b := 1-math.Pow(0.9, float64(round)), 1-math.Pow(0.99, float64(round))
			w[j] -= linearRate * cycle(round, linearRounds+1) * means[j] / a / (math.Sqrt(squares[j]/b) + 1e-8)
		}
	}
	return w
}
