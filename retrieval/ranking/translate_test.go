package ranking

import "testing"

// A chance says more of a word that is seldom said, nothing where it is no larger than
// that of any word, and all where the word itself stands there.
func TestSenseOf(t *testing.T) {
	const seldom, often = 1e-5, 1e-3
	if a, b := senseOf(0.02, seldom), senseOf(0.02, often); !(a > b && b > 0) {
		t.Errorf("the sense of a seldom word %v, of one that is often said %v, want more of the first", a, b)
	}
	if got := senseOf(often, often); got != 0 {
		t.Errorf("sense %v of what stands for it no oftener than any word, want none", got)
	}
	if got := senseOf(1, often); got != 1 {
		t.Errorf("sense of the word itself = %v, want 1", got)
	}
}
