package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Export writes a copy of the library to a new file, as it is at one moment,
// while others go on using it. What concerns people is left out: answers,
// ratings, suggestions and settings.
func (l *Library) Export(ctx context.Context, path string) error {
	if _, err := l.db.ExecContext(ctx, "VACUUM INTO ?", path); err != nil {
		return fmt.Errorf("export library: %w", storageError(err))
	}
	db, err := openFile(path, readWrite)
	if err != nil {
		return fmt.Errorf("export library: %w", storageError(err))
	}
	defer db.Close()
	err = inTransaction(ctx, db, func(tx *sql.Tx) error { return forgetPeople(ctx, tx) })
	if err == nil {
		_, err = db.ExecContext(ctx, "VACUUM")
	}
	if err != nil {
		return fmt.Errorf("export library: %w", storageError(err))
	}
	return nil
}

func forgetPeople(ctx context.Context, tx *sql.Tx) error {
	for _, statement := range []string{
		"DELETE FROM answers", "DELETE FROM gaps", "DELETE FROM suggestions", "DELETE FROM removals", "DELETE FROM settings",
		"UPDATE sources SET added_by = ''",
	} {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// CopyFrom adds a source of another library with its passages and their
// vectors. It reports whether the source is new here. Vectors that this
// library refuses are left out: they can be made again.
func (l *Library) CopyFrom(ctx context.Context, other *Library, id SourceID) (added bool, err error) {
	s, err := other.Source(ctx, id)
	if err != nil {
		return false, err
	}
	passages, err := passagesOf(ctx, other.db, id)
	if err != nil {
		return false, err
	}
	s.AddedBy = ""
	if isLongShelf(s.Shelf) {
		s.Shelf = "" // no name of ours: the other library may be a stranger's
	}
	s, err = l.Add(ctx, s, passages)
	if errors.Is(err, ErrExists) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return true, l.copyVectors(ctx, other, id, s.ID)
}

// copyVectors gives the passages of a source the vectors that those of the same
// place have in another library.
func (l *Library) copyVectors(ctx context.Context, other *Library, from, to SourceID) error {
	mine, err := passagesOf(ctx, l.db, to)
	if err != nil {
		return err
	}
	byModel, err := other.vectorsOf(ctx, from)
	if err != nil {
		return err
	}
	for model, vectors := range byModel {
		var list []Embedding
		for _, p := range mine {
			if v := vectors[p.Ordinal]; v != nil {
				list = append(list, Embedding{p.ID, v})
			}
		}
		err := l.AddEmbeddings(ctx, model, list)
		if err != nil && !errors.Is(err, ErrDimension) && !errors.Is(err, errVector) {
			return err
		}
	}
	return nil
}

// vectorsOf gives the vectors of a source by their model and by the position of
// the passage.
func (l *Library) vectorsOf(ctx context.Context, id SourceID) (map[string]map[int][]float32, error) {
	rows, err := l.db.QueryContext(ctx, `SELECT m.name, p.ordinal, e.vector FROM passages p
		JOIN embeddings e ON e.passage = p.id JOIN models m ON m.id = e.model WHERE p.source = ?`, id)
	if err != nil {
		return nil, fmt.Errorf("read embeddings: %w", storageError(err))
	}
	defer rows.Close()
	byModel := map[string]map[int][]float32{}
	for rows.Next() {
		var model string
		var ordinal int
		var blob sql.RawBytes
		if err := rows.Scan(&model, &ordinal, &blob); err != nil {
			return nil, fmt.Errorf("read embeddings: %w", storageError(err))
		}
		if byModel[model] == nil {
			byModel[model] = map[int][]float32{}
		}
		byModel[model][ordinal] = decodeVector(blob)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read embeddings: %w", storageError(err))
	}
	return byModel, nil
}
