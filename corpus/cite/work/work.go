// Package work makes the record of a source ready to be cited: each field one line of valid
// text, names, dates and pages taken apart, and in what form it was published.
package work

import (
	"strings"
	"time"

	"footnote/corpus"
	"footnote/corpus/cite/person"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/record/identifier"
	"footnote/corpus/record/periodical"
)

// A Work is such a record.
type Work struct {
	corpus.Metadata
	Form         Form
	People       []person.Name // who wrote it, or the one institution, or the editors; none if nobody is named
	Edited       bool          // by the people
	EditedBy     []person.Name
	TranslatedBy []person.Name
	Date         date.Date       // of publication
	Accessed     date.Date       // of what has an address and no DOI
	Span         corpus.PageSpan // in the container
	IsNote       bool            // a study note on the work
}

// Of makes a source ready.
func Of(s corpus.Source) Work {
	m := s.Metadata
	for _, t := range m.Texts() {
		*t.Value = Citable(*t.Value)
	}
	m.DOI, m.Volume, m.Issue = identifier.BareDOI(m.DOI), corpus.BareNumber(m.Volume), corpus.BareNumber(m.Issue)
	w := Work{Metadata: m, Form: formOf(m, s.MediaType), Date: date.Read(m.Issued), Span: corpus.ReadPages(m.Pages), IsNote: m.Genre == corpus.StudyNote}
	w.People, w.EditedBy, w.TranslatedBy = person.ReadAll(m.Authors), person.ReadAll(m.Editors), person.ReadAll(m.Translators)
	if len(w.People) == 0 && m.Organisation != "" {
		w.People = []person.Name{{Family: m.Organisation, Whole: true}}
	}
	if len(w.People) == 0 && w.Form == Book && len(w.EditedBy) > 0 {
		w.People, w.EditedBy, w.Edited = w.EditedBy, nil, true
	}
	read := s.ReadAt
	if read.IsZero() {
		read = s.AddedAt
	}
	if m.URL != "" && m.DOI == "" && !read.IsZero() {
		w.Accessed = date.Read(read.Format(time.DateOnly))
	}
	return w
}

// IsEntry says whether a page is an entry of an encyclopedia or a dictionary of the web.
func (w Work) IsEntry() bool {
	return w.Form == WebPage && w.Container != "" && (strings.EqualFold(w.Genre, "Encyclopedia entry") || periodical.IsReference(w.Container))
}

// AuthorsAndEditors gives both as they were named: the editors of a book without
// authors are cited in the place of these, but are not its authors.
func (w Work) AuthorsAndEditors() (authors, editors []person.Name) {
	if w.Edited {
		return nil, w.People
	}
	return w.People, w.EditedBy
}

// A Form says how a work was published, as far as its record shows.
type Form int

const (
	Document Form = iota // nothing is known of it
	Article              // in a journal
	Magazine             // an article of what is known by its day or month
	Chapter              // in a book
	Book
	WebPage
	Thesis
	Report
	Talk // given at an event and not printed
	Law  // a case, a statute, a bill, a treaty
)

// formOf reads the form from the fields that are there: an ISBN makes a book or
// a part of one, pages in what has a publisher and no numbers a part of one, as is
// what stands in the proceedings of a meeting; a
// DOI, a volume, an issue or pages in a container an article, and so does the name of
// a newspaper; an address alone, or a page saved without one, a page. What comes as an e-book is a book, and what has editors, an edition, a
// translator or an earlier first year one or a part of one. The genre tells a
// thesis, a number of its own a report, and any other [Kind] that it names.
func formOf(m corpus.Metadata, mediaType string) Form {
	numbered := m.DOI+m.Volume+m.Issue+m.Pages != ""
	bookish := len(m.Editors)+len(m.Translators) > 0 || m.Edition+m.Original != ""
	if form, ok := formOfKind(m); ok {
		return form
	}
	switch {
	case m.Container == "" && record.IsThesis(m.Genre):
		return Thesis
	case m.Container != "" && m.Volume+m.Issue+m.Pages+m.Publisher == "" && talkWord.MatchString(m.Genre):
		return Talk
	case m.Container == "" && m.Number != "":
		return Report
	case m.Container != "" && (m.ISBN != "" || bookish && m.Volume+m.Issue == ""):
		return Chapter
	case m.Container == "" && bookish:
		return Book
	case m.ISBN != "" || m.Container == "" && mediaType == corpus.EPUB:
		return Book
	case m.Volume+m.Issue == "" && proceedings.MatchString(m.Container):
		return Chapter
	case m.Container != "" && m.Publisher != "" && m.Pages != "" && m.DOI+m.Volume+m.Issue == "" && date.Read(m.Issued).Month == 0:
		return Chapter
	case m.Container != "" && !numbered && periodical.Kind(m.Container) != "":
		return periodicalForm(m)
	case m.Container != "" && !numbered && m.URL == "" && strings.HasPrefix(mediaType, "text/html"):
		return WebPage // saved without its address
	case m.Container != "" && (numbered || m.URL == ""):
		if m.DOI+m.Volume == "" && date.Read(m.Issued).Month > 0 {
			return Magazine
		}
		return Article
	case m.DOI == "" && m.URL != "":
		return WebPage
	}
	return Document
}

// periodicalForm is the form of what stands in a periodical that only its name tells: by its
// day, where that is known, else a journal has its year alone.
func periodicalForm(m corpus.Metadata) Form {
	if isJournal := periodical.Kind(m.Container) == "Journal article"; date.Read(m.Issued).Month == 0 && (isJournal || m.URL == "") {
		return Article
	}
	return Magazine
}

// IsAired says whether a work is an episode, or a song of an album: part of what is no
// journal, though it has a day.
func (w Work) IsAired() bool { return w.Container != "" && airedWord.MatchString(w.Genre) }

var airedWord = lang.Regexp(`(?i)\b(?:episode|audio recording|song|podcast|broadcast)\b`)

// talkWord is a word for what is given at an event.
var talkWord = lang.Regexp(`(?i)\b(?:lecture|talk|presentation|speech|keynote|address|sermon|poster)\b`)

// proceedings are of one meeting, a book, where they have no volume.
var proceedings = lang.Regexp(`(?i)\bproceedings\b|\b(?:conference|congress|symposium|workshop)\s+(?:on|of|for)\b|\btagungsband\b|^(?:actes|actas|atti|anais)\s+d`)

// Citable gives one line of valid text without control characters.
func Citable(s string) string { return lang.Squeeze(lang.Scrub(s)) }
