package pool

import (
	"context"
	"time"

	"footnote/corpus/library"
	"footnote/retrieval"
)

// patience is how long a question waits for a sync before it is answered from
// what is indexed so far.
const patience = time.Second

// Engine gives the engine of the library. If the library has changed since it
// was last asked, it is synced first; where that takes long, the engine answers
// from what it has while the sync goes on.
func (l *Lease) Engine(ctx context.Context) (*retrieval.Engine, error) {
	m := l.member
	revision, err := l.revision(ctx)
	if err != nil {
		return nil, err
	}
	m.mu.Lock()
	if m.engine == nil {
		began := time.Now()
		m.engine, err = l.pool.openEngine(ctx, m.library)
		l.pool.note(&l.pool.indexing, began)
		if err != nil {
			m.mu.Unlock()
			return nil, err
		}
		m.synced = -1 // its passages may still lack their vectors
		m.size = m.engine.Bytes()
	}
	l.pool.takes(m)
	engine, running := m.engine, m.sync
	if m.synced != revision && running == nil {
		running = l.pool.startSync(m, revision)
	}
	m.mu.Unlock()
	if running == nil {
		return engine, nil
	}
	wait := time.NewTimer(patience)
	defer wait.Stop()
	select {
	case <-running:
	case <-wait.C:
		return engine, engine.CatchUp(ctx) // the sync may have begun before the last change
	case <-ctx.Done():
	}
	return engine, ctx.Err()
}

func (p *Pool) openEngine(ctx context.Context, lib *library.Library) (*retrieval.Engine, error) {
	if p.Remember {
		return retrieval.NewRemembering(ctx, lib, p.embedder)
	}
	return retrieval.New(ctx, lib, p.embedder)
}

// startSync syncs an engine on its own; m.mu is held. The member has a user more
// until it is done.
func (p *Pool) startSync(m *member, revision int64) chan struct{} {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil
	}
	done := make(chan struct{})
	m.sync = done
	m.users++
	if m.model == nil || m.model.Err() != nil {
		m.model, m.endModel = context.WithCancel(p.ending)
	}
	model := m.model
	p.syncs.Add(1)
	go func() {
		defer p.syncs.Done()
		err := m.engine.Sync(p.ending, nil)
		m.mu.Lock()
		m.sync = nil
		if err == nil {
			m.synced = revision
		}
		m.size = m.engine.Bytes()
		p.takes(m)
		m.mu.Unlock()
		close(done)
		if err == nil {
			_ = m.engine.EmbedModel(model, nil) // the table answers until it is done
		}
		p.mu.Lock()
		m.users--
		m.used = time.Now()
		p.mu.Unlock()
	}()
	return done
}
