package corpus

import (
	"context"
	"database/sql"
	"fmt"
)

// longestShelf is how long the name of a shelf is that comes with a source of
// another library, in characters: buttons and choices hold it whole.
const longestShelf = 40

// SetShelf puts a source on a shelf; an empty name takes it off. A shelf is
// there as long as a source stands on it.
func (l *Library) SetShelf(ctx context.Context, id SourceID, shelf string) (Source, error) {
	var s Source
	err := l.change(ctx, func(tx *sql.Tx) (err error) {
		if _, err = tx.ExecContext(ctx, "UPDATE sources SET shelf = ? WHERE id = ?", shelf, id); err != nil {
			return err
		}
		s, err = findSource(ctx, tx, "id = ?", id)
		return err
	})
	if err != nil {
		return Source{}, fmt.Errorf("set shelf of source %d: %w", id, err)
	}
	return s, nil
}
