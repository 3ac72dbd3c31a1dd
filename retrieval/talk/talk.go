package talk

import (
	"bytes"
	_ "embed" // the weights
	"encoding/json"
	"fmt"
	"iter"
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

// IsSurelyTalk says so where of five hundred messages that ask one is taken for it.
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

func (m *Model) logit(message string) float64 {
	z := m.Bias
	for _, p := range Parts(message, func(word string) bool { _, ok := m.Weights[word]; return ok }) {
		z += m.Weights[p]
	}
	return z
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
func Parts(message string, known func(word string) bool) []string {
	words := Words(message)
	var parts []string
	for _, w := range words {
		parts = appendPieces(parts, w)
	}
	list := append(append([]string{begin}, words...), finish)
	for i := 1; i < len(list)-1; i++ {
		if !known(list[i]) {
			list[i] = unknown
		}
	}
	parts = append(parts, list[1:len(list)-1]...)
	for i := 1; i < len(list); i++ {
		parts = append(parts, list[i-1]+" "+list[i])
	}
	slices.Sort(parts)
	return slices.Compact(parts)
}

// Piece marks the pieces of words, and shortestPiece and longestPiece are the letters of one.
const (
	Piece                       = "~"
	shortestPiece, longestPiece = 3, 4
)

// appendPieces appends the pieces of a word, its borders being letters of it.
func appendPieces(parts []string, word string) []string {
	bordered := Piece + begin + word + finish
	starts := make([]int, 0, len(bordered)+1)
	for i := range bordered[len(Piece):] {
		starts = append(starts, len(Piece)+i)
	}
	starts = append(starts, len(bordered))
	if len(starts) <= shortestPiece+1 { // a mark, or a letter by itself
		return parts
	}
	for n := shortestPiece; n <= longestPiece; n++ {
		for i := 0; i+n < len(starts) && n < len(starts)-1; i++ {
			parts = append(parts, Piece+bordered[starts[i]:starts[i+n]])
		}
	}
	return parts
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
