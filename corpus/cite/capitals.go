package cite

import (
	"strings"
	"unicode"

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

// headlineCase writes a title with headline capitals: all words but articles,
// prepositions and conjunctions, and the first and the last one. Words that have
// a capital or a figure are left alone.
func headlineCase(title string, small func(string) bool) string {
	words := strings.Fields(title)
	first := true
	for i, w := range words {
		bare := strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '.' })
		switch {
		case strings.ContainsFunc(w, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) }):
		case !first && i < len(words)-1 && small(bare):
		default:
			words[i] = capitalParts(w, small)
		}
		first = strings.ContainsAny(w[len(w)-1:], ":?!") || strings.HasSuffix(w, "—") || w == "–"
	}
	return strings.Join(words, " ")
}

// capitalParts writes a word with a capital, and each part of one with hyphens.
func capitalParts(w string, small func(string) bool) string {
	parts := strings.Split(w, "-")
	for i, part := range parts {
		if i == 0 || !small(part) {
			at := strings.IndexFunc(part, unicode.IsLetter)
			if at >= 0 {
				parts[i] = part[:at] + upperFirst(part[at:])
			}
		}
	}
	return strings.Join(parts, "-")
}

func smallInMLA(word string) bool { return staySmall[word] || longPrepositions[word] }
func smallInChicago(word string) bool {
	return staySmall[word] || longPrepositions[word] && len(word) < 5
}

// capitalised gives the work with the capitals of a style in its title, and in
// the name of what it stands in if that is of English words.
func (w citedWork) capitalised(small func(string) bool) citedWork {
	if language, _, _ := strings.Cut(w.Language, "-"); language != "en" {
		return w
	}
	w.Title = headlineCase(w.Title, small)
	if isEnglish(w.Container) {
		w.Container = headlineCase(w.Container, small)
	}
	return w
}

// isEnglish says whether all small words of a name are of English.
func isEnglish(name string) bool {
	for w := range strings.FieldsFuncSeq(name, lang.NotWordRune) {
		if unicode.IsLower(lang.FirstRune(w)) && !staySmall[w] && !longPrepositions[w] && !lang.IsOrdinary(w) {
			return false
		}
	}
	return true
}
