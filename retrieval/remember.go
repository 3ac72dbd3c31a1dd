package retrieval

import (
	"context"
	"errors"
	"fmt"
	"time"

	"footnote/corpus"
	"footnote/corpus/library"
)

// Remembered are the passages of a library, for an engine that answers while the library is
// out of reach. A nil one keeps nothing.
type remembered map[corpus.PassageID]corpus.Passage

func (r remembered) keep(p corpus.Passage) {
	if r != nil {
		r[p.ID] = p
	}
}

// bytes is about what they take in memory.
func (r remembered) bytes() (sum int64) {
	const ofPassage = 200
	for _, p := range r {
		sum += ofPassage + int64(len(p.Text)+len(p.Section))
	}
	return sum
}

// passages gives passages by their numbers, from memory where that has them.
func (e *Engine) passages(ctx context.Context, ids []corpus.PassageID) (map[corpus.PassageID]corpus.Passage, error) {
	if e.index.texts == nil {
		return e.library.PassagesByID(ctx, ids)
	}
	found := map[corpus.PassageID]corpus.Passage{}
	for _, id := range ids {
		if p, ok := e.index.texts[id]; ok {
			found[id] = p
		}
	}
	return found, nil
}

// outOfReach is how long a library may take to say whether it has changed, before
// answers come from memory.
const outOfReach = 200 * time.Millisecond

// RevisionInTime gives the revision of a library that may be out of reach, or soon
// [corpus.ErrUnavailable].
func RevisionInTime(ctx context.Context, lib *library.Library) (int64, error) {
	within, cancel := context.WithTimeout(ctx, outOfReach)
	defer cancel()
	revision, err := lib.Revision(within)
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		err = fmt.Errorf("%w: %w", corpus.ErrUnavailable, err)
	}
	return revision, err
}

// revision says whether the library has changed. Where it is out of reach, an engine that
// remembers answers from what it has, which the lease notes.
func (l *Lease) revision(ctx context.Context) (int64, error) {
	if !l.pool.Remember {
		return l.Revision(ctx)
	}
	revision, err := RevisionInTime(ctx, l.Library)
	m := l.member
	m.mu.Lock()
	defer m.mu.Unlock()
	if errors.Is(err, corpus.ErrUnavailable) && m.engine != nil {
		l.Old = true
		return m.synced, nil
	}
	return revision, err
}
