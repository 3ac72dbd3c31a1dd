package container

import (
	"testing"

	"footnote/corpus/record"
)

func TestMasthead(t *testing.T) {
	for _, test := range []struct {
		lines              []string
		name, issued, page string
	}{
		{[]string{"The Harbour Courier", "Monday, March 5, 1956"}, "The Harbour Courier", "1956-03-05", ""},
		{[]string{"HARBOUR GAZETTE", "Vol. 12, No. 31", "Tuesday, May 4, 2021"}, "Harbour Gazette", "2021-05-04", ""},
		{[]string{"The Harbour Courier, 5 March 1956, p. 7"}, "The Harbour Courier", "1956-03-05", "7"},
		{[]string{"A Post for the Ferry", "It was sunk on 5 March 1956 and found again"}, "", "", ""},
		{[]string{"Harbour Times: a history", "5 March 1956"}, "", "", ""},
	} {
		findings, _ := ReadMasthead(test.lines)
		if m := record.Merge(findings...); m.Container != test.name || m.Issued != test.issued || m.Pages != test.page {
			t.Errorf("%q: %q %q %q, want %q %q %q", test.lines, m.Container, m.Issued, m.Pages, test.name, test.issued, test.page)
		}
	}
}
