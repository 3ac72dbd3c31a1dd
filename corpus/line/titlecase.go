package line

import (
	"strings"
	"unicode"

	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// openWords end no title: what comes next belongs to it.
var openWords = lang.Set(`a an the and or nor for of in to from into with via vs your our their und et de der des du la le les los las del della delle dos zur zum`)

// EndsOpen says whether a line of a title is not its last.
func EndsOpen(text string) bool {
	words := strings.Fields(lang.Plain(text))
	return len(words) > 0 && openWords[words[len(words)-1]]
}

var romanNumeral = lang.Regexp(`^(?:II|III|IV|VI{0,3}|IX|XI{0,3}|XIV|XVI{0,3}|XIX|XXI{0,3})[.:,]?$`)

// smallElsewhere are such words of other languages, that English has no word like.
var smallElsewhere = lang.Set(`du des et der dem und del della zur zum da das dos degli delle nella het een van voor och og ile`)

// TitleCase writes a title in capitals as a title is written. Words that the
// text itself writes in capitals (NATO) keep them.
func TitleCase(title string, acronyms map[string]bool) string {
	if !IsCapitals(title) {
		return title
	}
	words := strings.Fields(title)
	first, turkish := true, strings.ContainsAny(title, "ıİğĞ")
	for i, w := range words {
		bare := strings.TrimFunc(w, lang.NotWordRune)
		low := strings.ToLower(bare)
		switch {
		case acronyms[bare], romanNumeral.MatchString(w), strings.ContainsFunc(bare, unicode.IsDigit), w != strings.ToUpper(w):
		case (lang.SmallWords[low] || smallElsewhere[low]) && !first && i < len(words)-1:
			words[i] = lowered(w, turkish)
		default:
			words[i] = capitalised(w, turkish)
		}
		first = strings.HasSuffix(w, ":") || strings.HasSuffix(w, ".") || strings.HasSuffix(w, "?") || w == "–" || w == "—" || w == "-"
	}
	return strings.Join(words, " ")
}

// lowered writes a word in small letters. In Turkish those of I and İ are ı and i.
func lowered(w string, turkish bool) string {
	if turkish {
		return strings.ToLowerSpecial(unicode.TurkishCase, w)
	}
	return strings.ToLower(w)
}

// capitalised writes a word in capitals with one.
func capitalised(w string, turkish bool) string {
	if at := strings.IndexFunc(w, unicode.IsLetter); turkish && at >= 0 {
		first := at + len(string(lang.FirstRune(w[at:])))
		return w[:first] + lowered(w[first:], true)
	}
	return record.Capitalised(w)
}

// AcronymsOf lists the words that running text writes in capitals.
func AcronymsOf(lines []Line) map[string]bool {
	out := map[string]bool{}
	for _, l := range lines {
		if !l.Prose || IsCapitals(l.Text) || len(out) > 5000 {
			continue
		}
		for w := range strings.FieldsFuncSeq(l.Text, lang.NotWordRune) {
			if len(w) > 1 && record.AllCaps(w) && !lang.SmallWords[strings.ToLower(w)] {
				out[w] = true
			}
		}
	}
	return out
}
