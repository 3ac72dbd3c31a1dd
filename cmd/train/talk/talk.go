package talk

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"hash/fnv"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"footnote/cmd/train/table"
	"footnote/retrieval/rank"
	"footnote/retrieval/talk"
)

// A message is one of the training material.
type message struct {
	text string
	asks bool
	kept bool // back: nothing is learned from it, and it only gives figures
}

// Run learns the weights from the files of a folder, "ask" or "talk" and a message on each
// line, and from lists of questions, and writes them.
func Run(args []string, out, progress io.Writer) error {
	f := flag.NewFlagSet("train talk", flag.ContinueOnError)
	f.SetOutput(progress)
	to := f.String("o", "weights.json", "write the weights to this `file`")
	own := f.String("own", "", "`folder` of messages, a file for each language")
	placed := f.String("placed", "", "`file` of everyday questions, behind the place of what answers them")
	if err := f.Parse(args); err != nil {
		return err
	}
	messages, err := read(*own, *placed)
	if err != nil {
		return err
	}
	m := learn(messages)
	asks, talks := keptOf(m, messages)
	m.Least = math.Round(100*from(asks, askShare)) / 100
	m.Surely = math.Round(100*from(asks, surelyShare)) / 100
	m.Data = []string{
		"train talk, with the files and flags in cmd/train/README.md",
		fmt.Sprintf("%d messages, %d of those that ask and %d of talk kept back", len(messages), len(asks), len(talks)),
	}
	m.Data = append(m.Data, figures(asks, talks)...)
	for _, line := range m.Data {
		fmt.Fprintln(out, line)
	}
	b, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(*to, append(b, '\n'), 0o644)
}

// read reads the messages.
func read(own, placed string) ([]message, error) {
	files, err := filepath.Glob(filepath.Join(own, "*.tsv"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no messages in %q: %w", own, errors.Join(err, os.ErrNotExist))
	}
	var messages []message
	for _, path := range files {
		list, err := readOwn(path)
		if err != nil {
			return nil, err
		}
		messages = append(messages, list...)
	}
	more, err := readPlaced(placed)
	return append(messages, more...), err
}

// keptShare: every so manieth message is kept back.
const keptShare = 5

func newMessage(text string, asks bool) message {
	h := fnv.New32a()
	h.Write([]byte(text)) // never fails
	return message{text, asks, h.Sum32()%keptShare == 0}
}

func readOwn(path string) (messages []message, err error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	for i, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		kind, text, ok := strings.Cut(line, "\t")
		if !ok || kind != "ask" && kind != "talk" {
			return nil, fmt.Errorf("%s, line %d: want \"ask\" or \"talk\", a tab and a message", path, i+1)
		}
		messages = append(messages, newMessage(text, kind == "ask"))
	}
	return messages, nil
}

// everyPlaced: of so many everyday questions one is learned from, so that English has no more
// than a few times as many questions as talk.
const everyPlaced = 8

// readPlaced reads questions behind three columns.
func readPlaced(path string) (messages []message, err error) {
	if path == "" {
		return nil, nil
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	n := 0
	table.EachRow(string(b), 4, func(fields []string) {
		for _, q := range fields[3:] {
			if n++; n%everyPlaced == 0 {
				messages = append(messages, newMessage(q, true))
			}
		}
	})
	return messages, nil
}

// What the learning takes, chosen by the messages of the fifth part that is kept back: how often
// a word or pair and a piece have to occur, how much a piece counts beside a word, the passes, the first
// step, and what pulls weights to nothing.
const (
	leastWord  = 3
	leastPiece = 8
	pieceShare = 0.25
	passes     = 12
	rate       = 0.3
	decay      = 0.003
)

// A weight is one that is learned by AdaGrad (Duchi, Hazan, Singer 2011), whose steps grow
// smaller.
type weight struct{ value, squares float64 }

func (w *weight) step(slope float64) {
	w.squares += slope * slope
	w.value -= rate * slope / math.Sqrt(w.squares+1e-8)
}

// learn learns a logistic regression, both kinds weighing the same.
func learn(messages []message) *talk.Model {
	parts, names := partsOf(messages)
	weights, bias := make([]weight, len(names)), weight{}
	asking := askingShare(messages)
	for range passes {
		for i, msg := range messages {
			if msg.kept {
				continue
			}
			z := bias.value
			for _, p := range parts[i] {
				z += weights[p].value * shareOf(names[p])
			}
			slope := rank.Logistic(z) / (2 * (1 - asking))
			if msg.asks {
				slope = (rank.Logistic(z) - 1) / (2 * asking)
			}
			bias.step(slope)
			for _, p := range parts[i] {
				weights[p].step(slope*shareOf(names[p]) + decay*weights[p].value)
			}
		}
	}
	m := &talk.Model{Bias: math.Round(100*bias.value) / 100, Weights: map[string]float64{}}
	for p, w := range weights {
		value := math.Round(100*w.value*shareOf(names[p])) / 100
		if value != 0 || !isPiece(names[p]) && !strings.Contains(names[p], " ") { // words are known by their weights
			m.Weights[names[p]] = value
		}
	}
	return m
}

// shareOf gives how much a part counts.
func shareOf(part string) float64 {
	if isPiece(part) {
		return pieceShare
	}
	return 1
}

// isPiece says whether a part is a piece of a word, not the mark by itself or in a pair.
func isPiece(part string) bool {
	return len(part) > len(talk.Piece) && strings.HasPrefix(part, talk.Piece) && !strings.Contains(part, " ")
}

// partsOf gives the names of the parts that occur often enough, and the places of each
// message's among them.
func partsOf(messages []message) (parts [][]int, names []string) {
	words, times := map[string]int{}, map[string]int{}
	for _, msg := range messages {
		list := talk.Words(msg.text)
		slices.Sort(list)
		for _, w := range slices.Compact(list) {
			words[w]++
		}
	}
	known := func(word string) bool { return words[word] >= leastWord }
	all := make([][]string, len(messages))
	for i, msg := range messages {
		all[i] = talk.Parts(msg.text, known)
		for _, p := range all[i] {
			times[p]++
		}
	}
	places := map[string]int{}
	for _, list := range all {
		var own []int
		for _, p := range list {
			if times[p] < leastTimes(p) {
				continue
			}
			if _, ok := places[p]; !ok {
				places[p], names = len(names), append(names, p)
			}
			own = append(own, places[p])
		}
		parts = append(parts, own)
	}
	return parts, names
}

// leastTimes gives how often a part has to occur.
func leastTimes(part string) int {
	if isPiece(part) {
		return leastPiece
	}
	return leastWord
}

// askingShare gives the share of the messages that ask among what is learned from.
func askingShare(messages []message) float64 {
	asking, learned := 0.0, 0.0
	for _, msg := range messages {
		if msg.kept {
			continue
		}
		learned++
		if msg.asks {
			asking++
		}
	}
	return asking / learned
}

// keptOf gives the logits of what was kept back, in order.
func keptOf(m *talk.Model, messages []message) (asks, talks []float64) {
	for _, msg := range messages {
		switch {
		case !msg.kept:
		case msg.asks:
			asks = append(asks, m.Asks(msg.text))
		default:
			talks = append(talks, m.Asks(msg.text))
		}
	}
	slices.Sort(asks)
	slices.Sort(talks)
	return asks, talks
}

// askShare: of the messages that ask, so many are taken to. surelyShare: so many are not taken
// for talk beyond doubt.
const askShare, surelyShare = 0.99, 0.999

// from gives the logit from which on a share of the messages lie.
func from(logits []float64, share float64) float64 {
	return logits[int((1-share)*float64(len(logits)))]
}

// figures tells how much talk is taken to ask where most of the messages that do are.
func figures(asks, talks []float64) (list []string) {
	for _, share := range []float64{0.9, 0.95, 0.98, askShare, surelyShare} {
		least := from(asks, share)
		below, _ := slices.BinarySearch(talks, least)
		list = append(list, fmt.Sprintf("from %.2f on are %.3g of those that ask, and %.3f of talk", least, share, 1-float64(below)/float64(len(talks))))
	}
	return list
}
