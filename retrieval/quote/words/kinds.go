package words

import (
	"slices"
	"strings"

	"footnote/retrieval/question/spelling"
)

// IsHedge says whether a word says how many or how surely; "about" does before a number.
func IsHedge(all []Token, i int) bool {
	w := all[i].Word
	return English().Is("QUANTIFIER", w) || English().Is("ABOUT", w) && countsNext(all, i)
}

// countsNext says whether a word for how many stands behind a place.
func countsNext(all []Token, i int) bool {
	if i+1 == len(all) || all[i+1].Opens {
		return false
	}
	next := all[i+1].Word
	return English().IsNumber(next) || English().Is("QUANTIFIER", next)
}

// IsRank knows "second" and "2nd", not "2s".
func IsRank(w string) bool {
	figure := strings.TrimRight(w, "sthndr")
	ending := w[len(figure):]
	return English().Is("RANK", w) || figure != "" && strings.Trim(figure, "0123456789") == "" && slices.Contains([]string{"st", "nd", "rd", "th"}, ending)
}

// EndsClause says whether a clause begins behind a word.
func EndsClause(w string) bool { return w != "the" && English().Is("CLAUSE", w) }

// IsDone says whether a word tells of somebody what he did.
func IsDone(w string) bool { return English().Is("DONE", w) || strings.HasSuffix(w, "ed") }

// beginnings are how first letters of other scripts are written, in one way of several:
// "Khmeimim" and "Hmeimim", "Qaddafi" and "Gaddafi".
var beginnings = strings.NewReplacer(" kh", " h", " gh", " g", " q", " g")

// SpelledAlike says whether two names are ways to spell one, or to put it in the genitive.
func SpelledAlike(a, b string) bool {
	return spelling.Alike(a, b) || spelling.Alike(beginnings.Replace(" " + a)[1:], beginnings.Replace(" " + b)[1:]) || a == b+"s" || b == a+"s"
}
