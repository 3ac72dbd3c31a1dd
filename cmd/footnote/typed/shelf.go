package typed

import (
	"context"
	"errors"
	"slices"
	"strings"

	"footnote/cmd/footnote/advice"
	"footnote/corpus"
	"footnote/corpus/library"
)

// CheckShelf tells what cannot be the name of a shelf.
func CheckShelf(typed string) error {
	_, err := library.ReadShelf(typed)
	switch {
	case errors.Is(err, corpus.ErrTooLarge):
		return advice.Mistake("--shelf %q is too long for the name of a shelf: %d letters at most.", typed, library.MaxShelf)
	case err != nil:
		return advice.Mistake("A shelf needs a name of letters, for example: --shelf \"Week 3\"")
	}
	return nil
}

// Shelf gives the name of a shelf as it is spelled where it is there; it
// may be a new one.
func Shelf(ctx context.Context, lib *library.Library, typed string) (string, error) {
	name, err := library.ReadShelf(typed)
	if err != nil || name == "" {
		return "", err
	}
	sources, err := lib.Sources(ctx)
	if err != nil {
		return "", err
	}
	written, _ := library.ShelfAsWritten(sources, name)
	return written, nil
}

// OnShelf picks the sources of a shelf, and gives its name as it is spelled. No
// name typed is the whole library.
func OnShelf(sources []corpus.Source, typed string) (shelf string, on []corpus.Source, err error) {
	if strings.TrimSpace(typed) == "" || typed == library.WholeLibrary {
		return "", sources, nil
	}
	written, there := library.ShelfAsWritten(sources, typed)
	if !there {
		return "", nil, noShelf(typed, library.Shelves(sources))
	}
	for _, s := range sources {
		if slices.Contains(s.Shelves, written) {
			on = append(on, s)
		}
	}
	return written, on, nil
}

func noShelf(typed string, shelves []string) error {
	if len(shelves) == 0 {
		return advice.Mistake("No source of this library stands on a shelf. Put one on a shelf with: footnote edit --shelf NAME ID")
	}
	return advice.Mistake("No source of this library stands on a shelf called “%s”. The shelves are: %s", typed, strings.Join(shelves, "; "))
}
