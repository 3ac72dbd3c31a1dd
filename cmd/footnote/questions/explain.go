package questions

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/shown"
	"footnote/retrieval"
	"footnote/retrieval/wording"
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
	// What stands there in its own words is told by them, however far its meaning.
	if meaning := meanings[r.Meaning]; meaning != "" && (r.Meaning != "none" || len(r.Words) == 0) {
		parts = append(parts, meaning)
	}
	return parts[0] + ": " + strings.Join(append(parts[1:], "among the best by "+cmp.Or(wording.Enumerate(r.Sides, "and"), "all signs together only")), "; ") + "."
}

// meanings are the words of Reasons.Meaning, for people.
var meanings = map[string]string{
	"closest": "the nearest of all in meaning",
	"close":   "near in meaning",
	"some":    "somewhat near in meaning",
	"none":    "not near in meaning",
}

// howRead says in plain words how a question was read with those before it.
func howRead(answer asked) string {
	if len(answer.After) == 0 {
		return "The question stands alone: those before it were left out of account."
	}
	return "The question goes on from those before it. The passages are ranked by what they are for all of these together, and for the last by itself: " + strings.Join(append(answer.After, answer.Question), " / ")
}

// whyVerdict says in plain words what a verdict rests on.
func whyVerdict(answer retrieval.Answer) string {
	parts := []string{fmt.Sprintf("Verdict: %s, with a confidence of %.2f", answer.Verdict, answer.Confidence)}
	switch {
	case answer.Talk:
		return "Verdict: nothing. This was taken for small talk, which no passage answers."
	case answer.Catalogue != nil && len(answer.Evidence) > 0:
		parts[0] = "This was taken for a question about the library itself; its records do not tell it, and passages bear on it. " + parts[0]
	case answer.Catalogue != nil:
		parts = []string{"This was taken for a question about the library itself, which its records answer"}
	case answer.Verdict == retrieval.Nothing:
		parts[0] += ". Nothing was found that bears on it, by words or by meaning"
	}
	here, near, absent := wordsOf(answer)
	for _, p := range []struct {
		before string
		words  []string
	}{
		{"In the passages shown: ", here}, {"There only in other words: ", near}, {"Not in them, but elsewhere: ", absent},
		{"No passage has: ", answer.Missing},
	} {
		if len(p.words) > 0 {
			parts = append(parts, p.before+strings.Join(p.words, ", "))
		}
	}
	return strings.Join(parts, ". ") + "."
}

// wordsOf sorts the words of a question by where they stand: in a passage that is
// shown, there only by a word near in meaning, or in other passages.
func wordsOf(answer retrieval.Answer) (here, near, absent []string) {
	var asked []string
	for _, e := range answer.Evidence {
		here = append(here, e.Reasons.Words...)
		for _, n := range e.Reasons.Near {
			near = append(near, n.Asked)
		}
		absent = append(absent, e.Reasons.Missing...)
	}
	asked = append(asked, answer.Missing...)
	first := func(words []string) []string {
		var list []string
		for _, w := range words {
			if !slices.Contains(asked, w) {
				asked, list = append(asked, w), append(list, w)
			}
		}
		return list
	}
	return first(here), first(near), first(absent)
}

// foreignSentence tells whose question is in a language that the library does
// not hold what helps; it is empty for "".
func foreignSentence(subtag string) string {
	if subtag == "" {
		return ""
	}
	return "Your question seems to be in " + retrieval.LanguageName(subtag) + ", and no text of this library is. To find texts across languages, give Footnote a model for many of them: footnote model get multilingual-e5-small (488 MB), and footnote sync. One of Ollama or of a server with OpenAI's protocol does as well: see FOOTNOTE_EMBEDDER in the README."
}

// reasonsOf makes empty lists of none.
func reasonsOf(r retrieval.Reasons) retrieval.Reasons {
	r.Words, r.Near, r.Missing, r.Sides = shown.List(r.Words), shown.List(r.Near), shown.List(r.Missing), shown.List(r.Sides)
	return r
}

// partialSentence says why words answered alone, empty if they did not.
func partialSentence(library string, err error) string {
	switch {
	case err == nil:
		return ""
	case errors.Is(err, retrieval.ErrTable) && errors.Is(err, retrieval.ErrIncomplete):
		return "The built-in table answered, because the model has not embedded every passage yet. " + settings.SyncHint(library)
	case errors.Is(err, retrieval.ErrTable):
		return "The built-in table answered, without the model. " + advice.Sentence(err)
	case errors.Is(err, retrieval.ErrIncomplete):
		return "Words answered alone, because not every passage is embedded yet. " + settings.SyncHint(library)
	}
	return "Words answered alone, without the embedder. " + advice.Sentence(err)
}
