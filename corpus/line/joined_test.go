package line

import "testing"

func TestHyphensAtRowEnds(t *testing.T) {
	for _, test := range []struct {
		rows []string
		want string
	}{
		{[]string{"a well-", "known song"}, "a well-known song"},
		{[]string{"the north-", "south route"}, "the north-south route"},
		{[]string{"the wea-", "ther and the losses"}, "the weather and the losses"},
		{[]string{"all twenty-", "one goats"}, "all twenty-one goats"},
		{[]string{"a self-", "ish keeper"}, "a selfish keeper"},
		{[]string{"from 1840–", "1890"}, "from 1840–1890"},
		{[]string{"the ferry –", "1890 was its year"}, "the ferry – 1890 was its year"},
		{[]string{"in the au¬", "tumn of the year"}, "in the autumn of the year"},
		{[]string{"either p or ¬", "q, but not both"}, "either p or ¬ q, but not both"},
		{[]string{"the harbour¬", "Northport"}, "the harbour¬ Northport"},
		{[]string{"of long-", "ing for the sea"}, "of longing for the sea"},
	} {
		if got := JoinRows(test.rows); got != test.want {
			t.Errorf("JoinRows(%q) = %q, want %q", test.rows, got, test.want)
		}
	}
	if lines := TextLines("The second para-\ngraph is short.\n"); len(lines) != 1 || lines[0].Text != "The second paragraph is short." {
		t.Errorf("%+v, want one line for a word in two rows", lines)
	}
}
