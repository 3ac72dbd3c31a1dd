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

// A byline in Hebrew has one word for "by", and the letters have no capitals.
func TestHebrewByline(t *testing.T) {
	if got := ReadByline("מאת רות אלמוג").People; len(got) != 1 || got[0] != "רות אלמוג" {
		t.Errorf("people %q", got)
	}
}

// Names in capitals are joined by a word in capitals, and what only looks like a name is none.
func TestNamesOfLine(t *testing.T) {
	for text, want := range map[string]int{"ADA MOLNAR AND PER N. FALK": 2, "ADA E. MOLNAR": 1, "Dear Sir,": 0, "Northern Polytechnic": 0, "Liebe Vorsitzende": 0, "Ada Molnar, MS": 1} {
		if got := Names(text, OfLine).People; len(got) != want {
			t.Errorf("Names(%q) = %q, want %d", text, got, want)
		}
	}
}

// Initials without spaces stand before the family name, however many they are.
func TestInitialsBeforeFamily(t *testing.T) {
	for text, want := range map[string]string{"A.K. Molnar": "Molnar, A.K.", "A.K.Molnar": "Molnar, A.K.", "MOLNAR Ada": "Molnar, Ada"} {
		if got := Person(text); got != want {
			t.Errorf("Person(%q) = %q, want %q", text, got, want)
		}
	}
}
