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
	return len(text) <= 300 && (degreeLine.MatchString(text) || thesisWord.MatchString(text) || kindOfThesis()[lang.Plain(text)])
}

// kindOfThesis are the words for what a thesis is, which is never its title.
var kindOfThesis = lang.PhraseSet("theses")

// mostOfKind bounds the words of a line that names what kind of thesis a work is.
const mostOfKind = 6

// SaysThesis says whether a row of a title page says that the work is a thesis.
func SaysThesis(row string) bool {
	return IsDegreeLine(row) || lang.WordCount(row) <= mostOfKind && theses.MatchString(row)
}

// ReadTitlePage reads the rows of the title page of a thesis, which says so: who wrote
// it, for which degree, at which university, when. It gives nothing for another page.
func ReadTitlePage(rows []string, from string) []Finding {
	if !slices.ContainsFunc(rows, SaysThesis) && !slices.ContainsFunc(pairs(rows), IsDegreeLine) {
		return nil
	}
	rows = slices.DeleteFunc(labelsByNames(rows), isEarlierDegree)
	out := Named{People: thesisAuthor(rows)}.Credit(from)
	out = append(out, Finding{Field: "genre", Value: KindOfDegree(strings.Join(rows, " ")), From: from})
	for i, row := range rows {
		name := universityIn(row)
		isWhole := !partOf[lang.LastWord(name)] && (i+1 == len(rows) || !partOf[lang.FirstWord(rows[i+1])])
		if isWhole && IsUniversity(name) {
			out = append(out, Finding{Field: "publisher", Value: AsWritten(name), From: from})
		}
		out = append(out, Finding{Field: "issued", Value: titlePageDate(row), From: from})
	}
	return out
}

// labelsByNames puts labels that stand side by side each before what stands under it: "Author:",
// "Supervisor:", "Jane Doe", "John Roe".
func labelsByNames(rows []string) (out []string) {
	for i := 0; i < len(rows); {
		n := 0
		for n < len(rows)-i && strings.HasSuffix(rows[i+n], ":") {
			n++
		}
		if n < 2 || i+2*n > len(rows) {
			out = append(out, rows[i])
			i++
			continue
		}
		for j := range n {
			out = append(out, rows[i+j], rows[i+n+j])
		}
		i += 2 * n
	}
	return out
}

// isEarlierDegree says whether a row names a degree that the author has had before, which says
// nothing of the thesis: "B.A., Kelso College, 2009".
func isEarlierDegree(row string) bool {
	first, rest, _ := strings.Cut(row, " ")
	return loneDegree.MatchString(strings.TrimRight(first, ",;:")) && !SaysThesis(row) && yearBehind.MatchString(rest)
}

var yearBehind = lang.Regexp(`(?:1[5-9]|20)\d{2}\)?\.?$`)

// TitleUnderUniversity gives which rows of the title page of a thesis are its title, where the
// page begins with the university: those between it and who wrote it. It gives two equal
// numbers for another page, and where nothing shows who wrote it.
func TitleUnderUniversity(rows []string) (from, to int) {
	if len(rows) > 0 && stateMark.MatchString(rows[0]) {
		from = 1
	}
	for from < len(rows) && (IsUniversity(rows[from]) || NamesInstitution(rows[from]) || from > 0 && isFaculty(rows[from:])) {
		from++
	}
	degree := degreeAt(rows)
	if from == 0 || degree < from || !slices.ContainsFunc(rows[:from], IsUniversity) {
		return 0, 0
	}
	to = from
	for to < degree && !IsByline(rows[to]) && !AnnouncesAuthor(rows[to]) && titlePageDate(rows[to]) == "" && !isEarlierDegree(rows[to]) {
		if to++; WithoutByWord(rows[to-1]) != rows[to-1] {
			break
		}
	}
	if to-from > 1 && isTownOverYear(rows[to-1:]) {
		to--
	}
	credited := to < degree && !isTownOverYear(rows[to:]) && titlePageDate(rows[to]) == "" && !isEarlierDegree(rows[to])
	switch {
	case to == from:
		return 0, 0
	case credited, to == degree && slices.ContainsFunc(rows[degree:], creditsAuthor):
	case to-from > 1 && PersonName(rows[to-1]):
		to--
	case to-from > 1 && PersonName(rows[from]):
		from++
	default:
		return 0, 0
	}
	if to-from > mostOfThesisTitle {
		return 0, 0
	}
	return from, to
}

// stateMark is what stands over the name of a university of the state: "T.C.".
var stateMark = lang.Regexp(`^(?:\p{Lu}\.\s?){1,4}$`)

// creditsAuthor says whether a row says who wrote the work, or that the next one does.
func creditsAuthor(row string) bool { return IsByline(row) || AnnouncesAuthor(row) }

// isFaculty says whether the first of some rows names a part of a university, "School of History",
// and more than the author comes after it.
func isFaculty(rows []string) bool {
	if len(rows) < 2 {
		return false
	}
	words := strings.Fields(rows[0])
	return universityPart.MatchString(rows[0]) || len(words) > 2 && isInstitution(words[0]) && partOf[words[1]] && !strings.HasSuffix(rows[0], ":") &&
		!PersonName(rows[1]) && !IsByline(rows[1]) && !AnnouncesAuthor(rows[1])
}

// universityPart is a row that names a part of a university by the word for such that it begins
// with, or ends in.
var universityPart = lang.Regexp(`(?i)^(?:école doctorale|escuela (?:de doctorado|doctoral)|scuola di dottorato|graduiertenschule|graduate school)(?:$|\s)|^(?:programa|katedra|ústav|fakulta|wydział|instytut|institutionen|fachbereich|fakultät|facultad|facoltà|faculdade|faculté|faculteit|dipartimento|departamento|département|кафедра|факультет)\s\p{L}|\p{L}\s(?:(?:anab[iİ]l[iİ]m|b[iİ]l[iİ]m) dal[ıI]|bölümü|fakültes[iİ]|enst[iİ]tüsü)$`)

// degreeAt is the first row that says that a work is a thesis, alone or with the next, -1 for
// none.
func degreeAt(rows []string) int {
	for i, row := range rows {
		if SaysThesis(row) || i+1 < len(rows) && !SaysThesis(rows[i+1]) && IsDegreeLine(row+" "+rows[i+1]) {
			return i
		}
	}
	return -1
}

// WithoutByWord gives the last row of a title over its author without the word that announces
// the author, which stands in small letters: "Noise in Northern Towns by".
func WithoutByWord(row string) string {
	at := strings.LastIndexByte(row, ' ')
	if at < 0 || !unicode.IsLower(lang.FirstRune(row[at+1:])) || !AnnouncesAuthor(row[at+1:]) {
		return row
	}
	return strings.TrimRight(row[:at], " ,")
}

// mostOfThesisTitle bounds the rows of the title of a thesis.
const mostOfThesisTitle = 4

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
	var alone [][]string
	other := false // a row names for whom the next name is
	for i, row := range rows {
		if people := creditIn(row); len(people) > 0 {
			return people
		}
		names := Names(row, OfLine).People
		switch {
		case len(names) == 0 || universityPart.MatchString(row):
			other = announcesOther(row) || other && strings.HasSuffix(rows[i-1], ":")
		case other:
			other = false
		case i > 0 && AnnouncesAuthor(rows[i-1]):
			return names
		case !slices.ContainsFunc(alone, func(before []string) bool { return slices.Equal(before, names) }) && !isTownOverYear(rows[i:]):
			alone = append(alone, names)
		}
	}
	if len(alone) != 1 {
		return nil
	}
	return alone[0]
}

// isTownOverYear says whether the first of some rows that looks like a name is the town of a
// title page in capitals, "PORTO SECO": nothing but the year follows.
func isTownOverYear(rows []string) bool {
	return len(rows) > 1 && AllCaps(rows[0]) && lang.WordCount(rows[0]) <= 3 && YearOf(rows[1]) != ""
}

// announcesOther says whether a row ends in a word for somebody else than the author, whose name
// the next row is: "written under the direction of", "Supervisor".
func announcesOther(row string) bool {
	words := strings.Fields(row)
	if len(words) > 4 {
		return false
	}
	for i := range words {
		if IsOtherCredit(strings.Join(words[i:], " ") + ": x") {
			return true
		}
	}
	return false
}

// creditIn gives the authors whom a row names behind a word for it, which may stand
// anywhere in it: "Mémoire de master présenté par Jeanne Doe".
func creditIn(row string) []string {
	words := strings.Fields(row)
	if first := lang.FirstWord(row); isInstitution(first) || OrganisationWords.MatchString(first) { // "Dipartimento di Studi Storici"
		return nil
	}
	for i := range words[:min(len(words), 12)] {
		if i > 0 && ofWords[strings.ToLower(words[i])] { // "Corso di Laurea Magistrale"
			continue
		}
		if people := ReadByline(strings.Join(words[i:], " ")).People; len(people) > 0 {
			return people
		}
		if otherLabel.MatchString(" " + strings.Join(words[:i+1], " ") + ": ") {
			return nil
		}
	}
	return nil
}

// ofWords mean "by" only where they begin a row, and else "of".
var ofWords = lang.Set("di de da do")

// universityIn gives the name of a university without the small words before it.
func universityIn(row string) string {
	words := strings.Fields(row)
	for len(words) > 1 && !unicode.IsUpper(lang.FirstRune(words[0])) {
		words = words[1:]
	}
	name, _, _ := strings.Cut(purpose.ReplaceAllString(strings.Join(words, " "), ""), ",")
	for i, word := range strings.Fields(name) {
		if i > 0 && partOf[word] {
			if whole := universityIn(strings.Join(strings.Fields(name)[i+1:], " ")); IsUniversity(whole) {
				return whole
			}
		}
	}
	return name
}

// purpose is what a thesis was handed in for, behind the university that it was handed in to.
var purpose = lang.Regexp(`(?i)\s(?:para|pour|zur|como|ter|as|for the|in partial)\s.*$`)

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
	if lang.WordCount(before) > 3 || strings.Trim(date.Beside("", after), " .,г)") != "" || strings.ContainsFunc(before, unicode.IsDigit) {
		return ""
	}
	return iso
}

// townYear is a year, alone or behind the name of a town.
var townYear = lang.Regexp(`^(?:(\p{Lu}[\p{L}’' .-]{1,40}?)[,:]?\s*[–—-]?\s*)?((?:1[5-9]|20)\d{2})\.?$`)
