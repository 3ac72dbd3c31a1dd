package corpus

import "fmt"

// The rules are those of the Chicago Manual of Style, 18th edition (2024), in
// both of its systems. No place of publication is named. Of more than two
// authors only the first stands in a note or in the text, of more than six the
// first three in the list. A page without a date has the date of reading
// instead; other works have "n.d.".

// chicagoBibliography gives the entry of the bibliography that belongs to
// notes.
func chicagoBibliography(w citedWork) string {
	return stops(w.listNames(6, 3), w.headline(), w.chicagoOutlet(w.chicagoDate()), w.chicagoAccessed(), w.address())
}

// chicagoReference gives the entry of the list of references that belongs to
// citations of author and date. Month and day stand where they would in the
// bibliography.
func chicagoReference(w citedWork) string {
	author, title, day := w.listNames(6, 3), w.headline(), ""
	if w.form != book && w.form != chapter {
		day = w.issued.monthDay()
	}
	head := []string{author, w.chicagoYear(), title}
	if author == "" {
		head = []string{title, w.chicagoYear()}
	}
	return stops(append(head, w.chicagoOutlet(day), w.chicagoAccessed(), w.address())...)
}

// chicagoOutlet gives where and when a work appeared, without a full stop.
func (w citedWork) chicagoOutlet(date string) string {
	container, publisher := w.chicagoOutlets()
	if w.form == chapter && container != "" {
		container = "In " + container
	}
	if container != "" && publisher != "" {
		return joinWith([]string{container, clauses(publisher, date)}, ".")
	}
	return clauses(container, publisher, date)
}

// chicagoOutlets names the publisher of a book also where that is its author.
func (w citedWork) chicagoOutlets() (container, publisher string) {
	container, publisher = w.outlets()
	if w.form == book {
		publisher = w.Publisher
	}
	return container, publisher
}

// chicagoDate gives the date of a note or an entry of the bibliography. It is
// empty where the date of reading stands instead.
func (w citedWork) chicagoDate() string {
	switch {
	case w.form == book || w.form == chapter:
		return orUndated(w.issued.yearOnly())
	case w.chicagoAccessed() != "":
		return ""
	}
	return orUndated(w.issued.american())
}

func orUndated(date string) string {
	if date == "" {
		return "n.d."
	}
	return date
}

func (w citedWork) chicagoAccessed() string {
	if w.form != webPage || w.issued.known() || !w.accessed.known() {
		return ""
	}
	return "Accessed " + w.accessed.american()
}

func (w citedWork) chicagoYear() string {
	switch {
	case w.issued.known():
		return w.issued.yearOnly() + w.letter
	case w.letter != "":
		return "n.d.-" + w.letter
	}
	return "n.d."
}

// chicagoNote gives a footnote without its number. The locator of a study note
// stands before the work that it is on.
func chicagoNote(w citedWork, at Locator) string {
	place := chicagoPlace(at)
	switch {
	case !w.note:
		return stops(w.chicagoClauses(place))
	case place == "":
		return stops("Study note on: " + w.chicagoClauses(""))
	}
	return stops(clauses("Study note", placeInNote(place), "on: "+w.chicagoClauses("")))
}

func (w citedWork) chicagoClauses(place string) string {
	container, publisher := w.chicagoOutlets()
	names := ""
	switch len(w.people) {
	case 0:
	case 1:
		names = w.people[0].direct()
	case 2:
		names = w.people[0].direct() + " and " + w.people[1].direct()
	default:
		names = w.people[0].direct() + " et al."
	}
	date := w.chicagoDate()
	switch w.form {
	case book, document:
		published := w.headline() + " (" + clauses(publisher, date) + ")"
		return clauses(names, published, place, w.address())
	case chapter:
		return clauses(names, w.headline(), "in "+container+" ("+clauses(publisher, date)+")", place, w.address())
	}
	if w.chicagoAccessed() != "" {
		date = "accessed " + w.accessed.american()
	}
	return clauses(names, w.headline(), container, publisher, date, place, w.address())
}

// chicagoPlace gives the page alone, else the heading and the paragraph below
// it.
func chicagoPlace(at Locator) string {
	if at.Page > 0 {
		return fmt.Sprint(at.Page)
	}
	heading, paragraph := "", ""
	if h, _ := at.heading(); h != "" {
		heading = "under " + quoted(h)
	}
	if at.Paragraph > 0 {
		paragraph = fmt.Sprintf("para. %d", at.Paragraph)
	}
	return clauses(heading, paragraph)
}

// chicagoInText gives author and year without a comma between them, unless
// there is no year.
func chicagoInText(w citedWork, at Locator) string {
	name := w.shortNames("and", 2)
	if name == "" {
		name = w.shortTitle()
		if w.part() {
			name = quoted(name)
		}
	}
	if w.issued.known() {
		name += " " + w.chicagoYear()
	} else {
		name = clauses(name, w.chicagoYear())
	}
	place := chicagoPlace(at)
	if place != "" {
		place = ", " + place
	}
	return w.inBrackets(name, place)
}
