// Package originals packs the files that sources were read from, as a library keeps them,
// and tells whether they are still what they were.
package originals

import (
	"bytes"
	"compress/flate"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
)

// MostPacked bounds the bytes of a file that is read out of a library: what does not get
// smaller gets a little larger.
const MostPacked = 2 * corpus.MaxBytes

// Digest is the digest of a source that was read from these bytes: SHA-256, in hexadecimal.
func Digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Pack makes a file what is kept of it.
func Pack(data []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.DefaultCompression)
	if err != nil {
		return nil, err
	}
	_, err = w.Write(data)
	err = errors.Join(err, w.Close())
	return out.Bytes(), err
}

// Unpack is the other way, and no bomb: nothing larger was ever kept. Bytes that are not
// those of the digest give [corpus.ErrMalformed].
func Unpack(packed []byte, digest string) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), corpus.MaxBytes+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", corpus.ErrMalformed, err)
	case len(data) > corpus.MaxBytes:
		return nil, corpus.ErrTooLarge
	case Digest(data) != digest:
		return nil, fmt.Errorf("%w: not the bytes of its digest", corpus.ErrMalformed)
	}
	return data, nil
}

// Damaged counts the kept files of a library that cannot be unpacked to the bytes of their
// digest. It reads all of them, one at a time.
func Damaged(ctx context.Context, q file.Querier) (n int, err error) {
	fail := func(err error) (int, error) { return 0, fmt.Errorf("read kept files: %w", err) }
	rows, err := q.QueryContext(ctx, "SELECT CAST(digest AS TEXT), CASE WHEN octet_length(data) <= ? THEN CAST(data AS BLOB) END FROM originals", MostPacked)
	if err != nil {
		return fail(err)
	}
	defer rows.Close()
	for rows.Next() {
		var digest string
		var packed []byte
		if err := rows.Scan(&digest, &packed); err != nil {
			return fail(err)
		}
		if _, err := Unpack(packed, digest); err != nil {
			n++
		}
	}
	if err := rows.Err(); err != nil {
		return fail(err)
	}
	return n, nil
}
