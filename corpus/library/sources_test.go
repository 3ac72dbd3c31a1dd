package library

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

func TestRoundTrip(t *testing.T) {
	for i, text := range corpustest.Hostile {
		l := newLibrary(t)
		source := func(text string) corpus.Source {
			return corpus.Source{
				Metadata: corpus.Metadata{
					Title: text, Organisation: text, Issued: text, Container: text, Volume: text, Issue: text, Pages: text, Publisher: text,
					DOI: text, ISBN: text, URL: text, Language: text, Genre: text, Authors: []string{"Doe, Jane", "'; --", ""},
					Editors: []string{"Doe, John", "'; --"}, Translators: []string{"Roe, Jan"}, Edition: text, Number: text, Place: text, Original: text,
					Found: map[string]string{"title": "first page"},
				},
				Shelves: corpus.ReadShelves(text), Origin: text, MediaType: text, Digest: "digest" + text, AddedBy: text,
				AddedAt: time.Date(2026, 2, 3, 4, 5, 6, 789, time.FixedZone("", 3600)),
				ReadAt:  time.Date(2026, 2, 1, 4, 5, 6, 789, time.FixedZone("", 3600)),
			}
		}
		passagesOf := func(text string) []corpus.Passage {
			return []corpus.Passage{
				{Ordinal: 1, Locator: corpus.Locator{Section: text, Page: 7, Label: text, LastPage: 8, LastLabel: text, Paragraph: 2}, Text: text},
				{Ordinal: 2, Text: text + text},
			}
		}
		kept := mustAdd(t, l, source(text), passagesOf(text))
		// What is no text to every engine is kept as what is.
		text = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "")
		want, passages := source(text), passagesOf(text)
		want.ID, want.Passages, want.AddedAt, want.ReadAt = 1, 2, want.AddedAt.UTC(), want.ReadAt.UTC()
		if diff := cmp.Diff(want, kept); diff != "" {
			t.Errorf("%d: Add (-want +got):\n%s", i, diff)
		}
		read, err := l.Source(t.Context(), kept.ID)
		if diff := cmp.Diff(kept, read); err != nil || diff != "" {
			t.Errorf("%d: Source %v (-want +got):\n%s", i, err, diff)
		}
		for j := range passages {
			passages[j].ID, passages[j].Source = corpus.PassageID(j+1), kept.ID
		}
		if diff := cmp.Diff(passages, collect(t, l.Passages(t.Context(), 0))); diff != "" {
			t.Errorf("%d: Passages (-want +got):\n%s", i, diff)
		}
		sources, err := l.Sources(t.Context())
		if diff := cmp.Diff([]corpus.Source{kept}, sources); err != nil || diff != "" {
			t.Errorf("%d: Sources %v (-want +got):\n%s", i, err, diff)
		}
		if err := l.AddEmbeddings(t.Context(), text, []Embedding{{Passage: 1, Vector: []float32{1, 2}}}); err != nil {
			t.Errorf("%d: AddEmbeddings(%q) = %v", i, text, err)
		}
		if n := count(t, l.Embeddings(t.Context(), text, 0)); n != 1 {
			t.Errorf("%d: %d vectors of %q, want 1", i, n, text)
		}
	}
}

func TestAddFillsIn(t *testing.T) {
	l := newLibrary(t)
	s := mustAdd(t, l, work("1"), []corpus.Passage{{Ordinal: 9, ID: 9, Source: 9, Text: "one"}, {Ordinal: 9, Text: "two"}})
	if s.AddedAt.IsZero() || s.Authors == nil {
		t.Errorf("Add = %+v, want a time and authors that are not nil", s)
	}
	for i, p := range collect(t, l.Passages(t.Context(), 0)) {
		if p.Ordinal != i+1 || p.Source != s.ID || p.ID != corpus.PassageID(i+1) {
			t.Errorf("passage %d = %+v", i, p)
		}
	}
}

func TestAddTwice(t *testing.T) {
	l := newLibrary(t)
	first := mustAdd(t, l, work("1"), texts("one", "two"))
	other := work("1")
	other.Title = "Other title"
	got, err := l.Add(t.Context(), other, texts("three"))
	if diff := cmp.Diff(first, got); !errors.Is(err, corpus.ErrExists) || diff != "" {
		t.Errorf("second Add = %v (-want +got):\n%s", err, diff)
	}
	if n := count(t, l.Passages(t.Context(), 0)); n != 2 {
		t.Errorf("%d passages, want 2", n)
	}
}

func TestAddRefuses(t *testing.T) {
	l := newLibrary(t)
	if _, err := l.Add(t.Context(), work(""), texts("one")); err == nil {
		t.Error("Add without digest = nil, want an error")
	}
	if _, err := l.Add(t.Context(), work("1"), nil); !errors.Is(err, corpus.ErrNoText) {
		t.Errorf("Add without passages = %v, want %v", err, corpus.ErrNoText)
	}
	if n := countRows(t, l, "sources"); n != 0 {
		t.Errorf("%d sources, want 0", n)
	}
}

func TestRemove(t *testing.T) {
	l := newLibrary(t)
	a := mustAdd(t, l, work("a"), texts("one", "two"))
	b := mustAdd(t, l, work("b"), texts("three"))
	if err := l.AddEmbeddings(t.Context(), "m", []Embedding{{Passage: 1, Vector: []float32{1}}, {Passage: 2, Vector: []float32{1}}, {Passage: 3, Vector: []float32{1}}}); err != nil {
		t.Fatal(err)
	}
	gone, err := l.Remove(t.Context(), a.ID)
	if diff := cmp.Diff(a, gone); err != nil || diff != "" {
		t.Errorf("Remove = %v (-want +got):\n%s", err, diff)
	}
	for table, want := range map[string]int{"sources": 1, "passages": 1, "embeddings": 1} {
		if got := countRows(t, l, table); got != want {
			t.Errorf("%d rows in %s, want %d", got, table, want)
		}
	}
	if _, err := l.Remove(t.Context(), a.ID); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("second Remove = %v, want %v", err, corpus.ErrNotFound)
	}
	if _, err := l.Source(t.Context(), a.ID); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("Source of a removed one = %v, want %v", err, corpus.ErrNotFound)
	}
	if _, err := l.Source(t.Context(), b.ID); err != nil {
		t.Error(err)
	}
}

func TestNumbersAreNotUsedAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.sqlite")
	l := mustOpen(t, path)
	source, passage := corpus.SourceID(0), corpus.PassageID(0)
	for round := range 4 {
		s := mustAdd(t, l, work("1"), texts("one", "two"))
		all := collect(t, l.Passages(t.Context(), 0))
		if s.ID <= source || all[0].ID <= passage {
			t.Errorf("round %d: source %d and passage %d after %d and %d", round, s.ID, all[0].ID, source, passage)
		}
		source, passage = s.ID, all[1].ID
		if _, err := l.Remove(t.Context(), s.ID); err != nil {
			t.Fatal(err)
		}
		if round == 1 {
			l.Close()
			l = mustOpen(t, path)
		}
	}
}

// Two handles stand for the bot and a command in the terminal.
func TestAddAtOnce(t *testing.T) {
	open := newHandles(t)
	const works, adders = 20, 4
	var added atomic.Int32
	var group sync.WaitGroup
	for i := range adders {
		l := open()
		group.Go(func() {
			for w := range works {
				_, err := l.Add(t.Context(), work(fmt.Sprint(w)), texts("one", "two"))
				switch {
				case err == nil:
					added.Add(1)
				case !errors.Is(err, corpus.ErrExists):
					t.Errorf("adder %d: %v", i, err)
				}
			}
		})
	}
	reader := open()
	for reading := true; reading; {
		reading = added.Load() < works && !t.Failed()
		if n := count(t, reader.Passages(t.Context(), 0)); n%2 != 0 {
			t.Errorf("%d passages seen while adding, want an even number", n)
		}
	}
	group.Wait()
	if got := added.Load(); got != works {
		t.Errorf("%d adds succeeded, want %d", got, works)
	}
	if n := countRows(t, reader, "passages"); n != 2*works {
		t.Errorf("%d passages, want %d", n, 2*works)
	}
}

func TestCancelled(t *testing.T) {
	for _, path := range []string{InMemory, filepath.Join(t.TempDir(), "x.sqlite")} {
		l := mustOpen(t, path)
		s := mustAdd(t, l, work("1"), texts("one"))
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		var passagesErr, embeddingsErr error
		for _, passagesErr = range l.Passages(ctx, 0) {
		}
		for _, embeddingsErr = range l.Embeddings(ctx, "m", 0) {
		}
		_, addErr := l.Add(ctx, work("2"), texts("two"))
		_, removeErr := l.Remove(ctx, s.ID)
		_, sourceErr := l.Source(ctx, s.ID)
		_, sourcesErr := l.Sources(ctx)
		_, revisionErr := l.Revision(ctx)
		_, _, pendingErr := l.Pending(ctx, "m", 1)
		_, openErr := Open(ctx, path)
		for name, err := range map[string]error{
			"Passages": passagesErr, "Embeddings": embeddingsErr, "Add": addErr, "Remove": removeErr, "Source": sourceErr,
			"Sources": sourcesErr, "Revision": revisionErr, "Pending": pendingErr, "Open": openErr,
			"AddEmbeddings":  l.AddEmbeddings(ctx, "m", []Embedding{{Passage: 1, Vector: []float32{1}}}),
			"DropEmbeddings": l.DropEmbeddings(ctx, "m"),
		} {
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%s with a cancelled context = %v, want %v", name, err, context.Canceled)
			}
		}
		if n := countRows(t, l, "passages"); n != 1 {
			t.Errorf("%d passages, want 1", n)
		}
	}
}

// What is stopped half-way leaves nothing behind, wherever it is stopped.
func TestCancelledWhileAdding(t *testing.T) {
	l := newLibrary(t)
	passages := benchPassages(1, 2_000)
	for i := range 20 {
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(i)*time.Millisecond)
		s, err := l.Add(ctx, benchSource(i+1), passages)
		cancel()
		if err != nil && !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("Add = %v, want %v", err, context.DeadlineExceeded)
		}
		if err == nil {
			l.Remove(t.Context(), s.ID)
		}
		if n := countRows(t, l, "sources") + countRows(t, l, "passages"); n != 0 {
			t.Fatalf("%d rows after Add = %v, want 0", n, err)
		}
	}
}

// A list has the first letters of what has no title, and of nothing else.
func TestSourcesWithoutTitleHaveTheirBeginnings(t *testing.T) {
	l := newLibrary(t)
	long := strings.Repeat("weirs ünd łocks ", 30)
	for i, title := range []string{"", "Weirs", ""} {
		s := corpus.Source{Metadata: corpus.Metadata{Title: title}, Digest: fmt.Sprint(i)}
		mustAdd(t, l, s, []corpus.Passage{{Ordinal: 1, Text: fmt.Sprint(i, " ", long)}, {Ordinal: 2, Text: "more"}})
	}
	sources, err := l.Sources(t.Context())
	if err != nil || len(sources) != 3 {
		t.Fatal(len(sources), err)
	}
	for i, want := range []string{"0 " + long, "", "2 " + long} {
		if want != "" {
			want = string([]rune(want)[:200])
		}
		if got := sources[i].Begins; got != want {
			t.Errorf("source %d begins %q, want %q", i+1, got, want)
		}
	}
}

// Whoever changes a record at the same time as others takes none of their changes back.
func TestRecordChangedAtOnce(t *testing.T) {
	lib := newLibrary(t)
	s := mustAdd(t, lib, corpus.Source{Digest: "a", Metadata: corpus.Metadata{Title: "Bridges"}}, []corpus.Passage{{Text: "one"}})
	const editors = 8
	var together sync.WaitGroup
	for i := range editors {
		together.Go(func() {
			_, err := lib.ChangeRecord(t.Context(), s.ID, "", func(now corpus.Metadata) (corpus.Metadata, error) {
				now.Editors = append(slices.Clone(now.Editors), fmt.Sprintf("Mason, %c.", 'A'+i))
				return now, nil
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	together.Wait()
	now, err := lib.Source(t.Context(), s.ID)
	if err != nil || len(now.Editors) != editors {
		t.Errorf("editors = %q, %v, want %d", now.Editors, err, editors)
	}
	if _, err := lib.ChangeRecord(t.Context(), s.ID, "", func(m corpus.Metadata) (corpus.Metadata, error) { m.Title = "No"; return m, corpus.ErrTooMany }); !errors.Is(err, corpus.ErrTooMany) {
		t.Errorf("ChangeRecord = %v, want the error of the change", err)
	}
	if again, err := lib.Source(t.Context(), s.ID); err != nil || again.Title != now.Title {
		t.Errorf("title = %q, %v after a change that failed", again.Title, err)
	}
}
