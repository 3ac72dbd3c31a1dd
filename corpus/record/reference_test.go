package record

import "testing"

func TestIsNote(t *testing.T) {
	for text, want := range map[string]bool{
		"[1] Falk wrote in a letter of 1894 that the bakers had never once been weighed.": true,
		"2. The Board, in 1894, never met at the mill.":                                   true,
		"[3] J. Roe, Bread and Power (London: Tulip Press, 2001), p. 21.":                 false,
		"4. Roe J. The use of the scales in the mills of the north. Harbour House; 2003.": false,
		"[5] Weights of the town in 1894, from the council: https://example.org/weights.": false,
		"[6] Ibid.": false,
		"The bakers had never once been weighed before that year.": false, // no note
	} {
		if IsNote(text) != want {
			t.Errorf("IsNote(%q) = %t", text, !want)
		}
	}
}
