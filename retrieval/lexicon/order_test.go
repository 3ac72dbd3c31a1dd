package lexicon

import (
	"slices"
	"testing"

	"footnote/retrieval/static"
)

// Words are found by what they begin with: those of passages that are there, also of such as
// came after the last question, and once in each language.
func TestBeginning(t *testing.T) {
	table, err := static.Default()
	if err != nil {
		t.Fatal(err)
	}
	l := New(table)
	add := func(language, text string) {
		l.Add(language, "", func(yield func(string, string) bool) { yield(text, "") })
	}
	check := func(letters string, want ...string) {
		t.Helper()
		if got := slices.Collect(l.Beginning(letters)); !slices.Equal(got, want) {
			t.Errorf("words that begin with %q: %q, want %q", letters, got, want)
		}
	}
	add("en", "Corn and a corner of the orchard.")
	add("en", "A cornet.")
	check("cor", "corn", "corner", "cornet")
	check("z")
	add("de", "Corn flakes in der Ecke, so corny.")
	check("corn", "corn", "corn", "corner", "cornet", "corny")
	l.Remove(func(doc int) bool { return doc == 1 })
	check("corne", "corner")
}
