package lang

import "testing"

// A short question shows its language by several words of its own, or its first ones; a
// single word that some language has is often a name.
func TestSurely(t *testing.T) {
	for question, want := range map[string]string{
		"mit license": "", "сколько лететь до марса": "", "die hard": "", "per capita": "", "Los Angeles": "", "de facto": "", "honey": "", "": "",
		"Was will man in Irland?": "de", "wer hat die Brücke gebaut und warum": "de", "почему он не приехал в город": "ru", "чому він не приїхав до міста": "uk",
		"was passiert wenn ich die brücke baue": "de", "how much does a new bridge cost": "en", "wat is a toll": "en", "o que é a ponte": "pt", "what is de facto rule": "",
		"warum summen bienen": "de", "τι είναι αυτό": "el", "橋は誰が建てたか": "ja", "pourquoi la France est dans la guerre": "fr",
	} {
		if got := Surely(question); got != want {
			t.Errorf("Surely(%q) = %q, want %q", question, got, want)
		}
	}
}

func TestSeems(t *testing.T) {
	for _, test := range []struct{ question, want string }{
		{"presumption of innocence", "en"}, {"презумпция невиновности", "ru"}, {"El Alamein", ""}, {"innocence", ""}, {"les droits des hommes", ""}, {"die Rechte", ""},
		{"mostly harmless", ""}, {"", ""}, {"1789 ?", ""}, {"how do I cook risotto", "en"}, {"how do I repot a fuchsia", "en"}, {"o que é a fotossíntese", "pt"},
	} {
		if got := Seems(test.question, []string{"de", "fr"}); got != test.want {
			t.Errorf("Seems(%q) = %q, want %q", test.question, got, test.want)
		}
	}
	if got := Seems("презумпция невиновности", []string{"uk"}); got != "" {
		t.Errorf("beside Ukrainian texts it seems to be %q", got)
	}
}

func TestOpenerOf(t *testing.T) {
	for _, test := range []struct{ question, language, want string }{
		{"Wie hoch ist die Mauer?", "de", "wie hoch"}, {"Warum summen Bienen?", "de", "warum"}, {"Wie hoch ist die Mauer?", "fr", ""}, {"Die Mauer ist hoch", "de", ""}, {"", "de", ""},
	} {
		if got := OpenerOf(test.question, test.language); got != test.want {
			t.Errorf("OpenerOf(%q, %s) = %q, want %q", test.question, test.language, got, test.want)
		}
	}
}

// Between close languages only words of its own tell.
func TestMayBe(t *testing.T) {
	for _, c := range []struct {
		text, looks, other string
		want               bool
	}{
		{"сколько лететь до марса", "uk", "ru", true}, {"чому він не приїхав до міста", "uk", "ru", false}, {"mit license", "de", "en", false}, {"quando", "pt", "es", true},
	} {
		if got := MayBe(c.text, c.looks, c.other); got != c.want {
			t.Errorf("MayBe(%q, %s, %s) = %v", c.text, c.looks, c.other, got)
		}
	}
}

func TestIsSmallWord(t *testing.T) {
	for word, want := range map[string]bool{"что": true, "сколько": true, "في": true, "ماذا": true, "was": false, "die": false, "мост": false, "bridge": false, "": false} {
		if got := IsSmallWord(word, "fr"); got != want {
			t.Errorf("IsSmallWord(%q, fr) = %v", word, got)
		}
	}
	for _, word := range []string{"was", "die", "warum", "über", "ich"} {
		if !IsSmallWord(word, "de") {
			t.Errorf("IsSmallWord(%q, de) = false", word)
		}
	}
}
