package lang

import "testing"

func TestScrub(t *testing.T) {
	tests := []struct{ in, want string }{
		{"a\r\nb\rc\u2028d", "a\nb\nc\nd"},
		{"a\u00A0b\u3000c", "a b c"},
		{"ze\u200Bro\uFEFF wi\u00ADdth", "zero width"},
		{"\u202Eevil\u202C \u2066x\u2069 \x07bell\x00", "evil x bell"},
		{"e\u0301", "é"},
		{"می\u200Cخواهم", "می\u200Cخواهم"},
		{"\u200Dx", "x"},
	}
	for _, test := range tests {
		if got := Scrub(test.in); got != test.want {
			t.Errorf("scrub(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}
