package speech

import (
	"slices"
	"strings"
	"unicode/utf8"

	"footnote/retrieval/quote/words"
)

// What stands around a quotation in its sentence may say whose word it is or how sure it is:
// "Some say that the wall will hold" is more than "the wall will hold". It is shown as it
// stands there, before and behind, and whether it matters is the reader's to judge; so a
// word for saying, for doubting or for a condition is enough, wherever it governs the clause.

// mostAround is how many bytes of what stands before or behind a quotation are shown.
const mostAround = 200

// Around gives what qualifies a run of a text in its own sentence, as it is written there.
func Around(text, said string) (before, behind string) {
	at := strings.Index(text, said)
	if at < 0 {
		return "", ""
	}
	end := at + len(said)
	before, after, marked := beside(text, at, end)
	if !governs(before, marked) {
		before = ""
	}
	if !marked {
		after = text[end:]
	}
	return lastOf(strings.TrimRight(before, " \n,،:>"+opening)), firstOf(qualifying(restOfSentence(after), marked))
}

// restOfSentence gives what follows a run of a text in the same sentence.
func restOfSentence(text string) string {
	if n := strings.IndexByte(text, '\n'); n >= 0 {
		text = text[:n]
	}
	if r, _ := utf8.DecodeRuneInString(text); strings.ContainsRune(".!?;:…؟؛", r) {
		return ""
	}
	return firstSentence(text)
}

const commas = ",،;؛"

// governs says whether the beginning of a sentence says of what follows whose word it is, or
// how sure: "some say that", "according to Pell,", "perhaps". A word for that which opens a
// clause alone is not enough: "drugs that" names which ones.
func governs(before string, marked bool) bool {
	list := words.Tokens(before)
	if len(list) == 0 {
		return false
	}
	last := list[len(list)-1]
	closed := strings.ContainsAny(before[last.End:], commas)
	switch {
	case isOf("UNSURE", last), isConditional(before, list):
		return true
	case !closed && (isOf("CONDITION", last) || isOf("WHETHER", last) || isLimited(before, list)):
		return true
	case !closed && isOf("THAT", last) && (slices.ContainsFunc(lastClause(before, list), judges) || isHeld(list[:len(list)-1])):
		return true
	}
	for i, t := range slices.Backward(list) {
		switch open := !strings.ContainsAny(before[t.End:last.End], commas); {
		case isOf("ACCORDING", t):
			return open
		case isReport(list, i):
			return marked && !isNoun(list, i) || open && reaches(list, i)
		}
	}
	return false
}

// isConditional says whether the last clause of a text begins with a word for a condition:
// "if the dam breaks,", "only if the dam breaks".
func isConditional(text string, list []words.Token) bool {
	clause := lastClause(strings.TrimRight(text, commas+" "), list)
	return isOf("CONDITION", clause[0]) || len(clause) > 1 && isOf("LIMIT", clause[0]) && isOf("CONDITION", clause[1])
}

// lastClause gives the words behind the last comma, but for one before the last word:
// "sagen, dass".
func lastClause(text string, list []words.Token) []words.Token {
	comma := strings.LastIndexAny(strings.TrimRight(text[:list[len(list)-1].Start], " ,"), commas)
	return list[slices.IndexFunc(list, func(t words.Token) bool { return t.Start > comma }):]
}

// judges says whether a word says how true something is, or that somebody says it.
func judges(t words.Token) bool {
	return slices.ContainsFunc([]string{"CLAIM", "UNSURE", "NEGATION", "REPORTING", "SAYING"}, func(kind string) bool { return isOf(kind, t) })
}

// reaches says whether what a word for saying reports goes on at the end of a list of words:
// behind a word that opens a clause, or right behind it and whom it is told. A noun, as in
// "their claim", reports nothing by itself.
func reaches(list []words.Token, verb int) bool {
	rest := list[verb+1:]
	switch {
	case len(rest) > 0 && isOf("THAT", rest[0]):
		return true
	case isNoun(list, verb):
		return false
	}
	return len(rest) == 0 || isTelling(list[verb]) && len(rest) <= near && !slices.ContainsFunc(rest, joins)
}

// isNoun says whether a word for saying is none where it stands: "their claim", "Notes are sold".
func isNoun(list []words.Token, i int) bool { return i == 0 || isOf("DETERMINER", list[i-1]) }

// isTelling says whether a word for saying is one that names to whom: "told".
func isTelling(t words.Token) bool { return strings.HasPrefix(t.Word, "t") }

func isOf(kind string, t words.Token) bool { return words.English().Is(kind, t.Word) }

// isReport knows "states" from "the United States".
func isReport(list []words.Token, i int) bool {
	return (i == 0 || !list[i].Capital) && (isSaying(list, i) || isOf("REPORTING", list[i]))
}

// joins says whether another clause may begin with a word.
func joins(t words.Token) bool { return isOf("JOINING", t) || isOf("THAT", t) }

// qualifying gives the part of what follows a run of a text that says whose word it is, or
// how sure: "critics claim", "according to Pell", "if the wall holds".
func qualifying(after string, marked bool) string {
	list := words.Tokens(after)
	if len(list) == 0 {
		return ""
	}
	if isOf("ACCORDING", list[0]) || isOf("CONDITION", list[0]) || isOf("THUS", list[0]) || excepts(list) {
		return strings.TrimRight(after[list[0].Start:], " .!?")
	}
	if !marked && !strings.ContainsAny(after[:list[0].Start], commas) {
		return ""
	}
	clause := after[list[0].Start:]
	if n := strings.IndexAny(clause, commas+".!?"); n >= 0 {
		clause = clause[:n]
	}
	list = words.Tokens(clause)
	if len(list) > 2 && list[0].Word == "or" && list[1].Word == "so" { // "or so they claim"
		list = list[2:]
	}
	if isReported(list) || isDoubt(list) {
		return strings.TrimRight(clause, " ")
	}
	return ""
}

// isReported says whether some words behind a comma are who says what stands before it:
// "said Pell", "critics claim", "Moss told the council", not "Moss said it was cold".
func isReported(list []words.Token) bool {
	i := slices.IndexFunc(words.Places(list), func(i int) bool { return isReport(list, i) })
	if i < 0 || i > near || slices.ContainsFunc(list[:i], joins) {
		return slices.ContainsFunc(list, func(t words.Token) bool { return isOf("ACCORDING", t) })
	}
	return i == 0 || i == len(list)-1 || isTelling(list[i]) || isOf("CIRCUMSTANCE", list[i+1])
}

// isDoubt says whether some words say no more than how sure something is: "it seems".
func isDoubt(list []words.Token) bool {
	return len(list) > 0 && len(list) <= near && (isOf("UNSURE", list[len(list)-1]) || len(list) <= 2 && isOf("UNSURE", list[0]))
}

// lastOf and firstOf keep as many whole words of a text as are shown.
func lastOf(text string) string {
	if len(text) <= mostAround {
		return text
	}
	text = text[len(text)-mostAround:]
	return "… " + strings.ToValidUTF8(text[strings.IndexByte(text, ' ')+1:], "")
}

func firstOf(text string) string {
	if len(text) <= mostAround {
		return text
	}
	text = text[:mostAround]
	if at := strings.LastIndexByte(text, ' '); at > 0 {
		text = text[:at]
	}
	return strings.ToValidUTF8(text, "") + " …"
}
