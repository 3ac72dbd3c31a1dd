package marks

import (
	"slices"
	"testing"
)

// Marks between words, or in quotation marks, are asked for; those that end a sentence or
// make a face are not.
func TestAsked(t *testing.T) {
	for message, want := range map[string][]string{
		"what does ** mean":           {"**"},
		"what does a ! do in a rule":  {"!"},
		"what is '#' for?":            {"#"},
		"and “?”":                     {"?"},
		"what about + and ~":          {"+", "~"},
		"is that so !":                nil,
		"well - no":                   nil,
		"bread & butter":              nil,
		"nice one :) what is next":    nil,
		"so ... what is that ^^":      nil,
		"**":                          nil,
		"what is --keep":              nil,
		"what does ************ mean": nil,
		"":                            nil,
	} {
		if got := Asked(message); !slices.Equal(got, want) {
			t.Errorf("Asked(%q) = %q, want %q", message, got, want)
		}
	}
}

func TestIn(t *testing.T) {
	for text, want := range map[string]int{
		`A leading "**" means all.`: 2,
		"A rock (+) dries.":         2,
		"The sign !! in the book":   1,
		"Go there!! Now":            0,
		"a/**/b":                    0,
		"C++ and C":                 0,
		"!!":                        0,
	} {
		for _, m := range []string{"**", "+", "!!"} {
			if got := In(text, m); got != 0 && got != want {
				t.Errorf("In(%q, %q) = %d, want %d", text, m, got, want)
			}
		}
	}
	for text, marks := range map[string]string{`A leading "**" means all.`: "**", "A rock (+) dries.": "+", "The sign !! in the book": "!!"} {
		if In(text, marks) == 0 {
			t.Errorf("%q does not stand in %q", marks, text)
		}
	}
}

func FuzzAsked(f *testing.F) {
	f.Add("what is \"\" and ‘ :", "a \"*\" b")
	f.Fuzz(func(t *testing.T, message, text string) {
		for _, m := range Asked(message) {
			In(text, m)
		}
	})
}
