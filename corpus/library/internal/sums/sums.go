// Package sums keeps a digest of what is shown of each source: of its record, and of its
// passages. A disk that changes a byte inside a text is noticed by nothing else, for a
// database notes no sum of what stands in its rows.
package sums

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/foreign"
)

// A Sum is what is known of a source: digests in hexadecimal.
type Sum struct{ Record, Text string }

// of gives the columns of a list of which a sum is taken.
func of(list string, leftOut ...string) []string {
	return slices.DeleteFunc(foreign.Names(list), func(c string) bool { return slices.Contains(leftOut, c) })
}

// unshown are the columns of a source that are not of its record: where people have put it,
// and who added it from where.
var unshown = []string{"shelf", "passages", "added_by", "here"}

// recordColumns are those of a record, as they are read.
func recordColumns() string {
	columns := of(file.SourceColumns, unshown...)
	for i, c := range columns {
		columns[i] = foreign.AsText(c) + " AS " + c
	}
	return strings.Join(columns, ", ")
}

// Record gives the sum of a record, of a row of [file.SourceColumns]: of a field that is
// too long to be read again it takes nothing, either.
func Record(row file.Row) string {
	d := newDigest()
	for i, c := range foreign.Names(file.SourceColumns) {
		text, _ := row[i].(string)
		switch {
		case slices.Contains(unshown, c), isUnknown(c, text):
		case len(text) > foreign.MostField:
			d.add("")
		default:
			d.add(text)
		}
	}
	return d.sum()
}

// isUnknown says whether a column takes no part in a sum: sums are older than the last
// column, and one of a record that has nothing there stays what it was.
func isUnknown(column, value string) bool { return column == "rare" && value == "" }

// textColumns are those of a passage of which a sum is taken, in its order.
var textColumns = strings.Join(of(file.PassageColumns, "id", "source", "ordinal"), ", ")

// numbers are how many columns of a passage are its numbers, which come first.
const numbers = 3

// Text gives the sum of passages in their order, of rows of [file.PassageColumns].
func Text(rows []file.Row) string {
	d := newDigest()
	for _, row := range rows {
		for _, value := range row[numbers:] {
			text, ok := value.(string)
			if !ok {
				text = fmt.Sprint(value)
			}
			d.add(text)
		}
	}
	return d.sum()
}

// Put notes the sums of a source that was stored.
func Put(ctx context.Context, tx *sql.Tx, source corpus.SourceID, s Sum) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO sums (source, record, text) VALUES (?, ?, ?) ON CONFLICT (source) DO UPDATE SET record = excluded.record, text = excluded.text", source, s.Record, s.Text)
	if err != nil {
		return fmt.Errorf("note sums of source %d: %w", source, err)
	}
	return nil
}

// PutRecord notes the sum of the record of a source that was edited.
func PutRecord(ctx context.Context, tx *sql.Tx, source corpus.SourceID, record string) error {
	if _, err := tx.ExecContext(ctx, "UPDATE sums SET record = ? WHERE source = ?", record, source); err != nil {
		return fmt.Errorf("note sum of record %d: %w", source, err)
	}
	return nil
}

// Take notes the sums of a source as it stands there now, and gives them.
func Take(ctx context.Context, tx *sql.Tx, source corpus.SourceID) (Sum, error) {
	rows, err := tx.QueryContext(ctx, "SELECT source, "+textColumns+" FROM passages WHERE "+foreign.ReadablePassage+" AND source = ? ORDER BY ordinal", source)
	if err != nil {
		return Sum{}, err
	}
	defer rows.Close()
	now := Sum{Text: Text(nil)}
	if err := eachSum(rows, func(_ corpus.SourceID, sum string) { now.Text = sum }); err != nil {
		return Sum{}, err
	}
	if now.Record, err = recordOf(ctx, tx, source); err != nil {
		return Sum{}, err
	}
	return now, Put(ctx, tx, source, now)
}

// Missing lists sources that have no sums, so many at most.
func Missing(ctx context.Context, q file.Querier, most int) (ids []corpus.SourceID, err error) {
	rows, err := q.QueryContext(ctx, "SELECT id FROM sources WHERE NOT EXISTS (SELECT 1 FROM sums WHERE source = sources.id) ORDER BY id LIMIT ?", most)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id corpus.SourceID
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// Of gives the sums of a source, those of nothing if it has none.
func Of(ctx context.Context, q file.Querier, source corpus.SourceID) (s Sum, err error) {
	err = q.QueryRowContext(ctx, "SELECT "+foreign.AsText("record")+", "+foreign.AsText("text")+" FROM sums WHERE source = ?", source).Scan(&s.Record, &s.Text)
	if errors.Is(err, sql.ErrNoRows) {
		return Sum{}, nil
	}
	return s, err
}

// known gives the sums of all sources that have them.
func known(ctx context.Context, q file.Querier) (map[corpus.SourceID]Sum, error) {
	rows, err := q.QueryContext(ctx, "SELECT source, "+foreign.AsText("record")+", "+foreign.AsText("text")+" FROM sums")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	sums := map[corpus.SourceID]Sum{}
	for rows.Next() {
		var id corpus.SourceID
		var s Sum
		if err := rows.Scan(&id, &s.Record, &s.Text); err != nil {
			return nil, err
		}
		sums[id] = s
	}
	return sums, rows.Err()
}

func recordOf(ctx context.Context, q file.Querier, source corpus.SourceID) (sum string, err error) {
	rows, err := q.QueryContext(ctx, "SELECT id, "+recordColumns()+" FROM sources WHERE id = ?", source)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	return sum, eachSum(rows, func(_ corpus.SourceID, s string) { sum = s })
}

// eachSum goes through rows that begin with the number of a source, those of one source
// together, and yields the sum of what follows it in them.
func eachSum(rows *sql.Rows, yield func(corpus.SourceID, string)) error {
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	var now corpus.SourceID
	values := make([]sql.RawBytes, len(columns)-1)
	into := []any{new(corpus.SourceID)}
	for i := range values {
		into = append(into, &values[i])
	}
	d, some := newDigest(), false
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		id := *into[0].(*corpus.SourceID)
		if some && id != now {
			yield(now, d.sum())
			d = newDigest()
		}
		now, some = id, true
		for i, value := range values {
			if !isUnknown(columns[i+1], string(value)) {
				d.add(string(value))
			}
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if some {
		yield(now, d.sum())
	}
	return nil
}

// A digest is one of values, each after its length: no two rows of values read the same.
type digest struct{ hash.Hash }

func newDigest() digest { return digest{sha256.New()} }

func (d digest) add(value string) {
	d.Write(binary.LittleEndian.AppendUint64(nil, uint64(len(value))))
	io.WriteString(d, value)
}

func (d digest) sum() string { return hex.EncodeToString(d.Sum(nil)) }
