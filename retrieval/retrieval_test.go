package retrieval

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/retrieval/embed"
	"footnote/retrieval/static"
)

// newLibrary opens an empty library in a temporary folder.
func newLibrary(t testing.TB) *library.Library {
	t.Helper()
	if *onServer {
		return servedLibrary(t)
	}
	lib, err := library.Open(context.Background(), filepath.Join(t.TempDir(), "test.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lib.Close() })
	return lib
}

// addSource adds a source in English with these passages.
func addSource(t testing.TB, lib *library.Library, title string, texts ...string) corpus.Source {
	t.Helper()
	return addIn(t, lib, "en", title, texts...)
}

// addIn adds a source in a language.
func addIn(t testing.TB, lib *library.Library, language, title string, texts ...string) corpus.Source {
	t.Helper()
	passages := make([]corpus.Passage, len(texts))
	for i, text := range texts {
		passages[i] = corpus.Passage{Ordinal: i + 1, Text: text, Locator: corpus.Locator{Paragraph: i + 1}}
	}
	s, err := lib.Add(context.Background(), corpus.Source{
		Metadata: corpus.Metadata{Title: title, Language: language},
		Digest:   fmt.Sprintf("%x", title),
	}, passages)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// gardens fills a library with three small sources on growing things.
func gardens(t testing.TB) *library.Library {
	lib := newLibrary(t)
	addSource(t, lib, "Growing tomatoes",
		"Tomatoes need six hours of sun a day. Water them at the root in the morning. Wet leaves bring blight.",
		"Late blight is a mould that ruins tomatoes within a week. Copper sprays slow it down.",
		"Tomatoes ripen on a warm windowsill. Never put tomatoes into the fridge.",
		"Seedlings of tomatoes go out after the last frost in May.")
	addSource(t, lib, "The potato book",
		"Potatoes keep in the dark at eight degrees. Light turns them green and bitter.",
		"Late blight drove the famine of 1845, when the potato crop of Ireland failed.")
	addSource(t, lib, "A year with bees",
		"Bees find their way home by the sun. A forager tells her sisters of flowers with a dance.",
		"The beekeeper leaves the hive enough honey for the winter.")
	return lib
}

// builtIn gives the embedder in the binary.
func builtIn(t testing.TB) *static.Model {
	t.Helper()
	model, err := static.Default()
	if err != nil {
		t.Fatal(err)
	}
	return model
}

func newEngine(t testing.TB, lib *library.Library, emb embed.Embedder) *Engine {
	t.Helper()
	e, err := New(context.Background(), lib, emb)
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Sync(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	return e
}

func ask(t testing.TB, e *Engine, question string, top int) Answer {
	t.Helper()
	a, err := e.Ask(context.Background(), question, top)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAsk(t *testing.T) {
	e := newEngine(t, gardens(t), builtIn(t))
	for _, c := range []struct{ question, source, sentence string }{
		{"how do bees tell each other where flowers are?", "A year with bees", "A forager tells her sisters of flowers with a dance."},
		{"What caused the Irish famine of 1845?", "The potato book", "Late blight drove the famine of 1845, when the potato crop of Ireland failed."},
		{"should tomatoes be put into the fridge", "Growing tomatoes", "Never put tomatoes into the fridge."},
	} {
		a := ask(t, e, c.question, 3)
		if len(a.Evidence) == 0 {
			t.Errorf("Ask(%q) abstained with confidence %.2f", c.question, a.Confidence)
			continue
		}
		first := a.Evidence[0]
		if first.Source.Title != c.source {
			t.Errorf("Ask(%q) = %q, want %q", c.question, first.Source.Title, c.source)
		}
		h := first.Highlights[0]
		if got := first.Passage.Text[h.Start:h.End]; got != c.sentence {
			t.Errorf("Ask(%q) marks %q, want %q", c.question, got, c.sentence)
		}
	}
}

// The passages of a section that is asked for by its number come first, whatever others say of it.
func TestSectionsByNumber(t *testing.T) {
	lib := newLibrary(t)
	rules := corpus.Source{Metadata: corpus.Metadata{Title: "Rules of the lock", Language: "en"}, Digest: "rules"}
	if _, err := lib.Add(t.Context(), rules, []corpus.Passage{
		{Ordinal: 1, Locator: corpus.Locator{Section: "Article 1"}, Text: "The keeper follows article 13, section 13 and chapter 13 of the older rules."},
		{Ordinal: 2, Locator: corpus.Locator{Section: "Article 3"}, Text: "Nobody passes by night."},
		{Ordinal: 3, Locator: corpus.Locator{Section: "Chapter X > 13. Lanterns"}, Text: "Each barge carries a light at the bow."},
	}); err != nil {
		t.Fatal(err)
	}
	e := newEngine(t, lib, builtIn(t))
	for asked, want := range map[string]int{"what does article 13 say": 3, "was steht in Artikel 13": 3, "section 3": 2, "§ 13": 3, "chapter 10": 3, "what does the older section 1 say": 1} {
		a := ask(t, e, asked, 3)
		if len(a.Evidence) == 0 || a.Evidence[0].Passage.Ordinal != want {
			t.Errorf("Ask(%q) = %v, want passage %d first", asked, a.Verdict, want)
		}
	}
}

func TestAbstain(t *testing.T) {
	e := newEngine(t, gardens(t), builtIn(t))
	for _, question := range []string{
		"hello", "thanks a lot!", "how are you?", "asdkjh qwe", "?", "",
		"how do I make sourdough bread?", "who painted the Mona Lisa",
		strings.Repeat("which emperor ruled Rome after Nero ", 1000),
	} {
		if a := ask(t, e, question, 3); len(a.Evidence) != 0 {
			t.Errorf("Ask(%.40q) answers with %q, confidence %.2f", question, a.Evidence[0].Passage.Text, a.Confidence)
		}
	}
	if a := ask(t, e, "how do I make sourdough bread?", 3); len(a.Nearest) == 0 {
		t.Error("no source is nearest to a question about bread")
	}
	// What the library has of a question is shown, whatever else is asked.
	if a := ask(t, e, "how are potatoes taxed in France?", 3); a.Verdict != Maybe || a.Evidence[0].Source.Title != "The potato book" {
		t.Errorf("Ask about taxes = %v, nearest %v, want perhaps, and the potato book", a.Verdict, a.Nearest)
	}
}

func TestAskEmptyLibrary(t *testing.T) {
	a := ask(t, newEngine(t, newLibrary(t), builtIn(t)), "why?", 3)
	if len(a.Evidence)+len(a.Nearest) != 0 || a.Confidence != 0 {
		t.Errorf("Ask of an empty library = %+v, want nothing", a)
	}
}

// A better passage is not pushed off the first page because its source has others there.
func TestFirstPage(t *testing.T) {
	e := newEngine(t, gardens(t), builtIn(t))
	shown := map[string]int{}
	for _, ev := range ask(t, e, "late blight tomatoes", 5).Evidence {
		shown[ev.Source.Title]++
	}
	if shown["Growing tomatoes"] < 3 || shown["The potato book"] == 0 {
		t.Errorf("first page = %v, want at least three on tomatoes, and some on potatoes", shown)
	}
}

// A library that was filled in another order, with something removed in
// between, gives the same answers in the same order.
func TestAnswersDoNotDependOnHistory(t *testing.T) {
	one := newEngine(t, gardens(t), builtIn(t))

	lib := newLibrary(t)
	late := newEngine(t, lib, builtIn(t))
	gone := addSource(t, lib, "Tomatoes in error", "Tomatoes and bees and potatoes and blight.", "Blight.")
	if err := late.Sync(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if _, err := lib.Remove(t.Context(), gone.ID); err != nil {
		t.Fatal(err)
	}
	for s := range everySource(t, one.library) {
		addSource(t, lib, s.title, s.texts...)
	}
	if err := late.Sync(t.Context(), nil); err != nil {
		t.Fatal(err)
	}

	for _, question := range []string{"late blight", "sun", "tomatoes in winter", "the keeper of bees"} {
		if diff := cmp.Diff(texts(t, one, question), texts(t, late, question)); diff != "" {
			t.Errorf("ranking of %q differs (-one +other history):\n%s", question, diff)
		}
	}
}

type written struct {
	title string
	texts []string
}

// everySource yields the sources of a library, the last one first.
func everySource(t *testing.T, lib *library.Library) func(func(written) bool) {
	sources, err := lib.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	byID := map[corpus.SourceID]*written{}
	for _, s := range sources {
		byID[s.ID] = &written{title: s.Title}
	}
	for p, err := range lib.Passages(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		byID[p.Source].texts = append(byID[p.Source].texts, p.Text)
	}
	return func(yield func(written) bool) {
		for i := len(sources) - 1; i >= 0; i-- {
			if !yield(*byID[sources[i].ID]) {
				return
			}
		}
	}
}

// texts gives the ranking of a question as texts with their scores.
func texts(t *testing.T, e *Engine, question string) []string {
	r, err := e.Rank(t.Context(), question, 100)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, h := range r.Hits {
		p, err := e.library.PassagesByID(t.Context(), []corpus.PassageID{h.Passage})
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, fmt.Sprintf("%.6f %s", h.Score, p[h.Passage].Text))
	}
	return list
}

func TestAskCancelled(t *testing.T) {
	e := newEngine(t, gardens(t), builtIn(t))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := e.Ask(ctx, "late blight", 3); !errors.Is(err, context.Canceled) {
		t.Errorf("Ask with a cancelled context: error %v, want %v", err, context.Canceled)
	}
}
