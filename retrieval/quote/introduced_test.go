package quote

import (
	"strings"
	"testing"
)

// Words of who quotes, before a quotation and between its parts.
func TestIntroduced(t *testing.T) {
	engine, lib := rivers(t)
	const wall = "The wall is likely to hold for a hundred years"
	for _, c := range []struct {
		text    string
		verdict Verdict
		finding Finding
		who     string
	}{
		{"As Harrow writes, “" + wall + "”.", Verbatim, Author, "Ada Harrow"},
		{"Harrow: \"" + wall + ".\"", Verbatim, Author, "Ada Harrow"},
		{"According to Winston Churchill, \"" + wall + "\"", Verbatim, Another, "Ada Harrow"},
		{"The author says that \"" + wall + "\"", Verbatim, "", ""},
		{"\"The wall is likely,\" Harrow writes, \"to hold for a hundred years.\"", Verbatim, Author, "Ada Harrow"},
		{"As Harrow writes, “The wall is unlikely to hold for a hundred years”", Differs, Author, "Ada Harrow"},
		{"Harrow: " + wall, Verbatim, Author, "Ada Harrow"},
		{"Winston Churchill: " + wall, Verbatim, Another, "Ada Harrow"},
		{"Winston Churchill (1941): the wall is unlikely to hold for a hundred years", Differs, Another, "Ada Harrow"},
		{"Peter Vane: the sailmakers complained about ropes", Small, Unchecked, ""},
		{"Peter Vane: reportedly drowned before noon", Verbatim, Unchecked, ""},
		{"Conclusion: " + wall, Reworded, "", ""},
		{"Of old \"" + wall + "\"", Reworded, "", ""},
		{"As Lord Moss put it, “The river has no master and needs none.”", Small, "", ""},
		{"As Lord Pell famously put it, “The river has no master and needs none.”", Differs, "", ""},
	} {
		got, err := Check(t.Context(), engine, lib, c.text, nil)
		if err != nil {
			t.Fatal(err)
		}
		var finding Finding
		var who string
		if got.Said != nil {
			finding, who = got.Said.Finding, strings.Join(got.Said.Who, ", ")
		}
		if got.Verdict != c.verdict || finding != c.finding || who != c.who {
			t.Errorf("Check(%q) = %v %v, said %v %q, want %v %v %q", c.text, got.Verdict, got.Kinds, finding, who, c.verdict, c.finding, c.who)
		}
	}
}
