package person

import "testing"

// The forms of a name that styles take.
func TestForms(t *testing.T) {
	for name, want := range map[string][4]string{ // direct, listed, without its particle, with close initials
		"van den Berg, Pieter Jan":            {"Pieter Jan van den Berg", "van den Berg, Pieter Jan", "Berg, Pieter Jan van den", "P.J."},
		"al-Hariri, Bashir":                   {"Bashir al-Hariri", "al-Hariri, Bashir", "Hariri, Bashir al-", "B."},
		"Marsh, Tom, Jr.":                     {"Tom Marsh Jr.", "Marsh, Tom, Jr.", "Marsh, Tom, Jr.", "T."},
		"佐藤, 花子":                              {"佐藤花子", "佐藤花子", "佐藤花子", "花子"},
		"Ministry of Rivers, Lakes and Ports": {"Ministry of Rivers, Lakes and Ports", "Ministry of Rivers, Lakes and Ports", "Ministry of Rivers, Lakes and Ports", ""},
		"Church, Anna":                        {"Anna Church", "Church, Anna", "Church, Anna", "A."},
		"River Board":                         {"River Board", "River Board", "River Board", ""},
		"Hsu, Mei-ling":                       {"Mei-ling Hsu", "Hsu, Mei-ling", "Hsu, Mei-ling", "M."},
		"Holt, Jean-Paul van":                 {"Jean-Paul van Holt", "Holt, Jean-Paul van", "Holt, Jean-Paul van", "J.-P. van"},
	} {
		p := Read(name)
		if got := [4]string{p.Direct(), p.Listed(), p.WithoutParticle().Listed(), CloseInitials(p.Given)}; got != want {
			t.Errorf("forms of %q = %q, want %q", name, got, want)
		}
	}
}

// Of many only the first are named, and "et al." stands behind a comma where a list has one.
func TestList(t *testing.T) {
	people := ReadAll([]string{"A, X", "", "B, Y", "C, Z"})
	for _, test := range []struct {
		most, few int
		want      string
	}{{3, 3, "A, X, Y B, and Z C"}, {2, 1, "A, X, et al."}, {2, 2, "A, X, Y B, et al."}} {
		if got := List(people, test.most, test.few, Name.Listed); got != test.want {
			t.Errorf("List of at most %d = %q, want %q", test.most, got, test.want)
		}
	}
	if got, want := Initialed(people, "&", false, Initials), "X. A, Y. B & Z. C"; got != want {
		t.Errorf("Initialed = %q, want %q", got, want)
	}
}
