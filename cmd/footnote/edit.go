package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/terminal"
	"footnote/corpus"
	"footnote/corpus/cite"
	"footnote/corpus/library"
)

func (a *app) editCommand() command {
	var o editOptions
	return command{
		use:   "edit [flags] ID",
		short: "Correct the title, the authors, the date … of a source, or its shelf",
		long: `Corrects what citations say of a source: its title, its authors, its date and so on. Only what is given is changed; an empty value ("") says that it is not known. The text of the source stays as it is.

Authors given take the place of all that were there. An institution is cited where no author is named: --author "" takes the authors away. A source may stand on several shelves; --shelf "" takes it off all.`,
		example: `footnote edit 3 --title "An Essay" --author "Durkheim, Emile" --issued 1895
footnote edit 3 --container "Journal of Waters" --volume 12 --issue 3 --pages 321-328
footnote edit 3 --publisher ""
footnote edit 3 --shelf "Week 3"`,
		args: exactlyOne("the number of a source", "footnote edit 3 --issued 1895"),
		flags: func(f flags) {
			f.json(&o.json)
			f.shelf(&o.shelf, "put it on the shelf of this `name`, an old one or a new one, besides those where it stands; \"\" takes it off all")
			f.record(&o.given)
			f.library(&o.library)
		},
		run: func(ctx context.Context, l line) error {
			o.id = l.args[0]
			o.changed, o.moved = l.typed(), l.Flags().Changed(shelfFlag)
			return a.edit(ctx, o)
		},
	}
}

type editOptions struct {
	library, id string
	json        bool
	given       given
	changed     []string // the flags that were typed; one with an empty value says that it is not known
	shelf       string
	moved       bool // to the shelf, or off all
}

// check tells what cannot be taken as it was typed.
func (o editOptions) check() error {
	if len(o.changed) == 0 && !o.moved {
		return advice.Mistake(`Say what to change, for example: footnote edit %s --author "Durkheim, Emile" --issued 1895`, o.id)
	}
	for _, f := range peopleFields {
		if o.given.nobody(f) {
			*f.of(&o.given.Metadata) = nil
		}
	}
	if err := o.given.check(); err != nil {
		return err
	}
	return checkShelf(o.shelf)
}

// over puts what was given over a record.
func (o editOptions) over(m corpus.Metadata) corpus.Metadata {
	for _, f := range recordFields {
		if slices.Contains(o.changed, f.flag) {
			*f.of(&m) = strings.Join(strings.Fields(*f.of(&o.given.Metadata)), " ")
		}
	}
	for _, f := range peopleFields {
		if slices.Contains(o.changed, f.flag) {
			*f.of(&m) = o.given.names(f)
		}
	}
	if slices.Contains(o.changed, authorFlag) && len(m.Authors) > 0 && !slices.Contains(o.changed, "organisation") {
		m.Organisation = ""
	}
	return m
}

// edit corrects the record of one source.
func (a *app) edit(ctx context.Context, o editOptions) error {
	c, err := a.config()
	if err != nil {
		return err
	}
	id, err := parseID(o.id)
	if err == nil {
		err = o.check()
	}
	if err != nil {
		return err
	}
	name := cmp.Or(o.library, settings.DefaultLibrary)
	if err := settings.CheckToAdd(name); err != nil {
		return err
	}
	lib, err := c.OpenExisting(ctx, name)
	if err != nil {
		return err
	}
	defer lib.Close()
	source, err := o.apply(ctx, lib, id)
	if err != nil {
		return err
	}
	if slices.Contains(o.changed, "title") {
		a.embedChanged(ctx, lib, c, name)
	}
	sources, err := lib.Sources(ctx)
	if err != nil {
		return err
	}
	return a.reportEdited(name, source, cite.NewCiter(sources), o)
}

// apply makes the changes, and gives the source as it is kept then.
func (o editOptions) apply(ctx context.Context, lib *library.Library, id corpus.SourceID) (corpus.Source, error) {
	source, err := lib.Source(ctx, id)
	if err != nil {
		return source, err
	}
	shelf, err := shelfToUse(ctx, lib, o.shelf)
	if err != nil {
		return source, err
	}
	if len(o.changed) > 0 {
		if source, err = lib.Edit(ctx, id, o.over(source.Metadata)); err != nil {
			return source, err
		}
	}
	if o.moved {
		source, err = lib.ChangeShelves(ctx, id, library.PutOn(shelf))
	}
	return source, err
}

// embedChanged embeds the passages that a change has left without vectors. Where
// that fails the change is kept, and the next sync goes on.
func (a *app) embedChanged(ctx context.Context, lib *library.Library, c settings.Config, library string) {
	emb, err := c.OpenEmbedder(c.Embedder)
	if err == nil {
		err = a.embed(ctx, lib, emb)
	}
	if err != nil && ctx.Err() == nil {
		a.err.Paragraph("", "The change is kept, but not every passage is embedded; until then words answer alone. "+advice.Sentence(err)+" "+settings.SyncHint(library))
	}
}

func (a *app) reportEdited(library string, s corpus.Source, citer cite.Citer, o editOptions) error {
	if o.json {
		s.Authors = list(s.Authors)
		return a.out.JSON(editedJSON{Library: library, ID: s.ID, Shelves: list(s.Shelves), Metadata: s.Metadata})
	}
	_, full, err := citer.Cite("apa", s, corpus.Locator{})
	if err != nil {
		return err
	}
	a.out.Paragraph("edited ", sourceLine(s))
	a.out.Block(terminal.Margin, full.String(), a.out.Dim)
	if s.Organisation != "" && len(s.Authors) > 0 && slices.Contains(o.changed, "organisation") {
		a.out.Block(terminal.Margin, fmt.Sprintf(`%s is kept, but the citation names the authors. To cite it in their place: footnote edit %d --author ""`, s.Organisation, s.ID), a.out.Dim)
	}
	switch {
	case o.moved && len(s.Shelves) == 0:
		a.out.Block(terminal.Margin, "on no shelf", a.out.Dim)
	case o.moved:
		a.out.Block(terminal.Margin, "on the shelf "+strings.Join(s.Shelves, "; "), a.out.Dim)
	}
	return nil
}
