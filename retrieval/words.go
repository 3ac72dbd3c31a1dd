package retrieval

import (
	"slices"
	"unicode/utf8"
)

// A lexicon ranks passages by the words that they share with a question: by
// stems in the passage's language, and by runs of four letters, which need no
// knowledge of any language (retrieval of inflected and compound words;
// McNamee and Mayfield, "Character N-Gram Tokenization for European Language
// Text Retrieval", 2004).
type lexicon struct {
	stems, grams inverted
	cache        map[cacheKey]analysed // each word is analysed once in each language
}

type cacheKey struct{ word, language string }

// analysed is what a word becomes in the two inverted files.
type analysed struct {
	stem  int32
	grams []int32
}

func newLexicon() *lexicon {
	return &lexicon{cache: map[cacheKey]analysed{}}
}

// add indexes the parts of one passage (its source's title, its section, its
// text) as the next document.
func (l *lexicon) add(language string, parts ...string) {
	language = primary(language)
	var stems, grams int
	for _, part := range parts {
		tokens(part, func(t token) {
			a := l.analyse(t, language)
			l.stems.count(a.stem)
			for _, g := range a.grams {
				l.grams.count(g)
			}
			stems++
			grams += len(a.grams)
		})
	}
	l.stems.add(stems)
	l.grams.add(grams)
}

func (l *lexicon) analyse(t token, language string) analysed {
	key := cacheKey{t.text, language}
	if a, ok := l.cache[key]; ok {
		return a
	}
	a := analysed{stem: l.stems.id(term(t, language))}
	for g := range gramsOf(t) {
		a.grams = append(a.grams, l.grams.id(g))
	}
	l.cache[key] = a
	return a
}

// term is what a token is indexed under among the stems.
func term(t token, language string) string {
	if t.pair {
		return t.text
	}
	return stem(t.text, language)
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
		w := "_" + fold(t.text) + "_"
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
func questionNeeds(question string, languages []string) (stems, grams []need) {
	var s, g needs
	tokens(question, func(t token) {
		var forms []string
		for _, language := range languages {
			if isStopWord(t.text, language) {
				return
			}
			forms = append(forms, term(t, language))
		}
		slices.Sort(forms)
		s.add(slices.Compact(forms))
		for gram := range gramsOf(t) {
			g.add([]string{gram})
		}
	})
	return s.list, g.list
}

// needs collects what a question asks for, each once.
type needs struct {
	list  []need
	index map[string]int
}

func (n *needs) add(forms []string) {
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
	n.list = append(n.list, need{forms, 1})
}

// remove forgets the documents for which gone is true.
func (l *lexicon) remove(gone func(doc int) bool) {
	l.stems.remove(gone)
	l.grams.remove(gone)
}
