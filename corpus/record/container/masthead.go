package container

import (
	"strings"
	"unicode"

	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
)

var (
	newspaperWord = lang.AsWord("newspapers")
	// mastheadRest is what a masthead says besides its date: number, price, page.
	mastheadRest = lang.Regexp(`(?i)^[\s.,;:•·|–—-]*(?:` + lang.LabelOf("volumes") + `\s*[\divxlc]+[\s.,;:•·|–—-]*|` + lang.LabelOf("issues") + `\s*[\d.,]+[\s.,;:•·|–—-]*|(?:` + lang.LongestOf("page-words") + `)?\.?\s*[A-Z]?\d{1,3}[\s.,;•·|–—-]*|(?:price|preis|prix|precio)\b.*)*$`)
)

// mostOfMasthead bounds the words of the name of a newspaper, and mostOfDateline those
// of the line with its date.
const (
	mostOfMasthead = 5
	mostOfDateline = 16
)

// ReadMasthead reads the name and the date of a newspaper in the first of the lines, or
// in the first two or three, and says how many it takes, 0 for none.
func ReadMasthead(lines []string) (findings []record.Finding, taken int) {
	if len(lines) == 0 {
		return nil, 0
	}
	if name, iso := newspaperAndDate(lines[0]); name != "" {
		return append(mastheadFindings(name, iso), pageOf(lines[0])), 1
	}
	if len(lines) < 2 || !isNewspaper(lines[0]) || lang.WordCount(lines[1]) > mostOfDateline {
		return nil, 0
	}
	dated := lines[1]
	if taken = 2; len(lines) > 2 && dated != "" && mastheadRest.MatchString(dated) { // the number of the issue stands between
		dated, taken = lines[2], 3
	}
	before, after, iso := date.Cut(dated)
	if len(iso) <= len("2021-07") || !mastheadRest.MatchString(date.Beside(before, "")) || !mastheadRest.MatchString(after) {
		return nil, 0
	}
	return mastheadFindings(lines[0], iso), taken
}

func mastheadFindings(name, iso string) []record.Finding {
	return []record.Finding{{Field: "container", Value: record.AsWritten(name), From: record.FromContainer}, {Field: "issued", Value: iso, From: record.FromContainer}}
}

// onPage is the page of a newspaper behind its date.
var onPage = lang.Regexp(`(?i),\s` + lang.OneOf("page-words") + `\.?\s([A-Z]?\d{1,3})\.?$`)

func pageOf(text string) record.Finding {
	page := ""
	if m := onPage.FindStringSubmatch(text); m != nil {
		page = m[1]
	}
	return record.Finding{Field: "pages", Value: page, From: record.FromContainer}
}

// newspaperAndDate reads both in one line: "The Fen Post, 3 May 1998, p. 7".
func newspaperAndDate(text string) (name, iso string) {
	before, after, iso := date.Cut(text)
	name = date.Beside(before, "")
	if len(iso) <= len("2021-07") || !isNewspaper(name) || !mastheadRest.MatchString(after) {
		return "", ""
	}
	return name, iso
}

// isNewspaper says whether a text is the name of a newspaper: a few words, one of them
// a word for such, each with a capital.
func isNewspaper(text string) bool {
	words := strings.Fields(text)
	if len(words) < 2 || len(words) > mostOfMasthead || !newspaperWord.MatchString(text) || strings.ContainsFunc(text, unicode.IsDigit) {
		return false
	}
	front, _, isListed := strings.Cut(text, ",")
	if record.ByWord.MatchString(text) || isListed && record.PersonName(front) { // "Von Redaktion Hafenbote", "Jane Doe, The Fen Post"
		return false
	}
	for i, w := range words {
		if !unicode.IsUpper(lang.FirstRune(w)) && (i == 0 || !lang.IsFunctionWord(w)) {
			return false
		}
	}
	return !strings.ContainsAny(text, ":?!")
}
