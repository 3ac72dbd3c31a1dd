package aside

import (
	"strings"
	"testing"
)

// wordsOf gives the words of a message, of which those behind a "+" bear on the library, and those
// behind a comma stand behind a mark.
func wordsOf(message string) (list []Word) {
	for _, text := range strings.Fields(message) {
		bare := strings.Trim(text, "+,")
		list = append(list, Word{Text: bare, Gap: strings.HasPrefix(text, ","), Bears: strings.Contains(text, "+")})
	}
	return list
}

func TestAround(t *testing.T) {
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for message, want := range map[string]string{
		"google was no help so how do +weirs +break":       "how do weirs break",
		"how do +weirs +break ,my friend wont believe me":  "how do weirs break",
		"how do +weirs +break":                             "how do weirs break",
		"if a +lock +freezes how do +weirs +break":         "if a lock freezes how do weirs break",
		"how do +weirs +break during a +flood":             "how do weirs break during a flood",
		"in +1914 who paid for the +weir":                  "in 1914 who paid for the weir",
		"the +weir +broke ,what happened":                  "the weir broke what happened",
		"can we settle this ,how do +weirs +break ,cheers": "how do weirs break",
		"": "",
	} {
		words := wordsOf(message)
		from, to := m.Around(words, true)
		var left []string
		for _, w := range words[from:to] {
			left = append(left, w.Text)
		}
		if got := strings.Join(left, " "); got != want {
			t.Errorf("of %q %q is left, want %q", message, got, want)
		}
	}
}

// What alone asks is never an aside, however it looks.
func TestAsksAlone(t *testing.T) {
	m := &Model{Least: 1, Surely: 1, Weights: map[string]float64{"<long:1": 2, "<long:2": 2, ">long:1": 2, ">long:2": 2}}
	if from, to := m.Around(wordsOf("weirs break why"), false); from != 2 || to != 3 {
		t.Errorf("%d to %d is left, want what asks", from, to)
	}
}

// What is said of what a message begins with is never one, where that asks nothing.
func TestPredicate(t *testing.T) {
	m := &Model{Surely: 1, Weights: map[string]float64{">long:2": 2}}
	for message, want := range map[string]int{"weirs are cute": 3, "weirs break lol haha": 2, "why break is bugging": 2, "weirs are so cute": 4} {
		if from, to := m.Around(wordsOf(message), false); from != 0 || to != want {
			t.Errorf("of %q %d to %d is left, want %d words", message, from, to, want)
		}
	}
}
