package record

import "testing"

// Who speaks in a judgment is none of its authors.
func TestJudgesAreNoAuthors(t *testing.T) {
	for text, want := range map[string]int{"Fell J:": 0, "Lord Justice Fell:": 0, "Fell J, Roe K": 2} {
		if got := Names(text, OfLine).People; len(got) != want {
			t.Errorf("Names(%q) = %q, want %d", text, got, want)
		}
	}
}
