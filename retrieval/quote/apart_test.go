package quote

import (
	"slices"
	"testing"

	"footnote/corpus"
)

// Parts of a quotation that stand far from each other.
func TestPartsApart(t *testing.T) {
	lib := newLibrary(t)
	add := func(title string, texts ...string) {
		var passages []corpus.Passage
		for i, text := range texts {
			passages = append(passages, corpus.Passage{Ordinal: i + 1, Text: text})
		}
		if _, err := lib.Add(t.Context(), corpus.Source{Metadata: corpus.Metadata{Title: title, Authors: []string{"Harrow, Ada"}, Language: "en"}, Digest: title}, passages); err != nil {
			t.Fatal(err)
		}
	}
	add("Of Harbours", "The harbour froze in the year of the two comets. Nobody sailed.", "Sailors told each other tales by the stove.", "Bread was paid for with rope.",
		"The mayor sold his horses.", "Critics claim that the pier was never paid for. The ice left the bay in a single night of April.")
	add("Of Lamps", "The lamps of the quay are lit at dusk by an old pilot.")
	engine := newEngine(t, lib)
	for _, c := range []struct {
		text    string
		verdict Verdict
		kinds   []Kind
		apart   bool
	}{
		{"The harbour froze in the year of the two comets. … The ice left the bay in a single night of April.", Verbatim, nil, true},
		{"The harbour froze in the year of the two comets [...] the ice left the bay in a single night of May.", Differs, []Kind{Date}, true},
		{"The harbour froze in the year of the two comets. The ice left the bay in a single night of April.", Reworded, []Kind{Joined}, true},
		{"The ice left the bay in a single night of April. … The harbour froze in the year of the two comets.", Differs, []Kind{Order}, true},
		{"The harbour froze in the year of the two comets. … The lamps of the quay are lit at dusk by an old pilot.", Absent, nil, false},
		{"The harbour froze … of the two comets. Nobody sailed.", Verbatim, nil, false},
		{"Critics claim that the pier was […] paid for.", Differs, []Kind{Negation}, false},
		{"The harbour froze in the year of the two comets. … the pier was never paid for.", Verbatim, nil, true},
	} {
		got, err := Check(t.Context(), engine, lib, c.text, nil)
		if err != nil {
			t.Fatal(err)
		}
		if c.verdict == Absent && !got.Verdict.Stands() && !got.Apart {
			continue
		}
		if got.Verdict != c.verdict || !slices.Equal(got.Kinds, c.kinds) || got.Apart != c.apart {
			t.Errorf("Check(%q) = %v %v apart %v, want %v %v %v\n\tin %q", c.text, got.Verdict, got.Kinds, got.Apart, c.verdict, c.kinds, c.apart, got.Text)
		}
	}
	got, err := Check(t.Context(), engine, lib, "The harbour froze in the year of the two comets. … The pier was never paid for. – Ada Harrow", nil)
	if err != nil || got.Before != "Critics claim that" || got.Said == nil || got.Said.Finding != Author {
		t.Errorf("the second part has %q before it, said %+v, %v", got.Before, got.Said, err)
	}
}
