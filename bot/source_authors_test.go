package bot

import (
	"slices"
	"testing"
)

// A name is read in Discord as everywhere, but one that the record has stays.
func TestReadAuthors(t *testing.T) {
	got := readAuthors("Hans zum Berg; Roe, Jane; Sun Tzu; {Weir Users}; ; Human Rights Watch", []string{"Sun Tzu"})
	if want := []string{"zum Berg, Hans", "Roe, Jane", "Sun Tzu", "Weir Users", "Human Rights Watch"}; !slices.Equal(got, want) {
		t.Errorf("readAuthors = %q, want %q", got, want)
	}
}
