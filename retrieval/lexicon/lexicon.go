package lexicon

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"strings"
	"sync/atomic"
	"unsafe"

	"footnote/corpus/lang"
	"footnote/retrieval/lexical"
	"footnote/retrieval/static"
)

// A Lexicon ranks passages by the words that they share with a question: by
// stems in the passage's language, and by runs of four letters, which need no
// knowledge of any language (retrieval of inflected and compound words;
// McNamee and Mayfield, "Character N-Gram Tokenization for European Language
// Text Retrieval", 2004).
//
// It also keeps each passage as it reads, for a second look at the best ones.
type Lexicon struct {
	Stems, Grams lexical.Inverted
	table        *static.Model
	texts        lexical.Dictionary // of the words, each behind its language and a space
	words        []word             // by number: each is analysed once in each language
	runs         []int32            // runs of four letters of all words, one word after the other
	pieces       []static.Token     // tokens of all words, likewise
	lengths      []uint32           // of each word, once it was asked for: see [Lexicon.lengthOfWord]
	passages     []*kept            // by document
	parsed       atomic.Int64       // bytes of what has been parsed of them, about
	order        atomic.Pointer[[]int32]
}

// A word is what it becomes in the two inverted files. A library has tens of thousands of
// words, so each has no lists of its own.
type word struct {
	stem   int32
	grams  uint32 // where they end in runs
	tokens uint32 // where they end in pieces; of the built-in table, none in a language that it does not know
}

// Len is how many different words there are, each by its number below that.
func (l *Lexicon) Len() int { return len(l.words) }

// Text gives the word of a number.
func (l *Lexicon) Text(number int32) string {
	text := l.texts.Word(number)
	return text[strings.IndexByte(text, ' ')+1:]
}

// before gives the word before that of a number, behind whose runs and pieces its own begin.
func (l *Lexicon) before(number int32) word {
	if number == 0 {
		return word{}
	}
	return l.words[number-1]
}

// Stem gives the number of a word's stem.
func (l *Lexicon) Stem(number int32) int32 { return l.words[number].stem }

// GramsOf gives the numbers of a word's runs of four letters.
func (l *Lexicon) GramsOf(number int32) []int32 {
	return l.runs[l.before(number).grams:l.words[number].grams]
}

func (l *Lexicon) tokensOf(number int32) []static.Token {
	return l.pieces[l.before(number).tokens:l.words[number].tokens]
}

const stop int32 = -1

// kept is what a lexicon keeps of a document: the numbers of its words, stop
// ending the heading and each sentence, and what the table made of them.
type kept struct {
	words  []int32
	beside []uint8 // how many of the last words of each part its text has not got; nil for none
	parsed atomic.Pointer[parsed]
}

func New(table *static.Model) *Lexicon {
	return &Lexicon{table: table}
}

// Add indexes one passage, its heading and the sentences of its text, each with words
// under which it is found besides, as the next document.
func (l *Lexicon) Add(language, heading string, sentences iter.Seq2[string, string]) {
	language = lang.Primary(language)
	var stems, grams int
	var passage []int32
	read := func(part string) {
		lexical.Tokens(part, func(t lexical.Token) {
			n := l.number(t, language)
			l.Stems.Count(l.words[n].stem)
			for _, g := range l.GramsOf(n) {
				l.Grams.Count(g)
			}
			stems++
			grams += len(l.GramsOf(n))
			passage = append(passage, n)
		})
	}
	read(heading)
	passage = append(passage, stop)
	beside := []uint8{0}
	for s, words := range sentences {
		read(s)
		before := len(passage)
		read(words)
		n := min(len(passage)-before, math.MaxUint8)
		passage = append(passage[:before+n], stop)
		beside = append(beside, uint8(n))
	}
	if slices.Max(beside) == 0 {
		beside = nil
	}
	l.Stems.Add(stems)
	l.Grams.Add(grams)
	l.passages = append(l.passages, &kept{words: slices.Clone(passage), beside: beside})
}

// Bytes is about what the lexicon takes in memory.
func (l *Lexicon) Bytes() int64 {
	const ofWord, ofToken, ofPassage = int64(unsafe.Sizeof(word{})), int64(unsafe.Sizeof(static.Token(0))), int64(unsafe.Sizeof(kept{}) + 8)
	n := l.Stems.Bytes() + l.Grams.Bytes() + l.texts.Bytes()
	n += ofWord*int64(cap(l.words)) + 4*int64(cap(l.lengths)+cap(l.runs)) + ofToken*int64(cap(l.pieces))
	for _, p := range l.passages {
		n += ofPassage + int64(4*cap(p.words)+cap(p.beside))
	}
	return n
}

// Compact gives back the memory that the lexicon would have grown into.
func (l *Lexicon) Compact() {
	l.Stems.Compact()
	l.Grams.Compact()
	l.texts.Compact()
	l.words, l.lengths, l.passages = slices.Clone(l.words), slices.Clone(l.lengths), slices.Clone(l.passages)
	l.runs, l.pieces = slices.Clone(l.runs), slices.Clone(l.pieces)
}

// Parts yields the words of a document's heading, and then of each of its sentences, with
// those under which it is found besides.
func (l *Lexicon) Parts(doc int) iter.Seq2[int, []int32] {
	return func(yield func(int, []int32) bool) {
		words := l.passages[doc].words
		for part := 0; len(words) > 0; part++ {
			n := slices.Index(words, stop)
			if !yield(part, words[:n]) {
				return
			}
			words = words[n+1:]
		}
	}
}

// CountParts is how many there are.
func (l *Lexicon) CountParts(doc int) int { return len(l.parse(doc).sentences) + 1 }

// StemCounts are the stems of a document by their numbers, in order, and how often each
// stands there.
type StemCounts struct {
	Stems []int32
	Times []uint16
}

// Of says how often a stem stands there.
func (c StemCounts) Of(stem int32) int {
	at, ok := slices.BinarySearch(c.Stems, stem)
	if !ok {
		return 0
	}
	return int(c.Times[at])
}

// counts counts the stems of a document.
func (l *Lexicon) counts(doc int) StemCounts {
	var stems []int32
	for _, n := range l.passages[doc].words {
		if n != stop {
			stems = append(stems, l.words[n].stem)
		}
	}
	slices.Sort(stems)
	var counts StemCounts
	counts.Stems, counts.Times = counted(stems)
	return counts
}

// counted gives each different one of a sorted list and how often it stands there, 65,535 at
// the most.
func counted[T cmp.Ordered](list []T) (different []T, times []uint16) {
	for i := 0; i < len(list); {
		n := 1
		for i+n < len(list) && list[i+n] == list[i] {
			n++
		}
		different, times = append(different, list[i]), append(times, uint16(min(n, math.MaxUint16)))
		i += n
	}
	return slices.Clone(different), slices.Clone(times)
}

// number gives the number of a word, a new one if it has none.
func (l *Lexicon) number(t lexical.Token, language string) int32 {
	n, isNew := l.texts.Add(language + " " + t.Text)
	if !isNew {
		return n
	}
	for g := range lexical.GramsOf(t) {
		l.runs = append(l.runs, l.Grams.ID(g))
	}
	if l.table.Knows(language) {
		l.pieces = append(l.pieces, l.table.Tokens(t.Text)...)
	}
	l.lengths = append(l.lengths, 0)
	l.words = append(l.words, word{l.Stems.ID(lexical.Term(t, language)), uint32(len(l.runs)), uint32(len(l.pieces))})
	return n
}

// Remove forgets the documents for which gone is true.
func (l *Lexicon) Remove(gone func(doc int) bool) {
	l.Stems.Remove(gone)
	l.Grams.Remove(gone)
	for doc := range l.passages {
		if gone(doc) {
			l.passages[doc] = &kept{}
		}
	}
}

// Frequencies yields the words of a library with the number of passages that have
// a word of the same stem.
func (l *Lexicon) Frequencies() iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for number, w := range l.words {
			if n := l.Stems.Documents(w.stem); n > 0 && !yield(l.Text(int32(number)), n) {
				return
			}
		}
	}
}

// HasRun says whether the text of a document has n words one after the other of which
// the k-th is as it has to be.
func (l *Lexicon) HasRun(doc, n int, is func(k int, number int32) bool) bool {
	for part, words := range l.Parts(doc) {
		if part == 0 {
			continue
		}
		if beside := l.passages[doc].beside; beside != nil {
			words = words[:len(words)-int(beside[part])]
		}
		for at := 0; at+n <= len(words); at++ {
			k := 0
			for k < n && is(k, words[at+k]) {
				k++
			}
			if k == n {
				return true
			}
		}
	}
	return false
}
