package jobs

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"footnote/corpus"
	"footnote/corpus/postgres/postgrestest"
)

// open opens a table in a new file.
func open(t *testing.T) (*Table, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "data", "jobs.db")
	return again(t, path), path
}

// again opens a table that is open, as another process does.
func again(t *testing.T, at string) *Table {
	t.Helper()
	table, err := openShared(t.Context(), at)
	must(t, err)
	t.Cleanup(func() { table.Close() })
	table.lease = time.Minute // as long as any test may take; those of its end set it
	return table
}

// onBoth tests with a file and, where there is PostgreSQL, with a database of its own.
func onBoth(t *testing.T, test func(t *testing.T, open func() (*Table, string))) {
	t.Parallel()
	t.Run("file", func(t *testing.T) {
		t.Parallel()
		test(t, func() (*Table, string) { return open(t) })
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		t.Parallel()
		at := postgrestest.Database(t).Program
		test(t, func() (*Table, string) { return again(t, at), at })
	})
}

func put(t *testing.T, table *Table, j Job) int64 {
	t.Helper()
	number, err := table.Put(t.Context(), j)
	if err != nil {
		t.Fatal(err)
	}
	return number
}

// claim takes the next job, nil if there is none.
func claim(t *testing.T, table *Table) *Held {
	t.Helper()
	h, err := table.Claim(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// await claims until there is something.
func await(t *testing.T, table *Table) *Held {
	t.Helper()
	for range 1000 {
		if h := claim(t, table); h != nil {
			return h
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("nothing to claim")
	return nil
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestOneJobOfALibraryAtATime(t *testing.T) { onBoth(t, testOneJobOfALibraryAtATime) }

func testOneJobOfALibraryAtATime(t *testing.T, open func() (*Table, string)) {
	table, _ := open()
	for _, library := range []string{"a", "a", "b"} {
		put(t, table, Job{Library: library, Kind: "add", Payload: []byte(library)})
	}
	first, second := claim(t, table), claim(t, table)
	if first == nil || first.Number != 1 || first.Attempt != 1 || string(first.Payload) != "a" || second == nil || second.Number != 3 {
		t.Fatalf("claimed %+v and %+v, want jobs 1 and 3", first, second)
	}
	if third := claim(t, table); third != nil {
		t.Errorf("job %d was claimed while another one of its library runs", third.Number)
	}
	must(t, first.Finish(t.Context()))
	if third := claim(t, table); third == nil || third.Number != 2 {
		t.Errorf("claimed %+v, want job 2", third)
	}
}

// Whoever does not renew a job loses it, with everything that it may say of it.
func TestOrphanIsTakenOver(t *testing.T) { onBoth(t, testOrphanIsTakenOver) }

func testOrphanIsTakenOver(t *testing.T, open func() (*Table, string)) {
	table, _ := open()
	table.lease = 300 * time.Millisecond
	put(t, table, Job{Library: "a", Kind: "add"})
	file := corpus.File{Name: "a.md", Origin: "o", MediaType: "text/markdown", Data: []byte("text")}
	began := time.Now()
	dead := claim(t, table)
	must(t, dead.Keep(t.Context(), "fetched", file))
	must(t, dead.KeepPart(t.Context(), 7, []byte("seven")))
	must(t, dead.KeepPart(t.Context(), 8, nil))
	must(t, dead.KeepPart(t.Context(), 7, []byte("seven again")))
	next := await(t, table)
	if took := time.Since(began); took < table.lease*9/10 {
		t.Errorf("taken over after %s, before the lease of %s was over", took, table.lease)
	}
	if next.Attempt != 2 || next.Step != "fetched" || !next.Again || next.since.Sub(next.Started) < table.lease {
		t.Errorf("taken over: %+v, want the second attempt after the step that was reached", next.Job)
	}
	if kept, ok, err := next.File(t.Context()); err != nil || !ok || !bytes.Equal(kept.Data, file.Data) || kept.Name != file.Name || kept.Origin != file.Origin || kept.MediaType != file.MediaType {
		t.Errorf("File = %+v, %v, %v, want %+v", kept, ok, err, file)
	}
	if parts, err := next.Parts(t.Context()); err != nil || len(parts) != 2 || string(parts[7]) != "seven again" || len(parts[8]) != 0 {
		t.Errorf("Parts = %v, %v, want those two that were kept", parts, err)
	}
	for what, err := range map[string]error{
		"Hold": dead.Hold(t.Context()), "Reach": dead.Reach(t.Context(), "read", nil), "Keep": dead.Keep(t.Context(), "fetched", file),
		"KeepPart": dead.KeepPart(t.Context(), 9, nil), "Finish": dead.Finish(t.Context()), "GiveBack": dead.GiveBack(t.Context()), "Retry": dead.Retry(t.Context(), 0),
	} {
		if err == nil {
			t.Errorf("%s of who has lost the job = nil", what)
		}
	}
	must(t, next.Reach(t.Context(), "read", []byte("7")))
	must(t, next.Finish(t.Context()))
	if status, err := table.Status(t.Context()); err != nil || status != (Status{}) {
		t.Errorf("Status = %+v, %v, want nothing", status, err)
	}
}

// A job that is renewed stays with its holder, and one that is dropped does not.
func TestRenew(t *testing.T) { onBoth(t, testRenew) }

func testRenew(t *testing.T, open func() (*Table, string)) {
	table, path := open()
	put(t, table, Job{Library: "a", Kind: "add"})
	table.lease = 4 * time.Second // of which a busy machine may take half
	held := claim(t, table)
	ctx, release := held.Renew(t.Context())
	defer release()
	other := again(t, path)
	for range 13 {
		time.Sleep(table.lease / 10)
		if taken := claim(t, other); taken != nil {
			t.Fatal("a job that is renewed was taken over")
		}
	}
	if dropped, err := other.Drop(t.Context(), "a"); err != nil || len(dropped) != 1 || dropped[0].Kind != "add" {
		t.Errorf("Drop = %+v, %v, want one", dropped, err)
	}
	<-ctx.Done()
	if !errors.Is(context.Cause(ctx), ErrLost) {
		t.Errorf("cause = %v, want %v", context.Cause(ctx), ErrLost)
	}
}

// Where the table cannot be reached, the job is given up when its lease ends.
func TestUnreachableTable(t *testing.T) {
	t.Parallel()
	table, _ := open(t)
	put(t, table, Job{Library: "a", Kind: "add"})
	table.lease = 300 * time.Millisecond
	ctx, release := claim(t, table).Renew(t.Context())
	defer release()
	must(t, table.Close())
	<-ctx.Done()
	if !errors.Is(context.Cause(ctx), ErrLost) {
		t.Errorf("cause = %v, want %v", context.Cause(ctx), ErrLost)
	}
}

// What is given back does not count as an attempt and is there at once; what is put off
// counts, and comes later.
func TestGiveBackAndRetry(t *testing.T) { onBoth(t, testGiveBackAndRetry) }

func testGiveBackAndRetry(t *testing.T, open func() (*Table, string)) {
	table, _ := open()
	put(t, table, Job{Library: "a", Kind: "add"})
	for _, first := range []bool{true, false, false} {
		held := claim(t, table)
		if held == nil || held.Attempt != 1 || held.Again == first {
			t.Fatalf("claimed %+v, want a first attempt", held)
		}
		must(t, held.GiveBack(t.Context()))
	}
	held := claim(t, table)
	began := time.Now()
	must(t, held.Retry(t.Context(), time.Second))
	if held = await(t, table); time.Since(began) < time.Second*9/10 {
		t.Error("a job that was put off was claimed at once")
	}
	if held.Attempt != 2 {
		t.Errorf("attempt %d, want 2", held.Attempt)
	}
}

func TestQueueIsBounded(t *testing.T) { onBoth(t, testQueueIsBounded) }

func testQueueIsBounded(t *testing.T, open func() (*Table, string)) {
	table, _ := open()
	for range MostWaiting {
		put(t, table, Job{Library: "a", Kind: "add"})
	}
	if _, err := table.Put(t.Context(), Job{Library: "a", Kind: "add"}); !errors.Is(err, ErrQueue) {
		t.Errorf("Put = %v, want %v", err, ErrQueue)
	}
	put(t, table, Job{Library: "b", Kind: "add"})
}

// The place of each in the line, and who has to be told of it.
func TestLine(t *testing.T) { onBoth(t, testLine) }

func testLine(t *testing.T, open func() (*Table, string)) {
	table, _ := open()
	later := time.Now().Add(time.Hour)
	for _, library := range []string{"a", "a", "b", "a", "c", "b"} {
		put(t, table, Job{Library: library, Kind: "add", Token: "t", TokenUntil: later})
	}
	claim(t, table)
	line := func(want ...int) []Waiting {
		t.Helper()
		got, err := table.Line(t.Context())
		must(t, err)
		var places []int
		for _, w := range got {
			places = append(places, w.Place)
		}
		if len(places) != len(want) {
			t.Fatalf("to be told: places %v, want %v", places, want)
		}
		for i := range want {
			if places[i] != want[i] {
				t.Fatalf("to be told: places %v, want %v", places, want)
			}
		}
		return got
	}
	waiting := line(1, 2, 3, 3, 4)
	told := 0
	for _, w := range waiting {
		must(t, table.Tell(t.Context(), w, func(context.Context) {
			told++
			if w.Number == 3 {
				other := claim(t, table)
				if other.Number == 3 {
					t.Error("a job was claimed while it was told of")
				}
				must(t, other.GiveBack(t.Context()))
			}
		}))
	}
	line()
	if held := claim(t, table); told != 5 || held == nil || held.Number != 3 {
		t.Errorf("told %d times, then claimed %+v, want 5 and job 3", told, held)
	}
	line(2, 2, 3) // jobs 4, 5 and 6; the one before them knows that it is first
}

// A token goes with its time and with the job, and no file holds it then. Nobody else
// may read the file.
func TestTokensAreForgotten(t *testing.T) {
	t.Parallel()
	table, path := open(t)
	const first, second = "aW50ZXJhY3Rpb24tb25l", "aW50ZXJhY3Rpb24tdHdv"
	holds := func(token string) bool {
		files, err := filepath.Glob(path + "*")
		must(t, err)
		for _, f := range files {
			data, err := os.ReadFile(f)
			must(t, err)
			if bytes.Contains(data, []byte(token)) {
				return true
			}
		}
		return false
	}
	put(t, table, Job{Library: "a", Kind: "add", Token: first, TokenUntil: time.Now().Add(time.Hour)})
	put(t, table, Job{Library: "b", Kind: "add", Token: second, TokenUntil: time.Now().Add(time.Second)})
	if !holds(first) || !holds(second) {
		t.Fatal("the tokens are not kept")
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the file has the rights %v, %v, want those of its owner alone", info.Mode(), err)
	}
	for token, want := range map[string]bool{first: true, "another": false} {
		if has, err := table.Has(t.Context(), token); err != nil || has != want {
			t.Errorf("Has(%q) = %v, %v, want %v", token, has, err, want)
		}
	}
	held := claim(t, table)
	if held.Token != first || held.TokenUntil.Before(time.Now().Add(time.Minute)) {
		t.Errorf("claimed with token %q until %s", held.Token, held.TokenUntil)
	}
	must(t, held.Finish(t.Context()))
	for holds(second) {
		must(t, table.ForgetTokens(t.Context()))
		time.Sleep(20 * time.Millisecond)
	}
	if holds(first) {
		t.Error("the token of a job that is done stands in the file")
	}
	if left := claim(t, table); left == nil || left.Token != "" {
		t.Errorf("claimed %+v, want one without a token", left)
	}
}

// Bytes that were kept go with their job, and the file is small again.
func TestRoomIsGivenBack(t *testing.T) {
	t.Parallel()
	table, path := open(t)
	put(t, table, Job{Library: "a", Kind: "add"})
	held := claim(t, table)
	must(t, held.Keep(t.Context(), "fetched", corpus.File{Data: bytes.Repeat([]byte("x"), 4<<20)}))
	if err := held.Keep(t.Context(), "fetched", corpus.File{Data: make([]byte, corpus.MaxBytes+1)}); !errors.Is(err, corpus.ErrTooLarge) {
		t.Errorf("Keep = %v, want %v", err, corpus.ErrTooLarge)
	}
	must(t, held.Finish(t.Context()))
	if info, err := os.Stat(path); err != nil || info.Size() > 100<<10 {
		t.Errorf("the file has %d bytes, %v, want few", info.Size(), err)
	}
}

func TestInspect(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "jobs.db")
	if status, err := Inspect(t.Context(), path); err != nil || status != (Status{}) {
		t.Errorf("Inspect = %+v, %v, want nothing", status, err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Error("Inspect made a file")
	}
	table := again(t, path)
	put(t, table, Job{Library: "a", Kind: "add"})
	put(t, table, Job{Library: "b", Kind: "add"})
	claim(t, table)
	time.Sleep(10 * time.Millisecond)
	if status, err := Inspect(t.Context(), path); err != nil || status.Waiting != 1 || status.Running != 1 || status.Oldest <= 0 {
		t.Errorf("Inspect = %+v, %v, want one that waits and one that runs", status, err)
	}
}

// What is no table of ours is refused and can be removed.
func TestDamagedFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "jobs.db")
	must(t, os.WriteFile(path, bytes.Repeat([]byte("no database "), 1000), 0o644))
	if _, err := Open(t.Context(), path); !errors.Is(err, corpus.ErrNotLibrary) {
		t.Errorf("Open = %v, want %v", err, corpus.ErrNotLibrary)
	}
	must(t, Remove(path))
	again(t, path)
}
