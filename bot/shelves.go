package bot

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/retrieval/wording/texts"
)

// readShelf reads the name of a shelf.
func readShelf(typed string) (string, error) {
	name, err := library.ReadShelf(typed)
	switch {
	case errors.Is(err, corpus.ErrTooLarge):
		return "", tell("%s is too long for the name of a shelf: %d letters at most.", quoted(typed), library.MaxShelf)
	case err != nil:
		return "", tell("A shelf needs a name of letters, for example: Week 3")
	}
	return name, nil
}

// A shelf is a group of sources.
type shelf struct {
	name    string // empty: those that stand on none
	sources []corpus.Source
}

// shelvesOf groups sources by their shelves, in order of names, those without one
// last.
func shelvesOf(sources []corpus.Source) []shelf {
	var shelves []shelf
	put := func(s corpus.Source, name string) {
		i := slices.IndexFunc(shelves, func(o shelf) bool { return o.name == name })
		if i < 0 {
			i = len(shelves)
			shelves = append(shelves, shelf{name: name})
		}
		shelves[i].sources = append(shelves[i].sources, s)
	}
	for _, s := range sources {
		for _, name := range s.Shelves {
			put(s, name)
		}
		if len(s.Shelves) == 0 {
			put(s, "")
		}
	}
	slices.SortFunc(shelves, func(a, b shelf) int {
		if (a.name == "") != (b.name == "") {
			return strings.Compare(b.name, a.name)
		}
		return library.CompareShelves(a.name, b.name)
	})
	return shelves
}

// shelfCompletions offers the shelves whose name holds what was typed, and the
// whole library where the channel looks on one shelf.
func shelfCompletions(in texts.Language, sources []corpus.Source, typed string, whole bool) []choice {
	var list []choice
	if whole {
		list = append(list, choice{Name: in.Say("The whole library"), Value: library.WholeLibrary})
	}
	for _, s := range shelvesOf(sources) {
		if s.name != "" && len(list) < mostChoices && strings.Contains(strings.ToLower(s.name), strings.ToLower(typed)) {
			list = append(list, choice{Name: cut(in.Say("%s (%s)", s.name, sourceCount(in, len(s.sources))), maxChoice), Value: s.name})
		}
	}
	return list
}

// putOnShelf is the handler of /source shelf.
func putOnShelf(ctx context.Context, c *call) (reply, error) {
	s, err := c.changeableNamed(ctx, c.text("source"))
	if err != nil {
		return reply{}, err
	}
	name, err := c.shelfToUse(ctx, c.text("shelf"))
	if err != nil {
		return reply{}, err
	}
	taken := slices.Contains(s.Shelves, name)
	change := library.PutOn(name)
	if taken {
		change = func(shelves []string) []string {
			return slices.DeleteFunc(slices.Clone(shelves), func(o string) bool { return o == name })
		}
	}
	if s, err = c.lease.ChangeShelves(ctx, s.ID, change); err != nil {
		return reply{}, err
	}
	c.log = append(c.log, "by", c.member, "source", int64(s.ID))
	return reply{message: renderShelved(c.in, s, name, taken)}, nil
}

// renderShelved says on which shelves a source stands now, and off which it was taken.
func renderShelved(in texts.Language, s corpus.Source, name string, taken bool) *Message {
	title := bold(cut(titleOf(s), 300))
	var names []string
	for _, shelf := range s.Shelves {
		names = append(names, bold(shelf))
	}
	text := in.Count(len(names), "%[2]s stands on the shelf %[3]s now", "%[2]s stands on the shelves %[3]s now", title, in.And(names))
	if len(names) == 0 {
		text = in.Say("%s stands on no shelf now", title)
	}
	if taken {
		text = in.Say("%s; it was taken off %s", text, bold(name))
	}
	return say(cut(text, maxContent-1) + ".")
}

// shelfToUse reads the name of a shelf, which may be a new one.
func (c *call) shelfToUse(ctx context.Context, typed string) (string, error) {
	name, err := readShelf(typed)
	if err != nil || name == "" {
		return "", err
	}
	sources, err := c.bot.titlesOf(ctx, c.guild, c.lease.Library)
	if err != nil {
		return "", err
	}
	written, _ := library.ShelfAsWritten(sources, name)
	return written, nil
}

// A scope is the part of a library that a question is asked of.
type scope struct {
	words texts.Phrase               // for people: "on the shelf “X”"; empty for all of it
	part  string                     // as it is kept; empty for all of it
	among func(corpus.SourceID) bool // nil for all of it
}

// scope reads which part of the library a member wants to be asked: one source,
// a shelf, else the shelf of the channel.
func (c *call) scope(ctx context.Context, from reading) (scope, error) {
	if named := c.text("source"); named != "" {
		s, err := sourceNamed(ctx, from.library, named)
		return inSource(s), err
	}
	named := c.text("shelf")
	if named == library.WholeLibrary || named == "" && from.tag != "" {
		return scope{}, nil
	}
	sources, err := c.sources(ctx, from)
	if err != nil {
		return scope{}, err
	}
	written, there := library.ShelfAsWritten(sources, cmp.Or(plain(named), c.settings.shelfOf(c.ChannelID, c.Channel.ParentID)))
	switch {
	case there:
		return onShelf(sources, written), nil
	case named == "":
		return scope{}, nil
	}
	return scope{}, noShelf(named)
}

// sources gives those of the library that answers, from memory if that is the server's.
func (c *call) sources(ctx context.Context, from reading) ([]corpus.Source, error) {
	if from.tag != "" {
		return from.library.Sources(ctx)
	}
	return c.bot.titlesOf(ctx, c.guild, from.library)
}

func noShelf(named string) error {
	return tell("No source of this library stands on a shelf called %s. /sources lists the shelves.", quoted(named))
}

func onShelf(sources []corpus.Source, name string) scope {
	return scope{texts.Of("on the shelf “%s”", escape(name)), partShelf + name, library.OnShelf(sources, name)}
}

func inSource(s corpus.Source) scope {
	return scope{texts.Of("in “%s”", escape(cut(titleOf(s), 200))), partSource + sourceArg(s), func(id corpus.SourceID) bool { return id == s.ID }}
}

// noteScope says that only a part of the library was asked.
func noteScope(in texts.Language, words string) string { return in.Say("-# Looked only %s.", words) }

// askWhole asks the whole library what a part of it did not answer.
func askWhole(ctx context.Context, c *call) (reply, error) {
	a, err := c.pressed(ctx)
	if err != nil {
		return reply{}, err
	}
	c.options["shelf"] = optionValue{Value: library.WholeLibrary}
	c.follows = a.Follows
	return c.answer(ctx, asking{question: a.Question, private: true, shown: a.Question})
}
