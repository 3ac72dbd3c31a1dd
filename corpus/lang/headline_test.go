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

func TestAfterColons(t *testing.T) {
	for title, want := range map[string]string{
		"Alpha: the first": "Alpha: The first", "Alpha:  “the” first": "Alpha:  “The” first", "Phones: iPhone and others: al-Qaeda": "Phones: iPhone and others: al-Qaeda",
		"At 10:30: a 2nd day": "At 10:30: A 2nd day", "Ratios: 3d prints": "Ratios: 3d prints", "Alpha:": "Alpha:",
	} {
		if got := AfterColons(title); got != want {
			t.Errorf("AfterColons(%q) = %q, want %q", title, got, want)
		}
	}
}

func TestCurled(t *testing.T) {
	for s, want := range map[string]string{`Is "Water" a "right"?`: "Is “Water” a “right”?", `A 5" gun`: `A 5" gun`, "": ""} {
		if got := Curled(s, "“", "”"); got != want {
			t.Errorf("Curled(%q) = %q, want %q", s, got, want)
		}
	}
}
