// Package texts says our sentences in the language of who reads them.
//
//	in := texts.In("de")                // of one of Discord's locales; the zero Language is English
//	in.Say("Shared by %s", name)        // a text with its arguments
//	in.Count(n, "%d source", "%d sources") // one that is about a number
//
// The key of a text is its English sentence, so that the code reads as the bot
// speaks. A [Text] is a whole sentence, never a piece of one: another language has
// another order. Translations stand in one file a language, in the format of GNU
// gettext (de.po), which editors of translations know. The test of this package
// finds by the types of the code which texts there are, and names those that a file
// lacks; with -update it writes them into the files, to be filled in:
//
//	go test ./retrieval/wording/texts -update
//
// A new language is one more file. What is not ours, such as passages, titles and
// citations, is an argument, and is never translated.
package texts
