// Package starter holds the starter library: study notes on five works about
// Russia and Iran in Syria, which a newcomer can ask before adding a text.
//
// The notes are the project's own words; the works themselves belong to their
// publishers and are not here. Each note carries the bibliographic data of its
// work in its front matter, with the genre [corpus.StudyNote], and each of its
// headings names the place in the work that it reports on.
package starter

import (
	"context"
	"embed"
	"errors"
	"fmt"

	"footnote/corpus"
	"footnote/corpus/extract"
	"footnote/corpus/library"
)

//go:embed *.md
var notes embed.FS

// Open opens the library at path, which may be [corpus.InMemory], and adds the
// study notes to it.
func Open(ctx context.Context, path string) (*library.Library, error) {
	lib, err := library.Open(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("starter library: %w", err)
	}
	for _, file := range Files() {
		source, passages, err := extract.Read(ctx, file)
		if err == nil {
			_, err = lib.Add(ctx, source, passages)
		}
		if err != nil {
			return nil, errors.Join(fmt.Errorf("starter library: %w", err), lib.Close())
		}
	}
	return lib, nil
}

// Files returns the study notes, one file a work, ordered by name.
func Files() []corpus.File {
	entries, err := notes.ReadDir(".")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	files := make([]corpus.File, 0, len(entries))
	for _, e := range entries {
		files = append(files, read(e.Name()))
	}
	return files
}

func read(name string) corpus.File {
	data, err := notes.ReadFile(name)
	if err != nil {
		panic(err) // the name was listed by the same folder
	}
	return corpus.File{
		Name:      name,
		Origin:    "starter/" + name,
		MediaType: "text/markdown",
		Data:      data,
	}
}
