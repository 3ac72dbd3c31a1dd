package retrieval

import (
	"context"
	"fmt"
	"sync"
	"time"

	"footnote/corpus/library"
	"footnote/retrieval/embed"
)

// A Pool keeps the engines of many libraries: each is opened when it is first
// used and closed when nobody has used it for a while. It may be used by
// several goroutines.
type Pool struct {
	// Opened is told of each library once it is open. It may be nil.
	Opened func(path string, l *library.Library)

	embedder embed.Embedder
	idle     time.Duration

	mu      sync.Mutex
	closed  bool
	members map[string]*member
	ending  context.Context // ends the syncs that run on their own
	end     context.CancelFunc
	syncs   sync.WaitGroup
}

// A member is one library of a pool.
type member struct {
	path    string
	users   int
	used    time.Time     // when its last user left
	ready   chan struct{} // closed when it is open, or could not be
	library *library.Library
	err     error

	mu     sync.Mutex // guards what follows
	engine *Engine
	synced int64         // the revision that engine answers from
	sync   chan struct{} // closed when the sync that runs is done; nil if none runs
}

// NewPool makes a pool whose libraries are closed once they have not been used
// for as long as idle.
func NewPool(emb embed.Embedder, idle time.Duration) *Pool {
	ctx, cancel := context.WithCancel(context.Background())
	return &Pool{embedder: emb, idle: idle, members: map[string]*member{}, ending: ctx, end: cancel}
}

// A Lease is the use of one library of a pool. It must be released.
type Lease struct {
	*library.Library
	pool    *Pool
	member  *member
	release sync.Once
}

// Use opens the library at path, or finds it open, and creates it where there
// is none.
func (p *Pool) Use(ctx context.Context, path string) (*Lease, error) {
	p.mu.Lock()
	if p.closed {
		p.mu.Unlock()
		return nil, fmt.Errorf("use library %q: the pool is closed", path)
	}
	p.closeIdle()
	m := p.members[path]
	if m != nil && m.users == 0 && m.isReady() && m.library.InPlace() != nil {
		m.close() // its file was deleted or replaced
		m = nil
	}
	if m == nil {
		m = &member{path: path, ready: make(chan struct{})}
		p.members[path] = m
		p.syncs.Add(1)
		go p.open(m)
	}
	m.users++
	p.mu.Unlock()
	lease := &Lease{pool: p, member: m}
	select {
	case <-m.ready:
	case <-ctx.Done():
		lease.Release()
		return nil, ctx.Err()
	}
	if m.err != nil {
		lease.Release()
		return nil, m.err
	}
	lease.Library = m.library
	return lease, nil
}

// Model names the model that embeds the library's passages.
func (l *Lease) Model() string { return l.pool.embedder.Model() }

// open opens a library for all who wait for it, so that one who gives up does
// not take it from the others.
func (p *Pool) open(m *member) {
	defer p.syncs.Done()
	defer close(m.ready)
	m.library, m.err = library.Open(p.ending, m.path)
	if m.err == nil && p.Opened != nil {
		p.Opened(m.path, m.library)
	}
	if m.err != nil {
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.members[m.path] == m {
			delete(p.members, m.path) // the next one tries again
		}
	}
}

// Release ends the use. The library stays open for a while.
func (l *Lease) Release() {
	l.release.Do(func() {
		l.pool.mu.Lock()
		defer l.pool.mu.Unlock()
		l.member.users--
		l.member.used = time.Now()
	})
}

// closeIdle closes what has not been used for a while. p.mu is held.
func (p *Pool) closeIdle() {
	for path, m := range p.members {
		if m.users == 0 && time.Since(m.used) > p.idle && m.isReady() {
			delete(p.members, path)
			m.close()
		}
	}
}

func (m *member) isReady() bool {
	select {
	case <-m.ready:
		return true
	default:
		return false
	}
}

// close closes the library; it is called when nobody uses it.
func (m *member) close() {
	if m.library != nil {
		m.library.Close() // everything in it is durable already
	}
}

// Drop closes a library at once, so that its file can be replaced or deleted.
// It waits until nobody uses it, at most until the end of ctx, and calls f
// while nobody can open it.
func (p *Pool) Drop(ctx context.Context, path string, f func() error) error {
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		p.mu.Lock()
		m := p.members[path]
		if m == nil || m.users == 0 && m.isReady() {
			defer p.mu.Unlock()
			delete(p.members, path)
			if m != nil {
				m.close()
			}
			return f()
		}
		p.mu.Unlock()
		select {
		case <-tick.C:
		case <-ctx.Done():
			return fmt.Errorf("drop library %q: %w", path, ctx.Err())
		}
	}
}

// patience is how long a question waits for a sync before it is answered from
// what is indexed so far.
const patience = time.Second

// Engine gives the engine of the library. If the library has changed since it
// was last asked, it is synced first; where that takes long, the engine answers
// from what it has while the sync goes on.
func (l *Lease) Engine(ctx context.Context) (*Engine, error) {
	m := l.member
	revision, err := l.Revision(ctx)
	if err != nil {
		return nil, err
	}
	m.mu.Lock()
	if m.engine == nil {
		if m.engine, err = New(ctx, m.library, l.pool.embedder); err != nil {
			m.mu.Unlock()
			return nil, err
		}
		m.synced = -1 // its passages may still lack their vectors
	}
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
		return engine, engine.catchUp(ctx) // the sync may have begun before the last change
	case <-ctx.Done():
	}
	return engine, ctx.Err()
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
	p.syncs.Add(1)
	go func() {
		defer p.syncs.Done()
		err := m.engine.Sync(p.ending, nil)
		m.mu.Lock()
		m.sync = nil
		if err == nil {
			m.synced = revision
		}
		m.mu.Unlock()
		close(done)
		p.mu.Lock()
		m.users--
		m.used = time.Now()
		p.mu.Unlock()
	}()
	return done
}

// Close ends all syncs and closes all libraries. Nobody may use them any more.
func (p *Pool) Close() {
	p.mu.Lock()
	p.closed = true
	p.mu.Unlock()
	p.end()
	p.syncs.Wait()
	p.mu.Lock()
	defer p.mu.Unlock()
	for path, m := range p.members {
		delete(p.members, path)
		m.close()
	}
}
