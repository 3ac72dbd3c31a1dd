package asides

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strings"

	"footnote/retrieval/question/aside"
	"footnote/retrieval/rank"
)

// Run learns the weights from asides and questions of our own, and writes them.
func Run(args []string, out, progress io.Writer) error {
	f := flag.NewFlagSet("train asides", flag.ContinueOnError)
	f.SetOutput(progress)
	to := f.String("o", "weights.json", "write the weights to this `file`")
	own := f.String("own", "", "`folder` of asides, a file for each language")
	chat := f.String("chat", "", "`folder` of messages, a file for each language")
	placed := f.String("placed", "", "`file` of everyday questions, behind the place of what answers them")
	groups := f.String("groups", "", "`folders` of study groups' questions, parted by commas")
	if err := f.Parse(args); err != nil {
		return err
	}
	mat, err := read(*own, *chat, *placed, strings.Split(*groups, ","))
	if err != nil {
		return err
	}
	learned, kept := mat.messages(false), mat.messages(true)
	m := learn(learned)
	m.Least = math.Round(100*leastOf(m, kept, false, strayShare)) / 100
	m.Surely = math.Round(100*leastOf(m, kept, true, wrongShare)) / 100
	m.Data = figures(m, learned, kept)
	for _, line := range m.Data {
		fmt.Fprintln(out, line)
	}
	b, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(*to, append(b, '\n'), 0o644)
}

// What the learning takes, chosen by the messages that are kept back: how often a word and a sign
// have to occur, the passes, the first step, and what pulls weights to nothing.
const (
	leastWord = 4
	leastSign = 25
	passes    = 6
	rate      = 0.2
	decay     = 0.003
)

// leastWeight is that of a sign that is kept.
const leastWeight = 0.1

// A weight is one that is learned by AdaGrad (Duchi, Hazan, Singer 2011), whose steps grow
// smaller.
type weight struct{ value, squares float64 }

func (w *weight) step(slope float64) {
	w.squares += slope * slope
	w.value -= rate * slope / math.Sqrt(w.squares+1e-8)
}

// learn learns a logistic regression over the cuts of messages.
func learn(messages []message) *aside.Model {
	signs, names, cuts := signsOf(messages)
	weights, bias := make([]weight, len(names)), weight{}
	for range passes {
		for i, c := range cuts {
			z := bias.value
			for _, s := range signs[i] {
				z += weights[s].value
			}
			slope := rank.Logistic(z)
			if c.right {
				slope--
			}
			bias.step(slope)
			for _, s := range signs[i] {
				weights[s].step(slope + decay*weights[s].value)
			}
		}
	}
	m := &aside.Model{Bias: math.Round(100*bias.value) / 100, Weights: map[string]float64{}}
	for s, w := range weights {
		if value := math.Round(100*w.value) / 100; math.Abs(value) >= leastWeight {
			m.Weights[names[s]] = value
		}
	}
	return m
}

// signsOf gives the cuts of messages, and the signs of each by the places of their names.
func signsOf(messages []message) (signs [][]int, names []string, cuts []cut) {
	words := map[string]int{}
	for _, msg := range messages {
		for _, w := range msg.besides() {
			words[w]++
		}
	}
	known := func(word string) bool { return words[word] >= leastWord }
	times := map[string]int{}
	var all [][]string
	for _, msg := range messages {
		for _, c := range msg.cuts() {
			list := aside.Signs(msg.words, c.side, c.words, known)
			for _, s := range list {
				times[s]++
			}
			all, cuts = append(all, list), append(cuts, c)
		}
	}
	places := map[string]int{}
	for _, list := range all {
		var own []int
		for _, s := range list {
			if times[s] < leastSign {
				continue
			}
			if _, ok := places[s]; !ok {
				places[s], names = len(names), append(names, s)
			}
			own = append(own, places[s])
		}
		signs = append(signs, own)
	}
	return signs, names, cuts
}

// Of the messages that are kept back and have no aside on a side, so many may lose words there
// that bear on the library, and so many others: nothing is found by those.
const wrongShare, strayShare = 0.005, 0.02

// leastOf gives the logit above which a share of the cuts are wrong that take words which bear on
// the library, or take none.
func leastOf(m *aside.Model, kept []message, bear bool, share float64) float64 {
	var surest []float64
	for _, msg := range kept {
		for _, side := range []aside.Side{aside.Before, aside.Behind} {
			if msg.aside(side) == 0 {
				surest = append(surest, msg.surest(m, side, bear))
			}
		}
	}
	slices.Sort(surest)
	return surest[int((1-share)*float64(len(surest)))]
}

// figures tells how many messages are cut right.
func figures(m *aside.Model, learned, kept []message) []string {
	var framed, whole, bare, same int
	for _, msg := range kept {
		from, to := m.Around(msg.words, true)
		right := from == msg.before && to == len(msg.words)-msg.behind
		if msg.before+msg.behind > 0 {
			framed++
			if right {
				whole++
			}
		} else {
			bare++
			if right {
				same++
			}
		}
	}
	return []string{
		"train asides, with the files and flags in cmd/train/README.md",
		fmt.Sprintf("%d messages learned from; %d kept back, whose asides and questions are in none of those", len(learned), len(kept)),
		fmt.Sprintf("above %.2f, of %d messages with asides %.3f lose just those, of %d without %.3f lose nothing", m.Least, framed, float64(whole)/float64(framed), bare, float64(same)/float64(bare)),
	}
}
