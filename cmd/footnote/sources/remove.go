package sources

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/shown"
	"footnote/cmd/footnote/typed"
	"footnote/corpus"
	"footnote/corpus/library"
)

// Remove is the command that removes a source, or brings it back.
func Remove(run *command.App) command.Row {
	a := app{run}
	var o removeOptions
	return command.Row{
		Use:     "remove [flags] ID",
		Short:   "Remove a source by its number, or bring it back",
		Long:    `Removes a source by its number. On a terminal it asks first. For 24 hours --undo brings the source back, under its number and with everything that refers to it; its passages are embedded anew.`,
		Example: "footnote remove 3\nfootnote remove --undo 3",
		Args:    command.ExactlyOne("the number of a source", "footnote remove 3"),
		Flags: func(f command.Flags) {
			f.Flags().BoolVar(&o.undo, "undo", false, "bring the source back that had this number")
			f.Flags().BoolVar(&o.yes, "yes", false, "do not ask")
			f.JSON(&o.json)
			f.Library(&o.library)
		},
		Run: func(ctx context.Context, l command.Line) error {
			o.id = l.Args[0]
			return a.remove(ctx, o)
		},
	}
}

type removeOptions struct {
	library, id string
	undo, yes   bool
	json        bool
}

// remove takes one source out of a library, or brings it back.
func (a app) remove(ctx context.Context, o removeOptions) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	id, err := typed.ID(o.id)
	if err != nil {
		return err
	}
	o.library = cmp.Or(o.library, settings.DefaultLibrary)
	lib, err := c.OpenToChange(ctx, o.library)
	if err != nil {
		return err
	}
	defer lib.Close()
	var s corpus.Source
	if o.undo {
		if s, err = bringBack(ctx, lib, id, settings.LibraryFlag(o.library)); err == nil {
			a.EmbedChanged(ctx, lib, c, o.library)
		}
	} else {
		s, err = a.takeOut(ctx, lib, id, o.yes)
	}
	if err != nil {
		return err
	}
	return a.reportRemoved(s, o)
}

// takeOut removes a source. It asks where somebody can answer; elsewhere it goes on,
// for it can be brought back.
func (a app) takeOut(ctx context.Context, lib *library.Library, id corpus.SourceID, yes bool) (corpus.Source, error) {
	s, err := lib.Source(ctx, id)
	if err != nil {
		return s, err
	}
	if !yes {
		if agreed, asked := a.Err.Confirm(a.Stdin, "Remove "+shown.Line(s)+"? It can be brought back for 24 hours."); asked && !agreed {
			return s, advice.Mistake("Nothing was removed.")
		}
	}
	s, _, err = lib.RemoveKeeping(ctx, id, "")
	if err == nil {
		_ = lib.ForgetRemovals(ctx, time.Now().Add(-library.UndoTime)) // what stays does no harm
	}
	return s, err
}

// bringBack undoes the last removal of a source.
func bringBack(ctx context.Context, lib *library.Library, id corpus.SourceID, flag string) (corpus.Source, error) {
	removal, err := lib.Removal(ctx, id)
	var s corpus.Source
	if err == nil {
		s, err = lib.Restore(ctx, removal)
	}
	switch {
	case errors.Is(err, corpus.ErrNotFound):
		err = advice.Because(err, "There is no removal of a source %d to take back; what was removed is kept for 24 hours.", id)
	case errors.Is(err, corpus.ErrExists):
		err = advice.Because(err, "The same text has been added again since, as source %d. To have the one that was removed in its place: footnote remove%s %d, then footnote remove --undo%s %d", s.ID, flag, s.ID, flag, id)
	}
	return s, err
}

func (a app) reportRemoved(s corpus.Source, o removeOptions) error {
	if o.json {
		return a.Out.JSON(removedJSON{Library: o.library, ID: s.ID, Title: s.Title, Origin: s.Origin, Passages: s.Passages, Back: o.undo})
	}
	if o.undo {
		a.Out.Paragraph("brought back ", shown.Line(s))
		return nil
	}
	a.Out.Paragraph("removed ", shown.Line(s))
	a.Err.Paragraph("", fmt.Sprintf("To bring it back within 24 hours: footnote remove --undo%s %d", settings.LibraryFlag(o.library), s.ID))
	return nil
}
