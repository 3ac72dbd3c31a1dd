package record

import "testing"

// A row in capitals is cut before its "of" as well: the rules of a society are no society.
func TestBeforeOf(t *testing.T) {
	for text, want := range map[string]string{"Minutes of the Board": "Minutes", "RULES OF THE SOCIETY": "RULES", "The Office": "The Office"} {
		if got := BeforeOf(text); got != want {
			t.Errorf("before of in %q: %q, want %q", text, got, want)
		}
	}
}
