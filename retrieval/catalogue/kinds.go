package catalogue

import (
	"strings"

	"footnote/retrieval/catalogue/names"
	"footnote/retrieval/question"
)

// someKinds are what the texts of a library may be called that it may as well speak of: who
// asks "what recipes do you have" or "which rulings are about mould" wants a list, and may
// want passages.
const someKinds = `(?:recipes|cases|rulings|judge?ments|guides|manuals|handbooks|textbooks|tutorials|stories|tales|poems|novels|plays|letters|speeches|interviews|lectures|transcripts|minutes|notes|laws|statutes|regulations|rules|chapters|episodes|reviews)`

var (
	ofKind = pattern(`(?:list|show me|show|give me|(?P<asks>what are|what|which|any)|got any|do (?:you|we) have any)(?: (?:all|the|your|our|other))*(?: (?:kinds?|sorts?|types?) of)?` +
		`(?: (?P<words>[a-z0-9]+))? ` + someKinds + `(?P<have> (?:(?:do|have|are|is|has) (?:you|we|there|here|<library>)|(?:you|we) have|there are)(?: got| have| all)*)?` +
		`(?: (?:here|in here|in there|(?:in )?<library>))?(?: (?:that |which )?(?:are |is |deal |talk |speak )?(?:about|on|with|for|of|from|using) (?P<about>.+?)(?: (?:do|have) (?:you|we)(?: have| got)?)?)?`)
	// whichOnes asks for texts by no word for them.
	whichOnes  = pattern(`(?:which|what) ones? (?:(?:are|is|talks?|speaks?|tells?) about|(?:talks?|speaks?|tells?) of|deals? with|mentions?|discuss(?:es)?|(?:has|have|says?) (?:something|anything) (?:about|on)) (?P<about>.+)`)
	whoWroteOf = pattern(`who(?:(?: (?:all|else|has|have|here))* <wrote>(?: something| anything)?| writes) (?:about|on) (?P<about>.+)`)
)

// kinds reads a question for texts of a kind, all or those that have words, and for who wrote
// of something. It may be one to the texts: see [Answer.Beside].
func (rs *Records) kinds(f framed) (Answer, bool) {
	if parts, ok := f.match(whoWroteOf); ok {
		return f.beside(parts["about"])
	}
	if strings.Contains(f.plain, " one") {
		if parts, ok := f.match(whichOnes); ok {
			return f.beside(parts["about"])
		}
	}
	parts, ok := f.match(ofKind)
	if !ok {
		return Answer{}, false
	}
	_, asks := parts["asks"]
	_, have := parts["have"]
	about, isAbout := parts["about"]
	words, isWords := parts["words"]
	switch {
	case isAbout:
		return f.beside(about)
	case asks && !have:
		return Answer{}, false // "what rules apply"
	case isWords && !names.IsLittle(f.plain[words.start:words.end]):
		return f.beside(words)
	}
	return Answer{Topic: TopicList, Sources: rs.Sources(), Beside: true}, true
}

// beside answers with the sources that have words, and with passages. Words that only hold a
// question together ("who wrote about it first and why") are none to look for, nor is a title
// ("who wrote “On Liberty”").
func (f framed) beside(part span) (Answer, bool) {
	a, ok := f.mention(part)
	a.Beside = true
	words := question.Words(a.Words)
	return a, ok && !strings.ContainsAny(f.question, quotes) && !question.IsFunction(words[0]) && !question.IsFunction(words[len(words)-1])
}
