package index

import (
	"footnote/corpus"
	"footnote/retrieval/lexical"
)

// Only gives the documents of the sources for which among is true, and takes
// what the tallies note of all others. They are few against a library, so all
// of them are candidates.
func (x *Index) Only(among func(corpus.SourceID) bool, tallies ...lexical.Tally) []int {
	var docs []int
	for doc, e := range x.Entries {
		if e.Passage != 0 && among(e.Source) {
			docs = append(docs, doc)
			continue
		}
		for _, t := range tallies {
			t.Scores[doc] = 0
			if t.Met != nil {
				t.Met[doc] = 0
			}
		}
	}
	return docs
}
