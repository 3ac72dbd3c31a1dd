package entered

import (
	"slices"
	"testing"
)

// Authors are read as people type them into a form.
func TestAuthorsAsTheyAreTyped(t *testing.T) {
	for typed, want := range map[string][]string{
		"Mason, Ada; Reed, Paul":               {"Mason, Ada", "Reed, Paul"},
		"Ada Mason and Paul Reed":              {"Mason, Ada", "Reed, Paul"},
		"Mason, Ada & Paul Reed":               {"Mason, Ada", "Reed, Paul"},
		"Mason, Ada and Reed, Paul":            {"Mason, Ada", "Reed, Paul"},
		"Mason, A., & Reed, P.":                {"Mason, A.", "Reed, P."},
		"Mason, A., Reed, P., & Vane, I.":      {"Mason, A.", "Reed, P.", "Vane, I."},
		"Müller, Hans und Schmidt, Eva":        {"Müller, Hans", "Schmidt, Eva"},
		"Ada Mason, Paul Reed":                 {"Ada Mason, Paul Reed"}, // may be one, as the next
		"García Márquez, Gabriel José":         {"García Márquez, Gabriel José"},
		"Ortega y Gasset, José":                {"Ortega y Gasset, José"},
		"World Bank":                           {"World Bank"},
		"British Red Cross":                    {"British Red Cross"},
		"Our Rivers in Data":                   {"Our Rivers in Data"},
		"\"Rose Bank\"; Rose Bank":             {"Rose Bank", "Bank, Rose"},
		"“Mark Cross”":                         {"Mark Cross"},
		"Grace Church":                         {"Church, Grace"},
		"World Bank and Ada Reed":              {"World Bank", "Reed, Ada"},
		"Department of Rivers and Human Trade": {"Department of Rivers and Human Trade"},
		"Department of Trade and Industry":     {"Department of Trade and Industry"},
		"Marks & Spencer":                      {"Marks & Spencer"},
		"{Ada Mason and Paul Reed}":            {"Ada Mason and Paul Reed"},
		"Mason, Ada; et al.":                   {"Mason, Ada", "et al."},
		"Mason, Ada et al":                     {"Mason, Ada", "et al."},
		"Ada Mason and others":                 {"Mason, Ada", "et al."},
		"Müller, Hans u. a.":                   {"Müller, Hans", "et al."},
		"et al.":                               nil,
		"Smith and Jones":                      {"Smith and Jones"}, // may be a firm
		"Mason, Ada; et al.; et al.":           {"Mason, Ada", "et al."},
		"Center for Law and Justice; Ada Reed": {"Center for Law and Justice", "Reed, Ada"},
		"Mason, A., Reed, P. J.":               {"Mason, A.", "Reed, P. J."},
		"Mason, A., Reed, P., Vane, I.-K.":     {"Mason, A.", "Reed, P.", "Vane, I.-K."},
		"Mason, Ada, Reed, Paul":               {"Mason, Ada, Reed, Paul"}, // no initials say where one ends
		"Mason und Reed":                       {"Mason und Reed"},
		"by Ada Mason":                         {"Mason, Ada"},
		"Department of Trade, Rivers and Work": {"Department of Trade, Rivers and Work"},
	} {
		if got := Authors(typed); !slices.Equal(got, want) {
			t.Errorf("Authors(%q) = %q, want %q", typed, got, want)
		}
	}
	if got := Authors("Ada Mason and Paul Reed", "Ada Mason and Paul Reed"); len(got) != 1 {
		t.Errorf("a known author is read again: %q", got)
	}
	if got := Authors("Weirs and others", "Weirs and others"); !slices.Equal(got, []string{"Weirs and others"}) {
		t.Errorf("a known author is read as several: %q", got)
	}
}

// What may be two persons or a firm is told apart from what is one for sure.
func TestPerhapsJoined(t *testing.T) {
	for name, want := range map[string]int{
		"Smith and Jones": 2, "Müller und Schmidt": 2, "Marks & Spencer": 2, "Department of Trade and Industry": 0,
		"Ortega y Gasset, José": 0, "Mason, Ada": 0, "War and Peace Museum": 0, "salt and vinegar": 0, "Smith": 0, "Smith and Jones and Roe": 0,
	} {
		if got := perhapsJoined(name); len(got) != want {
			t.Errorf("perhapsJoined(%q) = %q, want %d names", name, got, want)
		}
	}
	for typed, want := range map[string]bool{"et al.": true, "; and others": true, "": false, "Mason et al.": false, "Al Reed": false} {
		if got := NamesNobody(typed); got != want {
			t.Errorf("NamesNobody(%q) = %v, want %v", typed, got, want)
		}
	}
}

// What is no part of a name is found, and what may be two persons.
func TestWhatIsNoName(t *testing.T) {
	for typed, want := range map[string]string{
		"Mason, Ada (ed.)": "(ed.)", "Reed, Paul; Mason, Ada (Eds.)": "(Eds.)", "Mason, Ada (editor)": "(editor)", "http://x.example": "http://x.example",
		"Institute of Rivers (IR)": "", "{Rivers (old series)}": "", "Mason, A. (Ada)": "", "Mason, Ada": "",
	} {
		if got := NoPart(typed); got != want {
			t.Errorf("NoPart(%q) = %q, want %q", typed, got, want)
		}
	}
	for name, want := range map[string]int{"Ada Mason, Paul Reed": 2, "Mason, Ada": 0, "Ada Mason": 0, "King, Martin Luther, Jr.": 0, "van der Berg, Ada": 0} {
		if got := perhapsListed(name); len(got) != want {
			t.Errorf("perhapsListed(%q) = %q, want %d names", name, got, want)
		}
	}
}
