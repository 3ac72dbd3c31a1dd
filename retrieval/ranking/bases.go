package ranking

import (
	"slices"

	"footnote/retrieval/question"
	"footnote/retrieval/question/spelling"
)

// Rebased gives a question with the words that its strange ones are made from, where a passage has
// them: "install" for "uninstall", "lag" for "laggy". It is for a question that would be denied
// else. A word that the table knows by itself was looked for by its meaning, and stays ("report"
// is made from no port); made tells the others.
func (x *Ranker) Rebased(asked string) (rebased string, made []Correction) {
	a := Question{Text: asked, Language: x.LanguageOf(asked)}
	if a.Language != "en" {
		return asked, nil
	}
	made = a.correct(x, func(word string) (string, bool) {
		if x.isWord(word) {
			return "", false
		}
		bases := spelling.Bases(word)
		i := slices.IndexFunc(bases, func(base string) bool { return x.HasForm(base) && x.isWord(base) && !question.IsFunction(base) })
		if i < 0 {
			return "", false
		}
		return bases[i], true
	})
	return a.Text, made
}
