package cite

import (
	"path"
	"strings"

	"footnote/corpus"
	"footnote/corpus/cite/person"
	"footnote/corpus/cite/work"
	"footnote/corpus/lang"
	"footnote/corpus/record/identifier"
)

// A citedWork is a work as it is cited among the others of its library.
type citedWork struct {
	work.Work
	id         corpus.SourceID
	namesake   string // what tells the first one in the text from others of the family name
	file       string // what the text came as, where neither title nor address tells what it is
	begins     string // its first words, in place of the file, where they are known
	directs    bool   // its people directed it
	translated bool   // its people translated it
	several    bool   // its authors have other works in the library
	key        string // names the work in a bibliography, and in the data for programs
	letter     string // after the year, where one author has several works of it
	repeated   bool   // by the same people as the work before it
}

func citedWorkOf(s corpus.Source) citedWork {
	w := citedWork{Work: work.Of(s), id: s.ID}
	if w.Title == "" && w.URL == "" && s.Origin != "" {
		w.file = work.Citable(path.Base(strings.ReplaceAll(s.Origin, `\`, "/")))
	}
	if w.Title == "" {
		w.begins = firstWords(s.Begins)
	}
	w.key = baseKey(w)
	return w
}

// medium names what is no written text, as APA 9.22 and others have it in brackets:
// "Film", "Data set". A post or a page is what its site and address show.
func (w citedWork) medium() string {
	if w.Title == "" || w.Form != work.Document && w.Form != work.WebPage && w.Form != work.Talk && !w.IsAired() || !notWritten.MatchString(w.Genre) {
		return ""
	}
	switch strings.ToLower(w.Genre) {
	case "manuscript":
		return "Unpublished manuscript"
	case "paper":
		return "" // the event shows that it was given there
	}
	if w.describes() {
		return ""
	}
	return w.exchange()
}

// unprinted says whether a work is none of print and none of the stage: its title stands
// in quotation marks, and a word says what it is.
func (w citedWork) unprinted() bool {
	return w.Title != "" && (w.Form == work.Talk || w.Form == work.Document && notPrinted.MatchString(w.Genre))
}

var notPrinted = lang.Regexp(`(?i)\b(?:manuscript|typescript|preprint|e-?mail|personal communication|letter|interview|diary|lecture|talk|paper)s?\b`)

var notWritten = lang.Regexp(`(?i)\b(?:film|motion picture|video|series|episode|podcast|album|song|recording|audiobook|data ?set|software|map|photograph|painting|poster|slides|presentation|lecture|interview|letter|manuscript|typescript|preprint|e-?mail|personal communication|diary|artwork|talk|keynote|paper)s?\b`)

// firstWords gives the beginning of a text, of one in long words or without spaces as
// many letters, with an ellipsis if there is more.
func firstWords(text string) string {
	text = work.Citable(text)
	words := strings.Fields(text)
	short := []rune(strings.Join(words[:min(7, len(words))], " "))
	short = short[:min(60, len(short))]
	if string(short) == text {
		return text
	}
	return strings.TrimRight(string(short), ",;:.–—- ") + " …"
}

// articleNumber says whether the pages are the number of an article and none of
// a page: "e0265432", and "A12" in a volume, but not "A1" of a newspaper.
func (w citedWork) articleNumber() bool {
	p := w.Span
	figures := len(strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, p.First))
	if p.Last != "" || figures == 0 {
		return false
	}
	if '0' <= p.First[0] && p.First[0] <= '9' { // no journal has so many pages
		return figures == len(p.First) && figures >= 6
	}
	return p.First[0] == 'e' || figures >= 4 || w.Form == work.Article && w.Volume != ""
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
func (w citedWork) periodical() bool { return w.Form == work.Article || w.Form == work.Magazine }

// outlets gives where a work appeared, each once, and not again who wrote it,
// unless it stands in a volume or on pages of theirs. No style names the
// publisher of a journal.
func (w citedWork) outlets() (container, publisher string) {
	container, publisher = w.Container, w.Publisher
	if w.isAuthor(container) && w.Volume+w.Issue+w.Pages == "" {
		container = ""
	}
	inJournal := w.periodical() && container != "" && !w.IsAired()
	if w.isAuthor(publisher) || strings.EqualFold(publisher, w.Container) || inJournal {
		publisher = ""
	}
	return container, publisher
}

// allOutlets names the publisher of a book or report also where that is its author.
func (w citedWork) allOutlets() (container, publisher string) {
	container, publisher = w.outlets()
	if w.Form == work.Book || w.Form == work.Report || w.Form == work.Document {
		publisher = w.Publisher
	}
	return container, publisher
}

// isAuthor says whether an institution is the only author of the work.
func (w citedWork) isAuthor(institution string) bool {
	return len(w.People) == 1 && w.People[0].Whole && strings.EqualFold(w.People[0].Family, institution)
}

// year gives the year with its letter, as APA and Chicago write it: "2021a", "n.d.-b".
func (w citedWork) year() string {
	switch {
	case w.Date.Known():
		return w.Date.YearOnly() + w.letter
	case w.letter != "":
		return "n.d.-" + w.letter
	}
	return "n.d."
}

// address gives the DOI as an address, else the address that was read.
func (w citedWork) address() string {
	if w.DOI != "" {
		return identifier.DOIAddress(w.DOI)
	}
	return w.URL
}

// shortNames gives the names that stand in the text, "et al." for the others
// of more than most, with a comma before the last of three if serial.
func (w citedWork) shortNames(and string, most int, serial bool) string {
	var names []string
	for i, p := range w.People {
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
