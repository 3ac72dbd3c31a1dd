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
	leastSign = 12
	passes    = 4
	rate      = 0.1
	decay     = 0.0005
)

// leastWeight is that of a sign that is kept.
const leastWeight = 0.05

// A weight is one that is learned by AdaGrad (Duchi, Hazan, Singer 2011), whose steps grow
// smaller.
type weight struct{ value, squares float64 }

func (w *weight) step(slope float64) {
	w.squares += slope * slope
	w.value -= rate * slope / math.Sqrt(w.squares+1e-8)
}

// learn learns how likely each number of words on a side of a message is an aside.
func learn(messages []message) *aside.Model {
	sides, names := signsOf(messages)
	weights := make([]weight, len(names))
	for range passes {
		for _, s := range sides {
			s.learn(weights)
		}
	}
	m := &aside.Model{Weights: map[string]float64{}}
	for s, w := range weights {
		if value := math.Round(100*w.value) / 100; math.Abs(value) >= leastWeight {
			m.Weights[names[s]] = value
		}
	}
	return m
}

// A framed side of a message has so many words of an aside, and signs: of the words from its edge
// on, and of the borders behind them.
type framed struct {
	aside          int
	words, borders [][]int
}

// learn takes a step by the chances of all numbers of words, of which one is right.
func (s framed) learn(weights []weight) {
	chances := s.chances(weights)
	further := 1.0 // chance that the aside goes on
	for i := range s.words {
		further -= chances[i]
		slope := further
		if i < s.aside {
			slope--
		}
		step(weights, s.words[i], slope)
		slope = chances[i+1]
		if i+1 == s.aside {
			slope--
		}
		step(weights, s.borders[i], slope)
	}
}

func step(weights []weight, signs []int, slope float64) {
	for _, s := range signs {
		weights[s].step(slope + decay*weights[s].value)
	}
}

// chances gives that of each number of words, none first.
func (s framed) chances(weights []weight) []float64 {
	list := make([]float64, len(s.words)+1)
	told, most := 0.0, 0.0
	for i := range s.words {
		told += sum(weights, s.words[i])
		list[i+1] = told + sum(weights, s.borders[i])
		most = max(most, list[i+1])
	}
	all := 0.0
	for i, z := range list {
		list[i] = math.Exp(z - most)
		all += list[i]
	}
	for i := range list {
		list[i] /= all
	}
	return list
}

func sum(weights []weight, signs []int) (z float64) {
	for _, s := range signs {
		z += weights[s].value
	}
	return z
}

// signsOf gives the sides of messages, with signs by the places of their names.
func signsOf(messages []message) (sides []framed, names []string) {
	words := map[string]int{}
	for _, msg := range messages {
		for _, w := range msg.besides() {
			words[w]++
		}
	}
	known := func(word string) bool { return words[word] >= leastWord }
	times := map[string]int{}
	for _, msg := range messages {
		msg.each(known, func(signs []string) {
			for _, s := range signs {
				times[s]++
			}
		})
	}
	places := map[string]int{}
	placed := func(signs []string) (list []int) {
		for _, s := range signs {
			if times[s] < leastSign {
				continue
			}
			if _, ok := places[s]; !ok {
				places[s], names = len(names), append(names, s)
			}
			list = append(list, places[s])
		}
		return list
	}
	for _, msg := range messages {
		for _, side := range []aside.Side{aside.Before, aside.Behind} {
			f := framed{aside: msg.aside(side)}
			for k := 1; k <= msg.most(); k++ {
				f.words = append(f.words, placed(aside.WordSigns(msg.words, side, k, known)))
				f.borders = append(f.borders, placed(aside.BorderSigns(msg.words, side, k, known)))
			}
			sides = append(sides, f)
		}
	}
	return sides, names
}

// Of the messages that are kept back and have no aside on a side, so many may lose words there
// that bear on the library, and so many others: nothing is found by those.
const wrongShare, strayShare = 0.02, 0.05

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
