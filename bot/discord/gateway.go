package discord

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"math/rand/v2"
	"sync"
	"time"

	"footnote/bot/fleet"
)

// An Event is one dispatch of the gateway.
type Event struct {
	Shard int // that it came on
	Name  string
	Data  json.RawMessage

	begin func() (done func())
}

// Begin says that the event is dealt with only once done is called. Until then, for a while,
// it counts as one that has not come: should this process be killed, whoever goes on with
// the shard is told of it again.
func (e Event) Begin() (done func()) {
	if e.begin == nil {
		return func() {}
	}
	return e.begin()
}

// A Gateway holds the connections over which Discord tells of events: one for each
// shard of the bot's servers, side by side. What is zero has a good value, but for
// Client and Handle. It runs once.
type Gateway struct {
	Client *Client
	Handle func(Event) // is told of each event, those of a shard in order, and must not wait
	Shards int         // 0: as many as Discord recommends, as where it does not take so many
	Log    *slog.Logger

	// Fleet are the processes that serve the shards together; nil: this one serves all.
	// Changed is told of a shard that this process serves from now on, or not any more.
	Fleet   *fleet.Member
	Changed func(shard, of int)

	Pause   time.Duration // before a second try to connect: 1 s; it doubles
	Opening time.Duration // what a connection may take until Discord lets it in: 15 s
	Every   time.Duration // between two shards of a bucket that identify: 5.5 s, for Discord wants 5 between their arrivals

	mu     sync.Mutex
	plan   GatewayPlan
	resets time.Time         // when all sessions may be started again
	next   map[int]time.Time // when a bucket may identify again
	shards []*shard
	past   ShardStatus
}

// States of a shard.
const (
	StateWaiting    = "waiting" // for its turn to identify
	StateConnecting = "connecting"
	StateServing    = "serving"
)

// ShardStatus says how a shard is.
type ShardStatus struct {
	Number, Of          int
	State               string
	Since               time.Time     // when it got there
	Latency             time.Duration // from the last heartbeat to its answer; 0: there was none yet
	Resumes, Identifies int
	Zombies             int // connections that were given up because a heartbeat was not answered
}

// Status says how the shards are, and how many sessions may be started today.
type Status struct {
	Shards         []ShardStatus
	Past           ShardStatus // the sums of those that are not served here any more
	IdentifiesLeft int
	Ready          bool // every shard is served
}

// Status says how the gateway is at the moment.
func (g *Gateway) Status() Status {
	g.mu.Lock()
	defer g.mu.Unlock()
	st := Status{Past: g.past, IdentifiesLeft: g.plan.Left, Ready: len(g.shards) > 0 || g.Fleet != nil && g.Fleet.Status().Processes > 1}
	for _, s := range g.shards {
		s.mu.Lock()
		st.Shards = append(st.Shards, s.status)
		st.Ready = st.Ready && s.status.State == StateServing
		s.mu.Unlock()
	}
	return st
}

// Run keeps all shards connected until ctx ends, which gives nil, or until Discord
// refuses the bot, which gives [Refused]. Where Discord wants other shards, it asks
// for their number and begins anew.
func (g *Gateway) Run(ctx context.Context) error {
	g.Pause, g.Opening, g.Every = cmp.Or(g.Pause, time.Second), cmp.Or(g.Opening, 15*time.Second), cmp.Or(g.Every, 5500*time.Millisecond)
	g.Log, g.next = cmp.Or(g.Log, slog.New(slog.DiscardHandler)), map[int]time.Time{}
	before, unfit := 0, 0 // numbers of shards, unfit one that Discord does not take
	set := g.Shards
	for fails := 0; ; fails++ {
		plan, err := g.ask(ctx)
		if err != nil {
			return ended(ctx, err)
		}
		count := cmp.Or(set, plan.Shards)
		serve := g.serve
		if g.Fleet != nil {
			serve = g.share
			if count, err = g.agree(ctx, count, unfit); err != nil {
				return ended(ctx, err)
			}
		}
		if count != before {
			fails, before = 0, count
		}
		err = serve(ctx, count)
		if unfit = 0; errors.Is(err, errReplaced) && ctx.Err() == nil {
			continue
		}
		unfit = count
		refused, _ := errors.AsType[Refused](err)
		if !errors.Is(err, errReshard) {
			return ended(ctx, err)
		}
		if set != 0 {
			g.Log.Warn("Discord does not take the number of shards that is set; the number that it recommends is taken instead", "set", set, "recommended_before", plan.Shards)
			set = 0
		}
		wait := g.backoff(fails)
		g.Log.Warn("Discord wants other shards", "had", count, "code", refused.Code, "next_try_in", wait)
		if err := Sleep(ctx, wait); err != nil {
			return ended(ctx, err)
		}
	}
}

// ended gives nil where ctx has ended, and else why Discord refuses the bot.
func ended(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	if refused, ok := errors.AsType[Refused](err); ok {
		return refused
	}
	return err
}

// ask asks Discord for the plan of the gateway until it gives one.
func (g *Gateway) ask(ctx context.Context) (GatewayPlan, error) {
	for fails := 0; ; fails++ {
		asking, cancel := context.WithTimeout(ctx, time.Minute)
		plan, err := g.Client.GatewayBot(asking)
		cancel()
		if _, refused := errors.AsType[Refused](err); refused {
			return plan, err
		}
		if err == nil {
			g.mu.Lock()
			defer g.mu.Unlock()
			g.plan, g.resets = plan, time.Now().Add(plan.ResetAfter)
			return plan, nil
		}
		wait := g.backoff(fails)
		g.Log.Warn("Discord does not say where its gateway is", "error", err, "next_try_in", wait)
		if err := Sleep(ctx, wait); err != nil {
			return plan, err
		}
	}
}

// serve holds so many shards until ctx ends or one of them cannot go on.
func (g *Gateway) serve(ctx context.Context, count int) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	shards := make([]*shard, count)
	for i := range shards {
		shards[i] = &shard{gateway: g, number: i, of: count, status: ShardStatus{Number: i, Of: count, State: StateWaiting, Since: time.Now()}}
	}
	g.setShards(shards)
	var running sync.WaitGroup
	for _, s := range shards {
		running.Go(func() {
			if err := s.stay(ctx); err != nil {
				cancel(err) // the first counts
			}
		})
	}
	running.Wait()
	return context.Cause(ctx)
}

// slot waits until a shard may identify: one of each bucket at a time, and no more in
// a day than Discord allows, or it would take the token away.
func (g *Gateway) slot(ctx context.Context, number int) error {
	if g.Fleet != nil {
		return g.sharedSlot(ctx, number)
	}
	g.mu.Lock()
	now := time.Now()
	if now.After(g.resets) {
		g.plan.Left, g.resets = max(g.plan.Left, g.plan.Total), now.Add(24*time.Hour)
	}
	bucket := number % g.plan.AtOnce
	at := later(g.next[bucket], now)
	if g.plan.Left <= 0 {
		at = later(at, g.resets)
		g.Log.Warn("no session may be started any more today", "shard", number, "next_try_at", at)
	}
	g.plan.Left--
	g.next[bucket] = at.Add(g.Every)
	g.mu.Unlock()
	return Sleep(ctx, time.Until(at))
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func (g *Gateway) url() string {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.plan.URL
}

// contested is how long a connection lasts, and how long it waits for the next, whose
// session another process may have.
const contested = 5 * time.Second

// calm is how soon after one connection the next may begin.
const calm = 250 * time.Millisecond

// pauseAfter says how long to wait after a connection that lasted so long, the last of so many
// that broke. A session that was served is taken up again at once, for what happens meanwhile
// waits.
func (g *Gateway) pauseAfter(err error, broken int, lasted time.Duration) time.Duration {
	switch {
	case errors.Is(err, errRefreshed), errors.Is(err, errSilent):
		return time.Second + rand.N(4*time.Second) // as Discord asks
	case broken > 0:
		return g.backoff(broken - 1)
	case g.Fleet != nil && lasted < contested && !g.Fleet.Status().Reachable:
		return contested // another process may have taken the session up, and would be cut off in turn
	}
	return max(0, calm-lasted)
}

// backoff doubles with each failure.
func (g *Gateway) backoff(fails int) time.Duration {
	pause := min(g.Pause<<min(fails, 16), 5*time.Minute)
	return pause + rand.N(pause/4+1)
}
