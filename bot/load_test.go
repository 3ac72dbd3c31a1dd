package bot

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"footnote/bot/sandbox"
	"footnote/corpus"
	"footnote/corpus/extract"
	"footnote/corpus/library"
	"footnote/retrieval"
	"footnote/retrieval/embed"
)

// BenchmarkLoad asks so many questions a second over 20 servers of 500 passages each,
// for a minute:
//
//	go test ./bot -run XXX -bench Load/50 -benchtime 3000x
//	go test ./bot -run XXX -bench Load/200 -benchtime 12000x
//
// It reports how long acknowledgements and answers take, how many questions were
// refused, and the processor time for each question, that of the stand-in and of the
// members included: they run in the same process.
func BenchmarkLoad(b *testing.B) {
	for _, perSecond := range []int{50, 200} {
		b.Run(fmt.Sprint(perSecond), func(b *testing.B) { benchLoad(b, perSecond) })
	}
}

func benchLoad(b *testing.B, perSecond int) {
	const servers, passages = 20, 500
	srv := benchServer(b, servers, 2000) // all that wait for an answer
	data := b.TempDir()
	fillServers(b, srv, data, passages)
	l := load{srv: srv, ctx: b.Context()}
	own := func(d Done) {
		if l.mu.Lock(); d.Outcome == Answered {
			l.own = append(l.own, d.Took)
		}
		l.mu.Unlock()
	}
	_, stop := benchBot(b, srv, Options{Data: data, PerMember: 1_000_000, PerServer: 1_000_000, Done: own})
	for i := range servers { // the libraries are open
		l.ask(srv.Guilds()[i].ID, "what do words say?")
	}
	l.wg.Wait()
	l.acks, l.answers, l.own, l.refused = nil, nil, nil, 0
	tick := time.NewTicker(time.Second / time.Duration(perSecond))
	used := processorTime()
	b.ResetTimer()
	text := newText(99)
	for i := range b.N {
		<-tick.C
		l.ask(srv.Guilds()[i%servers].ID, "why does the "+text.words(3)+" meet "+text.words(2)+"?")
	}
	l.wg.Wait()
	b.StopTimer()
	b.ReportMetric(float64((processorTime()-used).Microseconds())/1000/float64(b.N), "cpu-ms/question")
	b.ReportMetric(float64(l.refused)/float64(b.N), "refused")
	stop()
	l.report(b)
}

// BenchmarkServers touches many servers once each with little memory, and reports the
// memory and the open files of the process meanwhile and when nobody has asked for a
// while:
//
//	go test ./bot -run XXX -bench Servers -benchtime 2000x -timeout 30m
func BenchmarkServers(b *testing.B) {
	srv := benchServer(b, b.N, 20)
	data := b.TempDir()
	fillServers(b, srv, data, 500)
	debug.SetMemoryLimit(MemoryLimit(512 << 20)) // as the program does
	bot, stop := benchBot(b, srv, Options{Data: data, Memory: 512 << 20, PerMember: 1_000_000, PerServer: 1_000_000})
	defer stop()
	before := residentMemory()
	l := load{srv: srv, ctx: b.Context()}
	var memory, files float64
	b.ResetTimer()
	for i := range b.N {
		l.ask(srv.Guilds()[i].ID, "what do words say?")
		if i%8 == 7 {
			l.wg.Wait()
			memory, files = max(memory, residentMemory()), max(files, openFiles())
		}
	}
	l.wg.Wait()
	b.StopTimer()
	b.ReportMetric(before, "MB-before")
	b.ReportMetric(memory, "MB-most")
	b.ReportMetric(files, "files-most")
	b.ReportMetric(float64(bot.Status().Pool.Evicted), "evicted")
	if len(l.failed) > 0 || l.refused > 0 {
		b.Errorf("%d failed, %d refused, want all answered; the first: %v", len(l.failed), l.refused, slices.Concat(l.failed, []error{nil})[0])
	}
	if b.N == 1 {
		return // a first try of the benchmark's runner
	}
	time.Sleep(5 * time.Minute)
	b.ReportMetric(residentMemory(), "MB-idle")
	b.ReportMetric(openFiles(), "files-idle")
}

// benchServer is a stand-in that remembers so many messages of a channel: one that it has
// forgotten cannot be answered any more.
func benchServer(b *testing.B, servers, messages int) *sandbox.Server {
	b.Helper()
	var names []string
	for i := range servers {
		names = append(names, fmt.Sprintf("Server %d", i))
	}
	srv, err := sandbox.New(sandbox.Options{Servers: names, Requests: 100, Messages: messages, TokenLife: 40 * time.Second})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { srv.Close() })
	return srv
}

// A madeUp text is made of words by their rank, as often as Zipf's law says.
type madeUp struct {
	rank *rand.Zipf
}

func newText(seed uint64) madeUp {
	return madeUp{rand.NewZipf(rand.New(rand.NewPCG(seed, 1)), 1.1, 4, 12_000)}
}

func (t madeUp) words(n int) string {
	syllables := strings.Fields("ba ke li mo nu ra se ti vo zu pra ste gli mor ned fal rin tos dek ul")
	list := make([]string, n)
	for i := range list {
		for rank := t.rank.Uint64() + 20; rank > 0; rank /= 20 {
			list[i] += syllables[rank%20]
		}
	}
	return strings.Join(list, " ")
}

// fillServers gives every server a library of so many passages of a hundred words.
func fillServers(b *testing.B, srv *sandbox.Server, dir string, passages int) {
	b.Helper()
	first := filepath.Join(b.TempDir(), "first.sqlite")
	lib, err := library.Open(b.Context(), first)
	if err != nil {
		b.Fatal(err)
	}
	words := newText(1)
	for have := 0; have < passages; {
		var md strings.Builder
		for range min(25, passages-have) {
			md.WriteString(strings.ToUpper(words.words(1)) + " " + words.words(120) + ".\n\n")
		}
		source, list, err := extract.Read(b.Context(), corpus.File{Name: "a.md", Origin: "a.md", Data: []byte(md.String())})
		if err == nil {
			_, err = lib.Add(b.Context(), source, list)
		}
		if err != nil {
			b.Fatal(err)
		}
		have += len(list)
	}
	emb, err := embed.BuiltIn()
	if err == nil {
		err = retrieval.Embed(b.Context(), lib, emb, nil)
	}
	if err != nil {
		b.Fatal(err)
	}
	lib.Close()
	file, err := os.ReadFile(first)
	if err != nil {
		b.Fatal(err)
	}
	for _, guild := range srv.Guilds() {
		path, err := LibraryPath(dir, string(guild.ID))
		if err == nil {
			err = os.WriteFile(path, file, 0o600)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

// benchBot runs a bot on a stand-in and waits until its commands are there.
func benchBot(b *testing.B, srv *sandbox.Server, o Options) (bot *Bot, stop func()) {
	b.Helper()
	o.Token, o.APIURL = srv.Token(), srv.URL()
	if o.Data == "" {
		o.Data = b.TempDir()
	}
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

// residentMemory is that of this process, in MB, and openFiles how many it has open.
func residentMemory() float64 {
	var pages, resident float64
	data, _ := os.ReadFile("/proc/self/statm")
	fmt.Sscan(string(data), &pages, &resident)
	return resident * float64(os.Getpagesize()) / (1 << 20)
}

func openFiles() float64 {
	list, _ := os.ReadDir("/proc/self/fd")
	return float64(len(list))
}

func processorTime() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

type load struct {
	srv *sandbox.Server
	ctx context.Context
	wg  sync.WaitGroup

	mu            sync.Mutex
	acks, answers []time.Duration // as members see them
	own           []time.Duration // as the bot sees answers
	refused       int
	failed        []error
}

func (l *load) ask(guild sandbox.ID, question string) {
	began := time.Now()
	p, err := l.srv.Member(guild, sandbox.MemberName).Start("ask", sandbox.Opt("question", question))
	if err != nil {
		l.note(0, 0, nil, err)
		return
	}
	l.wg.Go(func() {
		ctx, cancel := context.WithTimeout(l.ctx, time.Minute)
		defer cancel()
		ack, err := p.Acknowledged(ctx)
		var reply *sandbox.Reply
		if err == nil {
			reply, err = p.Reply(ctx)
		}
		l.note(ack, time.Since(began), reply, err)
	})
}

func (l *load) note(ack, answer time.Duration, reply *sandbox.Reply, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case err == nil && (reply.Message == nil || strings.Contains(reply.Message.Content, "went wrong")):
		err = fmt.Errorf("reply = %+v, want a message", reply)
		fallthrough
	case err != nil:
		l.failed = append(l.failed, err)
		return
	}
	if l.acks = append(l.acks, ack); strings.Contains(reply.Message.Content, "More is asked") {
		l.refused++
		return
	}
	l.answers = append(l.answers, answer)
}

func (l *load) report(b *testing.B) {
	if len(l.failed) > 0 {
		b.Errorf("%d of %d questions were not answered, the first: %v", len(l.failed), b.N, l.failed[0])
	}
	for name, times := range map[string][]time.Duration{"ack": l.acks, "answer": l.answers, "own": l.own} {
		slices.Sort(times)
		if len(times) == 0 {
			continue
		}
		b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "ms-"+name+"-p99")
		b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "ms-"+name+"-p50")
	}
}
