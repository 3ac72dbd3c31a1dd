package library

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"sync"
	"testing"
	"time"

	"footnote/corpus"
	"footnote/corpus/postgres/postgrestest"
)

// go test ./corpus/library -run Failover -v -args -failover 10000
var failoverWrites = flag.Int("failover", 0, "writes of the test that kills the primary; 0 leaves it out")

// The primary is killed under eight writers, and the standby promoted. What was reported as
// added, or as there already, is there.
func TestFailover(t *testing.T) {
	if *failoverWrites == 0 {
		t.Skip("takes minutes: -args -failover 10000")
	}
	primary := postgrestest.Start(t)
	primary.Migrate(t, "libraries")
	standby := primary.Standby(t)
	s, err := Connect(t.Context(), primary.Either(standby, "libraries"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	w := failing{told: make(chan string, *failoverWrites)}
	const many = 8
	var all sync.WaitGroup
	for i := range many {
		all.Go(func() {
			if err := w.write(t.Context(), s, fmt.Sprintf("writer-%d", i), *failoverWrites/many); err != nil {
				t.Error(err)
			}
		})
	}
	for len(w.told) < *failoverWrites*2/5 && !t.Failed() {
		time.Sleep(10 * time.Millisecond)
	}
	primary.Kill(t)
	killed := time.Now()
	time.Sleep(time.Second) // who decides needs some time
	if err := standby.Promote(t.Context()); err != nil {
		t.Fatal(err)
	}
	before := len(w.told)
	for len(w.told) == before && !t.Failed() {
		time.Sleep(time.Millisecond)
	}
	back := time.Since(killed)
	all.Wait()
	close(w.told)
	told, lost := 0, 0
	there := map[string]bool{}
	for i := range many {
		l, err := s.OpenExisting(t.Context(), fmt.Sprintf("writer-%d", i))
		if err != nil {
			t.Fatal(err)
		}
		sources, err := l.Sources(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, source := range sources {
			there[source.Digest] = true
		}
		l.Close()
	}
	for digest := range w.told {
		if told++; !there[digest] {
			lost++
		}
	}
	t.Logf("%d writes reported as stored, %d lost, %d stored; back %.1f s after the kill, 1 s of it waiting; outcomes not known: %d, of which stored: %d",
		told, lost, len(there), back.Seconds(), w.unknown, w.found)
	if lost > 0 || told != *failoverWrites/many*many {
		t.Errorf("%d of %d lost", lost, told)
	}
}

// While the standby is away nobody is told that a source is there: not who adds it, whose
// change waits, and not who adds it again, though the primary has it.
func TestExistsWaitsForTheStandby(t *testing.T) {
	if *failoverWrites == 0 {
		t.Skip("takes long: -args -failover 1")
	}
	primary := postgrestest.Start(t)
	address := primary.Migrate(t, "libraries")
	standby := primary.Standby(t)
	s, err := Connect(t.Context(), address.Program)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	l, err := s.Open(t.Context(), "l")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	standby.Halt()
	for try := range 2 {
		ctx, stop := context.WithTimeout(t.Context(), 3*time.Second)
		if _, err := l.Add(ctx, work("1"), texts("one")); !errors.Is(err, context.DeadlineExceeded) || !errors.Is(err, corpus.ErrUnknown) {
			t.Errorf("try %d without the standby: %v, want %v", try+1, err, corpus.ErrUnknown)
		}
		stop()
	}
	standby.Follow(t, primary)
	if kept, err := l.Add(t.Context(), work("1"), texts("one")); !errors.Is(err, corpus.ErrExists) || kept.ID != 1 {
		t.Errorf("with the standby: %v, %v, want %v", kept.ID, err, corpus.ErrExists)
	}
}

// failing adds sources under a primary that fails, until it is told that each is there.
type failing struct {
	told           chan string // digests
	mu             sync.Mutex
	unknown, found int
}

func (w *failing) write(ctx context.Context, s *Server, name string, many int) error {
	l, err := s.Open(ctx, name)
	if err != nil {
		return err
	}
	defer l.Close()
	for i := range many {
		digest := fmt.Sprintf("%s-%d", name, i)
		for unknown := false; ; {
			_, err := l.Add(ctx, work(digest), texts("one", "two"))
			if err == nil || errors.Is(err, corpus.ErrExists) {
				w.count(0, unknown && err != nil)
				w.told <- digest
				break
			}
			if !errors.Is(err, corpus.ErrUnavailable) && !errors.Is(err, corpus.ErrUnknown) {
				return fmt.Errorf("%s: neither stored nor unavailable: %w", digest, err)
			}
			if errors.Is(err, corpus.ErrUnknown) {
				unknown = true
				w.count(1, false)
			}
			time.Sleep(20 * time.Millisecond)
		}
	}
	return nil
}

func (w *failing) count(unknown int, found bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.unknown += unknown
	if found {
		w.found++
	}
}
