package corpus

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWith(t *testing.T) {
	found := Metadata{Title: "Found", Organisation: "An Office", Issued: "1999"}
	found.NoteRest("JSON-LD")
	got := found.With(Metadata{Authors: []string{"Vane, Iris"}, Volume: "3"})
	want := Metadata{
		Title: "Found", Authors: []string{"Vane, Iris"}, Issued: "1999", Volume: "3",
		Found: map[string]string{"title": "JSON-LD", "issued": "JSON-LD", "authors": FoundGiven, "volume": FoundGiven},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("With (-want +got):\n%s", diff)
	}
	if found.Found["organisation"] != "JSON-LD" {
		t.Error("With changes the record that it is called on")
	}
	for i, f := range want.Fields() {
		var m Metadata
		if *m.text(f.Name) = "x"; i >= len(want.People()) && m.Fields()[i].Value == "" {
			t.Errorf("the text of the field %q is none of the record's", f.Name)
		}
	}
}

// What a person gave counts more than a list of works, also that something is not known; and
// a list more than a text, so that reading that again leaves both.
func TestWhatCountsMore(t *testing.T) {
	known := Metadata{Title: "Corrected", Organisation: "An Office", Issued: "1999", Volume: "3", Found: map[string]string{
		"title": FoundGiven, "authors": FoundGiven, "organisation": FoundGiven, "issued": FoundInText, "volume": FoundInList,
	}}
	listed := Metadata{Title: "Listed", Authors: []string{"Vane, Iris"}, Issued: "2001", Volume: "4", Pages: "1-2"}
	listed.NoteRest(FoundInList)
	want := Metadata{Title: "Corrected", Organisation: "An Office", Issued: "2001", Volume: "4", Pages: "1-2", Found: map[string]string{
		"title": FoundGiven, "authors": FoundGiven, "organisation": FoundGiven, "issued": FoundInList, "volume": FoundInList, "pages": FoundInList,
	}}
	got := known.With(listed)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("With (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]recordField{{"authors", "Vane, Iris"}, {"title", "Listed"}}, got.Withstands(listed)); diff != "" {
		t.Errorf("Withstands (-want +got):\n%s", diff)
	}
	delete(known.Found, "authors")
	if got := known.With(listed); got.Organisation != "An Office" || len(got.Authors) != 1 {
		t.Errorf("With = %+v, want the institution that a person gave beside the authors of the list", got)
	}
	read := Metadata{Title: "Read", Authors: []string{"Oak, Una"}, Issued: "2002", Publisher: "Press"}
	read.NoteRest(FoundInText)
	if again := read.KeepGiven(got); again.Title != "Corrected" || len(again.Authors) != 0 || again.Issued != "2001" || again.Publisher != "Press" || again.Found["issued"] != FoundInList {
		t.Errorf("KeepGiven = %+v", again)
	}
	if title := listed.GivenTitle(); title != "Listed" {
		t.Errorf("GivenTitle of a list = %q", title)
	}
}

// An address that a person gives is cleaned as those that are read at.
func TestGivenAddressIsClean(t *testing.T) {
	for given, want := range map[string]string{
		"https://example.org/rope?walk=2&utm_source=letter&fbclid=x7": "https://example.org/rope?walk=2",
		"https://example.org/rope?utm_medium=mail#hemp":               "https://example.org/rope#hemp",
		"https://example.org/%C3%A9?q=a+b":                            "https://example.org/%C3%A9?q=a+b",
		"":                                                            "", "rope?utm_source=letter": "rope?utm_source=letter",
	} {
		if got := (Metadata{}).With(Metadata{URL: given}).URL; got != want {
			t.Errorf("With(%q) has the address %q, want %q", given, got, want)
		}
	}
}
