package library

import (
	"context"
	"flag"
	"testing"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/postgres/postgrestest"
)

var plannedPassages = flag.Int("plans", 20_000, "passages of the library whose plans are looked at")

// fillServed puts passages with vectors into a library past its methods, and as many again
// into others beside it.
const fillServed = `
	INSERT INTO footnote.libraries SELECT n, 'filled-' || n FROM generate_series(1, 11) n;
	INSERT INTO footnote.library SELECT n, 1 FROM generate_series(1, 11) n;
	INSERT INTO footnote.models SELECT n, 1, 'm', 4, 0 FROM generate_series(1, 11) n;
	INSERT INTO footnote.sources SELECT l, s, 'Work', '[]', '', '', '', '', '', '', '', '', '', '', 'en', '', '[]', '[]', '', '', '', '', '{}', '', '', '', 'd' || s, 100, '', '', '', ''
		FROM generate_series(1, 11) l, generate_series(1, $N / 100) s WHERE l = 1 OR s <= $N / 1000;
	INSERT INTO footnote.passages SELECT l, p, 1 + (p - 1) / 100, p, '', 0, '', 0, '', 1, 0, repeat('hemp ', 40)
		FROM generate_series(1, 11) l, generate_series(1, $N) p WHERE l = 1 OR p <= $N / 10;
	INSERT INTO footnote.embeddings SELECT of_library, id, 1, '\x0000803f00000000' FROM footnote.passages;
	INSERT INTO footnote.answers SELECT l, 'a' || a, '', '', 'c' || a / 9, '', '', '', '', 'sure', '', 0, '[]', '' FROM generate_series(1, 11) l, generate_series(1, 500) a;
	INSERT INTO footnote.shown SELECT of_library, id, id FROM footnote.answers;
	ANALYZE;`

// What a question asks of a large library is found by an index: no table that grows with
// libraries is read through.
func TestPlans(t *testing.T) {
	t.Parallel()
	if raceEnabled {
		t.Skip("skipped: one thing after the other")
	}
	address := postgrestest.Database(t)
	postgrestest.Fill(t, address, fillServed, *plannedPassages)
	s, err := Connect(t.Context(), address.Program)
	if err != nil {
		t.Fatal(err)
	}
	handle, err := s.database.Library(t.Context(), "filled-1", false) // Open counts sources
	if err != nil {
		t.Fatal(err)
	}
	l := with(file.Served(handle))
	before := postgrestest.Scans(t, address)
	middle := corpus.PassageID(*plannedPassages / 2)
	for range 8 { // the first five of a statement are planned for their values
		question(t, l, middle)
	}
	l.Close()
	s.Close() // which has the counts written
	for table, scans := range postgrestest.Scans(t, address) {
		if n := scans - before[table]; n > 0 && table != "models" && table != "libraries" && table != "schema_steps" && table != "library" {
			t.Errorf("%s was read through %d times", table, n)
		}
	}
}

// question asks what a question and the buttons below its answer do.
func question(t *testing.T, l *Library, middle corpus.PassageID) {
	t.Helper()
	ctx := context.Background()
	ids := []corpus.PassageID{1, middle, middle + 1, middle + 700, 3, 4, 5, 6, 7, 8}
	_, err1 := l.Revision(ctx)
	byID, err2 := l.PassagesByID(ctx, ids)
	vectors, err3 := l.EmbeddingsOf(ctx, "m", ids)
	around, err4 := l.Around(ctx, middle)
	_, err5 := l.Source(ctx, 2)
	_, err6 := l.PassagesOf(ctx, []corpus.SourceID{1, 2}, middle)
	_, err7 := l.Journal.KeptAnswer(ctx, "a1")
	_, err8 := l.Journal.AnswerShown(ctx, "a2")
	_, err9 := l.Journal.AnswersIn(ctx, "c3")
	_, err10 := l.passagesAfter(ctx, middle)
	_, err11 := l.embeddingsAfter(ctx, "m", middle)
	for _, err := range []error{err1, err2, err3, err4, err5, err6, err7, err8, err9, err10, err11} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(byID) != len(ids) || len(vectors) != len(ids) || len(around) < 2 {
		t.Fatalf("%d passages, %d vectors, %d around", len(byID), len(vectors), len(around))
	}
}
