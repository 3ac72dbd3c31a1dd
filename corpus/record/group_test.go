package record

import "testing"

// A name is that of a group by its words, and no comma is in it; beside persons neither an agency
// nor a paper is an author.
func TestGroups(t *testing.T) {
	for name, want := range map[string][2]bool{ // a group, and one beside persons
		"Weir Society": {true, true}, "Harbour Associates": {true, true}, "Board, Ida": {}, "Per Falk": {}, "": {}, "Posts": {},
		"Harbour Press Agency": {true, false}, "the Harbour Times": {true, false}, "the Weir Survey Bureau": {true, false}, "the Old Northport Gazette": {true, false},
	} {
		if got := [2]bool{IsGroup(name), BesidePersons(name)}; got != want {
			t.Errorf("%q: %v, want %v", name, got, want)
		}
	}
	for name, want := range map[string]bool{"FAO": true, "Fao": false, "NEWS": false} {
		if IsAcronym(name) != want {
			t.Errorf("IsAcronym(%q) = %v", name, !want)
		}
	}
	if NamesGroup("") || NamesGroup("Posts") {
		t.Error("less than two words are a group")
	}
}

// Who is only called by a role is nobody; a sentence may begin like such a byline.
func TestRoleBylines(t *testing.T) {
	for text, want := range map[string]bool{"By our Moscow Correspondent": true, "By our harbour": false, "By the time he was made editor": false, "Along the Road": false} {
		if IsRoleByline(text) != want {
			t.Errorf("IsRoleByline(%q) = %v", text, !want)
		}
	}
}
