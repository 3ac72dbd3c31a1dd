package line

import (
	"slices"
	"testing"
)

// A conversation that a program wrote down is told by its times; a programme with a title
// and times of day is none.
func TestLogLines(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want int // lines, 0 for no log
	}{
		"dates in front": {"3/12/21, 6:02 PM - Ida: Did the bees survive?\n3/12/21, 6:05 PM - Per: All but two\ncolonies.\n3/12/21, 6:07 PM - Ida created group \"Bees\"\n", 3},
		"in brackets":    {"[12.03.21, 18:02:11] Ida Sund: Hat jemand das Protokoll?\n\n[12.03.21, 18:04:45] Per Falk: Ja.\n[12.03.21, 18:05:02] Ida Sund: Danke!\n", 3},
		"dates behind":   {"ida — 03/12/2021 6:02 PM\nDid the bees survive?\nper — Today at 6:05 PM\nAll but two.\nida — Today at 6:07 PM\nThank you.\n", 6},
		"a recording":    {"Seminar 4, of 3 March\n\n[00:00:12] Ida: Good morning.\n[00:02:41] Per: Why not\nAltona?\n[01:02:15] Ida: Because.\n", 4},
		"a programme":    {"Summer school\n\n9:00 Opening\n\n10:00 The weir and the rota\n\n12:00 Lunch\n", 0},
		"a text":         {"10:30 was the hour of the ferry.\n\nThe ferry left at 9:00 and came back at noon.\n\nNobody was asked what was in the baskets.\n", 0},
	} {
		if got := LogLines(test.text); len(got) != test.want {
			t.Errorf("%s: %d lines, want %d", name, len(got), test.want)
		}
	}
}

// What was said in a recording has the time of it as its place; the time of day is none.
func TestLogPlaces(t *testing.T) {
	labels := func(text string) (out []string) {
		for _, l := range LogLines(text) {
			out = append(out, l.Label)
		}
		return out
	}
	if got := labels("Seminar 4\n[00:00:12] Ida: Good morning.\n[00:02:41] Per: Why?\n[01:02:15] Ida: Because.\n"); !slices.Equal(got, []string{"", "0:12", "2:41", "1:02:15"}) {
		t.Errorf("%q, want the times of a recording", got)
	}
	if got := labels("18:02 Ida: Good morning.\n18:04 Per: Why?\n18:15 Ida: Because.\n"); !slices.Equal(got, []string{"", "", ""}) {
		t.Errorf("%q, want no places", got)
	}
}
