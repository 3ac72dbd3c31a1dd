package wording

import (
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/retrieval/quote"
)

func TestQuotation(t *testing.T) {
	here := corpus.Source{ID: 7, Metadata: corpus.Metadata{Title: "Bridges"}}
	other := corpus.Source{ID: 8, Metadata: corpus.Metadata{Title: "Lights"}}
	for _, c := range []struct {
		checked quote.Checked
		want    string
	}{
		{quote.Checked{Verdict: quote.Absent}, "Not in this library. | That does not mean that it is wrong: its source may only be missing here."},
		{quote.Checked{Verdict: quote.Verbatim, Source: here}, "Exact. | It stands in the source word for word."},
		{quote.Checked{Verdict: quote.Verbatim, Source: here, Cut: true}, "Exact. | It stands in the source word for word, but for what the quotation itself leaves out."},
		{quote.Checked{Verdict: quote.Small, Source: here, Runs: []quote.Run{{Side: quote.Both, Text: "a"}}}, "Found, with small differences. | Only signs such as quotation marks, dashes or capitals differ."},
		{quote.Checked{Verdict: quote.Small, Source: here, Runs: []quote.Run{{Side: quote.Source, Text: "a"}}}, "Found, with small differences."},
		{quote.Checked{Verdict: quote.Differs, Source: here, Kinds: []quote.Kind{quote.Negation, quote.Number}}, "Found, but the meaning differs. | It has a negation more or less and another number."},
		{quote.Checked{Verdict: quote.Reworded, Source: here, Kinds: []quote.Kind{quote.Word}}, "Found, with other words. | It has another word."},
		{quote.Checked{Verdict: quote.Reworded, Source: here, Kinds: []quote.Kind{quote.Omission}}, "Found, but words are left out."},
		{quote.Checked{Verdict: quote.Reworded, Source: here, Kinds: []quote.Kind{quote.Word, quote.Omission}}, "Found, with other words. | It has another word and words left out without a mark."},
		{quote.Checked{Verdict: quote.Reworded, Source: here, Apart: true, Kinds: []quote.Kind{quote.Joined}}, "Found, but put together of several passages. | Its parts stand in different places of the source; the place named is that of the first."},
		{quote.Checked{Verdict: quote.Similar, Source: here, Named: &other}, "Only similar wording was found. | As a quotation it does not stand here."},
		{quote.Checked{Verdict: quote.Verbatim, Source: here, Named: &other}, "Exact words, but in another source. | It stands in ‹Bridges›, and not in these words in the source named, ‹Lights›."},
		{quote.Checked{Verdict: quote.Differs, Source: here, Named: &other, Kinds: []quote.Kind{quote.Number}}, "Found, but the meaning differs. | It stands in ‹Bridges›, and not in these words in the source named, ‹Lights›. | It has another number."},
		{quote.Checked{Verdict: quote.Verbatim, Source: here, Said: &quote.Attribution{Name: "Pell", Finding: quote.Another, Who: []string{"Ada Mason", "Joan"}}},
			"Exact words, but who said them is in doubt. | It stands in the source word for word. | It is given to ‹Pell› here, but the source names {Ada Mason} and {Joan}."},
		{quote.Checked{Verdict: quote.Small, Source: here, Said: &quote.Attribution{Name: "Pell", Finding: quote.Elsewhere, Who: []string{"Lights"}}},
			"Found, with small differences, but who said it is in doubt. | Only signs such as quotation marks, dashes or capitals differ. | It is given to ‹Pell› here, who is named as the author of another source, ‹Lights›; this one names nobody."},
		{quote.Checked{Verdict: quote.Verbatim, Source: here, Said: &quote.Attribution{Name: "Pell", Finding: quote.Author, Who: []string{"Ada Pell"}}},
			"Exact. | It stands in the source word for word. | The source is by {Ada Pell}."},
		{quote.Checked{Verdict: quote.Verbatim, Source: here, Said: &quote.Attribution{Name: "Pell", Finding: quote.Speaker, Who: []string{"Joan Pell"}}},
			"Exact. | It stands in the source word for word. | There it is given to {Joan Pell}, too."},
		{quote.Checked{Verdict: quote.Verbatim, Source: here, Said: &quote.Attribution{Name: "Pell", Finding: quote.Unchecked}},
			"Exact. | It stands in the source word for word. | Whether it is by ‹Pell› was not checked: the source names nobody there."},
		{quote.Checked{Verdict: quote.Verbatim, Source: here, Before: "Some say that"},
			"Exact words, but read what stands around them. | It stands in the source word for word. | The source says before it ‹Some say that›: it may mean something else without that."},
		{quote.Checked{Verdict: quote.Small, Source: here, Behind: "critics claim", Runs: []quote.Run{{Side: quote.Source, Text: "a"}}},
			"Found, with small differences, but read what stands around it. | The source goes on with ‹critics claim›: it may mean something else without that."},
	} {
		head, rest := terse.Quotation(c.checked)
		if got := strings.Join(append([]string{head}, rest...), " | "); got != c.want {
			t.Errorf("Quotation(%+v) =\n%q, want\n%q", c.checked, got, c.want)
		}
	}
}
