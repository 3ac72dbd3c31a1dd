// Package highlight finds the sentence of a passage that is worth reading first.
//
//	c := highlight.New(ranker, r)
//	s, ok := c.Sentence(doc, text) // a byte range of text
//
// Each sentence is scored by a net (package rank: [rank.KeyFeatures]) over what it has of the
// question; one that is a question, a fragment or the head of a table stands back, and below
// the label of an entry that the question names a sentence stands before the others, and so
// does the one that says what a term is that the question asks for. The reply to a question that
// the source asks has of ours what that question has. The next sentence is marked, too, where it
// may well be the one that answers.
package highlight
