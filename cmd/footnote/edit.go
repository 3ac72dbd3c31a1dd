package main

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/cite"
	"footnote/corpus/library"
)

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
		return mistake(`Say what to change, for example: footnote edit %s --author "Durkheim, Emile" --issued 1895`, o.id)
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
	name := cmp.Or(o.library, defaultLibrary)
	if _, err := c.pathToAdd(name); err != nil {
		return err
	}
	lib, err := c.openExisting(ctx, name)
	if err != nil {
		return err
	}
	defer lib.Close()
	source, err := o.apply(ctx, lib, id)
	if err != nil {
		return err
	}
	if slices.Contains(o.changed, "title") {
		a.embedRetitled(ctx, lib, c, name)
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
		source, err = lib.SetShelf(ctx, id, shelf)
	}
	return source, err
}

// embedRetitled embeds a source's passages under its new title. Where that fails
// the title is kept, and the next sync goes on.
func (a *app) embedRetitled(ctx context.Context, lib *library.Library, c Config, library string) {
	emb, err := a.embedder(c.Embedder)
	if err == nil {
		err = a.embed(ctx, lib, emb)
	}
	if err != nil && ctx.Err() == nil {
		a.err.paragraph("", "The change is kept, but not every passage is embedded; until then words answer alone. "+sentence(err)+" "+syncHint(library))
	}
}

func (a *app) reportEdited(library string, s corpus.Source, citer cite.Citer, o editOptions) error {
	if o.json {
		s.Authors = list(s.Authors)
		return a.printJSON(editedJSON{Library: library, ID: s.ID, Shelf: s.Shelf, Metadata: s.Metadata})
	}
	_, full, err := citer.Cite("apa", s, corpus.Locator{})
	if err != nil {
		return err
	}
	a.out.paragraph("edited ", sourceLine(s))
	a.out.block(margin, full, a.out.dim)
	switch {
	case o.moved && s.Shelf == "":
		a.out.block(margin, "on no shelf", a.out.dim)
	case o.moved:
		a.out.block(margin, "on the shelf "+s.Shelf, a.out.dim)
	}
	return nil
}
