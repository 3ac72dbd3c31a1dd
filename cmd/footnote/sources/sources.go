package sources

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/shown"
	"footnote/cmd/footnote/terminal"
	"footnote/cmd/footnote/typed"
	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/retrieval/wording"
)

// An app is a run of the program, with what the commands of this room do in it.
type app struct{ *command.App }

// List is the command that lists the sources of a library.
func List(run *command.App) command.Row {
	a := app{run}
	var o sourcesOptions
	return command.Row{
		Use:     "sources [flags]",
		Short:   "List the sources of a library",
		Example: "footnote sources\nfootnote sources --json | jq .sources[].title",
		Flags: func(f command.Flags) {
			f.JSON(&o.json)
			f.Shelf(&o.shelf, "list the shelf of this `name` only")
			f.Library(&o.library)
		},
		Run: func(ctx context.Context, _ command.Line) error { return a.sources(ctx, o) },
	}
}

type sourcesOptions struct {
	library, shelf string
	json           bool
}

// sources lists what a library holds.
func (a app) sources(ctx context.Context, o sourcesOptions) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	lib, err := c.OpenToRead(ctx, o.library)
	if err != nil {
		return err
	}
	defer lib.Close()
	var sources []corpus.Source
	if lib.IsStarter() && o.library == "" {
		a.Err.Paragraph("", "You have added no source yet; questions are answered from the starter library. "+
			"Add a text with: footnote add PATH. List the starter library with: footnote sources --library starter")
	} else if sources, err = lib.Sources(ctx); err != nil {
		return err
	}
	if _, sources, err = typed.OnShelf(sources, o.shelf); err != nil {
		return err
	}
	unreadable, err := lib.Unreadable(ctx)
	if err != nil {
		return err
	}
	model, waiting, err := notEmbedded(ctx, c, lib)
	if err != nil {
		return err
	}
	if o.json {
		return a.Out.JSON(shapeSources(lib.Name, sources, unreadable, waiting))
	}
	for _, s := range sources {
		a.printSource(s)
	}
	a.tellUnreadable(unreadable, lib.Name)
	if waiting > 0 {
		all := 0
		for _, s := range sources {
			all += s.Passages
		}
		a.Err.Paragraph("", fmt.Sprintf("%d of %s wait for their vectors by %s; until then the built-in table answers. %s", waiting, terminal.Count(max(all, waiting), "passage"), model, settings.SyncHint(lib.Name)))
	}
	return nil
}

// notEmbedded says how many passages wait for the vectors of the model on this machine that is
// used, if one is.
func notEmbedded(ctx context.Context, c settings.Config, lib settings.Reading) (model string, waiting int, err error) {
	name, err := c.Embedder.Used()
	if err != nil || name == "" || lib.IsStarter() {
		return "", 0, err
	}
	m, err := c.Embedder.Store().Find(name)
	if err != nil {
		return "", 0, nil // who asks is told
	}
	_, waiting, err = lib.Pending(ctx, m.Model, 1)
	return m.Model, waiting, err
}

// tellUnreadable names what of a library cannot be read.
func (a app) tellUnreadable(rows []library.BadRow, library string) {
	for _, row := range rows {
		a.Err.Paragraph("left out ", row.String()+".")
	}
	if len(rows) > 0 {
		a.Err.Paragraph("", fmt.Sprintf("Another program has changed this library. To correct the record of a source: footnote edit%s ID …. To remove it: footnote remove%[1]s ID", settings.LibraryFlag(library)))
	}
}

func (a app) printSource(s corpus.Source) {
	a.Out.Paragraph(fmt.Sprintf("%3d  ", s.ID), wording.Title(s))
	facts := []string{terminal.Count(s.Passages, "passage"), strings.Join(s.Authors, "; "), s.Organisation, s.Issued, s.Container, s.Publisher}
	for _, shelf := range s.Shelves {
		facts = append(facts, "shelf "+shelf)
	}
	if typed.IsAddress(s.Origin) {
		facts = append(facts, "read "+s.ReadAt.Local().Format(time.DateOnly))
	}
	var known []string
	for _, f := range facts {
		if f != "" && !slices.Contains(known, f) { // many sites publish themselves
			known = append(known, f)
		}
	}
	a.Out.Block("     ", strings.Join(known, " · "), a.Out.Dim)
}

func shapeSources(library string, sources []corpus.Source, unreadable []library.BadRow, waiting int) any {
	shape := struct {
		Library    string         `json:"library"`
		Sources    []sourceJSON   `json:"sources"`
		Unreadable []shown.BadRow `json:"unreadable"`
		Waiting    int            `json:"waiting"` // passages without their vectors by the model on this machine that is used
	}{library, []sourceJSON{}, []shown.BadRow{}, waiting}
	for _, b := range unreadable {
		shape.Unreadable = append(shape.Unreadable, shown.BadRow(b))
	}
	for _, s := range sources {
		shape.Sources = append(shape.Sources, sourceJSON{
			Work: shown.WorkOf(s), Genre: s.Genre, Rest: shown.RestOf(s), Shelves: shown.List(s.Shelves), Found: shown.Object(s.Found), Passages: s.Passages, Origin: s.Origin,
			AddedAt: s.AddedAt.UTC().Format(time.RFC3339), ReadAt: s.ReadAt.UTC().Format(time.RFC3339),
		})
	}
	return shape
}
