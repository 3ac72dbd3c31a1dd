package split

import (
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

// said makes a paragraph of what somebody says in so many words.
func said(who string, words int, last string) corpus.Block {
	return corpus.Block{Text: who + ": So " + strings.Repeat("we ", words-2) + last}
}

// Passages end where somebody else begins to speak, if what was said till then is enough to
// stand by itself; a question stays with its answer, and short turns stay together.
func TestTurnsEndPassages(t *testing.T) {
	for name, test := range map[string]struct {
		blocks []corpus.Block
		want   []string // how passages begin
	}{
		"long turns":              {[]corpus.Block{said("Ida Sund", 60, "row."), said("Per Falk", 55, "row."), said("Ida Sund", 60, "row."), said("Per Falk", 50, "row.")}, []string{"Ida", "Per", "Ida", "Per"}},
		"questions":               {[]corpus.Block{said("Q", 20, "row?"), said("A", 60, "row."), said("Q", 30, "row?"), said("A", 50, "row.")}, []string{"Q", "Q"}},
		"short turns":             {[]corpus.Block{said("Ida Sund", 9, "row."), said("Per Falk", 9, "row."), said("Ida Sund", 9, "row."), said("Per Falk", 9, "row.")}, []string{"Ida"}},
		"with times":              {[]corpus.Block{said("[0:04] Ida", 60, "row."), said("[0:30] Ms Berg (Orme)", 60, "row."), said("[1:12] Ida", 60, "row."), said("[1:40] Ms Berg (Orme)", 60, "row.")}, []string{"[0:04]", "[0:30]", "[1:12]", "[1:40]"}},
		"labels of a manual":      {[]corpus.Block{said("Note", 50, "row."), {Text: "Turn it."}, {Text: "Lift it."}, {Text: "Oil it."}, {Text: "Shut it."}, said("Tip", 50, "row."), {Text: "Turn it."}, {Text: "Lift it."}, said("Note", 9, "row."), {Text: "Oil it."}, {Text: "Shut it."}, {Text: "Go."}, said("Tip", 9, "row.")}, []string{"Note"}},
		"one who is asked":        {[]corpus.Block{said("Ida Sund", 60, "row."), said("Per Falk", 9, "row?"), said("Ida Sund", 60, "row.")}, []string{"Ida", "Per"}},
		"a label and a warning":   {[]corpus.Block{said("Note", 50, "row."), said("Warning", 50, "row."), said("Note", 9, "row.")}, []string{"Note"}},
		"one who speaks by label": {[]corpus.Block{said("Ida Sund", 55, "row."), said("Ida Sund", 50, "row."), said("Ida Sund", 9, "row.")}, []string{"Ida"}},
	} {
		d := corpus.Document{Blocks: test.blocks}
		passages := Split(d)
		corpustest.CheckPassages(t, d, passages)
		var got []string
		for i, p := range passages {
			if got = append(got, p.Text); i < len(test.want) && strings.HasPrefix(p.Text, test.want[i]) {
				got[i] = test.want[i]
			}
		}
		if strings.Join(got, "|") != strings.Join(test.want, "|") {
			t.Errorf("%s: passages begin %.60q, want %q", name, got, test.want)
		}
	}
}

// The section of a passage of a recording ends with who speaks, who answers where somebody
// asks before, and nobody where several speak; a word before a colon is nobody.
func TestSpeakersOfRecordings(t *testing.T) {
	at := func(label string, b corpus.Block) corpus.Block { b.Label = label; return b }
	d := corpus.Document{Blocks: []corpus.Block{
		at("0:01", said("Ida Sund", 80, "row.")), at("0:30", corpus.Block{Text: "Remember: we rowed."}),
		at("1:00", said("Per Falk", 12, "row?")), at("1:10", said("Ida Sund", 80, "row.")),
		{Kind: corpus.Heading, Level: 1, Text: "Later"},
		at("2:00", said("Ida Sund", 20, "row.")), at("2:20", said("Per Falk", 20, "row.")),
		{Kind: corpus.Heading, Level: 1, Text: "Last"},
		at("3:00", corpus.Block{Text: "So we rowed."}),
		{Kind: corpus.Heading, Level: 1, Text: "Very last"},
		at("3:30", said("Per Falk", 20, "row.")),
	}}
	var got []string
	for _, p := range Split(d) {
		got = append(got, p.Section)
	}
	if want := "Ida Sund|Ida Sund|Later|Last|Very last > Per Falk"; strings.Join(got, "|") != want {
		t.Errorf("sections %q, want %q", got, want)
	}
	lecture := corpus.Document{Blocks: []corpus.Block{at("0:01", said("Ida Sund", 80, "row."))}}
	for _, label := range []string{"0:30", "0:50", "1:00", "1:20", "1:40", "2:00", "2:20", "2:40"} {
		lecture.Blocks = append(lecture.Blocks, at(label, corpus.Block{Text: "So we rowed."}))
	}
	lecture.Blocks = append(lecture.Blocks, at("3:00", said("Per Falk", 9, "row?")), at("3:10", said("Ida Sund", 80, "row.")))
	if got := Split(lecture)[0].Section; got != "Ida Sund" {
		t.Errorf("the section of a lecture is %q", got)
	}
	for i := range d.Blocks {
		d.Blocks[i].Label = ""
	}
	if got := Split(d)[0].Section; got != "" {
		t.Errorf("the section of what is no recording is %q", got)
	}
}
