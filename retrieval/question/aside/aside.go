// Package aside finds what a message says around its question and that is no part of it:
// greetings, reasons for asking, thanks. Which words do is learned; see cmd/train.
package aside

import (
	"bytes"
	_ "embed" // the weights
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"footnote/corpus/lang"
	"footnote/retrieval/question/grammar"
)

//go:embed weights.json
var weights []byte

// A Model tells asides from what belongs to a question.
type Model struct {
	Data    []string           `json:"data"`    // what it was learned from, and how good it is
	Least   float64            `json:"least"`   // logit above which words are likely one that do not bear on the library
	Surely  float64            `json:"surely"`  // logit above which others are
	Weights map[string]float64 `json:"weights"` // of the signs of a cut
}

// Default gives the model that is shipped.
var Default = sync.OnceValues(func() (*Model, error) {
	m := &Model{}
	d := json.NewDecoder(bytes.NewReader(weights))
	d.DisallowUnknownFields()
	if err := d.Decode(m); err != nil {
		return nil, fmt.Errorf("read the weights of asides: %w", err)
	}
	return m, nil
})

// A Word is one of a message.
type Word struct {
	Text  string // lower case, straight apostrophes
	Gap   bool   // a mark stands before it
	Bears bool   // tells something, and stands in the library
}

// Longest bounds the words of an aside.
const Longest = 24

// Around gives the words of a message that its asides leave, from one up to another: the surest
// cut, before or behind, again until none is sure enough, since asides stand beside one another.
// Of likely ones those that take no words which bear on the library need be less sure.
func (m *Model) Around(words []Word, likely bool) (from, to int) {
	to = len(words)
	for {
		before, above := m.cut(words[from:to], Before, likely)
		behind, further := m.cut(words[from:to], Behind, likely)
		switch {
		case before == 0 && behind == 0:
			return from, to
		case above >= further:
			from += before
		default:
			to -= behind
		}
	}
}

// cut gives how many words the surest aside on a side has, 0 where none is sure enough, and by how
// much it is.
func (m *Model) cut(words []Word, side Side, likely bool) (n int, most float64) {
	least := m.Surely
	if likely {
		least = m.Least
	}
	for k, logit := range m.Logits(words, side) {
		if k == 0 {
			continue
		}
		if last := k - 1; side == Before && words[last].Bears || side == Behind && words[len(words)-k].Bears {
			least = m.Surely
		}
		if above := logit - least; above > most && !takesQuestion(words, side, k) && !(side == Behind && takesPredicate(words, k)) {
			n, most = k, above
		}
	}
	return n, most
}

// takesQuestion says whether k words on a side have the only word of a message that asks.
func takesQuestion(words []Word, side Side, k int) bool {
	taken, left := words[:k], words[k:]
	if side == Behind {
		left, taken = words[:len(words)-k], words[len(words)-k:]
	}
	return anyAsks(taken) && !anyAsks(left) && !opens(left[0].Text)
}

// takesPredicate says whether the last k words say something of those before them, which ask
// nothing by themselves: "that dance is so cute".
func takesPredicate(words []Word, k int) bool {
	left := words[:len(words)-k]
	says := func(w Word) bool { return grammar.English().Has("AUXILIARY", w.Text) }
	return (says(words[len(left)]) || says(left[len(left)-1])) && !opens(left[0].Text) && !anyAsks(left)
}

// Logits gives for each number of words on a side, up to the longest aside and as long as one is
// left, by how much likelier they are an aside than none is there: what its words tell, each by
// itself, and what the place tells where it ends. Chances that are made so, one of all numbers at
// a time, are a log-linear model (Lafferty, McCallum, Pereira 2001).
func (m *Model) Logits(words []Word, side Side) []float64 {
	list := make([]float64, min(len(words), Longest+1))
	told := 0.0
	for k := 1; k < len(list); k++ {
		told += m.worth(WordSigns(words, side, k, m.knows))
		list[k] = told + m.worth(BorderSigns(words, side, k, m.knows))
	}
	return list
}

func (m *Model) worth(signs []string) (z float64) {
	for _, sign := range signs {
		z += m.Weights[sign]
	}
	return z
}

func (m *Model) knows(word string) bool {
	_, before := m.Weights[string(Before)+":"+word]
	_, behind := m.Weights[string(Behind)+":"+word]
	return before || behind
}

// A Side is one of a question.
type Side byte

// The sides.
const (
	Before Side = '<'
	Behind Side = '>'
)

// WordSigns gives what the last of k words on a side of a message, seen from its edge, tells for
// an aside: itself, beside the one before it, whether it asks, and whether it bears on the library.
// Words that are not known are alike.
func WordSigns(words []Word, side Side, k int, known func(word string) bool) []string {
	c := cut{words, string(side), known}
	i := k - 1
	if side == Behind {
		i = len(words) - k
	}
	signs := []string{c.sign("", c.at(i)), c.sign(" ", c.at(i-1)+" "+c.at(i))}
	if isAsking(words[i].Text) {
		signs = append(signs, c.sign("asks", ""))
	}
	if words[i].Bears {
		signs = append(signs, c.sign("bears", ""))
	}
	return signs
}

// BorderSigns gives what tells that an aside has k words and no more: the words at its border, the
// mark there, its length and that of the rest, and whether that asks.
func BorderSigns(words []Word, side Side, k int, known func(word string) bool) []string {
	c := cut{words, string(side), known}
	n := len(words)
	edge, next, further, border, mark := k-1, k, k+1, 0, k // of the aside and of the rest, from the cut on
	left := words[k:]
	if side == Behind {
		edge, next, further, border, mark = n-k, n-k-1, n-k-2, n-1, n-k
		left = words[:n-k]
	}
	signs := []string{
		c.sign("at", c.at(edge)+"|"+c.at(next)),
		c.sign("edge", c.at(edge)),
		c.sign("next", c.at(next)),
		c.sign("next", c.at(next)+" "+c.at(further)),
		c.sign("border", c.at(border)),
		c.sign("mark", strconv.FormatBool(words[mark].Gap)),
		c.sign("long", strconv.Itoa(min(k, mostCounted))),
		c.sign("rest", strconv.Itoa(min(n-k, mostCounted))),
		c.sign("left", strconv.FormatBool(anyAsks(left))),
		c.sign("bearing", strconv.FormatBool(words[next].Bears)),
	}
	if side == Before {
		signs = append(signs, c.sign("opens", strconv.FormatBool(opens(words[next].Text))))
	}
	return signs
}

// mostCounted is from how many words on their number tells no more.
const mostCounted = 5

// A cut is a place in a message.
type cut struct {
	words []Word
	side  string
	known func(word string) bool
}

func (c *cut) sign(kind, what string) string { return c.side + kind + ":" + what }

// at gives how a word stands in signs, "." beyond the message: chats leave its apostrophe out.
func (c *cut) at(i int) string {
	if i < 0 || i >= len(c.words) {
		return "."
	}
	text := strings.ReplaceAll(c.words[i].Text, "'", "")
	switch {
	case c.known(text):
		return text
	case lang.IsOrdinary(text):
		return "*"
	}
	return "**"
}

func isAsking(word string) bool { return grammar.English().Has("ASKING", word) }

func opens(word string) bool { return isAsking(word) || grammar.English().Has("AUXILIARY", word) }

func anyAsks(words []Word) bool {
	for _, w := range words {
		if isAsking(w.Text) {
			return true
		}
	}
	return false
}
