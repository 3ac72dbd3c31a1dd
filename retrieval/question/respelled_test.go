package question

import "testing"

func TestRespelled(t *testing.T) {
	for q, want := range map[string]string{
		"wat causes rust": "what causes rust", "y did the pump stop": "why did the pump stop", "y axis": "y axis", "x and y are pumps": "x and y are pumps",
		"tell me wut rust is, and wen it comes": "tell me what rust is, and when it comes", "what causes rust": "what causes rust", "": "",
	} {
		if got := Respelled(q); got != want {
			t.Errorf("Respelled(%q) = %q, want %q", q, got, want)
		}
	}
}
