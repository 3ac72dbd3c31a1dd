package date

import "testing"

func TestOfTitlePage(t *testing.T) {
	for text, want := range map[string][2]string{
		"Spring 2015":                    {"", "2015"},
		"(Herbst 1998)":                  {"", "1998"},
		"Leiden, juni 2009":              {"Leiden", "2009-06"},
		"Kelso, 3 May 2011":              {"Kelso", "2011-05-03"},
		"Harbour Institute, Spring 2015": {"Harbour Institute", "2015"},
		"Spring 2015 at the quay":        {},
		"Winter":                         {},
		"Kelso, 2011":                    {}, // may be the heading of a chapter
		"The spring of 2015":             {},
		"Tables, charts and spring 2015": {},
	} {
		if place, iso := OfTitlePage(text); place != want[0] || iso != want[1] {
			t.Errorf("OfTitlePage(%q) = %q, %q, want %q", text, place, iso, want)
		}
	}
}
