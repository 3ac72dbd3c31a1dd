package pool

import (
	"context"
	"errors"
	"fmt"
	"time"

	"footnote/corpus"
	"footnote/corpus/library"
)

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
