package stored

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/foreign"
)

// InsertSource takes the values of [SourceValues], and the number.
const (
	sourceMarks  = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
	InsertSource = "INSERT INTO sources (" + file.SourceColumns + ", id) VALUES (" + sourceMarks + ", ?)"
	changeSource = "UPDATE sources SET (" + file.SourceColumns + ") = (" + sourceMarks + ") WHERE id = ?"
)

// listColumns is how many lists of names have a column of their own; the others are rare.
const listColumns = 3

// AsKept gives a source the form in which it is read again.
func AsKept(s corpus.Source, passages int) corpus.Source {
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
	for i, p := range s.People() {
		if *p.Value = append([]string{}, *p.Value...); i >= listColumns && len(*p.Value) == 0 {
			*p.Value = nil
		}
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

// StoreSource stores a source under its number, or under a new one if it has none.
func StoreSource(ctx context.Context, tx *sql.Tx, s corpus.Source) (corpus.SourceID, error) {
	values, err := SourceValues(s)
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
	if _, err := tx.ExecContext(ctx, InsertSource, append(values, s.ID)...); err != nil {
		return 0, err
	}
	return s.ID, file.RaiseRevision(ctx, tx)
}

// DeleteSource takes a source out, with its passages and their vectors.
func DeleteSource(ctx context.Context, tx *sql.Tx, id corpus.SourceID) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM sources WHERE id = ?", id); err != nil {
		return err
	}
	return file.RaiseRevision(ctx, tx)
}

// UpdateSource stores a source under the number that it has.
func UpdateSource(ctx context.Context, tx *sql.Tx, s corpus.Source) error {
	values, err := SourceValues(s)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, changeSource, append(values, s.ID)...); err != nil {
		return err
	}
	return file.RaiseRevision(ctx, tx)
}

// SourceValues are in the order of sourceColumns.
func SourceValues(s corpus.Source) ([]any, error) {
	lists, err := listsOf(s.Metadata)
	if err != nil {
		return nil, err
	}
	values := file.Row{
		s.Title, lists["authors"], s.Organisation, s.Issued, s.Container, s.Volume, s.Issue, s.Pages, s.Publisher, s.DOI, s.ISBN, s.URL,
		s.Language, s.Genre, lists["editors"], lists["translators"], s.Edition, s.Number, s.Place, s.Original, lists["found"], strings.Join(s.Shelves, "\n"), s.Origin, s.MediaType, s.Digest, s.Passages, s.AddedBy, file.TimeText(s.AddedAt), file.TimeText(s.ReadAt), s.Here, lists["rare"],
	}
	values.Clean()
	return values, nil
}

// listsOf gives the fields of a record that are kept as JSON.
func listsOf(m corpus.Metadata) (map[string]string, error) {
	rare, err := json.Marshal(m.Rare)
	if err != nil {
		return nil, err
	}
	lists := map[string]string{"found": "{}", "rare": strings.TrimPrefix(string(rare), "{}")}
	for _, p := range m.People()[:listColumns] {
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

// FindSource reads the source that a condition of ours names.
func FindSource(ctx context.Context, q file.Querier, condition string, arg any) (corpus.Source, error) {
	s, err := scanSource(q.QueryRowContext(ctx, "SELECT id, "+foreign.ReadColumns()+" FROM sources WHERE "+condition, arg))
	if errors.Is(err, sql.ErrNoRows) {
		return corpus.Source{}, corpus.ErrNotFound
	}
	return s, err
}

// Sources lists all sources in order of their numbers.
func Sources(ctx context.Context, q file.Querier) ([]corpus.Source, error) {
	rows, err := q.QueryContext(ctx, "SELECT id, "+foreign.ReadColumns()+" FROM sources ORDER BY id")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var sources []corpus.Source
	for rows.Next() {
		s, err := scanSource(rows)
		if err != nil {
			return nil, err
		}
		sources = append(sources, s)
	}
	return sources, rows.Err()
}

// scanSource reads a row of id and readColumns. Lists and times that are none
// are left out, see [Library.Unreadable].
func scanSource(row interface{ Scan(...any) error }) (corpus.Source, error) {
	var s corpus.Source
	var authors, editors, translators, found, shelves, addedAt, readAt, rare string
	err := row.Scan(&s.ID,
		&s.Title, &authors, &s.Organisation, &s.Issued, &s.Container, &s.Volume, &s.Issue, &s.Pages, &s.Publisher, &s.DOI, &s.ISBN, &s.URL,
		&s.Language, &s.Genre, &editors, &translators, &s.Edition, &s.Number, &s.Place, &s.Original, &found, &shelves, &s.Origin, &s.MediaType, &s.Digest, &s.Passages, &s.AddedBy, &addedAt, &readAt, &s.Here, &rare)
	if err != nil {
		return corpus.Source{}, err
	}
	s.AddedAt, _ = time.Parse(time.RFC3339Nano, addedAt)
	s.ReadAt, _ = time.Parse(time.RFC3339Nano, readAt)
	s.Shelves = corpus.ReadShelves(shelves)
	if json.Unmarshal([]byte(rare), &s.Rare) != nil {
		s.Rare = corpus.Rare{}
	}
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
