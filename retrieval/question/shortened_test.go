package question

import "testing"

func TestShortened(t *testing.T) {
	for q, want := range map[string]string{
		"what did the US do in Egypt":          "US",
		"what did the us do in Egypt":          "us",
		"WHAT DID THE US DO IN EGYPT":          "US",
		"U.S. policy":                          "",
		"us policy in Egypt":                   "us",
		"US policy in Egypt":                   "US",
		"why did us troops leave":              "us",
		"why us troops left":                   "us",
		"presence of us forces":                "us",
		"did us invade":                        "us",
		"us is to blame":                       "us",
		"Egypt vs us":                          "us",
		"what does the who say of vaccines":    "who",
		"what does the WHO say of vaccines":    "WHO",
		"WHO is the pope":                      "",
		"tell us more about it":                "",
		"give us examples":                     "",
		"what does that teach us":              "",
		"what do they want from us":            "",
		"does it help us understand the world": "",
		"let us pray":                          "",
		"":                                     "",
	} {
		got := ""
		for _, s := range Shortened(q) {
			got += q[s.Start:s.End]
		}
		if got != want {
			t.Errorf("Shortened(%q) = %q, want %q", q, got, want)
		}
	}
}
