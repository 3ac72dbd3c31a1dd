package record

import (
	"slices"
	"testing"
)

// A short family name ends a byline where ordinary words go on, and no other.
func TestShortFamilyName(t *testing.T) {
	for text, want := range map[string][]string{
		"By Tilo Obi. Essays of the Harbour Circle, no. 8": {"Obi, Tilo"},
		"By Edda Vorn and Tilo Roe. Third printing":        {"Vorn, Edda", "Roe, Tilo"},
		"By Hans Chr. Vestergard":                          {"Vestergard, Hans Chr."},
	} {
		if got := ReadByline(text).People; !slices.Equal(got, want) {
			t.Errorf("ReadByline(%q) = %q, want %q", text, got, want)
		}
	}
}
