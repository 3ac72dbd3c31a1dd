package intake

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/shown"
	"footnote/cmd/footnote/terminal"
	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/corpus/library/leftovers"
)

// Import is the command that adds the sources of another library.
func Import(run *command.App) command.Row {
	a := app{run}
	var o importOptions
	return command.Row{
		Use:     "import [flags] FILE",
		Short:   "Add the sources of a library's file, such as /library export wrote",
		Long:    `Adds what the file of another library holds: the file of /library export or "footnote export". What is there stays as it is, and what is there already is not added again. The file is read row by row in a process of its own, whoever it came from; rows that cannot be read are named and left out. Files that the sources were read from come along from an export that has them ("footnote export --with-files", /library export with its option files), also for sources that are there already, as far as there is room (FOOTNOTE_FILES): pages of PDF files can be drawn then.`,
		Example: "footnote import library.sqlite\nfootnote import --library seminar library.sqlite",
		Args:    command.ExactlyOne("the file of a library", "footnote import library.sqlite"),
		Flags: func(f command.Flags) {
			f.JSON(&o.json)
			f.Library(&o.library)
		},
		Run: func(ctx context.Context, l command.Line) error {
			o.file = l.Args[0]
			return goesOn(a.importFile(ctx, o))
		},
	}
}

type importOptions struct {
	library, file string
	json          bool
}

// importFile adds the sources of another library's file to a library. The file is a
// stranger's, whoever gave it.
func (a app) importFile(ctx context.Context, o importOptions) error {
	c, emb, err := a.Settings()
	if err != nil {
		return err
	}
	o.library = cmp.Or(o.library, settings.DefaultLibrary)
	if err := settings.CheckToAdd(o.library); err != nil {
		return err
	}
	dir, err := leftovers.MakeTemp("import")
	if err != nil {
		return fmt.Errorf("import %q: %w", o.file, err)
	}
	defer os.RemoveAll(dir)
	from, out, err := a.readLibrary(ctx, o.file, filepath.Join(dir, "library.sqlite"), emb.Model(), c.Files)
	if err != nil {
		return advice.At(o.file, err)
	}
	defer from.Close()
	lib, err := c.OpenOrCreate(ctx, o.library)
	if err != nil {
		return err
	}
	defer lib.Close()
	total, added, err := a.copyAll(ctx, lib, from, emb.Model())
	if err != nil {
		return err
	}
	files, err := lib.CopyFiles(ctx, from, c.Files)
	if err != nil {
		return err
	}
	a.EmbedChanged(ctx, lib, c, o.library)
	return a.reportImported(importedJSON{Library: o.library, File: o.file, Sources: total, Added: added, Files: files.New, Missing: files.Missing, More: out.More}, out.Rows, o.json)
}

// readLibrary has a file read row by row, by the child, into a library at path.
func (a app) readLibrary(ctx context.Context, name, path, model string, files int64) (*library.Library, library.LeftOut, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, library.LeftOut{}, err
	}
	defer f.Close()
	data, err := readBounded(ctx, f, library.MostLibrary)
	if errors.Is(err, corpus.ErrTooLarge) {
		return nil, library.LeftOut{}, advice.Because(err, "It is too large to be read as somebody else's: %d MB at most. An export without files is smaller. If it is your own, also with files: footnote restore", library.MostLibrary>>20)
	}
	if err != nil {
		return nil, library.LeftOut{}, err
	}
	lib, out, err := library.ReadStranger(ctx, a.Reader.Child, data, path, model, files)
	if errors.Is(err, corpus.ErrNotLibrary) {
		err = advice.Because(err, "This is no export of a library, or it is damaged: \"footnote export\" and /library export write one. To add a text or another file, use \"footnote add\".")
	}
	return lib, out, err
}

func (a app) copyAll(ctx context.Context, lib, from *library.Library, model string) (total, added int, err error) {
	set, finish := a.Err.Counted("importing")
	defer finish()
	return lib.CopyAll(ctx, from, model, set)
}

// tellOfFiles says which files came along, and where pages cannot be drawn.
func (a app) tellOfFiles(shape importedJSON, asJSON bool) {
	if shape.Missing > 0 && shape.Added+shape.Files > 0 {
		a.Err.Paragraph("", fmt.Sprintf("Pages of %s cannot be drawn: the file was not in there, or there is no room for it (FOOTNOTE_FILES). Add it again, or import what \"footnote export --with-files\" wrote.", terminal.Count(shape.Missing, "source")))
	}
	if shape.Files > 0 && !asJSON {
		a.Out.Paragraph("", fmt.Sprintf("%s that sources were read from came along.", terminal.Count(shape.Files, "file")))
	}
}

func (a app) reportImported(shape importedJSON, out []library.BadRow, asJSON bool) error {
	shape.LeftOut = []shown.BadRow{}
	for _, row := range out {
		shape.LeftOut = append(shape.LeftOut, shown.BadRow(row))
		a.Err.Paragraph("left out ", row.String()+".")
	}
	if shape.More > 0 {
		a.Err.Paragraph("left out ", fmt.Sprintf("%s more.", terminal.Count(shape.More, "row")))
	}
	if asJSON {
		a.tellOfFiles(shape, true)
		return a.Out.JSON(shape)
	}
	a.Out.Paragraph("", fmt.Sprintf("%s in %s, %d of them new in the library %q and added. What was there before stays as it was.", terminal.Count(shape.Sources, "source"), shape.File, shape.Added, shape.Library))
	a.tellOfFiles(shape, false)
	return nil
}
