package speech

import (
	"slices"
	"strings"
	"unicode/utf8"

	"footnote/corpus/lang"
	"footnote/retrieval/question"
	"footnote/retrieval/quote/words"
)

// Who says what is quoted in a sentence of its own is often named in the sentence before:
// `Pell spoke at Marlow and stated, "We lost oars." "We lost no passenger" (Moss, 1901).`
// It is taken from there only where that sentence quotes somebody, too, and nothing near
// speaks for anybody else.

const opening, closing = "\"“„«", "\"”»"

// sayerBefore gives who surely says a run of a text that stands in quotation marks, by the
// sentence before in the same paragraph.
func sayerBefore(text string, at, end int) string {
	if !inMarks(text[:at]) {
		return ""
	}
	open := strings.LastIndexAny(text[:at], opening)
	before := text[strings.LastIndexByte(text[:open], '\n')+1 : open]
	behind, _, _ := strings.Cut(text[end:], "\n")
	n := strings.IndexAny(behind, closing)
	list := lang.Sentences(before)
	if n < 0 || len(list) == 0 || !standsAlone(behind[:n], strings.TrimLeft(behind[n:], closing)) {
		return ""
	}
	last := strings.TrimSpace(before[list[len(list)-1].Start:])
	if !endsSentence(strings.TrimRight(last, closing)) {
		return ""
	}
	return quoterOf(last)
}

// endsSentence says whether a sentence ends with a text; a question waits for somebody else.
func endsSentence(text string) bool {
	return strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!")
}

// standsAlone says whether nothing but where it was printed follows a quotation in its
// sentence, and nobody says anything in the next.
func standsAlone(said, after string) bool {
	after = strings.TrimLeft(cited.ReplaceAllString(after, ""), " ")
	ended := endsSentence(said) || strings.HasSuffix(said, "?") || after == "" || strings.IndexByte(".!?", after[0]) >= 0
	return ended && !saysSomething(firstSentence(strings.TrimLeft(after, ".!? ")))
}

// cited is what stands in brackets behind a quotation.
var cited = lang.Regexp(`^\s*[(\[][^()\[\]]*[)\]]`)

// CitedAs says whether a name stands in the brackets behind a run of a text: it may be whose
// words they are.
func CitedAs(text, said, name string) bool {
	_, after, _ := strings.Cut(text, said)
	bracket := cited.FindString(strings.TrimLeft(after, closing+".,"))
	own := NameWords(name)
	return slices.ContainsFunc(NameWords(bracket), func(w string) bool { return slices.Contains(own, w) })
}

func saysSomething(text string) bool {
	list := words.Tokens(text)
	return slices.ContainsFunc(words.Places(list), func(i int) bool { return isSaying(list, i) })
}

// quoterOf gives who surely says the one quotation in a sentence, which has no source of
// its own.
func quoterOf(sentence string) string {
	open := strings.IndexAny(sentence, opening)
	if open < 0 {
		return ""
	}
	head := sentence[:open]
	_, size := utf8.DecodeRuneInString(sentence[open:])
	rest := sentence[open+size:]
	n := strings.IndexAny(rest, closing)
	if n < 0 {
		return ""
	}
	_, size = utf8.DecodeRuneInString(rest[n:])
	said, after := rest[:n], rest[n+size:]
	if strings.ContainsAny(said, "?"+opening) || strings.ContainsAny(after, "(["+opening+closing) {
		return ""
	}
	if len(words.Tokens(head)) == 0 {
		name, _ := saidBehind(after)
		return name
	}
	if saysSomething(after) {
		return ""
	}
	return quoter(head)
}

// quoter gives the subject of the only word for saying, with which a text ends.
func quoter(head string) string {
	list := words.Tokens(head)
	verb := len(list) - 1
	if !isSaying(list, verb) || saysSomething(head[:list[verb].Start]) {
		return ""
	}
	if name, _ := subject(head, list, verb); name != "" {
		return name
	}
	return doer(head, list, verb)
}

// doer reads "Joan Pell, the ferry's owner, spoke at Marlow and said": whose name begins the
// sentence does both.
func doer(text string, list []words.Token, verb int) string {
	and := verb - 1
	for and > 0 && (words.English().Is("BETWEEN", list[and].Word) || strings.HasSuffix(list[and].Word, "ly")) {
		and--
	}
	end := 0
	for end < and && (list[end].Capital || inName(list, end)) && (end == 0 || words.Touch(text, list, end)) {
		end++
	}
	if and < 2 || end == 0 || list[and].Word != "and" || question.IsFunction(list[0].Word) || words.English().Is("STARTER", list[0].Word) {
		return ""
	}
	acts := end
	if words.Gap(text, list, end) == ", " && slices.Contains([]string{"the", "a", "an"}, list[end].Word) {
		for acts++; acts < and && words.Gap(text, list, acts) != ", "; acts++ {
		}
	}
	other := func(t words.Token) bool { return words.English().Is("JOINING", t.Word) }
	if acts >= and || !words.IsDone(list[acts].Word) || slices.ContainsFunc(list[:and], other) || strings.ContainsAny(text, ";:()–—") {
		return ""
	}
	return whole(text, list, 0, end)
}
