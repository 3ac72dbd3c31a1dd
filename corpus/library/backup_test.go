package library

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"footnote/corpus"
	"footnote/corpus/library/internal/stored"
)

// titlesAt opens a library and lists the titles in it.
func titlesAt(t *testing.T, path string) []string {
	t.Helper()
	l, err := OpenExisting(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	list, err := l.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, s := range list {
		titles = append(titles, s.Title)
	}
	return titles
}

// wantOnly checks which files are in the folder of a library.
func wantOnly(t *testing.T, path string, patterns ...string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != len(patterns) {
		t.Errorf("files = %v, %v, want %q", entries, err, patterns)
		return
	}
	for i, e := range entries {
		if ok, err := filepath.Match(patterns[i], e.Name()); !ok || err != nil {
			t.Errorf("file %d = %s, want %s", i, e.Name(), patterns[i])
		}
	}
}

// A backup that is made while others write is a library of one moment, with all
// that was kept, and is read from where nobody may write.
func TestBackupWhileInUse(t *testing.T) {
	l := newLibrary(t)
	if _, err := l.Journal.ChangeSettings(t.Context(), func(settings map[string]string) { settings["answers"] = "private" }); err != nil {
		t.Fatal(err)
	}
	stop := make(chan struct{})
	var writing sync.WaitGroup
	writing.Go(func() {
		for i := uint64(0); ; i++ {
			select {
			case <-stop:
				return
			default:
				s, passages := killedWork(1, i)
				if _, err := l.Add(t.Context(), s, passages); err != nil {
					t.Error(err)
				}
			}
		}
	})
	dir := t.TempDir()
	for _, name := range []string{"a.sqlite", "b.sqlite", "c.sqlite"} {
		path := filepath.Join(dir, name)
		held, err := l.Backup(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		copied := mustOpen(t, path)
		sources, err := copied.Sources(t.Context())
		if err != nil || len(sources) != held.Sources || countRows(t, copied, "passages") != held.Passages {
			t.Errorf("%s: %d sources, %v, want %+v", name, len(sources), err, held)
		}
		for _, s := range sources {
			if passages, err := stored.PassagesOf(t.Context(), copied.db, s.ID); err != nil || digestOf(passages) != s.Digest {
				t.Errorf("%s: source %d is not whole, %v", name, s.ID, err)
			}
		}
		if settings, err := copied.Journal.Settings(t.Context()); err != nil || settings["answers"] != "private" {
			t.Errorf("%s: settings = %v, %v", name, settings, err)
		}
		copied.Close()
	}
	close(stop)
	writing.Wait()
	wantOnly(t, filepath.Join(dir, "a.sqlite"), "a.sqlite", "b.sqlite", "c.sqlite")
	before := mustRead(t, filepath.Join(dir, "a.sqlite"))
	if _, err := l.Backup(t.Context(), filepath.Join(dir, "a.sqlite")); !errors.Is(err, corpus.ErrExists) {
		t.Errorf("Backup over a file = %v, want %v", err, corpus.ErrExists)
	}
	if !bytes.Equal(before, mustRead(t, filepath.Join(dir, "a.sqlite"))) {
		t.Error("Backup changed a file that was there")
	}
}

func TestRestore(t *testing.T) {
	closed, crashed := logged(t) // sources 1 and b, and c in the log
	backup := filepath.Join(t.TempDir(), "backup.sqlite")
	if err := os.WriteFile(backup, closed, 0o400); err != nil {
		t.Fatal(err)
	}
	first := benchSource(1).Title
	want := func(what, path string, want ...string) {
		t.Helper()
		if got := titlesAt(t, path); len(got) != len(want) || got[len(got)-1] != want[len(want)-1] {
			t.Errorf("%s: sources = %q, want %q", what, got, want)
		}
	}

	// Where there is none; and a copy of the files of a crash, with what is in its log.
	path := filepath.Join(t.TempDir(), "new", "x.sqlite")
	if r, err := Restore(t.Context(), backup, path, false); err != nil || r.Sources != 2 || r.Passages != 101 || r.Replaced != "" {
		t.Errorf("Restore = %+v, %v", r, err)
	}
	want("a new one", path, first, "Work b")
	wantOnly(t, path, "x.sqlite")
	from, log := mustRead(t, crashed), mustRead(t, crashed+"-wal")
	if r, err := Restore(t.Context(), crashed, path, false); err != nil || r.Sources != 3 || r.Lost != 0 {
		t.Errorf("Restore of a copy after a crash = %+v, %v", r, err)
	}
	want("after a crash", path, first, "Work b", "Work c")
	if !bytes.Equal(from, mustRead(t, crashed)) || !bytes.Equal(log, mustRead(t, crashed+"-wal")) {
		t.Error("Restore changed the backup")
	}

	// Over one that was changed since, only with force; its log goes with it.
	_, crashed = logged(t)
	if r, err := Restore(t.Context(), backup, crashed, false); !errors.Is(err, corpus.ErrChanged) || r.Lost != 1 || r.Back != 0 {
		t.Errorf("Restore over a change = %+v, %v, want %v", r, err, corpus.ErrChanged)
	}
	want("refused", crashed, first, "Work b", "Work c")
	r, err := Restore(t.Context(), backup, crashed, true)
	if err != nil || r.Replaced == "" {
		t.Fatalf("Restore with force = %+v, %v", r, err)
	}
	want("with force", crashed, first, "Work b")
	want("what was replaced", r.Replaced, first, "Work b", "Work c")

	// With a log of another library beside the backup, which is not used.
	stray := filepath.Join(t.TempDir(), "x.sqlite")
	for kind, data := range map[string][]byte{"": wholeLibrary(t), "-wal": log} {
		if err := os.WriteFile(stray+kind, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	path = filepath.Join(t.TempDir(), "x.sqlite")
	if r, err := Restore(t.Context(), stray, path, false); err != nil || r.Sources != 1 {
		t.Errorf("Restore with a stray log = %+v, %v", r, err)
	}
	wantOnly(t, path, "x.sqlite")

	// Of an old form, which the backup keeps.
	old := libraryOfForm(t, 3)
	before := mustRead(t, old)
	if r, err := Restore(t.Context(), old, filepath.Join(t.TempDir(), "x.sqlite"), false); err != nil || r.Sources != 1 {
		t.Errorf("Restore of an old form = %+v, %v", r, err)
	}
	if !bytes.Equal(before, mustRead(t, old)) {
		t.Error("Restore changed the form of the backup")
	}
}

func TestRestoreRefuses(t *testing.T) {
	closed, _ := logged(t)
	backup := filepath.Join(t.TempDir(), "backup.sqlite")
	if err := os.WriteFile(backup, closed, 0o600); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "x.sqlite")
	l := mustOpen(t, path)
	mustAdd(t, l, work("kept"), texts("one"))
	if r, err := Restore(t.Context(), backup, path, true); !errors.Is(err, corpus.ErrInUse) {
		t.Errorf("Restore over a library in use = %+v, %v, want %v", r, err, corpus.ErrInUse)
	}
	mustAdd(t, l, work("more"), texts("two")) // it goes on
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if got := titlesAt(t, path); len(got) != 2 {
		t.Errorf("sources = %q, want both", got)
	}
	half := filepath.Join(t.TempDir(), "half.sqlite")
	if err := os.WriteFile(half, closed[:len(closed)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	for from, want := range map[string]error{
		changed(t, "CREATE VIEW v AS SELECT 1"): corpus.ErrForeign, half: corpus.ErrNotLibrary, filepath.Join(t.TempDir(), "x"): corpus.ErrNotFound, t.TempDir(): corpus.ErrNotLibrary,
	} {
		if _, err := Restore(t.Context(), from, path, true); !errors.Is(err, want) {
			t.Errorf("Restore from %s = %v, want %v", from, err, want)
		}
	}
	if got := titlesAt(t, path); len(got) != 2 {
		t.Errorf("sources = %q, want both", got)
	}
	wantOnly(t, path, "x.sqlite")
}

// A library whose source was removed and brought back is what it was, and one of which a record
// was changed, or a text read anew, is not.
func TestRestoreTellsWhatChanged(t *testing.T) {
	undone := func(l *Library, s corpus.Source) error {
		_, removal, err := l.RemoveKeeping(t.Context(), s.ID, "")
		if err == nil {
			_, err = l.Restore(t.Context(), removal)
		}
		return err
	}
	for name, test := range map[string]struct {
		change func(l *Library, s corpus.Source) error
		want   error
	}{
		"removed and brought back": {undone, nil},
		"added and removed": {func(l *Library, _ corpus.Source) error {
			_, err := l.Remove(t.Context(), mustAdd(t, l, work("other"), texts("two")).ID)
			return err
		}, nil},
		"removed, brought back and put on a shelf": {func(l *Library, s corpus.Source) error {
			_, err := l.ChangeShelves(t.Context(), s.ID, PutOn("Week 3"))
			return errors.Join(undone(l, s), err)
		}, corpus.ErrChanged},
		"read anew": {func(l *Library, s corpus.Source) error {
			_, _, err := l.Replace(t.Context(), s.ID, s, texts("one, read otherwise"))
			return err
		}, corpus.ErrChanged},
	} {
		t.Run(name, func(t *testing.T) {
			path, backup := filepath.Join(t.TempDir(), "x.sqlite"), filepath.Join(t.TempDir(), "backup.sqlite")
			l := mustOpen(t, path)
			s := mustAdd(t, l, work("kept"), texts("one"))
			if _, err := l.Backup(t.Context(), backup); err != nil {
				t.Fatal(err)
			}
			if err := test.change(l, s); err != nil {
				t.Fatal(err)
			}
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
			if _, err := Restore(t.Context(), backup, path, false); !errors.Is(err, test.want) {
				t.Errorf("Restore = %v, want %v", err, test.want)
			}
		})
	}
}
