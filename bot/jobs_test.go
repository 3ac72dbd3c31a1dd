package bot

import (
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"footnote/bot/sandbox"
	"footnote/corpus/library/jobs"
)

// holdFiles keeps attached files back until the function that it gives is called.
func (w *world) holdFiles() (release func()) {
	hold := make(chan struct{})
	w.Fail(sandbox.Fault{Route: "GET /attachments/*/*/*", Hold: hold, Times: -1})
	return func() { w.Heal(); close(hold) }
}

// beginAdding begins to add a text in a server, and waits until a job was made of that.
func (w *world) beginAdding(server int, text string) *sandbox.Pending {
	w.t.Helper()
	before := w.jobs()
	p, err := w.moderator(server).Start("source add", sandbox.Opt("file", sandbox.File{Name: "a.md", Data: []byte(text)}))
	if err != nil {
		w.t.Fatal(err)
	}
	w.await("the job", func() bool { now := w.jobs(); return now.Waiting+now.Running > before.Waiting+before.Running })
	return p
}

func (w *world) jobs() jobs.Status {
	w.t.Helper()
	s, err := w.bot.jobs.table.Status(w.ctx)
	if err != nil {
		w.t.Fatal(err)
	}
	return s
}

// awaitRunning waits until so many jobs run.
func (w *world) awaitRunning(n int) {
	w.t.Helper()
	w.await("jobs that run", func() bool { return w.jobs().Running == n })
}

// awaitSaid waits until a message says something.
func (w *world) awaitSaid(p *sandbox.Pending, text string) {
	w.t.Helper()
	w.await("“"+text+"”", func() bool {
		m := p.Latest().Message
		return m != nil && strings.Contains(words(m), text)
	})
}

// aside opens the table of jobs while no bot has it.
func (w *world) aside(do func(table *jobs.Table)) {
	w.t.Helper()
	table, err := jobs.Open(w.ctx, JobsPath(w.data))
	if err != nil {
		w.t.Fatal(err)
	}
	defer table.Close()
	do(table)
}

// Stopped in the midst of a job, a bot gives it back at once, and the next one goes on
// with it. The token of the interaction is kept for that, and for nobody else.
func TestStopGivesJobsBack(t *testing.T) {
	t.Parallel()
	w := serve(t)
	release := w.holdFiles()
	p := w.beginAdding(0, bridges)
	w.awaitRunning(1)
	w.stop()
	w.aside(func(table *jobs.Table) {
		held, err := table.Claim(w.ctx) // no lease has to end
		if err != nil || held == nil || held.Attempt != 1 || !held.Again || held.Token == "" {
			t.Fatalf("Claim = %+v, %v, want the job as after no attempt", held, err)
		}
		if strings.Contains(w.log.String(), held.Token) || strings.Contains(string(held.Payload), held.Token) {
			t.Error("the token stands in the log, or in what is kept for longer")
		}
		if err := held.GiveBack(w.ctx); err != nil {
			t.Fatal(err)
		}
		c, _, err := w.bot.callOf(held.Payload, held.Token)
		if err != nil {
			t.Fatal(err)
		}
		c.acked = time.Now().Add(lastNote/2 - tokenTime)
		w.bot.editProgress(w.ctx, c, "Fetching …", "")
		w.awaitSaid(p, "I send you the result as a direct message") // before the token is dead
	})
	if info, err := os.Stat(JobsPath(w.data)); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the file of jobs: %v, %v, want the rights of its owner alone", info.Mode(), err)
	}
	release()
	w.start()
	w.awaitSaid(p, "Added.")
	w.await("the end of the job", func() bool { return w.jobs() == jobs.Status{} })
}

// Where the token of the interaction is dead by then, the member is told in a direct
// message: nobody else saw what was under way.
func TestResultAfterTheToken(t *testing.T) {
	t.Parallel()
	w := serveOn(t, sandbox.Options{TokenLife: 2 * time.Second})
	w.refusing = true // edits under the dead token
	release := w.holdFiles()
	w.beginAdding(0, bridges)
	time.Sleep(2 * time.Second)
	release()
	said := func(m *sandbox.Member) (all []string) {
		for _, said := range w.Messages(m.Channel(), m.User().ID) {
			if said.Author.Bot {
				all = append(all, words(&said))
			}
		}
		return all
	}
	w.await("the direct message", func() bool { return len(said(w.moderator(0).Direct())) > 0 })
	told := said(w.moderator(0).Direct())
	if len(told) != 1 || !strings.Contains(told[0], "For the library of **"+w.Guilds()[0].Name+"**:") || !strings.Contains(told[0], "Added.") {
		t.Errorf("direct messages: %q, want one with the result", told)
	}
	if public := said(w.member(0)); slices.ContainsFunc(public, func(s string) bool { return strings.Contains(s, "Added.") }) {
		t.Errorf("the channel was told: %q", public)
	}
	w.await("the end of the job", func() bool { return w.jobs() == jobs.Status{} })
}

// A purge drops what waits for the library, and says so.
func TestPurgeDropsJobs(t *testing.T) {
	t.Parallel()
	w := serve(t, func(o *Options) { o.Ingestions = 1 })
	release := w.holdFiles()
	running := w.beginAdding(1, bridges)
	w.awaitRunning(1)
	waiting := w.beginAdding(0, lighthouses)
	owner := w.Member(w.Guilds()[0].ID, sandbox.OwnerName)
	w.wantWords(w.press(owner, w.command(owner, "library purge"), "purge"), "is deleted")
	w.awaitSaid(waiting, "was deleted, so this was not done")
	w.await("the reason in the log", func() bool { return strings.Contains(w.log.String(), errDropped.Error()) })
	release()
	w.awaitSaid(running, "Added.")
	w.wantWords(w.command(w.member(0), "sources"), "starter library")
}

// What waits for a server that the bot was removed from is dropped, whether it is told
// so or finds it out when it is started again: who ordered it reads why, and so does who
// reads the log. Back in the server the bot knows nothing of it, and does what is ordered anew.
func TestJobsOfLeftServers(t *testing.T) {
	t.Parallel()
	for name, kick := range map[string]func(w *world){
		"told": func(w *world) {
			w.Kick(w.Guilds()[0].ID)
			w.await("the end of the job", func() bool { return w.jobs() == jobs.Status{} })
			w.stop()
		},
		"away": func(w *world) { w.stop(); w.Kick(w.Guilds()[0].ID) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := serve(t)
			w.refusing = true
			release := w.holdFiles()
			running := w.beginAdding(0, bridges)
			w.awaitRunning(1)
			waiting := w.beginAdding(0, lighthouses)
			kick(w)
			release()
			w.start()
			w.await("the end of the jobs", func() bool { return w.jobs() == jobs.Status{} })
			for _, p := range []*sandbox.Pending{running, waiting} {
				w.awaitSaid(p, "because I was removed from this server")
			}
			w.await("the reason in the log", func() bool { return strings.Count(w.log.String(), `reason="`+errLeft.Error()+`"`) == 2 })
			w.Invite(w.Guilds()[0].ID)
			lease := w.lease(0)
			if sources, err := lease.Sources(w.ctx); err != nil || len(sources) > 0 {
				t.Errorf("the library holds %d sources, %v, want none", len(sources), err)
			}
			lease.Release()
			w.awaitSaid(w.beginAdding(0, bridges), "Added.")
		})
	}
}

// A job that five processes have not brought to its end is given up, and that is said.
func TestJobIsGivenUp(t *testing.T) {
	t.Parallel()
	w := serve(t)
	release := w.holdFiles()
	p := w.beginAdding(0, bridges)
	w.awaitRunning(1)
	w.stop()
	release()
	w.aside(func(table *jobs.Table) {
		for range mostAttempts {
			held, err := table.Claim(w.ctx)
			if err == nil && held != nil {
				err = held.Retry(w.ctx, 0)
			}
			if err != nil || held == nil {
				t.Fatalf("Claim = %v, %v", held, err)
			}
		}
	})
	w.start()
	w.awaitSaid(p, "tried 5 times")
	w.await("the end of the job", func() bool { return w.jobs() == jobs.Status{} })
	if st := w.bot.Status(); st.JobsGivenUp != 1 {
		t.Errorf("JobsGivenUp = %d, want 1", st.JobsGivenUp)
	}
}

// Whatever becomes a job answers in private: its result may have to be told elsewhere.
func TestJobsAreAnsweredInPrivate(t *testing.T) {
	a := allActions()
	for name, act := range map[string]action{
		"source add": a.commands["source add"], "source refresh": a.commands["source refresh"], "library import": a.commands["library import"],
		"paste": a.forms["paste"], "recognise": a.buttons["recognise"], "take": a.buttons["take"],
	} {
		c := &call{request: &request{options: map[string]optionValue{"url": {Value: "https://example.org"}}}}
		if !act.long || act.ack(c) != ackPrivate {
			t.Errorf("%s: long %v, acknowledged as %v, want a long one in private", name, act.long, act.ack(c))
		}
	}
}
