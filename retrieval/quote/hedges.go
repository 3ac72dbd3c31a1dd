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
	kept := func(all []token, places []int) (list []string) {
		for _, i := range places {
			w := all[i].word
			if isHedge(all, i) && !(words.English().Is("MODAL", w) && months(w)) {
				list = append(list, lexical.Stem(w, "en"))
			}
		}
		return sorted(list)
	}
	return !slices.Equal(kept(m.quoted, h.quoted), kept(m.text, h.text))
}

// isHedge says whether a word says how many or how surely; "about" does before a number.
func isHedge(all []token, i int) bool {
	w := all[i].word
	return words.English().Is("QUANTIFIER", w) || words.English().Is("ABOUT", w) && countsNext(all, i)
}

// countsNext says whether a word for how many stands behind a place.
func countsNext(all []token, i int) bool {
	if i+1 == len(all) || all[i+1].opens {
		return false
	}
	next := all[i+1].word
	return words.English().IsNumber(next) || words.English().Is("QUANTIFIER", next)
}

// unranked says whether a quotation leaves out a word for which one or how many times.
func unranked(q, t []string) bool {
	mine := values(q)
	return slices.ContainsFunc(t, func(w string) bool {
		x, _ := valueOf(w)
		return isRank(w) && !slices.Contains(mine, x) && !slices.Contains(q, w)
	})
}

// isRank knows "second" and "2nd", not "2s".
func isRank(w string) bool {
	figure := strings.TrimRight(w, "sthndr")
	ending := w[len(figure):]
	return words.English().Is("RANK", w) || figure != "" && strings.Trim(figure, "0123456789") == "" && slices.Contains([]string{"st", "nd", "rd", "th"}, ending)
}

// beginning gives the words for how many or how surely, and no, that a quotation leaves out
// before it though a capital lets it begin a sentence: "Research has found" for "Some research
// has found". A quotation that begins in small letters says that it begins within.
func beginning(quoted, there []token, steps []step, text string) (h hunk, ok bool) {
	s := steps[0]
	titled := len(quoted) > 1 && quoted[1].capital
	if !s.same(quoted, there) || quoted[0].gap || !quoted[0].capital || titled || there[s.text].capital {
		return hunk{}, false
	}
	from := s.text
	for i := from; i > 0 && s.text-i < shortestCut && !there[i].opens; i-- {
		if w := there[i-1].word; strings.Contains(gapBefore(text, there, i), ",") || endsClause(w) {
			break
		} else if isHedge(there, i-1) || words.English().Is("NEGATION", w) || isRank(w) {
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
func owned(quoted, there []token, steps []step, text string) (h hunk, ok bool) {
	s := steps[0]
	of := s.text - 1
	if of > 0 && words.English().Is("DETERMINER", there[of].word) {
		of-- // "Locks believe" of "the keepers of the locks believe"
	}
	if of < 1 || !s.same(quoted, there) || quoted[0].gap || quoted[0].bracketed || !quoted[0].capital || quoted[1].capital {
		return hunk{}, false
	}
	at := of - 1
	ofSomebody := there[of].word == "of" && isContent(there[at].word) && !slices.ContainsFunc(there[of:s.text+1], func(t token) bool { return t.opens })
	if !ofSomebody || there[s.text].capital && !isDone(quoted[1].word) || strings.TrimSpace(gapBefore(text, there, of)) != "" {
		return hunk{}, false
	}
	if at > 0 && !there[at].opens && words.English().Is("DETERMINER", there[at-1].word) {
		at--
	}
	for i := at; i < s.text; i++ {
		h.text = append(h.text, i)
	}
	h.to = len(h.text)
	return h, true
}

// endsClause says whether a clause begins behind a word.
func endsClause(w string) bool { return w != "the" && words.English().Is("CLAUSE", w) }

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
