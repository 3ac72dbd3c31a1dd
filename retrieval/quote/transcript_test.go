package quote

import (
	"strings"
	"testing"

	"footnote/corpus"
)

// Who speaks in a transcript, by the marks of its turns and the names that they stand for.
func TestTranscripts(t *testing.T) {
	lib := newLibrary(t)
	add := func(title, author, label, text string) {
		m := corpus.Metadata{Title: title, Authors: []string{author}, Language: "en"}
		p := corpus.Passage{Ordinal: 1, Text: text, Locator: corpus.Locator{Label: label}}
		if _, err := lib.Add(t.Context(), corpus.Source{Metadata: m, Digest: title}, []corpus.Passage{p}); err != nil {
			t.Fatal(err)
		}
	}
	add("The last rower: an interview with Joan Maria Pell", "Wren, Sally", "",
		"The kitchen of the old rower smells of tar and coffee.\n\nSW: When did you first take an oar?\n\nJP: My uncle gave me one before I could spell.\n\nThe winters were long and the soup was thin.\n\nSW: Who paid for the lamps of the quay?\n\nKB: Nobody paid for any lamp before the war, as Jenny Park knew.")
	add("Talks on the pier", "Wren, Sally", "",
		"TB: Tom Brook, keeper of the light\n\nIH: Iris Hale\n\nAM: Ada Moss\n\nTB: The lamp eats a barrel of oil every week.\n\nIH: The moths came in clouds over the gallery.\n\nAM: The stairs were waxed on the eve of a feast.")
	add("Joan Pell meets James Poole", "Wren, S.", "", "JP: The mail boat never left without its dog.\n\nSW: Which dog of the harbour was that one?")
	add("The ferry, a play", "Brook, Tom", "", "HAN: The river is wider on the day of a funeral.\n\nOLE: A coin for the ferryman lies under every tongue.")
	add("North Bridges of the county", "Vane, Ada", "", "NB: The arches were measured again in the dry summer.")
	add("Tape of the harbour project", "Hale, Iris", "12:31", "[00:00] HALE: Where did your people come from?\n\n[01:05] PELL: We boiled the ropes when the peas were gone.")
	add("Letters and answers", "Hale, Iris", "", "HALE: Which of the boats was the slowest of all?\n\nPELL: The tar barge was slower than any cow.")
	engine := newEngine(t, lib)
	for _, c := range []struct {
		text    string
		finding Finding
		who     string
	}{
		{"My uncle gave me one before I could spell – Joan Pell", Speaker, "Joan Maria Pell"},
		{"My uncle gave me one before I could spell – Pell", Speaker, "Joan Maria Pell"},
		{"My uncle gave me one before I could spell – Sally Wren", Another, "Joan Maria Pell"},
		{"My uncle gave me one before I could spell – Iris Hale", Another, "Joan Maria Pell"},
		{"My uncle gave me one before I could spell – James Poole", Unchecked, ""},
		{"When did you first take an oar – Sally Wren", Speaker, "Sally Wren"},
		{"When did you first take an oar – Joan Pell", Another, "Sally Wren"},
		{"Nobody paid for any lamp before the war – Sally Wren", Another, "KB"},
		{"Nobody paid for any lamp before the war – Karl Busch", Unchecked, ""},
		{"The winters were long and the soup was thin – Sally Wren", Unchecked, ""},
		{"The kitchen of the old rower smells of tar and coffee – Sally Wren", Author, "Sally Wren"},
		{"The lamp eats a barrel of oil every week – Tom Brook", Speaker, "Tom Brook"},
		{"The lamp eats a barrel of oil every week – Sally Wren", Another, "Tom Brook"},
		{"The mail boat never left without its dog – Joan Pell", Unchecked, ""},
		{"Which dog of the harbour was that one – Sally Wren", Speaker, "S. Wren"},
		{"My uncle gave me one before I could spell – Joan Maria Pell", Speaker, "Joan Maria Pell"},
		{"The stairs were waxed on the eve of a feast – Ada Moss", Speaker, "Ada Moss"},
		{"The river is wider on the day of a funeral – Tom Brook", Author, "Tom Brook"},
		{"The arches were measured again in the dry summer – Ada Vane", Author, "Ada Vane"},
		{"We boiled the ropes when the peas were gone – Joan Pell", Speaker, "PELL"},
		{"We boiled the ropes when the peas were gone – Iris Hale", Another, "PELL"},
		{"The tar barge was slower than any cow – Iris Hale", Another, "PELL"},
		{"The tar barge was slower than any cow – Joan Pell", Speaker, "PELL"},
	} {
		got, err := Check(t.Context(), engine, lib, c.text, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got.Said == nil || !got.Verdict.Found() || got.Said.Finding != c.finding || strings.Join(got.Said.Who, ", ") != c.who {
			t.Errorf("Check(%q) = %v, said %+v, want %v %q", c.text, got.Verdict, got.Said, c.finding, c.who)
		}
	}
}
