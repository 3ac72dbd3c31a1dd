package foreign

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/child"
	"footnote/corpus/library/internal/file"
)

// The bounds of a stranger's library: of the file, of its rows, and of one row
// in bytes. Those of this program have a few thousand passages of some hundred
// words; the longest fields are lists of authors.
const (
	MostLibrary  = 100 << 20
	MostSources  = 50_000 // of any library
	MostPassages = 500_000
	mostModels   = 1000
	MostText     = 256 << 10 // of a passage, or of all fields of a source
	MostField    = 64 << 10
	MostNumbers  = 1 << 14 // of a vector
	MostBadRows  = 20      // that are told one by one
)

// A BadRow is a row of a library that cannot be read, and why, for people.
type BadRow struct {
	Table  string // "source", "passage" or FileOf
	Number int64  // of the source, where it is its file
	Reason string
}

func (b BadRow) String() string { return fmt.Sprintf("%s %d (%s)", b.Table, b.Number, b.Reason) }

// FileOf stands for a table where a row is the file that a source was read from.
const FileOf = "file of source"

// A Row is one row of a stranger's library, in plain values: one of its
// fields.
type Row struct {
	Source  *corpus.Source  `json:",omitempty"`
	Passage *corpus.Passage `json:",omitempty"`
	Vector  *Vector         `json:",omitempty"`
	Sum     *Sum            `json:",omitempty"`
	Piece   *Piece          `json:",omitempty"`
	Bad     *BadRow         `json:",omitempty"`
	End     *child.End      `json:",omitempty"` // of all of them
}

// A Sum is what the library says of a source that it is whole by.
type Sum struct {
	Source       corpus.SourceID
	Record, Text string
}

type Vector struct {
	Passage corpus.PassageID
	Bytes   []byte // float32, little-endian
}

// A stranger is a library file of somebody else while it is read.
type stranger struct {
	db    *sql.Conn
	put   func(Row) error
	left  int // bytes that its rows may still have: no file holds more than itself
	known map[corpus.SourceID]bool

	digests map[string]corpus.SourceID // of the sources that were put out
}

// Read reads a library file of somebody else and puts out its rows:
// sources, then passages, then the sums of both, then the vectors of one model, then, if they are asked for, the
// files that the sources were read from. It lies in memory, its
// schema is one of ours before it is queried, and its indexes are not used: they
// may lead anywhere. Rows that are no rows of ours are put out as bad.
func Read(ctx context.Context, data []byte, model string, files bool, put func(Row) error) error {
	db, err := file.OpenMemory()
	if err != nil {
		return err
	}
	defer db.Close()
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := load(ctx, conn, data); err != nil {
		return err
	}
	s := stranger{conn, put, len(data), map[corpus.SourceID]bool{}, map[string]corpus.SourceID{}}
	for _, table := range []scan{{table: "source", most: MostSources}, {table: "passage", most: MostPassages}, {table: "model", most: mostModels}} {
		if err := s.count(ctx, table); err != nil {
			return file.Error(err)
		}
	}
	if err := s.sources(ctx); err != nil {
		return fmt.Errorf("sources: %w", file.Error(err))
	}
	if err := s.passages(ctx); err != nil {
		return fmt.Errorf("passages: %w", file.Error(err))
	}
	if err := s.sums(ctx); err != nil {
		return fmt.Errorf("sums: %w", file.Error(err))
	}
	if err := s.vectors(ctx, model); err != nil {
		return fmt.Errorf("vectors: %w", file.Error(err))
	}
	if !files {
		return nil
	}
	if err := s.files(ctx); err != nil {
		return fmt.Errorf("files: %w", file.Error(err))
	}
	return nil
}

// load makes a connection one to the database in data, if it is a library's.
func load(ctx context.Context, conn *sql.Conn, data []byte) error {
	if len(data) < 100 || !bytes.HasPrefix(data, []byte("SQLite format 3\x00")) {
		return fmt.Errorf("%w: no database", corpus.ErrNotLibrary)
	}
	// The versions of reading and writing: 2 wants a log, which memory has not.
	data[18], data[19] = 1, 1
	err := conn.Raw(func(c any) error { return c.(interface{ Deserialize([]byte) error }).Deserialize(data) })
	if err != nil {
		return file.Error(err)
	}
	for _, guard := range []string{"query_only = 1", "cell_size_check = 1", "temp_store = MEMORY"} {
		if _, err := conn.ExecContext(ctx, "PRAGMA "+guard); err != nil {
			return file.Error(err)
		}
	}
	if id, err := file.ReadPragma(ctx, conn, "application_id"); err != nil || id != file.ApplicationID {
		return fmt.Errorf("%w: database of another program: %w", corpus.ErrNotLibrary, file.Error(err))
	}
	_, err = file.CheckSchema(ctx, conn)
	return file.Error(err)
}

// guarded gives the expressions that read columns of a table, each null where
// the value is not of its kind or too long, so that it is not even loaded.
// Columns that the library's form does not have yet get their defaults.
func (s stranger) guarded(ctx context.Context, table string, columns []string, whole map[string]bool) (string, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT name FROM pragma_table_info(?)", table)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var there, list []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return "", err
		}
		there = append(there, name)
	}
	for _, c := range columns {
		switch {
		case c == "read_at" && !slices.Contains(there, c):
			c = "CASE WHEN typeof(added_at) = 'text' AND octet_length(added_at) < 100 THEN added_at END"
		case !slices.Contains(there, c):
			c = map[bool]string{true: "0", false: "''"}[whole[c]]
		case whole[c]:
			c = fmt.Sprintf("CASE WHEN typeof(%s) = 'integer' THEN %[1]s END", c)
		default:
			most := MostField
			if c == "text" {
				most = MostText
			}
			c = fmt.Sprintf("CASE WHEN typeof(%s) = 'text' AND octet_length(%[1]s) <= %d THEN %[1]s END", c, most)
		}
		list = append(list, c)
	}
	return strings.Join(list, ", "), rows.Err()
}

// A scan goes through a table in order of its numbers. A table whose pages are
// tied into loops does not come in order.
type scan struct {
	table string
	most  int // rows
	rows  int
	last  int64
}

func (c *scan) next(id int64) error {
	c.rows++
	switch {
	case c.rows > c.most:
		return c.tooMany()
	case c.rows > 1 && id <= c.last:
		return fmt.Errorf("%w: %ss out of order", corpus.ErrNotLibrary, c.table)
	}
	c.last = id
	return nil
}

// count refuses a table of too many rows before any of them is read.
func (s *stranger) count(ctx context.Context, c scan) error {
	var n int
	err := s.db.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM "+c.table+"s NOT INDEXED LIMIT ?)", c.most+1).Scan(&n)
	if err == nil && n > c.most {
		err = c.tooMany()
	}
	return err
}

func (c *scan) tooMany() error {
	return fmt.Errorf("%w: more than %d %ss", corpus.ErrTooMany, c.most, c.table)
}

func (s *stranger) use(bytes int) error {
	if s.left -= bytes; s.left < 0 {
		return fmt.Errorf("%w: its rows are larger than the file", corpus.ErrNotLibrary)
	}
	return nil
}

func (s *stranger) passages(ctx context.Context) error {
	columns := Names(file.PassageColumns)
	whole := map[string]bool{"id": true, "source": true, "ordinal": true, "page": true, "last_page": true, "paragraph": true, "recognised": true}
	list, err := s.guarded(ctx, "passages", columns, whole)
	if err != nil {
		return err
	}
	rows, err := s.db.QueryContext(ctx, "SELECT "+list+" FROM passages NOT INDEXED ORDER BY id")
	if err != nil {
		return err
	}
	defer rows.Close()
	seen := scan{table: "passage", most: MostPassages}
	for rows.Next() {
		var id, source, ordinal, page, last, paragraph, recognised sql.NullInt64
		var section, label, lastLabel, text sql.NullString
		if err := rows.Scan(&id, &source, &ordinal, &section, &page, &label, &last, &lastLabel, &paragraph, &recognised, &text); err != nil {
			return err
		}
		p := corpus.Passage{ID: corpus.PassageID(id.Int64), Source: corpus.SourceID(source.Int64), Ordinal: int(ordinal.Int64), Text: text.String, Locator: corpus.Locator{
			Section: section.String, Page: int(page.Int64), Label: label.String, LastPage: int(last.Int64), LastLabel: lastLabel.String, Paragraph: int(paragraph.Int64), Recognised: int(recognised.Int64),
		}}
		row := Row{Passage: &p}
		fine, known := s.known[p.Source]
		switch {
		case !text.Valid || p.Text == "":
			row = badRow("passage", id.Int64, fmt.Sprintf("text is none, or longer than %d KB", MostText>>10))
		case id.Int64 < 1 || !source.Valid || !ordinal.Valid || !section.Valid || !page.Valid || !label.Valid || !last.Valid || !lastLabel.Valid || !paragraph.Valid:
			row = badRow("passage", id.Int64, "its place is no place")
		case !known:
			row = badRow("passage", id.Int64, "its source is not there")
		case !fine:
			row = Row{} // its source is told
		}
		size := len(section.String) + len(label.String) + len(lastLabel.String) + len(text.String)
		if err := errors.Join(seen.next(id.Int64), s.use(size), s.put(row)); err != nil {
			return err
		}
	}
	return rows.Err()
}

// vectors puts out those of a model that are of its length. What is none is left
// out without a word: it can be made again.
func (s *stranger) vectors(ctx context.Context, name string) error {
	model, dimensions, err := s.model(ctx, name)
	if err != nil || dimensions <= 0 || dimensions > MostNumbers {
		return err
	}
	rows, err := s.db.QueryContext(ctx, `SELECT rowid, passage, CASE WHEN model = ? AND typeof(passage) = 'integer'
		AND typeof(vector) = 'blob' AND octet_length(vector) = ? THEN vector END FROM embeddings NOT INDEXED ORDER BY rowid`, model, 4*dimensions)
	if err != nil {
		return err
	}
	defer rows.Close()
	seen := scan{table: "vector", most: 4 * MostPassages}
	for rows.Next() {
		var id int64
		var passage any
		var vector []byte
		if err := rows.Scan(&id, &passage, &vector); err != nil {
			return err
		}
		row := Row{}
		if of, ok := passage.(int64); ok && vector != nil {
			row.Vector = &Vector{corpus.PassageID(of), vector}
		}
		if err := errors.Join(seen.next(id), s.use(len(vector)), s.put(row)); err != nil {
			return err
		}
	}
	return rows.Err()
}

// model finds a model by its name, number 0 where it is not there.
func (s *stranger) model(ctx context.Context, name string) (number, dimensions int64, err error) {
	rows, err := s.db.QueryContext(ctx, `SELECT id, name = ? AND typeof(dimensions) = 'integer', CAST(dimensions AS INTEGER) FROM models NOT INDEXED ORDER BY id`, name)
	if err != nil {
		return 0, 0, err
	}
	defer rows.Close()
	seen := scan{table: "model", most: mostModels}
	for rows.Next() {
		var id, length int64
		var same bool
		if err := rows.Scan(&id, &same, &length); err != nil {
			return 0, 0, err
		}
		if err := seen.next(id); err != nil {
			return 0, 0, err
		}
		if same {
			number, dimensions = id, length
		}
	}
	return number, dimensions, rows.Err()
}

func badRow(table string, number int64, reason string) Row {
	return Row{Bad: &BadRow{table, number, reason}}
}

// Names gives the columns of a list.
func Names(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune(", \n\t", r) })
}

func pointers[T any](values []T) []any {
	list := make([]any, len(values))
	for i := range values {
		list[i] = &values[i]
	}
	return list
}
