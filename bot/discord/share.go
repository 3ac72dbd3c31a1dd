package discord

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"strconv"
	"time"

	"footnote/bot/fleet"
)

// errReplaced says that all processes serve other shards now.
var errReplaced = errors.New("the other processes serve other shards")

// handOverTime is how long the end of a process may take to hand its shards over.
const handOverTime = 3 * time.Second

// A part is the shards that this process serves of all that its fleet does.
type part struct {
	gateway *Gateway
	of      int
	running map[int]*running
	failed  chan error // why a shard cannot go on
}

// A running shard is stopped by its cancel, and has let go once done is closed.
type running struct {
	*shard
	cancel context.CancelFunc
	done   chan struct{}
}

// agree gives how many shards all processes serve, once the database can be reached.
func (g *Gateway) agree(ctx context.Context, recommended, instead int) (int, error) {
	for fails := 0; ; fails++ {
		count, err := g.Fleet.Agree(ctx, recommended, instead)
		if err == nil {
			return count, nil
		}
		wait := min(g.backoff(fails), 5*time.Second)
		g.Log.Warn("the other processes cannot be reached", "error", err, "next_try_in", wait)
		if err := Sleep(ctx, wait); err != nil {
			return 0, err
		}
	}
}

// share serves the shards that are leased to this process until ctx ends or one of
// them cannot go on. Then it hands all of them over.
func (g *Gateway) share(ctx context.Context, count int) (err error) {
	p := &part{gateway: g, of: count, running: map[int]*running{}, failed: make(chan error, 1)}
	defer func() { p.leave(errors.Is(err, errReplaced) || errors.Is(err, errReshard)) }()
	g.setShards(nil)
	tick := time.NewTicker(g.Fleet.Pace)
	defer tick.Stop()
	for {
		if err := p.turn(ctx); err != nil {
			return err
		}
		select {
		case <-tick.C:
		case err := <-p.failed:
			return err
		case <-ctx.Done():
			return nil
		}
	}
}

// turn takes a turn among the processes, and serves what is this one's from now on.
func (p *part) turn(ctx context.Context) error {
	turn, err := p.gateway.Fleet.Tick(context.WithoutCancel(ctx), p.sessions()) // it takes no longer than a while
	switch {
	case err != nil:
		return nil // who cannot be reached takes nothing away
	case turn.Replaced:
		return errReplaced
	}
	for _, number := range turn.Lost {
		p.stop(number)
	}
	for number, session := range turn.Taken {
		p.start(ctx, number, session)
	}
	if turn.Surplus > 0 {
		p.handOver(ctx, turn.Surplus)
	}
	p.show()
	return nil
}

// handOver gives so many shards to the other processes. Where that cannot be told they
// are served on, and the next turn says whose they are.
func (p *part) handOver(ctx context.Context, n int) {
	given := map[int]fleet.Session{}
	for _, number := range p.surplus(n) {
		given[number] = p.stop(number)
	}
	if p.gateway.Fleet.Release(context.WithoutCancel(ctx), given) == nil {
		return
	}
	for number, session := range given {
		p.start(ctx, number, session)
	}
}

// sessions tells how far each shard has come with what is dealt with.
func (p *part) sessions() map[int]fleet.Session {
	at := map[int]fleet.Session{}
	for number, r := range p.running {
		at[number] = r.dealtWith()
	}
	return at
}

func (p *part) start(ctx context.Context, number int, from fleet.Session) {
	g := p.gateway
	s := &shard{gateway: g, number: number, of: p.of, status: ShardStatus{Number: number, Of: p.of, State: StateWaiting, Since: time.Now()}}
	if from.ID != "" && g.Client.checkAddress(from.Address) == nil {
		s.setSession(from.ID, from.Address)
		s.seq.Store(from.Sequence)
	}
	g.Log.Info("shard is served here", "shard", number, "of", p.of, "resumes", from.ID != "")
	g.changed(number, p.of)
	ctx, cancel := context.WithCancel(ctx)
	r := &running{s, cancel, make(chan struct{})}
	p.running[number] = r
	go func() {
		defer close(r.done)
		if err := s.stay(ctx); err != nil {
			select {
			case p.failed <- err:
			default: // the first counts
			}
		}
	}()
}

// stop cuts a shard off, so that nothing more is handed over, and tells how far it
// came.
func (p *part) stop(number int) fleet.Session {
	r := p.running[number]
	if r == nil {
		return fleet.Session{}
	}
	r.cancel()
	<-r.done
	delete(p.running, number)
	p.gateway.count(r.shard)
	p.gateway.Log.Info("shard is not served here any more", "shard", number, "of", p.of)
	p.gateway.changed(number, p.of)
	return r.at()
}

// surplus chooses so many shards to hand over, first those that are not served yet.
func (p *part) surplus(n int) []int {
	numbers := slices.Collect(maps.Keys(p.running))
	isServed := func(number int) int {
		if p.running[number].isServed() {
			return 1
		}
		return 0
	}
	slices.SortFunc(numbers, func(a, b int) int {
		return cmp.Or(cmp.Compare(isServed(a), isServed(b)), cmp.Compare(b, a))
	})
	return numbers[:min(n, len(numbers))]
}

// leave hands all shards over; the process goes on to others, or ends. Nobody could go
// on from a session that is taken leave of, so the connections are cut.
func (p *part) leave(goesOn bool) {
	for _, r := range p.running {
		r.cancel()
	}
	at := map[int]fleet.Session{}
	for number := range maps.Clone(p.running) {
		at[number] = p.stop(number)
	}
	p.show()
	ctx, cancel := context.WithTimeout(context.Background(), handOverTime)
	defer cancel()
	leave := p.gateway.Fleet.Leave
	if goesOn {
		leave = p.gateway.Fleet.Release
	}
	if err := leave(ctx, at); err != nil {
		p.gateway.Log.Warn("shards could not be handed over; the other processes take them in a while", "error", err)
	}
}

// ShardOf gives the shard that a server is on, of so many. What is no number of one is on
// the first.
func ShardOf(server string, of int) int {
	number, _ := strconv.ParseUint(server, 10, 64)
	return int(number >> 22 % uint64(of))
}

// Serves reports whether this process serves the shard of a server.
func (g *Gateway) Serves(server string) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return slices.ContainsFunc(g.shards, func(s *shard) bool { return ShardOf(server, s.of) == s.number })
}

// show lets Status tell of the shards that run.
func (p *part) show() {
	var list []*shard
	for _, number := range slices.Sorted(maps.Keys(p.running)) {
		list = append(list, p.running[number].shard)
	}
	p.gateway.setShards(list)
}

func (g *Gateway) setShards(list []*shard) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.shards = list
}

// count keeps the sums of a shard that is not served here any more.
func (g *Gateway) count(s *shard) {
	g.mu.Lock()
	defer g.mu.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	g.past.Resumes += s.status.Resumes
	g.past.Identifies += s.status.Identifies
	g.past.Zombies += s.status.Zombies
}

// changed tells that a shard is served here from now on, or not any more.
func (g *Gateway) changed(number, of int) {
	if g.Changed != nil {
		g.Changed(number, of)
	}
}

// mostlySpent is how many sessions of a day are not started: a token that has started too
// many is taken away.
const mostlySpent = 50

// sharedSlot waits until a shard may identify, in all processes together.
func (g *Gateway) sharedSlot(ctx context.Context, number int) error {
	for {
		plan, err := g.ask(ctx) // others have identified, too
		if err != nil {
			return err
		}
		if plan.Left <= mostlySpent {
			g.Log.Warn("hardly a session may be started any more today", "shard", number, "left", plan.Left, "next_try_in", plan.ResetAfter)
			if err := Sleep(ctx, max(plan.ResetAfter, time.Minute)); err != nil {
				return err
			}
			continue
		}
		wait, err := g.Fleet.Slot(ctx, number%plan.AtOnce, g.Every)
		if err == nil {
			return Sleep(ctx, wait)
		}
		if err := Sleep(ctx, time.Second); err != nil {
			return err
		}
	}
}
