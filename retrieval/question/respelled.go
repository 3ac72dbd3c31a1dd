package question

import (
	"slices"

	"footnote/retrieval/question/grammar"
)

// written are the rules for how chats write words that ask, by the words.
var written = map[string]string{"WHATWRITTEN": "what", "WHENWRITTEN": "when", "WHEREWRITTEN": "where", "HOWWRITTEN": "how", "WHYWRITTEN": "why"}

// Respelled gives an English question with the words that ask as dictionaries have them, so that
// "wat causes rust" is near what "what causes rust" is near.
func Respelled(q string) string {
	all, g := words(q), grammar.English()
	for i, w := range slices.Backward(all) {
		for rule, word := range written {
			if g.Has(rule, w.text) || word == "why" && i == 0 && w.text == "y" && len(all) > 1 && g.Has("AUXILIARY", all[1].text) {
				q = q[:w.start] + word + q[w.end:]
			}
		}
	}
	return q
}
