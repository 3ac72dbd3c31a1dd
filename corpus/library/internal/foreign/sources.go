package foreign

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
)

func (s *stranger) sources(ctx context.Context) error {
	columns := slices.DeleteFunc(Names(file.SourceColumns), func(c string) bool { return c == "passages" })
	list, err := s.guarded(ctx, "sources", columns, nil)
	if err != nil {
		return err
	}
	rows, err := s.db.QueryContext(ctx, "SELECT id, "+list+" FROM sources NOT INDEXED ORDER BY id")
	if err != nil {
		return err
	}
	defer rows.Close()
	seen := scan{table: "source", most: MostSources}
	for rows.Next() {
		var id int64
		values := make([]sql.NullString, len(columns))
		if err := rows.Scan(append([]any{&id}, pointers(values)...)...); err != nil {
			return err
		}
		row, size := strangerSource(corpus.SourceID(id), columns, values)
		if err := errors.Join(seen.next(id), s.use(size), s.put(row)); err != nil {
			return err
		}
		if s.known[corpus.SourceID(id)] = row.Source != nil; row.Source != nil {
			s.digests[row.Source.Digest] = row.Source.ID
		}
	}
	return rows.Err()
}

// strangerSource makes the values of columns a source, or says why they are none.
func strangerSource(id corpus.SourceID, columns []string, values []sql.NullString) (row Row, size int) {
	fields := map[string]string{}
	for i, c := range columns {
		if !values[i].Valid {
			return badRow("source", int64(id), c+" is no text, or too long"), 0
		}
		fields[c] = values[i].String
		size += len(values[i].String)
	}
	s := corpus.Source{
		ID: id, Shelves: corpus.ReadShelves(fields["shelf"]), Origin: fields["origin"], MediaType: fields["media_type"], Digest: fields["digest"],
	}
	for _, t := range s.Texts() {
		*t.Value = fields[t.Name]
	}
	var added, read error
	s.AddedAt, added = time.Parse(time.RFC3339Nano, fields["added_at"])
	s.ReadAt, read = time.Parse(time.RFC3339Nano, fields["read_at"])
	reason := ""
	switch {
	case id < 1:
		reason = "number below 1"
	case size > MostText:
		reason = "record too long"
	case s.Digest == "":
		reason = "digest is empty"
	case slices.ContainsFunc(s.People(), func(p corpus.PeopleField) bool { return !isList(fields[p.Name], p.Value) }):
		reason = "authors, editors or translators are no list of names"
	case fields["found"] != "" && json.Unmarshal([]byte(fields["found"]), &s.Found) != nil:
		reason = "found is no list"
	case fields["rare"] != "" && json.Unmarshal([]byte(fields["rare"]), &s.Rare) != nil:
		reason = "rare is no list"
	case added != nil || read != nil:
		reason = "times are no times"
	}
	if reason != "" {
		return badRow("source", int64(id), reason), size
	}
	return Row{Source: &s}, size
}

// isList reads a list of names, which a library of an older form may not have.
func isList(text string, list *[]string) bool {
	return text == "" || json.Unmarshal([]byte(text), list) == nil
}
