package talk

import (
	"bytes"
	_ "embed" // the weights
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"footnote/retrieval/lexical"
)

//go:embed weights.json
var weights []byte

// A Model tells messages that ask from talk.
type Model struct {
	Data    []string           `json:"data"`    // what it was learned from, and how good it is
	Bias    float64            `json:"bias"`    // for asking
	Least   float64            `json:"least"`   // logit from which a message is taken to ask
	Surely  float64            `json:"surely"`  // logit below which it is talk beyond doubt
	Weights map[string]float64 `json:"weights"` // of words, of pairs of neighbours with a space between, and of pieces of words

	sorting sync.Once        // of the weights, when it is first asked: they stay as they are from then on
	places  map[string]int32 // of the parts that have a weight, in order
	sorted  []float64        // their weights
}

// Default gives the model that is shipped.
var Default = sync.OnceValues(func() (*Model, error) {
	m := &Model{}
	d := json.NewDecoder(bytes.NewReader(weights))
	d.DisallowUnknownFields()
	if err := d.Decode(m); err != nil {
		return nil, fmt.Errorf("read the weights of talk: %w", err)
	}
	return m, nil
})

// IsTalk says whether a message is talk: so surely that of a hundred that ask one is taken
// for it.
func (m *Model) IsTalk(message string) bool { return m.Asks(message) < m.Least }

// IsSurelyTalk says so where of a thousand messages that ask one is taken for it.
func (m *Model) IsSurelyTalk(message string) bool { return m.Asks(message) < m.Surely }

// Asks gives the logit of the chance that a message asks: that of the sentence which asks
// most, or of the whole.
func (m *Model) Asks(message string) float64 {
	most := m.logit(message)
	for sentence := range sentences(message) {
		if len(strings.Fields(strings.TrimRight(sentence, ends))) >= fewestWords {
			most = max(most, m.logit(sentence))
		}
	}
	return most
}

// ends are the marks behind a sentence, and fewestWords the length from which one is looked at
// by itself: "you?" behind talk is none.
const (
	ends        = ".!?…,;:\n"
	fewestWords = 3
)

// sentences cuts a message behind each mark.
func sentences(message string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for start, at := 0, 0; start < len(message); start = at {
			at = len(message)
			if i := strings.IndexAny(message[start:], ends); i >= 0 {
				_, width := utf8.DecodeRuneInString(message[start+i:])
				at = start + i + width
			}
			if !yield(message[start:at]) {
				return
			}
		}
	}
}

// logit adds up the weights of a message in the order of its parts, so that the same parts are
// worth the same to the bit.
func (m *Model) logit(message string) float64 {
	m.sorting.Do(m.sort)
	known := func(word string) bool { _, ok := m.places[word]; return ok }
	own := make([]int32, 0, 2*len(message)) // about two pieces begin at each letter
	eachPart(message, known, func(part []byte) {
		if place, ok := m.places[string(part)]; ok {
			own = append(own, place)
		}
	})
	slices.Sort(own)
	z := m.Bias
	for _, place := range slices.Compact(own) {
		z += m.sorted[place]
	}
	return z
}

// sort gives each part its place among all: numbers are put in order sooner than texts.
func (m *Model) sort() {
	m.places, m.sorted = make(map[string]int32, len(m.Weights)), make([]float64, len(m.Weights))
	for i, part := range slices.Sorted(maps.Keys(m.Weights)) {
		m.places[part], m.sorted[i] = int32(i), m.Weights[part]
	}
}

// The words that stand for others: the borders of a message, any word that is not known, and
// any number.
const (
	begin   = "<"
	finish  = ">"
	unknown = "*"
	number  = "#"
)

// mostWords bounds what is read of a message.
const mostWords = 60

// Parts gives the words of a message, the pairs of neighbours among them and the pieces of each
// word, each once. Words that are not known are alike, but for their pieces: "mondays" ends as
// "fridays" does, and what a language says with an ending is said so in words that were never seen.
func Parts(message string, known func(word string) bool) (parts []string) {
	eachPart(message, known, func(part []byte) { parts = append(parts, string(part)) })
	slices.Sort(parts)
	return slices.Compact(parts)
}

// eachPart gives the parts of a message as often as it has them, each in bytes that the next
// one takes.
func eachPart(message string, known func(word string) bool, use func(part []byte)) {
	part, before := make([]byte, 0, 64), begin
	pair := func(word string) {
		part = append(append(append(part[:0], before...), ' '), word...)
		use(part)
		before = word
	}
	var p pieces
	for _, word := range Words(message) {
		p.each(word, use)
		if !known(word) {
			word = unknown
		}
		part = append(part[:0], word...)
		use(part)
		pair(word)
	}
	pair(finish)
}

// Piece marks the pieces of words, and shortestPiece and longestPiece are the letters of one.
const (
	Piece                       = "~"
	shortestPiece, longestPiece = 3, 4
)

// pieces is the memory to cut words in.
type pieces struct {
	bordered, piece []byte
	starts          []int
}

// each gives the pieces of a word, its borders being letters of it.
func (p *pieces) each(word string, use func(piece []byte)) {
	p.bordered = append(append(append(p.bordered[:0], begin...), word...), finish...)
	p.starts = p.starts[:0]
	for i := range string(p.bordered) {
		p.starts = append(p.starts, i)
	}
	letters := len(p.starts)
	if letters <= shortestPiece { // a mark, or a letter by itself
		return
	}
	p.starts = append(p.starts, len(p.bordered))
	for n := shortestPiece; n <= longestPiece && n < letters; n++ {
		for i := 0; i+n <= letters; i++ {
			p.piece = append(append(p.piece[:0], Piece...), p.bordered[p.starts[i]:p.starts[i+n]]...)
			use(p.piece)
		}
	}
}

// Words cuts a message into its words and marks, in lower case and without accents, as people
// leave them out. Numbers are alike, and so are repetitions: "sooo" is "soo", "!!!" is "!".
func Words(message string) []string {
	var words []string
	var word []rune
	flush := func() {
		if len(word) > 0 {
			words = append(words, string(word))
		}
		word = word[:0]
	}
	for _, r := range lexical.Fold(strings.ToLower(message)) {
		switch {
		case r == '\'', r == '’': // many leave it out
		case unicode.IsLetter(r):
			if !repeats(word, r) {
				word = append(word, r)
			}
		case unicode.IsDigit(r):
			flush()
			words = appendOther(words, number)
		case unicode.IsSpace(r):
			flush()
		default:
			flush()
			words = appendOther(words, mark(r))
		}
		if len(words) >= mostWords {
			return words
		}
	}
	flush()
	return words
}

// repeats says whether a letter would stand there for a third time.
func repeats(word []rune, r rune) bool {
	n := len(word)
	return n > 1 && word[n-1] == r && word[n-2] == r
}

// appendOther leaves out what stands there already.
func appendOther(words []string, word string) []string {
	if len(words) > 0 && words[len(words)-1] == word {
		return words
	}
	return append(words, word)
}

// mark gives a mark, all pictures being alike.
func mark(r rune) string {
	if unicode.In(r, unicode.So, unicode.Sk) {
		return "☺"
	}
	return string(r)
}
