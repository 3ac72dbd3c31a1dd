package library

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/foreign"
)

const (
	sourceMarks  = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
	insertSource = "INSERT INTO sources (" + file.SourceColumns + ", id) VALUES (" + sourceMarks + ", ?)"
	changeSource = "UPDATE sources SET (" + file.SourceColumns + ") = (" + sourceMarks + ") WHERE id = ?"
)

// Add stores a source with its passages in one transaction and returns it as
// it is kept: with its number, the count of its passages and the time of
// adding, now if none is given. Passages are numbered in the order given.
//
// If a source of the same digest is there, Add changes nothing and returns
// that one with [ErrExists]. A source without passages is refused with
// [ErrNoText], but for one of which only the record is known.
func (l *Library) Add(ctx context.Context, s corpus.Source, passages []corpus.Passage) (corpus.Source, error) {
	// Named by its digest, because titles and origins are no matter for a log.
	fail := func(err error) error { return fmt.Errorf("add source of digest %.12s: %w", s.Digest, err) }
	switch {
	case s.Digest == "":
		return corpus.Source{}, fail(errors.New("no digest"))
	case len(passages) == 0 && s.MediaType != corpus.RecordOnly:
		return corpus.Source{}, fail(corpus.ErrNoText)
	}
	kept := asKept(s, len(passages))
	err := l.db.Change(ctx, func(tx *sql.Tx) (err error) {
		kept, err = addSource(ctx, tx, kept, passages)
		return err
	})
	switch {
	case errors.Is(err, corpus.ErrExists):
		return kept, fail(err)
	case err != nil:
		return corpus.Source{}, fail(err)
	}
	return kept, nil
}

// addSource stores a source under new numbers, whatever those are that it had in
// another library. One of the same digest is given with ErrExists instead.
func addSource(ctx context.Context, tx *sql.Tx, s corpus.Source, passages []corpus.Passage) (corpus.Source, error) {
	there, err := findSource(ctx, tx, "digest = ?", s.Digest)
	switch {
	case err == nil:
		return there, corpus.ErrExists
	case !errors.Is(err, corpus.ErrNotFound):
		return corpus.Source{}, err
	}
	if err := file.CheckSize(ctx, tx, foreign.MostSources-1); err != nil {
		return corpus.Source{}, err
	}
	s.ID = 0
	if s.ID, err = storeSource(ctx, tx, s); err != nil {
		return corpus.Source{}, err
	}
	passages = inOrderOf(s.ID, passages)
	if err := number(ctx, tx, passages); err != nil {
		return corpus.Source{}, err
	}
	return s, storeText(ctx, tx, s, passages)
}

// asKept gives a source the form in which it is read again.
func asKept(s corpus.Source, passages int) corpus.Source {
	if s.AddedAt.IsZero() {
		s.AddedAt = time.Now()
	}
	if s.ReadAt.IsZero() {
		s.ReadAt = s.AddedAt
	}
	s.AddedAt, s.ReadAt = s.AddedAt.UTC().Round(0), s.ReadAt.UTC().Round(0) // without the monotonic clock
	for _, t := range s.Texts() {
		*t.Value = file.CleanText(*t.Value)
	}
	for _, text := range []*string{&s.Origin, &s.MediaType, &s.Digest, &s.AddedBy, &s.Here} {
		*text = file.CleanText(*text)
	}
	s.Shelves = slices.Clone(s.Shelves)
	for i, shelf := range s.Shelves {
		s.Shelves[i] = file.CleanText(shelf)
	}
	for _, p := range s.People() {
		*p.Value = append([]string{}, *p.Value...)
		for i, name := range *p.Value {
			(*p.Value)[i] = file.CleanText(name)
		}
	}
	s.Found = maps.Clone(s.Found)
	if s.Found == nil {
		s.Found = map[string]string{}
	}
	s.Passages = passages
	return s
}

// storeSource stores a source under its number, or under a new one if it has none.
func storeSource(ctx context.Context, tx *sql.Tx, s corpus.Source) (corpus.SourceID, error) {
	values, err := sourceValues(s)
	if err != nil {
		return 0, err
	}
	if s.ID == 0 {
		number, err := file.NewNumbers(ctx, tx, "sources", 1)
		if err != nil {
			return 0, err
		}
		s.ID = corpus.SourceID(number)
	}
	if _, err := tx.ExecContext(ctx, insertSource, append(values, s.ID)...); err != nil {
		return 0, err
	}
	return s.ID, file.RaiseRevision(ctx, tx)
}

// deleteSource takes a source out, with its passages and their vectors.
func deleteSource(ctx context.Context, tx *sql.Tx, id corpus.SourceID) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM sources WHERE id = ?", id); err != nil {
		return err
	}
	return file.RaiseRevision(ctx, tx)
}

// updateSource stores a source under the number that it has.
func updateSource(ctx context.Context, tx *sql.Tx, s corpus.Source) error {
	values, err := sourceValues(s)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, changeSource, append(values, s.ID)...); err != nil {
		return err
	}
	return file.RaiseRevision(ctx, tx)
}

// sourceValues are in the order of sourceColumns.
func sourceValues(s corpus.Source) ([]any, error) {
	lists, err := listsOf(s.Metadata)
	if err != nil {
		return nil, err
	}
	values := file.Row{
		s.Title, lists["authors"], s.Organisation, s.Issued, s.Container, s.Volume, s.Issue, s.Pages, s.Publisher, s.DOI, s.ISBN, s.URL,
		s.Language, s.Genre, lists["editors"], lists["translators"], s.Edition, s.Number, s.Place, s.Original, lists["found"], strings.Join(s.Shelves, "\n"), s.Origin, s.MediaType, s.Digest, s.Passages, s.AddedBy, file.TimeText(s.AddedAt), file.TimeText(s.ReadAt), s.Here,
	}
	values.Clean()
	return values, nil
}

// listsOf gives the fields of a record that are kept as JSON.
func listsOf(m corpus.Metadata) (map[string]string, error) {
	lists := map[string]string{"found": "{}"}
	for _, p := range m.People() {
		names, err := json.Marshal(append([]string{}, *p.Value...))
		if err != nil {
			return nil, err
		}
		lists[p.Name] = string(names)
	}
	if m.Found == nil {
		return lists, nil
	}
	found, err := json.Marshal(m.Found)
	lists["found"] = string(found)
	return lists, err
}

// Remove takes a source out of the library, with its passages, their vectors and
// its file, and returns it as it was. Its numbers are not used for others.
func (l *Library) Remove(ctx context.Context, id corpus.SourceID) (corpus.Source, error) {
	var gone corpus.Source
	err := l.db.Change(ctx, func(tx *sql.Tx) (err error) {
		if gone, err = findSource(ctx, tx, "id = ?", id); err != nil {
			return err
		}
		if err := deleteSource(ctx, tx, id); err != nil {
			return err
		}
		return dropOriginal(ctx, tx, gone.Digest)
	})
	if err != nil {
		return corpus.Source{}, fmt.Errorf("remove source %d: %w", id, err)
	}
	return gone, nil
}

// Source gives one source, or [ErrNotFound].
func (l *Library) Source(ctx context.Context, id corpus.SourceID) (corpus.Source, error) {
	s, err := findSource(ctx, l.db, "id = ?", id)
	if err != nil {
		return corpus.Source{}, fmt.Errorf("source %d: %w", id, file.Error(err))
	}
	return s, nil
}

// Sources lists all sources in order of their numbers.
func (l *Library) Sources(ctx context.Context) ([]corpus.Source, error) {
	rows, err := l.db.QueryContext(ctx, "SELECT id, "+foreign.ReadColumns()+" FROM sources ORDER BY id")
	if err != nil {
		return nil, fmt.Errorf("list sources: %w", file.Error(err))
	}
	defer rows.Close()
	var sources []corpus.Source
	for rows.Next() {
		s, err := scanSource(rows)
		if err != nil {
			return nil, fmt.Errorf("list sources: %w", file.Error(err))
		}
		sources = append(sources, s)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("list sources: %w", file.Error(err))
	}
	if slices.ContainsFunc(sources, func(s corpus.Source) bool { return s.Title == "" }) {
		if err := l.addBeginnings(ctx, sources); err != nil {
			return nil, fmt.Errorf("list sources: first words: %w", file.Error(err))
		}
	}
	return sources, nil
}

// addBeginnings adds the first letters of the texts that have no title: nothing else
// tells two pasted texts apart.
func (l *Library) addBeginnings(ctx context.Context, sources []corpus.Source) error {
	rows, err := l.db.QueryContext(ctx, "SELECT s.id, substr(p.text, 1, 200) FROM sources s JOIN passages p ON p.source = s.id WHERE s.title = '' AND p.ordinal = 1")
	if err != nil {
		return err
	}
	defer rows.Close()
	begins := map[corpus.SourceID]string{}
	for rows.Next() {
		var id corpus.SourceID
		var text string
		if err := rows.Scan(&id, &text); err != nil {
			return err
		}
		begins[id] = text
	}
	for i := range sources {
		sources[i].Begins = begins[sources[i].ID]
	}
	return rows.Err()
}

// findSource reads the source that a condition of ours names.
func findSource(ctx context.Context, q file.Querier, condition string, arg any) (corpus.Source, error) {
	s, err := scanSource(q.QueryRowContext(ctx, "SELECT id, "+foreign.ReadColumns()+" FROM sources WHERE "+condition, arg))
	if errors.Is(err, sql.ErrNoRows) {
		return corpus.Source{}, corpus.ErrNotFound
	}
	return s, err
}

// scanSource reads a row of id and readColumns. Lists and times that are none
// are left out, see [Library.Unreadable].
func scanSource(row interface{ Scan(...any) error }) (corpus.Source, error) {
	var s corpus.Source
	var authors, editors, translators, found, shelves, addedAt, readAt string
	err := row.Scan(&s.ID,
		&s.Title, &authors, &s.Organisation, &s.Issued, &s.Container, &s.Volume, &s.Issue, &s.Pages, &s.Publisher, &s.DOI, &s.ISBN, &s.URL,
		&s.Language, &s.Genre, &editors, &translators, &s.Edition, &s.Number, &s.Place, &s.Original, &found, &shelves, &s.Origin, &s.MediaType, &s.Digest, &s.Passages, &s.AddedBy, &addedAt, &readAt, &s.Here)
	if err != nil {
		return corpus.Source{}, err
	}
	s.AddedAt, _ = time.Parse(time.RFC3339Nano, addedAt)
	s.ReadAt, _ = time.Parse(time.RFC3339Nano, readAt)
	s.Shelves = corpus.ReadShelves(shelves)
	for i, names := range []string{authors, editors, translators} {
		list := s.People()[i].Value
		if json.Unmarshal([]byte(names), list) != nil || *list == nil {
			*list = []string{}
		}
	}
	if json.Unmarshal([]byte(found), &s.Found) != nil || s.Found == nil {
		s.Found = map[string]string{}
	}
	return s, nil
}
