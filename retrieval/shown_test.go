package retrieval

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestByGrade(t *testing.T) {
	list := []Evidence{{Score: 5, Grade: Related}, {Score: 4, Grade: Weak}, {Score: 3, Grade: Strong}, {Score: 2, Grade: Related}}
	ByGrade(list)
	var scores []float64
	for _, e := range list {
		scores = append(scores, e.Score)
	}
	if diff := cmp.Diff([]float64{3, 5, 2, 4}, scores); diff != "" {
		t.Errorf("ByGrade: scores differ (-want +got):\n%s", diff)
	}
}

func TestLead(t *testing.T) {
	tests := []struct {
		grades []Grade
		n      int
		want   int
	}{
		{[]Grade{Strong, Related, Weak, Weak}, 4, 2},
		{[]Grade{Strong, Related, Weak, Weak}, 2, 2},
		{[]Grade{Strong, Related, Weak, Weak}, 1, 1},
		{[]Grade{Strong, Weak, Weak}, 4, 1},
		{[]Grade{Related, Weak, Weak}, 4, 3},
		{[]Grade{Weak, Weak, Weak}, 2, 2},
		{[]Grade{Strong}, 5, 1},
		{nil, 5, 0},
	}
	for _, test := range tests {
		if got := Lead(test.grades, test.n); got != test.want {
			t.Errorf("Lead(%v, %d) = %d, want %d", test.grades, test.n, got, test.want)
		}
	}
}

func TestAbove(t *testing.T) {
	if !Sure.Above(Maybe) || !Maybe.Above(Nothing) || Maybe.Above(Maybe) || Nothing.Above(Sure) {
		t.Error("Above does not order the verdicts")
	}
}
