package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footnote/corpus/postgres/postgrestest"
)

// A library goes into a database and back, and the terminal's commands work on it there.
func TestDatabase(t *testing.T) {
	s := postgrestest.Start(t)
	address := s.Migrate(t, "libraries")
	t.Chdir(t.TempDir())
	ctx := t.Context()
	folder := map[string]string{"FOOTNOTE_DATA": "data", "FOOTNOTE_EMBEDDER": "static"}
	database := map[string]string{"FOOTNOTE_DATA": "data", "FOOTNOTE_EMBEDDER": "static", "FOOTNOTE_DATABASE": address.Program, "FOOTNOTE_DATABASE_OWNER": address.Owner}
	must := func(env map[string]string, says string, args ...string) result {
		t.Helper()
		r := runIn(ctx, env, args...)
		if r.status != 0 || !strings.Contains(r.out+r.errors, says) {
			t.Fatalf("%q = %+v, want %q", args, r, says)
		}
		return r
	}
	must(database, "nothing was to be done", "migrate")
	must(folder, "added", "add", writeText(t, "ferry.txt", 1))
	asked := must(folder, "ferry", "ask", "--json", "When does the ferry leave?")
	must(database, `"default" is in the database now: 1 source`, "move")
	if files, _ := filepath.Glob("data/*.sqlite"); len(files) > 0 {
		t.Errorf("%v are still there", files)
	}
	if there := must(database, "ferry", "ask", "--json", "When does the ferry leave?"); strings.Replace(there.out, `"the database"`, `"data"`, 1) != asked.out {
		t.Errorf("answers differ: in the file\n%s\nand in the database\n%s", asked.out, there.out)
	}
	runIn(ctx, database, "move").check(t, "move of what is not there", 2, "no library")
	runIn(ctx, folder, "add", writeText(t, "well.txt", 2)).check(t, "add where the library was", 2, "moved into a database")
	must(database, "added", "add", "--library", "two", writeText(t, "well.txt", 2))
	must(database, "no standby is waited for", "doctor")
	must(database, "in backup", "backup", "--all", "backup")
	must(database, "Libraries looked through: 2", "forget", "80351110224678912")
	must(database, "as it was", "restore", "--library", "three", "backup/two.sqlite")
	must(database, `"default" is in data/default.sqlite now`, "move", "--back")
	if back := must(folder, "ferry", "ask", "--json", "When does the ferry leave?"); back.out != asked.out {
		t.Errorf("answers differ: before\n%s\nand back in the file\n%s", asked.out, back.out)
	}
	if kept, _ := filepath.Glob("data/*.moved-*"); len(kept) > 0 {
		t.Errorf("%v still say that the library is in the database", kept)
	}
	database["FOOTNOTE_DATABASE"] = "postgres://footnote:a-long-secret@127.0.0.1:1/none"
	for address, says := range map[string]string{
		"postgres://footnote:a-long-secret@127.0.0.1:x/none":       "is no address of a database",
		"postgres://footnote:a-long-secret/@127.0.0.1/none":        "%2F for /",
		strings.Replace(address.Program, "/libraries", "/none", 1): "has no database of that name",
	} {
		database["FOOTNOTE_DATABASE"] = address
		r := runIn(ctx, database, "sources")
		r.check(t, "a wrong address", 2, says)
		if strings.Contains(r.out+r.errors, "a-long-secret") {
			t.Errorf("the password is shown: %+v", r)
		}
	}
	database["FOOTNOTE_DATABASE"] = "postgres://footnote:a-long-secret@127.0.0.1:1/none"
	r := runIn(ctx, database, "sources")
	r.check(t, "a database that is not there", 2, "does not answer")
	if strings.Contains(r.out+r.errors, "a-long-secret") {
		t.Errorf("the password is shown: %+v", r)
	}
	database["FOOTNOTE_DATABASE"] = address.Program
	for may, says := range map[string]int{"CREATEROLE": 2, "NOCREATEROLE": 0} {
		if err := s.Ask(ctx, "postgres", "ALTER ROLE footnote "+may); err != nil {
			t.Fatal(err)
		}
		runIn(ctx, database, "sources", "--library", "two").check(t, "a role with "+may, says, "")
	}
	if err := s.Ask(ctx, "postgres", "ALTER ROLE footnote NOCREATEROLE"); err != nil {
		t.Fatal(err)
	}
	s.Halt()
	database["FOOTNOTE_DATABASE"] = address.Program
	runIn(ctx, database, "sources").check(t, "a database that is down", 2, "does not answer")
	if _, err := os.Stat("data/two.sqlite"); err == nil {
		t.Error("a library of the database has a file")
	}
}
