package main

import (
	"cmp"
	"strings"

	"footnote/retrieval"
)

// whyChosen says in plain words why a passage is shown.
func whyChosen(e retrieval.Evidence) string {
	r := e.Reasons
	var near []string
	for _, n := range r.Near {
		near = append(near, n.Asked+" ("+n.Found+")")
	}
	parts := []string{"Why " + string(e.Grade)}
	for _, p := range []struct {
		before string
		words  []string
	}{{"has ", r.Words}, {"near in meaning: ", near}, {"has nothing for ", r.Missing}} {
		if len(p.words) > 0 {
			parts = append(parts, p.before+strings.Join(p.words, ", "))
		}
	}
	if r.Heading {
		parts = append(parts, "title or section fits")
	}
	if meaning := meanings[r.Meaning]; meaning != "" {
		parts = append(parts, meaning)
	}
	return parts[0] + ": " + strings.Join(append(parts[1:], "among the best by "+cmp.Or(enumerate(r.Sides, "and"), "all signs together only")), "; ") + "."
}

// meanings are the words of Reasons.Meaning, for people.
var meanings = map[string]string{
	"closest": "the nearest of all in meaning",
	"close":   "near in meaning",
	"some":    "somewhat near in meaning",
	"none":    "not near in meaning",
}

// whyNone says in plain words why a library does not answer.
func whyNone(answer retrieval.Answer) string {
	why := "Why: no passage is near enough to the question, in words or in meaning, to be more than chance."
	if len(answer.Missing) > 0 {
		why += " No passage has: " + strings.Join(answer.Missing, ", ") + "."
	}
	return why
}

// foreignSentence tells whose question is in a language that the library does
// not hold what helps; it is empty for "".
func foreignSentence(subtag string) string {
	if subtag == "" {
		return ""
	}
	return "Your question seems to be in " + retrieval.LanguageName(subtag) + ", and no text of this library is. To find texts across languages, give Footnote a multilingual model, through Ollama or a server with OpenAI's protocol: see FOOTNOTE_EMBEDDER in the README."
}

// reasonsOf makes empty lists of none.
func reasonsOf(r retrieval.Reasons) retrieval.Reasons {
	r.Words, r.Near, r.Missing, r.Sides = list(r.Words), list(r.Near), list(r.Missing), list(r.Sides)
	return r
}
