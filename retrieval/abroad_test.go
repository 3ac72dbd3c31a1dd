package retrieval

import (
	"testing"

	"footnote/corpus"
)

// In a language that the table does not know, everyday words of a question find those that
// texts say for them, by the glossary: before a passage that shares a word which says little.
func TestEverydayWordsAbroad(t *testing.T) {
	for _, c := range []struct {
		language, asked, right string
		others                 []string
	}{
		{"de", "darf mich der Chef wegen Krankheit feuern?", "Eine Kündigung durch den Arbeitgeber ist auch während der Arbeitsunfähigkeit möglich.", []string{
			"Wegen des schlechten Wetters wurde die Feuerwehr am Abend in die Stadt gerufen.", "Der Fluss führt im Frühjahr viel Wasser, und die Brücke ist dann gesperrt.",
		}},
		{"de", "wie hoch ist der Nachtzuschlag?", "Wer in der Nacht arbeitet, bekommt einen Aufschlag von einem Viertel.", []string{
			"Wie hoch die Mauer ist, steht auf dem Schild am Eingang.", "Der Zug fährt um acht Uhr vom Bahnhof ab.",
		}},
	} {
		lib := newLibrary(t)
		addIn(t, lib, c.language, "Texte", append(c.others, c.right)...)
		e := newEngine(t, lib, builtIn(t))
		r, err := e.Rank(t.Context(), c.asked, 1)
		if err != nil {
			t.Fatal(err)
		}
		first, err := lib.PassagesByID(t.Context(), []corpus.PassageID{r.Hits[0].Passage})
		if err != nil {
			t.Fatal(err)
		}
		if got := first[r.Hits[0].Passage].Text; got != c.right {
			t.Errorf("first for %q: %q", c.asked, got)
		}
	}
}
