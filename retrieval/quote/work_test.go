package quote

import (
	"testing"

	"footnote/corpus"
)

// The year and the title that are typed behind a quotation are held against the source's.
func TestAnotherWork(t *testing.T) {
	lib := newLibrary(t)
	s := corpus.Source{Metadata: corpus.Metadata{Title: "Letter on the Weirs", Authors: []string{"Harrow, Ada"}, Issued: "1865-03-04", Language: "en"}, Digest: "w"}
	if _, err := lib.Add(t.Context(), s, []corpus.Passage{{Ordinal: 1, Text: "The weir shall stand as long as the river has a mouth and the miller a hand."}}); err != nil {
		t.Fatal(err)
	}
	engine := newEngine(t, lib)
	for typed, want := range map[string]Finding{
		"(Harrow 1865)":                                Author,
		"(Harrow, 1865, p. 1863)":                      Author,
		"– Ada Harrow":                                 Author,
		"– Ada Harrow, Letter on the Weirs":            Author,
		"– Ada Harrow, President of the Locks":         Author,
		"– Ada Harrow, Keeper of the Locks":            Author,
		"– Ada Harrow, Chief Engineer of Marlow":       Author,
		"– Ada Harrow, University of Marlow":           Author,
		"– Ada Harrow, Canal Trust":                    Author,
		"– Ada Harrow, Speech to the Canal Trust":      Another,
		"– Ada Harrow, Dutch Hydrologist":              Author,
		"– Ada Harrow, The Keeper of the Locks":        Another,
		"– Ada Harrow, Keeper, Address to the Boatmen": Another,
		"– Harrow, Weirs, 1865":                        Author,
		"(Harrow 1863)":                                Another,
		"(Harrow, 1863, p. 4)":                         Another,
		"– Ada Harrow (1863)":                          Another,
		"– Ada Harrow, 1863":                           Another,
		"– Ada Harrow, Address to the Boatmen":         Another,
		"– Ada Harrow, Speech at Marlow Bridge":        Another,
		"– Joan Pell, Letter on the Weirs, 1865":       Another,
	} {
		got, err := Check(t.Context(), engine, lib, "The weir shall stand as long as the river has a mouth "+typed, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got.Said == nil || got.Said.Finding != want {
			t.Errorf("%q = %v %+v, want %v", typed, got.Verdict, got.Said, want)
		} else if typed == "(Harrow 1863)" && (got.Said.Name != "Harrow 1863" || got.Said.Who[0] != "Ada Harrow, Letter on the Weirs, 1865") {
			t.Errorf("%q is told as %+v", typed, got.Said)
		}
	}
}
