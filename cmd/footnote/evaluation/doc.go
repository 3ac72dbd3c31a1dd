// Package evaluation measures the ranking on a set of judged questions, for a terminal:
// it reads the files of a set, ranks each question over the passages in a library in
// memory, and prints figures with their intervals, or what one model has more than
// another. The measures themselves are those of package retrieval/eval.
//
// [Run] is all of it.
package evaluation
