package lexical

import (
	"slices"
	"strings"
)

// separable are the German prefixes that stand apart from their verb in a sentence, longer
// ones first. Between them and the verb "zu" and "ge" stand.
var separable = []string{
	"zusammen", "auseinander", "entgegen", "zurück", "herunter", "hinunter", "herein", "hinein", "heraus", "hinaus", "herauf", "hinauf",
	"voraus", "vorbei", "weiter", "wieder", "fest", "fort", "frei", "nach", "statt", "teil", "weg", "auf", "aus", "bei", "dar", "ein", "her", "hin", "los", "mit", "vor", "ab", "an", "zu",
}

// Separable cuts a German word after the prefix that may stand apart from its verb. It gives
// none for a word of another language, nor where too little is left for a verb.
func Separable(word, language string) (prefix, rest string) {
	if language != "de" {
		return "", ""
	}
	for _, prefix := range separable {
		if rest, ok := strings.CutPrefix(word, prefix); ok && len(rest) >= shortestVerb {
			return prefix, rest
		}
	}
	return "", ""
}

// shortestVerb is in letters of what stands behind a prefix: "gehen", "sehen", "tun" has none.
const shortestVerb = 4

// joined gives a form of a German verb with a prefix without the "zu" or "ge" in the middle,
// so that its stem is that of the others: "auszusetzen" and "ausgesetzt" are "aussetzen" and
// "aussetzt". What only looks so is written so wherever it stands.
func joined(word string) string {
	prefix, rest := Separable(word, "de")
	if prefix == "" {
		return word
	}
	if verb, ok := strings.CutPrefix(rest, "zu"); ok && len(verb) >= shortestVerb && strings.HasSuffix(verb, "n") {
		return prefix + verb
	}
	if verb, ok := strings.CutPrefix(rest, "ge"); ok && len(verb) > shortestVerb && strings.HasSuffix(verb, "t") {
		return prefix + strings.TrimSuffix(strings.TrimSuffix(verb, "t"), "e") + "en"
	}
	return word
}

// endings are those of a German verb that agrees with its subject, longer ones first.
var endings = []string{"est", "et", "st", "en", "e", "t"}

// Together gives the verb of a German sentence whose prefix stands at its end, and both as one
// word: "macht" and "zumachen" of "wann macht ihr zu". The verb is the first word that does more
// than hold the sentence together. It gives nothing for another sentence.
func Together(words []string, isSmall func(word string) bool) (verb, whole string) {
	n := len(words) - 1
	if n < 1 || !slices.Contains(separable, words[n]) {
		return "", ""
	}
	i := slices.IndexFunc(words[:n], func(w string) bool { return !isSmall(w) })
	if i < 0 {
		return "", ""
	}
	verb = words[i]
	for _, ending := range endings {
		if stem, ok := strings.CutSuffix(verb, ending); ok {
			return verb, words[n] + stem + "en"
		}
	}
	return "", ""
}
