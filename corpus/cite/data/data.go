// Package data writes works as data for programs that keep references: BibTeX, RIS and
// CSL-JSON.
package data

import "footnote/corpus/cite/work"

// BibTeX, RIS and CSL-JSON are data for programs that keep references: Zotero,
// biber, pandoc and the like. What a work is not known to have stays out. A
// study note is never an article or a book, whatever the work is that it is on,
// and says in fields that those programs show that it is only a note.

const noteOnWork = "Study note on this work, not the work itself"

// formOf gives the form that a record of data has.
func formOf(w work.Work) work.Form {
	if w.IsNote {
		return work.Document
	}
	return w.Form
}

// named gives the name of the kind that a work states, or of its form.
func named(w work.Work, of func(work.Kind) string, form map[work.Form]string) string {
	if k, ok := work.KindOf(w.Genre); ok && k.Is(w) {
		return of(k)
	}
	return form[formOf(w)]
}

// genre gives what a work is beyond what the name of its kind says.
func genre(w work.Work) string {
	if k, ok := work.KindOf(w.Genre); ok && k.Is(w) && k.Form != work.Document && k.Form != work.WebPage && k.Form != work.Talk && k.Form != work.Law {
		return ""
	}
	return w.Genre
}

// A field is a name and a value of an entry.
type field struct{ name, value string }

// outlets gives where a work appeared. Programs have a field for the site
// of a page, and often none for its publisher, who is then the best name for it.
func outlets(w work.Work) (container, publisher string) {
	if formOf(w) == work.WebPage && w.Container == "" {
		return w.Publisher, ""
	}
	return w.Container, w.Publisher
}
