package sources

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strconv"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/shown"
	"footnote/cmd/footnote/typed"
	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/corpus/picture"
)

// Page is the command that draws a page.
func Page(run *command.App) command.Row {
	a := app{run}
	var o pageOptions
	return command.Row{
		Use:   "page [flags] SOURCE PAGE",
		Short: "Draw a page of a PDF file of the library as it looks",
		Long: `Draws a page of a source that was read from a PDF file, as a picture (PNG). A page is named as it is printed, where the file tells that, else by its number in the file. With --passage, in place of both, it is the page that a passage begins on, with the words of the passage marked; "footnote ask" shows the numbers of passages from such files.

Pages are drawn from the file that was kept when the source was added (see FOOTNOTE_FILES in .env.example). The first picture takes some seconds more: what draws is made ready for this machine then.`,
		Example: "footnote page 3 12 -o page.png\nfootnote page --passage 214 -o page.png",
		Args:    command.AnyNumber,
		Flags: func(f command.Flags) {
			f.Flags().StringVarP(&o.file, "output", "o", "", "write the picture to this new `file` (default: page-SOURCE-PAGE.png)")
			f.Flags().Int64Var(&o.passage, "passage", 0, "draw the page of the passage of this `number`, and mark it")
			f.JSON(&o.json)
			f.Library(&o.library)
		},
		Run: func(ctx context.Context, l command.Line) error {
			if (o.passage != 0) == (len(l.Args) > 0) || len(l.Args) != 0 && len(l.Args) != 2 {
				return advice.Mistake("Name a source and a page, for example: footnote page 3 12. Or a passage: footnote page --passage 214")
			}
			o.of = l.Args
			return a.page(ctx, o)
		},
	}
}

type pageOptions struct {
	library, file string
	of            []string // source and page, as typed
	passage       int64
	json          bool
}

// A place is a page of a source, and what is to be marked there.
type place struct {
	source corpus.Source
	page   int
	label  string
	text   string
}

// page draws a page.
func (a app) page(ctx context.Context, o pageOptions) error {
	o.library = cmp.Or(o.library, settings.DefaultLibrary)
	lib, err := a.Existing(ctx, o.library)
	if err != nil {
		return err
	}
	defer lib.Close()
	at, err := o.place(ctx, lib)
	if err != nil {
		return err
	}
	if o.file == "" {
		o.file = fmt.Sprintf("page-%d-%d.png", at.source.ID, at.page)
	}
	pdf, err := original(ctx, lib, at.source)
	if err != nil {
		return err
	}
	if err := checkNew(o.file); err != nil {
		return err
	}
	drawn, err := a.draw(ctx, pdf, at)
	if err != nil {
		return err
	}
	if err := writeNew(o.file, drawn.PNG); err != nil {
		return err
	}
	if o.json {
		return a.Out.JSON(pageJSON{o.library, at.source.ID, o.file, at.page, at.label, drawn.Pages, drawn.Marked})
	}
	a.Out.Paragraph("", fmt.Sprintf("%s of %s: %s", corpus.Locator{Page: at.page, Label: at.label}, shown.Line(at.source), o.file))
	if at.text != "" && !drawn.Marked {
		a.Err.Paragraph("", "The words of the passage were not found on the page as it is drawn, so nothing is marked.")
	}
	return nil
}

// place finds the page that is asked for.
func (o pageOptions) place(ctx context.Context, lib *library.Library) (place, error) {
	if o.passage != 0 {
		return placeOfPassage(ctx, lib, corpus.PassageID(o.passage))
	}
	id, err := typed.ID(o.of[0])
	if err != nil {
		return place{}, err
	}
	s, err := lib.Source(ctx, id)
	if err != nil {
		return place{}, err
	}
	passages, err := lib.PassagesOf(ctx, []corpus.SourceID{id}, math.MaxInt64)
	if err != nil {
		return place{}, err
	}
	n, _ := strconv.Atoi(o.of[1])
	at := place{source: s, page: n}
	for _, p := range passages {
		if p.Page == n {
			at.label = p.Label
		}
	}
	for _, p := range passages {
		switch {
		case p.Label != "" && p.Label == o.of[1]:
			return place{source: s, page: p.Page, label: p.Label}, nil
		case p.LastLabel != "" && p.LastLabel == o.of[1]:
			return place{source: s, page: p.LastPage, label: p.LastLabel}, nil
		}
	}
	if n < 1 {
		return place{}, advice.Mistake("%q is no page of this source. Name it as it is printed, or by its number in the file, for example: footnote page %d 12", o.of[1], id)
	}
	return at, nil
}

func placeOfPassage(ctx context.Context, lib *library.Library, id corpus.PassageID) (place, error) {
	found, err := lib.PassagesByID(ctx, []corpus.PassageID{id})
	if err != nil {
		return place{}, err
	}
	p, ok := found[id]
	if !ok {
		return place{}, advice.Because(corpus.ErrNotFound, "There is no passage %d. \"footnote ask\" shows the numbers of the passages that answer.", id)
	}
	s, err := lib.Source(ctx, p.Source)
	return place{source: s, page: p.Page, label: p.Label, text: p.Text}, err
}

// original gives the file that is kept of a source, if pages of it can be drawn.
func original(ctx context.Context, lib *library.Library, s corpus.Source) ([]byte, error) {
	if s.MediaType != corpus.PDF {
		return nil, advice.Mistake("Pages can be drawn of PDF files only, and source %d was not read from one.", s.ID)
	}
	o, err := lib.Original(ctx, s.Digest)
	if errors.Is(err, corpus.ErrNotFound) {
		return nil, advice.Because(err, "The file of source %d is not kept: it came with an import of a file that had it not, it was added before files were kept, or there was no room for it (FOOTNOTE_FILES). To keep it, add the same file again.", s.ID)
	}
	if errors.Is(err, corpus.ErrMalformed) {
		return nil, advice.Because(err, "The file that is kept of source %d is damaged. To keep it anew, add the same file again.", s.ID)
	}
	return o.Data, err
}

// draw draws a page of a file.
func (a app) draw(ctx context.Context, pdf []byte, at place) (picture.Page, error) {
	if err := a.ReadyPages(ctx); err != nil {
		return picture.Page{}, err
	}
	drawn, err := a.Pages.Draw(ctx, pdf, at.page, at.text)
	if errors.Is(err, corpus.ErrNotFound) {
		return picture.Page{}, advice.Because(err, "Source %d has no page %d.", at.source.ID, at.page)
	}
	return drawn, err
}

// checkNew refuses a place where [writeNew] would, before seconds are spent on drawing.
func checkNew(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return notOverwritten(path)
	}
	_, err := os.Stat(filepath.Dir(path))
	return advice.At(path, err)
}

// writeNew writes a file that is not there yet.
func writeNew(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return notOverwritten(path)
	}
	if err != nil {
		return advice.At(path, err)
	}
	_, err = f.Write(data)
	return advice.At(path, errors.Join(err, f.Close()))
}

func notOverwritten(path string) error {
	return advice.Because(corpus.ErrExists, "There is a file %s already, and it is not overwritten. Choose another name with -o.", path)
}
