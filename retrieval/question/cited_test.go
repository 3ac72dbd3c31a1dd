package question

import "testing"

func TestUncited(t *testing.T) {
	for _, c := range []struct{ sentence, want string }{
		{"The weir broke (Hess, 2001).", "The weir broke  ."},
		{"The weir broke (Brook & Ferry, 2019, p. 3).", "The weir broke  ."},
		{"The weir broke (see Hess et al., 2001; Brook, Ferry, and van den Berg, 1998a, 1999).", "The weir broke  ."},
		{"The weir broke (Hess 2001: 12).", "The weir broke  ."},
		{"The weir broke (Hess et al. 2001).", "The weir broke  ."},
		{"The weir broke (Brook and Ferry 2001).", "The weir broke  ."},
		{"The weir broke (quoted in Hess, [1867] 1990, 12–14).", "The weir broke  ."},
		{"The weir broke (March 2014).", ""},
		{"The weir broke (Spring, March 2014).", ""},
		{"The weir broke (Lisbon 1998).", ""},
		{"The weir broke (in the spring of 1998).", ""},
		{"The weir broke (July 1919 – September 1920).", ""},
		{"The weir (1410) broke.", ""},
		{"The weir broke (2nd Century, 1998).", ""},
		{"The weir broke (Iron Age, 1998).", ""},
		{"The weir broke (it held 2000 tons", ""},
		{"Broke ((Hess, 2001) again) the weir [3].", "Broke (  again) the weir  ."},
	} {
		if c.want == "" {
			c.want = c.sentence
		}
		if got := uncited(c.sentence); got != c.want {
			t.Errorf("%q: %q, want %q", c.sentence, got, c.want)
		}
	}
}
