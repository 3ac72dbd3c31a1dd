package container

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/record/identifier"
)

// An issueLine is how a journal prints where an article stands, in one of many
// orders: "Journal of Small Rivers, Vol. 12, No. 3 (2015), pp. 201–219". What the
// line does not say is empty.
type issueLine struct {
	Name   string // of the journal, empty where the line above has it
	volume string
	number string
	issued string
	pages  string
	doi    string // of the article, where it stands in the line

	labelled bool // a word says which number is the volume
}

// The parts of such a line, each with the words of its language before or after it.
var (
	publishedIn  = lang.Regexp(`(?i)^` + lang.LongestOf("published-in") + `(?:\s*[:：]\s*|\s+)`)
	volumePart   = lang.Regexp(`(?i)(?:^|[\s,;.(|])(?:` + lang.LabelOf("volumes") + `\s*(\d{1,4})\b|` + lang.LabelOf("volumes") + `\s+([IVXLC]{1,7})\b)`)
	beforeVolume = lang.Regexp(`(?i)(?:^|[\s,;(|])(\d{1,3})\.?\s` + lang.LongestOf("volumes") + `(?:$|[\s,.;])`)
	yearLabel    = lang.Regexp(`(?i)(?:^|[\s,;.(|])` + lang.LongestOf("year-labels") + `\s*[:：]\s*`)
	numberPart   = lang.Regexp(`(?i)(?:^|[\s,;.(|])` + lang.LabelOf("issues") + `\s*(\d{1,4}(?:\s?[–/-]\s?\d{1,3})?)\b`)
	pagesPart    = lang.Regexp(`(?i)(?:^|[\s,;:.(|])` + lang.LongestOf("page-words") + `\.?\s*[:：]?\s*(\d{1,5})\s*[–-]\s*(\d{1,5})\b`)
	barePages    = lang.Regexp(`(?:^|[\s,;:.)|])(\d{1,5})\s*[–-]\s*(\d{1,5})\s*[.)]?$|[:,]\s?(\d{1,5})\s*[–-]\s*(\d{1,5})\b`)
	seasonWord   = lang.Regexp(`(?i)(?:^|[\s(])` + lang.OneOf("seasons") + `(?:$|[\s,)])`)
	seasonEnd    = lang.Regexp(`(?i),\s*` + lang.OneOf("seasons") + `$`) // "Quarterly of Rivers, Winter, 1978"
	volumeNumber = lang.Regexp(`^\s*(\d{1,4})\s*(?:\((\d{1,3}(?:[–/-]\d{1,3})?)\)|[:/]\s?(\d{1,3})(?:$|[^\d/.:-]))`)
	yearNumber   = lang.Regexp(`^\s*((?:1[5-9]|20)\d{2})\s*/\s*(\d{1,3})\b`)
	yearFirst    = lang.Regexp(`^\s*\(((?:1[5-9]|20)\d{2})\)\s*(\d{1,4})\b`)
	bareVolume   = lang.Regexp(`^\s*(\d{1,4})\b`)
	issueYear    = lang.Regexp(`(?:^|[^\d])((?:1[5-9]|20)\d{2})(?:$|[^\d])`)
	issueName    = lang.Regexp(`^[\p{Lu}\p{Lo}][\p{L}\d &’'\-–:.,]*[\p{L}.]`)
)

// mostOfIssue bounds the words of such a line.
const mostOfIssue = 30

// ReadIssueLine reads a line that has the name, the volume and two of number, year
// and pages. One of these is enough where a word says that the volume is one, or
// the number stands in brackets behind it. Hardly a letter may be left over: the line
// says nothing else.
func ReadIssueLine(text string) (issueLine, bool) { return readIssueLine(text, false) }

// readIssueLine reads one that may look like an entry in a list of literature where it is cited:
// "Coastal Studies, 29:4".
func readIssueLine(text string, isCited bool) (issueLine, bool) {
	text = withoutLead(text)
	if len(text) > 300 || !strings.ContainsFunc(text, unicode.IsDigit) || lang.WordCount(text) > mostOfIssue || record.SectionNumber(text) != "" || record.CaptionRow.MatchString(text) || record.IsByline(text) {
		return issueLine{}, false
	}
	isEntry := !isCited && record.IsEntry(text) && !strings.HasPrefix(text, "J. ")
	text = labelledRoman(numberedBefore(yearLabel.ReplaceAllString(text, ", ")))
	doi := identifier.FindDOI(text)
	if doi != "" {
		text = doiLead.ReplaceAllString(strings.TrimRight(strings.ReplaceAll(text, doi, " "), " .,;"), " ")
		text = strings.TrimRight(text, " .,;")
	}
	l := issueLine{doi: doi}
	rest := l.readName(text)
	if isTimeOfDay(l.Name, rest) || dayInFigures.MatchString(rest) {
		return issueLine{}, false
	}
	rest = yearFirst.ReplaceAllString(rest, "$2 ($1)")
	rest = l.readParts(rest)
	if l.Name == "" && strings.ContainsFunc(rest, record.IsUncased) {
		rest = l.nameBetween(rest)
	}
	if !strings.Contains(l.Name, " ") && doi == "" && len(l.pages) < fewestOfArticle && !strings.ContainsAny(l.pages, "–") {
		l.pages = "" // the number of an article, or of anything
	}
	known := 0
	for _, field := range []string{l.number, l.issued, l.pages, doi} {
		if field != "" {
			known++
		}
	}
	if isEntry && (!l.labelled || strings.Contains(l.Name, ".")) {
		return issueLine{}, false
	}
	hasIssue := l.volume != "" || l.number != "" && l.issued != "" && l.pages != "" // many journals count the issues of a year and no volumes
	return l, hasIssue && !strings.Contains(l.Name, " : ") &&                       // a term and what is said of it
		l.isEnough(known) && letters(rest) <= mostLeft && lang.WordCount(l.Name) <= 14
}

// romanVolume is how journals of Romance languages print a volume, its year and an issue, with
// pages behind: "Studi di idraulica, XII (2009), 2, pp. 33–47".
var romanVolume = lang.Regexp(`^(\p{Lu}[^,\d]{3,120}), ([IVXLC]{1,7}),? \(?((?:1[5-9]|20)\d{2})\)?(?:, (\d{1,3}))?(, .*\d\s?[–-]\s?\d.*)$`)

// labelledRoman writes the words for volume and issue, where there is one, into such a line.
func labelledRoman(text string) string {
	m := romanVolume.FindStringSubmatch(text)
	if m == nil {
		return text
	}
	number := ""
	if m[4] != "" {
		number = ", no. " + m[4]
	}
	return m[1] + ", vol. " + m[2] + number + " (" + m[3] + ")" + m[5]
}

// Chinese, Japanese and Korean say which volume and which issue it is with the number
// before the word, "第12卷第3期", and often once more in English.
var (
	volumeBehind = lang.Regexp(`第?\s?(\d{1,4})\s?[卷巻권]`)
	issueBehind  = lang.Regexp(`(?:第|总第|總第)?\s?(\d{1,4})\s?[期號号호]`)
	volumeBefore = lang.Regexp(`(?i)\bvol\.\s?(\d{1,4})`)
	issueBefore  = lang.Regexp(`(?i)\bno\.\s?(\d{1,4})`)
)

// fewestOfArticle is how many figures the number of an article has at least where no more
// than one word says that it stands in a journal.
const fewestOfArticle = 3

// numberedBefore writes volume and issue as other languages do, each once: many of those
// journals say them in two languages.
func numberedBefore(text string) string {
	if !strings.ContainsFunc(text, record.IsUncased) {
		return text
	}
	text = issueBehind.ReplaceAllString(volumeBehind.ReplaceAllString(text, " Vol. $1 "), " No. $1 ")
	for _, part := range []*lang.Pattern{volumeBefore, issueBefore} {
		if all := part.FindAllStringSubmatchIndex(text, -1); len(all) == 2 && matched(text, all[0], 1) == matched(text, all[1], 1) {
			text = text[:all[1][0]] + text[all[1][1]:]
		}
	}
	return lang.Squeeze(text)
}

// timeOfDay is what may be a volume and an issue, with the word behind it.
var timeOfDay = lang.Regexp(`^\s*(\d)\d?:\d{2}(?:\s+(\p{L}+))?`)

// aloneTime is one behind which the line ends: an issue has its year or its pages there.
var aloneTime = lang.Regexp(`^[\s,(]*(?:[01]?\d|2[0-3]):[0-5]\d[\s.)]*$`)

// isTimeOfDay says whether the numbers behind a text are a time and no issue: "For release
// at 10:15 on 4 June 2018", "Hall B, Monday 10:15".
func isTimeOfDay(name, rest string) bool {
	if aloneTime.MatchString(rest) {
		return true
	}
	m := timeOfDay.FindStringSubmatch(rest)
	if m == nil || !unicode.IsLower(lang.FirstRune(lang.LastWord(name))) {
		return false
	}
	return m[1] == "0" || m[2] != "" && lang.Month(strings.ToLower(m[2])) == 0
}

// mostBetweenNumbers bounds the letters of a name in a script that has no spaces.
const mostBetweenNumbers = 24

// nameBetween takes for the name what is left between the numbers.
func (l *issueLine) nameBetween(rest string) (left string) {
	name := strings.Trim(rest, " ,.;:|·()（）《》")
	if n := utf8.RuneCountInString(name); n < 3 || n > mostBetweenNumbers || !record.IsUncased(lang.FirstRune(name)) || strings.ContainsFunc(name, unicode.IsDigit) {
		return rest
	}
	l.Name = name
	return ""
}

// dayInFigures is a day right behind a name, and no volume: "Jane Doe, The Courier, 9.2.2018".
var dayInFigures = lang.Regexp(`^[\s,(]*(?:\d{1,2}[./]\s?\d{1,2}[./]\s?(?:1[5-9]|20)\d{2}|(?:1[5-9]|20)\d{2}-\d{2}-\d{2})[\s.)]*$`)

var journalWord = lang.AsWord("journals")

// NamesJournal says whether a text is the name of a journal and nothing else, by a word
// in it.
func NamesJournal(text string) bool {
	return lang.WordCount(text) <= 10 && len(text) <= 100 && journalWord.MatchString(text) && unicode.IsUpper(lang.FirstRune(text)) &&
		!strings.ContainsFunc(text, unicode.IsDigit) && !strings.ContainsAny(text, ":;@") && !lang.EndsSentence(text)
}

// withoutLead takes away what announces the journal: "Source: ", "Published in", and authors.
func withoutLead(text string) string {
	if ahead := authorsAhead.FindString(text); ahead != "" {
		text = strings.TrimSpace(text[len(ahead):])
	}
	at := publishedIn.FindStringIndex(text)
	if at == nil || !strings.ContainsAny(text[:at[1]], ":：") && !strings.Contains(strings.TrimSpace(text[:at[1]]), " ") {
		return text
	}
	return text[at[1]:]
}

// authorsAhead are the authors of an article where the head of its pages names them before the
// journal: "Agnew-Dale et al. Journal of Small Rivers 2014, 14:1".
var authorsAhead = lang.Regexp(`^\p{Lu}[^\d.:;()]{1,60}?\set al\.?[,:]?\s`)

// isEnough says whether so many of number, date and pages make the line one of a
// journal. The less else speaks for it, the more of them it has to have: "Version 3,
// No. 12" is none.
func (l issueLine) isEnough(known int) bool {
	switch {
	case l.Name == "":
		return l.labelled && known >= 2
	case l.labelled:
		return known >= 1
	case !strings.Contains(l.Name, " "):
		return l.pages != "" && (known >= 2 && l.issued != "" || known >= 3)
	}
	return known >= 2 && l.number != "" || (known >= 2 || l.number != "") && !record.PersonName(l.Name)
}

// doiLead is the label of a DOI that was cut out.
var doiLead = lang.Regexp(`(?i)(?:https?://(?:dx\.)?doi\.org/|\bdoi\s*[:：]?)\s*`)

// mostLeft bounds the letters that a line says besides.
const mostLeft = 12

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// readName takes the name of the journal, which ends where a number or the word for
// one begins, and gives the rest.
func (l *issueLine) readName(text string) (rest string) {
	end := len(text)
	for _, part := range []*lang.Pattern{volumePart, numberPart, issueYear, pagesPart, digits} {
		if at := part.FindStringIndex(text); at != nil {
			end = min(end, at[0])
		}
	}
	name := strings.Trim(text[:end], " ,:;|(")
	if date := lang.LastWord(name); lang.Month(strings.ToLower(strings.Trim(date, ".,("))) > 0 { // "Journal of Rivers, March 2019"
		end = strings.LastIndex(text[:end], date)
		name = strings.Trim(text[:end], " ,:;|(")
	}
	name = seasonEnd.ReplaceAllString(name, "")
	if !strings.HasSuffix(name, " J.") && lang.WordCount(name) > 1 {
		name = strings.TrimRight(name, ".")
	}
	if issueName.FindString(name) != name {
		return text
	}
	l.Name = name
	if m := townBehind.FindStringSubmatch(name); m != nil && brazilian.MatchString(text[end:]) {
		l.Name = m[1]
	}
	return text[end:]
}

// By the norm of Brazil the town of a journal stands behind its name: "Cadernos do Rio,
// Porto Belo, v. 9, n. 1".
var (
	brazilian  = lang.Regexp(`^[\s,]*v\.\s?\d+,\s*n\.\s?\d+`)
	townBehind = lang.Regexp(`^(.+), \p{Lu}\p{L}+(?: (?:d[aeo]s? )?\p{Lu}\p{L}+){0,3}$`)
)

var digits = lang.Regexp(`[\s(]\d`)

// readParts takes the parts that the line has, those with a word first.
func (l *issueLine) readParts(rest string) (left string) {
	cut := func(at []int) { rest = rest[:at[0]] + " " + rest[at[1]:] }
	if m := pagesPart.FindStringSubmatchIndex(rest); m != nil && pagesFollow(matched(rest, m, 1), matched(rest, m, 2)) {
		l.pages = matched(rest, m, 1) + "–" + matched(rest, m, 2)
		cut(m)
	}
	if m := beforeVolume.FindStringSubmatchIndex(rest); m != nil { // "68. Jahrgang 2015"
		l.volume, l.labelled = matched(rest, m, 1), true
		cut(m)
	} else if m := volumePart.FindStringSubmatchIndex(rest); m != nil && !issueYear.MatchString(matched(rest, m, 1)) {
		l.volume, l.labelled = matched(rest, m, 1)+matched(rest, m, 2), true
		cut(m)
	}
	if m := numberPart.FindStringSubmatchIndex(rest); m != nil {
		l.number = matched(rest, m, 1)
		cut(m)
	}
	rest = seasonWord.ReplaceAllString(rest, " ")
	if l.volume == "" {
		rest = l.readBare(rest)
	}
	if m := articleBehind.FindStringSubmatchIndex(rest); m != nil && l.pages == "" {
		l.pages = matched(rest, m, 1)
		cut(m)
	}
	if l.pages == "" {
		if m := barePages.FindStringSubmatchIndex(rest); m != nil {
			first, last := matched(rest, m, 1)+matched(rest, m, 3), matched(rest, m, 2)+matched(rest, m, 4)
			if pagesFollow(first, last) && !issueYear.MatchString(first) {
				l.pages = first + "–" + last
				cut(m)
			}
		}
	}
	if l.number == "" && l.labelled {
		if m := parenthesised.FindStringSubmatchIndex(rest); m != nil {
			l.number = matched(rest, m, 1)
			cut(m)
		}
	}
	return l.readDate(rest)
}

// parenthesised is a number in brackets behind the volume.
var parenthesised = lang.Regexp(`^\s*\((\d{1,3}(?:[–/-]\d{1,3})?)\)`)

// readBare reads volume and number that no word announces, by where they stand.
func (l *issueLine) readBare(rest string) string {
	rest = strings.TrimLeft(rest, " ,;:|.")
	if m := yearNumber.FindStringSubmatch(rest); m != nil { // "2015/3 (n° 45)": the issue of the year, and of all
		l.issued = m[1]
		if l.volume, l.number = l.number, m[2]; l.volume == "" {
			l.volume, l.number = m[2], ""
		}
		return rest[len(m[0]):]
	}
	if m := leadingYear.FindStringSubmatch(rest); m != nil { // "2019;12(3):34-56"
		l.issued = m[1]
		rest = strings.TrimLeft(rest[len(m[1]):], " ,;:")
	}
	if m := volumeNumber.FindStringSubmatch(rest); m != nil && !issueYear.MatchString(m[2]+m[3]) {
		l.volume, l.number = m[1], cmp.Or(l.number, m[2]+m[3])
		return rest[len(m[0]):]
	}
	if m := bareVolume.FindStringSubmatch(rest); m != nil && !issueYear.MatchString(m[1]) {
		l.volume, rest = m[1], rest[len(m[0]):]
		if m := articleNumber.FindStringSubmatch(rest); m != nil && l.issued != "" && l.pages == "" { // "2020, 12, 1874"
			l.pages, rest = m[1], ""
		}
		return rest
	}
	return rest
}

// articleBehind is the number of an article where its first page would stand: ": e0155001".
var articleBehind = lang.Regexp(`[:,]\s?(e\d{4,8})\b`)

// articleNumber ends a line that has year and volume before it.
var articleNumber = lang.Regexp(`^\s*,\s*(\d{1,6}|e\d{3,8})[\s.,;]*$`)

var leadingYear = lang.Regexp(`^((?:1[5-9]|20)\d{2})\s*[;,]`)

// readDate takes the date, a month and a year or a year alone.
func (l *issueLine) readDate(rest string) (left string) {
	if l.issued != "" {
		return rest
	}
	if before, after, iso := date.Cut(strings.NewReplacer("(", " ", ")", " ").Replace(rest)); iso != "" {
		l.issued = iso
		return before + " " + after
	}
	if m := issueYear.FindStringSubmatchIndex(rest); m != nil {
		l.issued = rest[m[2]:m[3]]
		return rest[:m[2]] + rest[m[3]:]
	}
	return rest
}

func pagesFollow(first, last string) bool {
	a, _ := strconv.Atoi(first)
	b, _ := strconv.Atoi(last)
	return a > 0 && a <= b
}

// Findings gives what a line says that was found at a place.
func (l issueLine) Findings(from string) []record.Finding {
	var out []record.Finding
	for _, f := range [][2]string{{"container", l.Name}, {"volume", l.volume}, {"issue", l.number}, {"pages", l.pages}, {"issued", l.issued}, {"doi", l.doi}} {
		out = append(out, record.Finding{Field: f[0], Value: f[1], From: from})
	}
	return out
}

func IsIssueLine(text string) bool {
	_, ok := ReadIssueLine(text)
	return ok
}
