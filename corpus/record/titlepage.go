package record

import (
	"slices"
	"strings"
	"unicode"

	"footnote/corpus/lang"
	"footnote/corpus/record/date"
)

var (
	degreeLine = lang.Regexp(`(?i)\b(?:submitted|presented)\b.*\b(?:degree|fulfill?ment|requirements?|award)\b|\bpartial fulfill?ment\b|\b(?:dissertation|thesis)\b.*\bdegree\b|(?:^|[^\p{L}])` + lang.OneOf("degree-lines") + `|^` + lang.OneOf("degree-kinds"))
	thesisWord = lang.Regexp(`(?i)^(?:an? )?(?:(?:doctoral|ph\.? ?d\.?|master[’']?s|bachelor[’']?s|inaugural)[ -]?)?(?:dissertation|thesis)$`)
	bornLine   = lang.AsWord("born")
)

// IsDegreeLine says whether a text says that a work is a thesis and what degree
// it is for, which is never its title.
func IsDegreeLine(text string) bool {
	return len(text) <= 300 && (degreeLine.MatchString(text) || thesisWord.MatchString(text) || kindOfThesis[lang.Plain(text)])
}

// kindOfThesis are the words for what a thesis is, which is never its title.
var kindOfThesis = lang.PhraseSet("theses")

// mostOfKind bounds the words of a line that names what kind of thesis a work is.
const mostOfKind = 6

// saysThesis says whether a row of a title page says that the work is a thesis.
func saysThesis(row string) bool {
	return IsDegreeLine(row) || lang.WordCount(row) <= mostOfKind && theses.MatchString(row)
}

// ReadTitlePage reads the rows of the title page of a thesis, which says so: who wrote
// it, for which degree, at which university, when. It gives nothing for another page.
func ReadTitlePage(rows []string, from string) []Finding {
	if !slices.ContainsFunc(rows, saysThesis) && !slices.ContainsFunc(pairs(rows), IsDegreeLine) {
		return nil
	}
	out := Named{People: thesisAuthor(rows)}.Credit(from)
	out = append(out, Finding{Field: "genre", Value: KindOfDegree(strings.Join(rows, " ")), From: from})
	for _, row := range rows {
		if name := universityIn(row); IsUniversity(name) {
			out = append(out, Finding{Field: "publisher", Value: AsWritten(name), From: from})
		}
		out = append(out, Finding{Field: "issued", Value: titlePageDate(row), From: from})
	}
	return out
}

// pairs joins each row with the next: what a thesis is for goes over several.
func pairs(rows []string) []string {
	var out []string
	for i := 1; i < len(rows); i++ {
		out = append(out, rows[i-1]+" "+rows[i])
	}
	return out
}

// thesisAuthor gives who wrote a thesis: the names behind a word for it, in that row or
// the next, or the only ones that stand alone.
func thesisAuthor(rows []string) []string {
	var alone []string
	several := false
	for i, row := range rows {
		if people := creditIn(row); len(people) > 0 {
			return people
		}
		names := Names(row, OfLine).People
		switch {
		case len(names) == 0 || IsUniversity(row) || i > 0 && IsOtherCredit(rows[i-1]+": x") && lang.WordCount(rows[i-1]) <= 4:
		case i > 0 && AnnouncesAuthor(rows[i-1]):
			return names
		default:
			several = several || alone != nil
			alone = names
		}
	}
	if several {
		return nil
	}
	return alone
}

// creditIn gives the authors whom a row names behind a word for it, which may stand
// anywhere in it: "Mémoire de master présenté par Jeanne Doe".
func creditIn(row string) []string {
	words := strings.Fields(row)
	for i := range words[:min(len(words), 12)] {
		if people := ReadByline(strings.Join(words[i:], " ")).People; len(people) > 0 {
			return people
		}
		if otherLabel.MatchString(" " + strings.Join(words[:i+1], " ") + ": ") {
			return nil
		}
	}
	return nil
}

// universityIn gives the name of a university without the small words before it.
func universityIn(row string) string {
	words := strings.Fields(row)
	for len(words) > 1 && !unicode.IsUpper(lang.FirstRune(words[0])) {
		words = words[1:]
	}
	name, _, _ := strings.Cut(strings.Join(words, " "), ",")
	for i, word := range strings.Fields(name) {
		if i > 0 && partOf[word] {
			if whole := universityIn(strings.Join(strings.Fields(name)[i+1:], " ")); IsUniversity(whole) {
				return whole
			}
		}
	}
	return name
}

// partOf are the words between a part of a university and its name: "Graduate School of
// Northern University".
var partOf = lang.Set("of at der an de da di van")

// titlePageDate reads a row that is a date, or a year, with or without the town
// before it, "" for another.
func titlePageDate(row string) string {
	if bornLine.MatchString(row) || lang.WordCount(row) > 7 {
		return ""
	}
	before, after, iso := date.Cut(row)
	if iso == "" {
		if m := townYear.FindStringSubmatch(row); m != nil {
			before, iso = m[1], m[2]
		}
	}
	if iso == "" || lang.WordCount(before) > 3 || strings.Trim(after, " .,г)") != "" && !date.BesideWords[lang.Plain(after)] || strings.ContainsFunc(before, unicode.IsDigit) {
		return ""
	}
	return iso
}

// townYear is a year, alone or behind the name of a town.
var townYear = lang.Regexp(`^(?:(\p{Lu}[\p{L}’' .-]{1,40}?)[,:]?\s*[–—-]?\s*)?((?:1[5-9]|20)\d{2})\.?$`)
