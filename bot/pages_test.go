package bot

import (
	"testing"

	"footnote/retrieval"
)

func TestPages(t *testing.T) {
	const s, r, w = retrieval.Strong, retrieval.Related, retrieval.Weak
	type bounds struct{ from, to int }
	tests := []struct {
		grades   []retrieval.Grade
		compared bool
		passages int
		want     []bounds
	}{
		{[]retrieval.Grade{s, r, r, r, w}, false, 3, []bounds{{0, 3}, {3, 5}}},
		{[]retrieval.Grade{s, r, w, w, w, w}, false, 3, []bounds{{0, 2}, {2, 5}, {5, 6}}},
		{[]retrieval.Grade{w, w, w, w}, false, 3, []bounds{{0, 3}, {3, 4}}},
		{[]retrieval.Grade{s, w, w}, true, 1, []bounds{{0, 3}}},
		{make([]retrieval.Grade, 12), true, 3, []bounds{{0, 10}, {10, 12}}},
		{nil, false, 3, []bounds{{0, 0}}},
	}
	for _, test := range tests {
		p := pagesOf(test.grades, test.compared, test.passages)
		for page, want := range test.want {
			from, to := p.bounds(page)
			if got := (bounds{from, to}); got != want {
				t.Errorf("page %d of %v by %d: %v, want %v", page, test.grades, test.passages, got, want)
			}
			for passage := want.from; passage < want.to; passage++ {
				if got := p.holding(passage); got != page {
					t.Errorf("page of passage %d of %v by %d = %d, want %d", passage, test.grades, test.passages, got, page)
				}
			}
		}
		if from, to := p.bounds(len(test.want)); from != to {
			t.Errorf("%v by %d: a page after the last, from %d to %d", test.grades, test.passages, from, to)
		}
	}
}
