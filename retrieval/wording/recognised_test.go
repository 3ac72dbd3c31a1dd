package wording

import (
	"slices"
	"strings"
	"testing"

	"footnote/retrieval/wording/texts"
)

func TestRecognised(t *testing.T) {
	for _, c := range []struct {
		read    int
		unclear []int
		want    string
	}{
		{0, nil, ""},
		{1, nil, "1 page was read by OCR, which may be wrong."},
		{7, []int{3}, "7 pages were read by OCR, which may be wrong. Left out, because it is too unsure of it: PDF page 3."},
		{7, []int{3, 4, 9}, "7 pages were read by OCR, which may be wrong. Left out, because it is too unsure of them: PDF pages 3, 4 and 9."},
	} {
		if got := Recognised(texts.Language{}, c.read, c.unclear); got != c.want {
			t.Errorf("%d read, without %v: %q, want %q", c.read, c.unclear, got, c.want)
		}
	}
	if got := Recognised(texts.Language{}, 1, slices.Repeat([]int{5}, 300)); !strings.HasSuffix(got, "5 and 280 more.") {
		t.Errorf("of many pages: %q", got)
	}
}
