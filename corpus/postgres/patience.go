package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"footnote/corpus"
)

// A Patience is how long a change waits for the database to have it where it must be: with
// a standby that is waited for, there, too. While that is away every change waits, and the
// server says nothing of it.
type Patience struct {
	Notice time.Duration // until Told is called
	Told   func()        // may be nil; several may be told at once
	Most   time.Duration // until the change is given up: [corpus.ErrUnknown]
	Lock   time.Duration // how long a change waits for another of the library: [corpus.ErrInUse]
}

// patience is that of a server unless it is given another.
var patience = Patience{Notice: time.Second, Most: 20 * time.Second, Lock: time.Minute}

// ErrSilent says why it is not known whether a change was stored: nothing was heard of it
// for as long as it was waited for.
var ErrSilent = errors.New("no word that it is stored")

// watch tells of a wait that begins now, and gives it up after most, until stop is called,
// which says whether it was given up.
func (p Patience) watch(most time.Duration, giveUp context.CancelFunc) (stop func() bool) {
	notice := time.AfterFunc(p.Notice, func() {
		if p.Told != nil {
			p.Told()
		}
	})
	end := time.AfterFunc(most, giveUp)
	return func() bool {
		notice.Stop()
		return !end.Stop()
	}
}

// commit ends a change by a commit that giveUp breaks off.
func (p Patience) commit(commit func() error, giveUp context.CancelFunc) error {
	stop := p.watch(p.Most, giveUp)
	err := commit()
	if stop() && err != nil {
		return fmt.Errorf("%w: %w", corpus.ErrUnknown, ErrSilent) // not that something was cancelled: nobody did
	}
	return atCommit(err)
}

// lock takes a lock that giveUp breaks off.
func (p Patience) lock(lock func() error, giveUp context.CancelFunc) error {
	stop := p.watch(p.Lock, giveUp)
	err := lock()
	if stop() && err != nil {
		return fmt.Errorf("wait for another change: %w", corpus.ErrInUse)
	}
	return err
}

// change runs f in a transaction of no library's, or of the one that f means.
func (s *Server) change(ctx context.Context, f func(pgx.Tx) error) error {
	ctx, giveUp := context.WithCancel(ctx)
	defer giveUp()
	tx, err := s.pool.Begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback(ctx)
	if err := s.Patience.lock(func() error { return f(tx) }, giveUp); err != nil {
		return err
	}
	return s.Patience.commit(func() error { return tx.Commit(ctx) }, giveUp)
}
