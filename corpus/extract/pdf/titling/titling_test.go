package titling

import (
	"math"
	"testing"
)

// Every sign has a weight, and no weight is of a sign that is gone.
func TestWeightsAreOfSigns(t *testing.T) {
	w := weights()
	names := map[string]bool{}
	for _, s := range Signs {
		if _, ok := w.Of[s.Name]; !ok || names[s.Name] {
			t.Errorf("sign %q has no weight of its own", s.Name)
		}
		names[s.Name] = true
	}
	if len(w.Of) != len(names) || w.Least <= 0 || w.Least >= 1 || w.Command == "" {
		t.Errorf("%d weights for %d signs, least share %v, command %q", len(w.Of), len(names), w.Least, w.Command)
	}
}

// The shares of all candidates and of none sum to 1, and the likelier candidate has more.
func TestShares(t *testing.T) {
	of := make([]float64, len(Signs))
	of[0] = 2
	one, other := make([]float64, len(Signs)), make([]float64, len(Signs))
	one[0], other[0] = 1, 0.5
	shares := SharesBy(of, []Candidate{{Signs: other}, {Signs: one}})
	sum := 0.0
	for _, share := range shares {
		sum += share
	}
	if math.Abs(sum-1) > 1e-9 || MostLikely(shares) != 1 || shares[0] <= shares[2] {
		t.Errorf("shares %v", shares)
	}
	if best := MostLikely(SharesBy(of, nil)); best != -1 {
		t.Errorf("of no candidates, %d is the most likely", best)
	}
}

func TestIsNumber(t *testing.T) {
	for text, want := range map[string]bool{"14": true, "Part III": true, "Appendix 1": true, "Report n. 1": true, "May 2011": true, "________": true, "Ice": false, "Part of the Ice": false, "42 Ways to Moor": false} {
		if got := isNumber(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestIsWho(t *testing.T) {
	for text, want := range map[string]bool{"RIVER OFFICE WORKING PAPER SERIES": true, "Alder Discussion Papers": true, "Town of Marlow": true, "Paper and Its Makers": false} {
		if got := isWho(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
