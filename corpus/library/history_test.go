package library

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
	"footnote/corpus/library/internal/sums"
	"footnote/corpus/library/journal"
)

// A chooser makes the choices of one step: the same ones for each library.
type chooser struct {
	*rand.Rand
	day int
}

func (c chooser) at() time.Time { return time.Date(2026, 1, 1+c.day/40, 0, 0, c.day, 0, time.UTC) }

func (c chooser) word() string {
	return []string{"ropes", "hemp", "splice", "knots", "Knoten", "узлы", "'; --", "a\x00b", "100 %", "résumé"}[c.IntN(10)]
}

func (c chooser) source() corpus.Source {
	s := corpus.Source{Digest: fmt.Sprintf("d%d", c.IntN(12)), Origin: c.word(), AddedBy: c.member(), AddedAt: c.at(), ReadAt: c.at(), MediaType: "text/plain"}
	s.Title, s.Authors, s.Issued = c.word(), []string{c.word(), "Roe, Jan"}, "2019"
	return s
}

func (c chooser) passages() []corpus.Passage {
	passages := make([]corpus.Passage, 1+c.IntN(25))
	for i := range passages {
		passages[i] = corpus.Passage{Text: c.word() + " " + c.word(), Locator: corpus.Locator{Section: c.word(), Page: c.IntN(3), Paragraph: i / 2}}
	}
	return passages
}

func (c chooser) id() corpus.SourceID { return corpus.SourceID(1 + c.IntN(20)) }

func (c chooser) member() string { return fmt.Sprintf("m%d", c.IntN(3)) }

func (c chooser) channel() string { return fmt.Sprintf("c%d", c.IntN(4)) }

func (c chooser) answer() string { return fmt.Sprintf("a%d", c.IntN(30)) }

func (c chooser) vectors() (titles []string, vectors []Embedding) {
	for range 1 + c.IntN(30) {
		titles = append(titles, c.word())
		vectors = append(vectors, Embedding{Passage: corpus.PassageID(1 + c.IntN(120)), Vector: []float32{c.Float32(), 1}})
	}
	return titles, vectors
}

// outcome is what a step gave: errors by their kind, for engines say them otherwise.
func outcome(results ...any) string {
	var said []string
	for _, result := range results {
		err, ok := result.(error)
		if !ok {
			said = append(said, fmt.Sprintf("%+v", result))
			continue
		}
		kind := "error"
		for _, known := range []error{corpus.ErrNotFound, corpus.ErrExists, corpus.ErrNoText, corpus.ErrDimension, corpus.ErrTooMany} {
			if errors.Is(err, known) {
				kind = known.Error()
			}
		}
		said = append(said, kind)
	}
	return strings.Join(said, " | ")
}

// steps are what can happen to a library, by the method: all methods but those of untried.
var steps = map[string]func(ctx context.Context, l *Library, c chooser) string{
	"Add": func(ctx context.Context, l *Library, c chooser) string {
		return pair(l.Add(ctx, c.source(), c.passages()))
	},
	"Collect": func(ctx context.Context, l *Library, c chooser) string {
		s := c.source()
		passages := c.passages()
		if c.IntN(2) == 0 {
			s.MediaType, passages = corpus.RecordOnly, nil
		}
		kept, completed, err := l.Collect(ctx, s, passages, c.IntN(2) == 0)
		return outcome(kept, completed, err)
	},
	"ChangeRecord": func(ctx context.Context, l *Library, c chooser) string {
		return pair(edit(ctx, l, c.id(), c.source().Metadata))
	},
	"LastCorrection": func(ctx context.Context, l *Library, c chooser) string {
		last, err := l.LastCorrection(ctx, c.id())
		return outcome(last.ID, last.By, last.Was, last.Became, err)
	},
	"UndoCorrection": func(ctx context.Context, l *Library, c chooser) string {
		s, undone, err := l.UndoCorrection(ctx, c.id(), 0)
		return outcome(s, undone.ID, err)
	},
	"Replace": func(ctx context.Context, l *Library, c chooser) string {
		kept, change, err := l.Replace(ctx, c.id(), c.source(), c.passages())
		return outcome(kept, change, err)
	},
	"Remove": func(ctx context.Context, l *Library, c chooser) string { return pair(l.Remove(ctx, c.id())) },
	"RemoveKeeping": func(ctx context.Context, l *Library, c chooser) string {
		gone, removal, err := l.RemoveKeeping(ctx, c.id(), c.member())
		return outcome(gone, removal, err)
	},
	"Removal": func(ctx context.Context, l *Library, c chooser) string { return pair(l.Removal(ctx, c.id())) },
	"Restore": func(ctx context.Context, l *Library, c chooser) string { return pair(l.Restore(ctx, 1+c.Int64N(10))) },
	"ChangeShelves": func(ctx context.Context, l *Library, c chooser) string {
		return pair(l.ChangeShelves(ctx, c.id(), PutOn(c.word())))
	},
	"AddEmbeddings": func(ctx context.Context, l *Library, c chooser) string {
		_, vectors := c.vectors()
		return outcome(l.AddEmbeddings(ctx, "m"+c.member(), vectors))
	},
	"AddEmbeddingsUnder": func(ctx context.Context, l *Library, c chooser) string {
		titles, vectors := c.vectors()
		return pair(l.AddEmbeddingsUnder(ctx, "m", titles, vectors))
	},
	"DropEmbeddings": func(ctx context.Context, l *Library, c chooser) string {
		return outcome(l.DropEmbeddings(ctx, "m", c.word()))
	},
	"KeepOriginal": func(ctx context.Context, l *Library, c chooser) string {
		return pair(l.KeepOriginal(ctx, Original{Data: []byte(c.word()), Note: "n"}, 60))
	},
	"ForgetMember":   func(ctx context.Context, l *Library, c chooser) string { return pair(l.ForgetMember(ctx, c.member())) },
	"ForgetRemovals": func(ctx context.Context, l *Library, c chooser) string { return outcome(l.ForgetRemovals(ctx, c.at())) },
	"Around": func(ctx context.Context, l *Library, c chooser) string {
		return pair(l.Around(ctx, corpus.PassageID(c.IntN(99))))
	},
	"Embeddings": func(ctx context.Context, l *Library, c chooser) string {
		n := 0
		for e, err := range l.Embeddings(ctx, "m", 0) {
			if n += len(e.Vector); err != nil {
				return outcome(err)
			}
		}
		return outcome(n)
	},
	"EmbeddingsOf": func(ctx context.Context, l *Library, c chooser) string {
		return pair(l.EmbeddingsOf(ctx, "m", []corpus.PassageID{1, 5, corpus.PassageID(c.IntN(99))}[:c.IntN(4)]))
	},
	"Pending": func(ctx context.Context, l *Library, c chooser) string {
		passages, total, err := l.Pending(ctx, "m", c.IntN(9))
		return outcome(passages, total, err)
	},
	"NextPending": func(ctx context.Context, l *Library, c chooser) string {
		return pair(l.NextPending(ctx, "m", c.IntN(9)))
	},
	"Revision":    func(ctx context.Context, l *Library, c chooser) string { return pair(l.Revision(ctx)) },
	"HasOriginal": func(ctx context.Context, l *Library, c chooser) string { return pair(l.HasOriginal(ctx, "d1")) },
	"Original":    func(ctx context.Context, l *Library, c chooser) string { return pair(l.Original(ctx, "d1")) },
	"Originals": func(ctx context.Context, l *Library, c chooser) string {
		files, bytes, err := l.Originals(ctx)
		return outcome(files, bytes, err)
	},
	"Passages": func(ctx context.Context, l *Library, c chooser) string {
		var texts []string
		for p, err := range l.Passages(ctx, corpus.PassageID(c.IntN(40))) {
			texts = append(texts, fmt.Sprint(p.ID, p.Text, err))
		}
		return outcome(texts)
	},
	"PassagesOf": func(ctx context.Context, l *Library, c chooser) string {
		return pair(l.PassagesOf(ctx, []corpus.SourceID{c.id(), c.id()}[:c.IntN(3)], 200))
	},
	"PassagesByID": func(ctx context.Context, l *Library, c chooser) string {
		return pair(l.PassagesByID(ctx, []corpus.PassageID{corpus.PassageID(c.IntN(99)), 3}))
	},
	"Source":  func(ctx context.Context, l *Library, c chooser) string { return pair(l.Source(ctx, c.id())) },
	"Sources": func(ctx context.Context, l *Library, c chooser) string { return pair(l.Sources(ctx)) },

	"Journal.KeepAnswer": func(ctx context.Context, l *Library, c chooser) string {
		return outcome(l.Journal.KeepAnswer(ctx, journal.KeptAnswer{ID: c.answer(), Question: c.word(), Member: c.member(), Channel: c.channel(), Verdict: "sure", Compared: c.IntN(2) == 0,
			Evidence: []journal.KeptEvidence{{Passage: 3, Grade: "A"}}, AskedAt: c.at()}))
	},
	"Journal.KeptAnswer": func(ctx context.Context, l *Library, c chooser) string {
		return pair(l.Journal.KeptAnswer(ctx, c.answer()))
	},
	"Journal.NoteShown": func(ctx context.Context, l *Library, c chooser) string {
		return outcome(l.Journal.NoteShown(ctx, "in "+c.channel(), c.answer()))
	},
	"Journal.AnswerShown": func(ctx context.Context, l *Library, c chooser) string {
		return pair(l.Journal.AnswerShown(ctx, "in "+c.channel()))
	},
	"Journal.AnswersIn": func(ctx context.Context, l *Library, c chooser) string {
		return pair(l.Journal.AnswersIn(ctx, c.channel()))
	},
	"Journal.Forget": func(ctx context.Context, l *Library, c chooser) string {
		return outcome(l.Journal.Forget(ctx, c.at().Add(-20*time.Second)))
	},
	"Journal.Rate": func(ctx context.Context, l *Library, c chooser) string {
		return outcome(l.Journal.Rate(ctx, c.answer(), c.member(), c.IntN(2) == 0))
	},
	"Journal.Unhelpful": func(ctx context.Context, l *Library, c chooser) string { return pair(l.Journal.Unhelpful(ctx, 9)) },
	"Journal.AddGap": func(ctx context.Context, l *Library, c chooser) string {
		return outcome(l.Journal.AddGap(ctx, journal.Gap{Question: c.word(), Verdict: "maybe", AskedAt: c.at()}))
	},
	"Journal.Gaps":     func(ctx context.Context, l *Library, c chooser) string { return pair(l.Journal.Gaps(ctx, 5)) },
	"Journal.Settings": func(ctx context.Context, l *Library, c chooser) string { return pair(l.Journal.Settings(ctx)) },
	"Journal.Set": func(ctx context.Context, l *Library, c chooser) string {
		return outcome(l.Journal.Set(ctx, c.member(), c.word()))
	},
	"Journal.ChangeSettings": func(ctx context.Context, l *Library, c chooser) string {
		return pair(l.Journal.ChangeSettings(ctx, func(s map[string]string) { s["m0"], s["x"] = "", "y" }))
	},
	"TakeSums": func(ctx context.Context, l *Library, c chooser) string { return pair(l.TakeSums(ctx)) },
	"Journal.Suggest": func(ctx context.Context, l *Library, c chooser) string {
		return pair(l.Journal.Suggest(ctx, journal.Suggestion{Member: c.member(), Title: c.word(), At: c.at()}))
	},
	"Journal.Suggestion": func(ctx context.Context, l *Library, c chooser) string {
		return pair(l.Journal.Suggestion(ctx, 1+c.Int64N(9)))
	},
	"Journal.OpenSuggestions": func(ctx context.Context, l *Library, c chooser) string {
		return pair(l.Journal.OpenSuggestions(ctx, c.Int64N(3), 4))
	},
	"Journal.ChangeSuggestion": func(ctx context.Context, l *Library, c chooser) string {
		id, title, note, by := 1+c.Int64N(9), c.word(), c.word(), c.member()
		decided := c.IntN(2) == 0
		return outcome(l.Journal.ChangeSuggestion(ctx, id, func(s *journal.Suggestion) error {
			if s.Title, s.Note = title, note; decided {
				s.State, s.Reason, s.DecidedBy = journal.Approved, note, by
			}
			return nil
		}))
	},
}

func pair[T any](value T, err error) string { return outcome(value, err) }

// untried have tests of their own on both engines, or are about files.
var untried = []string{"Aside", "Close", "InPlace", "Unreadable", "Backup", "Export", "CopyFrom", "CopyAll", "CopyFiles"}

func TestStepsTryEveryMethod(t *testing.T) {
	for prefix, of := range map[string]reflect.Type{"": reflect.TypeFor[*Library](), "Journal.": reflect.TypeFor[*journal.Journal]()} {
		for m := range of.Methods() {
			name := prefix + m.Name
			if _, tried := steps[name]; !tried && !strings.Contains(" "+strings.Join(untried, " ")+" ", " "+name+" ") {
				t.Errorf("no step tries %s on both engines", name)
			}
		}
	}
}

// The same changes in the same order give the same numbers, rows and answers on both
// engines; and what happens to one library of a server leaves the other as it was.
func TestHistory(t *testing.T) {
	t.Parallel()
	s := sharedServer(t)
	for seed := range uint64(3) {
		t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) {
			t.Parallel()
			checkHistory(t, s, seed)
		})
	}
}

func checkHistory(t *testing.T, s *Server, seed uint64) {
	t.Helper()
	dir := t.TempDir()
	files := []*Library{mustOpen(t, filepath.Join(dir, "a.sqlite")), mustOpen(t, filepath.Join(dir, "b.sqlite"))}
	there := []*Library{served(t, s), served(t, s)}
	choose := rand.New(rand.NewPCG(seed, 15))
	names := namesOf(steps)
	for i := range 250 {
		which, name, own := choose.IntN(2), names[choose.IntN(len(names))], choose.Uint64()
		do := func(l *Library) string {
			return steps[name](t.Context(), l, chooser{rand.New(rand.NewPCG(own, 1)), i})
		}
		before := rowsOf(t, files[which], "sources", "passages", "library")
		if in, on := do(files[which]), do(there[which]); in != on {
			t.Fatalf("step %d, %s:\nfile:   %s\nserver: %s", i, name, in, on)
		}
		checkRaised(t, name, before, rowsOf(t, files[which], "sources", "passages", "library"))
	}
	for i := range files {
		if diff := cmp.Diff(withoutClock(rowsOf(t, files[i])), withoutClock(rowsOf(t, there[i]))); diff != "" {
			t.Errorf("library %d (-file +server):\n%s", i, diff)
		}
		for _, l := range []*Library{files[i], there[i]} {
			if c, err := sums.Read(t.Context(), l.db.DB); err != nil || len(c.Damaged)+c.Unknown > 0 {
				t.Errorf("library %d: sums = %+v, %v: a change has left another text than it said", i, c, err)
			}
		}
	}
}

// checkRaised wants a new revision where sources or passages changed.
func checkRaised(t *testing.T, step string, before, now map[string][][]any) {
	t.Helper()
	same := cmp.Equal(before["sources"], now["sources"]) && cmp.Equal(before["passages"], now["passages"])
	if !same && cmp.Equal(before["library"], now["library"]) {
		t.Errorf("%s changed sources and left the revision", step)
	}
}

// withoutClock takes out when something was removed or kept, which the clock says.
func withoutClock(rows map[string][][]any) map[string][][]any {
	for _, row := range rows["removals"] {
		row[4] = ""
		row[1] = len(row[1].(string)) // JSON whose fields another order has
	}
	for _, row := range rows["corrections"] {
		row[5] = ""
	}
	for _, row := range rows["originals"] {
		row[4] = ""
	}
	return rows
}

func namesOf[T any](table map[string]T) []string {
	var names []string
	for name := range table {
		names = append(names, name)
	}
	// In order, so that a seed means the same each time.
	return inOrder(names)
}
