package quote

import (
	"slices"
	"strings"

	"footnote/retrieval/lexical"
)

// Words for how many, which and how surely, which are missed where they are left out: "the
// second most expensive" is not the most expensive, and what "can" be need not be.

// hedged says whether one side has other words for how many or how surely, or one of them
// more; months tells which of them are months there.
func (m meaning) hedged(h hunk, months func(string) bool) bool {
	kept := func(all []token, places []int) (list []string) {
		for _, i := range places {
			w := all[i].word
			if isHedge(all, i) && !(words().is("MODAL", w) && months(w)) {
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
	return words().is("QUANTIFIER", w) || words().is("ABOUT", w) && countsNext(all, i)
}

// countsNext says whether a word for how many stands behind a place.
func countsNext(all []token, i int) bool {
	if i+1 == len(all) || all[i+1].opens {
		return false
	}
	next := all[i+1].word
	return words().isNumber(next) || words().is("QUANTIFIER", next)
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
	return words().is("RANK", w) || figure != "" && strings.Trim(figure, "0123456789") == "" && slices.Contains([]string{"st", "nd", "rd", "th"}, ending)
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
		} else if isHedge(there, i-1) || words().is("NEGATION", w) || isRank(w) {
			from = i - 1
		}
	}
	for i := from; i < s.text; i++ {
		h.text = append(h.text, i)
	}
	h.to = len(h.text)
	return h, h.to > 0
}

// endsClause says whether a clause begins behind a word.
func endsClause(w string) bool { return w != "the" && words().is("CLAUSE", w) }

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
