package file

import (
	"context"
	"fmt"

	"footnote/corpus"
)

// CheckSize refuses a library of more than so many sources: their records are
// held in memory.
func CheckSize(ctx context.Context, q Querier, most int) error {
	var n int
	err := q.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM sources LIMIT ?) AS few", most+1).Scan(&n)
	if err == nil && n > most {
		err = fmt.Errorf("%w: more than %d sources", corpus.ErrTooMany, most)
	}
	return err
}

// Damage reads the file of a library through, with its indexes, and gives what SQLite says
// of it, empty if it is whole. What is in a row is not checked: no sum of it is kept.
func Damage(ctx context.Context, q Querier) (verdict string, err error) {
	err = q.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict)
	if err != nil || verdict == "ok" {
		return "", err
	}
	return verdict, nil
}
