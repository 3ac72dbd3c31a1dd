package retrieval

import (
	"cmp"
	"iter"
	"slices"
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
	numbers      map[string]map[string]int32 // by language, by text
	words        []word                      // by number: each is analysed once in each language
	runs         []int32                     // runs of four letters of all words, one word after the other
	pieces       []static.Token              // tokens of all words, likewise
	passages     []*kept                     // by document
	parsed       atomic.Int64                // bytes of what has been parsed of them, about
}

// A word is what it becomes in the two inverted files.
type word struct {
	text   string
	stem   int32
	grams  span // in runs
	tokens span // in pieces, of the built-in table; none in a language that it does not know
}

// A span is a part of what all words have together. A library has tens of thousands of
// words, and each would take as much again for two lists of its own.
type span struct{ from, to uint32 }

func (l *lexicon) gramsOf(w *word) []int32         { return l.runs[w.grams.from:w.grams.to] }
func (l *lexicon) tokensOf(w *word) []static.Token { return l.pieces[w.tokens.from:w.tokens.to] }

const stop int32 = -1

// kept is what a lexicon keeps of a document: the numbers of its words, stop
// ending the heading and each sentence, and what the table made of them.
type kept struct {
	words  []int32
	parsed atomic.Pointer[parsed]
}

func newLexicon(table *static.Model) *lexicon {
	return &lexicon{table: table, numbers: map[string]map[string]int32{}}
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
			w := &l.words[n]
			l.stems.Count(w.stem)
			for _, g := range l.gramsOf(w) {
				l.grams.Count(g)
			}
			stems++
			grams += len(l.gramsOf(w))
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
	const ofWord, ofPassage = 40 + 48, 40 // in words and numbers; in passages
	n := l.stems.Bytes() + l.grams.Bytes()
	for i := range l.words {
		n += ofWord + int64(2*len(l.words[i].text))
	}
	n += int64(4*cap(l.runs)) + int64(cap(l.pieces))*int64(unsafe.Sizeof(static.Token(0)))
	for _, p := range l.passages {
		n += ofPassage + int64(4*cap(p.words))
	}
	return n
}

// compact gives back the memory that the lexicon would have grown into.
func (l *lexicon) compact() {
	l.stems.Compact()
	l.grams.Compact()
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
func (l *lexicon) eachWord(doc int) (words []*word) {
	seen := map[int32]bool{stop: true}
	for _, n := range l.passages[doc].words {
		if !seen[n] {
			seen[n] = true
			words = append(words, &l.words[n])
		}
	}
	return words
}

// stemCounts are the stems of a document by their numbers, in order, with how often each
// stands there.
type stemCounts []stemCount

type stemCount struct{ stem, n int32 }

// of says how often a stem stands there.
func (s stemCounts) of(stem int32) int32 {
	at, ok := slices.BinarySearchFunc(s, stem, func(c stemCount, stem int32) int { return cmp.Compare(c.stem, stem) })
	if !ok {
		return 0
	}
	return s[at].n
}

// counts counts the stems of a document.
func (l *lexicon) counts(doc int) stemCounts {
	var stems []int32
	for _, n := range l.passages[doc].words {
		if n != stop {
			stems = append(stems, l.words[n].stem)
		}
	}
	slices.Sort(stems)
	var counts stemCounts
	for i, stem := range stems {
		if i == 0 || stem != stems[i-1] {
			counts = append(counts, stemCount{stem: stem})
		}
		counts[len(counts)-1].n++
	}
	return slices.Clip(counts)
}

// number gives the number of a word, a new one if it has none.
func (l *lexicon) number(t lexical.Token, language string) int32 {
	numbers := l.numbers[language]
	if n, ok := numbers[t.Text]; ok {
		return n
	}
	if numbers == nil {
		numbers = map[string]int32{}
		l.numbers[language] = numbers
	}
	w := word{text: t.Text, stem: l.stems.ID(lexical.Term(t, language))}
	w.grams.from, w.tokens.from = uint32(len(l.runs)), uint32(len(l.pieces))
	for g := range lexical.GramsOf(t) {
		l.runs = append(l.runs, l.grams.ID(g))
	}
	if l.table.Knows(language) {
		l.pieces = append(l.pieces, l.table.Tokens(t.Text)...)
	}
	w.grams.to, w.tokens.to = uint32(len(l.runs)), uint32(len(l.pieces))
	n := int32(len(l.words))
	l.words = append(l.words, w)
	numbers[t.Text] = n
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
