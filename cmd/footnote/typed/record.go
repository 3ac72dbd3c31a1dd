package typed

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/command"
	"footnote/corpus"
	"footnote/corpus/record/date"
	"footnote/corpus/record/entered"
	"footnote/corpus/record/identifier"
)

// A Record is the metadata that people gave on the command line. It counts more
// than what the text says.
type Record struct{ corpus.Metadata }

// A recordField is a field of a record that is given by a flag of its own.
type recordField struct {
	flag  string
	usage string
	of    func(*corpus.Metadata) *string
}

// A peopleField is a field of a record that names persons, given one at a time.
type peopleField struct {
	flag, usage string
	of          func(*corpus.Metadata) *[]string
}

// authorFlag gives the authors.
const authorFlag = "author"

// peopleFields lists those fields, the authors first.
var peopleFields = []peopleField{
	{authorFlag, "an author's `name`, as \"Family, Given\"; again for each, or with a semicolon between them; {braces} or quotation marks keep a name as it is", func(m *corpus.Metadata) *[]string { return &m.Authors }},
	{"editor", "the `name` of an editor of the book that it stands in; again for each", func(m *corpus.Metadata) *[]string { return &m.Editors }},
	{"translator", "a translator's `name`; again for each", func(m *corpus.Metadata) *[]string { return &m.Translators }},
	{"director", "the `name` of who directed a film; again for each", func(m *corpus.Metadata) *[]string { return &m.Directors }},
	{"interviewer", "the `name` of who led an interview; again for each", func(m *corpus.Metadata) *[]string { return &m.Interviewers }},
	{"recipient", "the `name` of whom a letter is to; again for each", func(m *corpus.Metadata) *[]string { return &m.Recipients }},
	{"book-author", "the `name` of who wrote the book of which it is the introduction; again for each", func(m *corpus.Metadata) *[]string { return &m.BookAuthors }},
}

// recordFields lists the other fields, in the order of a citation.
var recordFields = []recordField{
	{"title", "`title` of the work", func(m *corpus.Metadata) *string { return &m.Title }},
	{"organisation", "`institution` that wrote it", func(m *corpus.Metadata) *string { return &m.Organisation }},
	{"issued", "`date` of publication: 2021-07-03, 3 July 2021, 2021-07, 2021, c. 1850 or 350 BC", func(m *corpus.Metadata) *string { return &m.Issued }},
	{"container", "`name` of the journal, book or site that it stands in", func(m *corpus.Metadata) *string { return &m.Container }},
	{"volume", "`number` of the journal's volume", func(m *corpus.Metadata) *string { return &m.Volume }},
	{"issue", "`number` of the volume's issue", func(m *corpus.Metadata) *string { return &m.Issue }},
	{"pages", "first and last `page` there: 12-34", func(m *corpus.Metadata) *string { return &m.Pages }},
	{"publisher", "`publisher` of the work", func(m *corpus.Metadata) *string { return &m.Publisher }},
	{"doi", "`DOI` of the work: 10.1000/182", func(m *corpus.Metadata) *string { return &m.DOI }},
	{"isbn", "`ISBN` of the book", func(m *corpus.Metadata) *string { return &m.ISBN }},
	{"url", "`address` that the work can be read at", func(m *corpus.Metadata) *string { return &m.URL }},
	{"edition", "`edition` of the book: 2, or revised", func(m *corpus.Metadata) *string { return &m.Edition }},
	{"place", "`city` of publication", func(m *corpus.Metadata) *string { return &m.Place }},
	{"original", "`year` in which the work first appeared: 1895, c. 1850, 350 BC", func(m *corpus.Metadata) *string { return &m.Original }},
	{"genre", "`kind` of work, where that is told: \"Doctoral thesis\", \"Technical report\"", func(m *corpus.Metadata) *string { return &m.Genre }},
	{"number", "`number` of the report", func(m *corpus.Metadata) *string { return &m.Number }},
	{"series", "`name` of the series that the book is in", func(m *corpus.Metadata) *string { return &m.Series }},
	{"series-number", "`number` of the book in the series", func(m *corpus.Metadata) *string { return &m.SeriesNumber }},
	{"event", "`name` of the meeting at which it was given, if it is printed elsewhere", func(m *corpus.Metadata) *string { return &m.Event }},
	{"event-place", "`city` of that meeting", func(m *corpus.Metadata) *string { return &m.EventPlace }},
	{"version", "`version` of software or data: 2.1", func(m *corpus.Metadata) *string { return &m.Version }},
	{"archive", "`name` of the archive that keeps it", func(m *corpus.Metadata) *string { return &m.Archive }},
	{"shelfmark", "`place` of it in the archive: \"Box 4, folder 2\"", func(m *corpus.Metadata) *string { return &m.Shelfmark }},
	{"language", "`code` of its language: en, tr, pt-BR", func(m *corpus.Metadata) *string { return &m.Language }},
}

// otherwise is what people call fields of a record that have another name here.
var otherwise = map[string]string{"date": "issued", "year": "issued", "journal": "container", "organization": "organisation", "institution": "organisation"}

// Empty tells that nothing was given.
func (g Record) Empty() bool { return reflect.ValueOf(g.Metadata).IsZero() }

// Flags has the flags that give the record of a source.
func (g *Record) Flags(f command.Flags) {
	f.AlsoCalled(otherwise)
	for _, field := range peopleFields {
		f.Flags().StringArrayVar(field.of(&g.Metadata), field.flag, nil, field.usage)
		f.MayBeEmpty(field.flag)
	}
	for _, field := range recordFields {
		f.Flags().StringVar(field.of(&g.Metadata), field.flag, "", field.usage)
		f.MayBeEmpty(field.flag)
	}
}

// Changed names the flags of the record that were typed, with a value or an empty one.
func Changed(l command.Line) []string {
	var names []string
	for _, field := range recordFields {
		if l.Flags().Changed(field.flag) {
			names = append(names, field.flag)
		}
	}
	for _, field := range peopleFields {
		if l.Flags().Changed(field.flag) {
			names = append(names, field.flag)
		}
	}
	return names
}

// Check tells what cannot be taken as it was typed, and writes dates as records have them.
func (g *Record) Check() error {
	switch {
	case g.DOI != "" && !identifier.IsDOI(g.DOI):
		return advice.Mistake("--doi %q is no DOI. Write for example 10.1000/182.", g.DOI)
	case strings.Trim(g.ISBN, "- ") != "" && !identifier.IsISBN(g.ISBN):
		return advice.Mistake("--isbn %q is no ISBN. It has 10 or 13 figures.", g.ISBN)
	}
	if err := g.checkLengths(); err != nil {
		return err
	}
	if err := g.checkNumbers(); err != nil {
		return err
	}
	switch {
	case strings.TrimSpace(g.Pages) != "" && !corpus.IsPages(g.Pages):
		return advice.Mistake("--pages %q is no page. Write for example 12-34, or the number of the article: e0123.", g.Pages)
	case corpus.EndsBefore(g.Pages):
		return advice.Mistake("--pages %q ends before it begins. Write the first page and then the last: 12-34.", g.Pages)
	}
	if !written(&g.Issued) {
		return advice.Mistake("--issued %q is no date, or can be read in two ways. Write 2021-07-03, 3 July 2021, 2021-07, 2021, c. 1850 or 350 BC. Of \"Spring 2015\" write the year; for a work without a date, or that is in press, take it away: footnote edit ID --issued \"\"", g.Issued)
	}
	if !written(&g.Original) {
		return advice.Mistake("--original %q is no year. Write for example 1895, c. 1850 or 350 BC.", g.Original)
	}
	for _, given := range [][2]string{{"issued", g.Issued}, {"original", g.Original}} {
		if date.IsAhead(given[1], time.Now()) {
			return advice.Mistake("--%s %q is years ahead. Write when it was published, or leave it out.", given[0], given[1])
		}
	}
	if date.IsLater(g.Original, g.Issued) {
		return advice.Mistake("--original %q is later than --issued %q. The original is what appeared first.", g.Original, g.Issued)
	}
	if g.Language != "" && !corpus.IsLanguage(g.Language) {
		return advice.Mistake("--language %q is no language code. Write for example en, tr or pt-BR.", g.Language)
	}
	if g.URL != "" && !corpus.IsAddress(g.URL) {
		return advice.Mistake("--url %q is no web address. Those begin with http:// or https://.", g.URL)
	}
	for _, f := range peopleFields {
		if err := checkNames(f, *f.of(&g.Metadata)); err != nil {
			return err
		}
		if slices.ContainsFunc(*f.of(&g.Metadata), func(typed string) bool { return len(entered.Authors(typed)) == 0 && !entered.NamesNobody(typed) }) {
			return advice.Mistake(`--%s is empty. Write for example: --%[1]s "Durkheim, Emile"`, f.flag)
		}
	}
	return nil
}

// mostLetters is how many a field of a record may have: the longest titles that works really
// have stay below.
const mostLetters = 500

func (g *Record) checkLengths() error {
	for _, f := range recordFields {
		if n := utf8.RuneCountInString(*f.of(&g.Metadata)); n > mostLetters {
			return advice.Mistake("--%s has %d letters, and %d at most are kept. Write what stands on the work itself.", f.flag, n, mostLetters)
		}
	}
	return nil
}

// checkNumbers tells which number counts nothing: editions and pages begin with 1, and a few
// volumes and issues with 0.
func (g *Record) checkNumbers() error {
	for _, f := range []struct {
		flag, typed string
		least       int
	}{{"volume", g.Volume, 0}, {"issue", g.Issue, 0}, {"edition", g.Edition, 1}, {"pages", g.Pages, 1}} {
		if entered.CountsNothing(f.typed, f.least) {
			return advice.Mistake("--%s %q is no number that a work has. Write what stands on it, or leave it out.", f.flag, f.typed)
		}
	}
	return nil
}

// checkNames tells which names are none: too long, or only words for those who are not named.
func checkNames(f peopleField, names []string) error {
	for i, name := range names {
		if n := utf8.RuneCountInString(name); n > mostNamed {
			return advice.Mistake("--%s has %d letters, and %d at most are kept. Give each name by itself.", f.flag, n, mostNamed)
		}
		if part := entered.NoPart(name); part != "" {
			return advice.Mistake(`--%s has %q, which is no part of a name. Leave it out; who edited or translated it is given with --editor or --translator. If it is called so: --%[1]s "{%s}"`, f.flag, part, name)
		}
		if entered.NamesNobody(name) && i == 0 {
			return advice.Mistake(`--%s %q names nobody. Name who is known, and the others behind: --%[1]s "Durkheim, Emile; et al."`, f.flag, name)
		}
	}
	return nil
}

// mostNamed is how many letters the names given at once may have.
const mostNamed = 5000

// Doubts says of what was given what is kept as it is, though something else may be meant.
func (g Record) Doubts() (doubts []string) {
	for _, f := range peopleFields {
		for _, name := range g.names(f) {
			if two := entered.PerhapsTwo(name, strings.Join(*f.of(&g.Metadata), ";")); two != nil {
				doubts = append(doubts, fmt.Sprintf(`“%s” is kept as one name. If these are two: --%s "%s; %s"`, name, f.flag, two[0], two[1]))
			}
		}
	}
	if identifier.IsMistypedISBN("ISBN " + g.ISBN) { // books are printed with such
		doubts = append(doubts, fmt.Sprintf("The check digit of the ISBN %s is wrong: a figure is mistyped, or two are swapped. Compare it with the book.", g.ISBN))
	}
	return doubts
}

// written writes a date as records have it, and says whether it is one, or none was typed.
func written(typed *string) bool {
	if *typed == "" {
		return true
	}
	as, ok := date.Typed(*typed)
	if ok {
		*typed = as
	}
	return ok
}

// CheckChanges is Check for a record in which an empty name says that nobody is known.
func (g *Record) CheckChanges() error {
	named := *g
	for _, f := range peopleFields {
		if named.nobody(f) {
			*f.of(&named.Metadata) = nil
		}
	}
	err := named.Check()
	g.Issued, g.Original = named.Issued, named.Original
	return err
}

// Change puts over a record what the flags of some names gave; one with an empty value says
// that it is not known. An organisation gives way to authors.
func (g Record) Change(m corpus.Metadata, changed []string) corpus.Metadata {
	for _, f := range recordFields {
		if slices.Contains(changed, f.flag) {
			*f.of(&m) = strings.Join(strings.Fields(*f.of(&g.Metadata)), " ")
		}
	}
	for _, f := range peopleFields {
		if slices.Contains(changed, f.flag) {
			*f.of(&m) = g.names(f)
		}
	}
	if slices.Contains(changed, authorFlag) && len(m.Authors) > 0 && !slices.Contains(changed, "organisation") {
		m.Organisation = ""
	}
	return m
}

// Over puts what was given over what was found.
func (g Record) Over(m corpus.Metadata) corpus.Metadata {
	typed := g.Metadata
	for _, f := range peopleFields {
		*f.of(&typed) = g.names(f)
	}
	return m.With(typed)
}

// names gives persons in the form that citations need.
func (g Record) names(f peopleField) []string {
	if g.nobody(f) {
		return nil
	}
	var names []string
	for _, typed := range *f.of(&g.Metadata) {
		if entered.NamesNobody(typed) && !slices.Contains(names, corpus.Others) {
			names = append(names, corpus.Others)
			continue
		}
		names = append(names, entered.Authors(typed)...)
	}
	return names
}

// nobody says whether it was typed that nobody is known.
func (g Record) nobody(f peopleField) bool {
	typed := *f.of(&g.Metadata)
	return len(typed) == 1 && strings.TrimSpace(typed[0]) == ""
}
