package ranking

import (
	"cmp"
	"slices"

	"footnote/corpus/lang"
)

// LanguageOf names the language of a question: what it shows, or one of the library that
// it may be in, "" where that can be several.
func (x *Ranker) LanguageOf(text string) string {
	language, _ := x.languageOf(text)
	return language
}

func (x *Ranker) languageOf(text string) (language string, s shown) {
	if len(x.Languages) == 1 { // a guess would tell no more, and takes long
		sure := lang.Surely(text)
		return cmp.Or(lang.Primary(sure), x.Languages[0]), shown{text, sure}
	}
	guess, sure := lang.Guess(text)
	if s.text = text; sure {
		s.language = guess
	}
	if guess = lang.Primary(guess); sure || slices.Contains(x.Languages, guess) {
		return guess, s
	}
	return "", s
}

// A shown language is what a text shows beyond doubt, as [lang.Surely] has it.
type shown struct{ text, language string }

// showAgain tells what the question shows once words of it were corrected. Where only its letters
// told, or told nothing, they are not asked again: what came into it are words of the library.
func (a *Question) showAgain() {
	switch had := a.shown; {
	case had.text == a.Text:
	case lang.SurelyByWords(had.text) != "":
		a.shown = shown{a.Text, lang.Surely(a.Text)}
	default:
		a.shown = shown{a.Text, cmp.Or(lang.SurelyByWords(a.Text), had.language)}
	}
}

// Shown is the language that a question shows beyond doubt, "" if it shows none.
func (a Question) Shown() string {
	if a.shown.text == a.Text {
		return a.shown.language
	}
	return lang.Surely(a.Text)
}
