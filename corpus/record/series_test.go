package record

import "testing"

func TestSeries(t *testing.T) {
	for text, want := range map[string]string{
		"Policy Research Working Paper 5123": "Working paper 5123", "Working Paper No. 12345": "Working paper 12345", "River Bank Discussion Paper Series, No. 2019/12": "Discussion paper 2019/12",
		"A working paper of 1998 on the river": "", "The Research Papers 12 to 14 were lost": "",
	} {
		got := ""
		if f := ReadSeries(text); f != nil {
			got = f[0].Value + " " + f[1].Value
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// Whose a work is may stand in the row under the word for it.
func TestOwnerInTheNextRow(t *testing.T) {
	for _, f := range ReadOwner("Copyright 2011 by") {
		if f.Field == "publisher" && f.Value != "" {
			t.Errorf("publisher %q", f.Value)
		}
	}
}
