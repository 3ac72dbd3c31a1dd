package date

import "testing"

// The time from which a text may be printed is its date, where the line says nothing else.
func TestReleaseLines(t *testing.T) {
	for text, want := range map[string]string{
		"Embargoed until 06:30 on Friday 3 May 2019": "2019-05-03",
		"For release at 10:15 on 3 May 2019":         "2019-05-03",
		"FOR IMMEDIATE RELEASE: 3 May 2019":          "2019-05-03",
		"Sperrfrist: 3. Mai 2019, 10:00":             "2019-05-03",
		"Release of the prisoners, 3 May 2019":       "",
		"Embargo of the harbour 1807":                "",
	} {
		if got, _ := Whole(text); got != want {
			t.Errorf("Whole(%q) = %q, want %q", text, got, want)
		}
	}
}
