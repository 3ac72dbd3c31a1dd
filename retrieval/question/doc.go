// Package question reads a question before a library is asked: what of it is
// only a frame ("hey, can u tell me … lol"), which words are mistyped, what is
// quoted or named in it, and what kind of thing it asks for. There is no model
// in it: what is language stands in the small files under english, as rules
// whose form english/words.txt tells, so that a new filler or a new way to ask
// is a line there and a case in a test.
//
//	q = question.Trim(q)           // before anything else reads it
//	if question.IsTalk(message)    // nothing is asked of a library
//
// Every function takes what a stranger typed: any bytes, of any length that a
// message may have, in time in proportion to it.
package question
