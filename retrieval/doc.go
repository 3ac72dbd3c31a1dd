// Package retrieval makes one library answer: it ranks the library's passages
// for a question by their words and by their vectors, and says how sure it is
// that they answer.
//
//	engine, err := retrieval.New(ctx, library, embedder)
//	err = engine.Sync(ctx, nil) // after the library has changed
//	answer, err := engine.Ask(ctx, question, 5)
//
// A question is read first (package question): frames cut off, typos corrected by the
// library's own words. Words and vectors of an index (packages index, lexicon) propose
// passages, and the best are read again by the built-in table (package ranking) and ranked
// by nets (package rank); package verdict says how sure an answer is, package highlight
// which sentence is worth reading first. Here is what puts them together: the [Engine] and
// its [Answer], the ways to answer (passages, comparisons, the records), conversations, and
// which embedder answers for which. Package pool keeps the engines of many libraries.
//
// What it guarantees: the same library gives the same answer, in the same
// order, however it was filled; while passages wait for their vectors, or when
// the embedder fails, words answer alone and the answer says so.
package retrieval
