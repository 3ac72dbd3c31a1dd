package library

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
	"footnote/corpus/child"
	"footnote/corpus/internal/corpustest"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/internal/foreign"
)

// readers are those that a stranger's library is read with: in a child, and here.
func readers() map[string]*child.Pool {
	return map[string]*child.Pool{"child": libraryChild("serve library"), "here": nil}
}

func mustRead(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// libraryChildren are the ends that a child can come to that reads a library.
var libraryChildren = map[string]func(){
	"serve library": func() {
		if err := child.Serve(context.Background(), map[string]child.Task{StrangerTask: ServeStranger}, os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	},
	"half library": func() { json.NewEncoder(os.Stdout).Encode(foreign.Row{Source: &corpus.Source{ID: 1, Digest: "d"}}) },
	"files": func() {
		rows := json.NewEncoder(os.Stdout)
		rows.Encode(foreign.Row{Source: &corpus.Source{ID: 1, Digest: "d"}})
		for {
			rows.Encode(foreign.Row{Piece: &foreign.Piece{Digest: "d", Bytes: make([]byte, 1<<20)}})
		}
	},
	"rows": func() {
		rows := json.NewEncoder(os.Stdout)
		for id := corpus.SourceID(1); ; id++ {
			rows.Encode(foreign.Row{Source: &corpus.Source{ID: id, Digest: fmt.Sprint(id)}})
		}
	},
}

func TestMain(m *testing.M) {
	if len(os.Args) == 2 && libraryChildren[os.Args[1]] != nil {
		libraryChildren[os.Args[1]]()
		os.Exit(0)
	}
	os.Exit(runOnBoth(m))
}

func libraryChild(end string) *child.Pool { return &child.Pool{Command: []string{os.Args[0], end}} }

// readLibrary reads a file as a stranger's, with the vectors of model m.
func readLibrary(t *testing.T, c *child.Pool, data []byte) (*Library, LeftOut, error) {
	t.Helper()
	l, out, err := ReadStranger(t.Context(), c, data, filepath.Join(t.TempDir(), "out.sqlite"), "m", room)
	if err == nil {
		t.Cleanup(func() { l.Close() })
	}
	return l, out, err
}

// A whole library comes through as it was, with the vectors of the model asked for.
func TestReadLibrary(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.sqlite")
	l := mustOpen(t, path)
	s := benchSource(1)
	s.Authors, s.Found = []string{"Durkheim, Emile", "“Ünlü”, Ay\u0000şe"}, map[string]string{"title": "first page"}
	s = mustAdd(t, l, s, benchPassages(1, 40))
	mustAdd(t, l, work("2"), texts("one", "two <b>&</b>"))
	record := work("3")
	record.MediaType = corpus.RecordOnly // whose text is not there
	mustAdd(t, l, record, nil)
	for _, model := range []string{"m", "other"} {
		if err := l.AddEmbeddings(t.Context(), model, []Embedding{{Passage: 1, Vector: []float32{1, 2}}, {Passage: 42, Vector: []float32{3, 4}}}); err != nil {
			t.Fatal(err)
		}
	}
	wantSources, err := l.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	wantPassages, wantVectors := collect(t, l.Passages(t.Context(), 0)), collect(t, l.Embeddings(t.Context(), "m", 0))
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	for name, r := range readers() {
		got, out, err := readLibrary(t, r, mustRead(t, path))
		if err != nil || len(out.Rows) > 0 {
			t.Fatalf("%s: ReadStranger = %+v, %v", name, out, err)
		}
		sources, err := got.Sources(t.Context())
		if diff := cmp.Diff(wantSources, sources); err != nil || diff != "" {
			t.Errorf("%s: sources, %v (-want +got):\n%s", name, err, diff)
		}
		if diff := cmp.Diff(wantPassages, collect(t, got.Passages(t.Context(), 0))); diff != "" {
			t.Errorf("%s: passages (-want +got):\n%s", name, diff)
		}
		if diff := cmp.Diff(wantVectors, collect(t, got.Embeddings(t.Context(), "m", 0))); diff != "" {
			t.Errorf("%s: vectors (-want +got):\n%s", name, diff)
		}
		if n := countRows(t, got, "models"); n != 1 {
			t.Errorf("%s: %d models, want the one that was asked for", name, n)
		}
	}
}

// A library of an earlier form is read without changing its form.
func TestReadLibraryOfAllForms(t *testing.T) {
	known, err := file.OwnSchemas()
	if err != nil {
		t.Fatal(err)
	}
	for form := 1; form < len(known); form++ {
		l, out, err := readLibrary(t, libraryChild("serve library"), mustRead(t, libraryOfForm(t, form)))
		if err != nil || len(out.Rows) > 0 {
			t.Errorf("form %d: %+v, %v", form, out, err)
			continue
		}
		s, err := l.Source(t.Context(), 1)
		if err != nil || s.Title != "Ropes" || s.ReadAt != s.AddedAt || s.Passages != 1 {
			t.Errorf("form %d: source = %+v, %v", form, s, err)
		}
	}
}

// What no library of ours holds is not queried. Each of these takes memory, disk
// or time without end if it is.
func TestReadLibraryRefuses(t *testing.T) {
	big := "hex(zeroblob(400000000))"
	for name, test := range map[string]struct {
		statements []string
		want       error
	}{
		"a view of huge strings": {[]string{"DROP TABLE sources", "CREATE VIEW sources AS SELECT 1 AS id, " + big + " AS title"}, corpus.ErrForeign},
		"a view without end":     {[]string{"DROP TABLE sources", "CREATE VIEW sources AS WITH RECURSIVE r (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r) SELECT x AS id FROM r WHERE x < 0"}, corpus.ErrForeign},
		"a generated column":     {[]string{"ALTER TABLE sources ADD COLUMN shown TEXT AS (" + big + ")"}, corpus.ErrForeign},
		"a trigger":              {[]string{"PRAGMA user_version = 2", "CREATE TRIGGER t AFTER UPDATE ON sources BEGIN INSERT INTO gaps (question, asked_at) SELECT " + big + ", ''; END"}, corpus.ErrForeign},
		"an index":               {[]string{"CREATE INDEX i ON sources (" + "length(title)" + ")"}, corpus.ErrForeign},
		"newer":                  {[]string{"PRAGMA user_version = 99"}, corpus.ErrNewer},
		"not ours":               {[]string{"PRAGMA application_id = 7"}, corpus.ErrNotLibrary},
		"many models":            {[]string{"WITH RECURSIVE r (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r LIMIT 100000) INSERT INTO models (name, dimensions) SELECT 'n' || x, 3 FROM r"}, corpus.ErrTooMany},
		"many sources": {[]string{"WITH RECURSIVE r (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r LIMIT 50000) INSERT INTO sources SELECT NULL, " +
			"title, authors, organisation, issued, container, publisher, doi, isbn, url, language, genre, origin, media_type, 'd' || x, 1, '', added_at, volume, issue, pages, found, read_at, shelf, here, editors, translators, edition, number, place, original, rare FROM sources, r"}, corpus.ErrTooMany},
	} {
		if strings.HasPrefix(name, "many") && corpustest.RaceDetector {
			continue // it makes as many rows
		}
		for how, r := range readers() {
			began := time.Now()
			_, out, err := readLibrary(t, r, mustRead(t, changed(t, test.statements...)))
			if !errors.Is(err, test.want) {
				t.Errorf("%s, %s: ReadStranger = %+v, %v, want %v", name, how, out, err, test.want)
			}
			if took := time.Since(began); took > longestLibrary/2 {
				t.Errorf("%s, %s: refused after %v", name, how, took)
			}
		}
	}
}

// Rows that are none are told by their number; the others come through.
func TestReadLibraryLeavesOutBadRows(t *testing.T) {
	insert := func(digest, title, authors, at string) string {
		return fmt.Sprintf("INSERT INTO sources SELECT NULL, %s, %s, organisation, issued, container, publisher, doi, isbn, url, language, genre, origin, "+
			"media_type, '%s', 1, '', %s, volume, issue, pages, found, %[4]s, shelf, here, editors, translators, edition, number, place, original, rare FROM sources WHERE id = 1", title, authors, digest, at)
	}
	path := changed(t,
		insert("2", "x'ff00'", "authors", "added_at"),
		insert("3", "title", "'Durkheim'", "added_at"),
		insert("4", "title", "authors", "'yesterday'"),
		insert("5", "hex(zeroblob(200000))", "authors", "added_at"),
		insert("6", "'Fine'", "authors", "added_at"), // without a passage
		insert("7", "'Fine'", "authors", "added_at"),
		"INSERT INTO passages (source, ordinal, section, page, paragraph, text) VALUES (2, 1, '', 0, 1, 'of a bad source'), (7, 1, '', 0, 1, 'fine')",
		"INSERT INTO passages (source, ordinal, section, page, paragraph, text) VALUES (7, 2, '', 'xii', 1, 'bad page')",
		"INSERT INTO passages (source, ordinal, section, page, paragraph, text) VALUES (7, 3, '', 0, 1, x'ff')",
		"INSERT INTO passages (source, ordinal, section, page, paragraph, text) VALUES (7, 4, '', 0, 1, hex(zeroblob(41000000)))",
		"PRAGMA foreign_keys = 0",
		"INSERT INTO passages (source, ordinal, section, page, paragraph, text) VALUES (99, 1, '', 0, 1, 'of no source')",
		"INSERT INTO models (name, dimensions) VALUES ('m', 2)",
		"INSERT INTO embeddings VALUES (1, 1, x'0000803f00000040'), (3, 1, x'0000c07f0000c07f'), (4, 1, 'text'), (999, 1, x'0000803f0000803f')",
	)
	for how, r := range readers() {
		l, out, err := readLibrary(t, r, mustRead(t, path))
		if err != nil {
			t.Fatalf("%s: %v", how, err)
		}
		var bad []string
		for _, b := range out.Rows {
			bad = append(bad, fmt.Sprint(b.Table, " ", b.Number))
		}
		if got, want := strings.Join(bad, ", "), "source 2, source 3, source 4, source 5, passage 4, passage 5, passage 6, passage 7, source 6"; got != want {
			t.Errorf("%s: left out %s, want %s: %v", how, got, want, out)
		}
		sources, err := l.Sources(t.Context())
		if err != nil || len(sources) != 2 || sources[1].Title != "Fine" || sources[1].Passages != 1 {
			t.Errorf("%s: sources = %+v, %v", how, sources, err)
		}
		if vectors := collect(t, l.Embeddings(t.Context(), "m", 0)); len(vectors) != 1 || vectors[0].Passage != 1 {
			t.Errorf("%s: vectors = %v, want that of passage 1", how, vectors)
		}
	}
}

// Half a file, and one whose pages were exchanged, end in an error or in rows
// that are told, and soon.
// An address that is none of the web would become a link in every citation.
func TestReadLibraryTakesAddressesOfTheWeb(t *testing.T) {
	path := filepath.Join(t.TempDir(), "theirs.sqlite")
	theirs, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	addresses := []string{"javascript:alert(1)", "https://example.org/a", ""}
	for _, address := range addresses {
		s := corpus.Source{Digest: "d" + address, Metadata: corpus.Metadata{URL: address}}
		if _, err := theirs.Add(t.Context(), s, []corpus.Passage{{Text: "The lamps were lit before dusk."}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := theirs.Close(); err != nil {
		t.Fatal(err)
	}
	l, out, err := ReadStranger(t.Context(), nil, mustRead(t, path), filepath.Join(t.TempDir(), "ours.sqlite"), "", 0)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	read, err := l.Sources(t.Context())
	if err != nil || len(read) != len(addresses) {
		t.Fatalf("Sources = %v, %v", read, err)
	}
	for _, s := range read {
		if s.URL == "javascript:alert(1)" || s.Digest == "dhttps://example.org/a" && s.URL != "https://example.org/a" {
			t.Errorf("the source of digest %q has the address %q", s.Digest, s.URL)
		}
	}
	if len(out.Rows) != 1 {
		t.Errorf("told of %v, want one address", out.Rows)
	}
}

func TestReadDamagedLibrary(t *testing.T) {
	whole := wholeLibrary(t)
	pages := len(whole) / 4096
	for _, n := range []int{0, 99, 100, 4096, len(whole) / 2, len(whole) - 4096} {
		if _, _, err := readLibrary(t, nil, append([]byte{}, whole[:n]...)); err == nil {
			t.Errorf("ReadLibrary of %d bytes = nil", n)
		}
	}
	for from := 1; from < pages; from++ {
		for to := 1; to < pages; to++ {
			if corpustest.RaceDetector && (from+to)%5 > 0 {
				continue
			}
			data := append([]byte{}, whole...)
			copy(data[to*4096:(to+1)*4096], whole[from*4096:])
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			err := foreign.Read(ctx, data, "m", true, func(foreign.Row) error { return nil })
			if ctx.Err() != nil {
				t.Errorf("page %d in place of %d: %v after the deadline", from, to, err)
			}
			cancel()
		}
	}
}

// A child that is the stranger's by now is not believed.
func TestReadLibraryOfLyingChild(t *testing.T) {
	for end, want := range map[string]error{
		"half library": corpus.ErrMalformed, "rows": corpus.ErrTooMany, "files": corpus.ErrTooMany,
	} {
		if end == "rows" && corpustest.RaceDetector {
			continue // it writes fifty thousand rows
		}
		began := time.Now()
		_, out, err := readLibrary(t, libraryChild(end), wholeLibrary(t))
		if !errors.Is(err, want) {
			t.Errorf("%s = %+v, %v, want %v", end, out, err, want)
		}
		if took := time.Since(began); took > longestLibrary {
			t.Errorf("%s took %v", end, took)
		}
	}
}
