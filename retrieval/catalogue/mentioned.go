package catalogue

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/retrieval/catalogue/names"
	"footnote/retrieval/question"
)

// onPerson is what may stand around a name by itself: "who was Delaporte", "what do we know
// about Delaporte".
var onPerson = pattern(`(?:(?:who|what) (?:is|was|are|were|about) |(?:what (?:do|does|can) (?:we|you|i|it|<library>) (?:know|have|say|tell me|find) |do you know |have you heard |tell (?:me|us) |(?:something |anything |more |information )*)?(?:about |on |of )?)?(?P<name>.+)`)

// NamedAlone finds the sources that a question names and asks nothing more of: those by an
// author or of an outlet ("Tell me about Delaporte"). With a slip of the hand in the name
// only where slip allows it.
func (rs *Records) NamedAlone(q Asked, slip bool) []corpus.Source {
	f := q.bare
	named, ok := f.match(onPerson)
	if !ok {
		return nil
	}
	n, written := f.naming(named["name"]), f.written(named["name"])
	common := !slices.ContainsFunc(n.words, func(w string) bool { return !lang.IsOrdinary(w) })
	if len(n.words) == 0 || common && written == strings.ToLower(written) {
		return nil // "what is power" asks for no Eileen Power
	}
	return ByTitle(best(rs.candidates(n.words, slip), func(r names.Names) float64 {
		if n.article || !r.IsWhole(n.words) && !slip {
			return 0
		}
		return max(r.Written(n.words), r.IssuedBy(n.words))
	}))
}

// Mentioned finds the sources that a question names anywhere: by the family name of an
// author, by a whole outlet of two words or more, or by a whole title, as it stands before
// its colon or with what follows. What may as well be a word of the language is a name where
// it has a capital.
func (rs *Records) Mentioned(q Asked) (found []corpus.Source) {
	words := mentioned(q.typed)
	var having []int
	for _, w := range words {
		having = append(having, rs.having[w.text]...)
	}
	slices.Sort(having)
	for _, i := range slices.Compact(having) {
		if mentionedIn(words, rs.all[i]) {
			found = append(found, rs.all[i].Source)
		}
	}
	return ByTitle(found)
}

// A mentionedWord is a word of a question, and whether it can be a name by itself.
type mentionedWord struct {
	text string
	name bool
}

func mentioned(f framed) (words []mentionedWord) {
	at := 0
	for word := range strings.FieldsSeq(f.plain) {
		start := f.spans[at].start
		first, _ := utf8.DecodeRuneInString(f.question[start:])
		at += len(word) + 1
		if !names.IsLittle(word) && word != "," {
			capital := start > 0 && unicode.IsUpper(first)
			words = append(words, mentionedWord{word, capital || !lang.IsOrdinary(word) && !question.IsFunction(word)})
		}
	}
	return words
}

// mentionedIn says whether words name a source.
func mentionedIn(words []mentionedWord, r names.Names) bool {
	for _, family := range r.Families() {
		if standsNamed(words, family) {
			return true
		}
	}
	several := func(name []string) bool { return len(name) > 1 && stands(words, name) }
	return slices.ContainsFunc(r.Outlets, several) || slices.ContainsFunc(r.Titles[:min(2, len(r.Titles))], several)
}

// standsNamed says whether a name stands among words as one.
func standsNamed(words []mentionedWord, name []string) bool {
	return stands(slices.DeleteFunc(slices.Clone(words), func(w mentionedWord) bool { return !w.name }), name)
}

// stands says whether a name stands among words, one after the other.
func stands(words []mentionedWord, name []string) bool {
	for at := range max(0, len(words)-len(name)+1) {
		k := 0
		for k < len(name) && words[at+k].text == name[k] {
			k++
		}
		if k == len(name) && k > 0 {
			return true
		}
	}
	return false
}

// Beside finds the sources that the words beside a place name: what is called so or by somebody
// called so, or a title that has the words ("page 3 of the delta text", "item 7 of the minutes").
func (rs *Records) Beside(rest string) []corpus.Source {
	if found := rs.Called(rest); len(found) > 0 {
		return found
	}
	for _, who := range []string{"who wrote ", "who wrote the "} {
		if a, ok := rs.Answer(Read(who + rest)); ok && a.Topic == TopicAuthors && len(a.Sources) > 0 {
			return a.Sources
		}
	}
	if found := rs.Mentioned(Read(rest)); len(found) > 0 {
		return found
	}
	return rs.Titled(rest)
}
