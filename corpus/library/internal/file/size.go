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
