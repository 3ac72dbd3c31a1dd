package quote

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
	if first := tokens(after); ended && len(first) > 0 && first[0].capital || !marked && !strings.HasPrefix(after, ",") {
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
func isSaying(list []token, i int) bool {
	if w := list[i].word; w == "put" || w == "puts" {
		return i+1 < len(list) && list[i+1].word == "it"
	}
	return words.English().Is("SAYING", list[i].word)
}

// saidBefore reads "Joan Pell said that" and "according to Joan Pell".
func saidBefore(text string, marked bool) (name string, told bool) {
	list := tokens(text)
	verb := len(list) - 1
	for verb >= 0 && !isSaying(list, verb) {
		verb--
	}
	if verb < 0 || !marked && len(list)-1-verb > near {
		return "", false
	}
	if list[verb].word == "according" {
		return object(text, list, verb), true
	}
	name, _ = subject(text, list, verb)
	return name, true
}

// saidBehind reads ", said Joan Pell" and ", Joan Pell said".
func saidBehind(text string) (name string, told bool) {
	list := tokens(text)
	verb := 0
	for verb < len(list) && !isSaying(list, verb) {
		verb++
	}
	switch {
	case verb == len(list):
		return "", false
	case verb == 0 && !strings.HasPrefix(list[0].word, "t"): // not "told"
		return object(text, list, verb), true
	}
	name, start := subject(text, list, verb)
	if slices.ContainsFunc(list[:start], func(t token) bool { return t.word != "the" && !words.English().Is("TITLE", t.word) }) {
		return "", false
	}
	return name, name != ""
}

// object gives the name behind a word for saying.
func object(text string, list []token, verb int) string {
	start := verb + 1
	for start < len(list) && !list[start].capital && (words.English().Is("TITLE", list[start].word) || list[start].word == "to") {
		start++
	}
	end := start
	for end < len(list) && (list[end].capital || end > start && inName(list, end)) && (end == start || joinedBy(text, list, end)) {
		end++
	}
	if end < len(list) && joinedBy(text, list, end) && !question.IsFunction(list[end].word) && !words.English().Is("UNIT", list[end].word) {
		return "" // "said Moscow residents"
	}
	return whole(text, list, start, end)
}

// subject gives the name whose verb a word for saying is, and where it begins: it is near,
// begins a clause, and nothing between may be another subject or say that it was not said.
func subject(text string, list []token, verb int) (name string, start int) {
	end := verb
	if verb > 0 && gapBefore(text, list, verb) == ", " { // "Joan Pell, the ferry's owner, said"
		for end--; end > 0 && !list[end].capital && gapBefore(text, list, end) != ", "; end-- {
		}
		if list[end].capital {
			end++
		}
	}
	for ; end > 0 && !list[end-1].capital; end-- {
		if w := list[end-1].word; verb-end >= near || !words.English().Is("BETWEEN", w) && !strings.HasSuffix(w, "ly") && !words.English().IsNumber(w) {
			return "", 0
		}
	}
	for start = end; start > 0 && (list[start-1].capital || inName(list, start-1)) && (start == end || joinedBy(text, list, start)); start-- {
	}
	for start < end && (question.IsFunction(list[start].word) || words.English().Is("STARTER", list[start].word)) {
		start++ // "As Lord Moss"
	}
	if !beginsClause(text, list, start, end) {
		return "", 0
	}
	return whole(text, list, start, end), start
}

// beginsClause says whether a name is the subject of its clause, by what stands before it:
// in "the mayor of Marlow" and "who met Pell" it is not.
func beginsClause(text string, list []token, start, end int) bool {
	for ; start > 0; start-- {
		t := list[start-1]
		if words.English().Is("TITLE", t.word) {
			continue
		}
		if gap := gapBefore(text, list, start); strings.TrimSpace(gap) != "" {
			return !(t.capital && strings.HasPrefix(gap, ",") && end < len(list) && gapBefore(text, list, end) == ", ") // "of Marlow, Kent, said"
		}
		if !words.English().Is("CLAUSE", t.word) || t.word == "and" && start > 1 && list[start-2].capital {
			return false
		}
		if t.word != "the" {
			return true
		}
	}
	return true
}

// gapBefore gives what stands between two words, nothing between those of "can't".
func gapBefore(text string, list []token, i int) string {
	return text[min(list[i-1].end, list[i].start):list[i].start]
}

func joinedBy(text string, list []token, i int) bool {
	gap := gapBefore(text, list, i)
	return strings.TrimSpace(gap) == "" || gap == "-"
}

// inName says whether a word in small letters stands within a name: "Bashar al-Assad".
func inName(list []token, i int) bool {
	w := list[i].word
	return i > 0 && i+1 < len(list) && list[i-1].capital && list[i+1].capital && particles[w] && w != "of" && w != "the"
}

// whole gives a name as it is written, nothing if it is in the genitive ("Pell's brother
// said") or no name at all.
func whole(text string, list []token, start, end int) string {
	telling := slices.ContainsFunc(list[start:max(start, end)], func(t token) bool {
		return !words.English().Is("STARTER", t.word) && !words.English().Is("MONTH", t.word) && !words.English().Is("DAY", t.word) && !words.English().Is("TITLE", t.word) && !question.IsFunction(t.word)
	})
	if !telling {
		return ""
	}
	name := text[list[start].start:list[end-1].end]
	if strings.ContainsAny(name[max(0, len(name)-4):], "'’") {
		return ""
	}
	return name
}
