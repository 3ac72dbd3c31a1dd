package library

import (
	"context"
	"database/sql"
	"fmt"

	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/sums"
)

// A DamagedSource is not what was stored, though nobody has changed it: a disk has.
type DamagedSource = sums.Damaged

// summedAtOnce is how many sources go into one transaction, which others wait for.
const summedAtOnce = 20

// TakeSums notes, of sources that an older program has stored, what they are now: from
// then on damage is noticed. It takes some at a time, and lets others change the library
// in between. It tells how many had none.
func (l *Library) TakeSums(ctx context.Context) (taken int, err error) {
	for {
		missing, err := sums.Missing(ctx, l.db, summedAtOnce)
		if err == nil && len(missing) > 0 {
			err = l.db.Change(ctx, func(tx *sql.Tx) error {
				if missing, err = sums.Missing(ctx, tx, summedAtOnce); err != nil {
					return err
				}
				for _, id := range missing {
					if _, err := sums.Take(ctx, tx, id); err != nil {
						return err
					}
				}
				return nil
			})
		}
		if err != nil {
			return taken, fmt.Errorf("take sums of sources: %w", file.Error(err))
		}
		if taken += len(missing); len(missing) == 0 {
			return taken, nil
		}
	}
}
