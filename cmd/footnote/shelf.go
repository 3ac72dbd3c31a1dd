package main

import (
	"context"
	"errors"
	"strings"

	"footnote/corpus"
	"footnote/corpus/cite"
	"footnote/corpus/library"
	"footnote/retrieval"
)

// shelfNames lists the shelves that are there, for completion.
func (a *app) shelfNames(ctx context.Context, libraryFile string) []string {
	c, err := a.config()
	if err != nil {
		return nil
	}
	lib, err := c.openToRead(ctx, libraryFile)
	if err != nil {
		return nil
	}
	defer lib.Close()
	sources, _ := lib.Sources(ctx)
	return library.Shelves(sources)
}

// checkShelf tells what cannot be the name of a shelf.
func checkShelf(typed string) error {
	_, err := library.ReadShelf(typed)
	switch {
	case errors.Is(err, corpus.ErrTooLarge):
		return mistake("--shelf %q is too long for the name of a shelf: %d letters at most.", typed, library.MaxShelf)
	case err != nil:
		return mistake("A shelf needs a name of letters, for example: --shelf \"Week 3\"")
	}
	return nil
}

// shelfToUse gives the name of a shelf as it is spelled where it is there; it
// may be a new one.
func shelfToUse(ctx context.Context, lib *library.Library, typed string) (string, error) {
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

// onShelf picks the sources of a shelf, and gives its name as it is spelled. No
// name typed is the whole library.
func onShelf(sources []corpus.Source, typed string) (shelf string, on []corpus.Source, err error) {
	if strings.TrimSpace(typed) == "" || typed == library.WholeLibrary {
		return "", sources, nil
	}
	written, there := library.ShelfAsWritten(sources, typed)
	if !there {
		return "", nil, noShelf(typed, library.Shelves(sources))
	}
	for _, s := range sources {
		if s.Shelf == written {
			on = append(on, s)
		}
	}
	return written, on, nil
}

func noShelf(typed string, shelves []string) error {
	if len(shelves) == 0 {
		return mistake("No source of this library stands on a shelf. Put one on a shelf with: footnote edit --shelf NAME ID")
	}
	return mistake("No source of this library stands on a shelf called “%s”. The shelves are: %s", typed, strings.Join(shelves, "; "))
}

// among says of which sources a shelf consists; nil is the whole library.
func among(shelf string, on []corpus.Source) func(corpus.SourceID) bool {
	if shelf == "" {
		return nil
	}
	return library.OnShelf(on, shelf)
}

// askOnShelf asks the sources of a shelf, or all. Where it is not sure that a shelf
// answers it tells whether the whole library answers more surely.
func askOnShelf(ctx context.Context, engine *retrieval.Engine, lib reading, o askOptions) (asked, error) {
	sources, err := lib.Sources(ctx)
	if err != nil {
		return asked{}, err
	}
	shelf, on, err := onShelf(sources, o.shelf)
	if err != nil {
		return asked{}, err
	}
	if o.compare {
		answer, err := engine.Compare(ctx, o.question, among(shelf, on))
		return asked{library: lib.name, shelf: shelf, citer: cite.NewCiter(sources), Answer: answer}, err
	}
	turns, err := askBefore(ctx, engine, o.after, among(shelf, on))
	if err != nil {
		return asked{}, err
	}
	answer, err := engine.AskAfter(ctx, turns, o.question, o.top, among(shelf, on))
	a := asked{library: lib.name, shelf: shelf, citer: cite.NewCiter(sources), followed: len(turns) > 0, Answer: answer}
	if err != nil || shelf == "" || answer.Verdict == retrieval.Sure || answer.Talk || answer.Catalogue != nil {
		return a, err
	}
	whole, err := engine.AskAfter(ctx, turns, o.question, 1, nil)
	a.elsewhere = whole.Verdict.Above(answer.Verdict)
	return a, err
}

// askBefore asks the questions that come before one, each after those before it.
func askBefore(ctx context.Context, engine *retrieval.Engine, questions []string, among func(corpus.SourceID) bool) (turns []retrieval.Turn, err error) {
	for _, q := range questions {
		a, err := engine.AskAfter(ctx, turns, q, shownBefore, among)
		if err != nil {
			return nil, err
		}
		turns = append(turns, a.Turn())
	}
	return turns, nil
}

// shownBefore is how many passages were shown for a question that came before another.
const shownBefore = 5
