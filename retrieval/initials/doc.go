// Package initials reads initials as the names that they stand for: "US" in a question finds
// "United States" in a text, and "Syrian Democratic Forces" what a text calls "the SDF".
//
//	names := initials.New(english)
//	names.Learn(text)               // of one source: what it spells out itself
//	names.Beside(sentence, passage) // "syrian democratic forces" for "The SDF retreated."
//	names.Long("us")                // "United States"
//	initials.Sought(words, n, "pfd") // the words of a library that hardly known ones stand for
//
// Names that everybody abbreviates stand in names.txt. What stands beside a sentence is for the
// index alone and is never shown.
package initials
