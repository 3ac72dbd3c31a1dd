package cite

import (
	"path"
	"strings"
	"time"

	"footnote/corpus"
	"footnote/corpus/cite/person"
	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// A citedWork is the record of a source made ready to be cited: each field one line
// of valid text, names and dates taken apart.
type citedWork struct {
	corpus.Metadata
	id       corpus.SourceID
	form     workForm
	people   []person.Name // or the one institution, or the editors; none if nobody is named
	edited   bool          // by the people
	editors  []person.Name
	transl   []person.Name
	namesake string // what tells the first one in the text from others of the family name
	issued   record.Date
	accessed record.Date     // of what has an address and no DOI
	span     corpus.PageSpan // in the container
	note     bool            // a study note on the work
	file     string          // what the text came as, where neither title nor address tells what it is
	begins   string          // its first words, in place of the file, where they are known
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
// a part of one, pages in what has a publisher and no numbers a part of one, as is
// what stands in the proceedings of a meeting; a
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
	case m.Volume+m.Issue == "" && proceedings.MatchString(m.Container):
		return chapter
	case m.Container != "" && m.Publisher != "" && m.Pages != "" && m.DOI+m.Volume+m.Issue == "" && record.ReadDate(m.Issued).Month == 0:
		return chapter
	case m.Container != "" && (numbered || m.URL == ""):
		if m.DOI+m.Volume == "" && record.ReadDate(m.Issued).Month > 0 {
			return magazine
		}
		return article
	case m.DOI == "" && m.URL != "":
		return webPage
	}
	return document
}

// proceedings are of one meeting, a book, where they have no volume.
var proceedings = lang.Regexp(`(?i)\bproceedings\b|\b(?:conference|congress|symposium|workshop)\s+(?:on|of|for)\b|\btagungsband\b|^(?:actes|actas|atti|anais)\s+d`)

func citedWorkOf(s corpus.Source) citedWork {
	m := s.Metadata
	for _, t := range m.Texts() {
		*t.Value = citable(*t.Value)
	}
	m.DOI, m.Volume, m.Issue = record.BareDOI(m.DOI), corpus.BareNumber(m.Volume), corpus.BareNumber(m.Issue)
	w := citedWork{Metadata: m, id: s.ID, form: formOf(m, s.MediaType), issued: record.ReadDate(m.Issued), span: corpus.ReadPages(m.Pages), note: m.Genre == corpus.StudyNote}
	w.people, w.editors, w.transl = person.ReadAll(m.Authors), person.ReadAll(m.Editors), person.ReadAll(m.Translators)
	if m.Title == "" && m.URL == "" && s.Origin != "" {
		w.file = citable(path.Base(strings.ReplaceAll(s.Origin, `\`, "/")))
	}
	if m.Title == "" {
		w.begins = firstWords(s.Begins)
	}
	if len(w.people) == 0 && m.Organisation != "" {
		w.people = []person.Name{{Family: m.Organisation, Whole: true}}
	}
	if len(w.people) == 0 && w.form == book && len(w.editors) > 0 {
		w.people, w.editors, w.edited = w.editors, nil, true
	}
	read := s.ReadAt
	if read.IsZero() {
		read = s.AddedAt
	}
	if m.URL != "" && m.DOI == "" && !read.IsZero() {
		w.accessed = record.ReadDate(read.Format(time.DateOnly))
	}
	w.key = baseKey(w)
	return w
}

// medium names what is no written text, as APA 9.22 and others have it in brackets:
// "Film", "Data set". A post or a page is what its site and address show.
func (w citedWork) medium() string {
	if w.Title == "" || w.form != document && w.form != webPage || !notWritten.MatchString(w.Genre) {
		return ""
	}
	return lang.UpperFirst(w.Genre)
}

var notWritten = lang.Regexp(`(?i)\b(?:film|motion picture|video|series|episode|podcast|album|song|recording|audiobook|data ?set|software|map|photograph|painting|poster|slides|presentation|lecture|interview|letter)s?\b`)

// firstWords gives the beginning of a text, of one in long words or without spaces as
// many letters, with an ellipsis if there is more.
func firstWords(text string) string {
	text = citable(text)
	words := strings.Fields(text)
	short := []rune(strings.Join(words[:min(7, len(words))], " "))
	short = short[:min(60, len(short))]
	if string(short) == text {
		return text
	}
	return strings.TrimRight(string(short), ",;:.–—- ") + " …"
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

var doubleIssue = lang.Regexp(`^\d+\s*(?:[-–/&]|and)\s*\d+$`)

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
	return len(w.people) == 1 && w.people[0].Whole && strings.EqualFold(w.people[0].Family, institution)
}

// year gives the year with its letter, as APA and Chicago write it: "2021a", "n.d.-b".
func (w citedWork) year() string {
	switch {
	case w.issued.Known():
		return w.issued.YearOnly() + w.letter
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

// shortNames gives the names that stand in the text, "et al." for the others
// of more than most, with a comma before the last of three if serial.
func (w citedWork) shortNames(and string, most int, serial bool) string {
	var names []string
	for i, p := range w.people {
		name := p.Short()
		if i == 0 && w.namesake != "" {
			name = w.namesake + " " + name
		}
		names = append(names, name)
	}
	if len(names) > most {
		return names[0] + " et al."
	}
	return person.Join(names, and, serial)
}
