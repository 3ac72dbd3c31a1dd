package quote

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/retrieval"
	"footnote/retrieval/quote/words"
	"footnote/retrieval/static"
)

func newLibrary(t *testing.T) *library.Library {
	t.Helper()
	lib, err := library.Open(t.Context(), library.InMemory)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lib.Close() })
	return lib
}

func newEngine(t *testing.T, lib *library.Library) *retrieval.Engine {
	t.Helper()
	table, err := static.Default()
	if err != nil {
		t.Fatal(err)
	}
	e, err := retrieval.New(t.Context(), lib, table)
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Sync(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	return e
}

// rivers fills a library with a travel report in which people speak, and a treatise
// without an author.
func rivers(t *testing.T) (*retrieval.Engine, *library.Library) {
	lib := newLibrary(t)
	for _, s := range []struct {
		title  string
		author []string
		texts  []string
	}{
		{"Down the Lower River", []string{"Harrow, Ada"}, []string{
			"The ferry at Marlow was not the oldest on the river, but on 14 March 1852 it carried 2,300 passengers in a single day. All of them paid the farthing that Joan Pell had asked.",
			"“We never lost a passenger, and we lost many oars,” said Joan Pell when the railway came. Hezbollah is no name that anyone there had heard; Captain Moss’s anti‑flood wall was theirs.",
			"The wall is likely to hold for a hundred years. Prices rose before the harvest and fell after it, as they did in the seventeenth century.",
			"As Lord Moss famously put it, “The river has no master and needs none.” The others were silent."}},
		{"Of Weirs", nil, []string{
			"Their harbour has its big crane in the dry dock and its small crane in the wet dock. Our tolls are high and eternal. His brother did not aim to undermine Marlow's security. He has said that the dues of the quay are his. The council wept very few tears over that. The quay was the only large northern port that had a chapel.",
			"Every weir needs a sluice, for the flood of a single night brings more gravel than a winter. Most millers keep two keys to it. For more, see act 5.8.15 of the play of the miller.",
			"Salt was the second most costly cargo after silk. Some brine has been said to cure sore hands. A wet net can spoil in damp sheds within weeks. About half of the crews reportedly drowned before noon. The sailmakers complained about ropes and nothing else. Few had rope and tar kept their nets whole. With many, pitch served the same end. No sheds are dry."}},
	} {
		var passages []corpus.Passage
		for i, text := range s.texts {
			passages = append(passages, corpus.Passage{Ordinal: i + 1, Text: text})
		}
		if _, err := lib.Add(t.Context(), corpus.Source{Metadata: corpus.Metadata{Title: s.title, Authors: s.author, Language: "en"}, Digest: s.title}, passages); err != nil {
			t.Fatal(err)
		}
	}
	return newEngine(t, lib), lib
}

func TestCheck(t *testing.T) {
	engine, lib := rivers(t)
	for _, c := range []struct {
		text    string
		verdict Verdict
		kinds   string
	}{
		{"The ferry at Marlow was not the oldest on the river", Verbatim, ""},
		{"“the ferry at Marlow was not the oldest on the river”", Small, ""},
		{"THE FERRY AT MARLOW WAS NOT THE OLDEST ON THE RIVER", Small, ""},
		{"The ferry at Marlow wasn't the oldest on the river", Small, ""},
		{"The ferry at Marlow was certainly not the oldest on the river", Small, ""},
		{"The ferry at Marlow was the oldest on the river", Differs, "negation"},
		{"the ferry at marlow was the oldest on the river", Differs, "negation"},
		{"The ferry at Henley was not the oldest on the river", Differs, "name"},
		{"the ferry at henley was not the oldest on the river", Differs, "name"},
		{"on 14 March 1852 it carried 2300 passengers in a single day", Small, ""},
		{"on 14 March 1852 it carried 3,300 passengers in a single day", Differs, "number"},
		{"on 14 March 1852 it carried twelve passengers in a single day", Differs, "number"},
		{"on 14 March 1825 it carried 2,300 passengers in a single day", Differs, "date"},
		{"on 14 May 1852 it carried 2,300 passengers in a single day", Differs, "date"},
		{"on 15 March 1852 it carried 2,300 passengers in a single day", Differs, "date"},
		{"on 14 Mar 1852 it carried 2,300 passengers in a single day", Small, ""},
		{"The wall may likely hold for a hundred years", Differs, "quantifier"},
		{"the wall may likely hold for a hundred years", Differs, "quantifier"},
		{"THE WALL MAY LIKELY HOLD FOR A HUNDRED YEARS", Differs, "quantifier"},
		{"on 14 may 1852 it carried 2,300 passengers in a single day", Differs, "date"},
		{"on may 14 1852 it carried 2,300 passengers in a single day", Differs, "date"},
		{"The wall in May is likely to hold for a hundred years", Differs, "date"},
		{"see act 5.8.15 of the play of the miller", Verbatim, ""},
		{"see act 5.8.25 of the play of the miller", Differs, "number"},
		{"on 14 March 1852 it carried 2,300 passengers in a single week", Differs, "date"},
		{"as they did in the eighteenth century", Differs, "number"},
		{"as they did in the 17th century", Small, ""},
		{"as they did in the seventeenth century (Harrow, 1901, p. 3)", Verbatim, ""},
		{"as they did in the seventeenth century (p. 3)", Verbatim, ""},
		{"Some of them paid the farthing that Joan Pell had asked", Differs, "quantifier"},
		{"All of them paid the farthing that Joan Pall had asked", Differs, "name"},
		{"Hizbullah is no name that anyone there had heard", Small, ""},
		{"Hezbollah is a name that anyone there had heard", Differs, "negation"},
		{"Captain Moss's antiflood wall was theirs", Small, ""},
		{"The wall is unlikely to hold for a hundred years", Differs, "negation"},
		{"The wall is likely to hold for 100 years", Small, ""},
		{"The wall is likely to hold for a thousand years", Differs, "number"},
		{"Prices rose after the harvest and fell after it", Differs, "opposite"},
		{"Prices fell before the harvest and fell after it", Differs, "opposite"},
		{"The ferry at Marlow … carried 2,300 passengers in a single day", Verbatim, ""},
		{"The ferry at Marlow was [...] the oldest on the river", Differs, "negation"},
		{"Every weir needs a sluice, for the flood of a night brings more gravel than a winter", Reworded, "omission"},
		{"Most millers keep two keys for it, as I know", Differs, "person"},
		{"its small crane in the dry dock and its big crane in the wet dock", Differs, "order"},
		{"its big crane in the wet dock and its small crane in the dry dock", Differs, "order"},
		{"He has said that the quay of the dues are his", Differs, "order"},
		{"now its big crane in the dry dock and its small crane in the wet dock", Small, ""},
		{"His brother did not aim to undermine [Henley's] security", Differs, "name"},
		{"his brother did not aim to undermine [henley's] security", Differs, "name"},
		{"[Pell's] brother did not aim to undermine Marlow's security", Small, ""},
		{"His brother did not aim to undermine [its] security", Small, ""},
		{"His brother did not aim to undermine [the town of Marlow's] security", Small, ""},
		{"Their tolls are high and eternal", Differs, "person"},
		{"The tolls are high and eternal", Differs, "person"},
		{"[Their] tolls are high and eternal", Small, ""},
		{"Her brother did not aim to undermine Marlow's security", Differs, "person"},
		{"[Her] brother did not aim to undermine Marlow's security", Differs, "person"},
		{"She has said that the dues of the quay are his", Differs, "person"},
		{"[Pell] has said that the dues of the quay are his", Small, ""},
		{"[Pell] has said that our dues of the quay are his", Differs, "person"},
		{"The council wept many tears", Differs, "quantifier"},
		{"The quay was one of the large northern ports that had a chapel", Differs, "quantifier"},
		{"the wet dock has its big crane", Similar, ""},
		{"Many millers keep wet keys", Similar, ""},
		{"Prices rose before the harvest and fell after it, as they did in the seventeenth winter", Reworded, "word"},
		{"Every weir needs a bucket, for the flood of a single night brings more gravel than a winter", Reworded, "word"},
		{"Every weir needs a sluice, for the flood of a single night brings more gravel than a summer", Reworded, "word"},
		{"Every wier needs a sluice, for the floods of a single night bring more gravel than a winter", Small, ""},
		{"The council cried very few tears over that", Reworded, "word"},
		{"Every weir needs a bucket, for the flood of a single night brings less gravel than two winters", Differs, "word"},
		{"colourless green ideas sleep furiously tonight", Absent, ""},
		{"Salt was the most costly cargo after silk", Differs, "number"},
		{"Salt was the 2nd most costly cargo after silk", Small, ""},
		{"Salt was the second costly cargo after silk", Differs, "quantifier"},
		{"Brine has been said to cure sore hands", Differs, "quantifier"},
		{"Some brine has been said to cure sore hands", Verbatim, ""},
		{"brine has been said to cure sore hands", Verbatim, ""},
		{"BRINE HAS BEEN SAID TO CURE SORE HANDS", Small, ""},
		{"A wet net spoils in damp sheds within weeks", Differs, "quantifier"},
		{"A wet net can spoil in a damp shed within weeks", Small, ""},
		{"Half of the crews drowned before noon", Differs, "quantifier"},
		{"About half of the crews drowned before noon", Differs, "quantifier"},
		{"Half of the crews reportedly drowned before noon", Differs, "quantifier"},
		{"About half of the crews reportedly drowned before noon", Verbatim, ""},
		{"Tar kept their nets whole", Small, ""},
		{"Pitch served the same end", Small, ""},
		{"Sheds are dry", Differs, "negation"},
		{"The sailmakers complained of ropes and nothing else", Small, ""},
		{"The war is likely to hold for a hundred years", Reworded, "word"},
	} {
		got, err := Check(t.Context(), engine, lib, c.text, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got.Verdict != c.verdict || c.kinds != "" && !slices.Contains(got.Kinds, Kind(c.kinds)) || c.kinds != "date" && slices.Contains(got.Kinds, Date) || c.kinds == "" && len(got.Kinds) > 0 {
			t.Errorf("Check(%q) = %v %v, want %v %v\n\tin %q", c.text, got.Verdict, got.Kinds, c.verdict, c.kinds, got.Text)
		}
	}
	if _, err := Check(t.Context(), engine, lib, "a farthing", nil); err != ErrShort {
		t.Errorf("Check of two words = %v", err)
	}
}

// What runs over a heading stands there with it and without it.
func TestOverHeadings(t *testing.T) {
	lib := newLibrary(t)
	var passages []corpus.Passage
	for i, p := range []corpus.Passage{
		{Locator: corpus.Locator{Section: "Of Tolls > 1. Dues", Paragraph: 1}, Text: "Whoever passes the lock pays a farthing to the keeper."},
		{Locator: corpus.Locator{Section: "Of Tolls > 2. Keepers at Marlow", Paragraph: 1}, Text: "No keeper may leave the lock by night."},
		{Locator: corpus.Locator{Section: "Of Tolls > 2. Keepers at Marlow", Paragraph: 2}, Text: "The lantern is to burn until dawn."},
	} {
		p.Ordinal = i + 1
		passages = append(passages, p)
	}
	if _, err := lib.Add(t.Context(), corpus.Source{Metadata: corpus.Metadata{Title: "Rules", Language: "en"}, Digest: "rules"}, passages); err != nil {
		t.Fatal(err)
	}
	engine := newEngine(t, lib)
	for text, want := range map[string]Verdict{
		"pays a farthing to the keeper. 2. Keepers at Marlow No keeper may leave": Verbatim,
		"pays a farthing to the keeper. No keeper may leave":                      Verbatim,
		"Of Tolls 1. Dues Whoever passes the lock":                                Verbatim,
		"leave the lock by night. The lantern is to burn":                         Verbatim,
		"pays a farthing to the keeper. 3. Keepers at Marlow No keeper may leave": Differs,
		"leave the lock by night. 2. Keepers at Marlow The lantern is to burn":    Similar,
	} {
		got, err := Check(t.Context(), engine, lib, text, nil)
		if err != nil || got.Verdict != want {
			t.Errorf("Check(%q) = %v %v, %v; want %v", text, got.Verdict, got.Kinds, err, want)
		}
	}
}

// A clause that is left out may have held the negation on which all hangs.
func TestDroppedNegations(t *testing.T) {
	engine, lib := rivers(t)
	for text, want := range map[string]string{
		"The ferry at Marlow … carried 2,300 passengers in a single day":                           "not",
		"The river ... and needs none":                                                             "", // two words are told as a difference
		"Every weir needs a sluice, for the flood … brings more gravel than a winter":              "",
		"The ferry at Marlow was not the oldest … carried 2,300 passengers in a single day":        "",
		"Hezbollah is [...] wall was theirs":                                                       "no",
		"The wall is likely to hold for a hundred years. Prices rose … in the seventeenth century": "",
	} {
		got, err := Check(t.Context(), engine, lib, text, nil)
		if err != nil || strings.Join(got.Dropped, " ") != want || want != "" && got.Verdict != Verbatim {
			t.Errorf("Check(%q) = %v, leaves out %q, %v, want %q", text, got.Verdict, got.Dropped, err, want)
		}
	}
}

// Differences are shown as both sides spell them.
func TestRunsKeepTheSpelling(t *testing.T) {
	engine, lib := rivers(t)
	got, err := Check(t.Context(), engine, lib, "on 14 March 1852 It carried 3,300 Passengers, in a single day", nil)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range got.Runs {
		out = append(out, string(r.Side)+": "+r.Text)
	}
	want := []string{"both: on 14 March 1852 it carried", "quotation: 3,300", "source: 2,300", "both: passengers in a single day"}
	if !slices.Equal(out, want) {
		t.Errorf("runs = %q, want %q", out, want)
	}
}

// What stands between the words of the source is kept: its runs put together are the text.
func TestRunsKeepWhatStandsBetweenWords(t *testing.T) {
	engine, lib := rivers(t)
	for _, text := range []string{"We never lost a pilot, and we lost many oars", "on 14 March 1852 it carried 3,300 passengers in a single day"} {
		got, err := Check(t.Context(), engine, lib, text, nil)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, r := range got.Runs {
			if r.Side != Quotation {
				b.WriteString(r.Text + r.After)
			}
		}
		if b.String() != got.Text {
			t.Errorf("runs of the source = %q, want %q", b.String(), got.Text)
		}
	}
}

func TestAttributions(t *testing.T) {
	engine, lib := rivers(t)
	for _, c := range []struct {
		text    string
		finding Finding
		who     string
	}{
		{"The wall is likely to hold for a hundred years – Ada Harrow", Author, "Ada Harrow"},
		{"“The wall is likely to hold for a hundred years.”\n— Harrow, 1901", Author, "Ada Harrow"},
		{"The wall is likely to hold for a hundred years - Winston Churchill", Another, "Ada Harrow"},
		{"We never lost a passenger, and we lost many oars – Joan Pell", Speaker, "Joan Pell"},
		{"We never lost a passenger, and we lost many oars – Ada Harrow", Another, "Joan Pell"},
		{"Every weir needs a sluice – Churchill", Unchecked, ""},
		{"Every weir needs a sluice – Ada Harrow", Elsewhere, "Down the Lower River"},
		{"The river has no master and needs none – Moss", Speaker, "Lord Moss"},
		{"The river has no master and needs none – Churchill", Another, "Lord Moss"},
		{"The wall is likely to hold for a hundred years (Harrow, 1901, p. 4)", Author, "Ada Harrow"},
		{"The wall is likely to hold for a hundred years (Churchill, 1941)", Another, "Ada Harrow"},
		{"Every weir needs a sluice", "", ""},
		{"more gravel than a winter", "", ""},
		{"Captain Moss's anti-flood wall was theirs", "", ""},
	} {
		got, err := Check(t.Context(), engine, lib, c.text, nil)
		if err != nil {
			t.Fatal(err)
		}
		var finding Finding
		var who string
		if got.Said != nil {
			finding, who = got.Said.Finding, strings.Join(got.Said.Who, ", ")
		}
		if !got.Verdict.Found() || finding != c.finding || who != c.who {
			t.Errorf("Check(%q) = %v, said %v %q, want %v %q", c.text, got.Verdict, finding, who, c.finding, c.who)
		}
	}
}

// Speakers of recordings and interviews, and names below quotations that are set apart.
func TestSpeakers(t *testing.T) {
	lib := newLibrary(t)
	add := func(title string, author []string, label string, texts ...string) {
		var passages []corpus.Passage
		for i, text := range texts {
			passages = append(passages, corpus.Passage{Ordinal: i + 1, Text: text, Locator: corpus.Locator{Label: label}})
		}
		if _, err := lib.Add(t.Context(), corpus.Source{Metadata: corpus.Metadata{Title: title, Authors: author, Language: "en"}, Digest: title}, passages); err != nil {
			t.Fatal(err)
		}
	}
	add("A talk", nil, "12:31", "Ada Molnar: The dues of this harbour were paid in salted fish.\n\nNobody ever counted the barrels on the old quay.\n\nBert Quill: Why did the town council keep silent about it?")
	add("An interview", []string{"Wren, Sally"}, "", "Joan Pell: We rowed the mail across in every winter storm.\n\nNote: The oars are kept in the small museum today.")
	add("A reader", []string{"Wren, Sally"}, "", "People have praised the sea in many ways.\n\n> The sea forgives nobody who forgets her tides.\n> She has time enough for all of us.\n\n— Iris Hale, 1911",
		"“A lamp is a promise made to strangers at night.” — Tom Brook\n\nThe four great ports of that coast were these.\n\n– Turkey\n\n– Russia", "> \"A dry well sings louder than a full one.\" — Danish proverb")
	add("Oars", nil, "", `Joan Pell spoke at the quay and said, "We row in every storm." "We have lost many oars to the winter sea" (Brook, 1901). The rain went on.`)
	add("Rope A", nil, "", "A rope outlives the sailor who tied it fast.")
	add("Rope B", []string{"Wells, H. G."}, "", "A rope outlives the sailor who tied it fast.")
	engine := newEngine(t, lib)
	for _, c := range []struct {
		text    string
		finding Finding
		who     string
	}{
		{"The dues of this harbour were paid in salted fish – Ada Molnar", Speaker, "Ada Molnar"},
		{"Nobody ever counted the barrels on the old quay – Molnar", Speaker, "Ada Molnar"},
		{"Nobody ever counted the barrels on the old quay – Bert Quill", Another, "Ada Molnar"},
		{"Why did the town council keep silent about it – Bert Quill", Speaker, "Bert Quill"},
		{"We rowed the mail across in every winter storm – Joan Pell", Speaker, "Joan Pell"},
		{"The oars are kept in the small museum today – Wren", Author, "Sally Wren"},
		{"The sea forgives nobody who forgets her tides – Iris Hale", Speaker, "Iris Hale"},
		{"She has time enough for all of us – Sally Wren", Another, "Iris Hale"},
		{"A lamp is a promise made to strangers at night – Tom Brook", Speaker, "Tom Brook"},
		{"A lamp is a promise made to strangers at night – Sally Wren", Another, "Tom Brook"},
		{"A dry well sings louder than a full one – Sally Wren", Another, "Danish proverb"},
		{"The four great ports of that coast were these – Sally Wren", Author, "Sally Wren"},
		{"We have lost many oars to the winter sea – Joan Pell", Speaker, "Joan Pell"},
		{"We have lost many oars to the winter sea – Iris Hale", Another, "Joan Pell"},
		{"We have lost many oars to the winter sea – Tom Brook", Unchecked, ""},
		{"A rope outlives the sailor who tied it fast – H. G. Wells", Author, "H. G. Wells"},
	} {
		got, err := Check(t.Context(), engine, lib, c.text, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got.Said == nil || !got.Verdict.Found() || got.Said.Finding != c.finding || strings.Join(got.Said.Who, ", ") != c.who {
			t.Errorf("Check(%q) = %v, said %+v, want %v %q", c.text, got.Verdict, got.Said, c.finding, c.who)
		}
	}
}

// The name of an institution is no family name with a given one, though it has a comma.
func TestInstitutionsKeepTheirNames(t *testing.T) {
	lib := newLibrary(t)
	const text = "The dredgers worked along the bar for eleven winters without a pause."
	m := corpus.Metadata{Title: "Dredging", Organisation: "Harbour Office, Port of Lune", Language: "en"}
	if _, err := lib.Add(t.Context(), corpus.Source{Metadata: m, Digest: "d"}, []corpus.Passage{{Ordinal: 1, Text: text}}); err != nil {
		t.Fatal(err)
	}
	got, err := Check(t.Context(), newEngine(t, lib), lib, text+" – Bert Quill", nil)
	if err != nil || got.Said == nil || got.Said.Finding != Another || strings.Join(got.Said.Who, "; ") != m.Organisation {
		t.Errorf("Check = said %+v, %v, want %q", got.Said, err, m.Organisation)
	}
}

func TestNamedSource(t *testing.T) {
	engine, lib := rivers(t)
	weirs, err := lib.Source(t.Context(), 2)
	if err != nil {
		t.Fatal(err)
	}
	for text, elsewhere := range map[string]bool{"The wall is likely to hold for a hundred years": true, "Every weir needs a sluice": false} {
		got, err := Check(t.Context(), engine, lib, text, &weirs)
		if err != nil || got.Elsewhere() != elsewhere {
			t.Errorf("Check(%q) of %q: elsewhere %v, %v", text, weirs.Title, got.Elsewhere(), err)
		}
	}
}

// What stands in the source that was named is found there, though others have it more
// exactly, and more of them than are compared because they rank best.
func TestNamedSourceFirst(t *testing.T) {
	lib := newLibrary(t)
	add := func(title, text string) corpus.Source {
		s, err := lib.Add(t.Context(), corpus.Source{Metadata: corpus.Metadata{Title: title, Language: "en"}, Digest: title}, []corpus.Passage{{Ordinal: 1, Text: text}})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for i := range candidates + 5 {
		add(fmt.Sprint("Copy ", i), "The lantern is to burn until dawn.")
	}
	long := add("Rules", "The lantern of the quay, says the council in its rules for keepers and for pilots, "+strings.Repeat("who are many, ", 30)+"is to burn. The lantern is to burn until the dawn.")
	other := add("Oars", "We lost many oars to the winter sea.")
	engine := newEngine(t, lib)
	for _, c := range []struct {
		named     corpus.Source
		verdict   Verdict
		elsewhere bool
	}{{long, Small, false}, {other, Verbatim, true}} {
		got, err := Check(t.Context(), engine, lib, "The lantern is to burn until dawn", &c.named)
		if err != nil || got.Verdict != c.verdict || got.Elsewhere() != c.elsewhere || got.AsGiven() == c.elsewhere {
			t.Errorf("in %q: %v in %q, elsewhere %v, as given %v, %v", c.named.Title, got.Verdict, got.Source.Title, got.Elsewhere(), got.AsGiven(), err)
		}
	}
}

// Of places that are equally good the first is meant, and a last word that differs stands
// beside the one of the text.
func TestFirstOfEqualPlaces(t *testing.T) {
	text := words.Tokens("the mill was shut for a year and later the mill was shut for a day")
	for quotation, want := range map[string]string{"the mill was shut": "0 3", "the mill was closed": "0 3", "and later the mill": "7 10"} {
		steps, _ := align(words.Tokens(quotation), text)
		first, last := ends(steps)
		if got := fmt.Sprint(first, " ", last); got != want {
			t.Errorf("align(%q) from %s, want %s", quotation, got, want)
		}
	}
}

// What a source cites behind the words that it quotes belongs to it: another year there is
// another date.
func TestCitationsOfTheSource(t *testing.T) {
	lib := newLibrary(t)
	source := corpus.Source{Metadata: corpus.Metadata{Title: "Locks", Authors: []string{"Harrow, Ada"}, Language: "en"}, Digest: "locks"}
	passage := corpus.Passage{Ordinal: 1, Text: `The keeper said what all had feared: "We shall not open the lock again before the ice is gone" (Pell & Marsh, 2016). Nobody answered him.`}
	if _, err := lib.Add(t.Context(), source, []corpus.Passage{passage}); err != nil {
		t.Fatal(err)
	}
	engine := newEngine(t, lib)
	for year, want := range map[string]Verdict{"2016": Verbatim, "1987": Differs} {
		got, err := Check(t.Context(), engine, lib, `"We shall not open the lock again before the ice is gone" (Pell & Marsh, `+year+`).`, nil)
		if err != nil || got.Verdict != want {
			t.Errorf("with %s: %v %v, %v; want %v", year, got.Verdict, got.Kinds, err, want)
		}
	}
}

func FuzzAttribution(f *testing.F) {
	f.Add("“The ferry wasn't … 2,300” – Joan Pell (Pell, 1901)")
	f.Add("\xff[a] 1,,2 – \xe2")
	f.Fuzz(func(t *testing.T, text string) {
		if body, name := attribution(text); len(body) > len(text) || name != "" && len(body) >= len(text) {
			t.Errorf("attribution(%q) = %q, %q", text, body, name)
		}
	})
}
