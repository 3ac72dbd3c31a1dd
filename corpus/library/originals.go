package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/originals"
)

// An Original is a file that a source was read from, as it came.
type Original struct {
	Data []byte
	Note string // of one that waits for a person: what was said of it
}

// KeepOriginal keeps the file that a source is read from, whose digest is that of
// the source. All files that are kept take most bytes together, compressed: one that
// does not fit in is not kept, and none where most is 0. It tells whether the file is
// there now.
//
// A file without a source, and without one that can be brought back, is forgotten by
// [Library.ForgetRemovals] after the time of a removal.
func (l *Library) KeepOriginal(ctx context.Context, o Original, most int64) (kept bool, err error) {
	digest := originals.Digest(o.Data)
	packed, err := originals.Pack(o.Data)
	if err == nil && most > 0 {
		err = l.db.Change(ctx, func(tx *sql.Tx) error {
			kept, err = storeOriginal(ctx, tx, digest, packed, o.Note, most)
			return err
		})
	}
	if err != nil {
		return false, fmt.Errorf("keep file of digest %.12s: %w", digest, err)
	}
	return kept, nil
}

func storeOriginal(ctx context.Context, tx *sql.Tx, digest string, packed []byte, note string, most int64) (kept bool, err error) {
	_, err = tx.ExecContext(ctx, `INSERT INTO originals (digest, size, data, note, kept_at)
		SELECT CAST(?1 AS TEXT), CAST(?2 AS BIGINT), CAST(?3 AS BLOB), CAST(?4 AS TEXT), CAST(?5 AS TEXT)
		WHERE CAST(?2 AS BIGINT) + (SELECT coalesce(sum(size), 0) FROM originals WHERE digest <> CAST(?1 AS TEXT)) <= CAST(?6 AS BIGINT)
		ON CONFLICT (digest) DO UPDATE SET size = excluded.size, data = excluded.data, note = excluded.note, kept_at = excluded.kept_at`,
		digest, len(packed), packed, note, file.TimeText(time.Now()), most)
	if err != nil {
		return false, err
	}
	err = tx.QueryRowContext(ctx, "SELECT count(*) FROM originals WHERE digest = ?", digest).Scan(&kept)
	return kept, err
}

// Original gives the file of a digest, or [corpus.ErrNotFound] if it is not kept.
// What another program has put there instead gives [corpus.ErrMalformed].
func (l *Library) Original(ctx context.Context, digest string) (Original, error) {
	var o Original
	var packed []byte
	err := l.db.QueryRowContext(ctx, "SELECT CAST(data AS BLOB), CAST(note AS TEXT) FROM originals WHERE digest = ? AND octet_length(data) <= ? AND octet_length(note) <= ?",
		digest, originals.MostPacked, 1<<16).Scan(&packed, &o.Note)
	if errors.Is(err, sql.ErrNoRows) {
		err = corpus.ErrNotFound
	}
	if err == nil {
		o.Data, err = originals.Unpack(packed, digest)
	}
	if err != nil {
		return Original{}, fmt.Errorf("file of digest %.12s: %w", digest, file.Error(err))
	}
	return o, nil
}

// HasOriginal tells whether the file of a digest is kept.
func (l *Library) HasOriginal(ctx context.Context, digest string) (bool, error) {
	var n int
	if err := l.db.QueryRowContext(ctx, "SELECT count(*) FROM originals WHERE digest = ?", digest).Scan(&n); err != nil {
		return false, fmt.Errorf("file of digest %.12s: %w", digest, file.Error(err))
	}
	return n > 0, nil
}

// Originals counts the files that are kept, and the bytes that they take.
func (l *Library) Originals(ctx context.Context) (files int, size int64, err error) {
	if err := l.db.QueryRowContext(ctx, "SELECT count(*), coalesce(sum(size), 0) FROM originals").Scan(&files, &size); err != nil {
		return 0, 0, fmt.Errorf("count files: %w", file.Error(err))
	}
	return files, size, nil
}

// Files are those of another library's sources, as far as they are here now.
type Files struct {
	New     int // that came from the other library
	Missing int // of PDF files, whose pages cannot be drawn: the other library has not got it, or there is no room
}

// CopyFiles keeps the files of another library's sources, once those are here
// ([Library.CopyAll]), as [Library.KeepOriginal] does.
func (l *Library) CopyFiles(ctx context.Context, other *Library, most int64) (f Files, err error) {
	sources, err := other.Sources(ctx)
	if err != nil {
		return f, err
	}
	for _, s := range sources {
		has, err := l.HasOriginal(ctx, s.Digest)
		if err == nil && !has {
			if has, err = l.copyFile(ctx, other, s.Digest, most); has {
				f.New++
			}
		}
		if err != nil {
			return f, err
		}
		if !has && s.MediaType == corpus.PDF {
			f.Missing++
		}
	}
	return f, nil
}

// copyFile tells whether the file is there now.
func (l *Library) copyFile(ctx context.Context, other *Library, digest string, most int64) (bool, error) {
	o, err := other.Original(ctx, digest)
	if errors.Is(err, corpus.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return l.KeepOriginal(ctx, Original{Data: o.Data}, most)
}

// unused is the condition of a file that no source has, nor one that can be brought
// back.
const unused = `NOT EXISTS (SELECT 1 FROM sources WHERE sources.digest = originals.digest)
	AND NOT EXISTS (SELECT 1 FROM removals WHERE json_valid(removals.source) AND json_extract(removals.source, '$.Digest') = originals.digest)`

// dropOriginal forgets the file of a source that went, or that is another one now.
func dropOriginal(ctx context.Context, tx *sql.Tx, digest string) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM originals WHERE digest = ? AND "+unused, digest)
	return err
}

// forgetOriginals forgets the files that nobody has used since a time.
func forgetOriginals(ctx context.Context, tx *sql.Tx, before time.Time) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM originals WHERE kept_at < ? AND "+unused, file.TimeText(before))
	return err
}
