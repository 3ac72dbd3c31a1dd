package sums

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/foreign"
)

// A Damaged source is not what was stored, though nobody has changed it.
type Damaged struct {
	ID           corpus.SourceID
	Title        string
	Record, Text bool // which of the two
}

// A Check is what became of the sums of a library.
type Check struct {
	Damaged []Damaged // in order of their numbers
	Unknown int       // sources that have no sums yet
}

// Read reads all of a library, as it is at one moment, and holds it against its sums.
func Read(ctx context.Context, db *sql.DB) (Check, error) {
	moment, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead})
	if err != nil {
		return Check{}, fmt.Errorf("read sources through: %w", file.Error(err))
	}
	defer moment.Rollback()
	was, err := known(ctx, moment)
	var is map[corpus.SourceID]Sum
	if err == nil {
		is, err = all(ctx, moment)
	}
	var c Check
	if err == nil {
		c, err = compare(ctx, moment, was, is)
	}
	if err != nil {
		return Check{}, fmt.Errorf("read sources through: %w", file.Error(err))
	}
	return c, nil
}

// all takes the sums of all sources.
func all(ctx context.Context, q file.Querier) (map[corpus.SourceID]Sum, error) {
	records, err := sumsOf(ctx, q, "SELECT id, "+recordColumns()+" FROM sources ORDER BY id")
	if err != nil {
		return nil, err
	}
	texts, err := sumsOf(ctx, q, "SELECT source, "+textColumns+" FROM passages WHERE "+foreign.ReadablePassage+" ORDER BY source, ordinal")
	if err != nil {
		return nil, err
	}
	sums := make(map[corpus.SourceID]Sum, len(records))
	for id, record := range records {
		sums[id] = Sum{record, cmp.Or(texts[id], Text(nil))}
	}
	return sums, nil
}

// compare names the sources whose sums are others than before.
func compare(ctx context.Context, q file.Querier, was, is map[corpus.SourceID]Sum) (c Check, err error) {
	titles, err := q.QueryContext(ctx, "SELECT id, "+foreign.AsText("title")+" FROM sources ORDER BY id")
	if err != nil {
		return c, err
	}
	defer titles.Close()
	for titles.Next() {
		var d Damaged
		if err := titles.Scan(&d.ID, &d.Title); err != nil {
			return c, err
		}
		before, ok := was[d.ID]
		if !ok {
			c.Unknown++
			continue
		}
		if d.Record, d.Text = is[d.ID].Record != before.Record, is[d.ID].Text != before.Text; d.Record || d.Text {
			c.Damaged = append(c.Damaged, d)
		}
	}
	return c, titles.Err()
}

// sumsOf gives the sum of each source's rows.
func sumsOf(ctx context.Context, q file.Querier, query string) (map[corpus.SourceID]string, error) {
	rows, err := q.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	sums := map[corpus.SourceID]string{}
	return sums, eachSum(rows, func(id corpus.SourceID, sum string) { sums[id] = sum })
}
