package quote

import (
	"testing"

	"footnote/corpus"
)

// A word more or less that changes who does something, or whether it is held to be so.
func TestWhoDoesIt(t *testing.T) {
	lib := newLibrary(t)
	text := "The keepers of the locks believe they have a right to close them in any winter. The miller sold the weir to a stranger from the hills. " +
		"The reeve's brother opened the sluice on the eve of the feast. The owner of the ferry left the town before the flood. " +
		"The council tried to mend the quay with tarred rope. The masons claim that the arch was built in one summer. The old bell or the horn called the crews home at dusk."
	if _, err := lib.Add(t.Context(), corpus.Source{Metadata: corpus.Metadata{Title: "Of Locks", Language: "en"}, Digest: "l"}, []corpus.Passage{{Ordinal: 1, Text: text}}); err != nil {
		t.Fatal(err)
	}
	engine := newEngine(t, lib)
	for quotation, want := range map[string]Verdict{
		"The keepers of the locks have a right to close them in any winter":                      Reworded,
		"The miller's wife sold the weir to a stranger from the hills":                           Reworded,
		"The reeve opened the sluice on the eve of the feast":                                    Reworded,
		"The brother opened the sluice on the eve of the feast":                                  Reworded,
		"The council mended the quay with tarred rope. The masons claim that the arch was built": Reworded,
		"The masons claim the arch was built in one summer":                                      Small,
		"The bell or the horn called the crews home at dusk":                                     Reworded,
		"The old bell and the horn called the crews home at dusk":                                Reworded,
		"The ferry left the town before the flood":                                               Reworded,
		"the ferry left the town before the flood":                                               Verbatim,
		"… the ferry left the town before the flood":                                             Verbatim,
		"The owner of the ferry left the town before the flood":                                  Verbatim,
		"Locks believe they have a right to close them in any winter":                            Reworded,
		"The flood. The council tried to mend the quay with tarred rope":                         Small,
		"[t]he owner of the ferry left the town before the flood":                                Small,
		"The miller [of Marlow] sold the weir to a stranger from the hills":                      Small,
		"The miller really sold the weir to a stranger from the hills":                           Small,
		"The miller's sold the weir to a stranger from the hills":                                Small,
	} {
		got, err := Check(t.Context(), engine, lib, quotation, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got.Verdict != want {
			t.Errorf("Check(%q) = %v %v, want %v", quotation, got.Verdict, got.Kinds, want)
		}
	}
}
