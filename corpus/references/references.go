// Package references reads lists of works from the programs that keep them: BibTeX and
// biblatex, RIS, CSL-JSON, as Zotero, Mendeley, JabRef and EndNote write them. The record of
// each is taken as it stands: somebody has put it down.
package references

import (
	"bytes"
	"cmp"
	"fmt"
	"path"
	"strings"
	"time"

	"footnote/corpus"
	"footnote/corpus/cite/work"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/record/identifier"
)

// mostReferences bounds the works of one list.
const mostReferences = 20_000

// A Reference is one work of a list.
type Reference struct {
	Record   corpus.Metadata
	Abstract string
	Files    []string // the paths of its files, with slashes, as the list has them
	Accessed string   // the day on which its address was read, in ISO 8601, empty where no whole day is told
	Stated   string   // what the data calls the work, until the record says it
}

// A reader reads one format.
type reader struct {
	name       string
	extensions []string
	sniff      *lang.Pattern
	read       func(text string) ([]Reference, error)
}

var readers = []reader{
	{"BibTeX", []string{".bib", ".bibtex"}, lang.Regexp(`(?mi)^\s*@(?:article|book|booklet|collection|conference|inbook|incollection|inproceedings|manual|mastersthesis|mvbook|misc|online|phdthesis|patent|dataset|software|movie|video|audio|artwork|letter|jurisdiction|legislation|legal|inreference|reference|suppbook|bookinbook|mvcollection|mvproceedings|set|standard|proceedings|report|techreport|thesis|unpublished|string|preamble|comment)\s*[{(]`), readBibTeX},
	{"RIS", []string{".ris"}, lang.Regexp(`(?m)^TY  ?- ?[A-Z]{3,6}\s*$`), readRIS},
	{"CSL-JSON", []string{".json"}, lang.Regexp(`(?s)^\s*(?:\{\s*"items"\s*:\s*)?\[?\s*\{.*"type"\s*:\s*"(?:article|article-journal|article-magazine|article-newspaper|journal-article|book-chapter|proceedings-article|posted-content|monograph|edited-book|reference-book|reference-entry|dissertation|book|chapter|dataset|document|entry|entry-dictionary|entry-encyclopedia|interview|legislation|legal_case|manuscript|motion_picture|paper-conference|pamphlet|personal_communication|post|post-weblog|report|review|review-book|speech|thesis|treaty|webpage|broadcast|song|software|bill|map|patent|figure|graphic|standard)"`), readCSL},
}

// Extensions lists the endings of the names of such lists.
func Extensions() []string {
	var out []string
	for _, r := range readers {
		out = append(out, r.extensions...)
	}
	return out
}

// formatOf gives the reader of a list, nil for what is none. A text that only shows an
// entry among prose is none.
func formatOf(data []byte) *reader {
	head := data[:min(len(data), 16<<10)]
	head = bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))
	for i := range readers {
		r := &readers[i]
		at := r.sniff.FindIndex(head)
		if at == nil {
			continue
		}
		before := bytes.TrimSpace(head[:at[0]])
		for len(before) > 0 && (before[0] == '%' || statedBefore.Match(before)) { // remarks
			_, before, _ = bytes.Cut(before, []byte("\n"))
			before = bytes.TrimSpace(before)
		}
		if len(before) == 0 {
			return r
		}
	}
	return nil
}

// statedBefore is a row that a database writes above its list, "Provider: …", or that counts
// its works.
var statedBefore = lang.Regexp(`^(?:(?:Provider|Database|Content|Source|Exported|Export Date): .*|(?:Record #?)?\d{1,5}(?: of \d{1,5})?\.?)(?:\n|$)`)

// Sniff says whether data is a list of works.
func Sniff(data []byte) bool { return formatOf(data) != nil }

// Read reads a list. It gives [corpus.ErrUnsupported] for what is none,
// [corpus.ErrTooLarge] for one of too many works, [corpus.ErrMalformed] where none of
// them can be read.
func Read(data []byte) ([]Reference, error) {
	r := formatOf(data)
	if r == nil {
		return nil, fmt.Errorf("no list of works: %w", corpus.ErrUnsupported)
	}
	text := strings.ToValidUTF8(string(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))), "\uFFFD")
	list, err := r.read(strings.ReplaceAll(text, "\r\n", "\n"))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.name, err)
	}
	var out []Reference
	for _, ref := range list {
		ref.clean()
		if ref.Record.Title != "" {
			out = append(out, ref)
		}
	}
	switch {
	case len(out) == 0:
		return nil, fmt.Errorf("%s without a work that has a title: %w", r.name, corpus.ErrMalformed)
	case len(out) > mostReferences:
		return nil, fmt.Errorf("%s of %d works, at most %d: %w", r.name, len(out), mostReferences, corpus.ErrTooLarge)
	}
	return out, nil
}

// clean makes every field one line without markup, leaves out what is no date, DOI, ISBN or
// address, and says where the record comes from.
func (r *Reference) clean() {
	m := &r.Record
	plainRecord(m)
	for _, t := range m.Texts() {
		*t.Value = lang.Squeeze(lang.Scrub(*t.Value))
	}
	for _, p := range m.People() {
		var names []string
		for _, name := range *p.Value {
			if name = lang.Squeeze(lang.Scrub(name)); strings.Trim(name, ", ") != "" {
				names = append(names, name)
			}
		}
		*p.Value = names
	}
	for _, when := range []*string{&m.Issued, &m.Original} {
		if written, ok := date.ReadIssued(*when); ok {
			*when = written
		} else {
			*when, _ = dateOf(*when)
		}
	}
	tidyCatalogued(m)
	if m.Event == m.Container { // a talk is in what it was given at
		m.Event, m.EventPlace = "", ""
	}
	if r.Accessed, _ = dateOf(r.Accessed); len(r.Accessed) != len(time.DateOnly) {
		r.Accessed = ""
	}
	m.DOI = identifier.ReadDOI(m.DOI)
	m.ISBN = firstISBN(m.ISBN)
	m.Language = lang.Code(m.Language)
	m.Pages = strings.ReplaceAll(m.Pages, "--", "–")
	if span := corpus.ReadPages(m.Pages); span.Last != "" || m.Pages == span.First+"–"+span.First {
		m.Pages = span.Whole()
	}
	m.URL = addressOf(m.URL)
	if !corpus.IsAddress(m.URL) || m.DOI != "" && strings.EqualFold(identifier.ReadDOI(m.URL), m.DOI) { // no other address
		m.URL = ""
	}
	work.KeepStated(m, r.Stated)
	r.Stated = ""
	r.Abstract = lang.Squeeze(lang.Scrub(r.Abstract))
	m.Found = nil
	m.NoteRest(corpus.FoundInList)
}

// addressOf gives an address that stands in TeX, or without what every address begins with.
func addressOf(field string) string {
	if bare, found := strings.CutPrefix(field, `\url{`); found {
		field = strings.TrimSuffix(bare, "}")
	}
	if strings.HasPrefix(strings.ToLower(field), "www.") && !strings.Contains(field, " ") {
		return "http://" + field
	}
	return field
}

// firstISBN gives the first of the numbers that a field has: "9780306406157 (pbk.), 0306406152".
func firstISBN(field string) string {
	if isbn := identifier.ReadISBN(field); isbn != "" {
		return isbn
	}
	for part := range strings.FieldsFuncSeq(field, func(r rune) bool { return strings.ContainsRune(" ,;()", r) }) {
		if isbn := identifier.ReadISBN(part); isbn != "" {
			return isbn
		}
	}
	return ""
}

// dateOf reads a date as such lists have it: ISO 8601, with slashes, a year with words
// behind it, the first day of a range.
func dateOf(s string) (string, bool) {
	s, _, _ = strings.Cut(s, "/..")
	if m := slashed.FindStringSubmatch(s); m != nil {
		s = lang.JoinSome("-", m[1], twoDigits(m[2]), twoDigits(m[3]))
	}
	for _, try := range []string{s, strings.SplitN(s, "/", 2)[0], strings.SplitN(s, "T", 2)[0]} {
		if iso, ok := date.Parse(strings.TrimSpace(try)); ok {
			return iso, true
		}
	}
	if year := yearIn.FindString(s); year != "" {
		return year, true
	}
	return "", false
}

var (
	slashed = lang.Regexp(`^(\d{4})/(\d{1,2})?/?(\d{1,2})?(?:/.*)?$`)
	yearIn  = lang.Regexp(`\b(?:1[0-9]|20)\d{2}\b`)
)

func twoDigits(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// filesOf reads the field that names the files of a work: "a.pdf; b.html", or
// "Name:folder/a.pdf:application/pdf" with a backslash before what has a meaning.
func filesOf(field string) []string {
	var out []string
	for _, entry := range splitEscaped(field, ';') {
		parts := splitEscaped(entry, ':')
		name := strings.Join(parts, ":")
		if n := len(parts); n >= 3 {
			name = strings.Join(parts[1:n-1], ":")
		} else if n == 2 && parts[0] == "" {
			name = parts[1]
		}
		name = strings.ReplaceAll(name, `\`, "/")
		if name = strings.TrimSpace(name); name != "" && path.Ext(name) != "" {
			out = append(out, name)
		}
	}
	return out
}

// splitEscaped cuts a text at a mark that has no backslash before it, and takes the
// backslashes away that protect something.
func splitEscaped(s string, mark byte) []string {
	var out []string
	var part strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && strings.IndexByte(`;:\_&{}`, s[i+1]) >= 0:
			if i++; mark == ';' {
				part.WriteByte('\\') // for the next cut
			}
			part.WriteByte(s[i])
		case c == mark:
			out = append(out, part.String())
			part.Reset()
		default:
			part.WriteByte(c)
		}
	}
	return append(out, part.String())
}

// sectionOf gives the place of a statute in its code, "§ 1251".
func sectionOf(number string) string {
	number = strings.TrimLeft(number, "§ ")
	if number == "" {
		return ""
	}
	return "§ " + number
}

// kindOfThesis gives the genre of a thesis.
func kindOfThesis(kind string) string {
	switch strings.ToLower(strings.TrimSpace(kind)) {
	case "phdthesis", "phd", "phd thesis":
		return "PhD thesis"
	case "doctoral", "dissertation":
		return "Doctoral thesis"
	case "mastersthesis", "mathesis", "masters", "master":
		return "Master’s thesis"
	case "bathesis":
		return "Bachelor’s thesis"
	case "techreport":
		return "Technical report"
	}
	return kind
}

// personOf gives a name as records have it: one that a program cut in parts. A particle
// that ends in a hyphen or an apostrophe is written to the name: "al-Hariri".
func personOf(family, given, suffix, particle, literal string) string {
	between := " "
	if strings.ContainsRune("-‐’'", lang.LastRune(particle)) {
		between = ""
	}
	if particle+family != "" {
		return lang.JoinSome(", ", lang.JoinSome(between, particle, unshouted(family)), unshouted(given), suffix)
	}
	if literal = cmp.Or(literal, given); literal == "" {
		return ""
	}
	return record.AuthorName("{" + literal + "}")
}
