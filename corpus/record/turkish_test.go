package record

import "testing"

// Capitals of a Turkish name are written small as Turkish does it, where something shows the
// language; the family name is still the one that stood in capitals.
func TestTurkishCapitals(t *testing.T) {
	for name, want := range map[string]string{
		"Dr. Öğr. Üyesi Selin YILDIRIM": "Yıldırım, Selin", "Prof. Dr. Mehmet Çağlar ŞAHİN": "Şahin, Mehmet Çağlar", "Ayşe IŞIK": "Işık, Ayşe", "IŞIK Ayşe": "Işik, Ayşe", "Julia RITTER": "Ritter, Julia",
	} {
		if got := AuthorName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
		if people := Names(name+"*", OfLine).People; len(people) != 1 || people[0] != want {
			t.Errorf("the line %q: %q, want %q", name, people, want)
		}
	}
}
