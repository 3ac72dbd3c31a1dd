package date

import "testing"

// The head of a letter has its day, or an "in" before the month.
func TestOfLetter(t *testing.T) {
	for text, want := range map[string]bool{"London, 3 May 1911": true, "Ulm, im Mai 1911": true, "Paris, May 1968": false, "Ulm, in 1911": false, "Ulm, im Keller 3": false} {
		if _, ok := OfLetter(text); ok != want {
			t.Errorf("OfLetter(%q) = %v", text, ok)
		}
	}
}

// The date of something else than publication has a word for that before or behind it.
func TestIsOther(t *testing.T) {
	for text, want := range map[string]bool{"Last updated on 3 May 2019": true, "3 May 2019 (updated)": true, "Submitted by Jane Roe on 3 May 2019": false} {
		if IsOther(text) != want {
			t.Errorf("IsOther(%q) = %v", text, !want)
		}
	}
}
