package line

import (
	"testing"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// A phrase that is compared with the whole of a line has to be written as the line
// is for that, or it is never found.
func TestPhrasesAreAsCompared(t *testing.T) {
	for _, list := range append([]string{"section-names"}, Surroundings...) {
		for _, phrase := range lang.Phrases(list) {
			if lang.Plain(phrase) != phrase {
				t.Errorf("%q of %s is compared as %q", phrase, list, lang.Plain(phrase))
			}
		}
	}
}

// Rows of players, of judgements by many and of posts are around a text; what only looks like one
// is of it.
func TestRowsAroundTexts(t *testing.T) {
	for text, want := range map[string]string{
		"▶ Play 00:00 / 47:12": "navigation", "0:00/1:02:30": "navigation", "The boats came in at 10:31 / 47 of them": "",
		"★★★★☆ 4.6 from 218 votes": "sharing", "★ ★ ★ ★ ☆ 4,6 (218 Bewertungen)": "sharing", "★★★★☆": "", "★★★★☆ The Weir, by Ida Sund": "",
		"answered Nov 5 '15 at 12:02 by sashcord": "sharing", "gefragt am 5. Mai 2014 um 10:31": "sharing", "answered five of the letters": "", "asked on 5 May": "",
		"Listen on Apple Podcasts · Spotify · RSS": "sharing", "Escuchar en: iVoox | Spotify": "sharing", "Listen in the harbour": "",
		"Jetzt 4 Wochen gratis testen": "subscription", "Try two months free": "subscription", "Prueba un mes gratis": "subscription", "The ferry is free for two weeks": "", "Boote: zwei Wochen kostenlos": "",
		"Rückfragen: Pressestelle, Telefon 0555 1234": "contact", "Contact presse : Ida Sund, 0555 1234": "contact", "Rückfragen gab es keine": "",
		"Rezept drucken": "sharing", "Jump to Recipe": "sharing",
	} {
		l := Measured(Line{Block: corpus.Block{Text: text}})
		if got, _ := SaidAround(l, true); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
