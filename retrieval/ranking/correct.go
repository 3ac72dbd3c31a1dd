package ranking

import (
	"slices"
	"strings"

	"footnote/retrieval/lexical"
	"footnote/retrieval/question"
	"footnote/retrieval/question/spelling"
)

// A Correction is a word of a question and the word of the library that it was
// taken for.
type Correction struct {
	Asked string `json:"asked"`
	Found string `json:"found"`
}

// Correct replaces the words that a library's speller corrects. A form of a word that
// stands in the library is none of them, however near another one is ("sues").
func (a *Question) Correct(x *Ranker) {
	a.Corrected = append(a.Corrected, a.correct(x, x.correct)...)
}

// correctSlips replaces words that neither a library nor English has by those of English that
// they were meant to be, so that their meaning is looked for at least: "breakfasst" where there
// is something on meals. What is written with a capital within a sentence may be a name.
func (a *Question) correctSlips(x *Ranker) {
	if a.Language != "en" {
		return
	}
	typed, small := a.Text, strings.ToLower(a.Text)
	a.Slips = a.correct(x, func(word string) (string, bool) {
		at := lexical.IndexWord(small, word)
		if at > 0 && at < len(typed) && 'A' <= typed[at] && typed[at] <= 'Z' {
			return "", false
		}
		return spelling.CorrectEnglish(word)
	})
}

// correct replaces words by what they were meant to be, and gives those that are to be told.
func (a *Question) correct(x *Ranker, correct corrector) (told []Correction) {
	for _, word := range question.Words(a.Text) {
		if x.HasForm(word) || x.hasIrregular(word) {
			continue
		}
		meant, ok := correct(word)
		if !ok || x.isWhole(word, meant, a.Language) || a.holdsAbroad(word) && !question.IsFunction(meant) {
			continue
		}
		if at := strings.Index(strings.ToLower(a.Text), word); at >= 0 && at+len(word) <= len(a.Text) {
			a.Text = a.Text[:at] + meant + a.Text[at+len(word):]
			if !question.IsFunction(meant) && !spelling.SameWord(word, meant) && !spelling.IsLike(word, meant) {
				told = append(told, Correction{word, meant})
			}
		}
	}
	return told
}

// correct is the corrector of the library's words.
func (x *Ranker) correct(word string) (meant string, ok bool) { return x.speller().Correct(word) }

// A corrector gives what a mistyped word was meant to be, and whether there is something.
type corrector func(word string) (meant string, ok bool)

// remembering gives a corrector that looks for each word once.
func remembering(correct corrector) corrector {
	type correction struct {
		meant string
		ok    bool
	}
	known := map[string]correction{}
	return func(word string) (string, bool) {
		c, again := known[word]
		if !again {
			c.meant, c.ok = correct(word)
			known[word] = c
		}
		return c.meant, c.ok
	}
}

// typed gives a word of the question as it was typed.
func (a Question) typed(word string) string {
	for _, c := range a.Slips {
		if c.Found == word {
			return c.Asked
		}
	}
	for _, r := range a.Rendered {
		if r.English == word {
			return r.Word
		}
	}
	return word
}

// Told gives what words of the question were taken for, and whether passages are shown for
// it: no passage has those of English, so they are not offered.
func (a Question) Told(shown bool) []Correction {
	if shown {
		return slices.Concat(a.Corrected, a.Slips)
	}
	return a.Corrected
}
