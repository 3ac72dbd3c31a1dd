package html

import (
	"slices"
	"testing"

	"footnote/corpus"
)

// A day right under the name of the author, apart from the text, is that of the text; others
// are of anything.
func TestDatedByAuthor(t *testing.T) {
	left := func(lines ...string) (out []corpus.Skipped) {
		for _, text := range lines {
			out = append(out, corpus.Skipped{Text: text, Reason: "navigation"})
		}
		return out
	}
	for want, lines := range map[string][]string{
		"2023-01-09": {"Tides", "Ida Sund", "Jan 9, 2023", "Share"},
		"":           {"Tides", "Per Falk", "Jan 9, 2023", "Ida Sund", "Share"},
	} {
		var days []string
		if want != "" {
			days = []string{want}
		}
		if got := datedByAuthor(left(lines...), []string{"Sund, Ida"}); !slices.Equal(got, days) {
			t.Errorf("datedByAuthor(%q) = %q, want %q", lines, got, days)
		}
	}
}
