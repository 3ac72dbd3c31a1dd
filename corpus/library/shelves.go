package library

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/stored"
)

// MaxShelf is how long the name of a shelf may be, in UTF-16 units, which is how
// Discord counts: its buttons and choices hold it whole.
const MaxShelf = 40

// WholeLibrary is what stands for no shelf in particular where the name of one
// is asked for. No shelf is called so.
const WholeLibrary = "*"

// ReadShelf gives the name of a shelf that somebody typed the form in which it is
// kept: in one line, without characters that cannot be seen. It returns
// [ErrTooLarge] above [MaxShelf], and [ErrMalformed] for [WholeLibrary].
func ReadShelf(typed string) (string, error) {
	name := shelfForm(typed)
	switch {
	case isLongShelf(name):
		return "", fmt.Errorf("shelf of %d bytes: %w", len(name), corpus.ErrTooLarge)
	case name == WholeLibrary:
		return "", fmt.Errorf("shelf %q: %w", name, corpus.ErrMalformed)
	}
	return name, nil
}

func shelfForm(name string) string { return strings.Join(strings.Fields(lang.Scrub(name)), " ") }

func isLongShelf(name string) bool { return len(utf16.Encode([]rune(name))) > MaxShelf }

// ShelfAsWritten gives the name of a shelf as it is spelled where one of these
// sources stands on it, in capitals or not.
func ShelfAsWritten(sources []corpus.Source, name string) (written string, there bool) {
	name = shelfForm(name)
	for _, s := range sources {
		for _, shelf := range s.Shelves {
			if strings.EqualFold(shelfForm(shelf), name) {
				return shelf, true
			}
		}
	}
	return name, false
}

// Shelves lists the shelves that sources stand on, in order of names.
func Shelves(sources []corpus.Source) []string {
	var names []string
	for _, s := range sources {
		names = append(names, s.Shelves...)
	}
	return inOrder(names)
}

// CompareShelves orders names of shelves, capitals beside small letters.
func CompareShelves(a, b string) int {
	return cmp.Or(strings.Compare(strings.ToLower(a), strings.ToLower(b)), strings.Compare(a, b))
}

// MostShelves is how many shelves a source may stand on.
const MostShelves = 20

// ChangeShelves lets change decide on which shelves a source stands, given those where
// it does. A shelf is there as long as a source stands on it. It returns
// [corpus.ErrTooMany] above [MostShelves].
func (l *Library) ChangeShelves(ctx context.Context, id corpus.SourceID, change func(shelves []string) []string) (corpus.Source, error) {
	var s corpus.Source
	err := l.db.Change(ctx, func(tx *sql.Tx) (err error) {
		var shelves []string
		if s, err = stored.FindSource(ctx, tx, "id = ?", id); err != nil {
			return err
		}
		for _, shelf := range change(s.Shelves) {
			shelves = append(shelves, file.CleanText(shelf))
		}
		if s.Shelves = inOrder(shelves); len(s.Shelves) > MostShelves {
			return fmt.Errorf("%d shelves: %w", len(s.Shelves), corpus.ErrTooMany)
		}
		if _, err = tx.ExecContext(ctx, "UPDATE sources SET shelf = ? WHERE id = ?", strings.Join(s.Shelves, "\n"), id); err != nil {
			return err
		}
		return file.RaiseRevision(ctx, tx)
	})
	if err != nil {
		return corpus.Source{}, fmt.Errorf("change shelves of source %d: %w", id, err)
	}
	return s, nil
}

// PutOn gives the shelves with one more; an empty name takes the source off all.
func PutOn(shelf string) func([]string) []string {
	return func(shelves []string) []string {
		if shelf == "" {
			return nil
		}
		return append(slices.Clone(shelves), shelf)
	}
}

func inOrder(names []string) []string {
	names = slices.Clone(names)
	slices.SortFunc(names, CompareShelves)
	return slices.Compact(names)
}

// OnShelf tells the sources of a shelf from the others of a library.
func OnShelf(sources []corpus.Source, shelf string) func(corpus.SourceID) bool {
	on := map[corpus.SourceID]bool{}
	for _, s := range sources {
		on[s.ID] = slices.Contains(s.Shelves, shelf)
	}
	return func(id corpus.SourceID) bool { return on[id] }
}
