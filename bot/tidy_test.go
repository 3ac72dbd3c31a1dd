package bot

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"footnote/bot/sandbox"
	"footnote/corpus"
)

// A library goes a while after the bot was removed from its server, and not if
// the bot comes back before that.
func TestPurgeAfterRemoval(t *testing.T) {
	t.Parallel()
	var days atomic.Int64
	w := serve(t, func(o *Options) {
		o.Now = func() time.Time { return time.Now().AddDate(0, 0, int(days.Load())) }
	})
	w.add(0, bridges)
	w.add(1, lighthouses)
	guilds := w.Guilds()
	left := func(guild sandbox.ID) bool {
		path, err := w.bot.libraryOf(string(guild))
		if err != nil {
			t.Fatal(err)
		}
		lib, err := corpus.OpenExisting(w.ctx, path)
		if err != nil {
			t.Fatal(err)
		}
		defer lib.Close()
		stored, err := lib.Settings(w.ctx)
		if err != nil {
			t.Fatal(err)
		}
		return stored["left"] != ""
	}
	for _, g := range guilds {
		w.Dispatch("GUILD_DELETE", map[string]any{"id": g.ID})
		w.await("the mark of "+g.Name, func() bool { return left(g.ID) })
	}
	w.Dispatch("GUILD_CREATE", map[string]any{"id": guilds[1].ID, "name": guilds[1].Name})
	w.await("the mark to go", func() bool { return !left(guilds[1].ID) })
	w.Dispatch("GUILD_DELETE", map[string]any{"id": guilds[1].ID, "unavailable": true})
	for _, after := range []struct {
		days int64
		want []bool
	}{{29, []bool{true, true}}, {31, []bool{false, true}}} {
		days.Store(after.days)
		for guild, path := range w.bot.libraries() {
			if err := w.bot.tidyLibrary(w.ctx, guild, path); err != nil {
				t.Error(err)
			}
		}
		for i, g := range guilds {
			path, _ := w.bot.libraryOf(string(g.ID))
			if _, err := os.Stat(path); (err == nil) != after.want[i] {
				t.Errorf("after %d days the library of %s is there: %v, want %v", after.days, g.Name, err == nil, after.want[i])
			}
		}
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
