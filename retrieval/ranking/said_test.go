package ranking

import "testing"

// What begins with a word counts, and only behind a space.
func TestCountCapitals(t *testing.T) {
	forms := []writtenForm{{'m', 'M', "arch", 0}, {'é', 'É', "lan", 1}, {'1', '1', "9", 2}}
	counts := make([]int, 3)
	countCapitals(counts, "March came.\nMarch, the March and\tMarch; we march on Marches in Élan, élan. 19 and 1999 ", forms, beginningsOf(forms))
	for i, want := range []int{0, -1, -2} { // capital forms less the others
		if counts[i] != want {
			t.Errorf("word %d: %d, want %d", i, counts[i], want)
		}
	}
}
