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

// theses are words for what is written for a degree.
var theses = lang.AsWord("theses")

// IsThesis says whether a genre is that of what is written for a degree.
func IsThesis(genre string) bool { return theses.MatchString(genre) }

// A bookLine is how a chapter says which book it stands in, in one of many
// orders: "In: T. Doe & I. Roe (Eds.), Rivers of the North (pp. 45–68). Leeds:
// Alder Press, 2011". What the line does not say is empty.
type bookLine struct {
	editors   []string
	name      string // of the book
	pages     string
	place     string
	publisher string
	year      string
}

var (
	bookStart   = regexp.MustCompile(`^(?:In|Aus|Dans|En|Em)\s*:\s+(.+)$|^In\s+(.*(?:\b[Ee]ds?\b\.?|[Ee]dited by).*)$`)
	bookEditors = regexp.MustCompile(`^(.{3,200}?)\s*[(\[](?:[Ee]ds?|[Hh]rsg|[Hh]g|[Dd]irs?|[Cc]oords?|[Rr]ed|[Aa] cura di)\.?[)\]][,:.]?\s+`)
	editedBy    = regexp.MustCompile(`,?\s*(?:edited by|herausgegeben von|sous la direction de|a cura di)\s+([^.;]{3,200}?)(?:[.;]\s|,\s+(?:\d|pp?\.)|\s*\(|$)`)
	bookPages   = regexp.MustCompile(`[,.]?\s*\(?(?:pp?\.?|pages|S\.|Seiten|с\.|págs?\.)\s*(\d{1,5})\s*[–-]\s*(\d{1,5})\)?|,\s*(\d{1,4})\s*[–-]\s*(\d{1,4})(?:[.,]|$)`)
	bookYear    = regexp.MustCompile(`,?\s*\(?\b((?:1[5-9]|20)\d{2})\b\)?`)
	bookPlace   = regexp.MustCompile(`^(\p{Lu}[\p{L}.’' -]{1,40}(?:,\s*\p{Lu}[\p{L}.]{1,20})?):\s*(.+)$`)
)

// mostOfBook bounds the words of such a line.
const mostOfBook = 60

// readBookLine reads a line that begins with "In" and has the name of the book,
// and editors, pages or a year with a publisher.
func readBookLine(text string) (bookLine, bool) {
	start := bookStart.FindStringSubmatch(text)
	if start == nil || lang.WordCount(text) > mostOfBook {
		return bookLine{}, false
	}
	var l bookLine
	rest := start[1] + start[2]
	if m := bookPages.FindStringSubmatchIndex(rest); m != nil {
		first, last := matched(rest, m, 1)+matched(rest, m, 3), matched(rest, m, 2)+matched(rest, m, 4)
		if pagesFollow(first, last) {
			l.pages = first + "–" + last
			rest = rest[:m[0]] + ". " + rest[m[1]:]
		}
	}
	if all := bookYear.FindAllStringSubmatchIndex(rest, -1); len(all) > 0 {
		m := all[len(all)-1]
		l.year = rest[m[2]:m[3]]
		rest = rest[:m[0]] + rest[m[1]:]
	}
	if m := bookEditors.FindStringSubmatch(rest); m != nil {
		l.editors = listedNames(m[1])
		rest = rest[len(m[0]):]
	} else if m := editedBy.FindStringSubmatchIndex(rest); m != nil {
		l.editors = listedNames(rest[m[2]:m[3]])
		rest = rest[:m[0]] + ". " + strings.TrimLeft(rest[m[3]:], " .;")
	}
	l.readNames(rest)
	return l, l.name != "" && (len(l.editors) > 0 || l.pages != "") && (l.year != "" || l.publisher != "" || len(l.editors) > 0 && l.pages != "")
}

func matched(s string, at []int, n int) string {
	if at[2*n] < 0 {
		return ""
	}
	return s[at[2*n]:at[2*n+1]]
}

// readNames reads the name of the book and after a full stop who published it.
func (l *bookLine) readNames(rest string) {
	var parts []string
	for part := range strings.SplitSeq(rest, ". ") {
		if part = strings.Trim(part, " .,;:()"); part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return
	}
	l.name = parts[0]
	if len(parts) == 1 {
		return
	}
	by := parts[len(parts)-1]
	if m := bookPlace.FindStringSubmatch(by); m != nil {
		l.place, l.publisher = m[1], m[2]
		return
	}
	publisher, place, found := strings.Cut(by, ", ")
	l.publisher = publisher
	if found && lang.WordCount(place) <= 3 {
		l.place = place
	}
}

// listedNames gives the persons of a list of names in any order, nil where one of
// them is none.
func listedNames(text string) []string {
	var out []string
	for name := range strings.SplitSeq(NameJoint.ReplaceAllString(text, "\n"), "\n") {
		if name = cleanName(name); name == "" {
			continue
		}
		if !PersonName(name) {
			return nil
		}
		out = append(out, FamilyFirst(name))
	}
	return out
}

// over puts what a line says into the fields of a record that are empty.
func (l bookLine) over(m *corpus.Metadata) {
	for _, f := range []struct {
		field *string
		value string
	}{{&m.Container, l.name}, {&m.Pages, l.pages}, {&m.Publisher, l.publisher}, {&m.Place, l.place}, {&m.Issued, l.year}} {
		Fill(f.field, f.value)
	}
	if len(m.Editors) == 0 {
		m.Editors = l.editors
	}
}
