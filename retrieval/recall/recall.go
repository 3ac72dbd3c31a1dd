// Package recall says what a conversation was about, by its questions and the records of the
// library.
package recall

import (
	"strings"

	"footnote/corpus"
	"footnote/retrieval/catalogue"
	"footnote/retrieval/question"
)

// A Conversation is what its questions were about.
type Conversation struct {
	Topics   []string        // of its questions, oldest first
	Sources  []corpus.Source // that were named last
	Compared bool            // whether the sources were compared last
	Records  bool            // whether the records were asked last
}

// Of reads the questions of a conversation, oldest first.
func Of(records *catalogue.Records, questions []string) (c Conversation) {
	for _, asked := range questions {
		read := catalogue.Read(asked)
		topic, compared := read.Comparing()
		known, isKnown := records.Answer(read)
		named, isNamed := Spoken(records, read, asked)
		switch {
		case isKnown:
			c.Sources, topic = known.Sources, ""
		case isNamed:
			c.Sources, topic = named.Sources, named.Rest
		case !compared:
			topic = asked
		}
		c.Records = isKnown
		c.Compared = compared || c.Compared && topic != "" && len(question.Instead(asked)) > 0
		if topic != "" {
			c.Topics = append(c.Topics, topic)
		}
	}
	return c
}

// Spoken finds the sources that a question names, or that a follow-up names alone: "and Ramani?".
func Spoken(records *catalogue.Records, read catalogue.Asked, asked string) (catalogue.Named, bool) {
	if named, ok := records.Named(read); ok {
		return named, true
	}
	if other := strings.Join(question.Instead(asked), " "); other != "" {
		sources := records.Called(other)
		return catalogue.Named{Sources: sources, Names: 1}, len(sources) > 0
	}
	return catalogue.Named{}, false
}
