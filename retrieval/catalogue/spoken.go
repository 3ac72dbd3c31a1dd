package catalogue

import (
	"slices"
	"strconv"
	"strings"

	"footnote/corpus"
	"footnote/retrieval/catalogue/phrase"
	"footnote/retrieval/question"
)

// OfSpoken reads a question about the record of a source that has been spoken of: "when
// was it published". Where the source was not named, only shown, the question has to point
// at a text ("who wrote this article"), for what "it" is may be what the text speaks of.
func OfSpoken(s corpus.Source, named bool, asked string) (Answer, bool) {
	q := Read(asked)
	if q.Unnamed() {
		return Answer{Topic: TopicAuthors, Sources: []corpus.Source{s}}, true
	}
	known, ok := New([]corpus.Source{s}).Answer(q)
	if !ok || !slices.Contains(ofOne, known.Topic) {
		return Answer{}, false
	}
	if named {
		return known, true
	}
	for word := range strings.FieldsSeq(q.typed.plain) {
		if nouns[word] || known.Topic == TopicAuthors && (word == "this" || word == "that") {
			return known, true
		}
	}
	return Answer{}, false
}

// ofOne are the questions that may be asked of a source that has been spoken of.
var ofOne = []Topic{TopicAuthors, TopicIssued, TopicPublished}

// OfAll says whether a question is about the whole library, whatever was spoken of before
// it: "how many sources are there".
func (a Answer) OfAll() bool {
	return a.Topic == TopicCount || a.Topic == TopicList && a.Extreme == "" || a.Topic == TopicAuthors && len(a.Sources) > 1
}

// After reads a question that goes on from one that the records have answered: about one
// of its sources by its place ("who wrote the last one"), about all of them ("when were they
// published"), about what else their authors wrote, for the oldest of them, or for those of
// another time than was asked for.
func (rs *Records) After(before Answer, asked string) (Answer, bool) {
	f := frame(question.Trim(asked))
	if a, ok := rs.ofThen(before, f); ok {
		return a, true
	}
	list := before.Sources
	if len(list) == 0 {
		return Answer{}, false
	}
	if topic, ok := Bare(asked); ok {
		return Answer{Topic: topic, Sources: list}, true
	}
	if _, ok := f.match(mereTitles); ok && before.Topic == TopicList {
		return before, true
	}
	if a, ok := before.again(f); ok {
		return a, true
	}
	if a, ok := rs.ofAnother(before, asked); ok {
		return a, true
	}
	if _, ok := f.match(others); ok {
		return Answer{Topic: TopicList, Sources: ByTitle(rs.sameAuthors(list))}, true
	}
	if without, which := f.extreme(); which != "" {
		if _, ok := without.match(ofThese); ok {
			return Answer{Topic: TopicList, Sources: list, Extreme: which}, true
		}
	}
	for _, way := range aboutWorks {
		named, ok := f.match(way.way)
		part, isSource := named["source"]
		if !ok || !isSource {
			continue
		}
		if found := pointedAt(list, f.plain[part.start:part.end]); len(found) > 0 {
			return Answer{Topic: way.topic, Sources: found}, true
		}
	}
	return Answer{}, false
}

// ofAnother reads a follow-up that asks the same of another source: "and al-Basre?" after
// "when did Ramani publish his article".
func (rs *Records) ofAnother(before Answer, asked string) (Answer, bool) {
	other := strings.Join(question.Instead(asked), " ")
	if other == "" || !slices.Contains(ofOne, before.Topic) {
		return Answer{}, false
	}
	found := rs.Called(other)
	return Answer{Topic: before.Topic, Sources: found}, len(found) > 0
}

// pointedAt gives the sources of a list that a question points at: one by its place, or
// all.
func pointedAt(list []corpus.Source, words string) []corpus.Source {
	if allOf.MatchString(words) {
		return list
	}
	at := placed.FindStringSubmatch(words)
	if at == nil {
		return nil
	}
	place := slices.Index(ordinals, at[1])
	switch {
	case at[1] == "last":
		place = len(list) - 1
	case place < 0: // "source 3", or a number of the list
		place, _ = strconv.Atoi(at[1])
		place--
	}
	if place < 0 || place >= len(list) {
		return nil
	}
	return list[place : place+1]
}

var (
	ordinals = strings.Fields("first second third fourth fifth sixth seventh eighth ninth tenth")
	placed   = phrase.Within(`^(?:the )?(?:number )?(` + strings.Join(ordinals, "|") + `|last|[1-9]\d?)(?:st|nd|rd|th)?(?: (?:one|<text>))?(?: (?:in|on|of) (?:the|that|your) list)?$`)
	allOf    = phrase.Within(`^(?:it|they|them|these|those|this|that|all of them|(?:this|that|the) (?:one|<text>)|(?:these|those) (?:<texts>)?)$`)
	ofThese  = pattern(`(?:(?:and|which|what|whats|who|is|are|was|of|them|these|those|one|ones|the|<text>|<texts>) *)*`)
	others   = pattern(`what(?: (?:else|other <texts>))? <is> (?:he|she|they|it|the authors?|this author|that author)(?: else)? <wrote>(?: else)?|(?:anything|something|what)(?: else)? (?:do (?:we|you) have )?(?:by|from) (?:him|her|them|the same authors?)`)
)

// sameAuthors gives the sources that have one of the authors of some.
func (rs *Records) sameAuthors(of []corpus.Source) (found []corpus.Source) {
	for _, r := range rs.all {
		if slices.ContainsFunc(of, func(s corpus.Source) bool { return sharesAuthor(s, r.Source) }) {
			found = append(found, r.Source)
		}
	}
	return found
}

func sharesAuthor(a, b corpus.Source) bool {
	if slices.ContainsFunc(a.Authors, func(author string) bool { return slices.Contains(b.Authors, author) }) {
		return true
	}
	return len(a.Authors) == 0 && a.Organisation != "" && a.Organisation == b.Organisation
}

// Bare reads what is asked of a record after another question to it: "and when?".
func Bare(asked string) (Topic, bool) {
	for topic, way := range bare {
		if _, ok := frame(asked).match(way); ok {
			return topic, true
		}
	}
	return "", false
}

var bare = map[Topic]way{
	TopicIssued:    pattern(`when(?: (?:is|was) (?:it|that|this))?|(?:in )?(?:what|which) year(?: (?:is|was) (?:it|that|this))?|how old is (?:it|that|this)|from when`),
	TopicAuthors:   pattern(`(?:by )?who(?:m)?(?: (?:is|was) (?:it|that|this))?(?: by)?|who is the (?:author|writer)`),
	TopicPublished: pattern(`where(?: (?:is|was) (?:it|that|this))?(?: from)?`),
}
