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
		{Locator{Page: 12, Label: "cell 12", LastPage: 13, LastLabel: "cell 13"}, "cells 12–13", -1},
		{Locator{Page: 2, Label: "row 2", LastPage: 6, LastLabel: "row 6", Paragraph: 1}, "rows 2–6, ¶ 1", -1},
		{Locator{Page: 2, Label: "slide 2", LastPage: 2, LastLabel: "slide 2, notes"}, "slide 2 with notes", -1},
		{Locator{Page: 2, Label: "slide 2, notes", LastPage: 3, LastLabel: "slide 3"}, "slides 2–3", -1},
		{Locator{Page: 2, Label: "slide 2, notes", LastPage: 2, LastLabel: "slide 2, notes"}, "slide 2, notes", -1},
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
