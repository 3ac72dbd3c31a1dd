// Package question reads a question before a library is asked: what of it is
// only a frame ("hey, can u tell me … lol"), what is quoted or named in it, and what kind of
// thing it asks for. There is no model in it: what is language stands in the small files under english, as rules
// whose form grammar/english/words.txt tells, so that a new filler or a new way to ask
// is a line there and a case in a test.
//
//	if question.IsTalk(message) || question.IsNonsense(message) {
//		// nothing is asked of a library
//	}
//	start, end := question.TrimRange(message, stands) // before anything else reads it
//	q := message[start:end]
//
//	question.Quoted(q)                     // phrases that have to stand verbatim
//	question.Names(q)                      // guesses at names of several words
//	question.Runs(question.Words(q))       // the same where nobody typed capitals
//	question.Shortened(q)                  // initials that would else be small words ("the US")
//
//	kind := question.Asked(q)              // a number, a date, a person …
//	term := question.Defined(q)            // what it asks the meaning of, if it does
//	thing, of := question.ThingOf(q)       // "capital", "France"
//	question.Tells(q)                      // it asks nothing and tells of who writes it
//	s := question.ReadSentence(sentence)   // of a source
//	s.Holds(kind)                          // how much of it a sentence holds
//	s.IsQuestion()                         // these two are no sentence to show
//	s.IsFragment()
//
// Where a library may have the very words, the caller looks first: "hi" may be
// the name of something, and a word that stands in a text is never nonsense.
//
// Every function takes what a stranger typed: any bytes, of any length that a
// message may have, in time in proportion to it.
package question
