package copies

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/terminal"
	"footnote/corpus"
	"footnote/corpus/library"
)

// An app is a run of the program, with what the commands of this room do in it.
type app struct{ *command.App }

// Backup is the command that copies a library whole.
func Backup(run *command.App) command.Row {
	a := app{run}
	var o backupOptions
	return command.Row{
		Use:   "backup [flags] FILE",
		Short: "Copy a library to one file, or all to a folder, also while the bot runs",
		Long: `Copies all that a library holds to one new file, as it is at one moment, also while the bot or another command uses it, and reads the copy through: damaged sources are named, and the exit status is 2 then. With --all it does so with every library, each to a file of its own in a folder. "footnote restore" puts them back, here or on another machine.

A library that is copied by hand is up to three files while it is in use, and after a crash (its name, and the same with -wal and -shm): they go together.`,
		Example: "footnote backup library-2026-11-28.sqlite\nfootnote backup --library discord-1234 /backups/group.sqlite\nfootnote backup --all /backups/2026-11-28",
		Args:    command.ExactlyOne("a new file", "footnote backup library.sqlite"),
		Flags: func(f command.Flags) {
			f.Flags().BoolVar(&o.all, "all", false, "copy every library; FILE is a folder then")
			f.JSON(&o.json)
			f.Library(&o.library)
		},
		Run: func(ctx context.Context, l command.Line) error {
			o.file = l.Args[0]
			return a.backup(ctx, o)
		},
	}
}

// Restore is the command that puts such a copy back.
func Restore(run *command.App) command.Row {
	a := app{run}
	var o backupOptions
	return command.Row{
		Use:   "restore [flags] FILE",
		Short: "Put a backup of a library, or of all, back",
		Long: `Makes a library what a backup holds: a file of "footnote backup", a copy of a library's files, or the file of /library export. With --all it puts back every library of the folder that "footnote backup --all" wrote, but for those that had been set aside (…-before-…). The backup is read through first and stays as it is. The library that is there now is kept beside, under another name, and its log is moved aside. If it was changed after the backup, that is said, and --force is needed.

The library must not be in use: stop the bot first. Buttons below the bot's old answers work again with what the backup holds.`,
		Example: "footnote restore library-2026-11-28.sqlite\nfootnote restore --force --library discord-1234 /backups/group.sqlite\nfootnote restore --all /backups/2026-11-28",
		Args:    command.ExactlyOne("the file of a backup", "footnote restore library.sqlite"),
		Flags: func(f command.Flags) {
			f.Flags().BoolVar(&o.all, "all", false, "put back every library of a folder; FILE is that folder")
			f.Flags().BoolVar(&o.force, "force", false, "also in the place of a library that was changed after the backup")
			f.JSON(&o.json)
			f.Library(&o.library)
		},
		Run: func(ctx context.Context, l command.Line) error {
			o.file = l.Args[0]
			return a.restore(ctx, o)
		},
	}
}

// Export is the command that writes a library for others.
func Export(run *command.App) command.Row {
	a := app{run}
	var o backupOptions
	return command.Row{
		Use:     "export [flags] FILE",
		Short:   "Write a library to a file for others, without what concerns people",
		Long:    `Writes the sources of a library, their passages and vectors to a new file, as /library export does: without questions, ratings, settings and names of people, and without the files that the sources were read from, unless --with-files asks for them. "footnote import" and /library import add what is in it to a library; "footnote restore" makes a library of it. To keep everything, use "footnote backup".`,
		Example: "footnote export --library seminar seminar.sqlite",
		Args:    command.ExactlyOne("a new file", "footnote export seminar.sqlite"),
		Flags: func(f command.Flags) {
			f.Flags().BoolVar(&o.files, "with-files", false, "put in the files that the sources were read from, too, if you may hand them on")
			f.JSON(&o.json)
			f.Library(&o.library)
		},
		Run: func(ctx context.Context, l command.Line) error {
			o.file = l.Args[0]
			return a.export(ctx, o)
		},
	}
}

type backupOptions struct {
	library, file string
	all           bool // every library of the folder for data; file is a folder then
	force, json   bool
	files         bool // those of the sources, too
}

// eachOf does one thing with the library that is named, or with all of a place.
func (o backupOptions) eachOf(names []string, place string, do func(o backupOptions) error) error {
	if !o.all {
		o.library = cmp.Or(o.library, settings.DefaultLibrary)
		return do(o)
	}
	if o.library != "" {
		return advice.Mistake("--all and --library exclude each other. Choose one of them.")
	}
	if len(names) == 0 {
		return advice.Mistake("There is no library in %s.", place)
	}
	for _, name := range names {
		each := o
		each.library, each.file = name, filepath.Join(o.file, name+library.LibraryExtension)
		if err := do(each); err != nil {
			return err
		}
	}
	return nil
}

// backup writes a copy of a library, or of each, to a new file.
func (a app) backup(ctx context.Context, o backupOptions) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	if o.library == settings.StarterLibrary {
		return advice.Mistake("The starter library is built in and needs no backup.")
	}
	if o.all {
		if err := os.MkdirAll(o.file, 0o700); err != nil {
			return advice.At(o.file, err)
		}
	}
	var names []string
	if o.all {
		if names, err = c.Names(ctx); err != nil {
			return err
		}
	}
	var done []backupJSON
	whole := true
	err = o.eachOf(names, c.Place(), func(o backupOptions) error {
		made, err := backUp(ctx, c, o)
		if err == nil {
			done = append(done, made)
			a.warnOfFiles(o.library, made.Damaged)
			a.warnOfSources(o.library, made.Changed)
			whole = whole && len(made.Changed) == 0
		}
		if err == nil && !o.json {
			a.Out.Paragraph("", fmt.Sprintf("%s and %s of the library %q are in %s, and were read through. To put it back: footnote restore%s %[4]s",
				terminal.Count(made.Sources, "source"), terminal.Count(made.Passages, "passage"), o.library, o.file, settings.LibraryFlag(o.library)))
		}
		return err
	})
	if err == nil && o.json {
		err = a.Out.JSON(oneOrAll(done, o.all))
	}
	if err == nil && !whole {
		err = command.ErrReported
	}
	return err
}

// oneOrAll is the shape of what was done with one library, or with all.
func oneOrAll[T any](done []T, all bool) any {
	if !all {
		return done[0]
	}
	return struct {
		Libraries []T `json:"libraries"`
	}{done}
}

func backUp(ctx context.Context, c settings.Config, o backupOptions) (backupJSON, error) {
	lib, err := c.OpenExisting(ctx, o.library)
	if err != nil {
		return backupJSON{}, err
	}
	defer lib.Close()
	_, _ = lib.TakeSums(ctx) // a library that cannot be written to is backed up without
	held, err := lib.Backup(ctx, o.file)
	if errors.Is(err, corpus.ErrExists) {
		return backupJSON{}, advice.Because(err, "There is a file %s already, and it is not overwritten. Choose another name.", o.file)
	}
	if errors.Is(err, corpus.ErrNotLibrary) {
		return backupJSON{}, o.damaged(err, "backup")
	}
	if err != nil {
		return backupJSON{}, advice.At(o.file, err)
	}
	info, err := os.Stat(o.file)
	if err != nil {
		return backupJSON{}, advice.At(o.file, err)
	}
	return backupJSON{o.library, o.file, held.Sources, held.Passages, info.Size(), held.DamagedFiles, shapeDamaged(held.Damaged)}, nil
}

// restore puts a backup in the place of a library, or each of a folder in that of
// its own.
func (a app) restore(ctx context.Context, o backupOptions) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	var done []restoredJSON
	backups := slices.DeleteFunc(settings.LibrariesIn(o.file), library.IsAside)
	err = o.eachOf(backups, o.file, func(o backupOptions) error {
		r, err := restoreOne(ctx, c, o)
		if err != nil {
			return err
		}
		done = append(done, r)
		a.warnOfFiles(o.library, r.Damaged)
		a.warnOfSources(o.library, r.Changed)
		if o.json {
			return nil
		}
		a.Out.Paragraph("", fmt.Sprintf("The library %q is as it was in the backup: %s, %s.", o.library, terminal.Count(r.Sources, "source"), terminal.Count(r.Passages, "passage")))
		if r.Replaced != "" {
			a.Out.Paragraph("", "What was there before is kept as "+r.Replaced+".")
		}
		return nil
	})
	if err != nil || !o.json {
		return err
	}
	return a.Out.JSON(oneOrAll(done, o.all))
}

// warnOfFiles tells of kept files that a copy of a library has, and that are damaged.
func (a app) warnOfFiles(name string, damaged int) {
	if damaged > 0 {
		a.Err.Paragraph("Warning: ", fmt.Sprintf("Of the files that are kept of the sources of %q %d are damaged: their pages cannot be shown. To keep them anew, add the same files again: footnote add%s FILE", name, damaged, settings.LibraryFlag(name)))
	}
}

// warnOfSources tells of sources that a copy of a library has, and that are damaged.
func (a app) warnOfSources(name string, damaged []damagedJSON) {
	if len(damaged) == 0 {
		return
	}
	list := make([]library.DamagedSource, len(damaged))
	for i, d := range damaged {
		list[i] = library.DamagedSource(d)
	}
	found, help := settings.Damage(name, list)
	a.Err.Paragraph("Warning: ", fmt.Sprintf("The library %q is damaged: %s. %s", name, found, help))
}

func restoreOne(ctx context.Context, c settings.Config, o backupOptions) (restoredJSON, error) {
	if err := settings.CheckToAdd(o.library); err != nil {
		return restoredJSON{}, err
	}
	r, err := restoreTo(ctx, c, o)
	switch {
	case errors.Is(err, corpus.ErrNotFound):
		return restoredJSON{}, advice.Because(err, "There is no file %s. Check the spelling of the path.", o.file)
	case errors.Is(err, corpus.ErrChanged):
		return restoredJSON{}, advice.Because(err, "The library %q was changed after that backup: %s. It was left as it is. To put the backup in its place all the same, and keep what is there now beside it, add --force.",
			o.library, changes(r))
	case err != nil:
		return restoredJSON{}, advice.At(o.file, err)
	}
	return restoredJSON{o.library, o.file, r.Sources, r.Passages, r.Lost, r.Back, r.Replaced, r.DamagedFiles, shapeDamaged(r.Damaged)}, nil
}

// changes says how a library differs from the backup that it was changed after.
func changes(r library.Restored) string {
	there := terminal.Count(r.Back, "source") + " of the backup " + map[bool]string{true: "is", false: "are"}[r.Back == 1]
	switch {
	case r.Lost > 0 && r.Back > 0:
		return fmt.Sprintf("it has %s that the backup does not have, and %s not in it any more", terminal.Count(r.Lost, "source"), there)
	case r.Lost > 0:
		return fmt.Sprintf("it has %s that the backup does not have", terminal.Count(r.Lost, "source"))
	case r.Back > 0:
		return there + " not in it any more"
	}
	return "it has the same sources, but their details or shelves were changed"
}

// restoreTo puts a backup in the place of a library, where libraries are.
func restoreTo(ctx context.Context, c settings.Config, o backupOptions) (library.Restored, error) {
	if c.IsServed() {
		server, err := c.Connect(ctx)
		if err != nil {
			return library.Restored{}, err
		}
		return server.Restore(ctx, o.file, o.library, o.force)
	}
	path, err := library.Path(c.Data, o.library)
	if err != nil {
		return library.Restored{}, err
	}
	return library.Restore(ctx, o.file, path, o.force)
}

// damaged says why no copy was made of a library, which is not the file that it was to be.
func (o backupOptions) damaged(err error, copied string) error {
	return advice.Because(err, "The library %q is damaged, so no %s was made: it would hide the damage. \"footnote doctor\" says what is wrong; an older backup helps: footnote restore%s FILE", o.library, copied, settings.LibraryFlag(o.library))
}

// export writes a copy of a library without what concerns people.
func (a app) export(ctx context.Context, o backupOptions) error {
	o.library = cmp.Or(o.library, settings.DefaultLibrary)
	lib, err := a.Existing(ctx, o.library)
	if err != nil {
		return err
	}
	defer lib.Close()
	if _, err := os.Lstat(o.file); err == nil {
		return advice.Because(corpus.ErrExists, "There is a file %s already, and it is not overwritten. Choose another name.", o.file)
	}
	err = lib.Export(ctx, o.file, o.files)
	if errors.Is(err, corpus.ErrNotLibrary) {
		return o.damaged(err, "export")
	}
	if err != nil {
		return advice.At(o.file, err)
	}
	sources, err := lib.Sources(ctx)
	if err != nil {
		return err
	}
	if o.json {
		return a.Out.JSON(exportedJSON{o.library, o.file, len(sources)})
	}
	a.Out.Paragraph("", fmt.Sprintf("%s of the library %q %s in %s, %s questions, settings and names of people. \"footnote import\" and /library import take it.", terminal.Count(len(sources), "source"), o.library, map[bool]string{true: "is", false: "are"}[len(sources) == 1], o.file, map[bool]string{true: "with the files that they were read from, as far as those are kept, and without", false: "without"}[o.files]))
	return nil
}
