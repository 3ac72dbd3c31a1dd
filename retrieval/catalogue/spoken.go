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
