package retrieval

import (
	"context"
	"strings"
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
		{"de", "wann macht ihr zu?", "Die Halle wird um acht Uhr geschlossen.", []string{
			"Der Müller macht ein Brot, und das Wasser steht hoch.", "Der Zug fährt um acht Uhr vom Bahnhof ab.",
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

// Where the glossary knows what is asked, a passage is found that has none of its words, in
// the language of the question or in another: it may answer, and never surely does. What
// asks for other things finds nothing.
func TestFoundByMeaning(t *testing.T) {
	lib := newLibrary(t)
	addIn(t, lib, "de", "Betriebsordnung", "Jugendliche haben Anspruch auf Urlaub, mindestens 30 Tage im Jahr.", "Der Arbeitgeber zahlt den Lohn am Ende des Monats.",
		"Die Kantine bleibt am Freitag geschlossen.")
	e := newEngine(t, lib, builtIn(t))
	for asked, want := range map[string]string{
		"when does the boss pay wages":                  "zahlt den Lohn",
		"how many days of vacation are there in a year": "Urlaub",
		"Chef Gehalt":                    "zahlt den Lohn",
		"how does a volcano erupt":       "",
		"wie spät fliegt das Flugzeug":   "",
		"¿cuándo paga el jefe el sueldo": "zahlt den Lohn",
	} {
		a := ask(t, e, asked, 1)
		switch {
		case a.Verdict == Sure || a.Verdict.Answered() != (want != ""):
			t.Errorf("Ask(%q) is %v", asked, a.Verdict)
		case want != "" && !strings.Contains(a.Evidence[0].Passage.Text, want):
			t.Errorf("Ask(%q): %q", asked, a.Evidence[0].Passage.Text)
		}
	}
}

// Where many passages have the same of a question, none surely answers it in a language that
// the table does not know; one that has more than the others does.
func TestSureAbroadLeads(t *testing.T) {
	same := []string{"Der Tarif der Bäcker in Bremen steigt im Mai.", "Im Mai gilt der Tarif der Maler in Bremen.", "Der Tarif der Köche wurde im Mai in Bremen neu verhandelt.", "Bremen: der Tarif der Gärtner endet im Mai.",
		"In Bremen streiken im Mai die Fahrer für den Tarif.", "Der Mai bringt den Lehrern in Bremen einen Tarif.", "Ein Tarif für Bremen, sagt der Verband im Mai."}
	for want, texts := range map[Verdict][]string{Maybe: same, Sure: {same[0], "Die Kantine bleibt zu.", "Das Lager zieht um.", "Der Zaun wird gestrichen.", "Die Halle ist kalt.", "Das Dach ist dicht.", "Der Hof ist leer."}} {
		lib := newLibrary(t)
		addIn(t, lib, "de", "Nachrichten", texts...)
		if a := ask(t, newEngine(t, lib, builtIn(t)), "Was ist in Bremen im Mai mit dem Tarif?", 1); a.Verdict != want {
			t.Errorf("%d passages: %v, want %v", len(texts), a.Verdict, want)
		}
	}
}

// polyglot is a model of all languages, to which any question is about rivers.
type polyglot struct{}

func (polyglot) Model() string     { return "polyglot" }
func (polyglot) Knows(string) bool { return true }
func (polyglot) EmbedQuestion(context.Context, string) ([]float32, error) {
	return []float32{1, 0}, nil
}

func (polyglot) EmbedPassages(_ context.Context, texts []string) ([][]float32, error) {
	vectors := make([][]float32, len(texts))
	for i, text := range texts {
		vectors[i] = []float32{0, 1}
		if strings.Contains(text, "Fluss") {
			vectors[i] = []float32{1, 0}
		}
	}
	return vectors, nil
}

// A model that knows the language ranks by itself: it knows more than the glossary.
func TestModelBeforeGlossary(t *testing.T) {
	lib := newLibrary(t)
	addIn(t, lib, "de", "Texte", "Der Arbeitgeber zahlt den Lohn.", "Der Fluss führt im Frühjahr viel Wasser.")
	r, err := newEngine(t, lib, polyglot{}).Inspect(t.Context(), "Chef Gehalt")
	if err != nil {
		t.Fatal(err)
	}
	first, err := lib.PassagesByID(t.Context(), []corpus.PassageID{r.Candidates[0].Passage})
	if err != nil {
		t.Fatal(err)
	}
	if got := first[r.Candidates[0].Passage].Text; !strings.Contains(got, "Fluss") {
		t.Errorf("first is %q", got)
	}
}

// Who asks in another language than that of the library's only one, in everyday words and
// without what shows it beyond doubt, is shown what it says, and never as sure. Chatter in that
// language is none the less, and English stays English.
func TestAskedInAnotherLanguage(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "Rules of the garden club", "You may not bring dogs into the greenhouse. Cats are welcome there.", "Women were admitted as members in 1931, after a long quarrel.",
		"If you have lost the key, tell the treasurer at once.", "The president buys the seeds in February.")
	e := newEngine(t, lib, builtIn(t))
	for asked, want := range map[string]string{
		"darf ich meinen hund mitbringen": "bring dogs", "posso portare il cane": "bring dogs", "köpeğimi getirebilir miyim": "bring dogs", "можно с собакой": "bring dogs",
		"mujeres miembros": "Women", "frauen": "Women", "متى سمح للنساء": "Women", "mulheres": "Women",
		"j'ai perdu la clé": "lost the key", "key": "lost the key", "qui achete les graines": "buys the seeds",
		"hola amigos que tal": "", "danke dir": "", "fotosentez nedir": "", "xqzt vvrp": "",
	} {
		a := ask(t, e, asked, 2)
		switch {
		case a.Verdict == Sure && asked != "key", a.Verdict.Answered() != (want != ""):
			t.Errorf("Ask(%q) is %v", asked, a.Verdict)
		case want != "" && !strings.Contains(a.Evidence[0].Passage.Text, want):
			t.Errorf("Ask(%q): %q", asked, a.Evidence[0].Passage.Text)
		}
	}
	if a := ask(t, e, "darf mein hund ins blaue gewächshaus", 1); strings.Join(a.Missing, " ") != "blaue" {
		t.Errorf("missing %q, want the words as they were typed", a.Missing)
	}
}
