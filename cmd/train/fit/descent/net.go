package descent

import (
	"math"
	"math/rand/v2"

	"footnote/retrieval/rank"
)

// How a net learns: AdamW with one cycle of its rate (Loshchilov and Hutter, "Decoupled
// Weight Decay Regularization", 2019), over batches of questions.
const (
	netUnits   = 32
	netEpochs  = 15
	netBatch   = 64
	netRate    = 0.004
	netDecay   = 0.001
	netDropout = 0.1
)

// A Lesson is the candidates of one question with a right one among them, standardised.
type Lesson struct {
	Rows   [][]float64
	Right  []bool
	Weight float64
}

// FitNet learns to put right candidates first: minus the logarithm of the share that they
// have in a softmax over the candidates. The rows of the lessons are what n makes of its
// inputs; the same lessons in the same order and the same seed give the same net.
func FitNet(n *rank.Net, lessons []Lesson, seed uint64) {
	rng := rand.New(rand.NewPCG(seed, 5))
	p := newParameters(len(n.Inputs), netUnits, rng)
	steps := netEpochs * ((len(lessons) + netBatch - 1) / netBatch)
	step := 0
	for range netEpochs {
		rng.Shuffle(len(lessons), func(i, j int) { lessons[i], lessons[j] = lessons[j], lessons[i] })
		for at := 0; at < len(lessons); at += netBatch {
			p.learn(lessons[at:min(at+netBatch, len(lessons))], cycle(step, steps)*netRate, rng)
			step++
		}
	}
	p.into(n)
}

// cycle is the rate of a step as a share of the highest: it grows over three tenths of the
// way, then falls as a cosine does.
func cycle(step, steps int) float64 {
	at := float64(step) / float64(steps)
	if at < 0.3 {
		return 0.04 + 0.96*at/0.3
	}
	return 0.5 + 0.5*math.Cos(math.Pi*(at-0.3)/0.7)
}

// parameters are the numbers of a net in one run, with Adam's moments.
type parameters struct {
	inputs, units          int
	values                 []float64 // units rows of inputs+1, then the weights of the units
	slopes, means, squares []float64
	steps                  int
}

func newParameters(inputs, units int, rng *rand.Rand) *parameters {
	size := units*(inputs+1) + units
	p := &parameters{inputs: inputs, units: units}
	for _, list := range []*[]float64{&p.values, &p.slopes, &p.means, &p.squares} {
		*list = make([]float64, size)
	}
	scale := 1 / math.Sqrt(float64(inputs))
	for h := range units {
		for i := range inputs {
			p.values[h*(inputs+1)+i] = (2*rng.Float64() - 1) * scale
		}
		p.values[units*(inputs+1)+h] = (2*rng.Float64() - 1) / math.Sqrt(float64(units))
	}
	return p
}

// learn takes one step.
func (p *parameters) learn(batch []Lesson, rate float64, rng *rand.Rand) {
	clear(p.slopes)
	for _, l := range batch {
		p.slope(l, rng, 1/float64(len(batch)))
	}
	p.steps++
	const mean, square = 0.9, 0.999
	a, b := 1-math.Pow(mean, float64(p.steps)), 1-math.Pow(square, float64(p.steps))
	for i, g := range p.slopes {
		p.means[i] = mean*p.means[i] + (1-mean)*g
		p.squares[i] = square*p.squares[i] + (1-square)*g*g
		p.values[i] -= rate * (p.means[i]/a/(math.Sqrt(p.squares[i]/b)+1e-8) + netDecay*p.values[i])
	}
}

// slope adds what a question says of the parameters.
func (p *parameters) slope(l Lesson, rng *rand.Rand, share float64) {
	units, width := p.units, p.inputs+1
	out := p.values[units*width:]
	kept := dropout(units, rng)
	z, active, scores := p.forward(l.Rows, kept)
	slopes := softmaxSlopes(scores, l.Right)
	for c, x := range l.Rows {
		g := slopes[c] * share * l.Weight
		if g == 0 {
			continue
		}
		for h := range units {
			if kept[h] == 0 {
				continue
			}
			p.slopes[units*width+h] += g * active[c*units+h]
			at := z[c*units+h]
			s := rank.Logistic(1.702 * at)
			d := g * out[h] * kept[h] * (s + 1.702*at*s*(1-s))
			row := p.slopes[h*width:][:width]
			for i, v := range x {
				row[i] += d * v
			}
			row[p.inputs] += d
		}
	}
}

// dropout gives each unit what it counts in a step: 0 for one that is left out.
func dropout(units int, rng *rand.Rand) []float64 {
	kept := make([]float64, units)
	for h := range kept {
		if rng.Float64() >= netDropout {
			kept[h] = 1 / (1 - netDropout)
		}
	}
	return kept
}

// forward gives what each unit gets and gives for each row, units a row, and the rows' scores.
func (p *parameters) forward(rows [][]float64, kept []float64) (z, active, scores []float64) {
	units, width := p.units, p.inputs+1
	out := p.values[units*width:]
	z, active, scores = make([]float64, len(rows)*units), make([]float64, len(rows)*units), make([]float64, len(rows))
	for c, x := range rows {
		for h := range units {
			if kept[h] == 0 {
				continue
			}
			row := p.values[h*width:][:width]
			sum := row[p.inputs]
			for i, v := range x {
				sum += row[i] * v
			}
			z[c*units+h] = sum
			active[c*units+h] = rank.GELU(sum) * kept[h]
			scores[c] += out[h] * active[c*units+h]
		}
	}
	return z, active, scores
}

// softmaxSlopes gives the slope of minus the logarithm of the right ones' share.
func softmaxSlopes(scores []float64, right []bool) []float64 {
	most := scores[0]
	for _, s := range scores {
		most = max(most, s)
	}
	var all, good float64
	e := make([]float64, len(scores))
	for i, s := range scores {
		e[i] = math.Exp(s - most)
		all += e[i]
		if right[i] {
			good += e[i]
		}
	}
	for i := range e {
		own := e[i] / all
		if right[i] {
			own -= e[i] / max(good, 1e-300)
		}
		e[i] = own
	}
	return e
}

// into writes the parameters into a net.
func (p *parameters) into(n *rank.Net) {
	width := p.inputs + 1
	for h := range p.units {
		n.Hidden = append(n.Hidden, append([]float64(nil), p.values[h*width:][:width]...))
	}
	n.Out = append([]float64(nil), p.values[p.units*width:]...)
}
