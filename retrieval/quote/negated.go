package quote

import (
	"slices"
	"strings"

	"footnote/retrieval/question/spelling"
	"footnote/retrieval/quote/words"
	"footnote/retrieval/shorthand"
)

// English denies with a word more and the verb in another form: "killed", "did not kill". By
// their number those are many differences of a short sentence, and yet it is one word with a
// negation: so the verbs are aligned as one, and what denies them counts as one word.

// between is how many adverbs may stand between a negation and its verb.
const between = 2

// denied gives the place of the verb that a "not" at a place denies: that of "kill" in "did
// not really kill". It gives none if it denies none.
func denied(list []words.Token, not int) (verb int, ok bool) {
	l := words.English()
	if not == 0 || list[not].Word != "not" || list[not].Opens || !l.Is("AUXILIARY", list[not-1].Word) || l.Is("BE", list[not-1].Word) {
		return 0, false
	}
	for i := not + 1; i < len(list) && i <= not+1+between && !list[i].Opens; i++ {
		w := list[i].Word
		if isContent(w) || l.Is("AUXILIARY", w) || l.Is("VERB", w) {
			return i, true
		}
		if !strings.HasSuffix(w, "ly") {
			break
		}
	}
	return 0, false
}

// denials gives the places of the verbs that a text denies.
func denials(list []words.Token) map[int]bool {
	out := map[int]bool{}
	for i := range list {
		if verb, ok := denied(list, i); ok {
			out[verb] = true
		}
	}
	return out
}

// asDenied gives the words of a text with each verb in the form in which the other one denies
// it, but those that it denies itself.
func asDenied(list []words.Token, own map[int]bool, other []words.Token, theirs map[int]bool) []words.Token {
	var bases []string
	for i := range theirs {
		bases = append(bases, other[i].Word)
	}
	if len(bases) == 0 {
		return list
	}
	slices.Sort(bases) // of two that a word may be a form of, always the same
	out := slices.Clone(list)
	for i, t := range list {
		if own[i] {
			continue
		}
		if n := slices.IndexFunc(bases, func(base string) bool { return isFinite(t.Word, base) }); n >= 0 {
			out[i].Word = bases[n]
		}
	}
	return out
}

// isFinite says whether a word is a form of a verb that needs none beside it: "kills" and
// "killed" of "kill", not "killing".
func isFinite(w, base string) bool {
	if w == base || slices.Contains(shorthand.Forms(base), w) || words.English().Is("PAST", base+"/"+w) {
		return true
	}
	return (strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ed")) && w[0] == base[0] && len(w) > len(base) && spelling.Inflects(base, w)
}

// alignDenied aligns as [align] and [reach] do, with a verb and its denial as one word and one
// negation.
func alignDenied(quoted, text []words.Token) (steps []step, distance int) {
	mine, theirs := denials(quoted), denials(text)
	q, t := asDenied(quoted, mine, text, theirs), asDenied(text, theirs, quoted, mine)
	steps, distance = align(q, t)
	steps, distance = reach(steps, distance, q, t)
	for _, s := range steps {
		if s.same(q, t) && mine[s.quoted] != theirs[s.text] {
			distance = max(distance-1, 1) // of "did not", one
		}
	}
	return steps, distance
}
