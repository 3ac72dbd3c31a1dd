package retrieval

import (
	"cmp"
	"iter"
	"slices"
	"sync/atomic"
	"unicode/utf8"

	"footnote/retrieval/lexical"
	"footnote/retrieval/static"
)

// A lexicon ranks passages by the words that they share with a question: by
// stems in the passage's language, and by runs of four letters, which need no
// knowledge of any language (retrieval of inflected and compound words;
// McNamee and Mayfield, "Character N-Gram Tokenization for European Language
// Text Retrieval", 2004).
//
// It also keeps each passage as it reads, for a second look at the best ones.
type lexicon struct {
	stems, grams inverted
	table        *static.Model
	numbers      map[wordKey]int32
	words        []word  // by number: each is analysed once in each language
	passages     []*kept // by document
}

type wordKey struct{ text, language string }

// A word is what it becomes in the two inverted files.
type word struct {
	text   string
	stem   int32
	grams  []int32
	tokens []static.Token // of the built-in table, none in a language that it does not know
}

const stop int32 = -1

// kept is what a lexicon keeps of a document: the numbers of its words, stop
// ending the heading and each sentence, and what the table made of them.
type kept struct {
	words  []int32
	parsed atomic.Pointer[parsed]
}

func newLexicon(table *static.Model) *lexicon {
	return &lexicon{table: table, numbers: map[wordKey]int32{}}
}

// add indexes one passage, its heading and the sentences of its text, as the
// next document.
func (l *lexicon) add(language, heading string, sentences iter.Seq[string]) {
	language = primary(language)
	var stems, grams int
	var passage []int32
	read := func(part string) {
		tokens(part, func(t token) {
			n := l.number(t, language)
			w := &l.words[n]
			l.stems.count(w.stem)
			for _, g := range w.grams {
				l.grams.count(g)
			}
			stems++
			grams += len(w.grams)
			passage = append(passage, n)
		})
		passage = append(passage, stop)
	}
	read(heading)
	for s := range sentences {
		read(s)
	}
	l.stems.add(stems)
	l.grams.add(grams)
	l.passages = append(l.passages, &kept{words: slices.Clip(passage)})
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
func (l *lexicon) number(t token, language string) int32 {
	key := wordKey{t.text, language}
	if n, ok := l.numbers[key]; ok {
		return n
	}
	w := word{text: t.text, stem: l.stems.id(term(t, language))}
	for g := range gramsOf(t) {
		w.grams = append(w.grams, l.grams.id(g))
	}
	if l.table.Knows(language) {
		w.tokens = l.table.Tokens(t.text)
	}
	n := int32(len(l.words))
	l.words = append(l.words, w)
	l.numbers[key] = n
	return n
}

// term is what a token is indexed under among the stems.
func term(t token, language string) string {
	if t.pair {
		return t.text
	}
	return lexical.Stem(t.text, language)
}

// gramsOf yields the runs of four letters of a word with a mark at its ends: "_wor",
// "word", "ord_". A shorter word is one run. A pair of letters of a script without
// spaces is itself and each of its letters, so that a word of one letter is found.
func gramsOf(t token) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		if t.pair {
			_ = yield(t.text) && eachLetter(t.text, yield)
			return
		}
		w := "_" + lexical.Fold(t.text) + "_"
		start := 0
		for n, end := 0, 0; end < len(w); n++ {
			_, size := utf8.DecodeRuneInString(w[end:])
			end += size
			if n >= 3 {
				if !yield(w[start:end]) {
					return
				}
				_, size = utf8.DecodeRuneInString(w[start:])
				start += size
			}
		}
		if start == 0 {
			yield(w)
		}
	}
}

// eachLetter yields the letters of a pair; a lone letter has been yielded.
func eachLetter(pair string, yield func(string) bool) bool {
	_, size := utf8.DecodeRuneInString(pair)
	return size == len(pair) || yield(pair[:size]) && yield(pair[size:])
}

// questionNeeds analyses a question for both inverted files of a library whose
// passages are in the languages given. A word becomes one need with its form in
// each of them.
func questionNeeds(asked string, languages []string) (stems, grams []need) {
	if stems, grams = needsWithout(asked, languages, isStopWord); len(stems) > 0 {
		return stems, grams
	}
	return needsWithout(asked, languages, func(string, string) bool { return false })
}

// needsWithout leaves out the words that are stop words of one of the languages.
func needsWithout(asked string, languages []string, stop func(word, language string) bool) (stems, grams []need) {
	var s, g needs
	tokens(asked, func(t token) {
		var forms []string
		for _, language := range languages {
			if stop(t.text, language) {
				return
			}
			forms = append(forms, term(t, language))
		}
		slices.Sort(forms)
		s.add(t.text, slices.Compact(forms))
		for gram := range gramsOf(t) {
			g.add(gram, []string{gram})
		}
	})
	return s.list, g.list
}

// needs collects what a question asks for, each once.
type needs struct {
	list  []need
	index map[string]int
}

func (n *needs) add(asked string, forms []string) {
	if len(forms) == 0 {
		return
	}
	if i, ok := n.index[forms[0]]; ok {
		n.list[i].weight++
		return
	}
	if n.index == nil {
		n.index = map[string]int{}
	}
	n.index[forms[0]] = len(n.list)
	n.list = append(n.list, need{asked, forms, 1})
}

// remove forgets the documents for which gone is true.
func (l *lexicon) remove(gone func(doc int) bool) {
	l.stems.remove(gone)
	l.grams.remove(gone)
	for doc := range l.passages {
		if gone(doc) {
			l.passages[doc] = &kept{}
		}
	}
}
