package catalogue

import (
	"slices"

	"footnote/corpus"
	"footnote/retrieval/catalogue/phrasebook"
)

// Unnamed says whether a question asks who wrote a text and does not say which: "who wrote
// this", "who is the author". It is the one that was shown, if there is one, or each that
// there is. Several authors ("who are the authors") are those of the whole library.
func (q Asked) Unnamed() bool {
	if _, ok := q.bare.match(unnamed); ok {
		return true
	}
	return slices.ContainsFunc(q.typed.abroad, func(w phrasebook.Way) bool {
		if w.Topic != phrasebook.Unnamed {
			return false
		}
		_, ok := q.typed.match(w.Pattern)
		return ok
	})
}

// Whole says whether a question is one to the bot that asks what its library has ("what do
// you have"), which small talk is hard to tell from.
func (q Asked) Whole() bool {
	_, ok := q.typed.match(whole)
	return ok
}

const someText = `(?:this|that|it|these|those|them|(?:all )?(?:of )?(?:this|that|these|those|the) (?:<text>|<texts>))`

var (
	unnamed = pattern(`who(?: (?:all|actually|really|has|have))* (?:wrote|written|authored) ` + someText + `(?: here)?` +
		`|who (?:is|was) (?:the |its |their )?(?:authors?|writers?)(?: (?:of|behind) ` + someText + `)?(?: here)?` +
		`|who (?:are|were) (?:(?:its|their) (?:authors|writers)|(?:the )?(?:authors|writers) (?:of|behind) ` + someText + `)(?: here)?` +
		`|by who(?:m)? (?:is|was|are|were) (?:this|that|it|these|those)(?: written)?`)
	whole = pattern(`what(?: all| else)? (?:do|have) (?:you|we|ya)(?: all)? (?:have|got)(?: (?:here|in here|there|so far|for (?:me|us)|in (?:<library>)))*` +
		`|what(?: all| else)? (?:is|are)(?: all)? (?:in here|in there|here|in <library>)`)
)

// Authors answers who wrote some sources, or all where there are none.
func (rs *Records) Authors(of []corpus.Source) Answer {
	if len(of) == 0 {
		of = rs.Sources()
	}
	return Answer{Topic: TopicAuthors, Sources: of}
}
