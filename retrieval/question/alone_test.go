package question

import (
	"slices"
	"testing"
)

func TestAlone(t *testing.T) {
	for _, c := range []struct {
		q, alone string
		besides  []string
	}{
		{"why did the old weir break? sounds like a joke", "why did the old weir break?", []string{"sounds like a joke"}},
		{"we argued for an hour. Why did the old weir break", "Why did the old weir break", []string{"we argued for an hour."}},
		{"why did the old weir break and when? that seems weird to me", "why did the old weir break and when?", []string{"that seems weird to me"}},
		{"why did the old weir break", "", nil},
		{"the old weir broke. nobody knows about it", "", nil},
		{"why did the weir break? who mended the old weir", "", nil},
		{"i burned old tyres. can i be fined by the board?", "", nil},
		{"the weir broke. what happened?", "", nil},
		{`who said "the weir will hold"? my uncle swears he did`, "", nil},
	} {
		alone, besides := Alone(c.q)
		if alone != c.alone || !slices.Equal(besides, c.besides) {
			t.Errorf("%q: %q and %q, want %q and %q", c.q, alone, besides, c.alone, c.besides)
		}
	}
}
