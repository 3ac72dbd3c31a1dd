package judgment

import "testing"

func TestJudgment(t *testing.T) {
	for text, want := range map[string]bool{
		"[2019] EWCA Civ 9912":                         true,
		"Neutral Citation Number: [2019] EWHC 12 (Ch)": true,
		"JUDGMENT GIVEN ON":                            true,
		"Case No: A2/2018/0123":                        true,
		"IN THE COURT OF APPEAL (CIVIL DIVISION)":      true,
		"In the Court of the Sun King":                 false,
		"Judgments given in haste":                     false,
		"Case notes on the mills":                      false,
		"[2019] was a dry year":                        false,
	} {
		if IsLine(text) != want {
			t.Errorf("IsLine(%q) = %t", text, !want)
		}
	}
	for text, want := range map[string]bool{"Roe v Harbour Council": true, "Roe v. Falk and others": true, "Roe and Falk": false, "the mill v The Town": false} {
		if NamesParties(text) != want {
			t.Errorf("NamesParties(%q) = %t", text, !want)
		}
	}
	for text, want := range map[string]bool{"Fell J:": true, "Lord Justice Fell:": true, "Fell J, Roe K": false} {
		if NamesJudge(text) != want {
			t.Errorf("NamesJudge(%q) = %t", text, !want)
		}
	}
}
