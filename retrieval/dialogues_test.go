package retrieval

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
)

// study fills a library with the texts of a study group.
func study(t *testing.T, group string) *Engine {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(groupsFolder, "texts", group, "*.md"))
	if err != nil || len(files) == 0 {
		t.Skip("the groups' texts are not here: no ../shared/eval/groups")
	}
	lib := newLibrary(t)
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		addFile(t, lib, corpus.File{Name: filepath.Base(path), Origin: path, Data: data})
	}
	return newEngine(t, lib, builtIn(t))
}

var groupsFolder = filepath.Join("..", "..", "shared", "eval", "groups")

// Of the later turns of the groups' dialogues at least 6 in 10 have a right passage within
// the first three; each asked alone, 1 in 10 has.
func TestDialogues(t *testing.T) {
	if raceEnabled {
		t.Skip("figures, which take long under the race detector")
	}
	engines := map[string]*Engine{}
	if _, err := os.Stat(groupsFolder); err != nil {
		t.Skip("the groups' dialogues are not here: no ../shared/eval/groups")
	}
	right, later := 0, 0
	eachJSON(t, filepath.Join(groupsFolder, "followups.jsonl"), func(d struct {
		Group string
		Turns []struct {
			Q    string
			Gold []string
		}
	}) {
		if engines[d.Group] == nil {
			engines[d.Group] = study(t, d.Group)
		}
		var turns []Turn
		for i, turn := range d.Turns {
			a, err := engines[d.Group].AskAfter(t.Context(), turns, turn.Q, 5, nil)
			if err != nil {
				t.Fatal(err)
			}
			turns = append(turns, a.Turn())
			if i == 0 || len(turn.Gold) == 0 {
				continue
			}
			later++
			if a.Evidence = a.Evidence[:min(3, len(a.Evidence))]; holdsAny(a, turn.Gold) {
				right++
			}
		}
	})
	t.Logf("%d of %d later turns have a right passage within three", right, later)
	if float64(right) < 0.6*float64(later) {
		t.Errorf("%d of %d later turns have a right passage within three, want 6 in 10", right, later)
	}
}

// Questions of a group that were written to stand alone are answered after another as ever.
func TestHistoryChangesNothingForAGroup(t *testing.T) {
	if raceEnabled {
		t.Skip("figures, which take long under the race detector")
	}
	changed, n := 0, 0
	for _, group := range []string{"economy", "law"} {
		e := study(t, group)
		before := Turn{Question: "who was right about it"}
		eachJSON(t, filepath.Join(groupsFolder, group+".jsonl"), func(q struct{ Q string }) {
			want := ask(t, e, q.Q, 5)
			got, err := e.AskAfter(t.Context(), []Turn{before}, q.Q, 5, nil)
			if err != nil {
				t.Fatal(err)
			}
			n++
			if got.Verdict != want.Verdict || !slices.Equal(idsOf(got), idsOf(want)) {
				changed++
				t.Logf("after %q: %q", before.Question, strings.TrimSpace(q.Q))
			}
			before = want.Turn()
		})
	}
	if changed*50 > n {
		t.Errorf("%d of %d questions that stand alone are answered otherwise after another, want 1 in 50", changed, n)
	}
}

// Fillers around the later turns of dialogues, and capitals, seldom change what stands first.
func TestFramesAroundFollowUps(t *testing.T) {
	if raceEnabled {
		t.Skip("figures, which take long under the race detector")
	}
	e := study(t, "health")
	n, same := 0, 0
	eachJSON(t, filepath.Join(groupsFolder, "followups.jsonl"), func(d struct {
		Group string
		Turns []struct{ Q string }
	}) {
		if d.Group != "health" {
			return
		}
		var turns []Turn
		for i, turn := range d.Turns {
			want, err := e.AskAfter(t.Context(), turns, turn.Q, 5, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, framed := range []string{"pls " + turn.Q, turn.Q + " lol", "ok " + turn.Q, turn.Q + " thx", "hey guys " + turn.Q, strings.ToUpper(turn.Q)} {
				if i == 0 {
					break
				}
				got, err := e.AskAfter(t.Context(), turns, framed, 5, nil)
				if err != nil {
					t.Fatal(err)
				}
				if n++; firstText(got) == firstText(want) {
					same++
				} else {
					t.Logf("%q has another first passage than %q", framed, turn.Q)
				}
			}
			turns = append(turns, want.Turn())
		}
	})
	t.Logf("%d of %d have the same first passage", same, n)
	if float64(same) < 0.95*float64(n) {
		t.Errorf("%d of %d follow-ups in frames have the same first passage, want 19 of 20", same, n)
	}
}
