package quote

import (
	"slices"
	"strings"

	"footnote/retrieval/lexical"
	"footnote/retrieval/quote/words"
)

// Words for how many, which and how surely, which are missed where they are left out: "the
// second most expensive" is not the most expensive, and what "can" be need not be.

// hedged says whether one side has other words for how many or how surely, or one of them
// more; months tells which of them are months there.
func (m meaning) hedged(h hunk, months func(string) bool) bool {
	kept := func(all []words.Token, places []int) (list []string) {
		for _, i := range places {
			w := all[i].Word
			if words.IsHedge(all, i) && !(words.English().Is("MODAL", w) && months(w)) {
				list = append(list, lexical.Stem(w, "en"))
			}
		}
		return sorted(list)
	}
	return !slices.Equal(kept(m.quoted, h.quoted), kept(m.text, h.text))
}

// unranked says whether a quotation leaves out a word for which one or how many times.
func unranked(q, t []string) bool {
	mine := values(q)
	return slices.ContainsFunc(t, func(w string) bool {
		x, _ := valueOf(w)
		return words.IsRank(w) && !slices.Contains(mine, x) && !slices.Contains(q, w)
	})
}

// beginning gives the words for how many or how surely, and no, that a quotation leaves out
// before it though a capital lets it begin a sentence: "Research has found" for "Some research
// has found". A quotation that begins in small letters says that it begins within.
func beginning(quoted, there []words.Token, steps []step, text string) (h hunk, ok bool) {
	s := steps[0]
	titled := len(quoted) > 1 && quoted[1].Capital
	if !s.same(quoted, there) || quoted[0].Gap || !quoted[0].Capital || titled || there[s.text].Capital {
		return hunk{}, false
	}
	from := s.text
	for i := from; i > 0 && s.text-i < shortestCut && !there[i].Opens; i-- {
		if w := there[i-1].Word; strings.Contains(words.Gap(text, there, i), ",") || words.EndsClause(w) {
			break
		} else if words.IsHedge(there, i-1) || words.English().Is("NEGATION", w) || words.IsRank(w) {
			from = i - 1
		}
	}
	for i := from; i < s.text; i++ {
		h.text = append(h.text, i)
	}
	h.to = len(h.text)
	return h, h.to > 0
}

// owned gives what of somebody does what a quotation says of himself: "the owner of" before
// "the ferry left". A capital that the text has not says that a sentence is to begin there,
// and so does what somebody did behind a name.
func owned(quoted, there []words.Token, steps []step, text string) (h hunk, ok bool) {
	s := steps[0]
	of := s.text - 1
	if of > 0 && words.English().Is("DETERMINER", there[of].Word) {
		of-- // "Locks believe" of "the keepers of the locks believe"
	}
	if of < 1 || !s.same(quoted, there) || quoted[0].Gap || quoted[0].Bracketed || !quoted[0].Capital || quoted[1].Capital {
		return hunk{}, false
	}
	at := of - 1
	ofSomebody := there[of].Word == "of" && isContent(there[at].Word) && !slices.ContainsFunc(there[of:s.text+1], func(t words.Token) bool { return t.Opens })
	if !ofSomebody || there[s.text].Capital && !words.IsDone(quoted[1].Word) || strings.TrimSpace(words.Gap(text, there, of)) != "" {
		return hunk{}, false
	}
	if at > 0 && !there[at].Opens && words.English().Is("DETERMINER", there[at-1].Word) {
		at--
	}
	for i := at; i < s.text; i++ {
		h.text = append(h.text, i)
	}
	h.to = len(h.text)
	return h, true
}

// steps are those of a hunk of the text alone.
func (h hunk) steps() (list []step) {
	for _, i := range h.text {
		list = append(list, step{-1, i})
	}
	return list
}

// shifted moves hunks behind as many steps more.
func shifted(list []hunk, by int) []hunk {
	out := slices.Clone(list)
	for i := range out {
		out[i].from, out[i].to = out[i].from+by, out[i].to+by
	}
	return out
}
