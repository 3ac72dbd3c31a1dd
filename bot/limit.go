package bot

import (
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

// A gate lets so many things of one key happen at once; others wait.
type gate struct {
	most int
	mu   sync.Mutex
	open map[string]*queue
}

type queue struct {
	slots   chan struct{}
	waiting int // and working
}

func newGate(most int) *gate { return &gate{most: most, open: map[string]*queue{}} }

// enter joins the queue of a key and gives how many are ahead of it that work
// or wait, the slots to take one of, and what to call when done.
func (g *gate) enter(key string) (ahead int, slots chan struct{}, leave func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	q := g.open[key]
	if q == nil {
		q = &queue{slots: make(chan struct{}, g.most)}
		g.open[key] = q
	}
	ahead = max(0, q.waiting-g.most+1)
	q.waiting++
	return ahead, q.slots, func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		q.waiting--
		if q.waiting == 0 {
			delete(g.open, key)
		}
	}
}
