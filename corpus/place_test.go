package corpus

import "testing"

// Where a text stands in what has no pages is said as it is, and never called a page.
func TestPlaces(t *testing.T) {
	for _, test := range []struct {
		at      Locator
		want    string
		seconds int
	}{
		{Locator{Page: 7, Label: "slide 7", Section: "The dues", Paragraph: 2}, "slide 7, § The dues, ¶ 2", -1},
		{Locator{Page: 7, Label: "slide 7, notes"}, "slide 7, notes", -1},
		{Locator{Page: 12, Label: "cell 12", LastPage: 13, LastLabel: "cell 13"}, "cell 12", -1},
		{Locator{Label: "12:31", LastLabel: "13:02"}, "12:31–13:02", 751},
		{Locator{Label: "1:02:03"}, "1:02:03", 3723},
		{Locator{Label: "0:00", LastLabel: "0:00"}, "0:00", 0},
		{Locator{Page: 40, Label: "row 40"}, "row 40", -1},
		{Locator{Page: 4, Label: "slide"}, "p. slide (PDF page 4)", -1},
		{Locator{Page: 28, Label: "25"}, "p. 25 (PDF page 28)", -1},
	} {
		if got := test.at.String(); got != test.want {
			t.Errorf("%+v is %q, want %q", test.at, got, test.want)
		}
		if seconds, ok := test.at.Seconds(); ok != (test.seconds >= 0) || ok && seconds != test.seconds {
			t.Errorf("%+v begins at second %d (%t), want %d", test.at, seconds, ok, test.seconds)
		}
	}
}
