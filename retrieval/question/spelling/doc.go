// Package spelling tells how words come to be written in another way than they stand in a
// library: by a slip of the hand, in the other English, in another script's letters, with
// another ending.
//
//	speller := spelling.New(words, known) // once for a library
//	meant, ok := speller.Correct("ceasar") // "caesar"
//	meant, ok = spelling.CorrectEnglish("breakfasst") // "breakfast", whatever the library has
//
//	spelling.Alike("hizbullah", "hezbollah")    // one name, two ways to spell it
//	spelling.SameWord("licence", "license")     // British and American
//	spelling.Inflects("carried", "carry")       // two forms of one word
//	spelling.Edits("necesary", "necessary")     // 1
//	spelling.IsMash("asdfgh")                   // no word at all
package spelling
