package file

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"footnote/corpus"
)

// A schemaObject is what SQLite notes of a table, an index, a view or a trigger.
type schemaObject struct{ kind, name, table, sql string }

func (o schemaObject) String() string { return o.kind + " " + o.name }

// mostSchema is far above what a library has.
const mostSchema = 100

// OwnSchemas gives the schemas that a library has had, by its form.
var OwnSchemas = sync.OnceValues(func() ([][]schemaObject, error) {
	ctx := context.Background()
	db, err := OpenMemory()
	if err != nil {
		return nil, err
	}
	defer db.Close()
	names, err := fs.Glob(Schema, "schema/*.sql")
	if err != nil {
		return nil, err
	}
	all := [][]schemaObject{nil} // no library has form 0
	for version := range names {
		if err := MigrateStep(ctx, db, Schema, names, version); err != nil {
			return nil, err
		}
		_, objects, err := readSchema(ctx, db)
		if err != nil {
			return nil, err
		}
		all = append(all, objects)
	}
	return all, nil
})

// CheckSchema refuses a database whose schema is not, word for word, one that a
// library has had. What a stranger put into a file runs when it is queried or
// changed (views, triggers, generated columns, indexes over expressions), so
// nothing else of the file is read before. It gives the form of the library.
//
// Errors: [ErrForeign], [ErrNotLibrary], [ErrNewer].
func CheckSchema(ctx context.Context, q Querier) (form int, err error) {
	form, objects, err := readSchema(ctx, q)
	if err == nil && isNewest(form, objects) {
		return form, nil
	}
	known, knownErr := OwnSchemas()
	if knownErr != nil {
		return 0, knownErr
	}
	switch {
	case err != nil:
		return 0, err
	case form < 0:
		return 0, fmt.Errorf("%w: form %d", corpus.ErrNotLibrary, form)
	case form >= len(known):
		return 0, fmt.Errorf("%w: form %d, this program knows %d", corpus.ErrNewer, form, len(known)-1)
	}
	for _, o := range objects {
		if !slices.Contains(known[form], o) {
			return 0, fmt.Errorf("%w: %w: %s", corpus.ErrNotLibrary, corpus.ErrForeign, o)
		}
	}
	if len(objects) == 0 || len(objects) != len(known[form]) {
		return 0, fmt.Errorf("%w: %d of %d tables and the like", corpus.ErrNotLibrary, len(objects), len(known[form]))
	}
	return form, nil
}

// The schema of today, as a form and the sum of what SQLite notes of it. Nearly every
// library has it: to make all that there have been takes longer than to open one.
const (
	newestForm = 16
	newestSum  = "a392f80aed855038f5a52ec76f3e1c8a9603f1efa5419395e3e70904afa0f2f8"
)

func isNewest(form int, objects []schemaObject) bool {
	return form == newestForm && sumOf(objects) == newestSum
}

// sumOf gives a digest of a schema, in whatever order SQLite notes it.
func sumOf(objects []schemaObject) string {
	rows := make([]string, len(objects))
	for i, o := range objects {
		rows[i] = fmt.Sprintf("%q", []string{o.kind, o.name, o.table, o.sql})
	}
	slices.Sort(rows)
	return fmt.Sprintf("%x", sha256.Sum256([]byte(strings.Join(rows, "\n"))))
}

// readSchema reads the form and the schema of a database at one moment.
func readSchema(ctx context.Context, q Querier) (form int, objects []schemaObject, err error) {
	rows, err := q.QueryContext(ctx, `SELECT user_version, coalesce(type, ''), coalesce(name, ''), coalesce(tbl_name, ''), coalesce(sql, '')
		FROM pragma_user_version LEFT JOIN sqlite_schema LIMIT ?`, mostSchema)
	if err != nil {
		return 0, nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var o schemaObject
		if err := rows.Scan(&form, &o.kind, &o.name, &o.table, &o.sql); err != nil {
			return 0, nil, fmt.Errorf("%w: schema: %w", corpus.ErrNotLibrary, err)
		}
		if o.kind != "" {
			objects = append(objects, o)
		}
	}
	return form, objects, rows.Err()
}
