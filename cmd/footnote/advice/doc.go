// Package advice turns errors into what people read in a terminal: what is wrong, and
// what to do next.
//
// [Because] and [Mistake] make errors that are their own sentences, [At] names the file
// that an error is about, and [Sentence] gives the sentence of any error at the edge.
package advice
