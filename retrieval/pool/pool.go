package pool

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"footnote/corpus/library"
	"footnote/retrieval"
	"footnote/retrieval/embed"
)

// A Pool keeps the engines of many libraries: each is opened when it is first
// used, and closed when nobody has used it for a while or when room is needed, the
// one first that was used longest ago. It may be used by several goroutines.
type Pool struct {
	// Opened is told of each library once it is open, and Closed once it is closed.
	// They may be nil.
	Opened func(name string, l *library.Library)
	Closed func(name string)

	// Remember lets engines keep the texts of passages, and answer while a library is out
	// of reach. It is set before the first use.
	Remember bool

	open     Opener
	embedder embed.Embedder
	idle     time.Duration
	budget   int64
	most     int // libraries that may be open, for their files

	mu              sync.Mutex
	closed          bool
	members         map[string]*member
	bytes           int64
	opened, evicted int
	used            int
	opening         Times
	indexing        Times
	ending          context.Context // ends the syncs that run on their own
	end             context.CancelFunc
	syncs           sync.WaitGroup
}

// A member is one library of a pool.
type member struct {
	name    string
	bytes   int64 // that it takes in memory, about
	users   int
	used    time.Time     // when its last user left
	ready   chan struct{} // closed when it is open, or could not be
	library *library.Library
	err     error

	model    context.Context // ends the embedding by a slow model, for which Drop does not wait
	endModel context.CancelFunc

	mu     sync.Mutex // guards what follows
	engine *retrieval.Engine
	size   int64         // of the engine as it was synced, in bytes
	synced int64         // the revision that engine answers from
	sync   chan struct{} // closed when the sync that runs is done; nil if none runs
}

// openBytes is about what an open library takes before its engine is made: the
// caches of its file.
const openBytes = 1 << 20

// An Opener opens the library of a name, and makes it if there is none: [library.Open],
// for which names are paths, or [library.Server.Open].
type Opener func(ctx context.Context, name string) (*library.Library, error)

// New makes a pool whose libraries are closed once they have not been used
// for as long as idle, and sooner where all together take more than budget, in
// bytes. Those in use are not closed.
func New(open Opener, emb embed.Embedder, idle time.Duration, budget int64) *Pool {
	ctx, cancel := context.WithCancel(context.Background())
	p := &Pool{open: open, embedder: emb, idle: idle, budget: budget, most: mostLibraries(), members: map[string]*member{}, ending: ctx, end: cancel}
	p.syncs.Go(p.closeIdleOnes)
	return p
}

// closeIdleOnes closes what has not been used for a while, until the pool ends, and
// gives its memory back.
func (p *Pool) closeIdleOnes() {
	tick := time.NewTicker(max(p.idle/8, 10*time.Millisecond))
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			p.mu.Lock()
			n := p.closeIdle()
			p.mu.Unlock()
			if n > 0 {
				debug.FreeOSMemory()
			}
		case <-p.ending.Done():
			return
		}
	}
}

// A Lease is the use of one library of a pool. It must be released.
type Lease struct {
	*library.Library
	// Old says that the library could not be asked whether it has changed since its
	// engine answered from it last.
	Old bool

	pool    *Pool
	member  *member
	first   bool // whether the library was opened for it
	release sync.Once
}

// Use opens the library of a name, or finds it open, and makes it where there
// is none.
func (p *Pool) Use(ctx context.Context, name string) (*Lease, error) {
	p.mu.Lock()
	if p.closed {
		p.mu.Unlock()
		return nil, fmt.Errorf("use library %q: the pool is closed", name)
	}
	p.used++
	m := p.members[name]
	if m != nil && m.users == 0 && m.isReady() && m.library.InPlace() != nil {
		p.close(m) // its file was deleted or replaced
		m = nil
	}
	lease := &Lease{pool: p, first: m == nil}
	if m == nil {
		m = &member{name: name, bytes: openBytes, ready: make(chan struct{})}
		p.members[name] = m
		p.bytes += m.bytes
		p.opened++
		p.syncs.Add(1)
		go p.fill(m)
	}
	m.users++
	p.makeRoom()
	p.mu.Unlock()
	lease.member = m
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

// fill opens a library for all who wait for it, so that one who gives up does
// not take it from the others.
func (p *Pool) fill(m *member) {
	defer p.syncs.Done()
	defer close(m.ready)
	began := time.Now()
	m.library, m.err = p.open(p.ending, m.name)
	p.note(&p.opening, began)
	if m.err == nil && p.Opened != nil {
		p.Opened(m.name, m.library)
	}
	if m.err != nil {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.leave(m) // the next one tries again
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

// Leave is [Lease.Release] for who looks into many libraries one after the other: one
// that was opened for this alone is closed.
func (l *Lease) Leave() {
	l.Release()
	p, m := l.pool, l.member
	p.mu.Lock()
	defer p.mu.Unlock()
	if l.first && m.users == 0 && m.engine == nil && p.members[m.name] == m && m.isReady() {
		p.close(m)
	}
}

// closeIdle closes what has not been used for a while, and tells how many that are.
// p.mu is held.
func (p *Pool) closeIdle() int {
	n := 0
	for _, m := range p.members {
		if m.users == 0 && time.Since(m.used) > p.idle && m.isReady() {
			p.close(m)
			n++
		}
	}
	return n
}

// makeRoom closes what was used longest ago until the rest is within the bounds, as far
// as nobody uses it. p.mu is held.
func (p *Pool) makeRoom() {
	for p.bytes > p.budget || len(p.members) > p.most {
		var oldest *member
		for _, m := range p.members {
			if m.users == 0 && m.isReady() && (oldest == nil || m.used.Before(oldest.used)) {
				oldest = m
			}
		}
		if oldest == nil {
			return
		}
		p.evicted++
		p.close(oldest)
	}
}

// takes notes what a library takes in memory now: its engine, and what that has kept
// of the questions since. m.mu is held.
func (p *Pool) takes(m *member) {
	bytes := openBytes + m.size + m.engine.Kept()
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.members[m.name] == m {
		p.bytes += bytes - m.bytes
		m.bytes = bytes
		p.makeRoom()
	}
}

// leave takes a library out of the pool. p.mu is held.
func (p *Pool) leave(m *member) {
	if p.members[m.name] == m {
		delete(p.members, m.name)
		p.bytes -= m.bytes
	}
}

// Status says what a pool holds, and what it has done since it was made.
type Status struct {
	Open, InUse     int   // libraries
	Bytes, Budget   int64 // about
	Opened, Evicted int   // Evicted: closed because room was needed
	Used            int   // times that a library was asked for

	Opening, Indexing Times // of libraries, and of the words in them
}

// Status says what the pool holds at the moment.
func (p *Pool) Status() Status {
	p.mu.Lock()
	defer p.mu.Unlock()
	st := Status{Open: len(p.members), Bytes: p.bytes, Budget: p.budget, Opened: p.opened, Evicted: p.evicted, Used: p.used, Opening: p.opening.copy(), Indexing: p.indexing.copy()}
	for _, m := range p.members {
		if m.users > 0 {
			st.InUse++
		}
	}
	return st
}

func (m *member) isReady() bool {
	select {
	case <-m.ready:
		return true
	default:
		return false
	}
}

// close closes a library that nobody uses. p.mu is held.
func (p *Pool) close(m *member) {
	p.leave(m)
	if m.library != nil {
		m.library.Close() // everything in it is durable already
	}
	if p.Closed != nil {
		p.Closed(m.name)
	}
}

// Drop closes a library at once, so that its file can be replaced or deleted.
// It waits until nobody uses it, at most until the end of ctx, and calls f
// while nobody can open it.
func (p *Pool) Drop(ctx context.Context, name string, f func() error) error {
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		p.mu.Lock()
		m := p.members[name]
		if m == nil || m.users == 0 && m.isReady() {
			defer p.mu.Unlock()
			if m != nil {
				p.close(m)
			}
			return f()
		}
		if m.endModel != nil {
			m.endModel() // what it has embedded is kept
		}
		p.mu.Unlock()
		select {
		case <-tick.C:
		case <-ctx.Done():
			return fmt.Errorf("drop library %q: %w", name, ctx.Err())
		}
	}
}

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

// Close ends all syncs and closes all libraries. Nobody may use them any more.
func (p *Pool) Close() {
	p.mu.Lock()
	p.closed = true
	p.mu.Unlock()
	p.end()
	p.syncs.Wait()
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, m := range p.members {
		p.close(m)
	}
}
