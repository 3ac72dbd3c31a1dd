package index

import "testing"

// Two printings of a text are one; another number makes another.
func TestTextHash(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"“It’s late,” he said -- to-night.", "'It's late', he said—tonight.", true},
		{"A 3.5 % rise", "A 35 % rise", false},
		{"below -5 degrees", "below 5 degrees", false},
		{"1914 18 men", "191418 men", false},
		{"a < b", "a > b", false},
		{"not here", "now here", false},
		{"\xff\xfe", "\xff", false},
	} {
		if same := textHash(c.a) == textHash(c.b); same != c.same {
			t.Errorf("%q and %q: same %v, want %v", c.a, c.b, same, c.same)
		}
	}
}
