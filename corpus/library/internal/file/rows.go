package file

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Row of values goes into a statement together with others: one at a time each would
// wait for the answer of a server.
type Row []any

// rowsAtOnce are how many rows go into one statement. There are few sizes, so that few
// statements have to be prepared.
var rowsAtOnce = []int{100, 10, 1}

// ExecRows runs a statement for all rows, which it takes where it says %s, behind VALUES.
// marks is one row of it. It tells how many rows were affected.
func ExecRows(ctx context.Context, tx *sql.Tx, statement, marks string, rows []Row) (affected int, err error) {
	for _, some := range rowsAtOnce {
		of := len(rows) / some * some
		n, err := execSome(ctx, tx, statement, marks, rows[:of], some)
		if affected += n; err != nil {
			return affected, err
		}
		rows = rows[of:]
	}
	return affected, nil
}

// execSome runs a statement for some rows at a time.
func execSome(ctx context.Context, tx *sql.Tx, statement, marks string, rows []Row, some int) (affected int, err error) {
	if len(rows) == 0 {
		return 0, nil
	}
	prepared, err := tx.PrepareContext(ctx, fmt.Sprintf(statement, strings.Repeat(marks+", ", some-1)+marks))
	if err != nil {
		return 0, err
	}
	defer prepared.Close()
	for now := range slices.Chunk(rows, some) {
		done, err := prepared.ExecContext(ctx, slices.Concat(now...)...)
		if err != nil {
			return affected, err
		}
		n, err := done.RowsAffected()
		if err != nil {
			return affected, err
		}
		affected += int(n)
	}
	return affected, nil
}

// CleanText gives a text without what a server takes for none: bytes that are no UTF-8, and
// zeros. It is for where texts of people enter a library, so that all engines keep the same.
func CleanText(s string) string {
	if utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "")
}

// Pointers are where the values of a row go as they are read.
func (r Row) Pointers() []any {
	list := make([]any, len(r))
	for i := range r {
		list[i] = &r[i]
	}
	return list
}

// Clean makes the texts of a row such as every engine takes, and tells how many bytes
// the row has.
func (r Row) Clean() (bytes int) {
	for i, value := range r {
		switch value := value.(type) {
		case string:
			r[i] = CleanText(value)
			bytes += len(value)
		case []byte:
			bytes += len(value)
		}
	}
	return bytes
}
