package library

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"footnote/corpus"
)

// What another program has put into a file is told by its number and left out;
// the rest of the library is read, embedded and changed as ever.
func TestUnreadableRows(t *testing.T) {
	path := changed(t,
		"INSERT INTO sources SELECT NULL, x'41ff', 'Durkheim', organisation, issued, container, publisher, doi, isbn, url, language, genre, origin, "+
			"media_type, '2', 'two', '', 'yesterday', volume, issue, pages, '[', read_at, hex(zeroblob(100000)), here, editors, translators, edition, number, place, original, rare FROM sources",
		"INSERT INTO passages (source, ordinal, section, page, paragraph, text) VALUES (2, 1, '', 0, 1, 'fine')",
		"INSERT INTO passages (source, ordinal, section, page, paragraph, text) VALUES (2, 2, '', 'xii', 1, 'bad page')",
		"INSERT INTO passages (source, ordinal, section, page, paragraph, text) VALUES (2, 3, '', 0, 1, x'ff')",
		"INSERT INTO passages (source, ordinal, section, page, paragraph, text) VALUES (2, 4, '', 0, 1, hex(zeroblob(41000000)))",
		"INSERT INTO passages (source, ordinal, section, page, paragraph, text) VALUES (2, 5, '', 0, 1, 'fine, too')",
		"PRAGMA foreign_keys = 0",
		"INSERT INTO passages (source, ordinal, section, page, paragraph, text) VALUES (99, 1, '', 0, 1, 'of no source')",
	)
	l := mustOpen(t, path)
	bad, err := l.Unreadable(t.Context())
	if err != nil || len(bad) != 5 || bad[0].Number != 2 || bad[0].Table != "source" {
		t.Fatalf("Unreadable = %v, %v", bad, err)
	}
	for _, want := range []string{"title is no text", "shelf is no text, or too long", "authors is no list", "found is no list", "added_at is no time", "passages is no number"} {
		if !strings.Contains(bad[0].Reason, want) {
			t.Errorf("source 2: %q, want %q in it", bad[0].Reason, want)
		}
	}
	if got := fmt.Sprint(bad[1:]); strings.Count(got, "none, or too long") != 3 || !strings.Contains(got, "passage 7 (its source is not there)") {
		t.Errorf("passages: %v", got)
	}
	sources, err := l.Sources(t.Context())
	if err != nil || len(sources) != 2 || sources[1].Title != "A\xff" || len(sources[1].Shelves) > 0 || len(sources[1].Authors) != 0 {
		t.Errorf("Sources = %+v, %v", sources, err)
	}
	var read []string
	for _, p := range collect(t, l.Passages(t.Context(), 0)) {
		read = append(read, p.Text)
	}
	if got := strings.Join(read, ", "); got != "one, fine, fine, too, of no source" {
		t.Errorf("passages = %s", got)
	}
	pending, n, err := l.Pending(t.Context(), "m", 9)
	if err != nil || len(pending) != 3 {
		t.Fatalf("Pending = %v of %d, %v, want 3", pending, n, err)
	}
	stored, err := l.AddEmbeddingsUnder(t.Context(), "m", []string{sources[0].Title, sources[1].Title, sources[1].Title},
		[]Embedding{{Passage: pending[0].ID, Vector: []float32{1}}, {Passage: pending[1].ID, Vector: []float32{1}}, {Passage: pending[2].ID, Vector: []float32{1}}})
	if err != nil || stored != 3 {
		t.Errorf("%d vectors stored, %v, want 3", stored, err)
	}
	if pending, n, err := l.Pending(t.Context(), "m", 9); err != nil || len(pending) != 0 || n != 0 {
		t.Errorf("Pending = %v of %d, %v, want none", pending, n, err)
	}
	// An edit heals the record, and what is bad can be removed.
	if _, err := edit(t.Context(), l, 2, corpus.Metadata{Title: "Fine"}); err != nil {
		t.Error(err)
	}
	if bad, err := l.Unreadable(t.Context()); err != nil || len(bad) != 4 || bad[0].Table != "passage" {
		t.Errorf("Unreadable after an edit = %v, %v", bad, err)
	}
	if _, err := l.Remove(t.Context(), 2); err != nil {
		t.Error(err)
	}
	if bad, err := l.Unreadable(t.Context()); err != nil || len(bad) != 1 {
		t.Errorf("Unreadable after the removal = %v, %v", bad, err)
	}
}

// A mark of what is embedded that is not true does not keep passages without
// vectors.
func TestPendingBelowFalseMark(t *testing.T) {
	l := mustOpen(t, changed(t, "INSERT INTO models (name, dimensions, complete) VALUES ('m', 1, 1000)"))
	pending, n, err := l.Pending(t.Context(), "m", 9)
	if err != nil || len(pending) != 1 || n != 1 {
		t.Fatalf("Pending = %v of %d, %v, want the passage", pending, n, err)
	}
}

// Forgetting the vectors of other models ends, however many models there are.
func TestDropEmbeddingsOfManyModels(t *testing.T) {
	path := changed(t, "WITH RECURSIVE r (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r LIMIT 100000) INSERT INTO models (name, dimensions) SELECT 'n' || x, 1 FROM r",
		"WITH RECURSIVE r (x) AS (SELECT 2 UNION ALL SELECT x + 1 FROM r LIMIT 5000) INSERT INTO passages (source, ordinal, section, page, paragraph, text) SELECT 1, x, '', 0, 1, 'text' FROM r",
		"INSERT INTO embeddings SELECT id, 1, x'0000803f' FROM passages")
	l := mustOpen(t, path)
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	if err := l.DropEmbeddings(ctx, "n1"); err != nil {
		t.Errorf("DropEmbeddings = %v", err)
	}
	if err := l.DropEmbeddings(ctx, "other"); err != nil {
		t.Errorf("DropEmbeddings = %v", err)
	}
	if n := countRows(t, l, "embeddings"); n != 0 {
		t.Errorf("%d vectors are left", n)
	}
}
