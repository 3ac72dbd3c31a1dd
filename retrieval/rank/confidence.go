package rank

import "math"

// A Support is one thing that speaks for an answer as a whole: the largest value
// that any passage read has. So a passage more never makes an answer less sure.
type Support int

// What supports an answer.
const (
	BestMaxSim   Support = iota // of the features
	Nearness                    // largest cosine of a text with the question, less the world's
	BestBearing                 // of the bearing net
	Length                      // logarithm of the number of different pieces of the question, within bounds
	BestMet                     // share of the needs that one passage meets
	BestWords                   // BM25 by words, divided by the best that any passage could reach
	BestStanding                // cosine, standardised over the library
	Found                       // rarity in the world of the question's rarest word that some passage has
	Missing                     // the same of the rarest that none has, below nothing
	Said                        // how much of the question a sentence says, with what it asks for
	Apart                       // of the bearing net, as [ApartOf] gives it
	SupportCount
)

// SupportNames of the supports, in their order, as fitted.json has them.
var SupportNames = [SupportCount]string{"maxsim", "nearness", "bearing", "length", "met", "words", "standing", "found", "missing", "said", "apart"}

// Supports are those of one question.
type Supports [SupportCount]float64

// The bounds of a question's length: chatter is short, but a short question is no chatter.
const fewestPieces, mostPieces = 8, 16

// crowd is what a passage loses for others of its source that bear on a question nearly as much,
// within alike of it: a hero's name and one common word stand together all over a novel. Of the
// pairs from 1 to 5 and from 1 to 4 none tells right from wrong clearly better (cmd/train/fit).
const crowd, alike = 3, 2

// ApartOf gives the most, over the sources, of the largest bearing of a source's passages less
// crowd times the logarithm of how many of them are alike: where one passage answers, it
// stands out of its own source. Other sources have no say in one, so that a source more never
// makes an answer less sure. It is below all numbers for no passage.
func ApartOf[Source comparable](bearings []float64, sources []Source) float64 {
	most := map[Source]float64{}
	for i, b := range bearings {
		if m, ok := most[sources[i]]; !ok || b > m {
			most[sources[i]] = b
		}
	}
	counts := map[Source]float64{}
	for i, b := range bearings {
		if b >= most[sources[i]]-alike {
			counts[sources[i]]++
		}
	}
	apart := math.Inf(-1)
	for s, b := range most {
		apart = max(apart, b-crowd*math.Log(counts[s]))
	}
	return apart
}

// LengthOf gives the support of a question of so many different pieces.
func LengthOf(pieces int) float64 {
	return math.Log(float64(max(fewestPieces, min(mostPieces, pieces))))
}

// A Confidence is a logistic regression over some supports, none of which weighs
// less than nothing.
type Confidence struct {
	Weights   map[string]float64 `json:"weights"` // by SupportNames
	Bias      float64            `json:"bias"`
	Threshold float64            `json:"threshold"` // from this chance on it is said to be so
	Rise      Rise               `json:"rise,omitzero"`
	Ease      Ease               `json:"ease,omitzero"`

	weights Supports
}

// A Rise is how much more it takes in a library that is about many things, where any
// question finds something that sounds like it: By for each unit of breadth between From
// and To, in logits.
type Rise struct {
	From float64 `json:"from"`
	To   float64 `json:"to"`
	By   float64 `json:"by"`
}

// At gives the rise in a library of a breadth.
func (r Rise) At(breadth float64) float64 { return r.By * max(0, min(breadth, r.To)-r.From) }

// Holds says whether what the model is for is said to be so in a library of a breadth and of
// so many different passages.
func (c *Confidence) Holds(s Supports, breadth float64, texts int) bool {
	return c.logit(s)-c.Rise.At(breadth)+c.Ease.At(texts) >= Logit(c.Threshold)
}

// An Ease is how much less it takes in a library of fewer passages than any study group's, as
// those of clubs and courses are: it says a thing once, and people ask for it in other words.
// It is By, in logits, up to Full passages, and less and less, by their logarithm, up to Below.
type Ease struct {
	Full  float64 `json:"full"`
	Below float64 `json:"below"`
	By    float64 `json:"by"`
}

// Large is the number of passages of a library that is no small one.
const Large = math.MaxInt

// Eases says whether a library of so many different passages is a small one.
func (e Ease) Eases(texts int) bool { return e.At(texts) > 0 }

// At gives the ease in a library of so many different passages.
func (e Ease) At(texts int) float64 {
	if e.Full <= 0 || e.Below <= e.Full {
		return 0
	}
	left := math.Log(e.Below/float64(max(1, texts))) / math.Log(e.Below/e.Full)
	return e.By * max(0, min(1, left))
}

// Chance gives the chance that what the model is for is so.
func (c *Confidence) Chance(s Supports) float64 {
	return Logistic(c.logit(s))
}

func (c *Confidence) logit(s Supports) float64 {
	z := c.Bias
	for i, w := range c.weights {
		z += w * s[i]
	}
	return z
}

// Logit is the inverse of [Logistic], within bounds.
func Logit(p float64) float64 {
	p = max(1e-6, min(1-1e-6, p))
	return math.Log(p / (1 - p))
}

// A Judge holds the two confidences of an answer: that the library is about the
// question at all, and that a right passage is among the first three.
type Judge struct {
	About Confidence `json:"about"`
	Right Confidence `json:"right"`
}

// A Grader tells how likely a shown passage bears on its question.
type Grader struct {
	Right   float64 `json:"right"`   // weight of the logit of the answer's second confidence
	Margin  float64 `json:"margin"`  // of how far its score is above the best of the others, or below
	Bearing float64 `json:"bearing"` // of its own bearing
	Bias    float64 `json:"bias"`
	Strong  float64 `json:"strong"`  // least chance of a strong passage
	Related float64 `json:"related"` // least chance of a related one
}

// Chance gives the chance of a passage, where right is the chance of the answer.
func (g *Grader) Chance(right, margin, bearing float64) float64 {
	return Logistic(g.Bias + g.Right*Logit(right) + g.Margin*margin + g.Bearing*bearing)
}
