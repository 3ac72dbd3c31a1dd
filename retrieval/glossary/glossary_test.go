package glossary

import (
	"strings"
	"testing"

	"footnote/retrieval/lexical"
	"footnote/retrieval/static"
)

func shipped(t *testing.T) *Glossary {
	t.Helper()
	model, err := static.Default()
	if err != nil {
		t.Fatal(err)
	}
	return New(model)
}

// The words of one thing are nearer than those of another, whatever forms and compounds
// they stand in.
func TestNear(t *testing.T) {
	g := shipped(t)
	for _, c := range []struct{ language, asked, near, far string }{
		{"de", "Chef", "Arbeitgeber", "Fluss"},
		{"de", "feuern", "Kündigung", "Brot"},
		{"de", "Nachtzuschlag", "nachts", "Wochenende"},    // by one of its parts
		{"de", "Urlaub", "Erholungsurlaubes", "Kirche"},    // by what the compound is
		{"de", "arbeiten", "Wochenarbeitszeit", "Gedicht"}, // in the middle
		{"es", "plata", "salario", "montaña"},
		{"fr", "patron", "employeur", "rivière"},
		{"ru", "начальник", "работодателем", "река"},
		{"tr", "para", "maaşlarından", "nehir"},
	} {
		read := func(word string) Reading {
			return g.Read(lexical.Stem(strings.ToLower(word), c.language), c.language)
		}
		near, far := g.Near(read(c.asked), read(c.near)), g.Near(read(c.asked), read(c.far))
		if near < 0.15 || near < far+0.15 {
			t.Errorf("%s: %.2f to %s, %.2f to %s", c.asked, near, c.near, far, c.far)
		}
	}
}

// What nobody knows is near to nothing, also in a language without words, and where there is
// no glossary.
func TestReadUnknown(t *testing.T) {
	g := shipped(t)
	if got := g.Read("qwortzel", "de"); got != nil {
		t.Errorf("a word of nobody's is read as %v", got)
	}
	if got := g.Read("arbeit", "fi"); got != nil || g.Knows("fi") {
		t.Errorf("a language of which there are no words is read as %v", got)
	}
	if got := g.Near(nil, g.Read("arbeit", "de")); got != 0 {
		t.Errorf("what is not known is %.2f near", got)
	}
	var none *Glossary
	if none.Read("arbeit", "de") != nil || none.Near(nil, nil) != 0 {
		t.Error("no glossary knows something")
	}
}

// Each row has an English word and words of each language, none twice.
func TestWords(t *testing.T) {
	rows := strings.Split(strings.TrimRight(table, "\n"), "\n")
	languages, seen := strings.Split(rows[0], "\t"), map[string]bool{}
	for _, row := range rows[1:] {
		cells := strings.Split(row, "\t")
		if len(cells) != len(languages) || seen[cells[0]] {
			t.Errorf("%q: %d cells of %d, or a second row for its word", row, len(cells), len(languages))
		}
		seen[cells[0]] = true
		for i, cell := range cells[1:] {
			own := map[string]bool{}
			for word := range strings.SplitSeq(cell, ",") {
				if own[word] || strings.ContainsAny(word, " \r") || word != strings.ToLower(word) {
					t.Errorf("%s, %s: %q is there twice or is no single word in small letters", cells[0], languages[i+1], word)
				}
				own[word] = true
			}
		}
	}
}

// A question is in the language that knows most of its words, unless as many are at home.
func TestLanguageOf(t *testing.T) {
	g := shipped(t)
	home := func(word string) bool {
		return strings.Contains(" can i bring my dog chef gift menu die ", " "+word+" ")
	}
	for asked, want := range map[string]string{
		"hund verboten": "de", "olvidé contraseña": "es", "chien interdit": "fr", "забыл пароль": "ru", "şifremi unuttum": "tr", "sifremi unuttum": "tr", "cane vietato": "it", "cachorro proibido": "pt", "نسيت المرور": "ar",
		"can i bring my dog": "", "chef": "", "gift": "", "chef menu": "", "qwortzel": "", "die": "", "": "",
	} {
		if got := g.LanguageOf(strings.Fields(asked), "en", home); got != want {
			t.Errorf("LanguageOf(%q) = %q, want %q", asked, got, want)
		}
	}
	var none *Glossary
	if got := none.LanguageOf([]string{"hund"}, "en", home); got != "" {
		t.Errorf("no glossary names %q", got)
	}
}

// What is asked is put in English word by word: with the words that ask, by the sense that
// stands in the library, and with what nobody knows as it is.
func TestEnglish(t *testing.T) {
	g := shipped(t)
	for _, c := range []struct{ language, asked, stands, want string }{
		{"de", "Darf ich den Hund zu Brandvold mitbringen?", "", "can i i dog brandvold bring"},
		{"de", "was kostet der Jahresbeitrag", "subscription", "what cost subscription"},
		{"es", "¿quién ganó?", "win", "who win"},
		{"es", "quién vende el pescado", "", "who sell fish"},
		{"tr", "köpeğimi", "", "dog"},
		{"fr", "la mort", "kill", "death"},
		{"ru", "где вход", "", "where login"},
		{"fi", "koira", "", ""},
	} {
		if got, _ := g.English(c.asked, c.language, func(word string) bool { return word == c.stands }); got != c.want {
			t.Errorf("English(%q) = %q, want %q", c.asked, got, c.want)
		}
	}
}
