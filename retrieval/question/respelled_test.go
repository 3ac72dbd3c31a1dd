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

// A word that asks, written together with its auxiliary, asks as both do, and tells nothing.
func TestAsksWithItsAuxiliary(t *testing.T) {
	for _, q := range []string{"howd the bridge hold", "why'd they paint it", "whatd it cost, who'll pay"} {
		if !Requests(q) || !IsFunction(Words(q)[0]) {
			t.Errorf("%q asks nothing, or its first word tells something", q)
		}
	}
	if !IsFunction("tf") {
		t.Error(`"tf" in "how tf does it hold" tells something`)
	}
}
