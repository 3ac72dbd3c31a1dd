package place

import (
	"testing"

	"footnote/corpus"
)

func TestCitedPages(t *testing.T) {
	for _, test := range []struct {
		at   corpus.Locator
		want string
	}{
		{corpus.Locator{}, ""}, {corpus.Locator{Page: 28}, "28"}, {corpus.Locator{Page: 28, Label: "25"}, "25"}, {corpus.Locator{Label: "xii"}, "xii"},
		{corpus.Locator{Page: -1}, ""}, {corpus.Locator{Page: 3, Label: " \n"}, "3"}, {corpus.Locator{Label: "1\n2"}, "1 2"},
		{corpus.Locator{Page: 28, LastPage: 29}, "28–29"}, {corpus.Locator{Page: 28, Label: "25", LastPage: 29, LastLabel: "26"}, "25–26"},
		{corpus.Locator{Page: 28, Label: "25", LastPage: 29, LastLabel: "25"}, "25"}, {corpus.Locator{Label: "xii", LastLabel: "1"}, "xii–1"},
		{corpus.PagesAt("25"), "25"}, {corpus.PagesAt("pp. 321-28"), "321–328"}, {corpus.PagesAt("xii—xv"), "xii–xv"}, {corpus.PagesAt("7-7"), "7"}, {corpus.PagesAt(" "), ""}, {corpus.PagesAt("front cover"), "front cover"},
	} {
		if got := citedPages(test.at).Whole(); got != test.want {
			t.Errorf("citedPages(%+v) = %q, want %q", test.at, got, test.want)
		}
	}
}
