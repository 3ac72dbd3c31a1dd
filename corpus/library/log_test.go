package library

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/journal"
)

// killed copies a library that is open to another folder, as a kill would leave
// it at this moment: the file and the log beside it.
func killed(t *testing.T, path string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "x.sqlite")
	for _, kind := range []string{"", "-wal", "-shm"} {
		if err := os.WriteFile(to+kind, mustRead(t, path+kind), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return to
}

// logged makes a library in two sessions: the first leaves sources a and b in the
// file, the second source c in the log. It gives the state after the first, and
// that of a kill in the second.
func logged(t *testing.T) (closed []byte, path string) {
	t.Helper()
	at := filepath.Join(t.TempDir(), "x.sqlite")
	l := mustOpen(t, at)
	mustAdd(t, l, benchSource(1), benchPassages(1, 100))
	mustAdd(t, l, work("b"), texts("two"))
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	closed = mustRead(t, at)
	l = mustOpen(t, at)
	if err := l.Journal.Set(t.Context(), "answers", "private"); err != nil {
		t.Fatal(err)
	}
	mustAdd(t, l, work("c"), texts("three"))
	return closed, killed(t, at)
}

// wantLibrary checks that a library is whole, has these sources, takes another,
// and where logs were moved to.
func wantLibrary(t *testing.T, what, path string, aside bool, want ...string) {
	t.Helper()
	l, err := Open(t.Context(), path)
	if err != nil {
		t.Errorf("%s: %v", what, err)
		return
	}
	defer l.Close()
	mustAdd(t, l, work("new"), texts("tea from the hills"))
	var got []string
	list, err := l.Sources(t.Context())
	for _, s := range list {
		got = append(got, s.Title)
	}
	if want := append(want, "Work new"); err != nil || !slices.Equal(got, want) {
		t.Errorf("%s: sources = %q, %v, want %q", what, got, err, want)
	}
	var verdict string
	if err := l.db.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
		t.Errorf("%s: integrity_check = %q, %v", what, verdict, err)
	}
	if (len(l.Aside()) > 0) != aside {
		t.Errorf("%s: moved aside: %q, want some: %v", what, l.Aside(), aside)
	}
	for _, moved := range l.Aside() {
		if info, err := os.Stat(moved); err != nil || info.Size() == 0 && !strings.Contains(moved, "-shm") {
			t.Errorf("%s: %s: %v", what, moved, err)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); len(left) > 0 {
		t.Errorf("%s: left %q", what, left)
	}
}

func TestOwnLogIsTaken(t *testing.T) {
	_, path := logged(t)
	wantLibrary(t, "after a kill", path, false, benchSource(1).Title, "Work b", "Work c")

	// A copy of the file alone, made since the log began, goes with it, too.
	_, path = logged(t)
	l := mustOpen(t, path)
	mustAdd(t, l, work("d"), texts("four"))
	opened := mustRead(t, path)
	mustAdd(t, l, work("e"), texts("five"))
	later := killed(t, path)
	if err := os.WriteFile(later, opened, 0o600); err != nil {
		t.Fatal(err)
	}
	wantLibrary(t, "a copy of the same time", later, false, benchSource(1).Title, "Work b", "Work c", "Work d", "Work e")

	// The log of a program that numbered no changes yet.
	old := libraryOfForm(t, 5)
	db, err := file.Open(old, file.ReadWrite)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, statement := range []string{"PRAGMA journal_mode = WAL", "UPDATE sources SET title = 'Hemp'"} {
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	wantLibrary(t, "of an old form", killed(t, old), false, "Hemp")
}

// The log of another library is never taken for a file's own.
func TestStrayLogIsMovedAside(t *testing.T) {
	closed, path := logged(t)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	wantLibrary(t, "a new library where the old one was deleted", path, true)

	put := func(what string, file []byte, want ...string) {
		t.Helper()
		_, path := logged(t)
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		wantLibrary(t, what, path, true, want...)
	}
	put("an earlier state of another library", closed, benchSource(1).Title, "Work b")
	put("another library", wholeLibrary(t), benchSource(1).Title)
	old := libraryOfForm(t, 5)
	put("a library of an old form", mustRead(t, old), "Ropes")

	// An earlier state of the same library, and a copy of the very same moment
	// whose pages lie elsewhere.
	at := filepath.Join(t.TempDir(), "x.sqlite")
	l := mustOpen(t, at)
	mustAdd(t, l, benchSource(1), benchPassages(1, 100))
	l.Close()
	early := mustRead(t, at)
	l = mustOpen(t, at)
	mustAdd(t, l, work("b"), texts("two"))
	l.Close()
	l = mustOpen(t, at)
	if err := l.Journal.AddGap(t.Context(), journal.Gap{Question: "why?"}); err != nil { // a change of no source
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "copy.sqlite")
	if _, err := l.db.Exec("VACUUM INTO ?", copied); err != nil {
		t.Fatal(err)
	}
	for what, file := range map[string][]byte{"an earlier state": early, "a copy with other pages": mustRead(t, copied)} {
		now := killed(t, at)
		if err := os.WriteFile(now, file, 0o600); err != nil {
			t.Fatal(err)
		}
		want := []string{benchSource(1).Title}
		if what != "an earlier state" {
			want = append(want, "Work b")
		}
		wantLibrary(t, what, now, true, want...)
	}
}

// While a library is in use its log is not touched, however often it is opened
// besides, by this process or by another.
func TestLogInUseStays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.sqlite")
	l := mustOpen(t, path)
	var writing sync.WaitGroup
	stop := make(chan struct{})
	writing.Go(func() {
		for i := uint64(1); ; i++ {
			select {
			case <-stop:
				return
			default:
				s, passages := killedWork(2, i)
				if _, err := l.Add(t.Context(), s, append(passages, benchPassages(int(i), 300)...)); err != nil {
					t.Error(err)
				}
			}
		}
	})
	reported := map[string]bool{}
	for range 60 {
		other, err := OpenExisting(t.Context(), path)
		if err != nil {
			t.Error(err)
			continue
		}
		if len(other.Aside()) > 0 {
			t.Errorf("moved aside: %q", other.Aside())
		}
		s, passages := killedWork(3, uint64(len(reported)))
		if _, err := other.Add(t.Context(), s, passages); err != nil {
			t.Error(err)
		}
		reported[s.Digest] = true
		if len(reported)%2 == 0 {
			other.Close()
		} else {
			defer other.Close()
		}
	}
	addUntilKilled(t, path, 300*time.Millisecond, reported)
	close(stop)
	writing.Wait()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	sources, err := mustOpen(t, path).Sources(t.Context())
	for _, s := range sources {
		there[s.Digest] = true
	}
	for digest := range reported {
		if !there[digest] {
			t.Errorf("source %s is lost, %v", digest, err)
		}
	}
}

// What a library notes of a change is read off the pages of its log.
func TestChangesInLog(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.sqlite")
	l := mustOpen(t, path)
	var want []file.Change
	for i := range 3 {
		mustAdd(t, l, work(string(rune('a'+i))), texts("text"))
		var c file.Change
		if err := l.db.QueryRow("SELECT change, change_before FROM library").Scan(&c.Number, &c.Before); err != nil {
			t.Fatal(err)
		}
		want = append(want, c)
	}
	if want[1].Before != want[0].Number || want[2].Before != want[1].Number || want[0].Before == 0 {
		t.Errorf("changes %v, want each to know the one before", want)
	}
	if got := file.ChangesIn(bytes.NewReader(mustRead(t, path+"-wal")), 2); !got.Committed || !slices.Equal(got.Changes, want) {
		t.Errorf("changesIn = %v, want %v", got, want)
	}
}

func FuzzChangesIn(f *testing.F) {
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte{0x37, 0x7f, 6, 0x82, 0, 0x2d, 0xe2, 0x18}, 512), 1)
	frame := append(append(head, make([]byte, 16)...), 0, 0, 0, 2, 0, 0, 0, 2)
	page := append(make([]byte, 16), 13, 0, 0, 0, 1, 1, 0xf0, 0, 1, 0xf0)
	f.Add(append(append(frame, page...), make([]byte, 600)...))
	f.Fuzz(func(t *testing.T, log []byte) {
		for _, c := range file.ChangesIn(bytes.NewReader(log), 2).Changes {
			_ = c.Number
		}
	})
}
