package bot

import (
	"slices"
	"sync"
	"testing"
	"time"

	"footnote/bot/sandbox"
)

// While Discord asks to connect again and lines break, a hundred times, every question
// comes to the bot and is answered, and on the one session that was there from the
// start. How soon is not asked: on a machine that has other work a line breaks before
// the one before it was taken up, and Discord's three seconds would measure that.
func TestReconnectsLoseNoQuestion(t *testing.T) {
	t.Parallel()
	w := serveOn(t, sandbox.Options{AckWithin: patience})
	breaks, rate := 100, time.Duration(20)
	if testing.Short() || raceDetector { // under which 20 questions a second are more than can be answered
		breaks, rate = 10, 4
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for i := range breaks {
			time.Sleep(6 * time.Second / rate)
			if i%2 == 0 {
				w.Reconnect()
			} else {
				w.Cut()
			}
		}
	}()
	var asking sync.WaitGroup
	var mu sync.Mutex
	var acks []time.Duration
	lost := 0
	tick := time.NewTicker(time.Second / rate)
	defer tick.Stop()
	for open := true; open; {
		select {
		case <-done:
			open = false
		case <-tick.C:
		}
		p, err := w.member(0).Start("ask", sandbox.Opt("question", strikes))
		if err != nil {
			t.Fatal(err)
		}
		asking.Go(func() {
			ack, err := p.Acknowledged(w.ctx)
			var reply *sandbox.Reply
			if err == nil {
				reply, err = p.Reply(w.ctx)
			}
			mu.Lock()
			defer mu.Unlock()
			if acks = append(acks, ack); err != nil || reply.Message == nil {
				lost++
			}
		})
	}
	asking.Wait()
	slices.Sort(acks)
	t.Logf("%d breaks, %d questions, %d lost; acknowledged within %v at the median, %v at the most", breaks, len(acks), lost, acks[len(acks)/2], acks[len(acks)-1])
	if lost > 0 || w.Sessions() != 1 {
		t.Errorf("%d of %d questions were lost, %d sessions were started, want 0 and 1", lost, len(acks), w.Sessions())
	}
}

// A bot that has come into more servers than one connection may serve asks how many
// it needs, and serves all its servers; what one shard is told says nothing of the
// servers of another.
func TestMoreShardsAreNeeded(t *testing.T) {
	t.Parallel()
	w := serveOn(t, sandbox.Options{Servers: []string{"One", "Two", "Three"}})
	for server := range w.Guilds() {
		w.add(server, bridges)
	}
	w.Split(3, 3)
	w.CloseGateway(4011, "sharding required")
	w.await("three shards", func() bool { return w.bot.gateway.Status().Ready && len(w.Shards()) == 3 })
	for server, guild := range w.Guilds() {
		w.wantWords(w.command(w.member(server), "ask", sandbox.Opt("question", aboutBridges)), "1 · ")
		w.bot.tidy(w.ctx)
		if since := w.left(guild.ID); since != "" {
			t.Errorf("%s is marked as left on %s", guild.Name, since)
		}
	}
	m, err := w.member(0).DM(w.ctx, "One: "+aboutBridges)
	if err != nil {
		t.Fatal(err)
	}
	w.wantWords(m, "1 · ")
}

// With Discord's own pace, three shards are served within 20 seconds.
func BenchmarkReshard(b *testing.B) {
	srv, err := sandbox.New(sandbox.Options{Shards: 1, IdentifyPer: 5 * time.Second})
	if err != nil {
		b.Fatal(err)
	}
	defer srv.Close()
	bot, stop := benchBot(b, srv, Options{})
	defer stop()
	for b.Loop() {
		srv.Split(3, 3)
		srv.CloseGateway(4011, "sharding required")
		for !(bot.gateway.Status().Ready && len(srv.Shards()) == 3) {
			time.Sleep(10 * time.Millisecond)
		}
	}
	b.ReportMetric(float64(srv.Sessions()), "sessions")
}
