// Package speech reads who says a run of a text where it stands, and what its own sentence
// says of how sure it is.
//
//	speakers, reported := speech.Speakers(text, said, false)
//	before, behind := speech.Around(text, said)
//
// It also knows what is a name by its look, and when two are those of one.
package speech

import (
	"slices"
	"strings"

	"footnote/corpus/lang"
	"footnote/retrieval/question"
	"footnote/retrieval/quote/words"
)

// Who is said to say a thing in its own sentence. A speaker is named only where the words
// leave no choice: whom a false name is given to is worse off than who is not checked.

// near is how many words may stand between a name and the word for saying, or between
// that and what is said without quotation marks.
const near = 4

// sayer gives who surely says a run of a text: the subject of a word for saying before
// or behind it. told says that somebody says it, surely named or not.
func sayer(text string, at, end int) (name string, told bool) {
	before, after, marked := beside(text, at, end)
	if name, told = saidBefore(before, marked); name != "" {
		return name, true
	}
	behind, toldBehind := saidBehind(after)
	return behind, told || toldBehind
}

// beside gives the rest of the sentence around a run of a text, or around the quotation
// marks in which it stands: behind them, only what goes on in the same sentence.
func beside(text string, at, end int) (before, after string, marked bool) {
	lineEnd := len(text)
	if n := strings.IndexByte(text[end:], '\n'); n >= 0 {
		lineEnd = end + n
	}
	open, closed := at, end
	if marked = inMarks(text[:at]); marked {
		open = strings.LastIndexAny(text[:at], "“„«\"")
		if n := strings.IndexAny(text[end:lineEnd], "”»\""); n >= 0 {
			closed = end + n
		} else {
			closed = lineEnd
		}
	}
	after = firstSentence(strings.TrimLeft(text[closed:lineEnd], "”»\""))
	ended := closed > 0 && strings.IndexByte(".!?", text[closed-1]) >= 0
	if first := words.Tokens(after); ended && len(first) > 0 && first[0].Capital || !marked && !strings.HasPrefix(after, ",") {
		after = ""
	}
	before = text[:open]
	if intro := strings.TrimRight(before, " \n>"); strings.HasSuffix(intro, ":") {
		before, marked = intro, true
	}
	return lastSentence(before[strings.LastIndexByte(before, '\n')+1:]), after, marked
}

func firstSentence(text string) string {
	if list := lang.Sentences(text); len(list) > 0 {
		return text[:list[0].End]
	}
	return text
}

// lastSentence gives the sentence that is not yet at its end.
func lastSentence(text string) string {
	list := lang.Sentences(text)
	if len(list) == 0 {
		return text
	}
	last := text[list[len(list)-1].Start:]
	if whole := strings.TrimRight(last, " ”»\""); endsSentence(whole) || strings.HasSuffix(whole, "?") {
		return ""
	}
	return last
}

// isSaying says whether a word is one for saying: "put" only in "put it".
func isSaying(list []words.Token, i int) bool {
	if w := list[i].Word; w == "put" || w == "puts" {
		return i+1 < len(list) && list[i+1].Word == "it"
	}
	return words.English().Is("SAYING", list[i].Word)
}

// Said gives who surely says something by the words before it, "as Joan Pell wrote", or
// between its parts, "Joan Pell said"; told says that somebody says it.
func Said(text string) (name string, told bool) {
	text = strings.Trim(text, " ,:")
	if name, told = saidBefore(text, true); name == "" {
		behind, toldBehind := saidBehind(text)
		return behind, told || toldBehind
	}
	return name, told
}

// saidBefore reads "Joan Pell said that" and "according to Joan Pell".
func saidBefore(text string, marked bool) (name string, told bool) {
	list := words.Tokens(text)
	verb := len(list) - 1
	for verb >= 0 && !isSaying(list, verb) {
		verb--
	}
	if verb < 0 || !marked && len(list)-1-verb > near {
		return "", false
	}
	if list[verb].Word == "according" {
		return object(text, list, verb), true
	}
	if name, _ = subject(text, list, verb); name == "" && marked && !saysSomething(text[:list[verb].Start]) {
		name = doer(text, list, verb)
	}
	return name, true
}

// saidBehind reads ", said Joan Pell" and ", Joan Pell said".
func saidBehind(text string) (name string, told bool) {
	list := words.Tokens(text)
	verb := 0
	for verb < len(list) && !isSaying(list, verb) {
		verb++
	}
	switch {
	case verb == len(list):
		return "", false
	case verb == 0 && !strings.HasPrefix(list[0].Word, "t"): // not "told"
		return object(text, list, verb), true
	}
	name, start := subject(text, list, verb)
	if slices.ContainsFunc(list[:start], func(t words.Token) bool { return t.Word != "the" && !words.English().Is("TITLE", t.Word) }) {
		return "", false
	}
	return name, name != ""
}

// object gives the name behind a word for saying.
func object(text string, list []words.Token, verb int) string {
	start := verb + 1
	for start < len(list) && !list[start].Capital && (words.English().Is("TITLE", list[start].Word) || list[start].Word == "to") {
		start++
	}
	end := start
	for end < len(list) && (list[end].Capital || end > start && inName(list, end)) && (end == start || words.Touch(text, list, end)) {
		end++
	}
	if end < len(list) && words.Touch(text, list, end) && !question.IsFunction(list[end].Word) && !words.English().Is("UNIT", list[end].Word) {
		return "" // "said Moscow residents"
	}
	return whole(text, list, start, end)
}

// subject gives the name whose verb a word for saying is, and where it begins: it is near,
// begins a clause, and nothing between may be another subject or say that it was not said.
func subject(text string, list []words.Token, verb int) (name string, start int) {
	end := verb
	if verb > 0 && words.Gap(text, list, verb) == ", " { // "Joan Pell, the ferry's owner, said"
		for end--; end > 0 && !list[end].Capital && words.Gap(text, list, end) != ", "; end-- {
		}
		if list[end].Capital {
			end++
		}
	}
	for ; end > 0 && !list[end-1].Capital; end-- {
		if w := list[end-1].Word; verb-end >= near || !words.English().Is("BETWEEN", w) && !strings.HasSuffix(w, "ly") && !words.English().IsNumber(w) {
			return "", 0
		}
	}
	for start = end; start > 0 && (list[start-1].Capital || inName(list, start-1)) && (start == end || words.Touch(text, list, start)); start-- {
	}
	for start < end && (question.IsFunction(list[start].Word) || words.English().Is("STARTER", list[start].Word)) {
		start++ // "As Lord Moss"
	}
	if !beginsClause(text, list, start, end) {
		return "", 0
	}
	return whole(text, list, start, end), start
}

// beginsClause says whether a name is the subject of its clause, by what stands before it:
// in "the mayor of Marlow" and "who met Pell" it is not.
func beginsClause(text string, list []words.Token, start, end int) bool {
	for ; start > 0; start-- {
		t := list[start-1]
		if words.English().Is("TITLE", t.Word) {
			continue
		}
		if gap := words.Gap(text, list, start); strings.TrimSpace(gap) != "" {
			return !(t.Capital && strings.HasPrefix(gap, ",") && end < len(list) && words.Gap(text, list, end) == ", ") // "of Marlow, Kent, said"
		}
		if !words.English().Is("CLAUSE", t.Word) || t.Word == "and" && start > 1 && list[start-2].Capital {
			return false
		}
		if t.Word != "the" {
			return true
		}
	}
	return true
}

// inName says whether a word in small letters stands within a name: "Bashar al-Assad".
func inName(list []words.Token, i int) bool {
	w := list[i].Word
	return i > 0 && i+1 < len(list) && list[i-1].Capital && list[i+1].Capital && particles()[w] && w != "of" && w != "the"
}

// whole gives a name as it is written, nothing if it is in the genitive ("Pell's brother
// said") or no name at all.
func whole(text string, list []words.Token, start, end int) string {
	telling := slices.ContainsFunc(list[start:max(start, end)], func(t words.Token) bool {
		return !words.English().Is("STARTER", t.Word) && !words.English().Is("MONTH", t.Word) && !words.English().Is("DAY", t.Word) && !words.English().Is("TITLE", t.Word) && !question.IsFunction(t.Word)
	})
	if !telling {
		return ""
	}
	name := text[list[start].Start:list[end-1].End]
	if strings.ContainsAny(name[max(0, len(name)-4):], "'’") {
		return ""
	}
	return name
}
