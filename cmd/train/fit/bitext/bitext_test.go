package bitext

import "testing"

// Words of questions are learned to stand for those that go with them in every pair, and
// for those more that no other word of the question explains.
func TestTranslationIsLearned(t *testing.T) {
	b := New()
	b.Add("kids eat bread", "children eat loaves", 1)
	b.Add("kids drink milk", "children drink dairy", 1)
	b.Add("kids", "children", 1)
	b.Define("youngster, kid", "a child or a teenager")
	all := b.Learn()
	chances := map[string]float64{}
	for _, r := range all["kid"] {
		chances[r.Word] = r.Chance
	}
	if chances["children"] < 0.3 || chances["children"] < 3*chances["dairi"] {
		t.Errorf("kid = %v, want most of it for children", chances)
	}
	if len(all["the"])+len(all["or"]) > 0 {
		t.Error("words that hold sentences together are translated")
	}
}
