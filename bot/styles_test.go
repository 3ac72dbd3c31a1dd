package bot

import (
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/cite"
	"footnote/retrieval"
)

// A citation has its italics in Discord, and whatever it is cut to, its stars come in
// pairs and nothing in it pings or is Markdown.
func TestShowCitation(t *testing.T) {
	c := cite.Citation{{Text: "@everyone, A. (2001). "}, {Text: `On *stars* and \ <@1>`, Italic: true}, {Text: ", "}, {Text: "3", Italic: true}, {Text: "(2)."}}
	whole := `\@everyone, A. \(2001\). *On \*stars\* and \\ \<\@1\>*, *3*\(2\).`
	if got := showCitation(c, 1000); got != whole {
		t.Errorf("showCitation = %s, want %s", got, whole)
	}
	for limit := 2; limit < len(whole); limit++ {
		got := showCitation(c, limit)
		bare := strings.NewReplacer(`\\`, "", `\*`, "", `\@`, "", `\<`, "").Replace(got)
		if size(got) > limit || strings.Count(bare, "*")%2 != 0 || strings.ContainsAny(bare, "@<") {
			t.Errorf("showCitation in %d units = %s", limit, got)
		}
	}
}

// What is to be copied stands below what it looks like. Where both have no room only
// the first is shown, and the place is never cut.
func TestRenderCitations(t *testing.T) {
	source := corpus.Source{ID: 1, Metadata: corpus.Metadata{Title: "The Weir", Authors: []string{"Oak, Una"}, Issued: "2001"}}
	at := ranked{Evidence: retrieval.Evidence{Source: source, Passage: corpus.Passage{Locator: corpus.Locator{Page: 12}}}, rank: 1}
	how := citing{style: "apa"}
	want := "**1** \\(Oak, 2001, p. 12\\)\nOak, U. \\(2001\\). *The Weir*.\n```\nOak, U. (2001). The Weir.\n```"
	if got := renderCitations(english, "a", 0, []ranked{at}, how).Content; got != want {
		t.Errorf("renderCitations = %s, want %s", got, want)
	}
	at.Source.Authors = []string{strings.Repeat("Board of Weirs and ", 60)}
	got := renderCitations(english, "a", 0, []ranked{at}, how).Content
	if !strings.HasPrefix(got, "**1** p. 12\n```\nBoard") {
		t.Errorf("renderCitations of a long name = %s, want its page and what is to be copied", got)
	}
}
