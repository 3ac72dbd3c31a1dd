package library

import (
	"errors"
	"maps"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
	"footnote/corpus/library/internal/file"
	"footnote/corpus/library/journal"
)

func filled(t *testing.T) (*Library, corpus.Source) {
	t.Helper()
	l := mustOpen(t, filepath.Join(t.TempDir(), "x.sqlite"))
	s, err := l.Add(t.Context(), corpus.Source{Metadata: corpus.Metadata{Title: "A", Authors: []string{"Vane, Iris"}}, Digest: "d", AddedBy: "42", Here: "mark"},
		[]corpus.Passage{{Text: "one"}, {Text: "two"}, {Text: "three"}})
	if err != nil {
		t.Fatal(err)
	}
	return l, s
}

func TestSettings(t *testing.T) {
	l, _ := filled(t)
	for _, change := range [][2]string{{"a", "1"}, {"b", "2"}, {"a", "3"}, {"b", ""}} {
		if err := l.Journal.Set(t.Context(), change[0], change[1]); err != nil {
			t.Fatal(err)
		}
	}
	got, err := l.Journal.Settings(t.Context())
	if diff := cmp.Diff(map[string]string{"a": "3"}, got); err != nil || diff != "" {
		t.Errorf("Settings = %v, %v", got, err)
	}
}

// Several settings change together or not at all.
func TestSettingsChangeTogether(t *testing.T) {
	l, _ := filled(t)
	change := func(s map[string]string) {
		for _, name := range strings.Split("abcdefgh", "") {
			s[name] += "1"
		}
		delete(s, "left")
	}
	if err := l.Journal.Set(t.Context(), "left", "yesterday"); err != nil {
		t.Fatal(err)
	}
	if _, err := l.db.Exec("CREATE TEMP TRIGGER no BEFORE INSERT ON settings WHEN new.name = 'e' BEGIN SELECT raise(ABORT, 'no'); END"); err != nil {
		t.Fatal(err)
	}
	l.db.SetMaxOpenConns(1) // the one that has the trigger
	if got, err := l.Journal.ChangeSettings(t.Context(), change); err == nil {
		t.Errorf("ChangeSettings = %v, want an error", got)
	}
	got, err := l.Journal.Settings(t.Context())
	if diff := cmp.Diff(map[string]string{"left": "yesterday"}, got); err != nil || diff != "" {
		t.Errorf("a change that failed: %v, settings (-want +got):\n%s", err, diff)
	}
	if _, err := l.db.Exec("DROP TRIGGER no"); err != nil {
		t.Fatal(err)
	}
	given, err := l.Journal.ChangeSettings(t.Context(), change)
	kept, err2 := l.Journal.Settings(t.Context())
	if diff := cmp.Diff(kept, given); err != nil || err2 != nil || diff != "" || len(kept) != 8 {
		t.Errorf("ChangeSettings = %v, %v, %v, want the 8 that are kept", given, err, err2)
	}
}

func TestKeptAnswers(t *testing.T) {
	l, _ := filled(t)
	at := time.Date(2024, 5, 6, 7, 8, 9, 10, time.UTC)
	a := journal.KeptAnswer{ID: "x", Question: "why?", Member: "1", Channel: "2", Library: "starter", Scope: "on the shelf “X”", Part: "shelf X", Follows: "w", Verdict: "maybe", Said: "**Not sure**", Compared: true, Evidence: []journal.KeptEvidence{{Passage: 1, Grade: "strong", Start: 0, End: 3}}, AskedAt: at}
	later := a
	later.ID, later.AskedAt = "a", at.Add(time.Hour)
	for _, a := range []journal.KeptAnswer{later, a} {
		if err := l.Journal.KeepAnswer(t.Context(), a); err != nil {
			t.Fatal(err)
		}
	}
	got, err := l.Journal.KeptAnswer(t.Context(), "x")
	if diff := cmp.Diff(a, got); err != nil || diff != "" {
		t.Errorf("KeptAnswer: %v, diff (-want +got):\n%s", err, diff)
	}
	if err := errors.Join(l.Journal.NoteShown(t.Context(), "m", "a"), l.Journal.NoteShown(t.Context(), "m", "x"), l.Journal.NoteShown(t.Context(), "n", "x")); err != nil {
		t.Fatal(err)
	}
	for _, message := range []string{"m", "n"} {
		if got, err := l.Journal.AnswerShown(t.Context(), message); err != nil || got.ID != "x" {
			t.Errorf("AnswerShown(%s) = %q, %v, want x", message, got.ID, err)
		}
	}
	a.Shown = true // in messages that others see, and the later one in none
	list, err := l.Journal.AnswersIn(t.Context(), "2")
	if diff := cmp.Diff([]journal.KeptAnswer{a, later}, list); err != nil || diff != "" {
		t.Errorf("AnswersIn: %v, diff (-want +got):\n%s", err, diff)
	}
	for _, helpful := range []bool{true, false} {
		if err := l.Journal.Rate(t.Context(), "x", "1", helpful); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(l.Journal.Rate(t.Context(), "x", "2", true), l.Journal.Rate(t.Context(), "a", "2", true)); err != nil {
		t.Fatal(err)
	}
	rated, err := l.Journal.Unhelpful(t.Context(), 10)
	if diff := cmp.Diff([]journal.RatedQuestion{{Question: "why?", Helpful: 2, Not: 1}}, rated); err != nil || diff != "" {
		t.Errorf("Unhelpful: %v, diff (-want +got):\n%s", err, diff)
	}
	if err := l.Journal.Forget(t.Context(), at.Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Journal.KeptAnswer(t.Context(), "x"); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("KeptAnswer of a forgotten one = %v, want %v", err, corpus.ErrNotFound)
	}
	if _, err := l.Journal.AnswerShown(t.Context(), "m"); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("AnswerShown of a forgotten one = %v, want %v", err, corpus.ErrNotFound)
	}
	if _, err := l.Journal.KeptAnswer(t.Context(), "a"); err != nil {
		t.Errorf("KeptAnswer of a younger one = %v, want it", err)
	}
}

// Answers from before verdicts were noted are sure, or found nothing.
func TestVerdictsOfOldAnswers(t *testing.T) {
	db, err := file.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	before := fstest.MapFS{}
	for _, name := range []string{"0001_library", "0002_group", "0003_found", "0004_shelves", "0005_pages"} {
		data, err := file.Schema.ReadFile("schema/" + name + ".sql")
		if err != nil {
			t.Fatal(err)
		}
		before["schema/"+name+".sql"] = &fstest.MapFile{Data: data}
	}
	if err := file.Migrate(t.Context(), db, before); err != nil {
		t.Fatal(err)
	}
	for _, row := range [][2]string{{"a", `[{"p":1,"g":"strong"}]`}, {"b", "null"}, {"c", "[]"}} {
		if _, err := db.Exec("INSERT INTO answers (id, question, member, channel, library, evidence, asked_at) VALUES (?, '', '', '', '', ?, '')", row[0], row[1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := file.Migrate(t.Context(), db, file.Schema); err != nil {
		t.Fatal(err)
	}
	l := &Library{db: &file.Database{DB: db}, Journal: journal.New(&file.Database{DB: db})}
	for id, want := range map[string]string{"a": "sure", "b": "nothing", "c": "nothing"} {
		if got, err := l.Journal.KeptAnswer(t.Context(), id); err != nil || got.Verdict != want {
			t.Errorf("KeptAnswer(%s).Verdict = %q, %v, want %q", id, got.Verdict, err, want)
		}
	}
}

func TestGaps(t *testing.T) {
	l, _ := filled(t)
	at := time.Date(2024, 5, 6, 7, 8, 9, 10, time.UTC)
	for _, g := range []journal.Gap{{Question: "first?", Verdict: "nothing", AskedAt: at}, {Question: "second?", Verdict: "maybe", AskedAt: at}} {
		if err := l.Journal.AddGap(t.Context(), g); err != nil {
			t.Fatal(err)
		}
	}
	got, err := l.Journal.Gaps(t.Context(), 1)
	if diff := cmp.Diff([]journal.Gap{{ID: 2, Question: "second?", Verdict: "maybe", AskedAt: at}}, got); err != nil || diff != "" {
		t.Errorf("Gaps: %v, want the second (-want +got):\n%s", err, diff)
	}
}

func TestSuggestions(t *testing.T) {
	l, _ := filled(t)
	id, err := l.Journal.Suggest(t.Context(), journal.Suggestion{Member: "1", Title: "B", At: time.Now()})
	if err != nil {
		t.Fatal(err)
	}
	if again, err := l.Journal.Suggest(t.Context(), journal.Suggestion{Member: "1", Title: " B", At: time.Now()}); err == nil && again == id {
		t.Errorf("another suggestion has the number of the first")
	}
	if again, err := l.Journal.Suggest(t.Context(), journal.Suggestion{Member: "1", Title: "B", At: time.Now()}); !errors.Is(err, corpus.ErrExists) || again != id {
		t.Errorf("Suggest again = %d, %v, want %d, %v", again, err, id, corpus.ErrExists)
	}
	change := func(id int64, change func(s *journal.Suggestion) error) (journal.Suggestion, error) {
		return l.Journal.ChangeSuggestion(t.Context(), id, change)
	}
	if s, err := change(id, func(s *journal.Suggestion) error { s.Title = "C"; return nil }); err != nil || s.Title != "C" {
		t.Fatal(s, err)
	}
	if s, err := change(id, func(s *journal.Suggestion) error { s.Title = "D"; return corpus.ErrTooMany }); !errors.Is(err, corpus.ErrTooMany) || s.Title != "C" {
		t.Errorf("ChangeSuggestion that is not to be = %q, %v, want C, %v", s.Title, err, corpus.ErrTooMany)
	}
	reject := func(s *journal.Suggestion) error {
		s.State, s.Reason, s.DecidedBy = journal.Rejected, "no", "2"
		return nil
	}
	if _, err := change(id, reject); err != nil {
		t.Fatal(err)
	}
	if s, err := change(id, func(s *journal.Suggestion) error { s.State = journal.Approved; return nil }); !errors.Is(err, corpus.ErrExists) || s.State != journal.Rejected {
		t.Errorf("ChangeSuggestion of one that is decided = %q, %v, want %v", s.State, err, corpus.ErrExists)
	}
	if _, err := change(99, reject); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("ChangeSuggestion of none = %v, want %v", err, corpus.ErrNotFound)
	}
	s, err := l.Journal.Suggestion(t.Context(), id)
	if err != nil || s.Title != "C" || s.State != journal.Rejected || s.Reason != "no" || s.DecidedBy != "2" {
		t.Errorf("Suggestion = %+v, %v", s, err)
	}
}

func TestRemoveAndRestore(t *testing.T) {
	l, s := filled(t)
	_, removal, err := l.RemoveKeeping(t.Context(), s.ID, "1")
	if err != nil {
		t.Fatal(err)
	}
	mustAdd(t, l, corpus.Source{Metadata: corpus.Metadata{Title: "B"}, Digest: "e"}, []corpus.Passage{{Text: "four"}})
	back, err := l.Restore(t.Context(), removal)
	if diff := cmp.Diff(s, back); err != nil || diff != "" {
		t.Errorf("Restore: %v, diff (-want +got):\n%s", err, diff)
	}
	got := map[corpus.PassageID]string{}
	for _, p := range collect(t, l.Passages(t.Context(), 0)) {
		got[p.ID] = p.Text
	}
	want := map[corpus.PassageID]string{1: "one", 2: "two", 3: "three", 4: "four"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("passages after Restore (-want +got):\n%s", diff)
	}
	if _, err := l.Restore(t.Context(), removal); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("Restore again = %v, want %v", err, corpus.ErrNotFound)
	}
	if _, _, err := l.RemoveKeeping(t.Context(), 99, "1"); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("RemoveKeeping of none = %v, want %v", err, corpus.ErrNotFound)
	}
}

// What comes back has no vectors and is embedded again, also where all that is
// after it has been embedded.
func TestRestoredIsEmbeddedAgain(t *testing.T) {
	l, s := filled(t)
	mustAdd(t, l, corpus.Source{Metadata: corpus.Metadata{Title: "B"}, Digest: "e"}, []corpus.Passage{{Text: "four"}})
	embedPending(t, l)
	_, removal, err := l.RemoveKeeping(t.Context(), s.ID, "1")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Restore(t.Context(), removal); err != nil {
		t.Fatal(err)
	}
	if list, n, err := l.Pending(t.Context(), "m", 9); err != nil || n != 3 || len(list) != 3 {
		t.Errorf("Pending = %v, %d, %v, want the three that came back", list, n, err)
	}
	embedPending(t, l)
	checkVectors(t, l)
}

// A source that was added anew meanwhile stays as it is, and what was removed can be
// taken back once that is gone.
func TestRestoreOfWhatWasAddedAnew(t *testing.T) {
	l := newLibrary(t)
	s := mustAdd(t, l, corpus.Source{Metadata: corpus.Metadata{Title: "A"}, Digest: "d"}, []corpus.Passage{{Text: "one"}})
	edited := s.Metadata
	edited.Title, edited.Issued = "A, as a person named it", "1894"
	s, err := edit(t.Context(), l, s.ID, edited)
	if err != nil {
		t.Fatal(err)
	}
	_, removal, err := l.RemoveKeeping(t.Context(), s.ID, "1")
	if err != nil {
		t.Fatal(err)
	}
	again := mustAdd(t, l, corpus.Source{Metadata: corpus.Metadata{Title: "A again"}, Digest: s.Digest}, []corpus.Passage{{Text: "one"}})
	if got, err := l.Restore(t.Context(), removal); !errors.Is(err, corpus.ErrExists) || got.ID != again.ID {
		t.Errorf("Restore = source %d, %v, want %d, %v", got.ID, err, again.ID, corpus.ErrExists)
	}
	if kept, err := l.Source(t.Context(), again.ID); err != nil || kept.Title != "A again" {
		t.Errorf("the source added anew = %q, %v", kept.Title, err)
	}
	if _, _, err := l.RemoveKeeping(t.Context(), again.ID, "1"); err != nil {
		t.Fatal(err)
	}
	found, err := l.Removal(t.Context(), s.ID)
	if err != nil || found != removal {
		t.Fatalf("Removal = %d, %v, want %d", found, err, removal)
	}
	back, err := l.Restore(t.Context(), found)
	if diff := cmp.Diff(s, back); err != nil || diff != "" {
		t.Errorf("Restore: %v, diff (-want +got):\n%s", err, diff)
	}
}

func TestEditAndAround(t *testing.T) {
	l, s := filled(t)
	m := s.Metadata
	m.Title, m.Authors = "B", nil
	got, err := edit(t.Context(), l, s.ID, m)
	if err != nil || got.Title != "B" || len(got.Authors) != 0 || got.Passages != 3 {
		t.Errorf("Edit = %+v, %v", got, err)
	}
	// What a person changed is given, also where it is empty now; of what else is
	// empty nothing is known.
	m.Publisher, m.Volume, m.Found = "Press", "3", map[string]string{"doi": "first page", "volume": corpus.FoundInText}
	if got, err = edit(t.Context(), l, s.ID, m); err != nil {
		t.Fatal(err)
	}
	m.Volume, m.Found = "", got.Found
	got, err = edit(t.Context(), l, s.ID, m)
	if want := map[string]string{"publisher": corpus.FoundGiven, "volume": corpus.FoundGiven}; err != nil || !maps.Equal(got.Found, want) || m.Found["volume"] != corpus.FoundGiven {
		t.Errorf("Edit finds %v of %v, %v, want %v", got.Found, m.Found, err, want)
	}
	if _, err := edit(t.Context(), l, 99, m); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("Edit of none = %v, want %v", err, corpus.ErrNotFound)
	}
	for id, want := range map[corpus.PassageID]int{1: 2, 2: 3, 3: 2} {
		if list, err := l.Around(t.Context(), id); err != nil || len(list) != want {
			t.Errorf("Around(%d) = %v, %v, want %d passages", id, list, err, want)
		}
	}
	if _, err := l.Around(t.Context(), 99); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("Around(99) = %v, want %v", err, corpus.ErrNotFound)
	}
}

func TestExportHoldsNoPeople(t *testing.T) {
	l, s := filled(t)
	if err := l.Journal.AddGap(t.Context(), journal.Gap{Question: "secret?", AskedAt: time.Now()}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "out.sqlite")
	if err := l.Export(t.Context(), path, false); err != nil {
		t.Fatal(err)
	}
	out, err := OpenExisting(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if gaps, err := out.Journal.Gaps(t.Context(), 9); err != nil || len(gaps) != 0 {
		t.Errorf("Gaps of the export = %v, %v, want none", gaps, err)
	}
	if kept, err := out.Source(t.Context(), s.ID); err != nil || kept.AddedBy != "" || kept.Here != "" {
		t.Errorf("exported source = %+v, %v, want nothing of who added it, and where", kept, err)
	}
	other := mustOpen(t, filepath.Join(t.TempDir(), "y.sqlite"))
	for _, want := range []int{1, 0} {
		if added, err := other.CopyFrom(t.Context(), out, []corpus.SourceID{s.ID}, "m"); err != nil || added != want {
			t.Errorf("CopyFrom = %v, %v, want %v", added, err, want)
		}
	}
	list, err := other.Sources(t.Context())
	if err != nil || len(list) != 1 || list[0].AddedBy != "" || list[0].Title != "A" {
		t.Errorf("Sources = %+v, %v", list, err)
	}
}

func TestCopyLeavesLongShelf(t *testing.T) {
	from, s := filled(t)
	for _, test := range []struct{ shelf, want string }{
		{strings.Repeat("é", MaxShelf), strings.Repeat("é", MaxShelf)}, {strings.Repeat("x", MaxShelf+1), ""},
	} {
		if _, err := from.ChangeShelves(t.Context(), s.ID, func([]string) []string { return []string{test.shelf} }); err != nil {
			t.Fatal(err)
		}
		to := mustOpen(t, filepath.Join(t.TempDir(), "y.sqlite"))
		if _, err := to.CopyFrom(t.Context(), from, []corpus.SourceID{s.ID}, "m"); err != nil {
			t.Fatal(err)
		}
		if list, err := to.Sources(t.Context()); err != nil || len(list) != 1 || strings.Join(list[0].Shelves, "; ") != test.want {
			t.Errorf("shelf %q: Sources = %+v, %v, want shelf %q", test.shelf, list, err, test.want)
		}
	}
}
