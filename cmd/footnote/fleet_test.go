package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"footnote/bot/sandbox"
	"footnote/corpus/postgres/postgrestest"
)

var (
	fleetKills = flag.Int("fleet-kills", 0, "how often to kill one of three bots over a database")
	fleetEnds  = flag.Int("fleet-ends", 0, "how often to end one of them with SIGTERM")
	fleetAways = flag.Int("fleet-aways", 0, "how often to take the database away for 8 s")
)

const (
	fleetShards = 6
	fleetRate   = 20 // questions a second
)

// A fleetRun is three bots in processes of their own over one database, of whom
// questions are asked all the time.
type fleetRun struct {
	*sandbox.Server
	t    *testing.T
	line *postgrestest.Line
	bots []*fleetBot

	mu       sync.Mutex
	asked    int
	lost     int // not acknowledged within three seconds
	told     int // acknowledged, and told later that the answer was lost
	silent   int // acknowledged, and nothing came of it
	slowest  time.Duration
	mentions map[sandbox.ID]bool
}

// A fleetBot is one of the processes.
type fleetBot struct {
	data    string
	process *exec.Cmd
	log     syncBuffer
}

type syncBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *syncBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *syncBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// Three processes share six shards; whichever is killed, ends or cannot reach the
// database, members notice next to nothing, and nothing is answered twice.
//
//	go test ./cmd/footnote -run TestFleet -v -timeout 30m -fleet-kills 50 -fleet-ends 5 -fleet-aways 3
func TestFleet(t *testing.T) {
	if *fleetKills+*fleetEnds+*fleetAways == 0 {
		t.Skip("skipped: it takes minutes; ask for it with -fleet-kills, -fleet-ends and -fleet-aways")
	}
	f := newFleetRun(t)
	stop := f.askAll()
	f.phase("killed", *fleetKills, func() time.Duration { return f.endOne(syscall.SIGKILL) })
	f.phase("SIGTERM", *fleetEnds, func() time.Duration { return f.endOne(syscall.SIGTERM) })
	moved := f.count("shard is served here")
	f.phase("database away for 8 s", *fleetAways, func() time.Duration {
		f.line.Cut()
		time.Sleep(8 * time.Second)
		f.line.Mend()
		time.Sleep(10 * time.Second)
		return 0
	})
	moved = f.count("shard is served here") - moved
	stop()
	if moved > 0 {
		t.Errorf("%d shards moved when the database was away", moved)
	}
	if twice := f.answeredTwice(); twice > 0 {
		t.Errorf("%d messages were answered twice", twice)
	}
	doubles := 0
	for _, r := range f.Recorded() {
		if r.Code == 40060 {
			doubles++
		}
	}
	t.Logf("in all %d asked; %d told twice to two processes (40060), 0 of them answered twice; %d sessions started", f.asked, doubles, f.Sessions())
}

func newFleetRun(t *testing.T) *fleetRun {
	server := postgrestest.Start(t)
	address := server.Migrate(t, "bot")
	var names []string
	for i := range 60 {
		names = append(names, fmt.Sprint("Circle ", i))
	}
	srv, err := sandbox.New(sandbox.Options{Servers: names, Shards: fleetShards, AtOnce: fleetShards, Requests: 1_000_000, Messages: 1_000_000})
	if err != nil {
		t.Fatal(err)
	}
	f := &fleetRun{Server: srv, t: t, line: postgrestest.NewLine(t, address.Program), mentions: map[sandbox.ID]bool{}}
	t.Cleanup(func() {
		for _, b := range f.bots {
			b.process.Process.Kill()
			b.process.Wait()
		}
		srv.Close()
	})
	for range 3 {
		f.bots = append(f.bots, &fleetBot{data: t.TempDir()})
	}
	for _, b := range f.bots {
		f.start(b)
	}
	f.awaitServed()
	time.Sleep(10 * time.Second) // until nobody is new and all have their share
	return f
}

func (f *fleetRun) start(b *fleetBot) {
	f.t.Helper()
	program, err := os.Executable()
	if err != nil {
		f.t.Fatal(err)
	}
	b.process = exec.Command(program, "bot")
	b.process.Dir, b.process.Stderr = b.data, &b.log
	b.process.Env = append(os.Environ(), killedEnv+"=1", "DISCORD_TOKEN="+f.Token(), "DISCORD_API_URL="+f.URL(),
		"FOOTNOTE_DATABASE="+f.line.Program, "FOOTNOTE_DATA="+b.data, "FOOTNOTE_STATUS=off")
	if err := b.process.Start(); err != nil {
		f.t.Fatal(err)
	}
}

// awaitServed waits until all shards are served, and gives how long that took.
func (f *fleetRun) awaitServed() time.Duration {
	f.t.Helper()
	began := time.Now()
	for len(f.Shards()) < fleetShards {
		if time.Since(began) > 2*time.Minute {
			for _, b := range f.bots {
				f.t.Log(b.log.String())
			}
			f.t.Fatalf("only %v are served", f.Shards())
		}
		time.Sleep(2 * time.Millisecond)
	}
	return time.Since(began)
}

// phase does something so many times, and tells what became of the questions.
func (f *fleetRun) phase(what string, times int, do func() time.Duration) {
	if times == 0 {
		return
	}
	f.mu.Lock()
	asked, lost, told, silent := f.asked, f.lost, f.told, f.silent
	f.slowest = 0
	f.mu.Unlock()
	var gaps []time.Duration
	for range times {
		gaps = append(gaps, do())
	}
	time.Sleep(5 * time.Second) // what was asked last is answered
	f.mu.Lock()
	defer f.mu.Unlock()
	slices.Sort(gaps)
	f.t.Logf("%s, %d times: served again after %v at the median, %v at the worst; of %d asked %d were not acknowledged, %d told that the answer was lost, %d left without one; slowest acknowledgement %v",
		what, times, gaps[len(gaps)/2].Round(time.Millisecond), gaps[len(gaps)-1].Round(time.Millisecond), f.asked-asked, f.lost-lost, f.told-told, f.silent-silent, f.slowest.Round(time.Millisecond))
}

// endOne ends one of the processes, gives how long some shard was not served, and starts
// it again.
func (f *fleetRun) endOne(with syscall.Signal) time.Duration {
	f.t.Helper()
	b := f.bots[rand.IntN(len(f.bots))]
	began := time.Now()
	if err := b.process.Process.Signal(with); err != nil {
		f.t.Fatal(err)
	}
	for len(f.Shards()) == fleetShards && time.Since(began) < 2*time.Second {
		time.Sleep(time.Millisecond) // until the connections are gone
	}
	f.awaitServed()
	gap := time.Since(began)
	b.process.Wait()
	f.start(b)
	time.Sleep(9*time.Second + rand.N(time.Second)) // until it has its share and is no new one
	return gap
}

// askAll asks questions all the time, of all servers in turn; every fifth is a mention.
func (f *fleetRun) askAll() (stop func()) {
	ctx, cancel := context.WithCancel(f.t.Context())
	var asking sync.WaitGroup
	guilds := f.Guilds()
	asking.Go(func() {
		tick := time.NewTicker(time.Second / fleetRate)
		defer tick.Stop()
		for n := 0; ; n++ {
			select {
			case <-tick.C:
			case <-ctx.Done():
				return
			}
			m := f.Member(guilds[n%len(guilds)].ID, sandbox.MemberName)
			if n%5 == 4 {
				said, err := m.Say("<@" + string(f.Application()) + "> why do states break treaties?")
				if err != nil {
					f.t.Error(err)
					return
				}
				f.mu.Lock()
				f.mentions[said.ID] = true
				f.mu.Unlock()
				continue
			}
			p, err := m.Start("ask", sandbox.Opt("question", "why do states break treaties?"))
			if err != nil {
				f.t.Error(err)
				return
			}
			asking.Go(func() { f.follow(p) })
		}
	})
	return func() {
		cancel()
		asking.Wait()
	}
}

// follow notes what becomes of a question.
func (f *fleetRun) follow(p *sandbox.Pending) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	ack, err := p.Acknowledged(ctx)
	f.mu.Lock()
	f.asked++
	if f.slowest = max(f.slowest, ack); err != nil {
		f.lost++
	}
	f.mu.Unlock()
	if err != nil {
		return
	}
	reply, err := p.Reply(ctx)
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case err != nil || reply.Message == nil:
		f.silent++
	case strings.Contains(reply.Message.Content, "restarted"):
		f.told++
	}
}

// answeredTwice counts the mentions to which more than one message replies.
func (f *fleetRun) answeredTwice() (twice int) {
	answers := map[sandbox.ID]int{}
	seen := map[sandbox.ID]bool{}
	for _, g := range f.Guilds() {
		m := f.Member(g.ID, sandbox.MemberName)
		if seen[m.Channel()] {
			continue
		}
		seen[m.Channel()] = true
		for _, said := range f.Messages(m.Channel(), m.User().ID) {
			if said.Author.Bot && said.MessageReference != nil && f.mentions[said.MessageReference.MessageID] {
				answers[said.MessageReference.MessageID]++
			}
		}
	}
	for _, n := range answers {
		if n > 1 {
			twice++
		}
	}
	f.t.Logf("%d of %d mentions were answered", len(answers), len(f.mentions))
	return twice
}

// count counts lines of all logs.
func (f *fleetRun) count(line string) (n int) {
	for _, b := range f.bots {
		n += strings.Count(b.log.String(), line)
	}
	return n
}
