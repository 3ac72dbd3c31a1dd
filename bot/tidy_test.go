package bot

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"footnote/bot/discord"
	"footnote/bot/sandbox"
	"footnote/corpus/library"
)

// left reads from the file of a library since when the bot is not in its server.
func (w *world) left(guild sandbox.ID) string {
	w.t.Helper()
	lib, err := library.OpenExisting(w.ctx, w.path(guild))
	if err != nil {
		w.t.Fatal(err)
	}
	defer lib.Close()
	stored, err := lib.Journal.Settings(w.ctx)
	if err != nil {
		w.t.Fatal(err)
	}
	return stored[leftSetting]
}

func (w *world) path(guild sandbox.ID) string {
	w.t.Helper()
	path, err := w.bot.where.Of(string(guild))
	if err != nil {
		w.t.Fatal(err)
	}
	return path
}

// markLeft writes into the file of a library that the bot left its server long ago.
func (w *world) markLeft(guild sandbox.ID, days int) {
	w.t.Helper()
	lib, err := library.OpenExisting(w.ctx, w.path(guild))
	if err != nil {
		w.t.Fatal(err)
	}
	defer lib.Close()
	if err := lib.Journal.Set(w.ctx, leftSetting, time.Now().AddDate(0, 0, -days).UTC().Format(time.RFC3339)); err != nil {
		w.t.Fatal(err)
	}
}

func isThere(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// serveDays is serve with a clock that can be put forward by days.
func serveDays(t *testing.T, servers ...string) (w *world, days *atomic.Int64, clock func(*Options)) {
	days = new(atomic.Int64)
	clock = func(o *Options) {
		o.Now = func() time.Time { return time.Now().AddDate(0, 0, int(days.Load())) }
	}
	return serveOn(t, sandbox.Options{Servers: servers}, clock), days, clock
}

// A library is set aside a while after the bot was removed from its server, and
// deleted a week later; not if the bot comes back before that.
func TestPurgeAfterRemoval(t *testing.T) {
	t.Parallel()
	w, days, _ := serveDays(t)
	w.add(0, bridges)
	w.add(1, lighthouses)
	guilds := w.Guilds()
	for _, g := range guilds {
		w.Kick(g.ID)
		w.await("the mark of "+g.Name, func() bool { return w.left(g.ID) != "" })
	}
	w.Invite(guilds[1].ID)
	w.await("the mark to go", func() bool { return w.left(guilds[1].ID) == "" })
	for _, after := range []struct {
		days           int64
		library, aside bool
	}{{29, true, false}, {31, false, true}, {37, false, true}, {39, false, false}} {
		days.Store(after.days)
		w.bot.tidy(w.ctx)
		if got := isThere(w.path(guilds[0].ID)); got != after.library {
			t.Errorf("after %d days the library is there: %v, want %v", after.days, got, after.library)
		}
		aside := w.bot.setAside(w.ctx)
		if (len(aside) == 1) != after.aside {
			t.Fatalf("after %d days set aside: %v, want one: %v", after.days, aside, after.aside)
		}
		if after.aside {
			if kept := w.libraryAt(filepath.Join(w.data, asideFolder, aside[0].file())); len(kept.Sources) != 1 || len(kept.Passages) == 0 {
				t.Errorf("set aside: %d sources, %d passages, want all", len(kept.Sources), len(kept.Passages))
			}
		}
		if !isThere(w.path(guilds[1].ID)) {
			t.Errorf("after %d days the library of a server that the bot is back in is gone", after.days)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(w.data, asideFolder, "*")); len(left) > 0 {
		t.Errorf("%v are left", left)
	}
}

// That Discord does not speak of a server is no removal: neither of one that READY
// leaves out, nor of one in an outage.
func TestSilenceIsNoRemoval(t *testing.T) {
	t.Parallel()
	w, days, clock := serveDays(t, "In An Outage", "Not Spoken Of", "Another")
	w.add(0, bridges)
	w.add(1, lighthouses)
	guilds := w.Guilds()[:2]
	w.Outage(guilds[0].ID, true)
	w.stop()
	w.Withhold(guilds[1].ID, true)
	w.start(clock)
	w.Dispatch("GUILD_DELETE", map[string]any{"id": guilds[1].ID, "unavailable": true})
	w.command(w.member(2), "sources") // all that came before has been taken
	for _, g := range guilds {
		if err := w.bot.markLibrary(w.ctx, string(g.ID), w.path(g.ID)); err != nil { // waits for what is being noted
			t.Fatal(err)
		}
		if since := w.left(g.ID); since != "" {
			t.Errorf("%s is marked as left on %s", g.Name, since)
		}
	}
	days.Store(100)
	w.bot.tidy(w.ctx)
	for _, g := range guilds {
		if !isThere(w.path(g.ID)) {
			t.Errorf("the library of %s is gone", g.Name)
		}
	}
}

// A mark from before is not acted on before Discord has spoken, nor against what it
// says.
func TestOldMarkAtStart(t *testing.T) {
	t.Parallel()
	w, _, clock := serveDays(t)
	w.add(0, bridges)
	w.add(1, lighthouses)
	guilds := w.Guilds()
	w.stop()
	for _, g := range guilds {
		w.markLeft(g.ID, 40)
		w.Withhold(g.ID, true)
	}
	unheard, err := New(w.ctx, Options{Token: w.Token(), APIURL: w.URL(), Data: w.data})
	if err != nil {
		t.Fatal(err)
	}
	unheard.tidy(w.ctx)
	unheard.pool.Close()
	if !isThere(w.path(guilds[0].ID)) || !isThere(w.path(guilds[1].ID)) {
		t.Fatal("a library is gone before Discord has said anything")
	}
	w.Kick(guilds[1].ID)
	w.start(clock)
	w.await("the library of the server left to go", func() bool { return !isThere(w.path(guilds[1].ID)) })
	w.await("the mark of the other to go", func() bool { return w.left(guilds[0].ID) == "" })
}

// Whatever comes from a server takes its mark back.
func TestAnythingTakesTheMarkBack(t *testing.T) {
	t.Parallel()
	w, _, _ := serveDays(t)
	w.add(0, bridges)
	guild := w.Guilds()[0].ID
	for name, come := range map[string]func(){
		"a command":     func() { w.command(w.member(0), "sources") },
		"a message":     func() { w.Dispatch("MESSAGE_CREATE", map[string]any{"id": "1", "guild_id": guild, "content": ""}) },
		"GUILD_UPDATE":  func() { w.Dispatch("GUILD_UPDATE", map[string]any{"id": guild}) },
		"GUILD_CREATE":  func() { w.Dispatch("GUILD_CREATE", map[string]any{"id": guild, "unavailable": true}) },
		"THREAD_CREATE": func() { w.Dispatch("THREAD_CREATE", map[string]any{"id": "5", "guild_id": guild}) },
		"a new event":   func() { w.Dispatch("TEAPOT_BOIL", map[string]any{"guild_id": guild}) },
	} {
		w.Dispatch("GUILD_DELETE", map[string]any{"id": guild})
		w.await("the mark", func() bool { return w.left(guild) != "" })
		come()
		w.await("the mark to go after "+name, func() bool { return w.left(guild) == "" })
	}
	for range 30 { // what is said last counts, however fast it follows
		w.Dispatch("GUILD_DELETE", map[string]any{"id": guild})
		w.Dispatch("GUILD_UPDATE", map[string]any{"id": guild})
	}
	w.command(w.member(0), "sources")
	w.await("everything to be noted", func() bool { return w.bot.markLibrary(w.ctx, string(guild), w.path(guild)) == nil })
	if since := w.left(guild); since != "" {
		t.Errorf("the server is marked as left on %s", since)
	}
}

// Nothing but Discord's plain word that the bot is not in a server ends its library.
func TestPurgeAsksDiscord(t *testing.T) {
	t.Parallel()
	w, _, _ := serveDays(t)
	w.add(0, bridges)
	guild := w.Guilds()[0].ID
	for _, test := range []struct {
		fault sandbox.Fault
		gone  bool
	}{
		{sandbox.Fault{Status: 500, Times: -1}, false},
		{sandbox.Fault{Drop: true, Times: -1}, false},
		{sandbox.Fault{Status: 401}, false},
		{sandbox.Fault{Status: 404}, false},
		{sandbox.Fault{Status: 403, Code: 40333}, false},
		{sandbox.Fault{Delay: time.Millisecond}, false}, // the truth: it is a member
		{sandbox.Fault{Status: 404, Code: discord.UnknownMember}, true},
		{sandbox.Fault{Status: 404, Code: discord.UnknownServer}, true},
		{sandbox.Fault{Status: 403, Code: discord.MissingAccess}, true},
		{sandbox.Fault{Status: 429, RetryAfter: time.Minute, Times: -1}, false},
	} {
		if !isThere(w.path(guild)) {
			w.add(0, bridges)
		}
		w.markLeft(guild, 40)
		w.bot.presence.mu.Lock()
		w.bot.presence.in = nil
		w.bot.presence.mu.Unlock()
		test.fault.Route = "GET /guilds/*/members/*"
		w.Fail(test.fault)
		most := 2 * time.Second // of what it would wait for Discord
		if test.gone {
			most = patience
		}
		ctx, cancel := context.WithTimeout(w.ctx, most)
		w.bot.tidyLibrary(ctx, string(guild), w.path(guild))
		cancel()
		w.Heal()
		if isThere(w.path(guild)) == test.gone {
			t.Errorf("after %+v the library is gone: %v, want %v", test.fault, !test.gone, test.gone)
		}
		if aside := w.bot.setAside(w.ctx); (len(aside) == 1) != test.gone {
			t.Errorf("after %+v set aside: %v, want one: %v", test.fault, aside, test.gone)
		} else if test.gone {
			library.DeleteAside(filepath.Join(w.data, asideFolder, aside[0].file()))
		}
	}
}

// A purge that a manager asks for takes what was set aside before, too.
func TestPurgeTakesWhatWasSetAside(t *testing.T) {
	t.Parallel()
	w, days, _ := serveDays(t)
	w.add(0, bridges)
	guild := w.Guilds()[0].ID
	w.Kick(guild)
	w.await("the mark", func() bool { return w.left(guild) != "" })
	days.Store(31)
	w.bot.tidy(w.ctx)
	if len(w.bot.setAside(w.ctx)) != 1 {
		t.Fatal("nothing is set aside")
	}
	w.Invite(guild)
	w.add(0, lighthouses)
	owner := w.Member(guild, sandbox.OwnerName)
	w.wantWords(w.press(owner, w.command(owner, "library purge"), "purge"), "is deleted")
	if aside := w.bot.setAside(w.ctx); len(aside) > 0 || isThere(w.path(guild)) {
		t.Errorf("%v is set aside, the library is there: %v, want neither", aside, isThere(w.path(guild)))
	}
}

// What a killed bot has left is cleared when the next one starts.
func TestStartClearsLeftovers(t *testing.T) {
	t.Parallel()
	w := serve(t)
	w.stop()
	killed := exec.Command(os.Args[0], "-test.run=^$")
	if err := killed.Run(); err != nil {
		t.Fatal(err)
	}
	draft := filepath.Join(w.data, fmt.Sprintf(".discord-1.sqlite.%d-2.new", killed.Process.Pid))
	if err := os.WriteFile(draft, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	w.start()
	if _, err := os.Stat(draft); err == nil {
		t.Error("the draft of a killed bot is still there")
	}
}
