package jobs

import (
	"errors"
	"testing"
	"time"

	"footnote/corpus"
	"footnote/corpus/postgres/postgrestest"
)

// Jobs that wait go from a file into a database and back with all that is kept of them, in
// their order; those of other libraries stay, and so do all while somebody does one.
func TestCarry(t *testing.T) {
	t.Parallel()
	files, _ := open(t)
	shared := again(t, postgrestest.Database(t).Program)
	for _, library := range []string{"a", "b", "a"} {
		put(t, files, Job{Library: library, Kind: "add", Payload: []byte(library), Token: "secret", TokenUntil: time.Now().Add(time.Hour)})
	}
	held := claim(t, files)
	must(t, held.Keep(t.Context(), "fetched", corpus.File{Name: "a.md", Data: []byte("text")}))
	must(t, held.KeepPart(t.Context(), 3, []byte("three")))
	if n, err := files.Carry(t.Context(), "a", shared); n != 0 || !errors.Is(err, corpus.ErrInUse) {
		t.Errorf("Carry of a job that is being done = %d, %v, want %v", n, err, corpus.ErrInUse)
	}
	must(t, held.Retry(t.Context(), time.Hour)) // which Carry does not wait for
	carry := func(from, to *Table) {
		t.Helper()
		if n, err := from.Carry(t.Context(), "a", to); n != 2 || err != nil {
			t.Fatalf("Carry = %d, %v, want 2", n, err)
		}
		if names, err := from.Libraries(t.Context()); err != nil || len(names) > 1 || len(names) == 1 && names[0] != "b" {
			t.Errorf("%q have jobs left, %v, want b at most", names, err)
		}
	}
	carry(files, shared)
	carry(shared, files)
	carry(files, shared)
	second := claim(t, shared)
	if second == nil || second.Token != "secret" || second.Attempt != 1 || string(second.Payload) != "a" || time.Until(second.TokenUntil) < 50*time.Minute {
		t.Fatalf("claimed %+v, want the second job, as it was put", second)
	}
	must(t, second.Finish(t.Context()))
	if early := claim(t, shared); early != nil {
		t.Error("a job that was put off was claimed at once")
	}
	_, err := shared.exec(t.Context(), "let it be done", "a", "UPDATE jobs SET not_before = 0")
	must(t, err)
	first := claim(t, shared)
	if first == nil || first.Attempt != 2 || first.Step != "fetched" || !first.Again {
		t.Fatalf("claimed %+v, want the first, which was tried once", first)
	}
	f, ok, err := first.File(t.Context())
	parts, partsErr := first.Parts(t.Context())
	if err := errors.Join(err, partsErr); err != nil || !ok || string(f.Data) != "text" || f.Name != "a.md" || string(parts[3]) != "three" {
		t.Errorf("kept with it: %+v, %q, %v", f, parts[3], err)
	}
}

// A carrying that was broken off between the two tables doubles nothing.
func TestCarryGoesOn(t *testing.T) {
	t.Parallel()
	from, _ := open(t)
	to, _ := open(t)
	number := put(t, from, Job{Library: "a", Kind: "add", Payload: []byte("one")})
	h := &Held{Job: Job{Number: number, Library: "a"}, table: from}
	must(t, h.copyTo(t.Context(), to))
	if n, err := from.Carry(t.Context(), "a", to); n != 1 || err != nil {
		t.Fatalf("Carry = %d, %v", n, err)
	}
	if left, err := from.Status(t.Context()); err != nil || left != (Status{}) {
		t.Errorf("%+v is left, %v", left, err)
	}
	if there, err := to.Status(t.Context()); err != nil || there.Waiting != 1 {
		t.Errorf("%+v is there, %v, want one", there, err)
	}
}
