package references

import "testing"

// A chapter stands in the book that its crossref names, wherever that is in the list.
func TestCrossref(t *testing.T) {
	list, err := Read([]byte("@incollection{ness, author = {Ness, Halvard}, title = {Fords}, crossref = {Book1}, pages = {12--34}}\n" +
		"@book{book1, editor = {Pike, Rosalind}, title = {Crossings}, publisher = {Gull Press}, edition = {2nd}, date = {1996-05}, location = {Leeds}}\n"))
	if err != nil {
		t.Fatal(err)
	}
	m := list[0].Record
	if len(list) != 2 || m.Container != "Crossings" || len(m.Editors) != 1 || m.Editors[0] != "Pike, Rosalind" || m.Publisher != "Gull Press" || m.Issued != "1996-05" || m.Place != "Leeds" || m.Edition != "2nd" || m.Title != "Fords" {
		t.Errorf("read %d works, the first %+v", len(list), m)
	}
}

// What was said at an event has the event and its place, a case its court.
func TestEventsAndCourts(t *testing.T) {
	list, err := Read([]byte(`[{"type":"speech","title":"On tolls","event-title":"River Days","event-place":"Calder","genre":"Lecture"},
		{"type":"paper-conference","title":"Ice","event-title":"Ropes 2010","event-place":"Wells"},
		{"type":"legal_case","title":"Ness v. Marlow","authority":"Supreme Court","container-title":"N.L.R.","volume":44,"page":112}]`))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range [][3]string{{"Lecture", "River Days", "Calder"}, {"Paper", "Ropes 2010", "Wells"}, {"Legal case", "N.L.R.", ""}} {
		if m := list[i].Record; m.Genre != want[0] || m.Container != want[1] || m.Place != want[2] {
			t.Errorf("%q: genre %q, in %q at %q", m.Title, m.Genre, m.Container, m.Place)
		}
	}
	if court := list[2].Record.Publisher; court != "Supreme Court" {
		t.Errorf("court %q", court)
	}
}
