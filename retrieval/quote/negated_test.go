package quote

import (
	"testing"

	"footnote/corpus"
	"footnote/retrieval/quote/words"
)

// A verb and its denial are one word and a negation; a sentence that is only similar is none.
func TestDenials(t *testing.T) {
	for _, c := range []struct {
		quoted, text string
		distance     int
	}{
		{"the storm broke the mast", "the storm did not break the mast", 1},
		{"the storm didn't break the mast", "the storm broke the mast", 1},
		{"the pilot sees the buoy", "the pilot cannot see the buoy", 1},
		{"the pilot found the buoy", "the pilot did not find the buoy", 1},
		{"the pilot made the buoy", "the pilot did not make the buoy", 1},
		{"the pilot went to sea", "the pilot did not go to sea", 1},
		{"the pilot came to sea", "the pilot did not really come to sea", 1},
		{"the rule applies to boats", "the rule does not apply to boats", 1},
		{"the boats have sails", "the boats do not have sails", 1},
		{"the boats have taken sail", "the boats have not taken sail", 1},
		{"the storm killed the mast", "the storm did not break the mast", 3},
		{"the storm breaking the mast", "the storm did not break the mast", 3},
		{"the storm did not break the mast", "the storm did not break the mast", 0},
		{"the storm is a bad one", "the storm is not a bad one", 1},
		{"the breakers rolled in", "the mast did not break or roll in", 3},
	} {
		if _, got := alignDenied(words.Tokens(c.quoted), words.Tokens(c.text)); got != c.distance {
			t.Errorf("%q of %q differs in %d words, want %d", c.quoted, c.text, got, c.distance)
		}
	}
}

// A short sentence and its denial are found, and are told as that.
func TestCheckDenials(t *testing.T) {
	lib := newLibrary(t)
	const text = "The storm did not break the mast. The harbour master kept the lamp. The crew does not trust the chart of the pilots."
	if _, err := lib.Add(t.Context(), corpus.Source{Metadata: corpus.Metadata{Title: "Of Storms", Language: "en"}, Digest: "s"}, []corpus.Passage{{Ordinal: 1, Text: text}}); err != nil {
		t.Fatal(err)
	}
	engine := newEngine(t, lib)
	for text, want := range map[string]Verdict{
		"The storm broke the mast":                        Differs,
		"The harbour master did not keep the lamp":        Differs,
		"The crew trusts the chart of the pilots":         Differs,
		"The storm sank the mast":                         Similar,
		"The crew never sold the chart of all the pilots": Similar,
	} {
		got, err := Check(t.Context(), engine, lib, text, nil)
		if err != nil {
			t.Fatal(err)
		}
		if denied := len(got.Kinds) == 1 && got.Kinds[0] == Negation; got.Verdict != want || denied != (want == Differs) {
			t.Errorf("%q is %v %v, want %v", text, got.Verdict, got.Kinds, want)
		}
	}
}
