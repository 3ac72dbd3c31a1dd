package quote

import (
	"slices"
	"testing"

	"footnote/corpus"
)

// What is left out without a mark, and where the first and last words of a quotation stand.
func TestLeftOut(t *testing.T) {
	lib := newLibrary(t)
	text := "The minister of war signed the treaty at noon. The pilots may take six weeks of paid leave. The weir has a quite narrow gate. " +
		"Joan Pell, the owner of the last ferry, opened the fair at Henley in May. However, this toll, within the old borough, cannot be called a tax by anybody. " +
		"The letter was sealed by the clerk, the reeve, the mason, and the chief boatman. A sailor (a stranger to all) rang the bell of the chapel. " +
		"The tower was as dark as a coal-hole. The repair cost the town $30 million. Some eighty per cent of the oars were lost in the Khvalynsk storm. " +
		"You’re free to fish on the first day of spring. The council – so the letter says – paid for the masts. The old bell fell. Nobody rang it. The crossing took eighty-five days."
	if _, err := lib.Add(t.Context(), corpus.Source{Metadata: corpus.Metadata{Title: "Of Treaties", Language: "en"}, Digest: "t"}, []corpus.Passage{{Ordinal: 1, Text: text}}); err != nil {
		t.Fatal(err)
	}
	engine := newEngine(t, lib)
	for _, c := range []struct {
		text    string
		verdict Verdict
		kind    Kind
	}{
		{"The minister signed the treaty at noon", Reworded, Omission},
		{"The minister … signed the treaty at noon", Verbatim, ""},
		{"The pilots may take six weeks of leave", Reworded, Omission},
		{"The weir has a narrow gate", Small, ""},
		{"Joan Pell opened the fair at Henley in May", Small, ""},
		{"Pell opened the fair at Henley in May", Small, ""},
		{"Wren, the owner of the last ferry, opened the fair at Henley in May", Differs, Name},
		{"However, this toll can be called a tax by anybody", Differs, Negation},
		{"The letter was sealed by the clerk and the chief boatman", Reworded, Omission},
		{"The letter was sealed by the clerk, the mason, and the chief boatman", Reworded, Omission},
		{"A sailor rang the bell of the chapel", Small, ""},
		{"The council paid for the masts", Small, ""},
		{"The tower was as dark as a coalhole", Small, ""},
		{"The repair cost the town 30 million dollars", Small, ""},
		{"The repair cost the town 30 million euros", Differs, Number},
		{"The repair cost the town £30 million", Differs, Number},
		{"Some 80% of the oars were lost", Small, ""},
		{"Some 60% of the oars were lost", Differs, Number},
		{"oars were lost in the Hvalynsk storm", Small, ""},
		{"You are free to fish on the first day of spring", Small, ""},
		{"It's the old bell fell", Small, ""},
		{"The crossing took 85 days", Small, ""},
		{"The crossing took 86 days", Differs, Number},
	} {
		got, err := Check(t.Context(), engine, lib, c.text, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got.Verdict != c.verdict || c.kind != "" && !slices.Contains(got.Kinds, c.kind) {
			t.Errorf("Check(%q) = %v %v, want %v %v\n\tin %q", c.text, got.Verdict, got.Kinds, c.verdict, c.kind, got.Text)
		}
	}
}

// Of a word of its own beside the sentence before, nothing of that sentence is shown.
func TestNothingOfTheSentenceBefore(t *testing.T) {
	engine, lib := rivers(t)
	for _, text := range []string{"It's the wall is likely to hold for a hundred years", "All of them paid the farthing that Joan Pell had asked then"} {
		got, err := Check(t.Context(), engine, lib, text, nil)
		want := map[bool]string{true: "The wall is likely to hold for a hundred years", false: "All of them paid the farthing that Joan Pell had asked"}[text[0] == 'I']
		if err != nil || got.Text != want {
			t.Errorf("Check(%q) shows %q, want %q, %v", text, got.Text, want, err)
		}
	}
}

// What is written in brackets behind a quotation is no part of it, unless the source has it.
func TestCitationsInBrackets(t *testing.T) {
	lib := newLibrary(t)
	source := corpus.Source{Metadata: corpus.Metadata{Title: "Law of Tolls", Authors: []string{"Harrow, Ada"}, Language: "en"}, Digest: "l"}
	if _, err := lib.Add(t.Context(), source, []corpus.Passage{{Ordinal: 1, Text: "Whoever passes the lock by night owes the keeper two farthings (three in a flood). The keeper owes him a lamp."}}); err != nil {
		t.Fatal(err)
	}
	engine := newEngine(t, lib)
	for behind, want := range map[string]struct {
		verdict Verdict
		name    string
	}{
		" (§ 4)":               {Verbatim, ""},
		" (Art. 4 Abs. 2)":     {Verbatim, ""},
		" (S. 12)":             {Verbatim, ""},
		" (Art. 4)":            {Verbatim, ""},
		" (12)":                {Verbatim, ""},
		" (emphasis added)":    {Verbatim, ""},
		" (Harrow)":            {Verbatim, "Harrow"},
		" (Harrow & Pell)":     {Verbatim, "Harrow & Pell"},
		" (four in a flood)":   {Differs, ""},
		" (three in a flood)":  {Verbatim, ""},
		" (three in a flood).": {Verbatim, ""},
	} {
		got, err := Check(t.Context(), engine, lib, "Whoever passes the lock by night owes the keeper two farthings"+behind, nil)
		name := ""
		if got.Said != nil {
			name = got.Said.Name
		}
		if err != nil || got.Verdict != want.verdict || name != want.name {
			t.Errorf("with %q: %v %v, said %q, %v; want %v", behind, got.Verdict, got.Kinds, name, err, want)
		}
	}
}
