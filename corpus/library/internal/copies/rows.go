package copies

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/foreign"
)

// A Table is a table of a library as it is copied to another: every row, under its
// numbers, in an order in which each finds what it refers to.
type Table struct{ Name, Columns, Read, Order string }

// Tables are all but "library" and "numbers", which say how far a library has counted.
func Tables() []Table {
	same := func(name, columns, order string) Table { return Table{name, columns, columns, order} }
	return []Table{
		{"sources", "id, " + file.SourceColumns, "id, " + foreign.ReadColumns(), "id"},
		same("passages", file.PassageColumns, "id"),
		same("sums", "source, record, text", "source"),
		same("models", "id, name, dimensions, complete", "id"),
		same("embeddings", "passage, model, vector", "passage, model"),
		same("originals", "digest, size, data, note, kept_at", "digest"),
		same("removals", "id, source, passages, removed_by, removed_at", "id"),
		same("corrections", "id, source, was, became, corrected_by, corrected_at", "id"),
		same("settings", "name, value", "name"),
		same("answers", "id, question, member, channel, library, scope, part, follows, verdict, said, compared, evidence, asked_at", "id"),
		same("shown", "message, answer", "message"),
		same("feedback", "answer, member, helpful", "answer, member"),
		same("gaps", "id, question, verdict, asked_at", "id"),
		same("suggestions", "id, member, title, url, note, suggested_at, state, reason, decided_by", "id"),
	}
}

// All makes a library the same as another is at one moment, whatever keeps the two. It
// takes the place of all that is in it, if it may; else that gives [corpus.ErrExists].
func All(ctx context.Context, from, to *file.Database, replace bool) error {
	moment, err := from.BeginTx(ctx, &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead})
	if err != nil {
		return err
	}
	defer moment.Rollback()
	return to.Change(ctx, func(tx *sql.Tx) error { return copyMoment(ctx, moment, tx, replace) })
}

// copyMoment is [All] between what reads one moment and a change.
func copyMoment(ctx context.Context, moment file.Querier, tx *sql.Tx, replace bool) error {
	before, err := stateOf(ctx, tx)
	if err != nil {
		return err
	}
	if err := makeRoom(ctx, tx, replace); err != nil {
		return err
	}
	for _, t := range Tables() {
		if err := t.copy(ctx, moment, tx); err != nil {
			return fmt.Errorf("%s: %w", t.Name, err)
		}
	}
	now, err := stateOf(ctx, moment)
	if err != nil {
		return err
	}
	return setState(ctx, tx, before, now, replace)
}

// A libraryState is how far a library has counted.
type libraryState struct {
	revision int64
	numbers  map[string]int64 // by table
}

func stateOf(ctx context.Context, q file.Querier) (s libraryState, err error) {
	if err := q.QueryRowContext(ctx, "SELECT revision FROM library").Scan(&s.revision); err != nil {
		return s, err
	}
	rows, err := q.QueryContext(ctx, "SELECT name, last FROM numbers")
	if err != nil {
		return s, err
	}
	defer rows.Close()
	s.numbers = map[string]int64{}
	for rows.Next() {
		var name string
		var last int64
		if err := rows.Scan(&name, &last); err != nil {
			return s, err
		}
		s.numbers[name] = last
	}
	return s, rows.Err()
}

// setState has a copy count on where the library was of which it is one. One that took the
// place of another counts on from that, too: whoever has it open must see that it changed,
// and no number may mean two things.
func setState(ctx context.Context, tx *sql.Tx, before, now libraryState, replaced bool) error {
	if replaced {
		now.revision = max(now.revision, before.revision) + 1
	}
	if _, err := tx.ExecContext(ctx, "UPDATE library SET revision = ?", now.revision); err != nil {
		return err
	}
	for name, last := range now.numbers {
		if _, err := tx.ExecContext(ctx, "UPDATE numbers SET last = ? WHERE name = ?", max(last, before.numbers[name]), name); err != nil {
			return err
		}
	}
	return nil
}

// makeRoom empties all tables, or finds that they are empty.
func makeRoom(ctx context.Context, tx *sql.Tx, replace bool) error {
	for _, t := range slices.Backward(Tables()) {
		if replace {
			if _, err := tx.ExecContext(ctx, "DELETE FROM "+t.Name); err != nil {
				return err
			}
			continue
		}
		var there bool
		if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM "+t.Name+")").Scan(&there); err != nil {
			return err
		}
		if there {
			return corpus.ErrExists
		}
	}
	return nil
}

// mostCopied is about how many bytes of rows are held at a time.
const mostCopied = 4 << 20

func (t Table) copy(ctx context.Context, from file.Querier, to *sql.Tx) error {
	rows, err := from.QueryContext(ctx, "SELECT "+t.Read+" FROM "+t.Name+t.which()+" ORDER BY "+t.Order)
	if err != nil {
		return err
	}
	defer rows.Close()
	width := strings.Count(t.Columns, ",") + 1
	insert := "INSERT INTO " + t.Name + " (" + t.Columns + ") VALUES %s"
	marks := "(" + strings.Repeat("?, ", width-1) + "?)"
	var held []file.Row
	bytes := 0
	for rows.Next() {
		row := make(file.Row, width)
		if err := rows.Scan(row.Pointers()...); err != nil {
			return err
		}
		bytes += row.Clean()
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
func (t Table) which() string {
	if t.Name == "passages" {
		return " WHERE " + foreign.ReadablePassage
	}
	return ""
}
