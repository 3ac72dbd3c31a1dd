package rank

import "math"

// A Net scores a candidate by its features: one hidden layer over standardised
// inputs. The zero value gives 0 to all.
type Net struct {
	InputNames []string    `json:"inputs"`
	Mean       []float64   `json:"mean"`   // of each input over the candidates of the training questions
	Width      []float64   `json:"width"`  // standard deviation
	Hidden     [][]float64 `json:"hidden"` // a row for each unit: a weight for each input, and a bias
	Out        []float64   `json:"out"`    // a weight for each unit
	Bias       float64     `json:"bias,omitzero"`

	Inputs []Feature `json:"-"` // the same as InputNames
}

// NewNet gives a net that sees these features and has no units yet.
func NewNet(inputs []Feature) *Net {
	n := &Net{Inputs: inputs}
	for _, f := range inputs {
		n.InputNames = append(n.InputNames, Names[f])
	}
	return n
}

// BearingInputs are the features that depend on nothing but question and passage.
var BearingInputs = []Feature{
	MaxSim, MaxSimSentence, MaxSimTwo, Verbatim, CosineText, CosineHeading, CosineSentence,
	Kernel0, Kernel1, Kernel2, Kernel3, Kernel4, Kernel5, Run,
	Translated, TranslatedMost, TranslatedSentence, TranslatedOther,
}

// clamped is how many standard deviations an input may be from its mean.
const clamped = 6

// Standard writes the standardised inputs of a candidate into x.
func (n *Net) Standard(x []float64, f *Features) {
	for i, input := range n.Inputs {
		x[i] = max(-clamped, min(clamped, (float64(f[input])-n.Mean[i])/n.Width[i]))
	}
}

// Score gives a candidate's score; only differences between candidates of one
// question mean anything.
func (n *Net) Score(f *Features) float64 {
	var room [int(len(Names))]float64
	x := room[:len(n.Inputs)]
	n.Standard(x, f)
	score, h := n.Bias, 0
	for ; h+4 <= len(n.Hidden); h += 4 {
		for k, z := range fourUnits(n.Hidden[h:h+4], x) {
			score += n.Out[h+k] * GELU(z)
		}
	}
	for ; h < len(n.Hidden); h++ {
		row := n.Hidden[h]
		z := row[len(x)]
		for i, v := range x {
			z += row[i] * v
		}
		score += n.Out[h] * GELU(z)
	}
	return score
}

// fourUnits gives what four units take in. Their sums are added up side by side, for each
// waits for its last.
func fourUnits(rows [][]float64, x []float64) [4]float64 {
	n := len(x)
	a, b, c, d := rows[0][:n+1], rows[1][:n+1], rows[2][:n+1], rows[3][:n+1]
	s, t, u, w := a[n], b[n], c[n], d[n]
	for i, v := range x {
		s += a[i] * v
		t += b[i] * v
		u += c[i] * v
		w += d[i] * v
	}
	return [4]float64{s, t, u, w}
}

// GELU is the unit of the hidden layer, by its approximation with a logistic
// (Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016).
func GELU(z float64) float64 { return z * Logistic(1.702*z) }

// Logistic maps a number to between 0 and 1.
func Logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
