package texts

import "testing"

func TestIsRightToLeft(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "1904": false, "The canals": false, "القنوات القديمة": true, "(1904) كتب": true, "§ מים": true, "p. 1, § القنوات": false, "灯台": false,
	} {
		if got := IsRightToLeft(text); got != want {
			t.Errorf("IsRightToLeft(%q) = %v, want %v", text, got, want)
		}
	}
}
