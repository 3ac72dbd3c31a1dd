package quote

import (
	"slices"
	"strings"

	"footnote/retrieval/lexical"
	"footnote/retrieval/question"
	"footnote/retrieval/quote/words"
)

// moved says whether a word of a place stands at another one on the other side, or words
// within it in another order: "naval and air base" is no "air and naval base". Clauses that
// the quotation says it leaves out, and what stands in brackets, tell nothing of it.
func (m meaning) moved(h hunk) bool {
	q, t := m.contentOf(h)
	for _, other := range m.hunks {
		oq, ot := m.contentOf(other)
		if other.from != h.from && (shares(q, ot, t, oq) || shares(t, oq, q, ot)) {
			return true
		}
	}
	common := func(list []string) func(string) bool {
		return func(w string) bool { return slices.Contains(list, w) }
	}
	a, b := filter(q, common(t)), filter(t, common(q))
	return len(a) == len(b) && !slices.Equal(a, b)
}

// shares says whether a word that is missing across from one place is one too many at
// another.
func shares(here, there, across, elsewhere []string) bool {
	return slices.ContainsFunc(here, func(w string) bool {
		return slices.Contains(there, w) && !slices.Contains(across, w) && !slices.Contains(elsewhere, w)
	})
}

// contentOf gives the words of both sides that say something by themselves.
func (m meaning) contentOf(h hunk) (q, t []string) {
	for _, i := range h.quoted {
		if w := m.quoted[i]; !w.Bracketed && isContent(w.Word) {
			q = append(q, w.Word)
		}
	}
	for _, i := range h.text {
		if w := m.text[i]; !h.open && isContent(w.Word) {
			t = append(t, w.Word)
		}
	}
	return q, t
}

// leastAlike is how many words have to be the same where much else differs.
const leastAlike = 3

// sameWording says whether quotation and text differ only in the order of their words, in
// their endings, and in words for how many: "many tears" for "very few tears" in a short
// quotation are many differences by their number, and yet of what is quoted.
func sameWording(steps []step, list []hunk, quoted, text []words.Token) bool {
	alike := 0
	for _, s := range steps {
		if s.same(quoted, text) && isContent(text[s.text].Word) {
			alike++
		}
	}
	m := meaning{quoted: quoted, text: text}
	var mine, theirs []string
	for _, h := range list {
		q, t := m.contentOf(h)
		mine, theirs = append(mine, q...), append(theirs, t...)
	}
	alike += len(mine)
	stems := func(list []string) (out []string) {
		for _, w := range list {
			if !words.English().Is("DEGREE", w) && !words.English().IsNumber(w) {
				out = append(out, lexical.Stem(w, "en"))
			}
		}
		return sorted(out)
	}
	return alike >= leastAlike && slices.Equal(stems(mine), stems(theirs))
}

// isContent leaves out what only holds a sentence together, and adverbs, which stand in
// one place as well as in another.
func isContent(w string) bool {
	l := words.English()
	return !question.IsFunction(w) && !l.Is("STARTER", w) && !l.Is("BETWEEN", w) && !l.Is("QUANTIFIER", w) && !l.Is("NEGATION", w) && !strings.HasSuffix(w, "ly")
}
