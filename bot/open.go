package bot

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"

	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/retrieval/wording/texts"
)

// What lists sources has a menu that shows the record of one, so that nobody types a
// number or a title that is read there.

// sourceMenu offers as many sources as a menu takes.
func sourceMenu(in texts.Language, id string, sources []corpus.Source) []component {
	if len(sources) == 0 {
		return nil
	}
	menu := component{Type: typeSelect, CustomID: id, Placeholder: in.Say("Show one of these sources")}
	labels := choiceLabels(sources, maxChoice)
	for i, s := range sources {
		value := sourceArg(s)
		if len(menu.Options) < mostChoices && !slices.ContainsFunc(menu.Options, func(o selectOption) bool { return o.Value == value }) {
			menu.Options = append(menu.Options, selectOption{Label: labels[i], Value: value})
		}
	}
	return []component{menu}
}

// choiceLabels names sources to choose from, each in at most limit units. Those of one name are told
// from each other by their numbers.
func choiceLabels(sources []corpus.Source, limit int) []string {
	const numberRoom = 12
	named := map[string]corpus.SourceID{}
	labels, alike := make([]string, len(sources)), map[string]bool{}
	for i, s := range sources {
		labels[i] = labelToChoose(s, limit)
		if id, ok := named[labels[i]]; ok && id != s.ID {
			alike[labels[i]] = true
		}
		named[labels[i]] = s.ID
	}
	for i, s := range sources {
		if alike[labels[i]] {
			labels[i] = labelToChoose(s, limit-numberRoom) + " · " + sourceArg(s)
		}
	}
	return labels
}

// labelToChoose names a source in full where there is room, else with its title cut.
func labelToChoose(s corpus.Source, limit int) string {
	if label := sourceLabel(s); size(label) <= limit {
		return label
	}
	return cut(labelWithin(s, limit), limit)
}

// listedMenu leads from an answer that lists sources to the records of those.
func (a shownAnswer) listedMenu() []component {
	switch {
	case a.id == "" || len(a.listed) == 0:
		return nil
	case len(a.listed) == 1:
		return a.listedActs()
	}
	return sourceMenu(a.in, customID("open", a.id), a.listed)
}

// listedActs are listedMenu as entries of another menu, for the first sources.
func (a shownAnswer) listedActs() (acts []component) {
	show, listed := a.in.Say("Show the source"), a.listed[:min(len(a.listed), mostListed)]
	if len(listed) == 1 {
		return []component{button(show, "open", a.id, sourceArg(listed[0]))}
	}
	show += ": "
	for i, label := range choiceLabels(listed, maxLabel-size(show)) {
		acts = append(acts, button(show+label, "open", a.id, sourceArg(listed[i])))
	}
	return acts
}

// mostListed is of how many sources that an answer names the menu below its passages leads to the
// records.
const mostListed = 8

// chosen gives the source of a number that a menu or a button carries.
func chosen(ctx context.Context, lib *library.Library, number string) (corpus.Source, error) {
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return corpus.Source{}, ErrUnknownButton
	}
	s, err := lib.Source(ctx, corpus.SourceID(id))
	if errors.Is(err, corpus.ErrNotFound) {
		return s, errOldList
	}
	return s, err
}

var errOldList = tell("That source is no longer here, or the list is from before the library changed. See /sources for what is there now.")

// value gives what was chosen from a menu, empty for a button.
func (c *call) value() string {
	if len(c.Data.Values) == 1 {
		return c.Data.Values[0]
	}
	return ""
}

// showListed shows the record of a source that an answer lists, beside that answer.
func showListed(ctx context.Context, c *call) (reply, error) {
	a, err := c.pressed(ctx)
	if err != nil {
		return reply{}, err
	}
	s, err := chosen(ctx, a.library, cmp.Or(c.value(), c.arg(1)))
	if err != nil {
		return reply{}, err
	}
	return reply{message: renderSource(c.in, s, c.citing(ctx, a.library), nil)}, nil
}

// recordID names the menu of a page of /sources. It says which library was listed, for
// the numbers of the starter library's sources are others' in the server's own.
func recordID(l sourceList) string {
	whose := ownSources
	if l.starter {
		whose = starterSources
	}
	return customID("record", whose, strconv.Itoa(l.page), l.only)
}

const (
	ownSources     = "o"
	starterSources = "s"
)

// showRecord shows the record of a source from a page of /sources, with a way back.
func showRecord(ctx context.Context, c *call) (reply, error) {
	from, err := c.reading(ctx)
	if err != nil {
		return reply{}, err
	}
	if (from.tag != "") != (c.arg(0) == starterSources) {
		return reply{}, errOldList
	}
	s, err := chosen(ctx, from.library, c.value())
	if err != nil {
		return reply{}, err
	}
	var does []component
	if c.moderates(c.settings.role) && from.tag == "" {
		does = c.recordActs(ctx, s)
	}
	m := renderSource(c.in, s, c.citing(ctx, from.library), does)
	page, _ := c.number(1, 10_000)
	m.Components = append(m.Components, rows([]component{button(c.in.Say("Back"), "list", strconv.Itoa(page), c.rest(2))})...)
	return reply{message: m}, nil
}

// menu offers the sources of a page.
func (l sourceList) menu(in texts.Language, page []shelved) []component {
	var sources []corpus.Source
	for _, s := range page {
		sources = append(sources, s.Source)
	}
	return sourceMenu(in, recordID(l), sources)
}
