package record

import "testing"

// A date ends where the next label of its line begins.
func TestLabelledDate(t *testing.T) {
	for text, want := range map[string]string{"Date: 12 June 2008 Time: 10:00 Venue: Bank House": "2008-06-12", "Date: 12 June 2008": "2008-06-12", "Date: the year of the Flood: 1953": ""} {
		if got := ReadLabelled(text); got.Value != want {
			t.Errorf("%q: %q, want %q", text, got.Value, want)
		}
	}
}
