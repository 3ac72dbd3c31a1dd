package cite

import (
	"slices"
	"strings"
	"unicode"

	"footnote/corpus/cite/work"
	"footnote/corpus/lang"
)

// The headline capitals of American styles, for English titles alone.

// staySmall stay small inside a title. Of longer prepositions only MLA's do.
var (
	staySmall = lang.Set(`a an the and but or nor for so yet as at by in of off on per to up via from into onto with vs vs. v. et al de du der den
		van von la le el al della di da`)
	longPrepositions = lang.Set(`about above across after against along amid among around before behind below beneath beside besides between beyond
		concerning despite down during except inside like near opposite outside over past regarding since through throughout toward towards under
		underneath until upon versus within without`)
)

func smallInAPA(word string) bool { return staySmall[word] && len(word) < 4 }
func smallInMLA(word string) bool { return staySmall[word] || longPrepositions[word] }
func smallInChicago(word string) bool {
	return staySmall[word] || longPrepositions[word] && len(word) < 5
}

// capitalised gives the work with the capitals of a style in its title, and in
// the name of what it stands in if that is of English words.
func (w citedWork) capitalised(small func(string) bool) citedWork {
	if !w.inEnglish() {
		return w
	}
	w.Title = lang.HeadlineCase(w.Title, small)
	if isEnglish(w.Container) || w.Form == work.Chapter && !hasForeignWord(w.Container) {
		w.Container = lang.HeadlineCase(w.Container, small)
	}
	return w
}

// inEnglish goes by the title where a record without a text does not name its language.
func (w citedWork) inEnglish() bool {
	return w.Language == "en" || w.Language == "" && lang.Detect(w.Title) == "en" || strings.HasPrefix(w.Language, "en-")
}

// opened begins a title with a capital, but for what has small letters of its own: "iPhones",
// "k-means".
func opened(title string) string {
	first, _, _ := strings.Cut(title, " ")
	first = strings.TrimRight(first, ",:;.?!")
	if len(first) < 2 || strings.ContainsFunc(first, func(r rune) bool { return !unicode.IsLower(r) && r != '\'' && r != '’' }) {
		return title
	}
	return lang.UpperFirst(title)
}

// hasForeignWord says whether a name has a small word of a language that is not English.
func hasForeignWord(name string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(name, lang.NotWordRune), func(w string) bool {
		return lang.IsFunctionWord(w) && w == strings.ToLower(w) && !englishOnly[w] && !staySmall[w] && !longPrepositions[w] && !lang.IsOrdinary(w)
	})
}

// englishOnly are small words that no other language of our texts has.
var englishOnly = lang.Set(`the and of for from with by to their its`)

// isEnglish says whether all small words of a name are of English, or one is of no
// other language.
func isEnglish(name string) bool {
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
