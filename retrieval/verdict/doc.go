// Package verdict says how sure an answer is, from what a question's ranking is like.
//
//	v, right := verdict.Of(ranker, r, question) // sure, maybe or nothing; the chance of a right passage
//	grades := verdict.Grades(ranker, r, right, n)
//
// The chances are learned (package rank: judges and graders). Beside them stand rules that
// keep an answer from being nothing where the library has the words that were asked for:
// what it says is never denied. They are below [Of], each with the reason for its number.
package verdict
