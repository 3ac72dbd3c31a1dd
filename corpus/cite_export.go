package corpus

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"html"
	"regexp"
	"strings"
)

// The styles of this file are data for programs that keep references: Zotero,
// biber, pandoc and the like. What a work is not known to have stays out. A
// study note is never an article or a book, whatever the work is that it is on,
// and says in fields that those programs show that it is only a note.

const noteOnWork = "Study note on this work, not the work itself"

// exported gives the form that a record of data has.
func (w citedWork) exported() workForm {
	if w.note {
		return document
	}
	return w.form
}

// A field is a name and a value of an entry.
type field struct{ name, value string }

// bibtexEntry gives an entry for biblatex with biber: UTF-8, dates in ISO 8601.
// DOI and address are verbatim there; all else is TeX. The journal and the year
// stand in fields that BibTeX knows too.
func bibtexEntry(w citedWork) string {
	kind := map[workForm]string{article: "article", magazine: "article", chapter: "incollection", book: "book", webPage: "online", document: "misc"}[w.exported()]
	var b strings.Builder
	fmt.Fprintf(&b, "@%s{%s,\n", kind, w.key)
	for _, f := range bibtexFields(w) {
		if f.value != "" {
			fmt.Fprintf(&b, "  %-12s = {%s},\n", f.name, f.value)
		}
	}
	return b.String() + "}"
}

func bibtexFields(w citedWork) []field {
	fields := []field{{"author", bibtexAuthors(w)}, {"title", inBraces(escapeTeX(w.Title))}}
	fields = append(fields, bibtexOutlet(w)...)
	fields = append(fields, field{"date", w.issued.iso()}, field{"year", escapeTeX(w.issued.yearOnly())},
		field{"doi", verbatimTeX(w.DOI)}, field{"isbn", escapeTeX(w.ISBN)},
		field{"url", verbatimTeX(w.URL)}, field{"urldate", w.accessed.iso()})
	fields = append(fields, bibtexLanguage(w.Language)...)
	if w.exported() == magazine {
		fields = append(fields, field{"entrysubtype", "magazine"})
	}
	if w.note {
		fields = append(fields, field{"type", "Study note"}, field{"note", noteOnWork})
	}
	return fields
}

// bibtexOutlet gives where a work appeared. A page of the web names its site
// twice: biblatex prints the organization, Zotero takes the journal for the site
// and has no organization of a page.
func bibtexOutlet(w citedWork) []field {
	site, publisher := w.dataOutlets()
	container := escapeTeX(site)
	switch w.exported() {
	case article, magazine:
		return []field{{"journal", container}, {"volume", escapeTeX(w.Volume)}, {"number", escapeTeX(w.Issue)}, bibtexPages(w)}
	case chapter:
		return []field{{"booktitle", inBraces(container)}, {"publisher", bibtexName(publisher)}, bibtexPages(w)}
	case book:
		return []field{{"publisher", bibtexName(publisher)}}
	case webPage:
		return []field{{"journal", container}, bibtexOrganization(w)}
	}
	return []field{bibtexOrganization(w)}
}

// bibtexOrganization gives the one list of those who stand behind a work.
func bibtexOrganization(w citedWork) field {
	container := w.Container
	if strings.EqualFold(container, w.Publisher) {
		container = ""
	}
	return field{"organization", joinSome(" and ", inBraces(escapeTeX(container)), inBraces(escapeTeX(w.Publisher)))}
}

// bibtexPages gives pages with two hyphens between them. The number of an
// article without pages stands there too: the field that biblatex has for it is
// read by no other program.
func bibtexPages(w citedWork) field {
	return field{"pages", escapeTeX(joinSome("--", w.span.first, w.span.last))}
}

// bibtexLanguage names a language twice: biblatex hyphenates by the one field,
// and prints the other, which Zotero reads. English is not printed. Zotero takes
// a work without a language for English, and knows the word for none.
func bibtexLanguage(tag string) []field {
	name := babelName(tag)
	if name == "english" {
		return []field{{"langid", name}}
	}
	return []field{{"language", name}, {"langid", name}}
}

// dataOutlets gives where a work appeared. Programs have a field for the site
// of a page, and often none for its publisher, who is then the best name for it.
func (w citedWork) dataOutlets() (container, publisher string) {
	if w.exported() == webPage && w.Container == "" {
		return w.Publisher, ""
	}
	return w.Container, w.Publisher
}

// bibtexAuthors gives "Family, Suffix, Given" of each. Braces keep the names of
// institutions in one piece.
func bibtexAuthors(w citedWork) string {
	var names []string
	for _, p := range w.people {
		if p.whole || p.family == "" {
			names = append(names, inBraces(escapeTeX(p.direct())))
			continue
		}
		names = append(names, joinSome(", ", bibtexName(p.family), bibtexName(p.suffix), bibtexName(p.given)))
	}
	return strings.Join(names, " and ")
}

// bibtexName keeps in one piece what an "and" would make two names of.
func bibtexName(part string) string {
	escaped := escapeTeX(part)
	if strings.Contains(" "+strings.ToLower(part)+" ", " and ") {
		return inBraces(escaped)
	}
	return escaped
}

// inBraces keeps the capitals of a text as they are, and its words together.
func inBraces(s string) string {
	if s == "" {
		return ""
	}
	return "{" + s + "}"
}

// escapeTeX writes what has a meaning in TeX. Braces that have no partner are
// written as commands, because BibTeX counts also those with a backslash.
func escapeTeX(s string) string {
	left, right := `\{`, `\}`
	if !balanced(s) {
		left, right = `{\textbraceleft}`, `{\textbraceright}`
	}
	return apart(strings.NewReplacer(
		`\`, `{\textbackslash}`, `{`, left, `}`, right,
		`~`, `{\textasciitilde}`, `^`, `{\textasciicircum}`,
		`#`, `\#`, `$`, `\$`, `%`, `\%`, `&`, `\&`, `_`, `\_`,
	).Replace(s))
}

// apart puts an empty group, which no reader shows, between what Zotero would
// make one sign of: ⁈ of "?!", ‼ of "!!", and ℡ of "TEL" within any word.
func apart(tex string) string {
	tex = strings.ReplaceAll(tex, "TEL", "T{}EL")
	for _, marks := range []string{"?!", "!?", "!!"} {
		for strings.Contains(tex, marks) {
			tex = strings.ReplaceAll(tex, marks, marks[:1]+"{}"+marks[1:])
		}
	}
	return tex
}

// balanced counts braces as BibTeX does, which knows no escapes.
func balanced(s string) bool {
	depth := 0
	for _, r := range s {
		switch r {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth < 0 {
			return false
		}
	}
	return depth == 0
}

// verbatimTeX encodes what would end a field that is otherwise taken as it is.
func verbatimTeX(s string) string {
	return strings.NewReplacer(`{`, "%7B", `}`, "%7D", `\`, "%5C", " ", "%20").Replace(s)
}

// risRecord gives a record of tags in lines, each ended by CR LF.
func risRecord(w citedWork) string {
	fields := []field{{"TY", risType(w)}, {"ID", w.key}}
	for _, p := range w.people {
		fields = append(fields, field{"AU", risName(p)})
	}
	container, _ := w.dataOutlets()
	fields = append(fields, field{"TI", w.Title}, field{"T2", container})
	fields = append(fields, risPlace(w)...)
	fields = append(fields, field{"PB", w.Publisher},
		field{"PY", risYear(w.issued)}, field{"DA", risDate(w.issued)}, field{"DO", w.DOI}, field{"SN", w.ISBN},
		field{"UR", risAddress(w.URL)}, field{"Y2", risDate(w.accessed)}, field{"LA", w.Language}, field{"M3", risGenre(w)})
	if w.note {
		fields = append(fields, field{"N1", noteOnWork})
	}
	var b strings.Builder
	for _, f := range fields {
		if f.value != "" {
			b.WriteString(f.name + "  - " + f.value + "\r\n")
		}
	}
	return b.String() + "ER  - \r\n"
}

// risType gives the type. Zotero takes what is of none for an article in a
// journal and drops its publisher, so that what has one is called a report, as
// is what has nothing of an article, and a study note unpublished.
func risType(w citedWork) string {
	ofArticle := w.DOI+w.Volume+w.Issue+w.Pages != ""
	switch {
	case w.note:
		return "UNPD"
	case w.form == document && (w.Publisher != "" || !ofArticle):
		return "RPRT"
	}
	return map[workForm]string{article: "JOUR", magazine: "MGZN", chapter: "CHAP", book: "BOOK", webPage: "ELEC", document: "GEN"}[w.form]
}

// risPlace gives where in its container a work stands, as far as that means the
// same to Zotero, which takes the first page of a book or a manuscript for how
// many it has, the issue of a chapter for how many volumes its book has, and the
// volume of a page of the web for the year in which it was read.
func risPlace(w citedWork) []field {
	volume, issue := field{"VL", w.Volume}, field{"IS", w.Issue}
	pages := []field{{"SP", w.span.first}, {"EP", w.span.last}}
	switch {
	case w.note || w.form == webPage:
		return nil
	case w.form == book:
		return []field{volume}
	case w.form == chapter:
		return append([]field{volume}, pages...)
	}
	return append([]field{volume, issue}, pages...)
}

// risName gives a name. A comma makes a person of it, so that of an institution
// has dashes for its commas.
func risName(p person) string {
	if p.whole {
		return nameComma.ReplaceAllString(p.family, " – ")
	}
	return p.inverted()
}

var nameComma = regexp.MustCompile(`\s*,\s*`)

// risAddress gives an address that means the same where it is read as HTML, as
// Zotero reads all tags: "&section=" would become "§ion=", and "<b" be left out.
// The letter is encoded, which leads to the same page.
func risAddress(url string) string {
	parts := strings.Split(strings.ReplaceAll(url, "<", "%3C"), "&")
	for i, part := range parts {
		if i > 0 && part != "" && part[0] != '#' && html.UnescapeString("&"+part) != "&"+part {
			parts[i] = fmt.Sprintf("%%%02X", part[0]) + part[1:]
		}
	}
	return strings.Join(parts, "&")
}

func risGenre(w citedWork) string {
	if w.note {
		return "Study note"
	}
	return w.Genre
}

func risYear(d citeDate) string {
	if d.year == 0 {
		return ""
	}
	return fmt.Sprintf("%04d", d.year)
}

// risDate gives year/month/day/, with what is not known left empty. A date in
// words stands alone: Zotero would show slashes before it, and takes those in it
// for such a date.
func risDate(d citeDate) string {
	switch {
	case d.text == "":
		return ""
	case d.year == 0:
		return strings.ReplaceAll(d.text, "/", "-")
	case d.month == 0:
		return fmt.Sprintf("%04d///", d.year)
	case d.day == 0:
		return fmt.Sprintf("%04d/%02d//", d.year, d.month)
	}
	return fmt.Sprintf("%04d/%02d/%02d/", d.year, d.month, d.day)
}

// iso gives the date in ISO 8601, empty if it is none.
func (d citeDate) iso() string {
	switch {
	case d.year == 0:
		return ""
	case d.month == 0:
		return fmt.Sprintf("%04d", d.year)
	case d.day == 0:
		return fmt.Sprintf("%04d-%02d", d.year, d.month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// The shapes of CSL-JSON 1.0.2.
type cslRecord struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Title     string    `json:"title,omitempty"`
	Author    []cslName `json:"author,omitempty"`
	Container string    `json:"container-title,omitempty"`
	Volume    string    `json:"volume,omitempty"`
	Issue     string    `json:"issue,omitempty"`
	Page      string    `json:"page,omitempty"`
	Publisher string    `json:"publisher,omitempty"`
	Issued    *cslDate  `json:"issued,omitempty"`
	DOI       string    `json:"DOI,omitempty"`
	ISBN      string    `json:"ISBN,omitempty"`
	URL       string    `json:"URL,omitempty"`
	Accessed  *cslDate  `json:"accessed,omitempty"`
	Language  string    `json:"language,omitempty"`
	Genre     string    `json:"genre,omitempty"`
	Note      string    `json:"note,omitempty"`
	Annote    string    `json:"annote,omitempty"`
}

type cslName struct {
	Family  string `json:"family,omitempty"`
	Given   string `json:"given,omitempty"`
	Literal string `json:"literal,omitempty"`
}

type cslDate struct {
	Parts   [][]int `json:"date-parts,omitempty"`
	Literal string  `json:"literal,omitempty"`
}

// cslItem gives one item, without the list that a file of CSL-JSON is.
func cslItem(w citedWork) string {
	container, publisher := w.dataOutlets()
	r := cslRecord{
		ID: w.key, Title: w.Title, Container: container, Volume: w.Volume, Issue: w.Issue, Page: joinSome("-", w.span.first, w.span.last),
		Publisher: publisher, DOI: w.DOI, ISBN: w.ISBN, URL: cslAddress(w),
		Type:   map[workForm]string{article: "article-journal", magazine: "article-magazine", chapter: "chapter", book: "book", webPage: "webpage", document: "document"}[w.exported()],
		Issued: w.issued.csl(), Accessed: w.accessed.csl(), Language: w.Language, Genre: w.Genre,
	}
	for _, p := range w.people {
		r.Author = append(r.Author, cslNameOf(p))
	}
	if w.note {
		r.Note, r.Annote = noteOnWork, noteOnWork
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	_ = enc.Encode(r) // texts and numbers always have a form in JSON
	return strings.TrimSuffix(b.String(), "\n")
}

func cslArray(items []string) string {
	if len(items) == 0 {
		return "[]"
	}
	return "[\n" + strings.Join(items, ",\n") + "\n]"
}

// cslAddress gives the DOI also as an address where there is no other: many a
// Zotero has a field for it only with articles.
func cslAddress(w citedWork) string {
	if w.exported() == article {
		return w.URL
	}
	return cmp.Or(w.URL, doiAddress(w.DOI))
}

// cslNameOf leaves particles with the names that they stand by ("van der Berg",
// "Ludwig van") and a suffix after a comma ("Tom, Jr."), where programs that
// format citations find them. Zotero leaves out what stands in fields of its own.
func cslNameOf(p person) cslName {
	if p.whole {
		return cslName{Literal: p.family}
	}
	return cslName{Family: p.family, Given: joinSome(", ", p.given, p.suffix)}
}

func (d citeDate) csl() *cslDate {
	switch {
	case d.text == "":
		return nil
	case d.year == 0:
		return &cslDate{Literal: d.text}
	}
	parts := []int{d.year}
	for _, part := range []int{d.month, d.day} {
		if part > 0 {
			parts = append(parts, part)
		}
	}
	return &cslDate{Parts: [][]int{parts}}
}
