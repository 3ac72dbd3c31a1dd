package bot

import (
	"context"
	"slices"
	"sync"
	"time"
)

// A queue lets so much be worked on at once. Servers take turns, so that one that asks
// a lot waits behind itself and not before others.
type queue struct {
	most int

	mu       sync.Mutex
	running  int
	line     map[string][]*turn // who waits, by server
	order    []string           // servers that have somebody in line, whose turn is next first
	coming   map[string]int     // who will stand in line once they are acknowledged, by server
	together int                // the sum of coming
	each     time.Duration      // that one work takes, about
	lasted   [100]time.Duration // of the last answers: from the beginning of the work until they were sent
	answers  int
	refused  int
}

// A turn is one that works, waits or will wait.
type turn struct {
	queue  *queue
	server string
	in     chan struct{} // closed once it may work
	state  turnState
	since  time.Time // when it began to work
	until  time.Time // when it must be answered, zero if it may wait
}

type turnState int

const (
	turnComing turnState = iota
	turnWaiting
	turnWorking
	turnOver
)

// mostWait is how long a question may wait for its answer; one that would wait longer is
// refused.
const mostWait = 10 * time.Second

// firstGuess is how long a work is thought to take before there was any.
const firstGuess = 50 * time.Millisecond

func newQueue(most int) *queue {
	return &queue{most: most, line: map[string][]*turn{}, coming: map[string]int{}, each: firstGuess}
}

// join announces a work. It has to be left, also by who never got in.
func (q *queue) join(server string) *turn {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.coming[server]++
	q.together++
	return &turn{queue: q, server: server, in: make(chan struct{})}
}

// promises says whether a further work of a server would be answered in time, and how
// long it would wait for its answer. Who has nobody before them is never refused, so that
// there are always answers to learn from.
func (q *queue) promises(server string) (wait time.Duration, ok bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	wait = q.expectedOf(server)
	whole := wait + q.longest()
	return whole, wait == 0 || whole <= mostWait
}

// longest is how long it takes to work and to send the answer; of a hundred answers one
// takes longer. q.mu is held.
func (q *queue) longest() time.Duration { return slices.Max(q.lasted[:]) }

// answered notes that the answer was sent.
func (t *turn) answered() {
	q := t.queue
	q.mu.Lock()
	defer q.mu.Unlock()
	q.lasted[q.answers%len(q.lasted)] = time.Since(t.since)
	q.answers++
}

// expectedOf is how long a further work of a server would wait in line; q.mu is held.
func (q *queue) expectedOf(server string) time.Duration {
	own := len(q.line[server]) + q.coming[server]
	ahead := own
	for other, line := range q.line {
		if other != server {
			ahead += min(len(line)+q.coming[other], own+1)
		}
	}
	for other, n := range q.coming {
		if other != server && q.line[other] == nil {
			ahead += min(n, own+1)
		}
	}
	free := q.most - q.running
	return time.Duration(max(0, ahead-free+1)) * q.each / time.Duration(q.most)
}

// refuse counts a work that is not taken on.
func (q *queue) refuse() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.refused++
}

// enter waits until it may work. One that cannot be answered in time any more, because
// works take longer than they did when it joined, gives [ErrOverloaded].
func (t *turn) enter(ctx context.Context) error {
	q := t.queue
	q.mu.Lock()
	q.leaveComing(t)
	t.state = turnWaiting
	if len(q.line[t.server]) == 0 {
		q.order = append(q.order, t.server)
	}
	q.line[t.server] = append(q.line[t.server], t)
	q.admit()
	takes, in := q.longest(), t.state == turnWorking
	q.mu.Unlock()
	if in {
		return nil
	}
	var late <-chan time.Time
	if !t.until.IsZero() {
		timer := time.NewTimer(time.Until(t.until) - takes)
		defer timer.Stop()
		late = timer.C
	}
	select {
	case <-t.in:
		return nil
	case <-late:
		t.leave()
		q.refuse()
		wait, _ := q.promises(t.server)
		return ErrOverloaded{wait}
	case <-ctx.Done():
		t.leave()
		return ctx.Err()
	}
}

// admit lets in who is next while there is room; q.mu is held.
func (q *queue) admit() {
	for q.running < q.most && len(q.order) > 0 {
		server := q.order[0]
		q.order = q.order[1:]
		t := q.line[server][0]
		if q.line[server] = q.line[server][1:]; len(q.line[server]) > 0 {
			q.order = append(q.order, server)
		} else {
			delete(q.line, server)
		}
		q.running++
		t.state, t.since = turnWorking, time.Now()
		close(t.in)
	}
}

// leaveComing takes a turn out of those that are coming; q.mu is held.
func (q *queue) leaveComing(t *turn) {
	q.together--
	if q.coming[t.server]--; q.coming[t.server] == 0 {
		delete(q.coming, t.server)
	}
}

// leave ends a turn, wherever it stands. It may be called again.
func (t *turn) leave() {
	q := t.queue
	q.mu.Lock()
	defer q.mu.Unlock()
	switch t.state {
	case turnComing:
		q.leaveComing(t)
	case turnWaiting:
		q.drop(t)
	case turnWorking:
		q.running--
		q.each += (time.Since(t.since) - q.each) / 16
	}
	t.state = turnOver
	q.admit()
}

// drop takes a turn out of its line; q.mu is held.
func (q *queue) drop(t *turn) {
	var rest []*turn
	for _, other := range q.line[t.server] {
		if other != t {
			rest = append(rest, other)
		}
	}
	if q.line[t.server] = rest; len(rest) > 0 {
		return
	}
	delete(q.line, t.server)
	for i, server := range q.order {
		if server == t.server {
			q.order = append(q.order[:i:i], q.order[i+1:]...)
			return
		}
	}
}

// WorkStatus says what is worked on.
type WorkStatus struct {
	Running, Waiting, Most int
	Expected               time.Duration // that one more would wait
	Refused                int           // since the start, because they would have waited too long
}

func (q *queue) status() WorkStatus {
	q.mu.Lock()
	defer q.mu.Unlock()
	st := WorkStatus{Running: q.running, Waiting: q.together, Most: q.most, Expected: q.expectedOf(""), Refused: q.refused}
	for _, line := range q.line {
		st.Waiting += len(line)
	}
	return st
}
