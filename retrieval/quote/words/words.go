// Package words cuts texts into words as quotations are compared, and holds the English words,
// and some of other languages, by which quotations come to mean something else than their
// text: english.txt lists them by kinds.
package words

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"footnote/retrieval/lexical"
)

//go:embed english.txt
var wordList string

// A Lexicon is the words by which meanings differ.
type Lexicon struct {
	Kinds     map[string]map[string]bool
	Opposites map[[2]string]bool
	Numbers   map[string]float64
	Scales    map[string]float64
	Persons   map[string]Person
}

// A Person is whom a pronoun stands for.
type Person struct {
	Who      string
	Speaking bool // who speaks or is spoken to
}

// English is read once; a list that cannot be read fails the first test.
var English = sync.OnceValue(func() Lexicon {
	l, err := readLexicon(wordList)
	if err != nil {
		panic(err)
	}
	return l
})

func readLexicon(text string) (Lexicon, error) {
	l := Lexicon{map[string]map[string]bool{}, map[[2]string]bool{}, map[string]float64{}, map[string]float64{}, map[string]Person{}}
	for n, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		kind, list, ok := strings.Cut(line, " = ")
		if !ok {
			return l, fmt.Errorf("words: line %d: %q is no list", n+1, line)
		}
		for word := range strings.FieldsSeq(list) {
			if err := l.add(kind, word); err != nil {
				return l, fmt.Errorf("words: line %d: %w", n+1, err)
			}
		}
	}
	return l, nil
}

func (l Lexicon) add(kind, word string) error {
	switch kind {
	case "OPPOSITE":
		a, b, _ := strings.Cut(word, "/")
		l.Opposites[[2]string{a, b}], l.Opposites[[2]string{b, a}] = true, true
	case "SPEAKING", "OTHERS":
		who, forms, _ := strings.Cut(word, "/")
		for form := range strings.SplitSeq(forms, "/") {
			l.Persons[form] = Person{who, kind == "SPEAKING"}
		}
	case "NUMBER", "SCALE":
		name, value, _ := strings.Cut(word, "=")
		x, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return err
		}
		if kind == "SCALE" {
			l.Scales[name] = x
		} else {
			l.Numbers[name] = x
		}
	default:
		if slices.Contains(inAnyForm, kind) {
			word = lexical.Stem(word, "en")
		}
		if l.Kinds[kind] == nil {
			l.Kinds[kind] = map[string]bool{}
		}
		l.Kinds[kind][word] = true
	}
	return nil
}

// Is says whether a word is listed as of a kind.
func (l Lexicon) Is(kind, word string) bool { return l.Kinds[kind][word] }

// EndsAs says whether a word ends in one of a kind, and has more before it.
func (l Lexicon) EndsAs(kind, word string) bool {
	for end := range l.Kinds[kind] {
		if len(word) > len(end) && strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// inAnyForm are the kinds whose words are listed by one form, and compared by their stems.
var inAnyForm = []string{"HELD", "TRIED", "TELLING"}

// IsFormOf says whether a word is a form of one of a kind that is listed by one form.
func (l Lexicon) IsFormOf(kind, word string) bool { return l.Is(kind, lexical.Stem(word, "en")) }

// IsNumber says whether a word counts something.
func (l Lexicon) IsNumber(word string) bool {
	_, number := l.Numbers[word]
	_, scale := l.Scales[word]
	return number || scale || word != "" && word[0] >= '0' && word[0] <= '9'
}
