package quote

import (
	"slices"
	"unicode/utf8"

	"footnote/corpus/lang"
	"footnote/retrieval/question/spelling"
	"footnote/retrieval/quote/words"
)

// tells leaves out of words what is compared otherwise, numbers, days and months, and the
// words that hold sentences of other languages together: of that of the source, where it is
// known, for "war" is such a word of German alone.
func (m meaning) tells(w string) bool {
	l := words.English()
	joins := lang.IsFunctionWord(w) && !lang.IsOrdinary(w)
	if m.language != "" {
		joins = joins && lang.IsSmallWord(w, m.language)
	}
	return isContent(w) && !joins && !l.IsNumber(w) && !l.Is("MONTH", w) && !l.Is("DAY", w) && !l.Is("UNIT", w)
}

// replaced says whether words that tell something stand where the text has others: none of
// them is a form or a spelling of one there.
func replaced(quoted, text []string) bool {
	other := func(list []string) func(string) bool {
		return func(w string) bool { return !slices.ContainsFunc(list, func(o string) bool { return sameWord(w, o) }) }
	}
	return slices.ContainsFunc(quoted, other(text)) && slices.ContainsFunc(text, other(quoted))
}

// sameWord says whether two words are one: forms of it, spellings, or one of them a mistake
// for the other, which two ordinary words are not ("river", "rivet").
func sameWord(a, b string) bool {
	if a == b || spelling.Inflects(a, b) || spelling.SameWord(a, b) || spelling.Alike(a, b) {
		return true
	}
	n := min(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	bothOrdinary := lang.IsOrdinary(a) && lang.IsOrdinary(b)
	return !bothOrdinary && n >= shortest && spelling.Edits(a, b) <= 1+n/long
}

// A mistake is seen in words of so many letters, and two of them in long ones.
const shortest, long = 4, 8
