package leftovers

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// endedProcess gives the number of a process that was there and is no more.
func endedProcess(t *testing.T) int {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^$")
	if err := c.Run(); err != nil {
		t.Fatal(err)
	}
	return c.Process.Pid
}

// What killed processes have left goes; what is in use or somebody else's stays.
func TestClear(t *testing.T) {
	data, temp := t.TempDir(), t.TempDir()
	t.Setenv("TMPDIR", temp)
	dead, alive := endedProcess(t), os.Getpid()
	old, young := time.Now().Add(-2*time.Hour), time.Now()
	for _, test := range []struct {
		dir    string
		name   string
		at     time.Time
		folder bool
		stays  bool
	}{
		{data, fmt.Sprintf(".a.sqlite.%d-123.new", dead), young, false, false},
		{data, fmt.Sprintf(".a.sqlite.%d-123.new-wal", dead), young, false, false},
		{data, fmt.Sprintf(".a.sqlite.%d-123.new-journal", dead), young, false, false},
		{data, fmt.Sprintf(".discord-77.sqlite.%d-124.new", alive), young, false, true},
		{data, fmt.Sprintf(".discord-77.sqlite.%d-125.new", alive), old, false, false}, // its number is another's now
		{data, fmt.Sprintf(".a.sqlite.%d-%s-128.new", dead, machine()), young, false, false},
		{data, fmt.Sprintf(".a.sqlite.%d-%s-129.new", alive, machine()), young, false, true},
		{data, fmt.Sprintf(".a.sqlite.%d-0123abcd-130.new", dead), young, false, true}, // another machine's
		{data, fmt.Sprintf(".a.sqlite.%d-0123abcd-131.new", dead), old, false, false},
		{data, ".a.sqlite.126.new", young, false, true},
		{data, ".a.sqlite.127.new", old, false, false},
		{data, "a.sqlite", old, false, true},
		{data, "a.sqlite-wal", old, false, true},
		{data, fmt.Sprintf("a.sqlite.%d-1.new", dead), old, false, true},
		{data, fmt.Sprintf(".notes.txt.%d-1.new", dead), old, false, true},
		{data, fmt.Sprintf("footnote-import-%d-1", dead), old, true, true}, // not where such folders are
		{temp, fmt.Sprintf("footnote-import-%d-1", dead), young, true, false},
		{temp, fmt.Sprintf("footnote-export-%d-2", dead), young, true, false},
		{temp, fmt.Sprintf("footnote-try-%d-3", dead), young, true, false},
		{temp, fmt.Sprintf("footnote-import-%d-4", alive), young, true, true},
		{temp, fmt.Sprintf("footnote-try-%d-5", alive), old, true, true},
		{temp, "footnote-import-6", old, true, false},
		{temp, "footnote-export-7", young, true, true},
		{temp, "footnote-try-8", old, true, true},                           // whether it is in use cannot be known
		{temp, fmt.Sprintf("footnote-import-%d-9", dead), old, false, true}, // a file is none of ours
		{temp, "footnote-notes", old, true, true},
	} {
		path := filepath.Join(test.dir, test.name)
		if test.folder {
			if err := os.MkdirAll(filepath.Join(path, "inner"), 0o700); err != nil {
				t.Fatal(err)
			}
		} else if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, test.at, test.at); err != nil {
			t.Fatal(err)
		}
		if err := Clear(data); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Lstat(path); (err == nil) != test.stays {
			t.Errorf("%s is there: %v, want %v", test.name, err == nil, test.stays)
		}
	}
	if err := Clear(filepath.Join(data, "not there")); err != nil {
		t.Errorf("Clear of no folder = %v, want nil", err)
	}
}

// What this process makes carries its number, and is found by a later one.
func TestLeftoversAreKnown(t *testing.T) {
	data, temp := t.TempDir(), t.TempDir()
	t.Setenv("TMPDIR", temp)
	for _, kind := range []string{"import", "export", "try"} {
		if _, err := MakeTemp(kind); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := MakeDraft(filepath.Join(data, "a.sqlite")); err != nil {
		t.Fatal(err)
	}
	for dir, temporary := range map[string]bool{data: false, temp: true} {
		entries, err := os.ReadDir(dir)
		if err != nil || len(entries) == 0 {
			t.Fatal(entries, err)
		}
		for _, e := range entries {
			isKnown := slices.ContainsFunc(known, func(l leftover) bool {
				found := l.name().FindStringSubmatch(e.Name())
				return found != nil && found[1] == fmt.Sprint(os.Getpid()) && l.temporary == temporary
			})
			if !isKnown || isLeftover(e, temporary) {
				t.Errorf("%s is known: %v, a leftover: %v, want known and in use", e.Name(), isKnown, isLeftover(e, temporary))
			}
		}
	}
}

// A draft for a path, wherever that is, ends what killed processes left of others for it, and
// nothing else.
func TestMakeDraftClears(t *testing.T) {
	dir, dead, old := t.TempDir(), endedProcess(t), time.Now().Add(-2*time.Hour)
	for name, stays := range map[string]bool{
		fmt.Sprintf(".My copy (2).db.%d-%s-1.new", dead, machine()):         false,
		fmt.Sprintf(".My copy (2).db.%d-%s-1.new-journal", dead, machine()): false,
		fmt.Sprintf(".My copy (2).db.%d-2.new", dead):                       false,
		fmt.Sprintf(".My copy (2).db.%d-%s-3.new", os.Getpid(), machine()):  true,
		fmt.Sprintf(".My copy (2).db.%d-%s-4.new-old", dead, machine()):     true,
		fmt.Sprintf(".My copy 2.db.%d-%s-5.new", dead, machine()):           true,
		fmt.Sprintf(".xMy copy (2).db.%d-%s-6.new", dead, machine()):        true,
		fmt.Sprintf("My copy (2).db.%d-%s-7.new", dead, machine()):          true,
		"My copy (2).db":     true,
		".My copy (2).db":    true,
		"My copy (2).db.new": true,
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		if name != fmt.Sprintf(".My copy (2).db.%d-%s-3.new", os.Getpid(), machine()) && stays {
			if err := os.Chtimes(path, old, old); err != nil {
				t.Fatal(err)
			}
		}
		draft, err := MakeDraft(filepath.Join(dir, "My copy (2).db"))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(draft); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Lstat(path); (err == nil) != stays {
			t.Errorf("%s is there: %v, want %v", name, err == nil, stays)
		}
	}
}

// A draft is made beside a name that is no UTF-8, and what a kill left there of others goes.
func TestMakeDraftOfAnyName(t *testing.T) {
	for _, base := range []string{"a.sqlite", "\xff.sqlite", "a+(b.sqlite"} {
		dir := t.TempDir()
		left := filepath.Join(dir, fmt.Sprintf(".%s.%d-%s-7.new", base, endedProcess(t), machine()))
		other := filepath.Join(dir, fmt.Sprintf(".x%s.%d-%s-7.new", base, endedProcess(t), machine()))
		for _, name := range []string{left, other} {
			if err := os.WriteFile(name, nil, 0o600); err != nil {
				t.Skipf("this disk takes no such name: %v", err)
			}
		}
		if _, err := MakeDraft(filepath.Join(dir, base)); err != nil {
			t.Errorf("MakeDraft(%q): %v", base, err)
		}
		if _, err := os.Stat(left); err == nil {
			t.Errorf("what was left of %q stays", base)
		}
		if _, err := os.Stat(other); err != nil {
			t.Errorf("the draft of another file than %q is gone", base)
		}
	}
}
