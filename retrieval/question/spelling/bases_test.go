package spelling

import (
	"slices"
	"testing"
)

func TestBases(t *testing.T) {
	for word, want := range map[string]string{
		"uninstall": "install", "re-index": "index", "decrypt": "crypt", "laggy": "lag", "crashy": "crash", "stony": "stone", "greyish": "grey", "keyless": "key",
	} {
		if got := Bases(word); !slices.Contains(got, want) {
			t.Errorf("Bases(%q) = %q, without %q", word, got, want)
		}
	}
	for _, word := range []string{"under", "until", "red", "sky", "lag", ""} {
		if got := Bases(word); len(got) > 0 {
			t.Errorf("Bases(%q) = %q", word, got)
		}
	}
}
