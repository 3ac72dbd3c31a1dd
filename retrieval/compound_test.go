package retrieval

import (
	"testing"

	"footnote/corpus"
)

// A word that German writes together is found by its parts, where the library has them apart.
func TestWordsWrittenTogether(t *testing.T) {
	lib := newLibrary(t)
	work := corpus.Source{Metadata: corpus.Metadata{Title: "Mühlenordnung", Language: "de"}, Digest: "Mühlenordnung"}
	if _, err := lib.Add(t.Context(), work, []corpus.Passage{
		{Ordinal: 1, Text: "Jeder Pächter bekommt zwei Schlüssel gegen ein Pfand von zehn Mark."},
		{Ordinal: 2, Text: "Das Korn wird vor dem Mahlen gewogen, und die Säcke werden gezählt."},
		{Ordinal: 3, Text: "Bei Hochwasser zieht der Müller das Wehr und läutet in der Stadt."},
	}); err != nil {
		t.Fatal(err)
	}
	e := newEngine(t, lib, builtIn(t))
	for asked, want := range map[string]struct {
		taken   string // for, of which the library has but a part
		verdict bool   // whether something is shown
	}{
		"schlüsselpfand":          {"", true},
		"wehrschlüssel wo":        {"", true},
		"kornannahme":             {"korn", true},
		"hauptstadt von bolivien": {"", false},
		"kornblumen in bolivien":  {"", false},
	} {
		a := ask(t, e, asked, 3)
		taken := ""
		for _, c := range a.Corrected {
			taken = c.Found
		}
		if taken != want.taken || a.Verdict.Answered() != want.verdict {
			t.Errorf("%q was taken for %q (%s), want %v", asked, taken, a.Verdict, want)
		}
	}
}
