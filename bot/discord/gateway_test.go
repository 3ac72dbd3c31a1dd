package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"footnote/bot/sandbox"
)

// patience is how long a test waits for what must happen.
const patience = 2 * time.Minute

// A line is a gateway on a stand-in, with what came over it.
type line struct {
	*sandbox.Server
	*Gateway
	t      *testing.T
	ctx    context.Context
	log    *lines
	result chan error
	stop   func() // ends it and waits

	mu     sync.Mutex
	events []Event
}

// connect runs a gateway on a stand-in until the test ends.
func connect(t *testing.T, o sandbox.Options, change ...func(*Gateway)) *line {
	t.Helper()
	srv, err := sandbox.New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { srv.Close() })
	return connectTo(t, srv, change...)
}

// connectTo runs a gateway on a stand-in that is there already.
func connectTo(t *testing.T, srv *sandbox.Server, change ...func(*Gateway)) *line {
	t.Helper()
	client, err := NewClient(srv.Token(), srv.URL())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	running, end := context.WithCancel(ctx)
	l := &line{Server: srv, t: t, ctx: ctx, log: &lines{}, result: make(chan error, 1)}
	l.Gateway = &Gateway{
		Client: client, Handle: l.take, Pause: 10 * time.Millisecond, Opening: 5 * time.Second, Every: time.Millisecond,
		Log: slog.New(slog.NewTextHandler(l.log, nil)),
	}
	for _, f := range change {
		f(l.Gateway)
	}
	go func() { l.result <- l.Run(running) }()
	l.stop = sync.OnceFunc(func() {
		end()
		if err := <-l.result; err != nil {
			t.Errorf("Run = %v, want nil", err)
		}
	})
	t.Cleanup(func() {
		l.stop()
		cancel()
	})
	return l
}

func (l *line) take(e Event) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.events = append(l.events, e)
}

// await polls for what nothing announces.
func (l *line) await(what string, holds func() bool) {
	l.t.Helper()
	for !holds() {
		select {
		case <-l.ctx.Done():
			l.t.Fatalf("waited in vain for %s; log:\n%s", what, l.log)
		case <-time.After(2 * time.Millisecond):
		}
	}
}

func (l *line) ready() bool { return l.Gateway.Status().Ready }

// resumes is how often the sessions were taken up again.
func (l *line) resumes() (n int) {
	for _, s := range l.Gateway.Status().Shards {
		n += s.Resumes
	}
	return n
}

// numbers gives the numbers of the events of a name, in the order they came.
func (l *line) numbers(name string) (list []int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, e := range l.events {
		var about struct{ Number int }
		if e.Name == name && json.Unmarshal(e.Data, &about) == nil {
			list = append(list, about.Number)
		}
	}
	return list
}

// Whatever ends a connection but the session, no event is lost and none comes twice.
func TestNoEventIsLost(t *testing.T) {
	t.Parallel()
	l := connect(t, sandbox.Options{})
	l.await("READY", l.ready)
	sent := 0
	for round, end := range []func(){
		l.Reconnect, l.Cut, func() { l.InvalidSession(true) }, func() { l.CloseGateway(4000, "unknown error") },
		func() { l.CloseGateway(1001, "going away") }, func() { l.CloseGateway(4008, "rate limited") },
		func() { l.Refuse(sandbox.Refusal{On: "RESUME", Op: 7, Close: 4000}); l.Cut() },
	} {
		for i := range 30 {
			if i == 10 {
				end()
			}
			l.Dispatch("NUMBERED", map[string]any{"number": sent})
			sent++
		}
		l.await("the session to be taken up", func() bool { return l.resumes() > round && l.ready() })
		l.await("the events", func() bool { return len(l.numbers("NUMBERED")) >= sent })
	}
	for i, n := range l.numbers("NUMBERED") {
		if i != n {
			t.Fatalf("event %d came in place of %d", n, i)
		}
	}
	if n := l.Sessions(); n != 1 {
		t.Errorf("%d sessions were started, want 1", n)
	}
}

// A line that breaks before the session is taken up, again and again, and a gateway that
// wants another connection each time lose no event: nobody has said that the session is over.
func TestSessionSurvivesBrokenLines(t *testing.T) {
	t.Parallel()
	l := connect(t, sandbox.Options{})
	l.await("READY", l.ready)
	for round, r := range []sandbox.Refusal{{Cut: true}, {Op: opReconnect}} {
		r.On, r.Times = "RESUME", 2*mostResumes
		l.Refuse(r)
		l.Cut()
		l.Dispatch("NUMBERED", map[string]any{"number": round})
		l.await("the event", func() bool { return len(l.numbers("NUMBERED")) > round || l.Sessions() > 1 })
	}
	if n := l.Sessions(); n != 1 {
		t.Errorf("%d sessions were started, want 1", n)
	}
}

// A gateway that wanted many other connections is there: after the first line that breaks the
// next try is as soon as ever.
func TestReconnectsAreNoFailures(t *testing.T) {
	t.Parallel()
	l := connect(t, sandbox.Options{}, func(g *Gateway) { g.Pause = time.Second })
	l.await("READY", l.ready)
	l.Refuse(sandbox.Refusal{On: "RESUME", Times: 8, Op: opReconnect})
	l.Refuse(sandbox.Refusal{On: "RESUME", Cut: true})
	l.Cut()
	l.await("the session to be taken up", func() bool { return l.resumes() > 0 && l.ready() }) // not minutes later
}

// A session that is never taken up, and of which nobody says that it is over, is given up.
func TestSessionThatNeverComesBack(t *testing.T) {
	t.Parallel()
	l := connect(t, sandbox.Options{}, func(g *Gateway) { g.Opening = 200 * time.Millisecond })
	l.await("READY", l.ready)
	l.Refuse(sandbox.Refusal{On: "RESUME", Times: -1, Op: opReconnect})
	l.Cut()
	l.await("a new session", func() bool { return l.Sessions() > 1 && l.ready() })
}

// Where Discord ends the session, a new one begins.
func TestEndOfTheSession(t *testing.T) {
	t.Parallel()
	l := connect(t, sandbox.Options{})
	l.await("READY", l.ready)
	for i, end := range []func(){
		func() { l.CloseGateway(4007, "invalid seq") },
		func() { l.CloseGateway(4009, "timed out") },
		func() { l.InvalidSession(false) },
		func() { l.Refuse(sandbox.Refusal{On: "RESUME", Op: 9, Close: 1000}); l.Cut() },
		func() { l.Refuse(sandbox.Refusal{On: "RESUME", Times: mostResumes, Close: 4000}); l.Cut() },
	} {
		end()
		l.await("a new session", func() bool { return l.Sessions() == i+2 && l.ready() })
	}
}

// A connection on which heartbeats stay without an answer is given up at the next
// one, and its session taken up.
func TestZombie(t *testing.T) {
	t.Parallel()
	const heartbeat = 700 * time.Millisecond
	l := connect(t, sandbox.Options{Heartbeat: heartbeat})
	l.await("an answered heartbeat", func() bool { return l.ready() && l.Gateway.Status().Shards[0].Latency > 0 })
	l.Deaf(true)
	began := time.Now()
	l.await("the end of it", func() bool { return l.Gateway.Status().Shards[0].Zombies > 0 })
	t.Logf("noticed after %.2f heartbeats", time.Since(began).Seconds()/heartbeat.Seconds())
	l.Deaf(false)
	l.await("the session to be taken up", func() bool { return l.resumes() > 0 && l.ready() })
	if n := l.Sessions(); n != 1 {
		t.Errorf("%d sessions were started, want 1", n)
	}
}

// Shards are told of their own servers; what is of none comes to shard 0.
func TestShards(t *testing.T) {
	t.Parallel()
	const each = 100 * time.Millisecond // and what a busy machine takes from one's turn to its arrival
	l := connect(t, sandbox.Options{Shards: 5, AtOnce: 2, IdentifyPer: each, Servers: strings.Fields("a b c d e f g h i j")}, func(g *Gateway) { g.Every = each + 3*time.Second })
	l.await("all shards", func() bool { return l.ready() && len(l.Server.Shards()) == 5 })
	if n := l.Sessions(); n != 5 {
		t.Errorf("%d sessions were started, want 5: some identified too early", n)
	}
	l.Dispatch("NUMBERED", map[string]any{"number": 1})
	l.await("the servers", func() bool { return len(l.numbers("GUILD_CREATE")) == 10 && len(l.numbers("NUMBERED")) == 1 })
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, e := range l.events {
		var about struct{ ID string }
		json.Unmarshal(e.Data, &about)
		var number uint64
		fmt.Sscan(about.ID, &number)
		if e.Name == "GUILD_CREATE" && int(number>>22%5) != e.Shard || e.Name == "NUMBERED" && e.Shard != 0 {
			t.Errorf("%s of server %s came on shard %d", e.Name, about.ID, e.Shard)
		}
	}
}

// Discord that wants other shards is asked how many.
func TestReshard(t *testing.T) {
	t.Parallel()
	l := connect(t, sandbox.Options{})
	l.await("READY", l.ready)
	l.Split(3, 3)
	l.CloseGateway(4011, "sharding required")
	l.await("three shards", func() bool { return l.ready() && slices.Equal(l.Server.Shards(), [][2]int{{0, 3}, {1, 3}, {2, 3}}) })
	l.Split(4, 1)
	l.CloseGateway(4010, "invalid shard")
	l.await("four shards", func() bool { return l.ready() && len(l.Server.Shards()) == 4 })
}

// A number of shards that was set is kept, until Discord does not take it any more: then
// the one that it recommends is served, for a bot must not go down because it has grown.
func TestFixedShards(t *testing.T) {
	t.Parallel()
	two := func(g *Gateway) { g.Shards = 2 }
	l := connect(t, sandbox.Options{Shards: 3}, two)
	l.await("two shards", func() bool { return l.ready() && slices.Equal(l.Server.Shards(), [][2]int{{0, 2}, {1, 2}}) })
	l.Split(3, 3)
	l.CloseGateway(4011, "sharding required")
	l.await("three shards", func() bool { return l.ready() && slices.Equal(l.Server.Shards(), [][2]int{{0, 3}, {1, 3}, {2, 3}}) })
}

// No session is started beyond those that Discord allows: the token would be gone.
func TestSessionsOfADay(t *testing.T) {
	t.Parallel()
	l := connect(t, sandbox.Options{Sessions: 2})
	l.await("READY", l.ready)
	l.CloseGateway(4009, "timed out")
	l.await("the second session", func() bool { return l.Sessions() == 2 && l.ready() })
	l.CloseGateway(4009, "timed out")
	l.await("the wait", func() bool { return strings.Contains(l.log.String(), "no session may be started") })
	if st := l.Gateway.Status(); l.Sessions() != 2 || st.Shards[0].State != StateWaiting || st.IdentifiesLeft > 0 {
		t.Errorf("%d sessions were started, status %+v, want one that waits", l.Sessions(), st)
	}
}

// hostile is a gateway that sends frames in place of Discord's, over and over.
func hostile(t *testing.T, frames ...[]byte) (*Client, func() int) {
	t.Helper()
	var mu sync.Mutex
	connections := 0
	mux := http.NewServeMux()
	srv := httptest.NewServer(mux)
	t.Cleanup(srv.Close)
	mux.HandleFunc("/api/", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `{"url": "ws://%s/socket"}`, srv.Listener.Addr())
	})
	mux.HandleFunc("/socket/", func(w http.ResponseWriter, r *http.Request) {
		c, err := (&websocket.Upgrader{}).Upgrade(w, r, nil)
		if err != nil {
			return
		}
		defer c.Close()
		mu.Lock()
		connections++
		mu.Unlock()
		for _, f := range frames {
			kind := websocket.TextMessage
			if len(f) > 0 && f[0] == 0x78 || len(f) == 1 {
				kind = websocket.BinaryMessage
			}
			c.WriteMessage(kind, f)
		}
		c.ReadMessage()
	})
	client, err := NewClient(testToken, srv.URL)
	if err != nil {
		t.Fatal(err)
	}
	return client, func() int { mu.Lock(); defer mu.Unlock(); return connections }
}

const helloFrame = `{"op":10,"d":{"heartbeat_interval":60000}}`

// Garbage on the wire costs the frame, and a bot that panics over an event the event.
func TestGarbage(t *testing.T) {
	t.Parallel()
	frames := [][]byte{[]byte(helloFrame)}
	for _, f := range []string{
		"null", "[]", "{}", `"x"`, "7", "", "\x01", "\x78\x9c garbage", "{", `{"op":null}`, `{"op":"0","t":"X"}`, `{"op":99,"d":{}}`, `{"op":0,"t":null,"d":null,"s":null}`,
		`{"op":0,"t":"READY","d":null}`, `{"op":0,"t":"READY","d":[1]}`, `{"op":11}`, `{"op":0,"t":"NUMBERED","d":"x","s":1e99}`, helloFrame, strings.Repeat("[", 100_000),
		`{"op":0,"t":"PANIC","d":{},"s":7}`, `{"op":0,"t":"LAST","d":{},"s":8}`,
	} {
		frames = append(frames, []byte(f))
	}
	client, _ := hostile(t, frames...)
	ctx, stop := context.WithTimeout(t.Context(), patience)
	defer stop()
	g := &Gateway{Client: client, Every: time.Millisecond, Pause: time.Millisecond, Handle: func(e Event) {
		switch e.Name {
		case "PANIC":
			panic("a bug")
		case "LAST":
			stop()
		}
	}}
	if err := g.Run(ctx); err != nil || errors.Is(ctx.Err(), context.DeadlineExceeded) {
		t.Errorf("Run = %v, %v, want the frame after the garbage", err, ctx.Err())
	}
}

// A gateway that greets with something else is left, and tried again.
func TestNoHello(t *testing.T) {
	t.Parallel()
	for _, first := range []string{"null", "garbage", `{"op":10}`, `{"op":10,"d":{"heartbeat_interval":0}}`, `{"op":10,"d":{"heartbeat_interval":-1}}`, `{"op":7}`, `{"op":9}`} {
		client, connections := hostile(t, []byte(first))
		ctx, stop := context.WithTimeout(t.Context(), patience)
		g := &Gateway{Client: client, Every: time.Millisecond, Pause: time.Millisecond, Handle: func(Event) {}}
		ended := make(chan error, 1)
		go func() { ended <- g.Run(ctx) }()
		for connections() < 2 && ctx.Err() == nil {
			time.Sleep(time.Millisecond)
		}
		stop()
		if err := <-ended; err != nil || connections() < 2 {
			t.Errorf("%s: Run = %v after %d connections, want another try", first, err, connections())
		}
	}
}

func FuzzFrame(f *testing.F) {
	for _, seed := range []string{helloFrame, "null", `{"op":0,"t":"READY","d":{"session_id":"a","resume_gateway_url":"ws://x"},"s":1}`, `{"op":9,"d":true}`} {
		f.Add([]byte(seed))
	}
	client, err := NewClient(testToken, "http://127.0.0.1:1")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		unpacked(data)
		var fr frame
		if json.Unmarshal(data, &fr) != nil || fr.Op == opHeartbeat {
			return
		}
		s := &shard{gateway: &Gateway{Client: client, Log: slog.New(slog.DiscardHandler), Handle: func(Event) {}}}
		s.take(nil, fr)
		if s.address != "" && client.checkAddress(s.address) != nil {
			t.Errorf("the token would go to %q", s.address)
		}
	})
}
