package record

import (
	"strings"
	"testing"
)

// Who speaks in a judgment is none of its authors.
func TestJudgesAreNoAuthors(t *testing.T) {
	for text, want := range map[string]int{"Fell J:": 0, "Lord Justice Fell:": 0, "Fell J, Roe K": 2} {
		if got := Names(text, OfLine).People; len(got) != want {
			t.Errorf("Names(%q) = %q, want %d", text, got, want)
		}
	}
}

// A byline in Hebrew has one word for "by", and the letters have no capitals.
func TestHebrewByline(t *testing.T) {
	if got := ReadByline("מאת רות אלמוג").People; len(got) != 1 || got[0] != "רות אלמוג" {
		t.Errorf("people %q", got)
	}
}

// Names in capitals are joined by a word in capitals, and what only looks like a name is none.
func TestNamesOfLine(t *testing.T) {
	for text, want := range map[string]int{"ADA MOLNAR AND PER N. FALK": 2, "ADA E. MOLNAR": 1, "Dear Sir,": 0, "Northern Polytechnic": 0, "Liebe Vorsitzende": 0, "Ada Molnar, MS": 1} {
		if got := Names(text, OfLine).People; len(got) != want {
			t.Errorf("Names(%q) = %q, want %d", text, got, want)
		}
	}
}

// A society, a church and a lecture are nobody, and who gave the lecture is, whatever else is said.
func TestBodiesAndPlacesAreNoPersons(t *testing.T) {
	for text, want := range map[string]int{
		"Asociación de Vecinos La Vega": 0, "Studierendenwerk Nordhafen": 0, "Lukaskirche Nordhafen": 0, "Duomo di Brenne": 0,
		"Conférence de Jeanne Sund": 0, "Lezione di Anna Sund": 0, "Pfarrerin Ulrike Sund": 1, "Jeanne de Sund": 1, "Hanna Kirchner": 1, "Roman von Sund": 1,
	} {
		if got := Names(text, OfLine).People; len(got) != want {
			t.Errorf("Names(%q) = %q, want %d", text, got, want)
		}
	}
}

// Initials without spaces stand before the family name, however many they are.
func TestInitialsBeforeFamily(t *testing.T) {
	for text, want := range map[string]string{"A.K. Molnar": "Molnar, A.K.", "A.K.Molnar": "Molnar, A.K.", "MOLNAR Ada": "Molnar, Ada"} {
		if got := Person(text); got != want {
			t.Errorf("Person(%q) = %q, want %q", text, got, want)
		}
	}
}

// Popes and kings have no family name, and a number behind two names may be that of a grandson.
func TestRegnalNames(t *testing.T) {
	for text, want := range map[string]string{"Jean Paul II": "Jean Paul II", "Benedict XVI": "Benedict XVI", "John Roe III": "Roe, John, III"} {
		if got := familyFirst(text); got != want {
			t.Errorf("familyFirst(%q) = %q, want %q", text, got, want)
		}
	}
}

// A label names who wrote a work, whatever the degrees before the name, and who only has to do with it.
func TestLabelsOfAuthors(t *testing.T) {
	for text, want := range map[string]string{
		"Candidate: Jane Roe":                  "Roe, Jane",
		"Candidata: Anna Roe":                  "Roe, Anna",
		"Laureanda: Anna Roe":                  "Roe, Anna",
		"Tesista: Anna Roe":                    "Roe, Anna",
		"Doutoranda: Anna Roe":                 "Roe, Anna",
		"Doktorandin: Anna Roe":                "Roe, Anna",
		"Candidat : Jean Roe":                  "Roe, Jean",
		"Vypracovala: Bc. Anna Roe, CSc":       "Roe, Anna",
		"par M. Jean Roe":                      "Roe, Jean",
		"par M. Roe":                           "Roe",
		"par Mme de Roe":                       "de Roe",
		"/ par M. Jean Roe":                    "Roe, Jean",
		"Speaker: Jane Roe":                    "Roe, Jane",
		"PAR Mme JEANNE ROE":                   "Roe, Jeanne",
		"by M. Jean Roe":                       "Roe, M. Jean",
		"Interview with Jane Falk, by Ann Roe": "Roe, Ann",
	} {
		if got := ReadByline(text).People; len(got) != 1 || got[0] != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{"Prepared by: Harbour Surveys Ltd": "Harbour Surveys Ltd", "Prepared for: Harbour Surveys Ltd": "", "Prepared by: Weir Society": "Weir Society", "By the Weir Society.": "", "Prepared by: Committee of Weirs": "Committee of Weirs",
		"Prepared by: The Tide": "", "Prepared by: the staff of the Weir Society of the Northern Harbour Towns": ""} {
		if got := ReadByline(text); got.Organisation != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for stated, want := range map[string]int{"Borealis Labs": 0, "Ein Bericht von Jana Roe, Husum": 1, "WORDS: Jane Roe": 1} {
		if got := Names(stated, Stated).People; len(got) != want || want == 1 && !strings.HasPrefix(got[0], "Roe, J") {
			t.Errorf("%q: people %q", stated, got)
		}
	}
	for text, want := range map[string]bool{"EL FARO Y LA RÍA": false, "José Ortega y Gasset": true} {
		if PersonName(text) != want {
			t.Errorf("PersonName(%q) = %v", text, !want)
		}
	}
}

// A part of a play or a book is nobody, and who bears a number behind two names is somebody.
func TestDivisionsAreNoNames(t *testing.T) {
	for text, want := range map[string]int{"ACT I": 0, "Act II": 0, "Scene Two": 0, "Part One": 0, "Canto V": 0, "Acte II": 0, "Ada Stein": 1, "John Roe III": 1} {
		if got := Names(text, OfLine).People; len(got) != want {
			t.Errorf("Names(%q) = %q, want %d", text, got, want)
		}
	}
}

// How many parts a work has may stand before who wrote it.
func TestBylineBehindParts(t *testing.T) {
	for text, want := range map[string]string{"A farce in one act by Ada Molnar": "", "A comedy in three acts by Ada Molnar": "Molnar, Ada", "A story in the making by candle light": ""} {
		if got := strings.Join(ReadByline(text).People, "; "); got != want {
			t.Errorf("ReadByline(%q) = %q, want %q", text, got, want)
		}
	}
}

// A body that gave rules to itself is no person, and neither is a broadcaster or a group.
func TestBodiesAreNoNames(t *testing.T) {
	for text, want := range map[string]int{"Beschlossen vom Hausrat": 0, "Adopted House Council": 0, "Westlandfunk Musik": 0, "Lokalgruppe Nord": 0, "Ada Funk": 1, "Ida Molnar vom Stein": 1} {
		if got := Names(text, OfLine).People; len(got) != want {
			t.Errorf("Names(%q) = %q, want %d", text, got, want)
		}
	}
}
