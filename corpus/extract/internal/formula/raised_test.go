package formula

import "testing"

func TestReadRaised(t *testing.T) {
	tests := []struct {
		before, raised, want string
		isMark               bool
	}{
		{"the ions Na", "+", "⁺", false},
		{"of Ca", "2+", "²⁺", false},
		{"bicarbonate (HCO3", "−", "⁻", false},
		{"of SO4", "2-", "²⁻", false},
		{"as [Fe(CN)6]", "3–", "³⁻", false},
		{"of x", "n+1", "^(n+1)", false},
		{"of (a+b)", "2n − 1", "^(2n − 1)", false},
		{"is 10", "-3", "⁻³", false},
		{"5 kJ mol", "−1", "⁻¹", false},
		{"by Ina Roe", "+", "", true},
		{"by Max Smith-Oak", "+", "", true},
		{"", "+", "", true},
		{"The mill burned", "1", "", true},
		{"The mill burned", "1,2", "", true},
		{"of 5 km", "2", "²", false},
		{"the 2", "nd", "nd", false},
		{"the mill", "1–3", "1–3", false}, // notes 1 to 3
		{"in May", "a-b", "a-b", false},
	}
	for _, test := range tests {
		if got, isMark := ReadRaised(test.raised, test.before); got != test.want || isMark != test.isMark {
			t.Errorf("ReadRaised(%q, %q) = %q, %v, want %q, %v", test.raised, test.before, got, isMark, test.want, test.isMark)
		}
	}
}
