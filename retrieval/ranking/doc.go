// Package ranking makes of a question the passages of a library that may answer it, in order.
//
//	x := ranking.New(index, fitted, translation, words, chat)
//	q := x.Read(asked)                    // frames cut off, typos corrected by the library's words
//	r, err := x.Rank(ctx, q, at, nil)     // at: where the question's vector lies, or nothing
//	for _, c := range r.Candidates { … }  // best first, each with the features that ranked it
//
// Words and letters score every document, and vectors find the nearest; what either side
// proposes is a [Candidate]. The best of them are read again by the built-in table
// ([lexicon.Reader]), in the order of the question's words, in other words (the translation)
// and for what they have in common (relevance feedback), and ordered by the learned numbers
// of package rank, which holds the nets and names the features.
//
// A [Ranking] says who may answer and what is known of the question; whether that is an
// answer, package verdict says. A ranker is asked by several goroutines, while nobody
// lets it catch up.
package ranking
