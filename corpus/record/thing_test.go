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
		"Soo-jin Street": {"Street, Soo-jin"}, "Tidal Collective": nil, "Port Ellery": nil, "Cape Sund": nil, "A Window": nil, "Winter Gardens, Upper Halton, Ida Sund": nil, "Ida Baker": {"Baker, Ida"}, "Via Lunga": nil,
		"A Novel": nil, "A Survey": nil, "A. Baker": {"Baker, A."}, "A Sund, B Falk": {"Sund, A", "Falk, B"},
	} {
		if got := Names(text, OfLine).People; !slices.Equal(got, want) {
			t.Errorf("Names(%q) = %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string][]string{"By Royal Appointment": nil, "By Lena Street": {"Street, Lena"}, "Handout by Ida Sund": {"Sund, Ida"}, "Group members: Ida Sund and Per Falk": {"Sund, Ida", "Falk, Per"}, "Words by Ida Roe. Photographs by Per Falk": {"Roe, Ida"}, "Par notre envoyé": nil} {
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
	if got := Names("李明 王芳", BelowTitle).People; !slices.Equal(got, []string{"李明", "王芳"}) || thingSigns("李明") != 0 {
		t.Errorf("two names below a title: %q", got)
	}
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
	if got := Names("Ida Sund, Per Falk", Inverted).People; !slices.Equal(got, []string{"Sund, Ida", "Falk, Per"}) {
		t.Errorf("two names that do not begin with the family's: %q", got)
	}
	for text, want := range map[string]string{"Molnar,Ada": "Molnar, Ada", "Villa Molnar, Ada": "Villa Molnar, Ada", "Sund Falk, Ida": "Sund Falk, Ida"} {
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

// Groups among authors stay as they are, alone and in lists; with a comma between, one behind
// each person is where they work.
func TestGroupsAmongAuthors(t *testing.T) {
	for value, want := range map[string][]string{
		"World Bank": {"World Bank"}, "Red Cross": {"Red Cross"}, "Save the Otters": {"Save the Otters"}, "Doctors Without Boats": {"Doctors Without Boats"}, "Our Weirs in Data": {"Our Weirs in Data"},
		"Timber Guild": {"Timber Guild"}, "Statistics Norway": {"Statistics Norway"}, "Nicholas Guild": {"Guild, Nicholas"}, "Jack London": {"London, Jack"}, "Emily Post": {"Post, Emily"}, "T. Guild": {"Guild, T."}, "Catherine the Great": {"Catherine the Great"},
		"Sund, Ida; National Trust for Weirs": {"Sund, Ida", "National Trust for Weirs"}, "Ida Sund; Weir Survey Group": {"Sund, Ida", "Weir Survey Group"}, "Sund, I.; Falk, P. N.": {"Sund, I.", "Falk, P. N."},
		"Ida Sund, Weir Survey Group and P. van Dam": {"Sund, Ida", "Weir Survey Group", "van Dam, P."}, "Ida Sund and the Timber Guild": {"Sund, Ida", "Timber Guild"},
		"Ida Sund, Tide Pilots' Association, Per Falk <per@falk.example>": {"Sund, Ida", "Tide Pilots' Association", "Falk, Per"}, "Ida Sund <ida@sund.example>; Weir Society": {"Sund, Ida", "Weir Society"},
		"Ida Sund, Weir Survey Group, and Per Falk": {"Sund, Ida", "Weir Survey Group", "Falk, Per"}, "Ida Sund, University of Weirs, Weir College, Per Falk": {"Sund, Ida", "University of Weirs", "Weir College", "Falk, Per"},
		"Weir Society, Tide Board, Ida Sund": {"Weir Society", "Tide Board", "Sund, Ida"}, "Timber J. Guild": {"Guild, Timber J."},
		"Ida Sund, University of Weirs": {"Sund, Ida"}, "Ida Sund, University of Weirs, Per Falk, Weir College": {"Sund, Ida", "Falk, Per"},
		"Department of Trade and Industry": {"Department of Trade and Industry"}, "Weir Society and Tide Board": {"Weir Society and Tide Board"}, "{Ida Sund; Per Falk}": {"{Ida Sund; Per Falk}"},
	} {
		if got := Names(value, Typed).People; !slices.Equal(got, want) {
			t.Errorf("Names(%q, Typed) = %q, want %q", value, got, want)
		}
	}
}

// What data states to be the author is a group where its name is that of one, and nobody where
// it is no name.
func TestStatedGroups(t *testing.T) {
	for text, want := range map[string]string{"World Weirs": "World Weirs", "Red Cross": "Red Cross", "Save the Otters": "Save the Otters", "Winter Gardens": "Winter Gardens", "Latest Posts": "", "Ida Sund": "", "Collected Falk": "", "the Lamp Carriers Union": "the Lamp Carriers Union", "Weir Society; Tide Board": "Weir Society", "Ida Sund; Weir Society": "", "Northport Harbour Ltd": "Northport Harbour Ltd"} {
		if got := Names(text, Inverted).Organisation; got != want {
			t.Errorf("organisation of %q = %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string][]string{"Ida Sund and the Lamp Carriers Union": {"Sund, Ida", "Lamp Carriers Union"}, "Ida Sund and the Harbour News Desk": {"Sund, Ida"}} {
		if got := Names(text, Stated).People; !slices.Equal(got, want) {
			t.Errorf("stated %q = %q, want %q", text, got, want)
		}
	}
}
