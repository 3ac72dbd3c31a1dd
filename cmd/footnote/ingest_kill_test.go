package main

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"footnote/bot"
	"footnote/bot/sandbox"
	"footnote/corpus/library"
	"footnote/corpus/library/jobs"
	"footnote/corpus/postgres/postgrestest"
	"footnote/retrieval/embed"
)

var ingestKills = flag.Int("ingest-kills", 1, "how often to kill a bot while it adds a source")

// An ingestRun is a bot that is killed while it adds sources: one process after the
// other over a folder, or two over one database.
type ingestRun struct {
	*sandbox.Server
	t        *testing.T
	database string          // its address, empty for files
	server   *library.Server // nil for files
	data     string
	bots     []*fleetBot
	goOn     []time.Duration // from the kill to the end of the message
}

// Killed with -9 in the midst of adding a source, the next process goes on with it: the
// source is there once, embedded, and the message says so in the end.
//
//	go test ./cmd/footnote -run TestKilledIngestion -v -ingest-kills 20
func TestKilledIngestion(t *testing.T) {
	t.Parallel()
	for name, database := range map[string]func(*testing.T) string{
		"files":      func(*testing.T) string { return "" },
		"PostgreSQL": func(t *testing.T) string { return postgrestest.Start(t).Migrate(t, "bot").Program },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newIngestRun(t, database(t))
			for i := range *ingestKills {
				r.killWhileAdding(i)
			}
			r.check(*ingestKills)
			if slices.Sort(r.goOn); len(r.goOn) > 0 {
				t.Logf("%d kills: the message said so after %.1f s at the median, %.1f s at the worst", *ingestKills, r.goOn[len(r.goOn)/2].Seconds(), r.goOn[len(r.goOn)-1].Seconds())
			}
		})
	}
}

func newIngestRun(t *testing.T, database string) *ingestRun {
	srv, err := sandbox.New(sandbox.Options{AckWithin: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	r := &ingestRun{Server: srv, t: t, database: database, data: t.TempDir()}
	t.Cleanup(func() {
		for _, b := range r.bots {
			b.process.Process.Kill()
			b.process.Wait()
		}
		srv.Close()
	})
	r.start()
	if database != "" {
		if r.server, err = library.Connect(t.Context(), database); err != nil {
			t.Fatal(err)
		}
		r.start()
	}
	return r
}

// start starts one more bot and waits until Discord is served.
func (r *ingestRun) start() {
	r.t.Helper()
	program, err := os.Executable()
	if err != nil {
		r.t.Fatal(err)
	}
	b := &fleetBot{data: r.data}
	if r.database != "" {
		b.data = r.t.TempDir()
	}
	b.process = exec.Command(program, "bot")
	b.process.Dir, b.process.Stderr = b.data, &b.log
	b.process.Env = append(os.Environ(), killedEnv+"=1", "DISCORD_TOKEN="+r.Token(), "DISCORD_API_URL="+r.URL(),
		"FOOTNOTE_DATABASE="+r.database, "FOOTNOTE_DATA="+b.data, "FOOTNOTE_STATUS=off")
	if err := b.process.Start(); err != nil {
		r.t.Fatal(err)
	}
	r.bots = append(r.bots, b)
	r.await("a bot that serves", func() bool { return r.Connected() })
}

func (r *ingestRun) await(what string, holds func() bool) {
	r.t.Helper()
	for began := time.Now(); !holds(); time.Sleep(5 * time.Millisecond) {
		if time.Since(began) > 2*time.Minute {
			for _, b := range r.bots {
				r.t.Log(b.log.String())
			}
			r.t.Fatalf("waited in vain for %s", what)
		}
	}
}

// jobsOf counts the jobs of the bots.
func (r *ingestRun) jobs() (jobs.Status, error) {
	if r.server == nil {
		return jobs.Inspect(r.t.Context(), bot.JobsPath(r.data))
	}
	return jobs.On(r.server.Database().DB()).Status(r.t.Context())
}

// killWhileAdding begins to add a source, kills the bot that does it, and waits for the
// end of the message.
func (r *ingestRun) killWhileAdding(n int) {
	r.t.Helper()
	owner := r.Member(r.Guilds()[0].ID, sandbox.OwnerName)
	var p *sandbox.Pending
	r.await("the commands", func() (begun bool) {
		var err error
		p, err = owner.Start("source add", sandbox.Opt("file", sandbox.File{Name: "ferries.md", Data: ferries(n)}))
		return err == nil
	})
	r.await("the job", func() bool {
		held, err := r.jobs()
		return err == nil && held.Waiting+held.Running > 0
	})
	time.Sleep(rand.N(400 * time.Millisecond)) // at whatever it is then
	doing := r.bots[0]
	doing.process.Process.Kill()
	killed := time.Now()
	doing.process.Wait()
	r.bots = r.bots[1:]
	if len(r.bots) == 0 {
		r.await("the end of the connection", func() bool { return !r.Connected() })
		r.start()
	}
	r.await("the end of the message", func() bool {
		m := p.Latest().Message
		return m != nil && strings.HasPrefix(m.Text(), "Added.")
	})
	r.goOn = append(r.goOn, time.Since(killed))
	if r.database != "" {
		r.start()
		r.await("the one that is left to serve", func() bool { return r.Connected() })
	}
}

// check sees that each source is there once and embedded, and that nothing is left to do.
func (r *ingestRun) check(sources int) {
	r.t.Helper()
	emb, err := embed.BuiltIn()
	if err != nil {
		r.t.Fatal(err)
	}
	r.await("the end of the jobs", func() bool {
		held, err := r.jobs()
		return err == nil && held == jobs.Status{}
	})
	lib := r.open()
	defer lib.Close()
	list, err := lib.Sources(r.t.Context())
	if err != nil || len(list) != sources {
		r.t.Errorf("%d sources, %v, want %d", len(list), err, sources)
	}
	if _, pending, err := lib.Pending(r.t.Context(), emb.Model(), 1); err != nil || pending > 0 {
		r.t.Errorf("%d passages are not embedded, %v", pending, err)
	}
}

func (r *ingestRun) open() *library.Library {
	r.t.Helper()
	path, err := bot.LibraryPath(r.data, string(r.Guilds()[0].ID))
	if err != nil {
		r.t.Fatal(err)
	}
	if r.database == "" {
		lib, err := library.OpenExisting(r.t.Context(), path)
		if err != nil {
			r.t.Fatal(err)
		}
		return lib
	}
	lib, err := r.server.OpenExisting(r.t.Context(), "discord-"+string(r.Guilds()[0].ID))
	if err != nil {
		r.t.Fatal(err)
	}
	return lib
}

// ferries is a text of some hundred passages, no two of them alike.
func ferries(n int) []byte {
	words := strings.Fields("ferry landing keeper cattle harbour rope lantern winter market bridge granite river farmer lighthouse bell fog " +
		"carried crossed counted waited repaired painted borrowed guarded followed measured remembered promised quietly often twice early north inland")
	random := rand.New(rand.NewPCG(uint64(n), 2))
	var b bytes.Buffer
	fmt.Fprintf(&b, "# On Ferries, volume %d\n", n+1)
	for i := range 300 {
		fmt.Fprintf(&b, "\n## Crossing %d\n\n", i)
		for range 5 {
			b.WriteString("The")
			for range 13 {
				b.WriteString(" " + words[random.IntN(len(words))])
			}
			b.WriteString(". ")
		}
		b.WriteString("\n")
	}
	return b.Bytes()
}
