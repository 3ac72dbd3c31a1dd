package cite

import (
	"path"
	"strings"

	"footnote/corpus"
	"footnote/corpus/cite/data"
	"footnote/corpus/cite/law"
	"footnote/corpus/cite/person"
	"footnote/corpus/cite/work"
	"footnote/corpus/lang"
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
	w.key = data.Key(w.Work)
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
	if len(names) > most || len(names) > 1 && names[len(names)-1] == person.Others {
		return names[0] + " " + person.Others
	}
	return person.Join(names, and, serial)
}

// law gives a work that is cited as the law is.
func (w citedWork) law() law.Law { return law.Of(w.Work, w.title()) }
