package copies

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"slices"

	"footnote/bot"
	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/terminal"
	"footnote/corpus"
	"footnote/corpus/library/jobs"
)

// carryJobs takes along what waits to be read for libraries that are not where they were
// any more, or were never there. It tells how many jobs of each that were.
func carryJobs(ctx context.Context, c, from settings.Config, o moveOptions) (map[string]int, error) {
	path := bot.JobsPath(c.Data)
	if _, err := os.Stat(path); !o.back && errors.Is(err, fs.ErrNotExist) {
		return nil, nil // no bot has been here
	}
	server, err := c.Connect(ctx)
	if err != nil {
		return nil, err
	}
	shared := jobs.On(server.Database().DB())
	if waiting, err := shared.Libraries(ctx); o.back && (err != nil || len(waiting) == 0) {
		return nil, advice.At("FOOTNOTE_DATABASE", err)
	}
	files, err := jobs.Open(ctx, path)
	if err != nil {
		return nil, advice.At(path, err)
	}
	defer files.Close()
	there, err := from.Names(ctx)
	if err != nil {
		return nil, err
	}
	moves := func(library string) bool {
		return (o.all || library == o.library) && !slices.Contains(there, library)
	}
	if o.back {
		return carryEach(ctx, shared, files, moves)
	}
	return carryEach(ctx, files, shared, moves)
}

// carryEach takes along the jobs of each library that moves.
func carryEach(ctx context.Context, from, to *jobs.Table, moves func(library string) bool) (map[string]int, error) {
	waiting, err := from.Libraries(ctx)
	if err != nil {
		return nil, err
	}
	carried := map[string]int{}
	for _, name := range waiting {
		if !moves(name) {
			continue
		}
		n, err := from.Carry(ctx, name, to)
		if n > 0 {
			carried[name] = n
		}
		if errors.Is(err, corpus.ErrInUse) {
			return carried, advice.Because(err, "A bot reads a source for %q at the moment. Stop it, and run the same command again after ten seconds: what waits for this library goes along then.", name)
		}
		if err != nil {
			return carried, advice.At(name, err)
		}
	}
	return carried, nil
}

// tellCarried tells what was taken along, and notes it with the libraries that were moved.
func (a app) tellCarried(done []movedJSON, carried map[string]int, c settings.Config, o moveOptions) []movedJSON {
	place := c.Place()
	if o.back {
		place = c.Data
	}
	for _, name := range slices.Sorted(maps.Keys(carried)) {
		i := slices.IndexFunc(done, func(m movedJSON) bool { return m.Library == name })
		if i < 0 {
			i, done = len(done), append(done, movedJSON{Library: name, To: place})
		}
		done[i].Jobs = carried[name]
		if !o.json {
			a.Out.Paragraph("", terminal.Count(carried[name], "source")+" that the bot has not read yet for \""+name+"\" went along.")
		}
	}
	return done
}
