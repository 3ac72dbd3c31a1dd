package catalogue

import "footnote/retrieval/catalogue/period"

// during keeps of an answer's sources those of the time that a part of the question names.
func (rs *Records) during(a Answer, f framed, part span) Answer {
	years, ok := period.Read(f.plain[part.start:part.end])
	if !ok {
		return a
	}
	return rs.of(a, years, f.written(part))
}

// of is [Records.during] of a time that is read. Of another one than was thought, works of
// somebody are still theirs, which is said; how many there are is of that time.
func (rs *Records) of(a Answer, years period.Period, written string) Answer {
	a.dated = a.Sources
	a.Sources, a.Missed = years.Of(a.dated), ""
	if len(a.Sources) == 0 && a.Topic != TopicCount && (rs.some || len(a.dated) < len(rs.all)) {
		a.Sources, a.Missed = a.dated, written
	}
	return a
}

var (
	cameOut = pattern(`(?:what|which)(?: else)?(?: (?:<texts>|<text>))? (?:(?:all )?(?:came|come|cam) out|(?:was|were|got) (?:published|printed|written|(?P<made>released))|(?P<seen>appeared)) (?P<years><when>)`)
	wroteIn = pattern(`(?:(?P<seen>who)|(?:which|what) (?:authors?|writers?))(?: all| else)? (?:wrote|published) (?P<years><when>)`)
)

// lastOut asks for the newest or the oldest of all: "what came out last".
var lastOut = pattern(`(?:what|which)(?: (?:<texts>|<text>))? (?:came out|was (?:published|printed))(?: the)? (?:(?P<newest>last|latest|(?:the )?most recently)|first|earliest)`)

// cameOut reads a question for what appeared in some years, or who wrote then, where a source
// did, and for what came out first or last. What appears or is released may be no text, and who
// wrote may be told by one: passages stand beside that.
func (rs *Records) cameOut(f framed) (Answer, bool) {
	if named, ok := f.match(lastOut); ok {
		a := Answer{Topic: TopicList, Sources: rs.Sources(), Extreme: Oldest}
		if named["newest"] != (span{}) {
			a.Extreme = Newest
		}
		return a, len(a.Extreme.Told(a.Sources)) > 0
	}
	topic := TopicList
	named, ok := f.match(cameOut)
	if !ok {
		topic = TopicAuthors
		named, ok = f.match(wroteIn)
	}
	if !ok {
		return Answer{}, false
	}
	a := Answer{Topic: topic, Sources: rs.Sources()}
	has := func(part string) bool { _, ok := named[part]; return ok }
	a.Beside = has("made") || has("seen")
	a = rs.during(a, f, named["years"])
	return a, a.dated != nil && len(a.Sources) > 0
}

// thenAsked is a follow-up that names nothing but another time: "and in 2005?".
var thenAsked = pattern(`(?:(?:what|how) about )?(?P<years><when>|[12]\d{3}s?)`)

// ofThen reads a follow-up that asks the same of another time: "and in 2005?" after "what did
// Moreau publish in 1998". What was chosen by its time is chosen anew from all that fits else.
func (rs *Records) ofThen(before Answer, f framed) (Answer, bool) {
	named, ok := f.match(thenAsked)
	if !ok || before.dated == nil {
		return Answer{}, false
	}
	before.Sources = before.dated
	return rs.during(before, f, named["years"]), true
}
