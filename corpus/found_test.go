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
