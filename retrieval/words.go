package retrieval

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"strings"
	"sync/atomic"
	"unsafe"

	"footnote/retrieval/lexical"
	"footnote/retrieval/question"
	"footnote/retrieval/static"
)

// isStopWord says whether a word of a question only holds the sentence
// together or asks: such a word says nothing of what is sought. Stop words are
// known for English alone.
func isStopWord(word, language string) bool {
	return language == "en" && question.IsFunction(word)
}

// A lexicon ranks passages by the words that they share with a question: by
// stems in the passage's language, and by runs of four letters, which need no
// knowledge of any language (retrieval of inflected and compound words;
// McNamee and Mayfield, "Character N-Gram Tokenization for European Language
// Text Retrieval", 2004).
//
// It also keeps each passage as it reads, for a second look at the best ones.
type lexicon struct {
	stems, grams lexical.Inverted
	table        *static.Model
	texts        lexical.Dictionary // of the words, each behind its language and a space
	words        []word             // by number: each is analysed once in each language
	runs         []int32            // runs of four letters of all words, one word after the other
	pieces       []static.Token     // tokens of all words, likewise
	passages     []*kept            // by document
	parsed       atomic.Int64       // bytes of what has been parsed of them, about
}

// A word is what it becomes in the two inverted files. A library has tens of thousands of
// words, so each has no lists of its own.
type word struct {
	stem   int32
	grams  uint32 // where they end in runs
	tokens uint32 // where they end in pieces; of the built-in table, none in a language that it does not know
}

// text gives the word of a number.
func (l *lexicon) text(number int32) string {
	text := l.texts.Word(number)
	return text[strings.LastIndexByte(text, ' ')+1:]
}

// before gives the word before that of a number, behind whose runs and pieces its own begin.
func (l *lexicon) before(number int32) word {
	if number == 0 {
		return word{}
	}
	return l.words[number-1]
}

func (l *lexicon) gramsOf(number int32) []int32 {
	return l.runs[l.before(number).grams:l.words[number].grams]
}

func (l *lexicon) tokensOf(number int32) []static.Token {
	return l.pieces[l.before(number).tokens:l.words[number].tokens]
}

const stop int32 = -1

// kept is what a lexicon keeps of a document: the numbers of its words, stop
// ending the heading and each sentence, and what the table made of them.
type kept struct {
	words  []int32
	parsed atomic.Pointer[parsed]
}

func newLexicon(table *static.Model) *lexicon {
	return &lexicon{table: table}
}

// add indexes one passage, its heading and the sentences of its text, as the
// next document.
func (l *lexicon) add(language, heading string, sentences iter.Seq[string]) {
	language = primary(language)
	var stems, grams int
	var passage []int32
	read := func(part string) {
		lexical.Tokens(part, func(t lexical.Token) {
			n := l.number(t, language)
			l.stems.Count(l.words[n].stem)
			for _, g := range l.gramsOf(n) {
				l.grams.Count(g)
			}
			stems++
			grams += len(l.gramsOf(n))
			passage = append(passage, n)
		})
		passage = append(passage, stop)
	}
	read(heading)
	for s := range sentences {
		read(s)
	}
	l.stems.Add(stems)
	l.grams.Add(grams)
	l.passages = append(l.passages, &kept{words: slices.Clone(passage)})
}

// bytes is about what the lexicon takes in memory.
func (l *lexicon) bytes() int64 {
	const ofWord, ofToken, ofPassage = int64(unsafe.Sizeof(word{})), int64(unsafe.Sizeof(static.Token(0))), int64(unsafe.Sizeof(kept{}) + 8)
	n := l.stems.Bytes() + l.grams.Bytes() + l.texts.Bytes()
	n += ofWord*int64(cap(l.words)) + 4*int64(cap(l.runs)) + ofToken*int64(cap(l.pieces))
	for _, p := range l.passages {
		n += ofPassage + int64(4*cap(p.words))
	}
	return n
}

// compact gives back the memory that the lexicon would have grown into.
func (l *lexicon) compact() {
	l.stems.Compact()
	l.grams.Compact()
	l.texts.Compact()
	l.words, l.runs, l.pieces, l.passages = slices.Clone(l.words), slices.Clone(l.runs), slices.Clone(l.pieces), slices.Clone(l.passages)
}

// parts yields the words of a document's heading, and then of each of its sentences.
func (l *lexicon) parts(doc int) iter.Seq2[int, []int32] {
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

// eachWord lists the different words of a document, in the order in which they come.
func (l *lexicon) eachWord(doc int) (numbers []int32) {
	seen := map[int32]bool{stop: true}
	for _, n := range l.passages[doc].words {
		if !seen[n] {
			seen[n] = true
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// stemCounts are the stems of a document by their numbers, in order, and how often each
// stands there.
type stemCounts struct {
	stems []int32
	times []uint16
}

// of says how often a stem stands there.
func (c stemCounts) of(stem int32) int {
	at, ok := slices.BinarySearch(c.stems, stem)
	if !ok {
		return 0
	}
	return int(c.times[at])
}

// counts counts the stems of a document.
func (l *lexicon) counts(doc int) stemCounts {
	var stems []int32
	for _, n := range l.passages[doc].words {
		if n != stop {
			stems = append(stems, l.words[n].stem)
		}
	}
	var counts stemCounts
	counts.stems, counts.times = counted(stems)
	return counts
}

// counted sorts a list, and gives each different one of it and how often it stands there,
// 65,535 at the most.
func counted[T cmp.Ordered](list []T) (different []T, times []uint16) {
	slices.Sort(list)
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
func (l *lexicon) number(t lexical.Token, language string) int32 {
	n, isNew := l.texts.Add(language + " " + t.Text)
	if !isNew {
		return n
	}
	for g := range lexical.GramsOf(t) {
		l.runs = append(l.runs, l.grams.ID(g))
	}
	if l.table.Knows(language) {
		l.pieces = append(l.pieces, l.table.Tokens(t.Text)...)
	}
	l.words = append(l.words, word{l.stems.ID(lexical.Term(t, language)), uint32(len(l.runs)), uint32(len(l.pieces))})
	return n
}

// questionNeeds analyses a question for both inverted files of a library whose
// passages are in the languages given. A word becomes one need with its form in
// each of them.
func questionNeeds(asked string, languages []string) (stems, grams []lexical.Need) {
	if stems, grams = needsWithout(asked, languages, isStopWord); len(stems) > 0 {
		return stems, grams
	}
	return needsWithout(asked, languages, func(string, string) bool { return false })
}

// needsWithout leaves out the words that are stop words of one of the languages.
func needsWithout(asked string, languages []string, stop func(word, language string) bool) (stems, grams []lexical.Need) {
	var s, g lexical.Needs
	lexical.Tokens(asked, func(t lexical.Token) {
		var forms []string
		for _, language := range languages {
			if stop(t.Text, language) {
				return
			}
			forms = append(forms, lexical.Term(t, language))
		}
		slices.Sort(forms)
		s.Add(t.Text, slices.Compact(forms))
		for gram := range lexical.GramsOf(t) {
			g.Add(gram, []string{gram})
		}
	})
	return s.List, g.List
}

// remove forgets the documents for which gone is true.
func (l *lexicon) remove(gone func(doc int) bool) {
	l.stems.Remove(gone)
	l.grams.Remove(gone)
	for doc := range l.passages {
		if gone(doc) {
			l.passages[doc] = &kept{}
		}
	}
}
