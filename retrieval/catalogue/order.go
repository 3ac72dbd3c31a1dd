package catalogue

import (
	"strings"

	"footnote/corpus/lang"
	"footnote/retrieval/catalogue/order"
)

// byOrder are the words behind a question for a list that say how it is to stand.
var byOrder = lang.Regexp(`(?:^| )(?:, )?(?:(?:(?:and )?(?:sort|sorted|order|ordered|arranged|listed)(?: (?:them|these|it))? by|in(?: the)? order of|by)(?: the| their)? ` +
	`(?:(?P<title>titles?|names?)|(?P<author>authors?|writers?|surnames?)|(?P<date>(?:publication )?(?:dates?|years?)|age|time)|(?P<length>length|size))` +
	`|(?:in |an )*(?:(?P<abc>alphabetical(?:ly)?)|(?P<time>chronological(?:ly)?|date))(?: order)?(?: by titles?)?|(?P<a>from a to z|a to z)` +
	`|(?P<newest>(?:newest|latest|most recent) first)|(?P<oldest>(?:oldest|earliest) first))$`)

// sorting begins a request for an order: "sort the texts by date".
var sorting = lang.Regexp(`^(?:(?:can|could) you )?(?:sort|order|rank|arrange) `)

// sorts is in what asks for nothing but an order, of all that there is where no list stands
// before it.
var sorts = lang.Regexp(`\b(?:sort|order|arrange|list|show|(?:newest|oldest) first)\b`)

// cutOrder takes the words for an order off a question.
func (f framed) cutOrder() (cut framed, by string, ok bool) {
	at := byOrder.FindStringSubmatchIndex(f.plain)
	if at == nil {
		return f, "", false
	}
	for i, name := range byOrder.SubexpNames() {
		if name != "" && at[2*i] >= 0 {
			by = name
		}
	}
	f.plain = strings.TrimRight(f.plain[:at[0]], " ,")
	if verb := sorting.FindString(f.plain); verb != "" {
		f.plain, f.spans = f.plain[len(verb):], f.spans[len(verb):]
	}
	return f, by, true
}

// inOrder sorts the sources of an answer.
func (a Answer) inOrder(by string) Answer {
	a.Sources = order.Sorted(a.Sources, by)
	return a
}

// ordered reads a question for a list in some order: "list all texts by date".
func (rs *Records) ordered(f framed) (Answer, bool) {
	cut, by, ok := f.cutOrder()
	if !ok {
		return Answer{}, false
	}
	if _, whole := cut.match(sameList); whole {
		a := Answer{Topic: TopicList, Sources: rs.Sources()}
		return a.inOrder(by), sorts.MatchString(f.plain)
	}
	a, ok := rs.aboutLibrary(cut)
	if s := cut.scope(); !ok && (s.Noun || s.Any) && s.From == s.To { // "the texts by date", "everything by year"
		a, ok = Answer{Topic: topicOf(s), Sources: rs.Sources()}, true
	}
	return a.inOrder(by), ok && a.Topic == TopicList
}

// again reads a follow-up that wants the list before it in some order: "sort them by date".
func (a Answer) again(f framed) (Answer, bool) {
	cut, by, ok := f.cutOrder()
	if !ok || a.Topic != TopicList {
		return Answer{}, false
	}
	_, ok = cut.match(sameList)
	return a.inOrder(by), ok
}

var sameList = pattern(`(?:(?:and|can|could|you|now|please|show|list|give|me|put|sort|order|arrange|them|these|those|it|that|the list|again) ?)*`)
