package phrase

import (
	"slices"
	"strings"
	"unicode"

	"footnote/corpus/lang"
)

// The headline capitals of American styles, for English titles alone.

// staySmall stay small inside a title. Of longer prepositions only MLA's do.
var (
	staySmall = lang.Set(`a an the and but or nor for so yet as at by in of off on per to up via from into onto with vs vs. v v. et al de du der den
		van von la le el al della di da`)
	longPrepositions = lang.Set(`about above across after against along amid among around before behind below beneath beside besides between beyond
		concerning despite down during except inside like near opposite outside over past regarding since through throughout toward towards under
		underneath until upon versus within without`)
)

// SmallInAPA, SmallInMLA and SmallInChicago say whether a word stays small inside a title.
func SmallInAPA(word string) bool { return staySmall[word] && len(word) < 4 }
func SmallInMLA(word string) bool { return staySmall[word] || longPrepositions[word] }
func SmallInChicago(word string) bool {
	return staySmall[word] || longPrepositions[word] && len(word) < 5
}

// Opened begins a title with a capital, but for what has small letters of its own: "iPhones",
// "k-means".
func Opened(title string) string {
	first, _, _ := strings.Cut(title, " ")
	first = strings.TrimRight(first, ",:;.?!")
	if len(first) < 2 || strings.ContainsFunc(first, func(r rune) bool { return !unicode.IsLower(r) && r != '\'' && r != '’' }) {
		return title
	}
	return lang.UpperFirst(title)
}

// HasForeignWord says whether a name has a small word of a language that is not English.
func HasForeignWord(name string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(name, lang.NotWordRune), func(w string) bool {
		return lang.IsFunctionWord(w) && w == strings.ToLower(w) && !englishOnly[w] && !staySmall[w] && !longPrepositions[w] && !lang.IsOrdinary(w)
	})
}

// englishOnly are small words that no other language of our texts has.
var englishOnly = lang.Set(`the and of for from with by to their its`)

// IsEnglish says whether all small words of a name are of English, or one is of no
// other language.
func IsEnglish(name string) bool {
	words := strings.FieldsFunc(strings.ToLower(name), lang.NotWordRune)
	if slices.ContainsFunc(words, func(w string) bool { return englishOnly[w] }) {
		return true
	}
	for w := range strings.FieldsFuncSeq(name, lang.NotWordRune) {
		if unicode.IsLower(lang.FirstRune(w)) && !staySmall[w] && !longPrepositions[w] && !lang.IsOrdinary(w) {
			return false
		}
	}
	return true
}

// ownWords are small words that hardly stand in a title of another language.
var ownWords = lang.Set(`the and from with their its`)

// IsTitleInEnglish says whether a title is in English, for all that its words tell: most are too
// short for their letters to tell it. One that may as well be in another language is not.
func IsTitleInEnglish(title string) bool {
	if language := lang.Detect(title); language != "" {
		return language == "en"
	}
	words := strings.FieldsFunc(strings.ToLower(title), lang.NotWordRune)
	isOwn := func(w string) bool { return ownWords[w] }
	isOther := func(w string) bool { return !lang.IsOrdinary(w) }
	return lang.Seems(title, nil) == "en" ||
		slices.ContainsFunc(words, isOwn) && !HasForeignWord(title) ||
		len(words) > 1 && !slices.ContainsFunc(words, isOther)
}
