package ranking

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"footnote/corpus/lang"
	"footnote/retrieval/index"
	"footnote/retrieval/lexical"
)

// LanguageOf names the language of a question: what it shows, or one of the library that
// it may be in, "" where that can be several.
func (x *Ranker) LanguageOf(text string) string {
	language, _ := x.languageOf(text, x.correct)
	return language
}

func (x *Ranker) languageOf(text string, correct corrector) (language string, s shown) {
	if len(x.Languages) == 1 { // a guess would tell no more, and takes long
		sure := lang.Surely(text)
		if sure == "" {
			atHome := func(word string) bool { return x.atHome(word, correct) }
			sure = x.glossary.LanguageOf(lexical.Words(text), x.Languages[0], atHome)
		}
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

// atHome says whether a word is one of a library in one language, or of that language, or a slip of
// one: "charachters" is no word of another language for all that its parts are.
func (x *Ranker) atHome(word string, correct corrector) bool {
	home := x.Languages[0]
	return isStopWord(word, home) || x.HasForm(word) || home == "en" && (x.isWord(word) || correct.isLongSlip(word)) || x.inEnglish(word, home) != nil
}

// isLongSlip says whether a word is mistyped, beyond doubt: a long one with a slip of the hand in it.
func (correct corrector) isLongSlip(word string) bool {
	if utf8.RuneCountInString(word) < longSlip {
		return false
	}
	_, ok := correct(word)
	return ok
}

// longSlip is from how many letters on a word is hardly as near to another by chance.
const longSlip = 8

// render takes a question in a language that neither texts nor embedders know for one in English,
// as far as the glossary has its words. What it finds is never sure.
func (a *Question) render(x *Ranker) bool {
	knows := func(s *index.Space) bool { return s.Embedder.Knows(a.Language) }
	if len(x.Languages) != 1 || x.Languages[0] != "en" || a.Language == "en" || len(a.quoted) > 0 || slices.ContainsFunc(x.Spaces, knows) {
		return false
	}
	english, known := x.glossary.English(a.Text, a.Language, x.Stands)
	if len(known) > 0 {
		a.shown = shown{english, a.Language}
		a.Text, a.Language, a.Rendered = english, "en", known
	}
	return len(known) > 0
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
