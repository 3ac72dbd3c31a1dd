package library

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
)

// A copied is a table of a library as it is copied to another: every row, under its
// numbers, in an order in which each finds what it refers to.
type copied struct{ name, columns, read, order string }

// copiedTables are all but "library", of which the revision alone goes along.
func copiedTables() []copied {
	same := func(name, columns, order string) copied { return copied{name, columns, columns, order} }
	return []copied{
		same("numbers", "name, last", "name"),
		{"sources", "id, " + file.SourceColumns, "id, " + readColumns(), "id"},
		same("passages", file.PassageColumns, "id"),
		same("models", "id, name, dimensions, complete", "id"),
		same("embeddings", "passage, model, vector", "passage, model"),
		same("originals", "digest, size, data, note, kept_at", "digest"),
		same("removals", "id, source, passages, removed_by, removed_at", "id"),
		same("settings", "name, value", "name"),
		same("answers", "id, question, member, channel, library, scope, part, follows, verdict, said, compared, evidence, asked_at", "id"),
		same("shown", "message, answer", "message"),
		same("feedback", "answer, member, helpful", "answer, member"),
		same("gaps", "id, question, verdict, asked_at", "id"),
		same("suggestions", "id, member, title, url, note, suggested_at, state, reason, decided_by", "id"),
	}
}

// copyAll makes an empty library the same as another is at one moment, whatever keeps the
// two. It gives [corpus.ErrExists] if there is something in it.
func copyAll(ctx context.Context, from, to *file.Database) error {
	moment, err := from.BeginTx(ctx, &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead})
	if err != nil {
		return err
	}
	defer moment.Rollback()
	return to.Change(ctx, func(tx *sql.Tx) error {
		for _, t := range copiedTables() {
			if err := t.copy(ctx, moment, tx); err != nil {
				return fmt.Errorf("%s: %w", t.name, err)
			}
		}
		var revision int64
		if err := moment.QueryRowContext(ctx, "SELECT revision FROM library").Scan(&revision); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "UPDATE library SET revision = ?", revision)
		return err
	})
}

// mostCopied is about how many bytes of rows are held at a time.
const mostCopied = 4 << 20

func (t copied) copy(ctx context.Context, from, to *sql.Tx) error {
	if err := t.clear(ctx, to); err != nil {
		return err
	}
	rows, err := from.QueryContext(ctx, "SELECT "+t.read+" FROM "+t.name+t.which()+" ORDER BY "+t.order)
	if err != nil {
		return err
	}
	defer rows.Close()
	width := strings.Count(t.columns, ",") + 1
	insert := "INSERT INTO " + t.name + " (" + t.columns + ") VALUES %s"
	marks := "(" + strings.Repeat("?, ", width-1) + "?)"
	var held []file.Row
	bytes := 0
	for rows.Next() {
		row := make(file.Row, width)
		if err := rows.Scan(pointers(row)...); err != nil {
			return err
		}
		bytes += clean(row)
		if held = append(held, row); bytes > mostCopied {
			if _, err := file.ExecRows(ctx, to, insert, marks, held); err != nil {
				return err
			}
			held, bytes = held[:0], 0
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	_, err = file.ExecRows(ctx, to, insert, marks, held)
	return err
}

// which leaves out the passages that no program of ours wrote.
func (t copied) which() string {
	if t.name == "passages" {
		return " WHERE " + readablePassage
	}
	return ""
}

// clear makes room for the numbers, which a new library has, and refuses to for others.
func (t copied) clear(ctx context.Context, tx *sql.Tx) error {
	if t.name == "numbers" {
		_, err := tx.ExecContext(ctx, "DELETE FROM numbers")
		return err
	}
	var there bool
	err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM "+t.name+")").Scan(&there)
	if err == nil && there {
		err = corpus.ErrExists
	}
	return err
}

func pointers(row file.Row) []any {
	list := make([]any, len(row))
	for i := range row {
		list[i] = &row[i]
	}
	return list
}

// clean makes the texts of a row such as every engine takes, and tells how many bytes
// the row has.
func clean(row file.Row) (bytes int) {
	for i, value := range row {
		switch value := value.(type) {
		case string:
			row[i] = file.CleanText(value)
			bytes += len(value)
		case []byte:
			bytes += len(value)
		}
	}
	return bytes
}
