package eval

import (
	"math"
	"testing"
)

// Two passages bear on the question, one of them stands second: worked out by hand.
func TestJudge(t *testing.T) {
	j := Judgments{"q": {"a": 1, "b": 1, "c": 0}, "unanswered": {"a": 0}}
	got := j.Judge(map[string][]string{"q": {"x", "a", "y"}})
	found, ideal := 1/math.Log2(3), 1+1/math.Log2(3)
	if got.Questions != 1 || math.Abs(got.NDCG10-found/ideal) > 1e-12 || got.Recall5 != 0.5 || got.Recall10 != 0.5 || got.MRR10 != 0.5 {
		t.Errorf("Judge = %+v, want nDCG@10 %.4f and the others 0.5", got, found/ideal)
	}
	if nothing := j.Judge(nil); nothing.NDCG10 != 0 || nothing.MRR10 != 0 {
		t.Errorf("Judge of an empty run = %+v", nothing)
	}
}

func TestBootstrap(t *testing.T) {
	if same := Bootstrap([]float64{0.5, 0.5, 0.5}); same.Low != 0.5 || same.High != 0.5 {
		t.Errorf("interval of equal values = %+v", same)
	}
	if wide := Bootstrap([]float64{0, 1, 0, 1, 0, 1, 0, 1}); wide.Low >= 0.5 || wide.High <= 0.5 || wide.Low < 0 || wide.High > 1 {
		t.Errorf("interval of halves = %+v, want 0.5 within it", wide)
	}
}
