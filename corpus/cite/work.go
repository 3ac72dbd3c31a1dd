package cite

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// A citedWork is the record of a source made ready to be cited: each field one line
// of valid text, names and dates taken apart.
type citedWork struct {
	corpus.Metadata
	id       corpus.SourceID
	form     workForm
	people   []person // or the one institution, or the editors; none if nobody is named
	edited   bool     // by the people
	editors  []person
	transl   []person
	namesake string // what tells the first one in the text from others of the family name
	issued   citeDate
	accessed citeDate        // of what has an address and no DOI
	span     corpus.PageSpan // in the container
	note     bool            // a study note on the work
	file     string          // what the text came as, where neither title nor address tells what it is
	several  bool            // its authors have other works in the library
	key      string          // names the work in a bibliography, and in the data for programs
	letter   string          // after the year, where one author has several works of it
	repeated bool            // by the same people as the work before it
}

// A workForm says how a work was published, as far as its record shows.
type workForm int

const (
	document workForm = iota // nothing is known of it
	article                  // in a journal
	magazine                 // an article of what is known by its day or month
	chapter                  // in a book
	book
	webPage
	thesis
	report
)

// formOf reads the form from the fields that are there: an ISBN makes a book or
// a part of one, pages in what has a publisher and no numbers a part of one; a
// DOI, a volume, an issue or pages in a container an article; an address alone a
// page. What comes as an e-book is a book, and what has editors, an edition, a
// translator or an earlier first year one or a part of one. The genre tells a
// thesis, a number of its own a report.
func formOf(m corpus.Metadata, mediaType string) workForm {
	numbered := m.DOI+m.Volume+m.Issue+m.Pages != ""
	bookish := len(m.Editors)+len(m.Translators) > 0 || m.Edition+m.Original != ""
	switch {
	case m.Container == "" && record.IsThesis(m.Genre):
		return thesis
	case m.Container == "" && m.Number != "":
		return report
	case m.Container != "" && (m.ISBN != "" || bookish && m.Volume+m.Issue == ""):
		return chapter
	case m.Container == "" && bookish:
		return book
	case m.ISBN != "" || m.Container == "" && mediaType == corpus.EPUB:
		return book
	case m.Container != "" && m.Publisher != "" && m.Pages != "" && m.DOI+m.Volume+m.Issue == "" && readDate(m.Issued).month == 0:
		return chapter
	case m.Container != "" && (numbered || m.URL == ""):
		if m.DOI+m.Volume == "" && readDate(m.Issued).month > 0 {
			return magazine
		}
		return article
	case m.DOI == "" && m.URL != "":
		return webPage
	}
	return document
}

func citedWorkOf(s corpus.Source) citedWork {
	m := s.Metadata
	for _, t := range m.Texts() {
		*t.Value = citable(*t.Value)
	}
	m.DOI, m.Volume, m.Issue = record.BareDOI(m.DOI), corpus.BareNumber(m.Volume), corpus.BareNumber(m.Issue)
	w := citedWork{Metadata: m, id: s.ID, form: formOf(m, s.MediaType), issued: readDate(m.Issued), span: corpus.ReadPages(m.Pages), note: m.Genre == corpus.StudyNote}
	w.people, w.editors, w.transl = persons(m.Authors), persons(m.Editors), persons(m.Translators)
	if m.Title == "" && m.URL == "" && s.Origin != "" {
		w.file = citable(path.Base(strings.ReplaceAll(s.Origin, `\`, "/")))
	}
	if len(w.people) == 0 && m.Organisation != "" {
		w.people = []person{{family: m.Organisation, whole: true}}
	}
	if len(w.people) == 0 && w.form == book && len(w.editors) > 0 {
		w.people, w.editors, w.edited = w.editors, nil, true
	}
	read := s.ReadAt
	if read.IsZero() {
		read = s.AddedAt
	}
	if m.URL != "" && m.DOI == "" && !read.IsZero() {
		w.accessed = readDate(read.Format(time.DateOnly))
	}
	w.key = baseKey(w)
	return w
}

func persons(names []string) []person {
	var out []person
	for _, name := range names {
		if p := newPerson(name); p != (person{}) {
			out = append(out, p)
		}
	}
	return out
}

// citable gives one line of valid text without control characters.
func citable(s string) string { return lang.Squeeze(lang.Scrub(s)) }

// articleNumber says whether the pages are the number of an article and none of
// a page: "e0265432", and "A12" in a volume, but not "A1" of a newspaper.
func (w citedWork) articleNumber() bool {
	p := w.span
	figures := len(strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, p.First))
	if p.Last != "" || figures == 0 || '0' <= p.First[0] && p.First[0] <= '9' {
		return false
	}
	return p.First[0] == 'e' || figures >= 4 || w.form == article && w.Volume != ""
}

// issueAs gives "no. 2", of a double issue "nos. 1–2".
func (w citedWork) issueAs() string {
	switch {
	case w.Issue == "":
		return ""
	case doubleIssue.MatchString(w.Issue):
		return "nos. " + w.issue()
	}
	return "no. " + w.Issue
}

// issue gives the number of the issue, "1–2" of a double one.
func (w citedWork) issue() string {
	if doubleIssue.MatchString(w.Issue) {
		return strings.ReplaceAll(w.Issue, "-", "–")
	}
	return w.Issue
}

var doubleIssue = regexp.MustCompile(`^\d+\s*(?:[-–/&]|and)\s*\d+$`)

// periodical says whether the container appears in issues.
func (w citedWork) periodical() bool { return w.form == article || w.form == magazine }

// outlets gives where a work appeared, each once, and not again who wrote it,
// unless it stands in a volume or on pages of theirs. No style names the
// publisher of a journal.
func (w citedWork) outlets() (container, publisher string) {
	container, publisher = w.Container, w.Publisher
	if w.isAuthor(container) && w.Volume+w.Issue+w.Pages == "" {
		container = ""
	}
	inJournal := w.periodical() && container != ""
	if w.isAuthor(publisher) || strings.EqualFold(publisher, w.Container) || inJournal {
		publisher = ""
	}
	return container, publisher
}

// allOutlets names the publisher of a book or report also where that is its author.
func (w citedWork) allOutlets() (container, publisher string) {
	container, publisher = w.outlets()
	if w.form == book || w.form == report {
		publisher = w.Publisher
	}
	return container, publisher
}

// isAuthor says whether an institution is the only author of the work.
func (w citedWork) isAuthor(institution string) bool {
	return len(w.people) == 1 && w.people[0].whole && strings.EqualFold(w.people[0].family, institution)
}

// year gives the year with its letter, as APA and Chicago write it: "2021a", "n.d.-b".
func (w citedWork) year() string {
	switch {
	case w.issued.known():
		return w.issued.yearOnly() + w.letter
	case w.letter != "":
		return "n.d.-" + w.letter
	}
	return "n.d."
}

// address gives the DOI as an address, else the address that was read.
func (w citedWork) address() string {
	if w.DOI != "" {
		return record.DOIAddress(w.DOI)
	}
	return w.URL
}

// A person is an author. A whole one has only a family name, which may be the
// name of an institution.
type person struct {
	family, given, suffix string
	whole                 bool
}

// newPerson takes "Family, Given, Suffix" apart. A name without a comma is
// whole.
func newPerson(name string) person {
	family, rest, parted := strings.Cut(citable(name), ",")
	given, suffix, _ := strings.Cut(rest, ",")
	p := person{family: strings.TrimSpace(family), given: strings.TrimSpace(given), suffix: strings.Trim(suffix, " ,")}
	p.whole = !parted && p.family != ""
	return p
}

// inverted gives "Family, Given, Suffix".
func (p person) inverted() string {
	return lang.JoinSome(", ", p.family, p.given, p.suffix)
}

// listed gives the name that an American list begins with: inverted, unless the
// family name stands first anyway.
func (p person) listed() string {
	if p.eastAsian() {
		return p.direct()
	}
	return p.inverted()
}

// direct gives "Given Family Suffix"; in Chinese, Japanese and Korean letters
// the family name stands first.
func (p person) direct() string {
	if p.eastAsian() {
		return p.family + p.given
	}
	return lang.JoinSome(" ", p.given, p.family, p.suffix)
}

// short gives the name that stands in the text.
func (p person) short() string {
	if p.family != "" {
		return p.family
	}
	return lang.JoinSome(" ", p.given, p.suffix)
}

func (p person) eastAsian() bool {
	for _, name := range []string{p.family, p.given} {
		if !isEastAsian(lang.FirstRune(name)) {
			return false
		}
	}
	return true
}

func isEastAsian(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)
}

// shortNames gives the names that stand in the text, "et al." for the others
// of more than most, with a comma before the last of three if serial.
func (w citedWork) shortNames(and string, most int, serial bool) string {
	var names []string
	for i, p := range w.people {
		name := p.short()
		if i == 0 && w.namesake != "" {
			name = w.namesake + " " + name
		}
		names = append(names, name)
	}
	if len(names) > most {
		return names[0] + " et al."
	}
	return listed(names, and, serial)
}

// listNames gives authors as American styles list them: the first inverted,
// "and" before the last. Of more than most only the first few are named.
func (w citedWork) listNames(most, few int, listedFirst func(person) string) string {
	if len(w.people) == 0 {
		return ""
	}
	names := []string{listedFirst(w.people[0])}
	for _, p := range w.people[1:] {
		names = append(names, p.direct())
	}
	last := len(names) - 1
	switch {
	case last == 0:
		return names[0]
	case len(names) > most && few == 1 && !strings.Contains(names[0], ","):
		return names[0] + " et al."
	case len(names) > most:
		return strings.Join(names[:few], ", ") + ", et al."
	case last == 1 && !strings.Contains(names[0], ","):
		return names[0] + " and " + names[1]
	}
	return strings.Join(names[:last], ", ") + ", and " + names[last]
}

// initials shortens given names: "Jean-Paul M." gives "J.-P. M.". Particles
// after the first name stay whole ("Ludwig van" gives "L. van").
func initials(given string) string {
	words := strings.Fields(given)
	for i, word := range words {
		parts := strings.FieldsFunc(word, func(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' })
		for j, part := range parts {
			first, _ := utf8.DecodeRuneInString(part)
			particle := unicode.IsLower(first) && (i > 0 || j < len(parts)-1)
			if !particle {
				parts[j] = abbreviate(part)
			}
		}
		words[i] = strings.Join(parts, "-")
	}
	return strings.Join(words, " ")
}

// abbreviate shortens one given name, or several that full stops join, to
// their first letters. A name in a script without capitals (Arabic, Hebrew,
// Chinese) stays whole: a single letter of it would name nobody.
func abbreviate(name string) string {
	var short []string
	for piece := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == '.' }) {
		runes := []rune(piece)
		first := slices.IndexFunc(runes, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsLower(r) || unicode.IsTitle(r) })
		if first < 0 {
			short = append(short, piece)
			continue
		}
		end := first + 1
		for end < len(runes) && unicode.Is(unicode.M, runes[end]) { // accents of the letter
			end++
		}
		short = append(short, string(runes[first:end])+".")
	}
	return strings.Join(short, " ")
}

// A citeDate is a date as precisely as it is known: what is zero is not. A date
// that is not in ISO 8601 is only its text.
type citeDate struct {
	year, month, day int
	text             string // empty if nothing is known
}

// readDate reads a date, or the date of a time.
func readDate(s string) citeDate {
	date, _, _ := strings.Cut(s, "T")
	year, month, day, _ := record.ReadISO(date)
	return citeDate{year, month, day, s}
}

func (d citeDate) known() bool { return d.text != "" }

// yearOnly gives the year, of a date in other words all of it.
func (d citeDate) yearOnly() string {
	if d.year == 0 {
		return d.text
	}
	return strconv.Itoa(d.year)
}

// monthDay gives "July 3" or "July", empty if it is not known.
func (d citeDate) monthDay() string {
	switch {
	case d.month == 0:
		return ""
	case d.day == 0:
		return time.Month(d.month).String()
	}
	return fmt.Sprintf("%v %d", time.Month(d.month), d.day)
}

// american gives "July 3, 2021", "July 2021" or "2021".
func (d citeDate) american() string {
	if d.day > 0 {
		return d.monthDay() + ", " + d.yearOnly()
	}
	return lang.JoinSome(" ", d.monthDay(), d.yearOnly())
}

// dayMonth gives "3 July" or "July", with the months as given.
func (d citeDate) dayMonth(names func(time.Month) string) string {
	switch {
	case d.month == 0:
		return ""
	case d.day == 0:
		return names(time.Month(d.month))
	}
	return fmt.Sprintf("%d %s", d.day, names(time.Month(d.month)))
}
