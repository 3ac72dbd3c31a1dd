package spelling

import (
	"iter"
	"slices"
	"strings"
)

// A difference is how British and American English write one thing.
type difference struct {
	british, american string
	letters           int  // from which on a word that differs so is surely the same word
	atEnd             bool // only before an ending: "fourth" and "forth" are two words
}

// spellings are the differences. The doubled "l" of a short word tells two apart: "filled"
// and "filed".
var spellings = []difference{
	{"our", "or", 5, true}, {"isation", "ization", 5, true}, {"ise", "ize", 6, true}, {"ising", "izing", 6, true}, {"yse", "yze", 6, true},
	{"ence", "ense", 5, true}, {"tre", "ter", 5, true}, {"ogue", "og", 5, true}, {"lled", "led", 7, true}, {"lling", "ling", 7, true}, {"ller", "ler", 7, true},
	{"grey", "gray", 4, false}, {"aemi", "emi", 5, false}, {"ae", "e", 6, false}, {"oe", "e", 6, false}, {"mme", "m", 7, true}, {"lm", "llm", 8, false},
	{"programme", "program", 5, false}, {"cheque", "check", 5, false},
}

// endings are what may follow a difference at the end of a word.
var endings = []string{"", "s", "d", "r", "ed", "er", "rs", "ers", "ing", "al", "ally", "able", "ful", "ite", "ites", "less", "ism", "ist", "hood", "y"}

// others yields the British and American spellings of a word.
func others(w string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, d := range spellings {
			for _, p := range [][2]string{{d.british, d.american}, {d.american, d.british}} {
				other := strings.Replace(w, p[0], p[1], 1)
				if other != w && len(w) >= shortSpelling && len(other) >= shortSpelling && !yield(other) {
					return
				}
			}
		}
	}
}

// SameWord says whether two spellings are one word as British and American English write
// it, in small letters: there is nothing to tell of then.
func SameWord(a, b string) bool {
	return slices.ContainsFunc(spellings, func(d difference) bool {
		return d.tells(a, b) || d.tells(b, a)
	})
}

// Inflects says whether two words in small letters are forms of one: singular and plural,
// tenses, possessives. What is made from another word ("capitalism" from "capital") is none.
func Inflects(a, b string) bool {
	for _, x := range inflections {
		base, ok := strings.CutSuffix(a, x)
		if !ok {
			continue
		}
		for _, y := range inflections {
			other, ok := strings.CutSuffix(b, y)
			if ok && min(len(base), len(other)) > 1 && sameBase(base, other) {
				return true
			}
		}
	}
	return false
}

// IsLike says whether a word is an adjective in -y of a noun, in small letters: "vinegary",
// "sunny", "smoky". It is no slip of the noun, and what is said of that is said of it.
func IsLike(adjective, noun string) bool {
	base, ok := strings.CutSuffix(adjective, "y")
	return ok && len(base) > 2 && sameBase(base, noun)
}

// sameBase says whether what is left of two words without endings is one, but for an "e", a
// doubled letter, and "i" for "y".
func sameBase(a, b string) bool {
	plain := func(s string) string {
		s = strings.TrimSuffix(s, "e")
		if n := len(s); n > 2 && s[n-1] == s[n-2] {
			s = s[:n-1]
		}
		if cut, ok := strings.CutSuffix(s, "y"); ok {
			return cut + "i"
		}
		return s
	}
	return plain(a) == plain(b)
}

// inflections are the endings of English words that are forms of others.
var inflections = []string{"", "s", "es", "'s", "s'", "d", "ed", "ing", "ings"}

// tells says whether this is all that differs between two spellings of one word.
func (d difference) tells(british, american string) bool {
	at := strings.Index(british, d.british)
	if at < 0 || min(len(british), len(american)) < d.letters {
		return false
	}
	before, after := british[:at], british[at+len(d.british):]
	return before+d.american+after == american && (!d.atEnd || slices.Contains(endings, after))
}
