package rank

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"
)

//go:embed fitted.json
var shipped []byte

// Fitted is every number of retrieval that was learned, with where it comes from.
// cmd/train fit makes it.
type Fitted struct {
	Command string             `json:"command"`
	Model   string             `json:"model,omitempty"` // whose vectors they were learned with; the table's if empty
	Data    []string           `json:"data"`
	Figures map[string]float64 `json:"figures"`

	// First ranks all candidates, FirstWords where there are no vectors.
	First      Linear `json:"first"`
	FirstWords Linear `json:"first_words"`
	// Nets rank the best of them again: the mean of their scores, and Beside, which keeps
	// to what words say where the nets have seen nothing like it.
	Nets   []*Net `json:"nets"`
	Beside Linear `json:"beside"`
	// Abroad ranks them in a language that the table does not know, with what the glossary
	// knows of it.
	Abroad Linear `json:"abroad"`
	// Bearing says how much a passage bears on a question by nothing but these two, so
	// that what else the library holds does not matter.
	Bearing *Net `json:"bearing"`
	// Judges: where the table reads question and passages; by the vectors of another
	// model in a language that the table does not know; by words alone.
	Read   Judge  `json:"read"`
	Vector Judge  `json:"vector"`
	Words  Judge  `json:"words"`
	Grader Grader `json:"grader"`
	// Key chooses the sentence of a passage to read first.
	Key Key `json:"key"`
	// GraderWords is for passages that the table does not read.
	GraderWords Grader `json:"grader_words"`
}

var decodeShipped = sync.OnceValues(func() (*Fitted, error) {
	f, err := Decode(shipped)
	if err != nil {
		return nil, fmt.Errorf("read the fitted numbers in the program: %w", err)
	}
	return f, nil
})

// Default gives the fitted numbers in the binary.
func Default() (*Fitted, error) { return decodeShipped() }

// Decode reads what the fit wrote. It fails for names that this program does not know
// and for nets of another shape.
func Decode(b []byte) (*Fitted, error) {
	f := &Fitted{}
	if err := json.Unmarshal(b, f); err != nil {
		return nil, err
	}
	for _, n := range append(slices.Clone(f.Nets), f.Bearing) {
		if err := n.prepare(); err != nil {
			return nil, err
		}
	}
	for _, l := range []*Linear{&f.First, &f.FirstWords, &f.Beside, &f.Abroad} {
		if err := l.prepare(); err != nil {
			return nil, err
		}
	}
	for _, j := range []*Judge{&f.Read, &f.Vector, &f.Words} {
		if err := errors.Join(j.About.prepare(), j.Right.prepare()); err != nil {
			return nil, err
		}
	}
	return f, f.Key.prepare()
}

// Score gives the score of a candidate that has been read.
func (f *Fitted) Score(c *Features) float64 {
	var sum float64
	for _, n := range f.Nets {
		sum += n.Score(c)
	}
	return sum/float64(len(f.Nets)) + f.Beside.Score(c)
}

// A Linear scores candidates by some features, and by their products with what the
// question is like: weights by name, as "cosine" or "cosine × met".
type Linear struct {
	Weights map[string]float64 `json:"weights"`

	terms []term
}

type term struct {
	feature, times Feature // times is Count where there is nothing to multiply with
	weight         float64
}

// Times joins the names of a product.
const Times = " × "

// Score gives a candidate's score.
func (l *Linear) Score(c *Features) float64 {
	var sum float64
	for _, t := range l.terms {
		x := t.weight * float64(c[t.feature])
		if t.times < Count {
			x *= float64(c[t.times])
		}
		sum += x
	}
	return sum
}

func (l *Linear) prepare() error {
	l.terms = nil
	for _, name := range slices.Sorted(maps.Keys(l.Weights)) {
		t, err := termOf(name)
		if err != nil {
			return err
		}
		t.weight = l.Weights[name]
		l.terms = append(l.terms, t)
	}
	return nil
}

// NewLinear gives the linear score with these weights.
func NewLinear(weights map[string]float64) (Linear, error) {
	l := Linear{Weights: weights}
	return l, l.prepare()
}

// NewConfidence gives the confidence with these weights.
func NewConfidence(weights map[string]float64, bias, threshold float64) (Confidence, error) {
	c := Confidence{Weights: weights, Bias: bias, Threshold: threshold}
	return c, c.prepare()
}

func (c *Confidence) prepare() error {
	c.weights = Supports{}
	for name, w := range c.Weights {
		i := slices.Index(SupportNames[:], name)
		if i < 0 || w < 0 || math.IsNaN(w) {
			return fmt.Errorf("confidence has no support %q of weight %v", name, w)
		}
		c.weights[i] = w
	}
	return nil
}

func (n *Net) prepare() error {
	if n == nil {
		return errors.New("a net is missing")
	}
	n.Inputs = nil
	for _, name := range n.InputNames {
		i := slices.Index(Names[:], name)
		if i < 0 {
			return fmt.Errorf("net has no input %q", name)
		}
		n.Inputs = append(n.Inputs, Feature(i))
	}
	k := len(n.Inputs)
	if len(n.Mean) != k || len(n.Width) != k || len(n.Hidden) != len(n.Out) {
		return fmt.Errorf("net of %d inputs has another shape", k)
	}
	for _, row := range n.Hidden {
		if len(row) != k+1 {
			return fmt.Errorf("net of %d inputs has a unit of %d", k, len(row))
		}
	}
	return nil
}

func termOf(name string) (term, error) {
	first, second, isProduct := strings.Cut(name, Times)
	t := term{feature: Feature(slices.Index(Names[:], first)), times: Count}
	if isProduct {
		t.times = Feature(slices.Index(Names[:], second))
	}
	if t.feature < 0 || t.times < 0 {
		return term{}, fmt.Errorf("no feature is named %q", name)
	}
	return t, nil
}
