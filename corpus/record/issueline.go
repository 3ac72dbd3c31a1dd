package record

import (
	"regexp"
	"strconv"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// An issueLine is how a journal prints where an article stands, in one of many
// orders: "Journal of Small Rivers, Vol. 12, No. 3 (2015), pp. 201–219". What the
// line does not say is empty.
type issueLine struct {
	Name   string // of the journal, empty where the line above has it
	volume string
	number string
	year   string
	pages  string
}

var (
	issueStart  = regexp.MustCompile(`^([\p{Lu}\p{Lo}][\p{L}\d &’'\-–:.]{3,90}?)[,.]?\s+(` + volumeWord + `\s*)?(\d{1,4})\b(.*)$`)
	volumeStart = regexp.MustCompile(`^()(` + volumeWord + `\s*)(\d{1,4})\b(.*)$`)
	issueNumber = regexp.MustCompile(`(?i)^[,;]?\s*(?:\((\d{1,3}(?:[–-]\d{1,3})?)\)|(?:no\.?|nr\.?|issue|iss\.|heft|sayı:?|№)\s*(\d{1,3}))`)
	issueYear   = regexp.MustCompile(`\b((?:1[5-9]|20)\d{2})\b`)
	issuePages  = regexp.MustCompile(`(?i)(?:^|[\s,:;.)])(?:pp?\.?|s\.|с\.)?\s*(\d{1,5})\s*[–-]\s*(\d{1,5})\b`)
)

const volumeWord = `(?i:vol(?:ume|\.)?|bd\.|jg\.|cilt:?|т\.)`

// mostOfIssue bounds the words of such a line.
const mostOfIssue = 30

// ReadIssueLine reads a line that has the name, the volume and two of number, year
// and pages. One of these is enough where a word says that the volume is one, or
// the number stands in brackets behind it.
func ReadIssueLine(text string) (issueLine, bool) {
	start := volumeStart.FindStringSubmatch(text)
	if start == nil {
		start = issueStart.FindStringSubmatch(text)
	}
	if start == nil || lang.WordCount(text) > mostOfIssue || SectionNumber(text) != "" || CaptionRow.MatchString(text) || IsReference(text) && refAuthor.MatchString(text) && !strings.HasPrefix(text, "J. ") {
		return issueLine{}, false
	}
	l := issueLine{Name: strings.Trim(start[1], " ,:"), volume: start[3]}
	rest := start[4]
	if m := issueNumber.FindStringSubmatch(rest); m != nil {
		l.number, rest = m[1]+m[2], rest[len(m[0]):]
	}
	l.year = issueYear.FindString(rest)
	if l.year != "" {
		rest = strings.ReplaceAll(rest, l.year, " ")
	}
	if m := issuePages.FindStringSubmatch(rest); m != nil && pagesFollow(m[1], m[2]) {
		l.pages = m[1] + "–" + m[2]
	}
	known := 0
	for _, field := range []string{l.number, l.year, l.pages} {
		if field != "" {
			known++
		}
	}
	return l, known >= 2 || known == 1 && (start[2] != "" || l.number != "")
}

func pagesFollow(first, last string) bool {
	a, _ := strconv.Atoi(first)
	b, _ := strconv.Atoi(last)
	return a > 0 && a <= b
}

// Over puts what a line says into the fields of a record that are empty.
func (l issueLine) Over(m *corpus.Metadata) {
	for _, f := range []struct {
		field *string
		value string
	}{{&m.Container, l.Name}, {&m.Volume, l.volume}, {&m.Issue, l.number}, {&m.Pages, l.pages}, {&m.Issued, l.year}} {
		Fill(f.field, f.value)
	}
}

func IsIssueLine(text string) bool {
	_, ok := ReadIssueLine(text)
	return ok
}
