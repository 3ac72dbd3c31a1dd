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
