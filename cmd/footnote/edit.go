package main

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"footnote/corpus"
)

type editOptions struct {
	library, id string
	json        bool
	given       given
	changed     []string // the flags that were typed; one with an empty value says that it is not known
}

// check tells what cannot be taken as it was typed.
func (o editOptions) check() error {
	if len(o.changed) == 0 {
		return mistake(`Say what to change, for example: footnote edit %s --author "Durkheim, Emile" --issued 1895`, o.id)
	}
	if o.given.noAuthors() {
		o.given.Authors = nil
	}
	return o.given.check()
}

// over puts what was given over a record.
func (o editOptions) over(m corpus.Metadata) corpus.Metadata {
	for _, f := range recordFields {
		if slices.Contains(o.changed, f.flag) {
			*f.of(&m) = strings.Join(strings.Fields(*f.of(&o.given.Metadata)), " ")
		}
	}
	if !slices.Contains(o.changed, authorFlag) {
		return m
	}
	m.Authors = o.given.names()
	if len(m.Authors) > 0 && !slices.Contains(o.changed, "organisation") {
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
	source, err := lib.Source(ctx, id)
	if err != nil {
		return err
	}
	if source, err = lib.Edit(ctx, id, o.over(source.Metadata)); err != nil {
		return err
	}
	if o.json {
		source.Authors = list(source.Authors)
		return a.printJSON(editedJSON{Library: name, ID: id, Metadata: source.Metadata})
	}
	_, full, err := corpus.CiteAt("apa", source, corpus.Locator{})
	if err != nil {
		return err
	}
	a.out.paragraph("edited ", sourceLine(source))
	a.out.block(margin, full, a.out.dim)
	return nil
}

type editedJSON struct {
	Library  string          `json:"library"`
	ID       corpus.SourceID `json:"id"`
	Metadata corpus.Metadata `json:"metadata"`
}
