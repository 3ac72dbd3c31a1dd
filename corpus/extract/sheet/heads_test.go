package sheet

import (
	"slices"
	"testing"
)

// Years name columns where there are several in their order, over figures.
func TestYearsOverColumns(t *testing.T) {
	below := []row{{cells: []string{"Hald", "4", "5", "6"}}}
	for _, c := range []struct {
		cells []string
		names bool
	}{
		{[]string{"Town", "2019", "2020"}, true},
		{[]string{"Town", "2020", "2019"}, true},
		{[]string{"", "2019", "2020"}, true},
		{[]string{"Town", "2019"}, false},
		{[]string{"Town", "2019", "2019"}, false},
		{[]string{"Town", "2020", "1990", "2005"}, false},
		{[]string{"7", "2019", "2020"}, false},
	} {
		if names := yearsOf(c.cells, below); slices.Equal(names, c.cells) != c.names {
			t.Errorf("names of %q: %q", c.cells, names)
		}
	}
}

// A file of cards says what stands between its cells in words.
func TestMarksOfCards(t *testing.T) {
	for text, mark := range map[string]rune{
		"#separator:tab\n": '\t', "#separator:Comma\n": ',', "#separator:semicolon\n": ';', "#separator:pipe\n": '|', "#separator:colon\n": 0,
	} {
		if c, _ := cardsOf(text + "#columns:a\n"); c.mark != mark || slices.Equal(c.names, []string{"a"}) != (mark != 0) {
			t.Errorf("%q: %q between %q", text, c.mark, c.names)
		}
	}
	if c, _ := cardsOf("#separator:tab\n"); len(c.names) > 0 {
		t.Errorf("names %q of nothing", c.names)
	}
}
