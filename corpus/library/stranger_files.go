package library

import (
	"errors"

	"footnote/corpus"
	"footnote/corpus/library/internal/foreign"
	"footnote/corpus/library/internal/originals"
)

// A fileWriter puts a stranger's files together of their pieces.
type fileWriter struct {
	most   int64 // bytes of all that are kept
	of     map[string]corpus.SourceID
	digest string // of the one whose pieces come
	packed []byte
	seen   int // bytes of all pieces
}

// add takes a piece and gives the whole file with the last one of it. A file that is too
// large is none.
func (f *fileWriter) add(p foreign.Piece) (packed []byte, err error) {
	if f.seen += len(p.Bytes); f.seen > foreign.MostLibrary {
		return nil, corpus.ErrTooMany
	}
	if f.digest != p.Digest {
		f.digest, f.packed = p.Digest, f.packed[:0]
	}
	if len(f.packed)+len(p.Bytes) <= foreign.MostFile {
		f.packed = append(f.packed, p.Bytes...)
	}
	if !p.Last {
		return nil, nil
	}
	packed, f.digest = f.packed, ""
	return packed, nil
}

// piece writes the file of a source with its last piece, if the source was read from it.
func (w *rowWriter) piece(p foreign.Piece) error {
	source, ok := w.files.of[p.Digest]
	if !ok || w.files.most <= 0 {
		return nil
	}
	packed, err := w.files.add(p)
	if err = errors.Join(err, w.ctx.Err()); err != nil || packed == nil {
		return err
	}
	if _, err := originals.Unpack(packed, p.Digest); err != nil {
		w.out.note(foreign.BadRow{Table: foreign.FileOf, Number: int64(source), Reason: "the source was not read from it"})
		return nil
	}
	_, err = storeOriginal(w.ctx, w.tx, p.Digest, packed, "", w.files.most)
	return err
}
