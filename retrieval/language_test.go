package retrieval

import (
	"slices"
	"testing"

	"footnote/corpus/library"
	"footnote/retrieval/rank"
)

// The words that hold a question together are those of its own language: "was" asks in
// German and is no word to look for, and English ones ask nothing of German texts.
func TestWordsThatHoldAQuestionTogether(t *testing.T) {
	lib := newLibrary(t)
	addIn(t, lib, "de", "Der Obstgarten", "Der Feuerbrand ist eine Krankheit der Birnbäume. Befallene Zweige werden im Winter abgeschnitten und verbrannt.",
		"Die Ernte war 1921 so reich wie nie. Was nicht verkauft wurde, kam in den Keller.")
	e := newEngine(t, lib, builtIn(t))
	for _, test := range []struct {
		asked, foreign string
		shown          bool
		missing        []string
	}{
		{"Feuerbrand was tun", "", true, nil},
		{"was tun bei Feuerbrand?", "", true, nil},
		{"hab Feuerbrand, was mach ich", "", true, []string{"mach"}},
		{"gibts überhaupt Feuerbrand bei uns, wieviele Ernten kostet das einfach so", "", true, []string{"kostet"}},
		{"wieviel zaehlt ne Ernte", "", true, nil},
		{"was ist mit der Feuerbrand", "", true, nil},
		{"how much does a pear tree cost", "en", false, []string{"pear", "tree", "cost"}},
		{"what is Feuerbrand", "en", true, nil},
	} {
		a := ask(t, e, test.asked, 3)
		if a.Verdict.Answered() != test.shown || a.Foreign != test.foreign || !slices.Equal(a.Missing, test.missing) {
			t.Errorf("Ask(%q) = %v, foreign %q, missing %q", test.asked, a.Verdict, a.Foreign, a.Missing)
		}
	}
}

// uneased judges a small library as it does one of hundreds of passages.
func uneased(t *testing.T, lib *library.Library) *Engine {
	t.Helper()
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	f := *m.Fitted
	f.Read.About.Ease = rank.Ease{}
	m.Fitted = &f
	e, err := NewWith(t.Context(), lib, builtIn(t), m)
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Sync(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	return e
}

// What a question asks to be counted or told is shown where it stands, however the rest of
// it is called there.
func TestThingsAskedFor(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "The ferry book", "Six grey oxen drew the barge up the river, and the ferryman walked beside them.", "The toll was paid at the upper lock.")
	e := uneased(t, lib)
	for asked, want := range map[string]bool{"how many oxen towed the lighter": true, "which lock did the skipper pass": true, "how many skippers towed the lighter": false} {
		if a := ask(t, e, asked, 3); a.Verdict.Answered() != want {
			t.Errorf("Ask(%q) = %v, missing %q", asked, a.Verdict, a.Missing)
		}
	}
}

// Words that hold a question together are not named as missing either where its language
// cannot be told, and a library in other languages is told of.
func TestShortQuestionsAbroad(t *testing.T) {
	lib := newLibrary(t)
	addIn(t, lib, "de", "Der Obstgarten", "Der Feuerbrand ist eine Krankheit der Birnbäume.")
	addIn(t, lib, "fr", "Le verger", "La maladie des poiriers vient au printemps.")
	e := newEngine(t, lib, builtIn(t))
	for _, test := range []struct {
		asked, foreign string
		missing        []string
	}{
		{"pruning of trees", "en", []string{"pruning", "trees"}},
		{"обрезка деревьев", "ru", []string{"обрезка", "деревьев"}},
		{"Feuerbrand von Apfelbäumen", "", []string{"apfelbäumen"}},
		{"El Alamein", "", []string{"alamein"}},
	} {
		a := ask(t, e, test.asked, 3)
		if a.Foreign != test.foreign || !slices.Equal(a.Missing, test.missing) {
			t.Errorf("Ask(%q) = %v, foreign %q, missing %q", test.asked, a.Verdict, a.Foreign, a.Missing)
		}
	}
}

// Words that stand in the library apart from one another are shown, and chatter made of
// such words is not.
func TestWordsApart(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "A register of the parish", "Around 12 percent of the inhabitants emigrated.", "The territory is bounded by a river and by the forest.", "A match was played on the green, and nobody wants it back.")
	e := uneased(t, lib)
	for asked, want := range map[string]bool{"how many percent of the territory": true, "territory match": true, "can you percent my match": false, "everyone else wants a percent of your river": false} {
		if a := ask(t, e, asked, 3); a.Verdict.Answered() != want {
			t.Errorf("Ask(%q) = %v, missing %q", asked, a.Verdict, a.Missing)
		}
	}
}

// What is made from a word of the library is not sure to be meant by it, and is told of.
func TestDerivedWords(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "The rule of Quillon", "Quillon ruled the valley for thirty years. Each year Quillon raised the toll.", "The millers of the valley paid in flour to Marta Ibáñez.")
	addSource(t, lib, "Lanes of the pool", "The lane that is marked c is kept for children.")
	e := newEngine(t, lib, builtIn(t))
	for asked, told := range map[string]int{"Quillonism": 1, "Quillon": 0, "Quillon's": 0, "miller": 0, "ibanez": 0, "c": 0} {
		a := ask(t, e, asked, 3)
		if !a.Verdict.Answered() || len(a.Corrected) != told || told > 0 && (a.Verdict != Maybe || a.Corrected[0].Found != "quillon") {
			t.Errorf("Ask(%q) = %v, corrected %v", asked, a.Verdict, a.Corrected)
		}
	}
}

// A mistyped word of another language is taken for a long one of the library, and keys
// beside one another for nothing.
func TestTyposAbroad(t *testing.T) {
	lib := newLibrary(t)
	addIn(t, lib, "de", "Der Obstgarten", "Der Feuerbrand ist dem Amtsgärtner zu melden, wenn Zweige verdorren.", "Die Ernte war 1921 so reich wie nie.")
	e := newEngine(t, lib, builtIn(t))
	for asked, want := range map[string]string{"Feurebrand melden": "feuerbrand", "Feuerbrandt": "feuerbrand", "Ernet": "", "Erntezeit": ""} {
		a := ask(t, e, asked, 3)
		if got := len(a.Corrected) == 1 && a.Corrected[0].Found == want; got != (want != "") {
			t.Errorf("Ask(%q) corrects %v, want %q", asked, a.Corrected, want)
		}
	}
	addIn(t, lib, "de", "Die Hundeordnung", "Wer einen Hund anleiten will, muss es lernen: Hunde darf anleiten, wer geprüft ist.")
	e = newEngine(t, lib, builtIn(t))
	for asked, sure := range map[string]bool{"Wer darf Hunde anleiten?": true, "Wer darf Hunde anleinen?": false} {
		if a := ask(t, e, asked, 3); (a.Verdict == Sure) != sure || !a.Verdict.Answered() || (len(a.Corrected) == 0) != sure {
			t.Errorf("Ask(%q) = %v, corrected %v", asked, a.Verdict, a.Corrected)
		}
	}
	for _, asked := range []string{"qqqq", "asdfghjkl", "zzzzzz"} {
		if a := ask(t, newEngine(t, gardens(t), builtIn(t)), asked, 3); a.Verdict != Nothing {
			t.Errorf("Ask(%q) = %v", asked, a.Verdict)
		}
	}
}

// A question in a language that no text is in shows what shares a word with it.
func TestSharedWordOfAnotherLanguage(t *testing.T) {
	e := views(t)
	for asked, want := range map[string]Verdict{"¿por qué el mortar es malo para los perros?": Maybe, "¿por qué el agua es mala para los perros?": Nothing} {
		if a := ask(t, e, asked, 5); a.Verdict != want || a.Foreign != "es" {
			t.Errorf("Ask(%q) = %v in %q, want %v in es", asked, a.Verdict, a.Foreign, want)
		}
	}
}

// A word that holds a question of another language together is no slip of an English one
// that tells something, unless the question is beyond doubt in English.
func TestWordsThatHoldOtherLanguagesTogetherAreNoSlips(t *testing.T) {
	lib := newLibrary(t)
	addSource(t, lib, "Of cholera", "The word cholera was given by a warden who was sober, and who knew that a quake had fouled the water of the pump.",
		"When the pump of the street was shut, cholera left the street within a week.")
	e := newEngine(t, lib, builtIn(t))
	for asked, want := range map[string]string{
		"Wie wird Cholera übertragen?": "", "wird cholera vererbt": "", "wann werden cholera impfungen gemacht": "",
		"que dicen sobre cholera": "", "quale cholera": "", // "warden", "sober" and "quake" are one letter away
		"which wird was given for the cholera that fouled the water": "word",
		"which wordd was given": "word", "wen was the pump shut": "", "what was the wardn like": "warden",
	} {
		a := ask(t, e, asked, 3)
		found := ""
		if len(a.Corrected) > 0 {
			found = a.Corrected[0].Found
		}
		if found != want {
			t.Errorf("Ask(%q) corrects %v, want %q", asked, a.Corrected, want)
		}
	}
}

// A word that is made of words of the library is no slip of another there, and an adjective
// of a noun is read as the noun: neither is told as a correction.
func TestWholeWordsAreNotCorrected(t *testing.T) {
	lib := newLibrary(t)
	addIn(t, lib, "de", "Der Obstgarten", "Der Lohn der Pflücker wird im Herbst ausgezahlt.", "Wer Äpfel kauft, hat sie am Tor bezahlt.", "Wer Körbe am Weg stehen lässt, um sie dort auszusetzen, haftet.")
	e := newEngine(t, lib, builtIn(t))
	for asked, want := range map[string]int{"wann wird der Lohn ausbezahlt": 0, "wann wird der Lohn ausgezalt": 1, "darf man Körbe aussetzen": 0} {
		if a := ask(t, e, asked, 3); len(a.Corrected) != want || len(a.Missing) > 1 {
			t.Errorf("Ask(%q) corrects %v, missing %q", asked, a.Corrected, a.Missing)
		}
	}
	lib = newLibrary(t)
	addSource(t, lib, "The larder", "Vinegar keeps cucumbers for a winter.", "Salt keeps herring.")
	if a := ask(t, newEngine(t, lib, builtIn(t)), "which vinegary cucumbers keep", 3); len(a.Corrected) > 0 || len(a.Missing) > 0 || !a.Verdict.Answered() {
		t.Errorf("a vinegary question is %v, corrects %v, missing %q", a.Verdict, a.Corrected, a.Missing)
	}
}

// What asks for nothing is not answered as if it did, in any language.
func TestChatterAbroad(t *testing.T) {
	lib := newLibrary(t)
	addIn(t, lib, "de", "Der Obstgarten", "Der gute Feuerbrand war klar zu sehen, alles war gut bei den Birnen, und zusammen waren sie gut.")
	e := newEngine(t, lib, builtIn(t))
	for _, asked := range []string{"moin zusammen, alles klar bei euch?", "haha der war gut", "salut les gars, ça va ?", "jaja muy bueno"} {
		if a := ask(t, e, asked, 3); !a.Talk {
			t.Errorf("Ask(%q) = %v", asked, a.Verdict)
		}
	}
	if a := ask(t, e, "das war klar dass alles gut zu sehen war bei den Birnen", 3); a.Verdict == Sure {
		t.Error("a remark is answered for sure")
	}
}
