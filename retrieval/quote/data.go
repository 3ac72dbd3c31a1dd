package quote

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

// A lexicon is the words by which meanings differ.
type lexicon struct {
	kinds     map[string]map[string]bool
	opposites map[[2]string]bool
	numbers   map[string]float64
	scales    map[string]float64
	persons   map[string]person
}

// words is read once; a list that cannot be read fails the first test.
var words = sync.OnceValue(func() lexicon {
	l, err := readLexicon(wordList)
	if err != nil {
		panic(err)
	}
	return l
})

func readLexicon(text string) (lexicon, error) {
	l := lexicon{map[string]map[string]bool{}, map[[2]string]bool{}, map[string]float64{}, map[string]float64{}, map[string]person{}}
	for n, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		kind, list, ok := strings.Cut(line, " = ")
		if !ok {
			return l, fmt.Errorf("quote: words, line %d: %q is no list", n+1, line)
		}
		for word := range strings.FieldsSeq(list) {
			if err := l.add(kind, word); err != nil {
				return l, fmt.Errorf("quote: words, line %d: %w", n+1, err)
			}
		}
	}
	return l, nil
}

func (l lexicon) add(kind, word string) error {
	switch kind {
	case "OPPOSITE":
		a, b, _ := strings.Cut(word, "/")
		l.opposites[[2]string{a, b}], l.opposites[[2]string{b, a}] = true, true
	case "SPEAKING", "OTHERS":
		who, forms, _ := strings.Cut(word, "/")
		for form := range strings.SplitSeq(forms, "/") {
			l.persons[form] = person{who, kind == "SPEAKING"}
		}
	case "NUMBER", "SCALE":
		name, value, _ := strings.Cut(word, "=")
		x, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return err
		}
		if kind == "SCALE" {
			l.scales[name] = x
		} else {
			l.numbers[name] = x
		}
	default:
		if slices.Contains(inAnyForm, kind) {
			word = lexical.Stem(word, "en")
		}
		if l.kinds[kind] == nil {
			l.kinds[kind] = map[string]bool{}
		}
		l.kinds[kind][word] = true
	}
	return nil
}

func (l lexicon) is(kind, word string) bool { return l.kinds[kind][word] }

// inAnyForm are the kinds whose words are listed by one form, and compared by their stems.
var inAnyForm = []string{"HELD", "TRIED", "TELLING"}

// isFormOf says whether a word is a form of one of a kind that is listed by one form.
func (l lexicon) isFormOf(kind, word string) bool { return l.is(kind, lexical.Stem(word, "en")) }

// isNumber says whether a word counts something.
func (l lexicon) isNumber(word string) bool {
	_, number := l.numbers[word]
	_, scale := l.scales[word]
	return number || scale || word != "" && word[0] >= '0' && word[0] <= '9'
}
