package bot

import (
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"footnote/bot/discord"
	"footnote/bot/fleet"
	"footnote/bot/sandbox"
	"footnote/corpus/library"
	"footnote/corpus/postgres/postgrestest"
)

// inFleet lets a bot be one of several processes that meet in a database.
func inFleet(t *testing.T, dsn string) func(*Options) {
	t.Helper()
	server, err := library.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	m := fleet.Join(server.Database().Apart(), slog.New(slog.DiscardHandler))
	m.Pace, m.Life = 50*time.Millisecond, 2*time.Second // a busy machine is no dead process
	t.Cleanup(func() {
		m.Close()
		server.Close()
	})
	return func(o *Options) { o.Libraries, o.Fleet = server, m }
}

// join starts one more bot on the stand-in and the folder of a world.
func (w *world) join(change ...func(*Options)) *world {
	other := &world{Server: w.Server, t: w.t, data: w.data, ctx: w.ctx, log: &logBuffer{}}
	other.run(change...)
	return other
}

// serveTwice starts two processes that serve a shard each.
func serveTwice(t *testing.T, change ...func(*Options)) (a, b *world) {
	t.Helper()
	dsn := postgrestest.Database(t).Program
	a = serveOn(t, sandbox.Options{Servers: someServers(), Shards: 2}, append(change, inFleet(t, dsn))...)
	b = a.join(append(change, inFleet(t, dsn))...)
	a.await("a shard each", func() bool { return a.serving() == 1 && b.serving() == 1 })
	return a, b
}

func (w *world) serving() (n int) {
	for _, s := range w.bot.gateway.Status().Shards {
		if s.State == discord.StateServing {
			n++
		}
	}
	return n
}

// servers gives a server that the world's process serves, and one that it does not.
func (w *world) servers() (own, foreign int) {
	w.t.Helper()
	own, foreign = -1, -1
	for i, g := range w.Guilds() {
		if w.bot.serves(string(g.ID)) {
			own = i
		} else {
			foreign = i
		}
	}
	if own < 0 || foreign < 0 {
		w.t.Fatal("all servers are on one shard")
	}
	return own, foreign
}

// someServers are enough for some to be on each of two shards.
func someServers() (names []string) {
	for i := range 12 {
		names = append(names, fmt.Sprintf("Circle %d", i))
	}
	return names
}

// Two processes answer for all servers, each for its own, and direct messages for those
// of the other, too. When one ends, the other answers for all, on the same sessions.
func TestTwoProcesses(t *testing.T) {
	t.Parallel()
	a, b := serveTwice(t)
	for i := range a.Guilds() {
		a.wantWords(a.command(a.member(i), "ask", sandbox.Opt("question", strikes)), "1 · ")
	}
	first, second := a, b // the first is told of direct messages
	if !slices.ContainsFunc(a.bot.gateway.Status().Shards, func(s discord.ShardStatus) bool { return s.Number == 0 }) {
		first, second = b, a
	}
	_, foreign := first.servers()
	a.await("the names of the other's servers", func() bool {
		first.bot.learnServers(a.ctx)
		_, known := first.bot.known.Load(string(a.Guilds()[foreign].ID))
		return known
	})
	m, err := a.member(foreign).DM(a.ctx, a.Guilds()[foreign].Name+": "+strikes)
	if err != nil {
		t.Fatal(err)
	}
	a.wantWords(m, "1 · ")
	sessions := a.Sessions()
	first.stop()
	a.await("the other to serve both", func() bool { return second.serving() == 2 })
	for i := range a.Guilds() {
		a.wantWords(a.command(a.member(i), "ask", sandbox.Opt("question", strikes)), "1 · ")
	}
	if m, err = a.member(foreign).Mention(a.ctx, strikes); err != nil {
		t.Fatal(err)
	}
	a.wantWords(m, "1 · ")
	if n := a.Sessions(); n != sessions {
		t.Errorf("%d sessions were started, want none", n-sessions)
	}
	if n := a.countRoute("PUT /applications/{app}/commands"); n != 1 {
		t.Errorf("commands were registered %d times, want once", n)
	}
}

// What a process tidies, marks and sets aside is of its own servers alone, whatever the
// libraries of others look like.
func TestProcessLeavesTheLibrariesOfOthersAlone(t *testing.T) {
	t.Parallel()
	days := new(atomic.Int64)
	a, b := serveTwice(t, func(o *Options) {
		o.Now = func() time.Time { return time.Now().AddDate(0, 0, int(days.Load())) }
	})
	i, k := a.servers()
	own, foreign := a.Guilds()[i].ID, a.Guilds()[k].ID
	a.add(i, bridges)
	b.add(k, bridges)
	for _, g := range []sandbox.ID{own, foreign} {
		if err := a.use(g).Journal.Set(a.ctx, leftSetting, time.Now().AddDate(0, 0, -100).UTC().Format(time.RFC3339)); err != nil {
			t.Fatal(err)
		}
		a.Kick(g)
	}
	a.await("the removal to be told", func() bool {
		_, knownA := a.bot.presence.of(string(own))
		_, knownB := b.bot.presence.of(string(foreign))
		return knownA && knownB
	})
	a.bot.tidy(a.ctx)
	if a.has(own) || !a.has(foreign) {
		t.Error("the first set aside another's library, or not its own")
	}
	b.bot.tidy(a.ctx)
	if a.has(foreign) {
		t.Error("the second did not set its own library aside")
	}
	days.Store(8)
	for _, w := range []*world{a, b} {
		if list := w.bot.setAside(w.ctx); len(list) != 1 {
			t.Errorf("set aside are %v, want its own alone", list)
		}
		w.bot.tidy(w.ctx)
	}
	if list, err := a.bot.where.Aside(a.ctx); err != nil || len(list) != 0 {
		t.Errorf("set aside are %v, %v, want none a week later", list, err)
	}
}

// use gives the library of a server while the test runs.
func (w *world) use(guild sandbox.ID) *library.Library {
	w.t.Helper()
	lib, err := w.bot.where.Open(w.ctx, w.path(guild))
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { lib.Close() })
	return lib
}

func (w *world) has(guild sandbox.ID) bool {
	w.t.Helper()
	there, err := w.bot.where.Has(w.ctx, w.path(guild))
	if err != nil {
		w.t.Fatal(err)
	}
	return there
}

// A process that takes a shard over reads settings anew, which the one before may have
// changed.
func TestSettingsAreReadAnewWithTheShard(t *testing.T) {
	t.Parallel()
	a, b := serveTwice(t)
	own, _ := a.servers()
	guild := a.Guilds()[own].ID
	// The second has read them, as a direct message makes it.
	if _, err := b.bot.loadSettings(a.ctx, string(guild)); err != nil {
		t.Fatal(err)
	}
	b.bot.settings.Store(string(guild), defaultSettings())
	owner := a.Member(guild, sandbox.OwnerName)
	a.command(owner, "settings", sandbox.Opt("answers", "private"))
	a.stop()
	a.await("the other to serve both", func() bool { return b.serving() == 2 })
	if m := a.command(a.member(own), "ask", sandbox.Opt("question", strikes)); !isPrivate(m) {
		t.Error("the answer is public, want it as the server has set")
	}
}

// While the database is away, what was asked before is answered from memory, and says so;
// changes are refused, and nothing is left of them. Once it is back all is as before.
func TestDatabaseAway(t *testing.T) {
	t.Parallel()
	t.Run("refuses", func(t *testing.T) { testAway(t, (*postgrestest.Line).Cut, (*postgrestest.Line).Mend) })
	t.Run("says nothing", func(t *testing.T) {
		testAway(t, func(l *postgrestest.Line) { l.Freeze(true) }, func(l *postgrestest.Line) { l.Freeze(false) })
	})
}

func testAway(t *testing.T, leave, comeBack func(*postgrestest.Line)) {
	line := postgrestest.NewLine(t, postgrestest.Database(t).Program)
	w := serve(t, inFleet(t, line.Program))
	w.add(0, bridges)
	member := w.member(0)
	w.wantWords(w.command(member, "ask", sandbox.Opt("question", aboutBridges)), "1 · ")
	leave(line)
	w.await("the turns to fail", func() bool { return !w.bot.crew.Member.Status().Reachable })
	m := w.command(member, "ask", sandbox.Opt("question", aboutBridges))
	w.wantWords(m, "1 · ", "Bridges of the Old Town", "From memory")
	for _, c := range parts(m.Components) {
		if c.Type == typeButton && c.CustomID != "" {
			if verb, _, _ := readCustomID(c.CustomID); verb != "dismiss" {
				t.Errorf("there is a button %q that needs the answer to be kept", verb)
			}
		}
	}
	said, err := member.Mention(w.ctx, aboutBridges)
	if err != nil {
		t.Fatal(err)
	}
	w.wantWords(said, "Bridges of the Old Town", "From memory")
	w.wantWords(w.command(member, "suggest", sandbox.Opt("title", "A Book")), "nothing was changed")
	comeBack(line)
	w.await("the database", func() bool { return w.bot.crew.Member.Status().Reachable })
	w.await("an answer from the library", func() bool { // a database that is slow, for the machine is busy, is as good as away
		return !strings.Contains(words(w.command(member, "ask", sandbox.Opt("question", aboutBridges))), "From memory")
	})
	if list, err := w.use(w.Guilds()[0].ID).Journal.OpenSuggestions(w.ctx, 0, 10); err != nil || len(list) != 0 {
		t.Errorf("%v, %v are kept, want no suggestion", list, err)
	}
}

// Whatever two processes are told of at once, one answers, and what it does is done once.
func TestToldTwiceAnsweredOnce(t *testing.T) {
	t.Parallel()
	a := serve(t)
	b := a.join() // beside it, with a session of its own
	a.await("both to be connected", func() bool { return len(a.Shards()) == 2 })
	member := a.member(0)
	const each = 5
	for i := range each {
		a.command(member, "suggest", sandbox.Opt("title", fmt.Sprint("Book ", i)))
		if _, err := member.Mention(a.ctx, strikes); err != nil {
			t.Fatal(err)
		}
	}
	lines := func(command string) int {
		return strings.Count(a.log.String(), "command="+command) + strings.Count(b.log.String(), "command="+command)
	}
	a.await("both to have ended", func() bool { return lines("suggest") == 2*each && lines("mention") == 2*each })
	answers := 0
	for _, m := range a.Messages(member.Channel(), member.User().ID) {
		if m.Author.Bot && m.ReferencedMessage != nil {
			answers++
		}
	}
	if answers != each {
		t.Errorf("%d answers to %d mentions", answers, each)
	}
	lease, err := a.bot.pool.Use(a.ctx, a.path(a.Guilds()[0].ID))
	if err != nil {
		t.Fatal(err)
	}
	defer lease.Release()
	kept, err := lease.Journal.OpenSuggestions(a.ctx, 0, 100)
	if err != nil || len(kept) != each {
		t.Errorf("%d suggestions are kept, %v, want %d", len(kept), err, each)
	}
}

// Of a process that was killed right after it had acknowledged a question another tells
// the member, for Discord hands the question to that one once more; what was answered
// meanwhile stays.
func TestKilledRightAfterAcknowledging(t *testing.T) {
	t.Parallel()
	for answered, want := range map[bool]string{false: "The bot was restarted before it could answer. Please ask again.", true: "an answer"} {
		check := checkBody(t)
		var once atomic.Bool
		var w *world
		o := sandbox.Options{Check: func(r sandbox.Request) error {
			if !strings.HasSuffix(r.Path, "/callback") || once.Swap(true) {
				return check(r)
			}
			token := strings.Split(r.Path, "/")[len(strings.Split(r.Path, "/"))-2]
			_, err := w.bot.discord.Send(w.ctx, http.MethodPost, strings.TrimPrefix(r.Path, "/api/v9/"), map[string]any{"type": callbackDeferred}, nil)
			if err == nil && answered {
				_, err = w.bot.discord.Send(w.ctx, http.MethodPatch, "webhooks/"+w.bot.app.Load().app+"/"+token+"/messages/@original", map[string]any{"content": want, "allowed_mentions": map[string]any{"parse": []string{}}}, nil)
			}
			return err
		}}
		w = serveOn(t, o, inFleet(t, postgrestest.Database(t).Program), func(o *Options) { o.thought = time.Second })
		p, err := w.member(0).Start("ask", sandbox.Opt("question", strikes))
		if err != nil {
			t.Fatal(err)
		}
		for _, size := range []int{1, 0} {
			w.await("what another has acknowledged to be watched, and to be told of", func() bool {
				w.bot.crew.mu.Lock()
				defer w.bot.crew.mu.Unlock()
				return len(w.bot.crew.watched) == size
			})
		}
		w.await("the sentence", func() bool { return p.Latest().Message.Content == want })
		w.stop()
		if said := p.Latest().Message.Content; said != want {
			t.Errorf("answered %v: %q, want %q", answered, said, want)
		}
	}
}
