package retrieval

import (
	"footnote/corpus"
	"footnote/retrieval/lexical"
)

// only gives the documents of the sources for which among is true, and takes
// what the tallies note of all others. They are few against a library, so all
// of them are candidates.
func (x *index) only(among func(corpus.SourceID) bool, tallies ...lexical.Tally) []int {
	var docs []int
	for doc, e := range x.entries {
		if e.passage != 0 && among(e.source) {
			docs = append(docs, doc)
			continue
		}
		for _, t := range tallies {
			t.Scores[doc], t.Met[doc] = 0, 0
		}
	}
	return docs
}
