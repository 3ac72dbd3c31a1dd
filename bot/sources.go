package bot

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"footnote/corpus"
	"footnote/corpus/cite"
	"footnote/corpus/library"
	"footnote/corpus/record"
	"footnote/retrieval/pool"
	"footnote/retrieval/wording/texts"
)

// titles are the sources of one library as autocompletion and citations need
// them, kept in memory for the revision of the library that they were read at.
type titles struct {
	mu       sync.Mutex
	library  *library.Library // that they were read from
	revision int64
	list     []corpus.Source
	citer    cite.Citer
}

// titlesOf gives the sources of a server's library, from memory if nothing has
// changed.
func (b *Bot) titlesOf(ctx context.Context, guild string, lib *library.Library) ([]corpus.Source, error) {
	list, _, err := b.citedOf(ctx, guild, lib)
	return list, err
}

// citedOf is titlesOf with what cites them.
func (b *Bot) citedOf(ctx context.Context, guild string, lib *library.Library) ([]corpus.Source, cite.Citer, error) {
	entry, _ := b.titles.LoadOrStore(guild, &titles{})
	t := entry.(*titles)
	revision, err := b.revision(ctx, lib)
	t.mu.Lock()
	defer t.mu.Unlock()
	if errors.Is(err, corpus.ErrUnavailable) && t.library == lib {
		return t.list, t.citer, nil // as it was; whoever answers from it says so
	}
	if err != nil {
		return nil, cite.Citer{}, err
	}
	if t.library != lib || t.revision != revision {
		list, err := lib.Sources(ctx)
		if err != nil {
			return nil, cite.Citer{}, err
		}
		t.list, t.citer, t.library, t.revision = list, cite.NewCiter(list), lib, revision
	}
	return t.list, t.citer, nil
}

// revision says whether a library has changed, in time for what can do without.
func (b *Bot) revision(ctx context.Context, lib *library.Library) (int64, error) {
	if b.o.Libraries == nil {
		return lib.Revision(ctx)
	}
	return pool.RevisionInTime(ctx, lib)
}

// complete offers the sources whose title or authors hold what was typed, or
// the shelves.
func (b *Bot) complete(ctx context.Context, c *call) ([]choice, error) {
	if c.guild == "" {
		return nil, nil
	}
	path, err := b.where.Of(c.guild)
	if err != nil {
		return nil, err
	}
	lease, err := b.pool.Use(ctx, path)
	if err != nil {
		return nil, err
	}
	defer lease.Release()
	sources, err := b.titlesOf(ctx, c.guild, lease.Library)
	if err != nil {
		return nil, err
	}
	if c.focused == "shelf" {
		return shelfCompletions(c.own, sources, c.text("shelf"), c.command == "ask" && b.settingsInTime(ctx, c.guild).shelfOf(c.ChannelID, c.Channel.ParentID) != ""), nil
	}
	if len(sources) == 0 && (c.command == "ask" || c.command == "quote" || c.command == "sources") {
		if sources, err = b.starter.library.Sources(ctx); err != nil {
			return nil, err
		}
	}
	return completions(sources, c.text("source")), nil
}

const (
	mostChoices = 25
	maxChoice   = 100
)

func completions(sources []corpus.Source, typed string) []choice {
	typed = strings.ToLower(typed)
	var fit []corpus.Source
	for _, s := range sources {
		if len(fit) < mostChoices && strings.Contains(strings.ToLower(sourceLabel(s)), typed) {
			fit = append(fit, s)
		}
	}
	var list []choice
	for i, label := range choiceLabels(fit, maxChoice) {
		list = append(list, choice{Name: label, Value: sourceArg(fit[i])})
	}
	return list
}

// sourceNamed finds the source that a member means: by the number that
// autocompletion sent, by its title, or by a part of it that only one has. A number is no
// part of a title: the source that it meant may have been removed meanwhile.
func sourceNamed(ctx context.Context, lib *library.Library, named string) (corpus.Source, error) {
	id, err := strconv.ParseInt(named, 10, 64)
	isNumber := err == nil
	if isNumber {
		s, err := lib.Source(ctx, corpus.SourceID(id))
		if !errors.Is(err, corpus.ErrNotFound) {
			return s, err
		}
	}
	sources, err := lib.Sources(ctx)
	if err != nil {
		return corpus.Source{}, err
	}
	var matches []corpus.Source
	for _, s := range sources {
		label := strings.ToLower(sourceLabel(s))
		if strings.EqualFold(s.Title, named) || label == strings.ToLower(named) {
			return s, nil
		}
		if !isNumber && strings.Contains(label, strings.ToLower(named)) {
			matches = append(matches, s)
		}
	}
	switch len(matches) {
	case 1:
		return matches[0], nil
	case 0:
		return corpus.Source{}, tell("No source of this library is called that. Choose one of those that are offered while you type, or look at /sources.")
	}
	return corpus.Source{}, tell("%d sources fit that name. Choose one of those that are offered while you type.", len(matches))
}

// perList is how many sources stand on a page of /sources.
const perList = 15

// listSources is the handler of /sources, and of the buttons that turn its
// pages.
func listSources(ctx context.Context, c *call) (reply, error) {
	from, err := c.reading(ctx)
	if err != nil {
		return reply{}, err
	}
	if named := c.text("source"); named != "" {
		s, err := sourceNamed(ctx, from.library, named)
		if err != nil {
			return reply{}, err
		}
		return reply{message: renderSource(c.in, s, c.citing(ctx, from.library), nil)}, nil
	}
	sources, err := from.library.Sources(ctx)
	if err != nil {
		return reply{}, err
	}
	page, _ := c.number(0, 10_000)
	list := sourceList{shelves: shelvesOf(sources), page: page, starter: from.tag != ""}
	if named := plain(cmp.Or(c.text("shelf"), c.rest(1))); named != "" {
		written, there := library.ShelfAsWritten(sources, named)
		if !there {
			return reply{}, noShelf(named)
		}
		list.only = written
		list.shelves = slices.DeleteFunc(list.shelves, func(s shelf) bool { return s.name != written })
	}
	return reply{message: renderSources(c.in, list)}, nil
}

// A sourceList is what one page of /sources shows.
type sourceList struct {
	shelves []shelf
	only    string // the one shelf that is listed, empty: all
	page    int
	starter bool
}

// A shelved source is one in a list, below the name of one of its shelves.
type shelved struct {
	corpus.Source
	shelf string
}

// count is how many sources the list has; one may stand on several shelves.
func (l sourceList) count() int {
	seen := map[corpus.SourceID]bool{}
	for _, s := range l.shelves {
		for _, source := range s.sources {
			seen[source.ID] = true
		}
	}
	return len(seen)
}

func renderSources(in texts.Language, l sourceList) *Message {
	var sources []shelved
	for _, s := range l.shelves {
		for _, source := range s.sources {
			sources = append(sources, shelved{source, s.name})
		}
	}
	n := l.count()
	first := min(l.page*perList, max(0, len(sources)-1)/perList*perList)
	last := min(first+perList, len(sources))
	head := in.Count(n, "**%d source in this library**", "**%d sources in this library**")
	if l.only != "" {
		head = in.Count(n, "**%d source on the shelf %s**", "**%d sources on the shelf %s**", escape(l.only))
	}
	if l.starter {
		head += "\n" + in.Say(noteStarter)
	}
	named := l.only == "" && len(l.shelves) > 0 && l.shelves[0].name != ""
	text := sourceLines(in, sources[first:last], named)
	m := &Message{Content: cut(head, maxContent), Embeds: []Embed{{Description: cut(text, maxDescription)}}}
	var turns []component
	if first > 0 {
		turns = append(turns, button(in.Say("Back"), "list", strconv.Itoa(first/perList-1), l.only))
	}
	if last < len(sources) {
		turns = append(turns, button(in.Say("More"), "list", strconv.Itoa(first/perList+1), l.only))
	}
	m.Components = rows(l.menu(in, sources[first:last]), turns)
	return m
}

// sourceLines lists sources, one a line, under the names of their shelves if
// those are wanted.
func sourceLines(in texts.Language, sources []shelved, shelves bool) string {
	var b strings.Builder
	for i, s := range sources {
		if shelves && (i == 0 || s.shelf != sources[i-1].shelf) {
			fmt.Fprintf(&b, "\n__%s__\n", cmp.Or(escape(s.shelf), in.Say("On no shelf")))
		}
		fmt.Fprintf(&b, "**%d.** %s · %s\n", s.ID, cut(escape(sourceLabel(s.Source)), 200), passageCount(in, s.Passages))
	}
	return strings.TrimSpace(b.String())
}

func sourceCount(in texts.Language, n int) string  { return in.Count(n, "%d source", "%d sources") }
func passageCount(in texts.Language, n int) string { return in.Count(n, "%d passage", "%d passages") }

// sourceInfo is the handler of /source info.
func sourceInfo(ctx context.Context, c *call) (reply, error) {
	from, err := c.reading(ctx)
	if err != nil {
		return reply{}, err
	}
	s, err := sourceNamed(ctx, from.library, c.text("source"))
	if err != nil {
		return reply{}, err
	}
	var does []component
	if c.moderates(c.settings.role) && from.tag == "" {
		does = c.recordActs(ctx, s)
	}
	return reply{message: renderSource(c.in, s, c.citing(ctx, from.library), does)}, nil
}

func sourceArg(s corpus.Source) string { return strconv.FormatInt(int64(s.ID), 10) }

// renderSource shows the record of a source: what is known, and of what is not
// that it is not.
func renderSource(in texts.Language, s corpus.Source, how citing, does []component) *Message {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s**%s\n", cut(escape(titleOf(s)), 300), foundIn(in, s, "title"))
	for _, f := range recordLines(in, s) {
		switch value := plain(f.value); {
		case value != "":
			fmt.Fprintf(&b, "**%s:** %s%s\n", in.Say(f.name), cut(escape(value), 400), foundIn(in, s, f.field))
		case f.wanted:
			fmt.Fprintf(&b, "**%s:** %s\n", in.Say(f.name), in.Say("not known"))
		}
	}
	foot := "\n-# " + showCitation(how.readable().full(s), 1000)
	return &Message{
		Embeds:     []Embed{{Description: cut(b.String(), maxDescription-size(foot)) + foot}},
		Components: inRows(does),
	}
}

// A recordLine is one fact of a source.
type recordLine struct {
	name   texts.Text
	value  string
	field  string // of the record, as [corpus.Metadata.Found] calls it
	wanted bool   // told also where it is not known
}

func recordLines(in texts.Language, s corpus.Source) []recordLine {
	authors := recordLine{"Authors", strings.Join(s.Authors, "; "), "authors", true}
	if len(s.Authors) == 0 && s.Organisation != "" {
		authors.value, authors.field = s.Organisation, "organisation"
	}
	institution := recordLine{"Institution", s.Organisation, "organisation", false}
	if authors.field == institution.field {
		institution.value = ""
	}
	added, read := in.Day(s.AddedAt), ""
	if again := in.Day(s.ReadAt); again != added && !s.ReadAt.IsZero() {
		read = again
	}
	return []recordLine{
		authors,
		institution,
		{"Editors", strings.Join(s.Editors, "; "), "editors", false},
		{"Translators", strings.Join(s.Translators, "; "), "translators", false},
		{"Directors", strings.Join(s.Directors, "; "), "directors", false},
		{"Interviewers", strings.Join(s.Interviewers, "; "), "interviewers", false},
		{"To", strings.Join(s.Recipients, "; "), "recipients", false},
		{"Author of the book", strings.Join(s.BookAuthors, "; "), "book_authors", false},
		{"Kind", s.Genre, "genre", false},
		{"Number", s.Number, "number", false},
		{"Edition", s.Edition, "edition", false},
		{"First published", s.Original, "original", false},
		{"Date", s.Issued, "issued", true},
		{"In", s.Container, "container", false},
		{"Volume", s.Volume, "volume", false},
		{"Issue", s.Issue, "issue", false},
		{"Pages", s.Pages, "pages", false},
		{"Series", withBracket(s.Series, s.SeriesNumber, " "), "series", false},
		{"Event", withBracket(s.Event, s.EventPlace, " "), "event", false},
		{"Version", s.Version, "version", false},
		{"Archive", withBracket(s.Archive, s.Shelfmark, " "), "archive", false},
		{"Publisher", s.Publisher, "publisher", true},
		{"Place", s.Place, "place", false},
		{"Address", s.URL, "url", true},
		{"DOI", s.DOI, "doi", false},
		{"ISBN", s.ISBN, "isbn", false},
		{"Language", s.Language, "language", true},
		{shelvesName(s), strings.Join(s.Shelves, "; "), "", false},
		{"Length", passageCount(in, s.Passages), "", false},
		{"Added", added, "", false},
		{"Read again", read, "", false},
	}
}

func shelvesName(s corpus.Source) texts.Text {
	if len(s.Shelves) > 1 {
		return "Shelves"
	}
	return "Shelf"
}

// foundIn says where a field of a record came from.
func foundIn(in texts.Language, s corpus.Source, field string) string {
	from := s.Found[field]
	if known, ok := places[from]; ok {
		from = in.Say(known)
	}
	if from == "" {
		return ""
	}
	return " · *" + cut(escape(plain(from)), 60) + "*"
}

// places are where fields of records are found, as far as they have no name of a
// format's own.
var places = map[string]texts.Text{
	corpus.FoundGiven: "given", corpus.FoundInList: "reference list", corpus.FoundInText: "text", corpus.FoundFrontMatter: "front matter", corpus.FoundOrigin: "where it was read",
	record.FromMeta: "meta tags", record.FromHeadline: "headline", record.FromPageTitle: "page title", record.FromPage: "page", record.FromByline: "byline",
	record.FromAddress: "address", record.FromFirstPage: "first page", record.FromProperties: "PDF properties",
	"saved page": "saved page", "name of the file": "name of the file", "first slide": "first slide", "head of the file": "head of the file",
}
