package lang

import "testing"

func TestHeadlineCase(t *testing.T) {
	small := func(w string) bool { return SmallWords[w] }
	for title, want := range map[string]string{
		"":                               "",
		"the old bridge of the town":     "The Old Bridge of the Town",
		"a way to look up":               "A Way to Look Up",
		"why? the answer: a river":       "Why? The Answer: A River",
		"how NATO and iPhones won":       "How NATO and iPhones Won",
		"twenty-two self-made follow-up": "Twenty-Two Self-Made Follow-Up",
		"run-of-the-mill al-Hariri":      "Run-of-the-Mill al-Hariri",
		"“quiet” rivers in 1990s towns":  "“Quiet” Rivers in 1990s Towns",
	} {
		if got := HeadlineCase(title, small); got != want {
			t.Errorf("HeadlineCase(%q) = %q, want %q", title, got, want)
		}
	}
}
