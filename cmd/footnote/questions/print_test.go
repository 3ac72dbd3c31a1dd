package questions

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/terminal"
	"footnote/corpus"
	"footnote/retrieval"
	"footnote/retrieval/catalogue"
)

// ferry and mill are two small sources, with a passage of each.
func ferry() retrieval.Evidence {
	text := "The ferry waits for the tide."
	return retrieval.Evidence{
		Source:  corpus.Source{ID: 3, Passages: 2, Metadata: corpus.Metadata{Title: "The Ferry", Authors: []string{"Vane, Orla"}, Issued: "2011"}},
		Passage: corpus.Passage{Source: 3, Text: text, Locator: corpus.Locator{Paragraph: 1}},
		Grade:   retrieval.Strong, Highlights: []retrieval.Span{{Start: 0, End: len(text)}},
		Reasons: retrieval.Reasons{Words: []string{"ferry"}, Missing: []string{"mill", "gluon"}},
	}
}

func mill() retrieval.Evidence {
	return retrieval.Evidence{
		Source:  corpus.Source{ID: 4, Passages: 1, Metadata: corpus.Metadata{Title: "The Mill"}},
		Passage: corpus.Passage{Source: 4, Text: "The mill grinds.", Locator: corpus.Locator{Paragraph: 2}},
		Grade:   retrieval.Weak, Reasons: retrieval.Reasons{Near: []retrieval.NearWords{{Asked: "grain", Found: "grinds"}}},
	}
}

const (
	ferryShown = " 1  strong\n\n  > The ferry waits for the tide.\n\n    Vane, O. (2011). The Ferry.\n    ¶ 1 · source 3\n\n"
	millShown  = " 2  weak\n\n    The mill grinds.\n\n    The Mill. (n.d.).\n    ¶ 2 · source 4\n\n"
)

func TestPrintAnswer(t *testing.T) {
	both := func() []retrieval.Evidence { return []retrieval.Evidence{mill(), ferry()} } // they are put in order in place
	sources := []corpus.Source{ferry().Source, mill().Source}
	long := mill()
	long.Passage.Text, long.Highlights = "It rains. The mill grinds. It stops.", []retrieval.Span{{Start: 10, End: 26}}
	tests := map[string]struct {
		answer  asked
		options askOptions
		out     string
		err     string
	}{
		"sure": {asked{Answer: retrieval.Answer{Verdict: retrieval.Sure, Evidence: both()[1:]}}, askOptions{}, ferryShown, ""},
		"weak after strong": {asked{Answer: retrieval.Answer{Verdict: retrieval.Sure, Evidence: both()}}, askOptions{},
			ferryShown, "Left out: 1 weaker passage. To see more, use --top 2\n"},
		"more": {asked{Answer: retrieval.Answer{Verdict: retrieval.Sure, Evidence: both()}}, askOptions{more: true}, ferryShown + millShown, ""},
		"maybe": {asked{Answer: retrieval.Answer{Verdict: retrieval.Maybe, Evidence: both()[1:]}}, askOptions{},
			"I am not sure that this answers it. The closest passage:\n\n" + ferryShown, ""},
		"maybe, folded": {asked{folded: true, Answer: retrieval.Answer{Verdict: retrieval.Maybe, Evidence: []retrieval.Evidence{ferry(), long}}}, askOptions{more: true},
			"I am not sure that these answer it. The closest passages:\n\n" + ferryShown + " 2  weak\n\n    […] The mill grinds. […]\n\n    The Mill. (n.d.).\n    ¶ 2 · source 4\n\n",
			"Of each passage but the first, one sentence is shown. To see all of them, use --full\n"},
		"maybe on a shelf": {asked{shelf: "Week 3", part: "--shelf", elsewhere: true, Answer: retrieval.Answer{Verdict: retrieval.Maybe, Evidence: both()[1:]}}, askOptions{},
			"I am not sure that this answers it. The closest passage:\nThe whole library has more on it: ask again without --shelf.\n\n" + ferryShown, ""},
		"nothing": {asked{Answer: retrieval.Answer{Verdict: retrieval.Nothing, Missing: []string{"gluon"}, Nearest: sources[:1]}}, askOptions{},
			"I found nothing about that in this library: no passage has “gluon”.\nThe nearest sources:\n  - The Ferry\nAsk in other words, or add a text that tells of it: footnote add PATH\n\n", ""},
		"nothing on a shelf": {asked{shelf: "Week 3", part: "--shelf", elsewhere: true, Answer: retrieval.Answer{Verdict: retrieval.Nothing, Missing: []string{"gluon"}}}, askOptions{},
			"I found nothing about that on the shelf “Week 3”.\nThe whole library has more on it: ask again without --shelf.\n\n", ""},
		"talk": {asked{Answer: retrieval.Answer{Verdict: retrieval.Nothing, Talk: true, Missing: []string{"hello"}}}, askOptions{},
			"I find passages in this library that bear on a question. Ask for example: footnote ask \"why does …?\"\n\n", ""},
		"corrected": {asked{Answer: retrieval.Answer{Verdict: retrieval.Sure, Evidence: both()[1:], Corrected: []retrieval.Correction{{Asked: "fery", Found: "ferry"}}}}, askOptions{},
			"Showing results for “ferry” instead of “fery”.\n\n" + ferryShown, ""},
		"within": {asked{Answer: retrieval.Answer{Verdict: retrieval.Sure, Evidence: both()[1:], Within: sources[:1]}}, askOptions{},
			"Only in: The Ferry (Vane, 2011)\n\n" + ferryShown, ""},
		"compared": {asked{Answer: retrieval.Answer{Verdict: retrieval.Sure, Compared: true, Evidence: both(), Silent: []corpus.Source{{Origin: "notes.txt"}}}}, askOptions{},
			"Nothing close to it was found in: notes.txt\nThe best passage of each source:\n\n" + strings.Replace(ferryShown, "\n\n", "\n\n    The Ferry (Vane, 2011)\n\n", 1) + strings.Replace(millShown, "\n\n", "\n\n    The Mill\n\n", 1), ""},
		"catalogue": {asked{Answer: retrieval.Answer{Verdict: retrieval.Sure, Catalogue: &catalogue.Answer{Topic: catalogue.TopicAuthors, Sources: sources}}}, askOptions{},
			"  - “The Ferry” (source 3) is by Orla Vane.\n  - The record of “The Mill” (source 4) names no author.\n\n", ""},
		"explained, maybe": {asked{Answer: retrieval.Answer{Verdict: retrieval.Maybe, Confidence: 0.256, Evidence: both(), Missing: []string{"gluon"}}}, askOptions{explain: true, more: true},
			"Verdict: maybe, with a confidence of 0.26. In the passages shown: ferry. There only in other words: grain. Not in them, but elsewhere: mill. No passage has: gluon.\n\n" +
				"I am not sure that these answer it. The closest passages:\n\n" +
				ferryShown + "    Why strong: has ferry; has nothing for mill, gluon; among the best by all signs together only.\n\n" +
				millShown + "    Why weak: near in meaning: grain (grinds); among the best by all signs together only.\n\n", ""},
		"explained, talk": {asked{Answer: retrieval.Answer{Verdict: retrieval.Nothing, Talk: true}}, askOptions{explain: true},
			"Verdict: nothing. This was taken for small talk, which no passage answers.\n\n" +
				"I find passages in this library that bear on a question. Ask for example: footnote ask \"why does …?\"\n\n", ""},
	}
	for name, test := range tests {
		var out, err bytes.Buffer
		none := func(string) string { return "" }
		a := app{&command.App{Out: terminal.New(&out, none), Err: terminal.New(&err, none)}}
		if failure := a.showAnswer(test.answer, test.options); failure != nil {
			t.Fatalf("%s: %v", name, failure)
		}
		if diff := cmp.Diff(test.out, out.String()) + cmp.Diff(test.err, err.String()); diff != "" {
			t.Errorf("%s: showAnswer prints otherwise (-want +got):\n%s", name, diff)
		}
	}
}

// What an answer is stands in its JSON, too.
func TestAnswerJSON(t *testing.T) {
	mills := []corpus.Source{mill().Source}
	shape, err := shapeAnswer(asked{Answer: retrieval.Answer{
		Verdict: retrieval.Maybe, Evidence: []retrieval.Evidence{ferry()}, Corrected: []retrieval.Correction{{Asked: "fery", Found: "ferry"}},
		Within: mills, Compared: true, Silent: mills, Catalogue: &catalogue.Answer{Topic: catalogue.TopicMention, Words: "ferry", Sources: mills},
	}, leftOut: 2})
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(shape)
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	titles := func(list any) (titles []string) {
		for _, work := range list.([]any) {
			titles = append(titles, work.(map[string]any)["title"].(string))
		}
		return titles
	}
	catalogue := got["catalogue"].(map[string]any)
	have := []any{
		got["verdict"], got["answered"], got["talk"], got["compared"], got["left_out"], got["corrected"], titles(got["within"]), titles(got["silent"]),
		catalogue["topic"], catalogue["words"], titles(catalogue["sources"]), len(got["passages"].([]any)),
	}
	want := []any{
		"maybe", true, false, true, 2.0, []any{map[string]any{"asked": "fery", "found": "ferry"}}, []string{"The Mill"}, []string{"The Mill"},
		"mention", "ferry", []string{"The Mill"}, 1,
	}
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("JSON differs (-want +got):\n%s", diff)
	}
}
