package wording

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"footnote/corpus"
	"footnote/retrieval/catalogue"
)

// catalogue answers a question about the library itself from its records.
func (v Voice) catalogue(c catalogue.Answer) []Line {
	switch c.Topic {
	case catalogue.TopicAuthors:
		return v.facts(c.Sources, v.authors)
	case catalogue.TopicIssued:
		return v.facts(c.Sources, v.issued)
	case catalogue.TopicPublished:
		return v.facts(c.Sources, v.published)
	case catalogue.TopicCount:
		return []Line{{Note, v.size(c) + "."}}
	case catalogue.TopicLength:
		return v.facts(c.Sources, v.length)
	}
	if c.Extreme != "" && c.Of > 0 {
		return append([]Line{{Note, extreme(c) + ":"}}, v.items(c.Sources, numbered)...)
	}
	lines := []Line{{Note, v.size(c) + dated(c) + "."}}
	if len(c.Sources) > 0 {
		lines[0].Text = strings.TrimSuffix(lines[0].Text, ".") + ":"
	}
	return append(lines, v.items(c.Sources, numbered)...)
}

// extreme says of how many sources those that follow are the oldest, the longest ….
func extreme(c catalogue.Answer) string {
	which := "The " + string(c.Extreme) + " of " + counted(c.Of, "source")
	switch c.Extreme {
	case catalogue.Added:
		return "Of " + counted(c.Of, "source") + ", " + string(c.Extreme)
	case catalogue.Oldest, catalogue.Newest:
		return which + " with a date"
	}
	return which + ", with " + counted(c.Sources[0].Passages, "passage")
}

// length says how much of a text there is.
func (v Voice) length(s corpus.Source) string {
	if s.Passages == 0 {
		return "Of " + v.work(s) + " the library has the record alone, and no text."
	}
	return v.work(s) + " has " + counted(s.Passages, "passage") + "."
}

// facts tells one fact of each source: in a sentence, or in a list of them.
func (v Voice) facts(sources []corpus.Source, fact func(corpus.Source) string) []Line {
	switch len(sources) {
	case 0:
		return []Line{{Note, "No source " + v.Where + " fits that."}}
	case 1:
		return []Line{{Note, fact(sources[0])}}
	}
	return each(v.bounded(each(sources, fact)), func(text string) Line { return Line{Item, text} })
}

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
		return "No source " + v.Where + " has " + v.Name(c.Words)
	case n == 0:
		return "No source " + v.Where + " fits that"
	case n == 1 && mention:
		return "One source " + v.Where + " has " + v.Name(c.Words)
	case mention:
		return fmt.Sprintf("%d sources %s have %s", n, v.Where, v.Name(c.Words))
	}
	if passages == 0 {
		return counted(n, "source")
	}
	return counted(n, "source") + ", with " + counted(passages, "passage")
}

// sizeWithout says how many sources do not have some words.
func (v Voice) sizeWithout(c catalogue.Answer) string {
	switch n := len(c.Sources); n {
	case 0:
		return "Every source " + v.Where + " has " + v.Name(c.Words)
	case 1:
		return "One source " + v.Where + " does not have " + v.Name(c.Words)
	default:
		return fmt.Sprintf("%d sources %s do not have %s", n, v.Where, v.Name(c.Words))
	}
}

// dated says from which years the sources are, where what the library is about
// is asked.
func dated(c catalogue.Answer) string {
	var years []string
	for _, s := range c.Sources {
		if len(s.Issued) >= 4 && year(s) == s.Issued[:4] {
			years = append(years, year(s))
		}
	}
	if c.Topic != catalogue.TopicAbout || len(years) == 0 {
		return ""
	}
	from := "from " + slices.Min(years)
	if first, last := slices.Min(years), slices.Max(years); first != last {
		from += " to " + last
	}
	if len(years) < len(c.Sources) {
		return "; those with a date are " + from
	}
	return ", " + from
}

func (v Voice) authors(s corpus.Source) string {
	switch {
	case len(s.Authors) > 0:
		return v.work(s) + " is by " + Enumerate(v.bounded(each(s.Authors, v.person)), "and") + "."
	case s.Organisation != "":
		return v.work(s) + " is by " + v.Plain(s.Organisation) + "."
	}
	return "The record of " + v.work(s) + " names no author."
}

func (v Voice) issued(s corpus.Source) string {
	for _, form := range []struct{ layout, shown string }{{time.DateOnly, "on 2 January 2006"}, {"2006-01", "in January 2006"}, {"2006", "in 2006"}} {
		if t, err := time.Parse(form.layout, s.Issued); err == nil {
			return v.work(s) + " was published " + t.Format(form.shown) + "."
		}
	}
	if s.Issued != "" {
		return "The record of " + v.work(s) + " gives as its date: " + v.Plain(s.Issued) + "."
	}
	return "The record of " + v.work(s) + " names no date."
}

func (v Voice) published(s corpus.Source) string {
	var parts []string
	if s.Container != "" {
		parts = append(parts, "appeared in "+v.Name(s.Container)+v.within(s.Metadata))
	}
	if s.Publisher != "" && !strings.EqualFold(s.Publisher, s.Container) {
		parts = append(parts, "was published by "+v.Plain(s.Publisher))
	}
	if s.URL != "" {
		parts = append(parts, "is at "+v.Plain(s.URL))
	}
	if len(parts) == 0 {
		return "The record of " + v.work(s) + " does not say where it was published."
	}
	return v.work(s) + " " + Enumerate(parts, "and") + "."
}

// within says where in its container a work stands.
func (v Voice) within(m corpus.Metadata) string {
	var where string
	for _, part := range []struct{ before, value string }{{", volume ", m.Volume}, {", issue ", m.Issue}, {", pages ", m.Pages}} {
		if part.value != "" {
			where += part.before + v.Plain(part.value)
		}
	}
	return where
}

// work names a source in a sentence.
func (v Voice) work(s corpus.Source) string {
	return fmt.Sprintf("%s (source %d)", v.Name(Title(s)), s.ID)
}

// person turns "Family, Given" round.
func (v Voice) person(name string) string {
	if family, given, ok := strings.Cut(name, ","); ok {
		given, suffix, _ := strings.Cut(given, ",")
		name = strings.Join(strings.Fields(given+" "+family+" "+suffix), " ")
	}
	return v.Plain(name)
}

func numbered(s corpus.Source) string { return fmt.Sprintf("%s, source %d", Label(s), s.ID) }

// Title names a source even where its text has no title.
func Title(s corpus.Source) string { return cmp.Or(s.Title, s.Origin, "untitled") }

// Label names a source in a list: "Title (Family et al., 2019)".
func Label(s corpus.Source) string {
	facts := slices.DeleteFunc([]string{author(s), year(s)}, func(fact string) bool { return fact == "" })
	if len(facts) == 0 {
		return Title(s)
	}
	return Title(s) + " (" + strings.Join(facts, ", ") + ")"
}

// author names the first of who wrote a source, by family name.
func author(s corpus.Source) string {
	if len(s.Authors) == 0 {
		return s.Organisation
	}
	family, _, _ := strings.Cut(s.Authors[0], ",")
	if len(s.Authors) > 1 {
		family += " et al."
	}
	return family
}

func year(s corpus.Source) string {
	year, _, _ := strings.Cut(s.Issued, "-")
	return year
}

// counted gives a number with its noun: "1 passage", "2 passages".
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
