package corpus

import (
	"regexp"
	"strings"
	"unicode"

	"footnote/corpus/lang"
)

// smallWords stay small inside an English title.
var smallWords = set(`a an the and but or nor for so yet as at by in of off on per to up via from into with vs over`)

// openWords end no title: what comes next belongs to it.
var openWords = set(`a an the and or nor for of in to from into with via vs und et de der des du la le`)

// endsOpen says whether a line of a title is not its last.
func endsOpen(text string) bool {
	words := strings.Fields(lang.Plain(text))
	return len(words) > 0 && openWords[words[len(words)-1]]
}

var romanNumeral = regexp.MustCompile(`^(?:II|III|IV|VI{0,3}|IX|XI{0,3}|XIV|XVI{0,3}|XIX|XXI{0,3})[.:,]?$`)

// titleCase writes a title in capitals as a title is written. Words that the
// text itself writes in capitals (NATO) keep them.
func titleCase(title string, acronyms map[string]bool) string {
	if !isCapitals(title) {
		return title
	}
	words := strings.Fields(title)
	first := true
	for i, w := range words {
		bare := strings.TrimFunc(w, lang.NotWordRune)
		low := strings.ToLower(bare)
		switch {
		case acronyms[bare], romanNumeral.MatchString(w), strings.ContainsFunc(bare, unicode.IsDigit), w != strings.ToUpper(w):
		case smallWords[low] && !first && i < len(words)-1:
			words[i] = strings.ToLower(w)
		default:
			words[i] = capitalised(w)
		}
		first = strings.HasSuffix(w, ":") || strings.HasSuffix(w, ".") || strings.HasSuffix(w, "?") || w == "–" || w == "—" || w == "-"
	}
	return strings.Join(words, " ")
}

// acronymsOf lists the words that running text writes in capitals.
func acronymsOf(lines []line) map[string]bool {
	out := map[string]bool{}
	for _, l := range lines {
		if !l.prose || isCapitals(l.Text) || len(out) > 5000 {
			continue
		}
		for w := range strings.FieldsFuncSeq(l.Text, lang.NotWordRune) {
			if len(w) > 1 && allCaps(w) && !smallWords[strings.ToLower(w)] {
				out[w] = true
			}
		}
	}
	return out
}

func set(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}
