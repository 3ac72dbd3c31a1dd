package foreign

import (
	"context"
	"database/sql"
	"errors"

	"footnote/corpus"
)

// MostFile is the length that a file may have, as it is kept: what was never compressed
// takes some bytes more than it has.
const MostFile = corpus.MaxBytes + 1<<16

// pieceSize is the length of a piece of a file on its way.
const pieceSize = 512 << 10

// A Piece is a part of the file that a source was read from, as it is kept. The pieces of
// a file come one after the other.
type Piece struct {
	Digest string // of the source
	Bytes  []byte
	Last   bool
}

// files puts out the files of sources that were put out. A library of an older form has
// none. Whether they are what they are said to be is for the reader to see: only who has
// all of a file can tell.
func (s *stranger) files(ctx context.Context) error {
	if there, err := s.has(ctx, "originals"); err != nil || !there {
		return err
	}
	rows, err := s.db.QueryContext(ctx, `SELECT rowid, CASE WHEN typeof(digest) = 'text' AND octet_length(digest) <= 64 THEN digest ELSE '' END,
		CASE WHEN typeof(data) = 'blob' AND octet_length(data) <= ? THEN data END FROM originals NOT INDEXED ORDER BY rowid`, MostFile)
	if err != nil {
		return err
	}
	defer rows.Close()
	seen := scan{table: "file", most: MostSources}
	for rows.Next() {
		var row int64
		var digest string
		var data sql.RawBytes
		if err := rows.Scan(&row, &digest, &data); err != nil {
			return err
		}
		if err := errors.Join(seen.next(row), s.use(len(data))); err != nil {
			return err
		}
		if err := s.file(digest, data); err != nil {
			return err
		}
	}
	return rows.Err()
}

// file puts out one file in pieces, if it is a source's.
func (s *stranger) file(digest string, data []byte) error {
	source, ok := s.digests[digest]
	if !ok {
		return nil
	}
	if len(data) == 0 {
		return s.put(badRow(FileOf, int64(source), "it is none, or too large"))
	}
	for len(data) > 0 {
		n := min(len(data), pieceSize)
		if err := s.put(Row{Piece: &Piece{digest, data[:n], n == len(data)}}); err != nil {
			return err
		}
		data = data[n:]
	}
	return nil
}
