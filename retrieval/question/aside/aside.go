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
	Bias    float64            `json:"bias"`    // for an aside
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

// longest bounds the words of an aside.
const longest = 24

// Around gives the words of a message that its asides leave, from one up to another: the cuts
// that are surest, before and behind, again until none is sure enough. Of likely ones those that
// take no words which bear on the library need be less sure.
func (m *Model) Around(words []Word, likely bool) (from, to int) {
	to = len(words)
	for {
		before, behind := m.cut(words[from:to], Before, likely), m.cut(words[from:to], Behind, likely)
		if before == 0 && behind == 0 {
			return from, to
		}
		from, to = from+before, to-behind
		if to <= from {
			return from, from
		}
	}
}

// cut gives how many words the surest aside on a side has, 0 where none is sure enough.
func (m *Model) cut(words []Word, side Side, likely bool) (n int) {
	most, least := 0.0, m.Surely
	if likely {
		least = m.Least
	}
	for k := 1; k < len(words) && k <= longest; k++ {
		if last := k - 1; side == Before && words[last].Bears || side == Behind && words[len(words)-k].Bears {
			least = m.Surely
		}
		if takesQuestion(words, side, k) {
			continue
		}
		if above := m.Logit(words, side, k) - least; above > most {
			n, most = k, above
		}
	}
	return n
}

// takesQuestion says whether k words on a side have the only word of a message that asks.
func takesQuestion(words []Word, side Side, k int) bool {
	taken, left := words[:k], words[k:]
	if side == Behind {
		left, taken = words[:len(words)-k], words[len(words)-k:]
	}
	return anyAsks(taken) && !anyAsks(left) && !opens(left[0].Text)
}

// Logit is that of the chance that k words on a side are an aside, and no more are.
func (m *Model) Logit(words []Word, side Side, k int) float64 {
	z := m.Bias
	for _, sign := range Signs(words, side, k, m.knows) {
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

// Signs gives what tells whether k words on a side of a message are an aside, each once: its
// words and pairs of neighbours, what stands at the cut, and lengths. Words that are not known
// are alike.
func Signs(words []Word, side Side, k int, known func(word string) bool) []string {
	c := cut{side: string(side), known: known}
	edge, next, further, border := k-1, k, k+1, 0 // of the aside and of the rest, from the cut on
	first, last, mark := 0, k, k
	if side == Behind {
		n := len(words)
		edge, next, further, border = n-k, n-k-1, n-k-2, n-1
		first, last, mark = n-k, n, n-k
	}
	at := func(i int) string {
		if i < 0 || i >= len(words) {
			return "."
		}
		return c.word(words[i].Text)
	}
	before, asks, bearing := ".", 0, 0
	for i := first; i < last; i++ {
		w := at(i)
		c.add("", w)
		c.add(" ", before+" "+w)
		if before = w; isAsking(words[i].Text) {
			asks++
		}
		if words[i].Bears {
			bearing++
		}
	}
	c.add("at", at(edge)+"|"+at(next))
	c.add("edge", at(edge))
	c.add("next", at(next))
	c.add("next", at(next)+" "+at(further))
	c.add("border", at(border))
	c.add("mark", strconv.FormatBool(words[mark].Gap))
	c.add("long", strconv.Itoa(min(k, 9)))
	c.add("rest", strconv.Itoa(min(len(words)-k, 4)))
	c.add("bears", strconv.Itoa(min(bearing, 3)))
	c.add("asks", strconv.Itoa(min(asks, 2)))
	if side == Before {
		c.add("opens", strconv.FormatBool(opens(words[next].Text)))
	}
	c.add("left", strconv.FormatBool(anyAsks(words[:first]) || anyAsks(words[last:])))
	return c.signs
}

// A cut collects its signs.
type cut struct {
	side  string
	known func(word string) bool
	signs []string
	seen  map[string]bool
}

func (c *cut) add(kind, what string) {
	sign := c.side + kind + ":" + what
	if c.seen[sign] {
		return
	}
	if c.seen == nil {
		c.seen = map[string]bool{}
	}
	c.seen[sign] = true
	c.signs = append(c.signs, sign)
}

// word gives how a word stands in signs: chats leave its apostrophe out.
func (c *cut) word(text string) string {
	text = strings.ReplaceAll(text, "'", "")
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
