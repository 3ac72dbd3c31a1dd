package serving

import (
	"regexp"
	"testing"

	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/corpus/starter"
	"footnote/retrieval"
	"footnote/retrieval/embed"
	"footnote/retrieval/quote"
)

// What the page offers to send has an answer in the starter library.
func TestExamplesOfTryAreReal(t *testing.T) {
	emb, err := embed.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	lib, err := starter.Open(t.Context(), library.InMemory)
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	engine, err := retrieval.New(t.Context(), lib, emb)
	if err == nil {
		err = engine.Sync(t.Context(), nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	option := regexp.MustCompile(`^/(ask|compare|quote) (?:question|text):(.*?)(?: private:true)?$`)
	tried := 0
	for _, example := range tryExamples {
		m := option.FindStringSubmatch(example)
		if m == nil {
			continue
		}
		tried++
		switch m[1] {
		case "quote":
			if c, err := quote.Check(t.Context(), engine, lib, m[2], (*corpus.Source)(nil)); err != nil || c.Verdict != quote.Verbatim {
				t.Errorf("%s: %v, %v, want it word for word", example, c.Verdict, err)
			}
		case "compare":
			if a, err := engine.Compare(t.Context(), m[2], nil); err != nil || len(a.Evidence) < 2 {
				t.Errorf("%s: %d sources, %v, want two at least", example, len(a.Evidence), err)
			}
		default:
			if a, err := engine.Ask(t.Context(), m[2], 3); err != nil || a.Verdict != retrieval.Sure {
				t.Errorf("%s: %v, %v, want a sure answer", example, a.Verdict, err)
			}
		}
	}
	if tried < 4 {
		t.Errorf("%d examples were tried, want those that ask something", tried)
	}
}
