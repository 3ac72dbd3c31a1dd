package question

import (
	"slices"
	"strings"
	"unicode/utf8"

	"footnote/retrieval/question/grammar"
	"footnote/retrieval/question/spelling"
)

// A Term is what a question asks to be told the meaning of, by its words.
type Term []string

// longestTerm is in words; what is longer says more than a name.
const longestTerm = 4

// Defined gives the term that a question asks to be defined: "what is a covered work",
// "what does deflation mean", "define hearsay", "who was Marx", and the term alone. It is
// empty where the question, which has no frames any more, asks anything else.
func Defined(q string) Term {
	list := texts(words(q))
	named := termIn(list)
	if named == nil {
		named = list
	}
	asks := func(w string) bool { return IsFunction(w) && !grammar.English().Has("JOINER", w) }
	if len(named) == 0 || len(named) > longestTerm || slices.ContainsFunc(named, asks) || IsFunction(named[len(named)-1]) {
		return nil
	}
	return named
}

// termIn gives what stands between the words that ask for the meaning of it.
func termIn(list []string) []string {
	g := grammar.English()
	from, does := g["TERMAFTER"].Longest(list, 0), g["TERMDOES"].Longest(list, 0)
	behind := ""
	switch {
	case does > from:
		from, behind = does, "TERMDONE"
	case from == 0:
		behind = "TERMBEFORE"
	default:
		return list[from:]
	}
	for at := from; at < len(list); at++ {
		if g[behind].Longest(list, at) == len(list) {
			return list[from:at]
		}
	}
	return nil
}

// Defines says whether a sentence says what a term is: "A 'covered work' means …",
// "Deflation (also …) is a …", "deflation – a fall in …", "…, known as deflation".
func (s Sentence) Defines(term Term) bool {
	if len(term) == 0 {
		return false
	}
	list := texts(s.words)
	for i := range list {
		if !s.hasTerm(term, i) {
			continue
		}
		after := i + len(term)
		if s.begins(i) && (s.saysWhat(list, i, after) || s.explains(list, after)) || s.isCalled(list, i, after) {
			return true
		}
	}
	return false
}

func (s Sentence) hasTerm(term Term, i int) bool {
	if i+len(term) > len(s.words) {
		return false
	}
	for k, w := range term {
		if !spelling.Inflects(w, s.words[i+k].text) || strings.HasSuffix(s.words[i+k].text, "'s") {
			return false
		}
	}
	return true
}

// begins says whether a sentence or a clause of it begins with word i, but for an article
// and "to" before it.
func (s Sentence) begins(i int) bool {
	for i > 0 && !s.words[i].gap && (grammar.English().Has("DETERMINER", s.words[i-1].text) || s.words[i-1].text == "to") {
		i--
	}
	if quoted := i > 0 && grammar.English().Has("DETERMINER", s.words[i-1].text); quoted {
		i--
	}
	return i == 0 || s.words[i].gap
}

// The words at most between a term and what says what it is.
const longestInsert, longestAttribute = 24, 8

// saysWhat says whether "is a", "means" and the like follow, behind what stands in brackets
// or between commas, or belongs to the term: "for a work in object code form means".
func (s Sentence) saysWhat(list []string, i, after int) bool {
	g := grammar.English()
	if after < len(list) && g.Has("QUOTED", list[after]) && s.quoted(i, after) {
		return true
	}
	for at := after; at < len(list) && at <= after+longestInsert; at++ {
		inserted := at == after || s.words[after].gap && s.words[at].gap
		belongs := at <= after+longestAttribute && (g.Has("LINK", list[after]) || g.Has("DETERMINER", list[after]))
		if inserted && g["DEFINITION"].Longest(list, at) > at || belongs && g["MEANING"].Longest(list, at) > at {
			return true
		}
	}
	return false
}

// quoted says whether words stand in quotation marks.
func (s Sentence) quoted(i, after int) bool {
	const marks = `"“”„«»`
	before := strings.TrimRight(s.uncited[:s.words[i].start], " ")
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(s.uncited[s.words[after-1].end:])
	return strings.ContainsRune(marks, last) && strings.ContainsRune(marks, next)
}

// explains says whether a dash or a colon and an article follow: "deflation – a fall in …".
func (s Sentence) explains(list []string, after int) bool {
	if after >= len(list) || !grammar.English().Has("ARTICLE", list[after]) {
		return false
	}
	return strings.ContainsAny(s.uncited[s.words[after-1].end:s.words[after].start], "–—:")
}

// isCalled says whether a word for giving a name stands before a term, with which a clause ends.
func (s Sentence) isCalled(list []string, i, after int) bool {
	g := grammar.English()
	for from := max(0, i-4); from < i; from++ {
		if g["CALLED"].Longest(list, from) == i && (after == len(list) || s.words[after].gap) {
			return true
		}
	}
	return false
}
