package retrieval

import (
	"slices"
	"testing"
)

// A slip in a word that the library does not have either is read as the word of English that
// was meant, and told; where nothing is found the word stands there as it was typed.
func TestSlipsInWordsOfNoPassage(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "The clinic",
		"Jewellery is taken off before the examination and put into the locker; hearing aids, too.",
		"The physician telephones within a week. Whoever is in pain before that rings the ward, by day or by night.",
		"Patients eat nothing from midnight on, and drink water alone.")
	e := newEngine(t, lib, builtIn(t))
	for asked, slip := range map[string]Correction{
		"when does the docttor ring me":       {Asked: "docttor", Found: "doctor"},
		"may i eat some breakafst beforehand": {Asked: "breakafst", Found: "breakfast"},
	} {
		if a := ask(t, e, asked, 3); !a.Verdict.Answered() || !slices.Equal(a.Corrected, []Correction{slip}) {
			t.Errorf("%q is %s, taken for %v", asked, a.Verdict, a.Corrected)
		}
	}
	if a := ask(t, e, "who painted the portrrait in the Vatican", 3); a.Verdict != Nothing || len(a.Corrected) > 0 || !slices.Contains(a.Missing, "portrrait") {
		t.Errorf("what nothing answers is %s, taken for %v, and no passage has %v", a.Verdict, a.Corrected, a.Missing)
	}
	if a := ask(t, e, "does doctor Hoppe telephone", 3); len(a.Corrected) > 0 {
		t.Errorf("a name is taken for %v", a.Corrected)
	}
}

// Slips are no words of another language, for all that their parts may be: both are read as what was
// meant.
func TestSlipsInBothWords(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "Rules of the archive", "Passwords have at least fourteen characters, and are changed in January.",
		"Members borrow three maps at a time.")
	e := newEngine(t, lib, builtIn(t))
	want := []Correction{{Asked: "pasword", Found: "passwords"}, {Asked: "charachters", Found: "characters"}}
	if a := ask(t, e, "pasword charachters", 3); !a.Verdict.Answered() || !slices.Equal(a.Corrected, want) {
		t.Errorf("both slips: %s, taken for %v", a.Verdict, a.Corrected)
	}
}
