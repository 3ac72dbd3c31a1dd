package bot

import (
	"slices"
	"sync"
	"time"
)

// A limiter lets each key do so many things in a minute, some of them at once.
// The zero value allows nothing.
type limiter struct {
	perMinute int
	now       func() time.Time

	mu      sync.Mutex
	buckets map[string]bucket
}

// A bucket fills with time; each thing done takes one from it.
type bucket struct {
	left float64
	at   time.Time
}

func newLimiter(perMinute int, now func() time.Time) *limiter {
	return &limiter{perMinute: perMinute, now: now, buckets: map[string]bucket{}}
}

// take reports whether the key may do one more thing now, and if not, in how
// long.
func (l *limiter) take(key string) (wait time.Duration, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	l.forget(now)
	b, known := l.buckets[key]
	if !known {
		b = bucket{float64(l.perMinute), now}
	}
	b = l.filled(b, now)
	if b.left < 1 {
		l.buckets[key] = b
		return time.Duration((1 - b.left) / float64(l.perMinute) * float64(time.Minute)), false
	}
	b.left--
	l.buckets[key] = b
	return 0, true
}

func (l *limiter) filled(b bucket, now time.Time) bucket {
	b.left = min(float64(l.perMinute), b.left+now.Sub(b.at).Minutes()*float64(l.perMinute))
	b.at = now
	return b
}

// forget drops the buckets that are full again, now and then, so that memory
// does not grow with everybody who ever asked.
func (l *limiter) forget(now time.Time) {
	if len(l.buckets) < 1000 || len(l.buckets)%100 != 0 {
		return
	}
	for key, b := range l.buckets {
		if now.Sub(b.at) > time.Minute {
			delete(l.buckets, key)
		}
	}
}

// A gate lets so many through at once, and of each server one, so that no server
// keeps the others out. Who waits is let in first come first served.
type gate struct {
	mu   sync.Mutex
	most int
	in   map[string]bool // servers
	line []*ticket
}

// A ticket is a place in the line of a gate, or past it.
type ticket struct {
	gate   *gate
	server string
	in     chan struct{} // closed once its holder may go in
}

func newGate(most int) *gate { return &gate{most: most, in: map[string]bool{}} }

// join takes a place at the end of the line. It has to be left, also by who
// never got in.
func (g *gate) join(server string) *ticket {
	g.mu.Lock()
	defer g.mu.Unlock()
	t := &ticket{g, server, make(chan struct{})}
	g.line = append(g.line, t)
	g.admit()
	return t
}

// admit lets in who is first of those whose server has nobody in, while there is
// room; g.mu is held.
func (g *gate) admit() {
	for len(g.in) < g.most {
		i := slices.IndexFunc(g.line, func(t *ticket) bool { return !g.in[t.server] })
		if i < 0 {
			return
		}
		t := g.line[i]
		g.line = slices.Delete(g.line, i, i+1)
		g.in[t.server] = true
		close(t.in)
	}
}

// ahead is how many have to go in before the ticket: those of its own server, and
// one of each other.
func (t *ticket) ahead() int {
	t.gate.mu.Lock()
	defer t.gate.mu.Unlock()
	n, others := 0, map[string]bool{}
	for _, before := range t.gate.line {
		switch {
		case before == t:
			return n
		case before.server == t.server, !others[before.server]:
			others[before.server] = true
			n++
		}
	}
	return 0 // it is in
}

// status says how many are in, and how many wait.
func (g *gate) status() (in, waiting int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return len(g.in), len(g.line)
}

func (t *ticket) leave() {
	g := t.gate
	g.mu.Lock()
	defer g.mu.Unlock()
	if i := slices.Index(g.line, t); i >= 0 {
		g.line = slices.Delete(g.line, i, i+1)
		return
	}
	delete(g.in, t.server)
	g.admit()
}
