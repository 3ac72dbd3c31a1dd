package main

import (
	"log/slog"
	"os"
	"testing"

	"footnote/bot/fleet"
	"footnote/corpus/postgres"
	"footnote/corpus/postgres/postgrestest"
)

// While a bot serves from the database nothing is moved into it or out of it, unless that
// is wanted; once it has left, all is.
func TestMoveAsksForBots(t *testing.T) {
	s := postgrestest.Start(t, "fsync=off")
	address := s.Migrate(t, "libraries")
	t.Chdir(t.TempDir())
	ctx := t.Context()
	folder := map[string]string{"FOOTNOTE_DATA": "data", "FOOTNOTE_EMBEDDER": "static"}
	database := map[string]string{"FOOTNOTE_DATA": "data", "FOOTNOTE_EMBEDDER": "static", "FOOTNOTE_DATABASE": address.Program}
	server, err := postgres.Connect(ctx, address.Program)
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	serve := func() *fleet.Member {
		t.Helper()
		m := fleet.Join(server.Apart(), slog.New(slog.DiscardHandler))
		t.Cleanup(func() { m.Close() })
		_, err := m.Agree(ctx, 1, 0)
		if err == nil {
			_, err = m.Tick(ctx, nil)
		}
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	isIn := func(file bool) {
		t.Helper()
		if _, err := os.Stat("data/default.sqlite"); (err == nil) != file {
			t.Errorf("the library is in a file: %v, want %v", err == nil, file)
		}
	}
	runIn(ctx, folder, "add", writeText(t, "ferry.txt", 1)).check(t, "add", 0, "")

	first := serve()
	runIn(ctx, database, "move").check(t, "move in beside a bot", 2, "1 bot serves from the database")
	runIn(ctx, database, "move", "--all").check(t, "move all in beside a bot", 2, "1 bot serves from the database")
	isIn(true)
	runIn(ctx, database, "move", "--force").check(t, "move in all the same", 0, "")
	isIn(false)

	second := serve()
	runIn(ctx, database, "move", "--back").check(t, "move back beside bots", 2, "2 bots serve from the database")
	isIn(false)
	if err := first.Leave(ctx, nil); err != nil {
		t.Fatal(err)
	}
	second.Close() // killed: nobody knows yet
	runIn(ctx, database, "move", "--back", "--all").check(t, "move back after a kill", 2, "1 bot serves from the database")
	isIn(false)
	if err := s.Ask(ctx, "libraries", "UPDATE footnote.bot_process SET expires = now()"); err != nil { // its time is over
		t.Fatal(err)
	}
	runIn(ctx, database, "move", "--back", "--all").check(t, "move back with no bot left", 0, "")
	isIn(true)
}
