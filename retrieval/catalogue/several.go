package catalogue

import (
	"footnote/retrieval/question"
)

// mostSeveral bounds the questions of one message.
const mostSeveral = 3

// answerEach reads a message that asks several things of the records, of which the later ones may
// go on from the first: "how many texts are there and what are they about", "who wrote Leviathan
// and when". It is false where one of them asks for something else.
func (rs *Records) answerEach(asked string) (Answer, bool) {
	pieces := question.Pieces(asked)
	if len(pieces) < 2 || len(pieces) > mostSeveral {
		return Answer{}, false
	}
	a, ok := rs.answerOne(Read(pieces[0]))
	for _, piece := range pieces[1:] {
		if !ok || a.Topic == TopicMention {
			return Answer{}, false
		}
		next, known := a.goesOn(frame(question.Trim(piece)))
		if !known {
			next, known = rs.answerOne(Read(piece))
		}
		ok = known && next.Topic != TopicMention && next.Extreme == "" && next.Recent == nil
		a.Also = append(a.Also, next)
	}
	return a, ok
}

// goesOn reads a question that asks something else of the sources of an answer.
func (a Answer) goesOn(f framed) (Answer, bool) {
	for _, way := range goingOn {
		if _, ok := f.match(way.way); ok {
			return Answer{Topic: way.topic, Sources: a.Sources, Called: a.Called}, a.Extreme == ""
		}
	}
	return Answer{}, false
}

var goingOn = []struct {
	topic Topic
	way   way
}{
	{TopicIssued, pattern(`(?:when|(?:in )?(?:what|which) year)(?: (?:<is> )?<them>(?: (?:been |first )?(?:<put>|<wrote>|come out|came out|from))?(?: <them>)?)?`)},
	{TopicPublished, pattern(`where(?: (?:<is> )?<them>(?: (?:been |first )?(?:<put>|come out|came out|from))?)?|who published <them>`)},
	{TopicAuthors, pattern(`who (?:wrote|writes|made) <them>|by who(?:m)?|who (?:is|are) (?:the|its|their) (?:authors?|writers?)`)},
	{TopicAbout, pattern(`what (?:is|are|do|does) <them>(?: all)?(?: about| on| say| cover)`)},
	{TopicLength, pattern(`how (?:long|big) (?:is|are) <them>`)},
}
