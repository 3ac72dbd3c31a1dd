// Package lang holds what Footnote knows of languages and scripts: letters and
// words, sentences, which language a text is in, and the lists of words that
// other packages read texts by. It knows nothing of sources and files, takes
// strings and gives strings and places in them, and imports nothing of ours.
//
//	for _, r := range lang.Sentences(text) {
//		use(text[r.Start:r.End])
//	}
//	tag := lang.Detect(text) // "en", "tr", or "" where the text does not show it
//
// What is in the words of one language is data: languages/TAG.txt, one file for
// each, by [Phrases], [PhraseSet], [OneOf] and [AsWord] for a list in all of them.
// To add a language is to add its file, and its sentences to the cases of the test;
// TestLexicons says what the file lacks.
//
//   - words.go: letters, marks, the count of words, in scripts without spaces too
//   - sentence.go, sentence_quotes.go, sentence_words.go: the ends of sentences
//   - sentence_cut.go: where to cut one that is too long
//   - detect.go: the language of a text, and function words
//   - code.go: the code of a language by its name
//   - lexicon.go: the lists
//
// A place in a text is a [Range] of bytes.
package lang
