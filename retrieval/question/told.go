package question

import (
	"strings"

	"footnote/retrieval/lexical"
)

// Wanted is what a question asks for, to be found in a sentence.
type Wanted struct {
	kind  Kind
	thing string          // stem of what is to be counted, or ""
	own   map[string]bool // stems of the question's words
}

// WantedBy reads a question.
func WantedBy(q string) Wanted {
	all := words(Trim(q))
	w := Wanted{kind: askedIn(all), own: map[string]bool{}}
	if w.kind == Reason {
		w.kind = None // most sentences that give one have no word for it
	}
	if w.Open() {
		return w
	}
	for _, word := range words(q) {
		w.own[stemOf(word.text)] = true
	}
	if thing := thingIn(all); w.kind == Number && thing != "" {
		w.thing = stemOf(thing)
	}
	return w
}

func stemOf(word string) string { return lexical.Stem(word, "en") }

// Open says whether nothing is asked for that could be told by its look.
func (w Wanted) Open() bool { return w.kind == None }

// alone is what a number is worth that does not stand before the thing that is to be counted.
const alone = 0.3

// Told says from 0 to 1 how much a sentence holds of what is asked for, beside what the
// question says itself: a name that it has is not the one that it asks for, nor is a number;
// and where things are to be counted, the number stands before them. It is 1 where
// anything may answer.
func (w Wanted) Told(sentence string) float64 {
	if w.Open() {
		return 1
	}
	text := uncited(sentence)
	s := reading{words(text), text}
	w.takeOwn(s.words)
	told := s.holds(w.kind)
	switch {
	case w.thing == "":
		return told
	case s.counted(w.thing):
		return 1
	}
	return alone * told
}

// takeOwn takes from words what the question says itself: numbers and names, with what stands
// with them in one name ("Vladimir" where it has "Putin").
func (w Wanted) takeOwn(words []word) {
	for i := range words {
		switch own := w.own[stemOf(words[i].text)]; {
		case own && digit(words[i].text):
			words[i].text = "it"
		case own:
			takeName(words, i)
		}
	}
}

// takeName takes the capitals of a word and of those beside it, up to a mark or a genitive.
func takeName(words []word, i int) {
	joined := func(k int) bool {
		return words[k].capital && !words[k].gap && words[k-1].capital && !strings.HasSuffix(words[k-1].text, "'s")
	}
	begin, end := i, i+1
	for begin > 0 && joined(begin) {
		begin--
	}
	for end < len(words) && joined(end) {
		end++
	}
	for k := begin; k < end; k++ {
		words[k].capital = false
	}
}

// before is how many words at most are from a number to what it counts.
const before = 4

// counted says whether a number stands shortly before a word of a stem.
func (s reading) counted(stem string) bool {
	left := 0 // words in which the thing has to come
	for i, w := range s.words {
		if left > 0 && stemOf(w.text) == stem {
			return true
		}
		if left--; s.counts(i) || anyPart(w.text, "COUNT") {
			left = before
		}
	}
	return false
}
