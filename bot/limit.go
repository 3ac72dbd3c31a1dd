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
