package catalogue

import (
	"slices"
	"strings"

	"footnote/corpus"
)

// OfSpoken reads a question about the record of a source that has been spoken of: "when
// was it published". Where the source was not named, only shown, the question has to point
// at a text ("who wrote this article"), for what "it" is may be what the text speaks of.
func OfSpoken(s corpus.Source, named bool, asked string) (Answer, bool) {
	known, ok := New([]corpus.Source{s}).Answer(asked)
	if !ok || !slices.Contains(ofOne, known.Topic) {
		return Answer{}, false
	}
	if named {
		return known, true
	}
	for word := range strings.FieldsSeq(frame(asked).plain) {
		if nouns[word] || known.Topic == TopicAuthors && (word == "this" || word == "that") {
			return known, true
		}
	}
	return Answer{}, false
}

// ofOne are the questions that may be asked of a source that has been spoken of.
var ofOne = []Topic{TopicAuthors, TopicIssued, TopicPublished}

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
