package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"log/slog"
	"os"
	"strings"
	"testing"
	"time"

	"footnote/bot"
	"footnote/corpus/library"
	"footnote/corpus/library/jobs"
	"footnote/corpus/postgres/postgrestest"
)

// What the bot has not read yet goes with a library, both ways, as do the files that are
// kept of its sources; also for a library that is not there yet, and after a move that was
// broken off before that. A bot that runs is not moved from under.
func TestMoveTakesJobsAlong(t *testing.T) {
	s := postgrestest.Start(t, "fsync=off")
	address := s.Migrate(t, "libraries")
	t.Chdir(t.TempDir())
	ctx := t.Context()
	folder := map[string]string{"FOOTNOTE_DATA": "data", "FOOTNOTE_EMBEDDER": "static"}
	database := map[string]string{"FOOTNOTE_DATA": "data", "FOOTNOTE_EMBEDDER": "static", "FOOTNOTE_DATABASE": address.Program}
	must := func(env map[string]string, args ...string) result {
		t.Helper()
		r := runIn(ctx, env, args...)
		if r.status != 0 {
			t.Fatalf("%q = %+v", args, r)
		}
		return r
	}
	moved := func(args ...string) map[string]int {
		t.Helper()
		var done struct {
			Libraries []struct {
				Library string
				Jobs    int
			}
		}
		if err := json.Unmarshal([]byte(must(database, append([]string{"move", "--all", "--json"}, args...)...).out), &done); err != nil {
			t.Fatal(err)
		}
		along := map[string]int{}
		for _, m := range done.Libraries {
			along[m.Library] = m.Jobs
		}
		return along
	}
	must(folder, "add", writeText(t, "ferry.txt", 1))
	kept := keepOriginal(t, "data/default.sqlite")
	waiting, err := jobs.Open(ctx, bot.JobsPath("data"))
	if err != nil {
		t.Fatal(err)
	}
	defer waiting.Close()
	for _, name := range []string{"default", "default", "discord-7"} {
		if _, err := waiting.Put(ctx, jobs.Job{Library: name, Kind: "source add", Payload: []byte(time.Now().String())}); err != nil {
			t.Fatal(err)
		}
	}
	release, err := bot.Alone("data", slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	runIn(ctx, database, "move", "--all").check(t, "move from under a bot", 2, "A bot runs on data")
	release()
	if along := moved(); along["default"] != 2 || along["discord-7"] != 1 || len(along) != 2 {
		t.Errorf("in went %v, want 2 jobs of a library and 1 of one that is not there yet", along)
	}
	if left, err := waiting.Status(ctx); err != nil || left != (jobs.Status{}) {
		t.Errorf("%+v is left in the file, %v", left, err)
	}
	if along := moved("--back"); along["default"] != 2 || along["discord-7"] != 1 {
		t.Errorf("back went %v", along)
	}
	lib, err := library.OpenExisting(ctx, "data/default.sqlite")
	if err != nil {
		t.Fatal(err)
	}
	if o, err := lib.Original(ctx, kept); err != nil || string(o.Data) != "as it came" || o.Note != "waits" {
		t.Errorf("the file that was kept = %q, %q, %v", o.Data, o.Note, err)
	}
	lib.Close()
	// Broken off between the library and its jobs.
	if err := os.Rename("data/default.sqlite", "aside"); err != nil {
		t.Fatal(err)
	}
	if said := must(database, "move").out; !strings.Contains(said, `2 sources that the bot has not read yet for "default" went along`) {
		t.Errorf("move that goes on = %q", said)
	}
	runIn(ctx, database, "move").check(t, "move of what is not there", 2, "no library")
}

// keepOriginal keeps a file in a library, and gives its digest.
func keepOriginal(t *testing.T, path string) (digest string) {
	t.Helper()
	lib, err := library.OpenExisting(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	data := []byte("as it came")
	if kept, err := lib.KeepOriginal(t.Context(), library.Original{Data: data, Note: "waits"}, 1<<20); err != nil || !kept {
		t.Fatalf("KeepOriginal = %v, %v", kept, err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
