package subject

import "testing"

func TestSubjects(t *testing.T) {
	for subject, want := range map[string]struct {
		about           string
		answers, passes bool
	}{
		"Re: The tar":          {"The tar", true, false},
		"AW: RE[2]: The tar":   {"The tar", true, false},
		"Re : Le goudron":      {"Le goudron", true, false},
		"Fwd: Re: The tar":     {"The tar", false, true},
		"WG: Der Teer":         {"Der Teer", false, true},
		"The tar":              {"The tar", false, false},
		"Re: [boats] The tar":  {"[boats] The tar", true, false},
		"[boats] Re: The tar":  {"[boats] The tar", true, false},
		"AW: [Boote] WG: Teer": {"[Boote] Teer", true, false},
		"[barche] I: La pece":  {"[barche] La pece", false, true},
		"[1] The tar":          {"[1] The tar", false, false},
		"Rest: the tar":        {"Rest: the tar", false, false},
		"R : a language":       {"R : a language", false, false},
		"Reply to Re: The tar": {"Reply to Re: The tar", false, false},
	} {
		if About(subject) != want.about || Answers(subject) != want.answers || Passes(subject) != want.passes {
			t.Errorf("%q: %q, answers %v, passes on %v", subject, About(subject), Answers(subject), Passes(subject))
		}
	}
}
