package cite

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/cite/data"
	"footnote/corpus/cite/person"
	"footnote/corpus/cite/phrase"
	"footnote/corpus/cite/place"
	"footnote/corpus/cite/work"
	"footnote/corpus/lang"
)

// A citationStyle is one way to cite. What it writes is one line, with marks around
// its italics, see [italic].
type citationStyle struct {
	name, label string
	full        func(citedWork) string
	inText      func(citedWork, corpus.Locator) string // nil where the style is data for a program
	lettered    bool                                   // works of one author and year get the letters a, b, c
	sites       bool                                   // in a list, what names nobody is by its site or newspaper
	order       func(a, b citedWork) int               // of a bibliography
	file        func([]string) string                  // one file of the entries of a bibliography
	extension   string                                 // of the name of such a file
}

// table names the edition whose rules each style follows; the rules
// themselves stand at the top of the style's own file.
func table() []citationStyle {
	return []citationStyle{
		{"apa", "APA 7", apaFull, apaInText, true, false, byAuthorAndDate, lines, ".txt"},
		{"mla", "MLA 9", mlaFull, mlaInText, false, false, as(withoutPublisher, byAuthorAndTitle), lines, ".txt"},
		{"chicago-notes", "Chicago 18, notes and bibliography", chicagoBibliography, chicagoNote, false, true, as(withoutParticles, byAuthorAndTitle), lines, ".txt"},
		{"chicago-author-date", "Chicago 18, author-date", chicagoReference, chicagoInText, true, true, as(withoutParticles, byAuthorAndYear), lines, ".txt"},
		{"apsa", "APSA (2023)", apsaFull, apsaInText, true, true, byAuthorAndYear, lines, ".txt"},
		{"asa", "ASA 7", asaFull, asaInText, true, false, byAuthorAndYear, lines, ".txt"},
		{"harvard", "Harvard (Cite Them Right 12)", harvardFull, harvardInText, true, false, byAuthorAndYear, lines, ".txt"},
		{"bibtex", "BibTeX (biblatex with biber)", asData(data.BibTeX), nil, false, false, byKey, blankLines, ".bib"},
		{"ris", "RIS", asData(data.RIS), nil, false, false, byKey, together, ".ris"},
		{"csl-json", "CSL-JSON", asData(data.CSL), nil, false, false, byKey, data.CSLFile, ".json"},
	}
}

// asData is the full citation of a style that is data for a program. Programs show an
// entry by its title, so what has none is described as in the other styles.
func asData(write func(w work.Work, key string) string) func(citedWork) string {
	return func(w citedWork) string {
		if w.Title == "" {
			w.Title = w.title()
		}
		return write(w.Work, w.key)
	}
}

// Styles lists the styles by the names that [Cite] takes, in the order
// in which people are offered them.
func Styles() []string {
	var names []string
	for _, s := range table() {
		names = append(names, s.name)
	}
	return names
}

// Label gives the name of a style for people: "MLA 9" for "mla". It is
// empty for a style that is not known.
func Label(style string) string {
	s, err := styleOf(style)
	if err != nil {
		return ""
	}
	return s.label
}

// Extension gives the end of the name of a file of a style: ".bib",
// ".ris" or ".json" of data for programs, ".txt" of a style of text. It is empty
// for a style that is not known.
func Extension(style string) string {
	s, err := styleOf(style)
	if err != nil {
		return ""
	}
	return s.extension
}

// styleOf finds a style by its name. Chicago alone is its notes and bibliography, which that
// manual describes first.
func styleOf(name string) (citationStyle, error) {
	if name == "chicago" {
		name = "chicago-notes"
	}
	styles := table()
	i := slices.IndexFunc(styles, func(s citationStyle) bool { return s.name == name })
	if i < 0 {
		known := strings.Join(Styles(), ", ")
		return citationStyle{}, fmt.Errorf("citation style %q: %w: known are %s", name, corpus.ErrUnsupported, known)
	}
	return styles[i], nil
}

// A Citer cites sources as [Bibliography] lists them among the others of their
// library: with the letter after the year, and the key of data for a program. Its
// zero value knows of no others.
type Citer struct {
	keys       map[corpus.SourceID]string
	alike      map[alikeKey][]citedWork   // as the styles name their authors
	givenNames map[string][]string        // the given names of first authors, by the family name
	begins     map[corpus.SourceID]string // the first words of what has no title
	works      map[string]int             // how many are by the same names in the text, see [citedWork.textNames]
}

// An alikeKey is the same for works that a style which may name sites as authors can
// only tell apart by a letter, see [citedWork.authorsYear].
type alikeKey struct {
	sites       bool
	authorsYear string
}

// NewCiter makes a Citer for the sources of one library.
func NewCiter(sources []corpus.Source) Citer {
	c := Citer{map[corpus.SourceID]string{}, map[alikeKey][]citedWork{}, map[string][]string{}, map[corpus.SourceID]string{}, map[string]int{}}
	for _, w := range keyed(sources) {
		c.keys[w.id] = w.key
		if w.begins != "" {
			c.begins[w.id] = w.begins
		}
		for _, sites := range []bool{false, true} {
			named := w.named(sites)
			key := alikeKey{sites, named.authorsYear()}
			c.alike[key] = append(c.alike[key], named)
		}
		c.works[w.textNames()]++
		if len(w.People) > 0 && w.People[0].Given != "" {
			family := lang.Unaccented(w.People[0].Family)
			c.givenNames[family] = append(c.givenNames[family], w.People[0].Given)
		}
	}
	return c
}

// tellsApart gives what the styles set before the family name of a first author
// where another first author of the library has it too: the person.Initials, or the
// given name if those are the same.
func (c Citer) tellsApart(w citedWork) string {
	if len(w.People) == 0 || w.People[0].Given == "" {
		return ""
	}
	given, apart := w.People[0].Given, ""
	for _, other := range c.givenNames[lang.Unaccented(w.People[0].Family)] {
		switch {
		case other == given || strings.HasPrefix(person.Initials(other), person.Initials(given)) && strings.HasSuffix(given, ".") || strings.HasPrefix(person.Initials(given), person.Initials(other)) && strings.HasSuffix(other, "."):
			// the same person, as far as an initial can tell
		case person.Initials(other) == person.Initials(given):
			return given
		default:
			apart = person.Initials(given)
		}
	}
	return apart
}

// Cite cites a passage of a source: what stands in the text or its footnote,
// with the locator as far as the style has a form for it, and the full
// citation, as it stands in a list of references. Missing fields follow the rules
// of the style, nothing is guessed. A page is named as it is printed where that is
// known. A work of the web was read at [corpus.Source.ReadAt], else at
// [corpus.Source.AddedAt]. A note on a work, [corpus.StudyNote], is cited as such. The styles
// that are data for a program have nothing that stands in the text. A style that is
// not known gives [corpus.ErrUnsupported] with the names of those that are.
func (c Citer) Cite(style string, source corpus.Source, at corpus.Locator) (inText, full Citation, err error) {
	s, err := styleOf(style)
	if err != nil {
		return nil, nil, err
	}
	w := citedWorkOf(source)
	w.key = cmp.Or(c.keys[w.id], w.key)
	if w.Title == "" {
		w.begins = cmp.Or(w.begins, c.begins[w.id])
	}
	if s.lettered {
		named := w.named(s.sites)
		w.letter = letterAmong(c.alike[alikeKey{s.sites, named.authorsYear()}], named, s.order)
	}
	w.namesake, w.several = c.tellsApart(w), c.works[w.textNames()] > 1
	inText, full = s.cite(w, at)
	return inText, full, nil
}

func (s citationStyle) cite(w citedWork, at corpus.Locator) (inText, full Citation) {
	if s.inText != nil {
		inText = runs(s.inText(w, at))
	}
	return inText, runs(s.file([]string{s.entry(w)}))
}

// entry gives the full citation of a work, in text after the words that say
// that it is only a note on it.
func (s citationStyle) entry(w citedWork) string {
	if w.IsNote && s.inText != nil {
		return "Study note on: " + s.full(w)
	}
	return s.full(w)
}

// inBrackets gives a citation in the text of what it names (author, year) and
// the place there, which brings the mark before it. The place in a study note
// is none in the work.
func (w citedWork) inBrackets(name, at string) string {
	after, comma := strings.CutPrefix(at, ",")
	switch {
	case w.IsNote && at == "":
		return "(study note on " + name + ")"
	case w.IsNote:
		return "(study note, " + place.InNote(strings.TrimLeft(at, ":, ")) + ", on " + name + ")"
	case comma:
		return "(" + phrase.Punctuated(name, ",") + after + ")"
	}
	return "(" + name + at + ")"
}

func lines(entries []string) string      { return strings.Join(entries, "\n") }
func blankLines(entries []string) string { return strings.Join(entries, "\n\n") }
func together(entries []string) string   { return strings.Join(entries, "") }

// title gives the title, or what stands in most styles for one: a description in
// brackets. The styles set their own mark after it.
func (w citedWork) title() string {
	switch {
	case w.Title != "":
		return lang.Curled(phrase.WithoutStop(w.Title), "“", "”")
	case w.begins != "":
		return "[Untitled text beginning " + phrase.Quoted(w.begins) + "]"
	}
	return "[" + lang.JoinSome(": ", "Untitled", w.file) + "]"
}

// part says whether a work stands in a greater one, so that its title stands in
// quotation marks and not in italics.
func (w citedWork) part() bool {
	return w.unprinted() || w.IsPreprint() || w.Title != "" && (w.IsPeriodical() || w.Form == work.Chapter || w.Form == work.WebPage && !strings.EqualFold(w.Genre, "software"))
}

// headline gives the title as American styles set it.
func (w citedWork) headline() string {
	switch {
	case w.describes():
		return w.described()
	case w.opens():
		return w.title()
	case w.part():
		return phrase.Quoted(w.title())
	}
	return w.titled(w.title())
}

// isBlogPost says whether a page is a post, which is known by its day as an article is.
func (w citedWork) isBlogPost() bool {
	return w.Form == work.WebPage && strings.EqualFold(w.Genre, "blog post")
}

// containerSet gives what a work stands in: in italics where that has issues, posts or
// episodes, which a site has not.
func (w citedWork) containerSet(container string) string {
	if w.IsPeriodical() || w.IsAired() || w.isBlogPost() {
		return phrase.Italic(container)
	}
	return container
}

// opens says whether a title only says which part of the book of somebody a text is, as
// "Introduction" does. It stands in no marks.
func (w citedWork) opens() bool {
	return w.Form == work.Chapter && len(w.BookAuthors) > 0 && partOfBook.MatchString(w.Title)
}

var partOfBook = lang.Regexp(`(?i)^(?:introduction|preface|foreword|afterword|prologue|epilogue|postscript)$`)

// titled sets a title or a part of it in italics, but not what stands for one.
func (w citedWork) titled(s string) string {
	if w.Title == "" || w.Form == work.Law && !w.law().IsCase() {
		return s
	}
	return phrase.Italic(s)
}

// shortHeadline gives the title as American styles set it in the text.
func (w citedWork) shortHeadline() string {
	if w.part() {
		return phrase.Quoted(w.shortTitle())
	}
	return w.titled(w.shortTitle())
}

// shortTitle stands in the text for the author that a work does not name.
func (w citedWork) shortTitle() string {
	if w.Title == "" {
		return w.title()
	}
	if w.Form == work.Law { // which is known by all of its name
		return w.title()
	}
	title, _, _ := strings.Cut(w.title(), ": ")
	return cmp.Or(phrase.Shortened(title), w.title())
}
