package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/fstest"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
)

func mustOpen(tb testing.TB, path string) *Library {
	tb.Helper()
	l, err := Open(tb.Context(), path)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { l.Close() })
	return l
}

func mustAdd(tb testing.TB, l *Library, s corpus.Source, passages []corpus.Passage) corpus.Source {
	tb.Helper()
	kept, err := l.Add(tb.Context(), s, passages)
	if err != nil {
		tb.Fatal(err)
	}
	return kept
}

// edit gives a source another record as a person does.
func edit(ctx context.Context, l *Library, id corpus.SourceID, m corpus.Metadata) (corpus.Source, error) {
	return l.ChangeRecord(ctx, id, "", func(corpus.Metadata) (corpus.Metadata, error) { return m, nil })
}

// work is a source that differs from those of other digests.
func work(digest string) corpus.Source {
	return corpus.Source{Metadata: corpus.Metadata{Title: "Work " + digest}, Digest: digest}
}

func texts(all ...string) []corpus.Passage {
	passages := make([]corpus.Passage, len(all))
	for i, text := range all {
		passages[i].Text = text
	}
	return passages
}

// count goes through a sequence that must not fail.
func count[T any](tb testing.TB, rows iter.Seq2[T, error]) int {
	tb.Helper()
	return len(collect(tb, rows))
}

func collect[T any](tb testing.TB, rows iter.Seq2[T, error]) []T {
	tb.Helper()
	var all []T
	for row, err := range rows {
		if err != nil {
			tb.Fatal(err)
		}
		all = append(all, row)
	}
	return all
}

// countRows counts the rows of a table, past the methods of a library.
func countRows(tb testing.TB, l *Library, table string) int {
	tb.Helper()
	var n int
	if err := l.db.QueryRow("SELECT count(*) FROM " + table).Scan(&n); err != nil {
		tb.Fatal(err)
	}
	return n
}

func TestLibraryPath(t *testing.T) {
	for name, want := range map[string]string{
		"default":               filepath.Join("data", "default.sqlite"),
		"1234567890123456789":   filepath.Join("data", "1234567890123456789.sqlite"),
		"a-b_c":                 filepath.Join("data", "a-b_c.sqlite"),
		strings.Repeat("a", 64): filepath.Join("data", strings.Repeat("a", 64)+".sqlite"),
		strings.Repeat("a", 65): "",
		"":                      "",
		".":                     "",
		"..":                    "",
		"../x":                  "",
		"a/b":                   "",
		`a\b`:                   "",
		"a.b":                   "",
		"-rf":                   "",
		"_a":                    "",
		"Default":               "",
		"é":                     "",
		"a\n":                   "",
		"a\x00":                 "",
		":memory:":              "",
	} {
		got, err := Path("data", name)
		if got != want || (err == nil) != (want != "") || err != nil && !errors.Is(err, corpus.ErrMalformed) {
			t.Errorf("LibraryPath(data, %q) = %q, %v, want %q", name, got, err, want)
		}
	}
}

func TestOpenCreatesFolderAndFileAndNothingElse(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder with ? and % and #")
	path := filepath.Join(dir, "a library.sqlite")
	l := mustOpen(t, path)
	mustAdd(t, l, work("1"), texts("one"))
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	var names []string
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if want := []string{"a library.sqlite"}; err != nil || !slices.Equal(names, want) {
		t.Errorf("ReadDir = %q, %v, want %q", names, err, want)
	}
	if n := count(t, mustOpen(t, path).Passages(t.Context(), 0)); n != 1 {
		t.Errorf("%d passages after opening again, want 1", n)
	}
}

func TestOpenInRelativeFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("TMPDIR", "missing")
	mustOpen(t, "x.sqlite")
	mustOpen(t, filepath.Join("data", "x.sqlite"))
	for _, path := range []string{"x.sqlite", "data/x.sqlite"} {
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
}

func TestOpenExistingCreatesNothing(t *testing.T) {
	dir := t.TempDir()
	for _, path := range []string{filepath.Join(dir, "x.sqlite"), filepath.Join(dir, "folder", "x.sqlite")} {
		if _, err := OpenExisting(t.Context(), path); !errors.Is(err, corpus.ErrNotFound) {
			t.Errorf("OpenExisting(%q) = %v, want %v", path, err, corpus.ErrNotFound)
		}
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 0 {
		t.Errorf("ReadDir = %v, %v, want nothing", entries, err)
	}
	mustOpen(t, filepath.Join(dir, "x.sqlite"))
	l, err := OpenExisting(t.Context(), filepath.Join(dir, "x.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
}

func TestInMemoryLibrariesAreApart(t *testing.T) {
	t.Chdir(t.TempDir())
	a, b := mustOpen(t, InMemory), mustOpen(t, InMemory)
	mustAdd(t, a, work("1"), texts("one"))
	if n := countRows(t, b, "sources"); n != 0 {
		t.Errorf("%d sources in another library, want 0", n)
	}
	// A loop over passages may call the library, although it has one connection.
	for p, err := range a.Passages(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		if _, err := a.Source(t.Context(), p.Source); err != nil {
			t.Error(err)
		}
	}
	// What is cancelled must not take the library along.
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	a.Add(ctx, work("2"), texts("two"))
	if n := countRows(t, a, "sources"); n != 1 {
		t.Errorf("%d sources after a cancelled Add, want 1", n)
	}
	if entries, err := os.ReadDir("."); err != nil || len(entries) != 0 {
		t.Errorf("ReadDir = %v, %v, want nothing", entries, err)
	}
}

func TestOpenAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.sqlite")
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			l, err := Open(t.Context(), path)
			if err != nil {
				t.Error(err)
				return
			}
			defer l.Close()
			if _, err := l.Add(t.Context(), work(fmt.Sprint(i)), texts("one")); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if n := countRows(t, mustOpen(t, path), "sources"); n != 8 {
		t.Errorf("%d sources, want 8", n)
	}
}

func TestRevision(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.sqlite")
	l, other := mustOpen(t, path), mustOpen(t, path)
	revision := func() int64 {
		n, err := l.Revision(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	first := revision()
	s := mustAdd(t, other, work("1"), texts("one", "two"))
	added := revision()
	if added == first {
		t.Error("Revision stays the same after another handle added a source")
	}
	other.Add(t.Context(), work("1"), texts("one"))
	other.AddEmbeddings(t.Context(), "m", []Embedding{{Passage: 1, Vector: []float32{1}}})
	if got := revision(); got != added {
		t.Errorf("Revision = %d after a second Add of the same source, want %d", got, added)
	}
	if _, err := other.Remove(t.Context(), s.ID); err != nil {
		t.Fatal(err)
	}
	if got := revision(); got == added || got == first {
		t.Errorf("Revision = %d after removal, want one not seen before (%d, %d)", got, first, added)
	}
}

func TestOpenRefuses(t *testing.T) {
	whole := wholeLibrary(t)
	for _, test := range []struct {
		name string
		data []byte
		want error
	}{
		{"empty", nil, corpus.ErrNotLibrary},
		{"text", []byte("A note about something.\n"), corpus.ErrNotLibrary},
		{"long text", []byte(strings.Repeat("A note about something.\n", 1000)), corpus.ErrNotLibrary},
		{"zeros", make([]byte, 8192), corpus.ErrNotLibrary},
		{"head only", whole[:100], corpus.ErrNotLibrary},
		{"half", whole[:len(whole)/2], corpus.ErrNotLibrary},
		{"overwritten", slices.Concat(whole[:100], []byte(strings.Repeat("x", len(whole)-100))), corpus.ErrNotLibrary},
		{"other program", databaseOf(t, "PRAGMA application_id = 7", "CREATE TABLE notes (text)"), corpus.ErrNotLibrary},
		{"no program", databaseOf(t, "CREATE TABLE sources (id)"), corpus.ErrNotLibrary},
		{"log of other program", databaseOf(t, "PRAGMA journal_mode = WAL", "CREATE TABLE notes (text)"), corpus.ErrNotLibrary},
		{"form below nothing", databaseOf(t, fmt.Sprintf("PRAGMA application_id = %d", file.ApplicationID), "PRAGMA user_version = -1"), corpus.ErrNotLibrary},
		{"newer", databaseOf(t, fmt.Sprintf("PRAGMA application_id = %d", file.ApplicationID), "PRAGMA user_version = 99"), corpus.ErrNewer},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.sqlite")
			if err := os.WriteFile(path, test.data, 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := Open(t.Context(), path); !errors.Is(err, test.want) {
				t.Errorf("Open = %v, want %v", err, test.want)
			}
			if after, err := os.ReadFile(path); err != nil || !slices.Equal(after, test.data) {
				t.Errorf("Open changed the file, %v", err)
			}
			if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 1 {
				t.Errorf("Open left %v", entries)
			}
		})
	}
	if _, err := Open(t.Context(), t.TempDir()); !errors.Is(err, corpus.ErrNotLibrary) {
		t.Errorf("Open(folder) = %v, want %v", err, corpus.ErrNotLibrary)
	}
}

// wholeLibrary gives the bytes of a library with something in it.
func wholeLibrary(t *testing.T) []byte {
	path := filepath.Join(t.TempDir(), "x.sqlite")
	l := mustOpen(t, path)
	mustAdd(t, l, benchSource(1), benchPassages(1, 40))
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// databaseOf gives the bytes of a database that statements make.
func databaseOf(t *testing.T, statements ...string) []byte {
	path := filepath.Join(t.TempDir(), "x.sqlite")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A database that its program left with changes in the log beside it.
func TestOpenLeavesLogOfOtherProgram(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.sqlite")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, s := range []string{"PRAGMA journal_mode = WAL", "CREATE TABLE notes (text)", "INSERT INTO notes VALUES ('x')"} {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	copied := t.TempDir()
	if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	os.Remove(filepath.Join(copied, "x.sqlite-shm"))
	before := folder(t, copied)
	if _, err := Open(t.Context(), filepath.Join(copied, "x.sqlite")); !errors.Is(err, corpus.ErrNotLibrary) {
		t.Errorf("Open = %v, want %v", err, corpus.ErrNotLibrary)
	}
	if after := folder(t, copied); after != before {
		t.Errorf("folder after Open = %s, want %s", after, before)
	}
}

// folder describes the files of a folder by name and content.
func folder(t *testing.T, dir string) string {
	var all strings.Builder
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, path))
		fmt.Fprintf(&all, "%s %x\n", path, data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}

func TestDamageBelowTheHead(t *testing.T) {
	data := wholeLibrary(t)
	for i := len(data) / 2; i < len(data); i++ {
		data[i] = 0x55
	}
	path := filepath.Join(t.TempDir(), "x.sqlite")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	l, last := Open(t.Context(), path)
	if last == nil {
		defer l.Close()
		for _, err := range l.Passages(t.Context(), 0) {
			last = err
		}
	}
	if !errors.Is(last, corpus.ErrNotLibrary) {
		t.Errorf("reading a damaged file ends with %v, want %v", last, corpus.ErrNotLibrary)
	}
}

func TestMigrate(t *testing.T) {
	first := &fstest.MapFile{Data: []byte("CREATE TABLE a (x); INSERT INTO a VALUES (1);")}
	second := &fstest.MapFile{Data: []byte("ALTER TABLE a RENAME TO b; CREATE TABLE c (y);")}
	broken := &fstest.MapFile{Data: []byte("DROP TABLE b; CREATE TABLE c (y);")}
	db, err := file.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	version := func() int {
		n, err := file.ReadPragma(t.Context(), db, "user_version")
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	for _, test := range []struct {
		steps fstest.MapFS
		fails bool
		want  int
	}{
		{fstest.MapFS{"schema/0001_a.sql": first}, false, 1},
		{fstest.MapFS{"schema/0001_a.sql": first}, false, 1},
		{fstest.MapFS{"schema/0001_a.sql": first, "schema/0002_b.sql": second}, false, 2},
		{fstest.MapFS{"schema/0001_a.sql": first, "schema/0002_b.sql": second, "schema/0003_c.sql": broken}, true, 2},
		{fstest.MapFS{"schema/0001_a.sql": first}, true, 2},
	} {
		err := file.Migrate(t.Context(), db, test.steps)
		if got := version(); (err != nil) != test.fails || got != test.want {
			t.Errorf("migrate = %v to form %d, want form %d", err, got, test.want)
		}
	}
	var x int
	if err := db.QueryRow("SELECT x FROM b").Scan(&x); err != nil || x != 1 {
		t.Errorf("row of form 1 = %d, %v, want 1", x, err)
	}
}

func TestFull(t *testing.T) {
	needsFile(t)
	l := newLibrary(t)
	l.db.SetMaxOpenConns(1) // the limit below holds for a connection
	kept := mustAdd(t, l, benchSource(1), benchPassages(1, 10))
	var pages int
	if err := l.db.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	limit := func(n int) {
		if _, err := l.db.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", n)); err != nil {
			t.Fatal(err)
		}
	}
	limit(pages + 20)
	if s, err := l.Add(t.Context(), benchSource(2), benchPassages(2, 400)); !errors.Is(err, corpus.ErrFull) {
		t.Errorf("Add = %v, %v, want %v", s, err, corpus.ErrFull)
	}
	if err := l.AddEmbeddings(t.Context(), "m", benchVectors(1, 10)); err != nil {
		t.Errorf("AddEmbeddings with room left = %v", err)
	}
	big := make([]float32, 100_000)
	big[0] = 1
	if err := l.AddEmbeddings(t.Context(), "big", []Embedding{{Passage: 1, Vector: big}}); !errors.Is(err, corpus.ErrFull) {
		t.Errorf("AddEmbeddings = %v, want %v", err, corpus.ErrFull)
	}
	for table, want := range map[string]int{"sources": 1, "passages": 10, "embeddings": 10, "models": 1} {
		if got := countRows(t, l, table); got != want {
			t.Errorf("%d rows in %s, want %d", got, table, want)
		}
	}
	limit(1 << 30)
	if again := mustAdd(t, l, benchSource(2), benchPassages(2, 400)); again.ID != kept.ID+1 {
		t.Errorf("source number %d after a refused one, want %d", again.ID, kept.ID+1)
	}
}

func TestUnreadable(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "x.sqlite")
	mustOpen(t, path).Close()
	lock(t, path, 0)
	if _, err := Open(t.Context(), path); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("Open(file without rights) = %v, want %v", err, fs.ErrPermission)
	}
	lock(t, dir, 0)
	if _, err := Open(t.Context(), path); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("Open(in folder without rights) = %v, want %v", err, fs.ErrPermission)
	}
	lock(t, dir, 0o500)
	for _, path := range []string{filepath.Join(dir, "new.sqlite"), filepath.Join(dir, "folder", "new.sqlite")} {
		if _, err := Open(t.Context(), path); !errors.Is(err, fs.ErrPermission) {
			t.Errorf("Open(%q in read-only folder) = %v, want %v", path, err, fs.ErrPermission)
		}
	}
}

func TestReadOnly(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everything")
	}
	for _, test := range []struct {
		name         string
		file, folder fs.FileMode
	}{
		{"file", 0o400, 0o700},
		{"folder", 0o600, 0o500},
		{"both", 0o400, 0o500},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "x.sqlite")
			l := mustOpen(t, path)
			mustAdd(t, l, work("1"), texts("one"))
			l.Close()
			lock(t, path, test.file)
			lock(t, dir, test.folder)
			l = mustOpen(t, path)
			if n := count(t, l.Passages(t.Context(), 0)); n != 1 {
				t.Errorf("%d passages, want 1", n)
			}
			if _, err := l.Add(t.Context(), work("2"), texts("two")); !errors.Is(err, fs.ErrPermission) {
				t.Errorf("Add = %v, want %v", err, fs.ErrPermission)
			}
			if err := l.AddEmbeddings(t.Context(), "m", []Embedding{{Passage: 1, Vector: []float32{1}}}); !errors.Is(err, fs.ErrPermission) {
				t.Errorf("AddEmbeddings = %v, want %v", err, fs.ErrPermission)
			}
		})
	}
}

// A log beside a file that cannot be written may hold the last changes, so the
// file alone must not be taken for all of the library.
func TestReadOnlyWithLog(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everything")
	}
	live, dir := t.TempDir(), t.TempDir()
	l := mustOpen(t, filepath.Join(live, "x.sqlite"))
	mustAdd(t, l, work("1"), texts("one"))
	if err := os.CopyFS(dir, os.DirFS(live)); err != nil {
		t.Fatal(err)
	}
	os.Remove(filepath.Join(dir, "x.sqlite-shm"))
	lock(t, dir, 0o500)
	l, err := Open(t.Context(), filepath.Join(dir, "x.sqlite"))
	if errors.Is(err, fs.ErrPermission) {
		return
	}
	if err != nil {
		t.Fatalf("Open = %v, want %v or the library", err, fs.ErrPermission)
	}
	defer l.Close()
	if n := count(t, l.Passages(t.Context(), 0)); n != 1 {
		t.Errorf("%d passages, want 1", n)
	}
}

// lock sets the rights of a file or folder for the time of a test.
func lock(t *testing.T, path string, mode fs.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(path, 0o700) })
}

func TestStorageError(t *testing.T) {
	for _, test := range []struct {
		err, want error
	}{
		{&fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}, corpus.ErrFull},
		{&fs.PathError{Op: "write", Path: "x", Err: syscall.EDQUOT}, corpus.ErrFull},
		{&fs.PathError{Op: "write", Path: "x", Err: syscall.EFBIG}, corpus.ErrFull},
		{&fs.PathError{Op: "open", Path: "x", Err: syscall.EROFS}, fs.ErrPermission},
		{&fs.PathError{Op: "open", Path: "x", Err: syscall.EACCES}, fs.ErrPermission},
		{corpus.ErrExists, corpus.ErrExists},
		{nil, nil},
	} {
		if got := file.Error(test.err); !errors.Is(got, test.want) || (got == nil) != (test.want == nil) {
			t.Errorf("storageError(%v) = %v, want %v", test.err, got, test.want)
		}
	}
}
