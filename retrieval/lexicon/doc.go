// Package lexicon keeps the passages of a library as they read, word by word, and reads them
// again with a question in mind.
//
//	l := lexicon.New(table)
//	l.Add("en", heading, sentences) // document 0, then 1 …; each sentence with words beside it
//	shares := l.Stems.Score(needs, tally) // every document, by inverted files: package lexical
//
//	r := lexicon.NewReader(table, world, words) // the words of one question
//	r.Match(l, doc, &features)                  // one document, by the table
//
// A [Lexicon] is the inverted files of stems and of runs of letters, and beside them the
// forward index: the words of each document in their order, by numbers, so that the best
// candidates can be looked at once more. A [Reader] meets the tokens of a question with
// those of a passage by the built-in table (late interaction: MaxSim, kernel pooling).
//
// Documents are numbers in the order in which they were added; what they are of, and whose,
// package index knows. A lexicon is read by several goroutines and written to by one, while
// none reads; a reader is for one question.
package lexicon
