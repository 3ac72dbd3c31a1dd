package embeddings

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
)

// An Embedding is the vector of one passage, made by one model.
type Embedding struct {
	Passage corpus.PassageID
	Vector  []float32
}

// Check refuses a vector of another length, or that points nowhere.
func Check(v []float32, dimensions int) error {
	if len(v) == 0 || len(v) != dimensions {
		return fmt.Errorf("%w: %d numbers, want %d", corpus.ErrDimension, len(v), dimensions)
	}
	var norm float32 // as whoever compares the vectors computes it
	for _, x := range v {
		norm += x * x
	}
	if length := float64(norm); length == 0 || math.IsNaN(length) || math.IsInf(length, 0) {
		return errVector
	}
	return nil
}

var errVector = errors.New("vector of length zero or with numbers that are not finite")

// Collect reads rows of passage and vector, or passes on the error
// that came instead of them.
func Collect(rows *sql.Rows, err error) ([]Embedding, error) {
	if err != nil {
		return nil, fmt.Errorf("read embeddings: %w", file.Error(err))
	}
	defer rows.Close()
	var embeddings []Embedding
	for rows.Next() {
		var id corpus.PassageID
		var blob sql.RawBytes
		if err := rows.Scan(&id, &blob); err != nil {
			return nil, fmt.Errorf("read embeddings: %w", file.Error(err))
		}
		embeddings = append(embeddings, Embedding{id, Decode(blob)})
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read embeddings: %w", file.Error(err))
	}
	return embeddings, nil
}

// OfSource gives the vectors of a model that a source has, by the position of
// the passage.
func OfSource(ctx context.Context, q file.Querier, id corpus.SourceID, model string) (map[int][]float32, error) {
	rows, err := q.QueryContext(ctx, `SELECT p.ordinal, e.vector FROM passages p JOIN embeddings e ON e.passage = p.id
		WHERE p.source = ? AND e.model = (SELECT id FROM models WHERE name = ?)`, id, model)
	if err != nil {
		return nil, fmt.Errorf("read embeddings: %w", file.Error(err))
	}
	defer rows.Close()
	byOrdinal := map[int][]float32{}
	for rows.Next() {
		var ordinal int
		var blob sql.RawBytes
		if err := rows.Scan(&ordinal, &blob); err != nil {
			return nil, fmt.Errorf("read embeddings: %w", file.Error(err))
		}
		byOrdinal[ordinal] = Decode(blob)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read embeddings: %w", file.Error(err))
	}
	return byOrdinal, nil
}

func Encode(v []float32) []byte {
	blob := make([]byte, 0, 4*len(v))
	for _, x := range v {
		blob = binary.LittleEndian.AppendUint32(blob, math.Float32bits(x))
	}
	return blob
}

func Decode(blob []byte) []float32 {
	v := make([]float32, len(blob)/4)
	for i := range v {
		v[i] = math.Float32frombits(binary.LittleEndian.Uint32(blob[4*i:]))
	}
	return v
}
