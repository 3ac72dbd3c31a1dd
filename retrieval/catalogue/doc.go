// Package catalogue answers what can be asked of a library's records, and reads in a
// question whose texts it means. It knows titles, authors, outlets, dates and shelves, and
// no passage.
//
//	records := catalogue.New(sources)             // when the sources change
//	a, ok := records.Answer("who wrote Leviathan") // the topic is authors, the sources are Leviathan
//	n, ok := records.Named("what does Hobbes say about fear") // his sources, and "fear"
//	topic, ok := catalogue.Comparing("do the authors agree on fear") // "fear"
//
// Each is false for a question to the texts, also one in the same words: "who wrote the
// constitution" asks for a source only where one is called so. A slip of the hand in a
// name or in a word of the frame changes nothing.
//
// A question is first made plain (frame.go), then held against patterns (catalogue.go for
// single works, list.go for the whole library, named.go, comparing.go; package phrasebook for
// other languages than English); what the patterns take for a name (naming.go) is looked for
// in the records (records.go). A way to ask is a line in one of these tables and a case in its
// test. Questions are strangers' text: the caller bounds their length, and reading takes time
// in proportion to it.
package catalogue
