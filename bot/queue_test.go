package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"footnote/bot/sandbox"
)

// A server that asks a lot waits behind itself, not before others.
func TestServersTakeTurns(t *testing.T) {
	q := newQueue(1)
	first := q.join("busy")
	if err := first.enter(t.Context()); err != nil {
		t.Fatal(err)
	}
	order := make(chan string, 6)
	waiting := map[string]int{}
	var done sync.WaitGroup
	for _, server := range []string{"busy", "busy", "busy", "calm", "busy", "late"} {
		waiting[server]++
		turn := q.join(server)
		done.Go(func() {
			if err := turn.enter(t.Context()); err != nil {
				t.Error(err)
			}
			order <- server
			turn.leave()
		})
		for n := -1; n != waiting[server]; { // until it stands in line
			q.mu.Lock()
			n = len(q.line[server])
			q.mu.Unlock()
		}
	}
	first.leave()
	var got []string
	for range 6 {
		got = append(got, <-order)
	}
	if want := []string{"busy", "calm", "late", "busy", "busy", "busy"}; !slices.Equal(got, want) {
		t.Errorf("order = %v, want %v", got, want)
	}
	done.Wait()
	if st := q.status(); st.Running+st.Waiting != 0 {
		t.Errorf("status = %+v, want nothing left", st)
	}
}

// How long one would wait is known before it waits, and counts its own server's line in
// full, but of others only what comes before it.
func TestExpectedWait(t *testing.T) {
	q := newQueue(2)
	q.each = time.Second
	for i := range 42 {
		turn := q.join("busy")
		if i < 2 {
			turn.enter(t.Context())
		}
	}
	for server, want := range map[string]time.Duration{"busy": 41 * time.Second / 2, "calm": time.Second} {
		if got := q.expectedOf(server); got != want {
			t.Errorf("expected(%s) = %v, want %v", server, got, want)
		}
	}
	if got := newQueue(2).expectedOf("any"); got != 0 {
		t.Errorf("expected of an empty queue = %v, want 0", got)
	}
}

// What is promised counts what the last answers took, as it is measured; who has nobody before them is never refused.
func TestPromises(t *testing.T) {
	q := newQueue(1)
	q.each = time.Second
	busy := q.join("busy")
	busy.enter(t.Context())
	for range 8 {
		q.join("busy")
	}
	if wait, ok := q.promises("busy"); wait != 9*time.Second || !ok {
		t.Errorf("behind nine works of a second each: %v, %v, want to be answered", wait, ok)
	}
	busy.since = time.Now().Add(-1100 * time.Millisecond)
	busy.answered()
	if wait, ok := q.promises("busy"); wait < 10*time.Second || ok {
		t.Errorf("when an answer has taken 1.1 s: %v, %v, want a refusal", wait, ok)
	}
	for range len(q.lasted) {
		busy.since = time.Now().Add(-100 * time.Millisecond)
		busy.answered()
	}
	if wait, ok := q.promises("busy"); wait < 9*time.Second || wait > 10*time.Second || !ok {
		t.Errorf("when none of the last has: %v, %v, want to be answered in less than 10 s", wait, ok)
	}
	alone := newQueue(2)
	alone.join("slow").answered() // its work began long ago
	if wait, ok := alone.promises("slow"); wait < mostWait || !ok {
		t.Errorf("with a place free: %v, %v, want to be answered", wait, ok)
	}
}

// One that was promised an answer and cannot have it in time leaves the line and is told;
// one that has a place is never late.
func TestPromiseThatCannotBeKept(t *testing.T) {
	q := newQueue(1)
	q.each = time.Minute
	q.lasted[0] = time.Minute
	first := q.join("a")
	first.until = time.Now()
	if err := first.enter(t.Context()); err != nil {
		t.Errorf("with a place free: %v, want none", err)
	}
	second := q.join("a")
	second.until = time.Now().Add(time.Minute + 10*time.Millisecond)
	err := second.enter(t.Context())
	if e, ok := errors.AsType[ErrOverloaded](err); !ok || e.Wait != 2*time.Minute {
		t.Errorf("ten milliseconds before it is late: %v, want to be told to wait for two minutes", err)
	}
	first.leave()
	if st := q.status(); st.Running+st.Waiting != 0 || st.Refused != 1 {
		t.Errorf("status = %+v, want one refusal and nothing left", st)
	}
}

// Whoever gives up leaves the line as it would be without them.
func TestLeavingTheLine(t *testing.T) {
	q := newQueue(1)
	working := q.join("a")
	working.enter(t.Context())
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	for i := range 4 {
		if err := q.join(fmt.Sprint("s", i%2)).enter(gone); err == nil {
			t.Error("one that was given up got in")
		}
	}
	announced := q.join("b")
	announced.leave()
	announced.leave()
	working.leave()
	last := q.join("s1")
	if err := last.enter(t.Context()); err != nil {
		t.Fatal(err)
	}
	last.leave()
	if st := q.status(); st.Running+st.Waiting != 0 || len(q.order)+len(q.line)+len(q.coming) != 0 {
		t.Errorf("status = %+v, order %v, want nothing left", st, q.order)
	}
}

// A question that would wait too long is refused at once, in private, with how long to
// wait; other servers are answered meanwhile.
func TestOverload(t *testing.T) {
	t.Parallel()
	w := serve(t)
	guild := string(w.Guilds()[0].ID)
	var crowd []*turn
	for range 30 * w.bot.work.most {
		crowd = append(crowd, w.bot.work.join(guild))
	}
	w.bot.work.mu.Lock()
	w.bot.work.each = time.Second
	w.bot.work.mu.Unlock()
	m := w.command(w.member(0), "ask", sandbox.Opt("question", strikes))
	w.wantWords(m, "More is asked of me", "seconds")
	if !isPrivate(m) {
		t.Error("the refusal is public, want it private")
	}
	w.wantWords(w.command(w.member(1), "ask", sandbox.Opt("question", strikes)), "1 · ")
	w.command(w.moderator(0), "sources") // is no question
	for _, turn := range crowd {
		turn.leave()
	}
	w.wantWords(w.command(w.member(0), "ask", sandbox.Opt("question", strikes)), "1 · ")
	if st := w.bot.Status(); st.Work.Refused != 1 || !st.Gateway.Ready || !st.Commands || st.Pool.Budget == 0 || st.Requests.Sent == 0 {
		t.Errorf("Status = %+v, want one refusal of a bot that is well", st)
	}
}
