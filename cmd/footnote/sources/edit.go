package sources

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/shown"
	"footnote/cmd/footnote/terminal"
	"footnote/cmd/footnote/typed"
	"footnote/corpus"
	"footnote/corpus/cite"
	"footnote/corpus/library"
)

// Edit is the command that corrects the record of a source.
func Edit(run *command.App) command.Row {
	a := app{run}
	var o editOptions
	return command.Row{
		Use:   "edit [flags] ID",
		Short: "Correct the title, the authors, the date … of a source, or its shelf",
		Long: `Corrects what citations say of a source: its title, its authors, its date and so on. Only what is given is changed; an empty value ("") says that it is not known. The text of the source stays as it is.

Authors given take the place of all that were there. An institution is cited where no author is named: --author "" takes the authors away. A source may stand on several shelves; --no-shelf takes it off all.

--undo takes back the last correction, and used again the one before it: the last ten of each source are kept, also those that were made in Discord. Shelves are no part of it.`,
		Example: `footnote edit 3 --title "An Essay" --author "Durkheim, Emile" --issued 1895
footnote edit 3 --container "Journal of Waters" --volume 12 --issue 3 --pages 321-328
footnote edit 3 --publisher ""
footnote edit 3 --shelf "Week 3"
footnote edit --undo 3`,
		Args: command.ExactlyOne("the number of a source", "footnote edit 3 --issued 1895"),
		Flags: func(f command.Flags) {
			f.JSON(&o.json)
			f.Shelf(&o.shelf, "put it on the shelf of this `name`, an old one or a new one, besides those where it stands")
			f.Flags().BoolVar(&o.off, "no-shelf", false, "take it off all shelves")
			f.Flags().BoolVar(&o.undo, "undo", false, "take back the last correction")
			o.given.Flags(f)
			f.Library(&o.library)
		},
		Run: func(ctx context.Context, l command.Line) error {
			o.id = l.Args[0]
			o.changed = typed.Changed(l)
			return a.edit(ctx, o)
		},
	}
}

type editOptions struct {
	library, id string
	json        bool
	given       typed.Record
	changed     []string // the flags that were typed; one with an empty value says that it is not known
	shelf       string
	off         bool // all shelves
	undo        bool // the last correction
}

// moved reports whether it is to stand on other shelves.
func (o editOptions) moved() bool { return o.shelf != "" || o.off }

// check tells what cannot be taken as it was typed.
func (o *editOptions) check() error {
	switch {
	case o.undo && (len(o.changed) > 0 || o.moved()):
		return advice.Mistake("--undo takes back the last correction, and changes nothing else. Leave the other flags out.")
	case o.undo:
		return nil
	case o.shelf != "" && o.off:
		return advice.Mistake("--shelf puts it on a shelf, and --no-shelf takes it off all. Leave one of them out.")
	case len(o.changed) == 0 && !o.moved():
		return advice.Mistake(`Say what to change, for example: footnote edit %s --author "Durkheim, Emile" --issued 1895`, o.id)
	}
	if err := o.given.CheckChanges(); err != nil {
		return err
	}
	return typed.CheckShelf(o.shelf)
}

// edit corrects the record of one source.
func (a app) edit(ctx context.Context, o editOptions) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	id, err := typed.ID(o.id)
	if err == nil {
		err = o.check()
	}
	if err != nil {
		return err
	}
	name := cmp.Or(o.library, settings.DefaultLibrary)
	lib, err := c.OpenToChange(ctx, name)
	if err != nil {
		return err
	}
	defer lib.Close()
	source, err := o.apply(ctx, lib, id)
	if err != nil {
		return err
	}
	if slices.Contains(o.changed, "title") || o.undo {
		a.EmbedChanged(ctx, lib, c, name)
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
	if o.undo {
		return undoCorrection(ctx, lib, id)
	}
	shelf, err := typed.Shelf(ctx, lib, o.shelf)
	if err != nil {
		return source, err
	}
	if len(o.changed) > 0 {
		change := func(now corpus.Metadata) (corpus.Metadata, error) { return o.given.Change(now, o.changed), nil }
		if source, err = lib.ChangeRecord(ctx, id, "", change); err != nil {
			return source, err
		}
	}
	if o.moved() {
		source, err = lib.ChangeShelves(ctx, id, library.PutOn(shelf))
	}
	return source, err
}

// undoCorrection takes back the last correction of a record.
func undoCorrection(ctx context.Context, lib *library.Library, id corpus.SourceID) (corpus.Source, error) {
	s, _, err := lib.UndoCorrection(ctx, id, 0)
	if errors.Is(err, corpus.ErrNotFound) {
		err = advice.Because(err, "There is no correction of source %d to take back.", id)
	}
	return s, err
}

func (a app) reportEdited(library string, s corpus.Source, citer cite.Citer, o editOptions) error {
	if o.json {
		s.Authors = shown.List(s.Authors)
		return a.Out.JSON(editedJSON{Library: library, ID: s.ID, Shelves: shown.List(s.Shelves), Metadata: s.Metadata})
	}
	_, full, err := citer.Cite("apa", s, corpus.Locator{})
	if err != nil {
		return err
	}
	done := "edited "
	if o.undo {
		done = "took the last correction back of "
	}
	a.Out.Paragraph(done, shown.Line(s))
	a.Out.Block(terminal.Margin, full.String(), a.Out.Dim)
	if s.Organisation != "" && len(s.Authors) > 0 && slices.Contains(o.changed, "organisation") {
		a.Out.Block(terminal.Margin, fmt.Sprintf(`%s is kept, but the citation names the authors. To cite it in their place: footnote edit %d --author ""`, s.Organisation, s.ID), a.Out.Dim)
	}
	for _, doubt := range o.given.Doubts() {
		a.Out.Block(terminal.Margin, doubt, a.Out.Dim)
	}
	switch {
	case o.moved() && len(s.Shelves) == 0:
		a.Out.Block(terminal.Margin, "on no shelf", a.Out.Dim)
	case o.moved():
		a.Out.Block(terminal.Margin, "on the shelf "+strings.Join(s.Shelves, "; "), a.Out.Dim)
	}
	return nil
}
