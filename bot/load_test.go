package bot

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"footnote/bot/sandbox"
)

// BenchmarkLoad asks 50 questions a second over 20 servers:
//
//	go test ./bot -run XXX -bench Load -benchtime 3000x   # for a minute
//
// It reports how long acknowledgements and answers take, and the memory in use
// after so many questions. The stand-in runs in the same process; it forgets an
// interaction after ten seconds here, so that what grows is the bot's.
func BenchmarkLoad(b *testing.B) {
	const servers, perSecond = 20, 50
	var names []string
	for i := range servers {
		names = append(names, fmt.Sprintf("Server %d", i))
	}
	srv, err := sandbox.New(sandbox.Options{Servers: names, Requests: 100, Messages: 20, TokenLife: 5 * time.Second})
	if err != nil {
		b.Fatal(err)
	}
	defer srv.Close()
	_, stop := benchBot(b, srv, Options{PerMember: 100_000, PerServer: 100_000})
	l := load{srv: srv, ctx: b.Context()}
	tick := time.NewTicker(time.Second / perSecond)
	b.ResetTimer()
	for i := range b.N {
		<-tick.C
		l.ask(srv.Guilds()[i%servers].ID, i)
		if slices.Contains([]int{0, 10 * perSecond, 30 * perSecond, 60*perSecond - 1}, i) {
			b.ReportMetric(heap(), fmt.Sprintf("MB-after-%d", i+1))
		}
	}
	l.wg.Wait()
	b.StopTimer()
	stop()
	l.report(b)
}

// benchBot runs a bot on a stand-in and waits until its commands are there.
func benchBot(b *testing.B, srv *sandbox.Server, o Options) (bot *Bot, stop func()) {
	b.Helper()
	o.Token, o.APIURL, o.Data = srv.Token(), srv.URL(), b.TempDir()
	bot, err := New(b.Context(), o)
	if err != nil {
		b.Fatal(err)
	}
	ctx, cancel := context.WithCancel(b.Context())
	ended := make(chan error, 1)
	go func() { ended <- bot.Run(ctx) }()
	for !bot.ready.Load() || !bot.registeredAny() {
		time.Sleep(5 * time.Millisecond)
	}
	return bot, func() {
		cancel()
		if err := <-ended; err != nil {
			b.Fatal(err)
		}
	}
}

// heap is the memory in use after a collection, in MB.
func heap() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / (1 << 20)
}

type load struct {
	srv *sandbox.Server
	ctx context.Context
	wg  sync.WaitGroup

	mu            sync.Mutex
	acks, answers []time.Duration
	failed        []error
}

func (l *load) ask(guild sandbox.ID, i int) {
	questions := []string{strikes, "what is a marriage of convenience?", "when did the alliance of interests begin?"}
	began := time.Now()
	p, err := l.srv.Member(guild, sandbox.MemberName).Start("ask", sandbox.Opt("question", questions[i%len(questions)]))
	if err != nil {
		l.note(0, 0, err)
		return
	}
	l.wg.Go(func() {
		ack, err := p.Acknowledged(l.ctx)
		if err == nil {
			_, err = p.Reply(l.ctx)
		}
		l.note(ack, time.Since(began), err)
	})
}

func (l *load) note(ack, answer time.Duration, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err != nil {
		l.failed = append(l.failed, err)
		return
	}
	l.acks, l.answers = append(l.acks, ack), append(l.answers, answer)
}

func (l *load) report(b *testing.B) {
	if len(l.failed) > 0 {
		b.Errorf("%d of %d questions were not answered, the first: %v", len(l.failed), b.N, l.failed[0])
	}
	for name, times := range map[string][]time.Duration{"ack": l.acks, "answer": l.answers} {
		slices.Sort(times)
		if len(times) == 0 {
			continue
		}
		b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "ms-"+name+"-p99")
		b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "ms-"+name+"-p50")
	}
}
