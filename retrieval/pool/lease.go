package pool

import (
	"context"
	"fmt"
	"sync"
	"time"

	"footnote/corpus/library"
)

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
