package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"

	"footnote/corpus"
	"footnote/corpus/library"
)

type backupOptions struct {
	library, file string
	force, json   bool
}

// backup writes a copy of a library to a file.
func (a *app) backup(ctx context.Context, o backupOptions) error {
	c, err := a.config()
	if err != nil {
		return err
	}
	if o.library == starterLibrary {
		return mistake("The starter library is built in and needs no backup.")
	}
	o.library = cmp.Or(o.library, defaultLibrary)
	lib, err := c.openExisting(ctx, o.library)
	if err != nil {
		return err
	}
	defer lib.Close()
	held, err := lib.Backup(ctx, o.file)
	if errors.Is(err, corpus.ErrExists) {
		return told{fmt.Sprintf("There is a file %s already, and it is not overwritten. Choose another name.", o.file), err}
	}
	if err != nil {
		return at(o.file, err)
	}
	info, err := os.Stat(o.file)
	if err != nil {
		return at(o.file, err)
	}
	if o.json {
		return a.printJSON(backupJSON{o.library, o.file, held.Sources, held.Passages, info.Size()})
	}
	a.out.paragraph("", fmt.Sprintf("%s and %s of the library %q are in %s, read through and whole. To put it back: footnote restore%s %[4]s",
		count(held.Sources, "source"), count(held.Passages, "passage"), o.library, o.file, libraryFlag(o.library)))
	return nil
}

// restore puts a backup in the place of a library.
func (a *app) restore(ctx context.Context, o backupOptions) error {
	c, err := a.config()
	if err != nil {
		return err
	}
	o.library = cmp.Or(o.library, defaultLibrary)
	path, err := c.pathToAdd(o.library)
	if err != nil {
		return err
	}
	r, err := library.Restore(ctx, o.file, path, o.force)
	switch {
	case errors.Is(err, corpus.ErrNotFound):
		return told{fmt.Sprintf("There is no file %s. Check the spelling of the path.", o.file), err}
	case errors.Is(err, corpus.ErrChanged):
		return told{fmt.Sprintf("The library %q was changed after that backup: it has %s that the backup does not have, and perhaps other changes. Nothing was done. To put the backup in its place all the same, and keep what is there now beside it, add --force.",
			o.library, count(r.Lost, "source")), err}
	case err != nil:
		return at(o.file, err)
	}
	if o.json {
		return a.printJSON(restoredJSON{o.library, o.file, r.Sources, r.Passages, r.Lost, r.Replaced})
	}
	a.out.paragraph("", fmt.Sprintf("The library %q is as it was in the backup: %s, %s.", o.library, count(r.Sources, "source"), count(r.Passages, "passage")))
	if r.Replaced != "" {
		a.out.paragraph("", "What was there before is kept as "+r.Replaced+".")
	}
	return nil
}
