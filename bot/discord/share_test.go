package discord

import (
	"context"
	"log/slog"
	"maps"
	"slices"
	"strconv"
	"testing"
	"time"

	"footnote/bot/fleet"
	"footnote/bot/sandbox"
	"footnote/corpus/postgres"
	"footnote/corpus/postgres/postgrestest"
)

func TestMain(m *testing.M) { postgrestest.Main(m) }

// A crew is several gateways that serve one bot's shards together.
type crew struct {
	*sandbox.Server
	t     *testing.T
	dsn   string
	lines []*line
}

func newCrew(t *testing.T, o sandbox.Options, processes int, change ...func(*Gateway)) *crew {
	t.Helper()
	c := &crew{t: t, dsn: postgrestest.Database(t).Program}
	srv, err := sandbox.New(o)
	if err != nil {
		t.Fatal(err)
	}
	c.Server = srv
	t.Cleanup(func() { srv.Close() })
	for range processes {
		c.join(change...)
	}
	return c
}

// join starts one more process.
func (c *crew) join(change ...func(*Gateway)) *line {
	c.t.Helper()
	server, err := postgres.Connect(c.t.Context(), c.dsn)
	if err != nil {
		c.t.Fatal(err)
	}
	member := fleet.Join(server.Apart(), slog.New(slog.DiscardHandler))
	member.Pace, member.Life = 50*time.Millisecond, 2*time.Second // a busy machine is no dead process
	c.t.Cleanup(func() {
		member.Close()
		server.Close()
	})
	l := connectTo(c.t, c.Server, append(change, func(g *Gateway) { g.Fleet = member })...)
	c.lines = append(c.lines, l)
	return l
}

// balanced waits until each process serves so many shards, in any order.
func (c *crew) balanced(counts ...int) {
	c.t.Helper()
	slices.Sort(counts)
	c.lines[0].await("shards to be shared", func() bool {
		var held []int
		for _, l := range c.lines {
			serving := 0
			for _, s := range l.Gateway.Status().Shards {
				if s.State == StateServing {
					serving++
				}
			}
			held = append(held, serving)
		}
		slices.Sort(held)
		return slices.Equal(held, counts)
	})
}

// numbers gives how often each number came, to whichever process.
func (c *crew) numbers(name string) map[int]int {
	came := map[int]int{}
	for _, l := range c.lines {
		for _, n := range l.numbers(name) {
			came[n]++
		}
	}
	return came
}

// A process that ends hands its shards over: the others go on with their sessions, no
// event is lost, and none comes twice.
func TestHandOver(t *testing.T) {
	t.Parallel()
	c := newCrew(t, sandbox.Options{Shards: 4}, 2)
	c.balanced(2, 2)
	sessions := c.Sessions()
	for sent := range 60 {
		if sent == 20 {
			c.lines[1].stop()
		}
		c.Dispatch("NUMBERED", map[string]any{"number": sent, "guild_id": guildOfShard(sent % 4)})
		time.Sleep(5 * time.Millisecond)
	}
	c.balanced(0, 4)
	c.lines[0].await("the events", func() bool { return len(c.numbers("NUMBERED")) == 60 })
	for number, times := range c.numbers("NUMBERED") {
		if times != 1 {
			t.Errorf("event %d came %d times, want once", number, times)
		}
	}
	if n := c.Sessions(); n != sessions {
		t.Errorf("%d sessions were started for it, want none", n-sessions)
	}
}

// What a process served that is killed is served by the others, from the last turn that
// it took: no event is lost, and a few come twice.
func TestKilledProcess(t *testing.T) {
	t.Parallel()
	c := newCrew(t, sandbox.Options{Shards: 4}, 3)
	c.lines[0].await("all shards", func() bool { return len(c.Shards()) == 4 })
	time.Sleep(c.lines[0].Fleet.Life) // until nobody is new
	sessions := c.Sessions()
	for sent := range 60 {
		if sent == 20 {
			c.lines[1].Fleet.Close() // so that it can hand nothing over
			c.lines[1].stop()
		}
		c.Dispatch("NUMBERED", map[string]any{"number": sent, "guild_id": guildOfShard(sent % 4)})
		time.Sleep(5 * time.Millisecond)
	}
	c.balanced(0, 2, 2)
	c.lines[0].await("the events", func() bool { return len(c.numbers("NUMBERED")) == 60 })
	if n := c.Sessions(); n != sessions {
		t.Errorf("%d sessions were started for it, want none", n-sessions)
	}
}

// What a process had not dealt with when it was killed comes again to who goes on, however
// many turns it has taken since, and what it had dealt with before does not.
func TestUndoneEventsComeAgain(t *testing.T) {
	t.Parallel()
	c := newCrew(t, sandbox.Options{Shards: 2}, 2, func(g *Gateway) {
		take := g.Handle
		g.Handle = func(e Event) {
			switch e.Name {
			case "DONE":
				e.Begin()()
			case "UNDONE":
				e.Begin()
			}
			take(e)
		}
	})
	c.balanced(1, 1)
	time.Sleep(c.lines[0].Fleet.Life) // until nobody is new
	for _, name := range []string{"DONE", "UNDONE", "NUMBERED"} {
		for shard := range 2 {
			c.Dispatch(name, map[string]any{"number": shard, "guild_id": guildOfShard(shard)})
		}
	}
	c.lines[0].await("all events", func() bool { return len(c.numbers("NUMBERED")) == 2 })
	time.Sleep(5 * c.lines[0].Fleet.Pace) // until how far each has come is kept
	c.lines[1].Fleet.Close()              // so that it can hand nothing over
	c.lines[1].stop()
	c.balanced(0, 2)
	c.lines[0].await("what was not dealt with", func() bool { return len(c.lines[0].numbers("UNDONE")) == 2 })
	c.lines[0].await("what came after it", func() bool { return len(c.lines[0].numbers("NUMBERED")) == 2 })
	if came := c.lines[0].numbers("DONE"); len(came) != 1 {
		t.Errorf("what was dealt with came as %v, want that of its own shard", came)
	}
}

// Where Discord wants other shards, all processes go over to those.
func TestCrewIsSplit(t *testing.T) {
	t.Parallel()
	c := newCrew(t, sandbox.Options{Shards: 1}, 2)
	c.balanced(0, 1)
	c.Split(4, 4)
	c.CloseGateway(4011, "sharding required")
	c.balanced(2, 2)
	if shards := c.Shards(); !slices.Equal(shards, [][2]int{{0, 4}, {1, 4}, {2, 4}, {3, 4}}) {
		t.Errorf("shards = %v, want four", shards)
	}
}

// So they do where a number was set that Discord does not take any more; one that is started
// with that number later serves what the others do.
func TestCrewOutgrowsItsNumber(t *testing.T) {
	t.Parallel()
	two := func(g *Gateway) { g.Shards = 2 }
	c := newCrew(t, sandbox.Options{Shards: 1}, 2, two)
	c.balanced(1, 1)
	c.Split(4, 4)
	c.CloseGateway(4011, "sharding required")
	c.balanced(2, 2)
	last := c.join(two)
	last.await("the number of the others", func() bool { s := last.Gateway.Fleet.Status(); return s.Shards == 4 && s.Processes == 3 })
	c.balanced(0, 2, 2)
}

// Shards that cannot be handed over, since the database is away, are served on.
func TestHandOverThatFails(t *testing.T) {
	t.Parallel()
	line := postgrestest.NewLine(t, postgrestest.Database(t).Program)
	c := &crew{t: t, dsn: line.Program}
	var err error
	if c.Server, err = sandbox.New(sandbox.Options{Shards: 2}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Server.Close() })
	l := c.join()
	l.await("both shards", l.ready)
	l.stop() // what follows is done by hand
	if _, err := l.Fleet.Agree(t.Context(), 2, 0); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	p := &part{gateway: l.Gateway, of: 2, running: map[int]*running{}, failed: make(chan error, 1)}
	if err := p.turn(ctx); err != nil || len(p.running) != 2 {
		t.Fatalf("turn = %v with %d shards, want both", err, len(p.running))
	}
	line.Cut()
	p.handOver(ctx, 1)
	if len(p.running) != 2 {
		t.Errorf("%d shards are served, want both", len(p.running))
	}
	cancel()
	for number := range maps.Clone(p.running) {
		p.stop(number)
	}
}

// While the database is away, a session that breaks at once is left alone for a while:
// another process may have taken it up.
func TestContestedSession(t *testing.T) {
	g := &Gateway{Fleet: &fleet.Member{}, Pause: time.Second}
	if wait := g.pauseAfter(errReconnect, 0, time.Second); wait != contested {
		t.Errorf("pause = %v, want %v", wait, contested)
	}
	if wait := g.pauseAfter(errReconnect, 0, time.Hour); wait != 0 {
		t.Errorf("pause = %v after a long connection, want none", wait)
	}
}

// guildOfShard gives the number of a server that a shard is told of.
func guildOfShard(shard int) string { return strconv.Itoa(shard << 22) }
