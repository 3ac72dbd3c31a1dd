package wording

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
	"footnote/retrieval"
	"footnote/retrieval/catalogue"
)

// terse marks what a voice has to mark, so that a test sees it.
var terse = Voice{
	Name:  func(s string) string { return "‹" + s + "›" },
	Plain: func(s string) string { return "{" + s + "}" },
	Where: "in this library", Talk: "Hello.",
}

func bridges() corpus.Source {
	return corpus.Source{ID: 7, Passages: 12, Metadata: corpus.Metadata{
		Title: "Bridges", Authors: []string{"Mason, Ada", "Reed, Paul, Jr."}, Issued: "2019-04-02",
		Container: "River Days", Volume: "3", Pages: "4–9", Publisher: "River Press", URL: "https://example.org/b",
	}}
}

func lights() corpus.Source {
	return corpus.Source{ID: 8, Passages: 1, Metadata: corpus.Metadata{Title: "Lights", Organisation: "Light Trust", Issued: "1987-05"}}
}

func notes() corpus.Source { return corpus.Source{ID: 9, Origin: "notes.txt", Passages: 3} }

func recorded(topic catalogue.Topic, sources ...corpus.Source) retrieval.Answer {
	return retrieval.Answer{Verdict: retrieval.Sure, Catalogue: &catalogue.Answer{Topic: topic, Sources: sources, Words: "ferry"}}
}

func TestLines(t *testing.T) {
	passages := make([]retrieval.Evidence, 2)
	corrected := []retrieval.Correction{{Asked: "brigde", Found: "bridge"}, {Asked: "lamb", Found: "lamp"}}
	tests := map[string]struct {
		answer retrieval.Answer
		want   string
	}{
		"sure": {retrieval.Answer{Verdict: retrieval.Sure, Evidence: passages}, ""},
		"none of a kind": {retrieval.Answer{Verdict: retrieval.Sure, Catalogue: &catalogue.Answer{Topic: catalogue.TopicList, Sources: []corpus.Source{lights()}, Kind: "theses"}},
			"No source in this library is known to be of the kind ‹theses›. What there is: 1 source:\n- {Lights (Light Trust, 1987)}, source 8"},
		"a kind without the words": {retrieval.Answer{Verdict: retrieval.Sure, Catalogue: &catalogue.Answer{Topic: catalogue.TopicMention, Words: "bees", Sources: []corpus.Source{lights()}, Kind: "thesis"}},
			"None in this library of the kind ‹thesis› has ‹bees›. Of the kind there is: 1 source:\n- {Lights (Light Trust, 1987)}, source 8"},
		"another date": {retrieval.Answer{Verdict: retrieval.Sure, Catalogue: &catalogue.Answer{Topic: catalogue.TopicList, Sources: []corpus.Source{lights()}, Missed: "in 2001"}},
			"No source in this library that fits is dated ‹in 2001›. With another date, or none: 1 source, with 1 passage:\n- {Lights (Light Trust, 1987)}, source 8"},
		"maybe":          {retrieval.Answer{Verdict: retrieval.Maybe, Evidence: passages}, "! I am not sure that these answer it. The closest passages:"},
		"maybe, one":     {retrieval.Answer{Verdict: retrieval.Maybe, Evidence: passages[:1]}, "! I am not sure that this answers it. The closest passage:"},
		"maybe, missing": {retrieval.Answer{Verdict: retrieval.Maybe, Evidence: passages, Missing: []string{"gluon"}}, "! I am not sure that these answer it. The closest passages:"},
		"nothing": {retrieval.Answer{Verdict: retrieval.Nothing, Missing: []string{"quark", "gluon", "hadron"}, Nearest: []corpus.Source{bridges(), notes()}},
			"! I found nothing about that in this library: no passage has ‹quark›, ‹gluon› or ‹hadron›.\nThe nearest sources:\n- {Bridges}\n- {notes.txt}"},
		"nothing, no word to name": {retrieval.Answer{Verdict: retrieval.Nothing}, "! I found nothing about that in this library."},
		"nothing, offered":         {retrieval.Answer{Verdict: retrieval.Nothing, Corrected: corrected}, "! I found nothing about that in this library.\nDid you mean ‹bridge› and ‹lamp›?"},
		"talk":                     {retrieval.Answer{Verdict: retrieval.Nothing, Talk: true, Missing: []string{"hello"}, Nearest: []corpus.Source{notes()}}, "Hello."},
		"corrected":                {retrieval.Answer{Verdict: retrieval.Sure, Evidence: passages, Corrected: corrected}, "Showing results for ‹bridge› instead of ‹brigde› and ‹lamp› instead of ‹lamb›."},
		"within": {retrieval.Answer{Verdict: retrieval.Maybe, Evidence: passages, Within: []corpus.Source{bridges(), lights()}},
			"Only in: {Bridges (Mason & Reed, 2019)}; {Lights (Light Trust, 1987)}\n! I am not sure that these answer it. The closest passages:"},
		"compared": {retrieval.Answer{Verdict: retrieval.Sure, Evidence: passages, Compared: true, Silent: []corpus.Source{lights(), notes()}},
			"Nothing close to it was found in: {Lights (Light Trust, 1987)}; {notes.txt}\n! The best passage of each source:"},
		"compared, many silent": {retrieval.Answer{Verdict: retrieval.Sure, Evidence: passages, Compared: true, Silent: []corpus.Source{lights(), notes(), notes(), bridges(), notes()}},
			"Nothing close to it was found in: {Lights (Light Trust, 1987)}; {notes.txt}; {notes.txt}; 2 more\n! The best passage of each source:"},
		"compared, maybe": {retrieval.Answer{Verdict: retrieval.Maybe, Evidence: passages, Compared: true}, "! I am not sure that these answer it. The closest passage of each source:"},

		"authors":          {recorded(catalogue.TopicAuthors, bridges()), "‹Bridges› (source 7) is by {Ada Mason} and {Paul Reed Jr.}."},
		"authors of three": {recorded(catalogue.TopicAuthors, bridges(), lights(), notes()), "- ‹Bridges› (source 7) is by {Ada Mason} and {Paul Reed Jr.}.\n- ‹Lights› (source 8) is by {Light Trust}.\n- The record of ‹notes.txt› (source 9) names no author."},
		"authors of none":  {recorded(catalogue.TopicAuthors), "No source in this library fits that."},
		"issued, a day":    {recorded(catalogue.TopicIssued, bridges()), "‹Bridges› (source 7) was published on 2 April 2019."},
		"issued, a month":  {recorded(catalogue.TopicIssued, lights()), "‹Lights› (source 8) was published in May 1987."},
		"issued, unknown":  {recorded(catalogue.TopicIssued, notes()), "The record of ‹notes.txt› (source 9) names no date."},
		"issued, in words": {recorded(catalogue.TopicIssued, corpus.Source{ID: 1, Metadata: corpus.Metadata{Title: "Old", Issued: "spring 1900"}}), "The record of ‹Old› (source 1) gives as its date: {spring 1900}."},
		"published": {recorded(catalogue.TopicPublished, bridges()),
			"‹Bridges› (source 7) appeared in ‹River Days›, volume {3}, pages {4–9}, was published by {River Press} and is at {https://example.org/b}."},
		"published, unknown": {recorded(catalogue.TopicPublished, notes()), "The record of ‹notes.txt› (source 9) does not say where it was published."},
		"count":              {recorded(catalogue.TopicCount, bridges(), lights()), "2 sources, with 13 passages."},
		"list":               {recorded(catalogue.TopicList, bridges(), notes()), "2 sources, with 15 passages:\n- {Bridges (Mason & Reed, 2019)}, source 7\n- {notes.txt}, source 9"},
		"list of none":       {recorded(catalogue.TopicList), "No source in this library fits that."},
		"mention":            {recorded(catalogue.TopicMention, bridges(), lights()), "2 sources in this library have ‹ferry›:\n- {Bridges (Mason & Reed, 2019)}, source 7\n- {Lights (Light Trust, 1987)}, source 8"},
		"mention in one":     {recorded(catalogue.TopicMention, lights()), "One source in this library has ‹ferry›:\n- {Lights (Light Trust, 1987)}, source 8"},
		"mention in none":    {recorded(catalogue.TopicMention), "No source in this library has ‹ferry›."},
		"without":            {without(bridges(), lights()), "2 sources in this library do not have ‹ferry›:\n- {Bridges (Mason & Reed, 2019)}, source 7\n- {Lights (Light Trust, 1987)}, source 8"},
		"without, one":       {without(lights()), "One source in this library does not have ‹ferry›:\n- {Lights (Light Trust, 1987)}, source 8"},
		"without, none":      {without(), "Every source in this library has ‹ferry›."},
		"oldest":             {extremeOf(catalogue.Oldest, bridges(), lights(), notes()), "The oldest of 2 sources with a date:\n- {Lights (Light Trust, 1987)}, source 8"},
		"longest":            {extremeOf(catalogue.Longest, bridges(), lights()), "The longest of 2 sources, with 12 passages:\n- {Bridges (Mason & Reed, 2019)}, source 7"},
		"oldest, no date":    {extremeOf(catalogue.Oldest, notes()), "No source in this library that fits has a date in its record. What there is: 1 source, with 3 passages:\n- {notes.txt}, source 9"},
		"oldest of none":     {extremeOf(catalogue.Oldest), "No source in this library fits that."},
		"length":             {recorded(catalogue.TopicLength, lights(), corpus.Source{ID: 1, Metadata: corpus.Metadata{Title: "Old"}}), "- ‹Lights› (source 8) has 1 passage.\n- Of ‹Old› (source 1) the library has the record alone, and no text."},
		"records alone":      {retrieval.Answer{Verdict: retrieval.Nothing, Missing: []string{"ferry"}, NoText: true}, "! There is nothing to look for in this library yet: it has the records of works, and the text of none."},
		"follow-up, a mark":  {retrieval.Answer{Verdict: retrieval.Sure, After: []string{"who rang the bell?", "when?!"}}, "Going on from ‹who rang the bell› and ‹when›."},
		"follow-up":          {retrieval.Answer{Verdict: retrieval.Sure, After: []string{"who rang the bell", "when"}}, "Going on from ‹who rang the bell› and ‹when›."},
		"about":              {recorded(catalogue.TopicAbout, bridges(), lights()), "2 sources, with 13 passages, from 1987 to 2019:\n- {Bridges (Mason & Reed, 2019)}, source 7\n- {Lights (Light Trust, 1987)}, source 8"},
		"about, not dated":   {recorded(catalogue.TopicAbout, bridges(), notes()), "2 sources, with 15 passages; those with a date are from 2019:\n- {Bridges (Mason & Reed, 2019)}, source 7\n- {notes.txt}, source 9"},
		"nothing in the catalogue": {retrieval.Answer{Verdict: retrieval.Nothing, Missing: []string{"ferry"}, Catalogue: &catalogue.Answer{Topic: catalogue.TopicMention, Words: "ferry"}},
			"No source in this library has ‹ferry›."},
	}
	for name, test := range tests {
		if diff := cmp.Diff(test.want, written(terse.Lines(test.answer))); diff != "" {
			t.Errorf("%s: Lines differ (-want +got):\n%s", name, diff)
		}
	}
}

func extremeOf(which catalogue.Extreme, sources ...corpus.Source) retrieval.Answer {
	most := catalogue.Answer{Topic: catalogue.TopicList, Extreme: which, Sources: sources}.Most(time.Now())
	return retrieval.Answer{Verdict: retrieval.Sure, Catalogue: &most}
}

// written shows the kind of each line by a mark.
func written(lines []Line) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(map[Kind]string{Verdict: "! ", Item: "- "}[l.Kind] + l.Text + "\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// Where there is room for few, the others are counted.
func TestLinesAreBounded(t *testing.T) {
	brief := terse
	brief.Most = 2
	many := []corpus.Source{bridges(), lights(), notes(), notes()}
	tests := map[string]struct {
		answer retrieval.Answer
		want   string
	}{
		"missing": {retrieval.Answer{Verdict: retrieval.Nothing, Missing: []string{"a", "b", "c"}}, "! I found nothing about that in this library: no passage has ‹a›, ‹b› or 1 more."},
		"within":  {retrieval.Answer{Verdict: retrieval.Sure, Within: many}, "Only in: {Bridges (Mason & Reed, 2019)}; {Lights (Light Trust, 1987)}; 2 more"},
		"list":    {recorded(catalogue.TopicList, many...), "4 sources, with 19 passages:\n- {Bridges (Mason & Reed, 2019)}, source 7\n- {Lights (Light Trust, 1987)}, source 8\n- 2 more"},
		"authors": {recorded(catalogue.TopicAuthors, many...), "- ‹Bridges› (source 7) is by {Ada Mason} and {Paul Reed Jr.}.\n- ‹Lights› (source 8) is by {Light Trust}.\n- 2 more"},
	}
	for name, test := range tests {
		if diff := cmp.Diff(test.want, written(brief.Lines(test.answer))); diff != "" {
			t.Errorf("%s: Lines differ (-want +got):\n%s", name, diff)
		}
	}
}

func TestLabel(t *testing.T) {
	tests := []struct {
		source corpus.Source
		want   string
	}{
		{bridges(), "Bridges (Mason & Reed, 2019)"},
		{lights(), "Lights (Light Trust, 1987)"},
		{notes(), "notes.txt"},
		{corpus.Source{Metadata: corpus.Metadata{Title: "Tides", Authors: []string{"Ó Néill, Peter", "Roe, J.", "Doe, K."}}}, "Tides (Ó Néill et al.)"},
		{corpus.Source{}, "untitled"},
	}
	for _, test := range tests {
		if got := Label(test.source); got != test.want {
			t.Errorf("Label(%v) = %q, want %q", test.source.ID, got, test.want)
		}
	}
}

func without(sources ...corpus.Source) retrieval.Answer {
	a := recorded(catalogue.TopicMention, sources...)
	a.Catalogue.Without = true
	return a
}

// In an enumeration a long title loses its subtitle, not who wrote it and when.
func TestLongTitlesInOneLine(t *testing.T) {
	s := corpus.Source{Metadata: corpus.Metadata{Title: "Bridges of the Old Town: How They Were Built and Why They Stand", Authors: []string{"Mason, Ada"}, Issued: "2019"}}
	short := corpus.Source{Metadata: corpus.Metadata{Title: "Boats: A Story"}}
	v := Voice{Plain: func(text string) string { return text }}
	if got, want := v.titles([]corpus.Source{s, short}), "Bridges of the Old Town (Mason, 2019); Boats: A Story"; got != want {
		t.Errorf("titles = %q, want %q", got, want)
	}
}

// Which of several places are not there is told, and how many there are.
func TestPlacesThatAreCounted(t *testing.T) {
	survey := retrieval.Counted{Source: corpus.Source{ID: 8, Metadata: corpus.Metadata{Title: "Bridge Survey", Issued: "1987"}}, Runs: []corpus.PageSpan{{First: "1", Last: "3"}, {First: "7"}}, Count: 4}
	for want, p := range map[string]retrieval.Place{
		"There is no ‹4› or ‹5›. There are: {Bridge Survey (1987): 1–3, 7}":                           {Asked: "pages 3 to 5", Absent: []string{"4", "5"}, Counted: []retrieval.Counted{survey}},
		"How many ‹pages› there are, by where the passages stand: {Bridge Survey (1987): 4 (1–3, 7)}": {Asked: "pages", HowMany: true, Counted: []retrieval.Counted{survey}},
	} {
		v := Voice{Name: func(text string) string { return "‹" + text + "›" }, Plain: func(text string) string { return "{" + text + "}" }}
		lines := v.Lines(retrieval.Answer{Verdict: retrieval.Sure, Place: &p})
		if len(lines) != 1 || lines[0].Text != want {
			t.Errorf("%+v, want %q", lines, want)
		}
	}
}
