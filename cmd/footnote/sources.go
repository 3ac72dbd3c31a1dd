package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/terminal"
	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/retrieval/wording"
)

func (a *app) sourcesCommand() command {
	var o sourcesOptions
	return command{
		use:     "sources [flags]",
		short:   "List the sources of a library",
		example: "footnote sources\nfootnote sources --json | jq .sources[].title",
		flags: func(f flags) {
			f.json(&o.json)
			f.shelf(&o.shelf, "list the shelf of this `name` only")
			f.library(&o.library)
		},
		run: func(ctx context.Context, _ line) error { return a.sources(ctx, o) },
	}
}

type sourcesOptions struct {
	library, shelf string
	json           bool
}

// sources lists what a library holds.
func (a *app) sources(ctx context.Context, o sourcesOptions) error {
	c, err := a.config()
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
		a.err.Paragraph("", "You have added no source yet; questions are answered from the starter library. "+
			"Add a text with: footnote add PATH. List the starter library with: footnote sources --library starter")
	} else if sources, err = lib.Sources(ctx); err != nil {
		return err
	}
	if _, sources, err = onShelf(sources, o.shelf); err != nil {
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
		return a.out.JSON(shapeSources(lib.Name, sources, unreadable, waiting))
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
		a.err.Paragraph("", fmt.Sprintf("%d of %s wait for their vectors by %s; until then the built-in table answers. %s", waiting, terminal.Count(max(all, waiting), "passage"), model, settings.SyncHint(lib.Name)))
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
func (a *app) tellUnreadable(rows []library.BadRow, library string) {
	for _, row := range rows {
		a.err.Paragraph("left out ", row.String()+".")
	}
	if len(rows) > 0 {
		a.err.Paragraph("", fmt.Sprintf("Another program has changed this library. To correct the record of a source: footnote edit%s ID …. To remove it: footnote remove%[1]s ID", settings.LibraryFlag(library)))
	}
}

func (a *app) printSource(s corpus.Source) {
	a.out.Paragraph(fmt.Sprintf("%3d  ", s.ID), wording.Title(s))
	facts := []string{terminal.Count(s.Passages, "passage"), strings.Join(s.Authors, "; "), s.Organisation, s.Issued, s.Container, s.Publisher}
	for _, shelf := range s.Shelves {
		facts = append(facts, "shelf "+shelf)
	}
	if isAddress(s.Origin) {
		facts = append(facts, "read "+s.ReadAt.Local().Format(time.DateOnly))
	}
	var known []string
	for _, f := range facts {
		if f != "" && !slices.Contains(known, f) { // many sites publish themselves
			known = append(known, f)
		}
	}
	a.out.Block("     ", strings.Join(known, " · "), a.out.Dim)
}

func shapeSources(library string, sources []corpus.Source, unreadable []library.BadRow, waiting int) any {
	shape := struct {
		Library    string       `json:"library"`
		Sources    []sourceJSON `json:"sources"`
		Unreadable []badRowJSON `json:"unreadable"`
		Waiting    int          `json:"waiting"` // passages without their vectors by the model on this machine that is used
	}{library, []sourceJSON{}, []badRowJSON{}, waiting}
	for _, b := range unreadable {
		shape.Unreadable = append(shape.Unreadable, badRowJSON(b))
	}
	for _, s := range sources {
		shape.Sources = append(shape.Sources, sourceJSON{
			workJSON: workOf(s), Genre: s.Genre, Shelves: list(s.Shelves), Found: object(s.Found), Passages: s.Passages, Origin: s.Origin,
			AddedAt: s.AddedAt.UTC().Format(time.RFC3339), ReadAt: s.ReadAt.UTC().Format(time.RFC3339),
		})
	}
	return shape
}

func parseID(typed string) (corpus.SourceID, error) {
	id, err := strconv.ParseInt(typed, 10, 64)
	if err != nil || id < 1 {
		return 0, advice.Mistake("%q is no number of a source. \"footnote sources\" lists them.", typed)
	}
	return corpus.SourceID(id), nil
}
