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
		{"i slept through it. why did the old weir break, sounds like a joke", "why did the old weir break", []string{"i slept through it.", "sounds like a joke"}},
		{"why did the old weir break", "", nil},
		{"the old weir broke. nobody knows about it", "", nil},
		{"why did the weir break? who mended the old weir", "", nil},
		{"i burned old tyres. can i be fined by the board?", "", nil},
		{"the weir broke. what happened?", "", nil},
		{"how much does it cost to leave the tap open, sounds like a joke", "how much does it cost to leave the tap open", []string{"sounds like a joke"}},
		{"why did the old weir break, my cousin swears it was ice", "why did the old weir break", []string{"my cousin swears it was ice"}},
		{"why did the old weir break, that's so weird", "why did the old weir break", []string{"that's so weird"}},
		{"why did the old weir break, i thought it was new", "why did the old weir break", []string{"i thought it was new"}},
		{"my uncle never told me properly, how did the old weir break", "how did the old weir break", []string{"my uncle never told me properly"}},
		{"i asked everyone, when did the old weir break, nobody knows", "when did the old weir break", []string{"i asked everyone", "nobody knows"}},
		{"im ill tonight, do we tell the old miller", "", nil},
		{"my son is 14, does the old weir let him in", "", nil},
		{"in 1914, why did the old weir break", "", nil},
		{"if i leave early, can they keep the whole deposit", "", nil},
		{"who taught Hobbes, Locke and Kant to read", "", nil},
		{"what did the miller say, when he left", "", nil},
		{"what did the miller say, that is, the old one", "", nil},
		{"who mended the old weir, its gate and its wall", "", nil},
		{"who paid my brother, my sister and the miller", "", nil},
		{"my uncle, who keeps bees on the weir", "", nil},
		{"my uncle was there, who keeps bees on the weir", "", nil},
		{"about the old weir, my cousin swears it broke?", "", nil},
		{"my uncle told me, in the pub, how did the old weir break", "how did the old weir break", []string{"my uncle told me, in the pub"}},
		{"i asked my aunt, who keeps bees on the old weir", "", nil},
		{"i asked my aunt, who", "", nil},
		{"the old weir broke in spring? sounds like a joke", "the old weir broke in spring?", []string{"sounds like a joke"}},
		{"we argued. why did the old weir break? who mended the old gate?", "", nil},
		{`who said "the weir will hold"? my uncle swears he did`, "", nil},
	} {
		alone, besides := Alone(c.q)
		if alone != c.alone || !slices.Equal(besides, c.besides) {
			t.Errorf("%q: %q and %q, want %q and %q", c.q, alone, besides, c.alone, c.besides)
		}
	}
}
