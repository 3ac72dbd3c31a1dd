package wording

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/corpus/record/date"
	"footnote/retrieval/catalogue"
	"footnote/retrieval/wording/texts"
)

// catalogue answers a question about the library itself from its records.
func (v Voice) catalogue(c catalogue.Answer) []Line {
	lines := v.records(c)
	for _, also := range c.Also {
		lines = append(lines, v.records(also)...)
	}
	if c.Unkinded > 0 {
		lines = append(lines, Line{Note, v.In.Count(c.Unkinded, "Of %d other text the record tells no kind. To see all: “list all sources”", "Of %d other texts the records tell no kind. To see all: “list all sources”")})
	}
	if len(c.Ahead) > 0 {
		lines = append(lines, Line{Note, v.In.Say("Dated years ahead, and left out: %s", v.titles(c.Ahead))})
	}
	return lines
}

// records says what the records answer.
func (v Voice) records(c catalogue.Answer) []Line {
	if r := c.Recent; r != nil && len(c.Sources) > 0 {
		if !r.None {
			return v.listed(v.In.Say("Added since %s: %s:", v.In.Day(r.Since), v.sourceCount(len(c.Sources))), c.Sources)
		}
		return v.listed(v.In.Say("Nothing was added since %s. Added last:", v.In.Day(r.Since)), c.Sources)
	}
	if c.Kind != "" {
		return v.listed(v.noneOfKind(c), c.Sources)
	}
	switch c.Topic {
	case catalogue.TopicAuthors:
		return v.facts(c.Sources, v.authors)
	case catalogue.TopicIssued:
		return v.facts(c.Sources, v.issued)
	case catalogue.TopicPublished:
		return v.facts(c.Sources, v.published)
	case catalogue.TopicCount:
		return []Line{{Note, v.In.Say("%s.", v.size(c))}}
	case catalogue.TopicLength:
		return v.facts(c.Sources, v.length)
	}
	if c.Undated {
		return v.listed(v.In.Say("No source %s that fits has a date in its record. What there is: %s:", v.Where, v.size(c)), c.Sources)
	}
	if c.Extreme != "" && c.Of > 0 {
		return v.listed(v.In.Say("%s:", v.extreme(c)), c.Sources)
	}
	if len(c.Sources) == 0 {
		return []Line{{Note, v.In.Say("%s.", v.size(c))}}
	}
	if c.Missed != "" {
		return v.listed(v.missed(c), c.Sources)
	}
	return v.listed(v.In.Say("%s:", v.dated(c, v.size(c))), c.Sources)
}

// listed has sources below what is said of them, each with its number.
func (v Voice) listed(said string, sources []corpus.Source) []Line {
	return append([]Line{{Note, said}}, v.items(sources, v.numbered)...)
}

// extreme says of how many sources those that follow are the oldest, the longest ….
func (v Voice) extreme(c catalogue.Answer) string {
	passages := v.passageCount(c.Sources[0].Passages)
	switch c.Extreme {
	case catalogue.Added:
		return v.In.Count(c.Of, "Of %d source, added last", "Of %d sources, added last")
	case catalogue.Oldest:
		return v.In.Count(c.Of, "The oldest of %d source with a date", "The oldest of %d sources with a date")
	case catalogue.Newest:
		return v.In.Count(c.Of, "The newest of %d source with a date", "The newest of %d sources with a date")
	case catalogue.Shortest:
		return v.In.Count(c.Of, "The shortest of %d source, with %s", "The shortest of %d sources, with %s", passages)
	}
	return v.In.Count(c.Of, "The longest of %d source, with %s", "The longest of %d sources, with %s", passages)
}

// length says how much of a text there is.
func (v Voice) length(s corpus.Source) string {
	if s.Passages == 0 {
		return v.In.Say("Of %s the library has the record alone, and no text.", v.work(s))
	}
	return v.In.Say("%s has %s.", v.work(s), v.passageCount(s.Passages))
}

func (v Voice) sourceCount(n int) string  { return v.In.Count(n, "%d source", "%d sources") }
func (v Voice) passageCount(n int) string { return v.In.Count(n, "%d passage", "%d passages") }

// facts tells one fact of each source: in a sentence, or in a list of them.
func (v Voice) facts(sources []corpus.Source, fact func(corpus.Source) string) []Line {
	switch len(sources) {
	case 0:
		return []Line{{Note, v.In.Say("%s.", v.noneFits())}}
	case 1:
		return []Line{{Note, fact(sources[0])}}
	}
	return each(bounded(v, sources, fact), func(text string) Line { return Line{Item, text} })
}

// missed says that no source is of the time that was asked for, and what the rest fits.
func (v Voice) missed(c catalogue.Answer) string {
	return v.In.Say("No source %s that fits is dated %s. With another date, or none: %s:", v.Where, v.Name(c.Missed), v.size(c))
}

// noneOfKind says that no source is known to be of the kind that was asked for, or that none
// of it has the words, and what there is.
func (v Voice) noneOfKind(c catalogue.Answer) string {
	if c.Topic == catalogue.TopicMention {
		return v.In.Say("None %s of the kind %s has %s. Of the kind there is: %s:", v.Where, v.Name(c.Kind), v.Name(c.Words), v.sourceCount(len(c.Sources)))
	}
	return v.In.Say("No source %s is known to be of the kind %s. What there is: %s:", v.Where, v.Name(c.Kind), v.sourceCount(len(c.Sources)))
}

func (v Voice) noneFits() string { return v.In.Say("No source %s fits that", v.Where) }

// size says how many sources there are, and for which words.
func (v Voice) size(c catalogue.Answer) string {
	n, passages := len(c.Sources), 0
	for _, s := range c.Sources {
		passages += s.Passages
	}
	if c.Without {
		return v.sizeWithout(c)
	}
	switch mention := c.Topic == catalogue.TopicMention; {
	case n == 0 && mention:
		return v.In.Say("No source %s has %s", v.Where, v.Name(c.Words))
	case n == 0:
		return v.noneFits()
	case mention:
		return v.In.Count(n, "One source %[2]s has %[3]s", "%d sources %s have %s", v.Where, v.Name(c.Words))
	}
	if passages == 0 {
		return v.sourceCount(n)
	}
	return v.In.Say("%s, with %s", v.sourceCount(n), v.passageCount(passages))
}

// sizeWithout says how many sources do not have some words.
func (v Voice) sizeWithout(c catalogue.Answer) string {
	if len(c.Sources) == 0 {
		return v.In.Say("Every source %s has %s", v.Where, v.Name(c.Words))
	}
	return v.In.Count(len(c.Sources), "One source %[2]s does not have %[3]s", "%d sources %s do not have %s", v.Where, v.Name(c.Words))
}

// dated adds from which years the sources are, where what the library is about is
// asked.
func (v Voice) dated(c catalogue.Answer, size string) string {
	var years []date.Date
	for _, s := range c.Sources {
		if date := date.Read(s.Issued); date.Year != 0 {
			years = append(years, date)
		}
	}
	if c.Topic != catalogue.TopicAbout || len(years) == 0 {
		return size
	}
	first, last := slices.MinFunc(years, date.Date.Compare).YearOnly(), slices.MaxFunc(years, date.Date.Compare).YearOnly()
	all := len(years) == len(c.Sources)
	switch {
	case all && first == last:
		return v.In.Say("%s, from %s", size, first)
	case all:
		return v.In.Say("%s, from %s to %s", size, first, last)
	case first == last:
		return v.In.Say("%s; those with a date are from %s", size, first)
	}
	return v.In.Say("%s; those with a date are from %s to %s", size, first, last)
}

func (v Voice) authors(s corpus.Source) string {
	switch {
	case len(s.Authors) > 0:
		return v.In.Say("%s is by %s.", v.work(s), v.In.And(bounded(v, s.Authors, v.person)))
	case s.Organisation != "":
		return v.In.Say("%s is by %s.", v.work(s), v.Plain(s.Organisation))
	}
	return v.In.Say("The record of %s names no author.", v.work(s))
}

func (v Voice) issued(s corpus.Source) string {
	if day, err := time.Parse(time.DateOnly, s.Issued); err == nil {
		return v.In.Say("%s was published on %s.", v.work(s), v.In.Day(day))
	}
	if month, err := time.Parse("2006-01", s.Issued); err == nil {
		return v.In.Say("%s was published in %s.", v.work(s), v.In.Month(month))
	}
	if _, err := time.Parse("2006", s.Issued); err == nil {
		return v.In.Say("%s was published in %s.", v.work(s), s.Issued)
	}
	if s.Issued != "" {
		return v.In.Say("The record of %s gives as its date: %s.", v.work(s), v.Plain(s.Issued))
	}
	return v.In.Say("The record of %s names no date.", v.work(s))
}

func (v Voice) published(s corpus.Source) string {
	var parts []string
	if s.Container != "" {
		parts = append(parts, v.In.Commas(append([]string{v.In.Say("appeared in %s", v.Name(s.Container))}, v.within(s.Metadata)...)))
	}
	if s.Publisher != "" && !strings.EqualFold(s.Publisher, s.Container) {
		parts = append(parts, v.In.Say("was published by %s", v.Plain(s.Publisher)))
	}
	if s.URL != "" {
		parts = append(parts, v.In.Say("is at %s", v.Plain(s.URL)))
	}
	if len(parts) == 0 {
		return v.In.Say("The record of %s does not say where it was published.", v.work(s))
	}
	return v.In.Say("%s %s.", v.work(s), v.In.And(parts))
}

// within says where in its container a work stands.
func (v Voice) within(m corpus.Metadata) []string {
	var where []string
	for _, part := range []struct {
		text  texts.Text
		value string
	}{{"volume %s", m.Volume}, {"issue %s", m.Issue}, {"pages %s", m.Pages}} {
		if part.value != "" {
			where = append(where, v.In.Say(part.text, v.Plain(part.value)))
		}
	}
	return where
}

// work names a source in a sentence.
func (v Voice) work(s corpus.Source) string {
	return v.In.Say("%s (source %s)", v.Name(Title(s)), number(s.ID))
}

// person turns "Family, Given" round.
func (v Voice) person(name string) string {
	if family, given, ok := strings.Cut(name, ","); ok {
		given, suffix, _ := strings.Cut(given, ",")
		name = strings.Join(strings.Fields(given+" "+family+" "+suffix), " ")
	}
	return v.Plain(name)
}

func (v Voice) numbered(s corpus.Source) string {
	if s.Passages == 0 {
		return v.In.Say("%s, source %s, a record without the text", v.Plain(Label(s)), number(s.ID))
	}
	return v.In.Say("%s, source %s", v.Plain(Label(s)), number(s.ID))
}

func number(id corpus.SourceID) string { return strconv.FormatInt(int64(id), 10) }

// Title names a source even where its text has no title.
func Title(s corpus.Source) string { return cmp.Or(s.Title, s.Origin, "untitled") }

// longTitle is how many letters of a title go into an enumeration.
const longTitle = 60

// ShortTitle is Title without the subtitle of a long one.
func ShortTitle(s corpus.Source) string {
	title := Title(s)
	if main, _, ok := strings.Cut(title, ": "); ok && utf8.RuneCountInString(title) > longTitle {
		return main
	}
	return title
}

// Label names a source in a list: "Title (Family & Other, 2019)".
func Label(s corpus.Source) string { return Title(s) + Facts(s) }

// Facts are what stands behind a title in a list: " (Family & Other, 2019)", as far as known.
func Facts(s corpus.Source) string {
	facts := slices.DeleteFunc([]string{author(s), year(s)}, func(fact string) bool { return fact == "" })
	if len(facts) == 0 {
		return ""
	}
	return " (" + strings.Join(facts, ", ") + ")"
}

// author names who wrote a source by family names, as APA does in the text: both of two, of
// more the first.
func author(s corpus.Source) string {
	family := func(i int) string {
		name, _, _ := strings.Cut(s.Authors[i], ",")
		return name
	}
	switch len(s.Authors) {
	case 0:
		return s.Organisation
	case 1:
		return family(0)
	case 2:
		if s.Authors[1] != corpus.Others {
			return family(0) + " & " + family(1)
		}
	}
	return family(0) + " " + corpus.Others
}

func year(s corpus.Source) string { return date.Read(s.Issued).YearOnly() }
