package record

import (
	"slices"
	"testing"
)

// What looks like a name and is that of a place or a thing names nobody, in a line that nothing
// announces; a person may be called like one of them where a sign of a person stands by.
func TestThingsAreNoAuthors(t *testing.T) {
	for text, want := range map[string][]string{
		"Winter Gardens": nil, "Stony Road, Fen Halton": nil, "Upper Halton": nil, "Rue des Lilas": nil, "Calle Ancha, 7": nil, "Lena Kade 12": nil, "Lena Kade, 7": nil,
		"J. Road": {"Road, J."}, "Ida Sund, Per Falk, Lena Street": {"Sund, Ida", "Falk, Per", "Street, Lena"}, "Ida Sund 1": {"Sund, Ida"},
		"Soo-jin Street": {"Street, Soo-jin"}, "Tidal Collective": nil, "Via Lunga": nil,
	} {
		if got := Names(text, OfLine).People; !slices.Equal(got, want) {
			t.Errorf("Names(%q) = %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string][]string{"By Royal Appointment": nil, "By Lena Street": {"Street, Lena"}, "Par notre envoyé": nil} {
		if got := ReadByline(text).People; !slices.Equal(got, want) {
			t.Errorf("ReadByline(%q) = %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string][]string{"Winter Gardens": nil, "Casa Ancha, Fen": nil, "Lena Street": {"Street, Lena"}} {
		if got := Names(text, Stated).People; !slices.Equal(got, want) {
			t.Errorf("stated %q = %q, want %q", text, got, want)
		}
	}
}

// Names of the East are seldom told of in English texts, and are names all the same.
func TestNamesOfTheEast(t *testing.T) {
	for text, want := range map[string][]string{
		"Mei Tsao, and Jan Roe": {"Tsao, Mei", "Roe, Jan"}, "Xiao Feng": {"Feng, Xiao"}, "Hong Yan": {"Yan, Hong"}, "Nam Lim": {"Lim, Nam"}, "Akira Hara": {"Hara, Akira"}, "Asha Sami": {"Sami, Asha"},
	} {
		if got := Names(text, OfLine).People; !slices.Equal(got, want) {
			t.Errorf("Names(%q) = %q, want %q", text, got, want)
		}
	}
}

// Somebody's role or rank stands before the name, or in brackets behind it with a place.
func TestRolesBesideNames(t *testing.T) {
	for text, want := range map[string][]string{
		"By Chief Harbour Writer Ida Sund and Per Falk": {"Sund, Ida", "Falk, Per"}, "Von Wirtschaftsredakteurin Ida Sund": {"Sund, Ida"}, "By Captain Per Falk": {"Falk, Per"}, "By Features Editor Ida Sund": {"Sund, Ida"}, "By Ida Sund, editor Per Falk": {"Sund, Ida"},
		"By the Rev. Per Falk": {"Falk, Per"}, "Par Ida Sund (Lyon, correspondante) et Per Falk": {"Sund, Ida", "Falk, Per"}, "dal nostro inviato Per Falk": {"Falk, Per"},
	} {
		if got := ReadByline(text).People; !slices.Equal(got, want) {
			t.Errorf("ReadByline(%q) = %q, want %q", text, got, want)
		}
	}
}

// Libraries of journals write the family name and its comma without a space behind; that name
// may begin like a place.
func TestGluedComma(t *testing.T) {
	for text, want := range map[string]string{"Molnar,Ada": "Molnar, Ada", "Villa Molnar, Ada": "Villa Molnar, Ada"} {
		if got := Names(text, Inverted).People; !slices.Equal(got, []string{want}) {
			t.Errorf("names of %q: %q", text, got)
		}
	}
}

// What a thesis is called in other languages is no more of its title.
func TestKindsOfThesis(t *testing.T) {
	for _, text := range []string{"Thèse de doctorat", "Tesis de maestría", "Tesi di dottorato", "Tese de doutoramento", "Курсовая работа", "Praca dyplomowa", "Bachelorscriptie", "Doktora tezi"} {
		if !IsDegreeLine(text) {
			t.Errorf("IsDegreeLine(%q) = false", text)
		}
	}
}
