// Package wording says in plain sentences what an answer is: how sure, what the
// question was taken for, where was looked, and what the catalogue knows.
//
//	for _, line := range voice.Lines(answer) { … }
//
// The terminal and the bot say the same; a [Voice] writes it as each of them
// does, in a language of [texts]. What to do next differs between them and is theirs.
package wording

import (
	"cmp"
	"strings"

	"footnote/corpus"
	"footnote/retrieval"
	"footnote/retrieval/catalogue"
	"footnote/retrieval/question"
	"footnote/retrieval/wording/texts"
)

// A Voice is how a front end writes.
type Voice struct {
	In     texts.Language
	Name   func(string) string // marks a title or a word of somebody
	Plain  func(string) string // makes somebody's text stand for itself
	Where  string              // was looked, as it is to stand in a sentence of the language: "in this library"
	Talk   string              // answers small talk
	Thanks string              // answers thanks; empty: as other small talk
	Most   int                 // items of a list; 0: all
}

// A Kind is what a line is for.
type Kind int

// The kinds of lines.
const (
	Note    Kind = iota // about the question or the answer
	Verdict             // how sure the answer is
	Item                // of a list
)

// A Line is one thing to say.
type Line struct {
	Kind Kind
	Text string
}

// Lines says what stands above the passages of an answer, or in their place.
func (v Voice) Lines(a retrieval.Answer) []Line {
	if a.Talk {
		if v.Thanks != "" && question.Thanks(a.Question) {
			return []Line{{Note, v.Thanks}}
		}
		return []Line{{Note, v.Talk}}
	}
	var lines []Line
	if a.Verdict != retrieval.Nothing {
		lines = append(lines, v.corrected(a.Corrected)...)
	}
	if len(a.After) > 0 {
		lines = append(lines, Line{Note, v.In.Say("Going on from %s.", v.In.And(bounded(v, a.After, v.question)))})
	}
	if len(a.Each) > 0 {
		lines = append(lines, Line{Note, v.In.Say("Each question by itself: %s", v.In.And(bounded(v, a.Each, v.question)))})
	}
	if len(a.Each) > 0 && len(a.Unanswered) > 0 {
		lines = append(lines, Line{Note, v.In.Say("Nothing was found on: %s", v.In.And(bounded(v, a.Unanswered, v.question)))})
	}
	if len(a.Within) > 0 {
		lines = append(lines, Line{Note, v.In.Say("Only in: %s", v.titles(a.Within))})
	}
	if a.Catalogue != nil {
		lines = append(lines, v.catalogue(*a.Catalogue)...)
	} else if a.Verdict == retrieval.Nothing {
		lines = append(lines, v.nothing(a)...)
	}
	return append(lines, v.passages(a)...)
}

// mostSilent is how many sources are named that say nothing on a point: what others say of
// it is not to be pushed off a small screen.
const mostSilent = 3

func (v Voice) brief() Voice {
	if v.Most == 0 || v.Most > mostSilent {
		v.Most = mostSilent
	}
	return v
}

// passages says what the passages are that follow.
func (v Voice) passages(a retrieval.Answer) []Line {
	var lines []Line
	if len(a.Silent) > 0 {
		lines = append(lines, Line{Note, v.In.Say("Nothing close to it was found in: %s", v.brief().titles(a.Silent))})
	}
	if len(a.Further) > 0 {
		lines = append(lines, Line{Note, v.In.Say("These have something on it, too, for which there is no room: %s", v.titles(a.Further))})
	}
	if len(a.Named) > 0 {
		lines = append(lines, Line{Note, v.In.Say("The library has these that the question names: %s", v.titles(a.Named))})
	}
	if len(a.Textless) > 0 {
		lines = append(lines, Line{Note, v.In.Say("Here as a record alone, without the text: %s", v.titles(a.Textless))})
	}
	switch n := len(a.Evidence); {
	case a.Place != nil && (a.Place.Missing || a.Verdict == retrieval.Sure):
		lines = append(lines, v.place(*a.Place)...)
	case n == 0:
	case a.Verdict == retrieval.Maybe && a.Compared:
		lines = append(lines, Line{Verdict, v.In.Say("I am not sure that these answer it. The closest passage of each source:")})
	case a.Verdict == retrieval.Maybe && n == 1:
		lines = append(lines, Line{Verdict, v.In.Say("I am not sure that this answers it. The closest passage:")})
	case a.Verdict == retrieval.Maybe:
		lines = append(lines, Line{Verdict, v.In.Say("I am not sure that these answer it. The closest passages:")})
	case a.Compared:
		lines = append(lines, Line{Verdict, v.In.Say("The best passage of each source:")})
	}
	return lines
}

// Listed gives the sources that [Voice.Lines] names one by one, each on a line.
func Listed(a retrieval.Answer) []corpus.Source {
	switch {
	case a.Catalogue != nil && a.Catalogue.Topic != catalogue.TopicCount:
		return a.Catalogue.Sources
	case a.Catalogue == nil && a.Verdict == retrieval.Nothing && !a.Talk:
		return a.Nearest
	}
	return nil
}

// nothing says what was looked for and not found.
func (v Voice) nothing(a retrieval.Answer) []Line {
	if a.NoText {
		return []Line{{Verdict, v.In.Say("There is nothing to look for %s yet: it has the records of works, and the text of none.", v.Where)}}
	}
	text := v.In.Say("I found nothing about that %s.", v.Where)
	if len(a.Missing) > 0 {
		text = v.In.Say("I found nothing about that %s: no passage has %s.", v.Where, v.In.Or(bounded(v, a.Missing, v.Name)))
	}
	lines := []Line{{Verdict, text}}
	if len(a.Corrected) > 0 {
		found := bounded(v, a.Corrected, func(c retrieval.Correction) string { return v.Name(c.Found) })
		lines = append(lines, Line{Note, v.In.Say("Did you mean %s?", v.In.And(found))})
	}
	if len(a.Nearest) > 0 {
		lines = append(lines, Line{Note, v.In.Say("The nearest sources:")})
	}
	return append(lines, v.items(a.Nearest, func(s corpus.Source) string { return v.Plain(Title(s)) })...)
}

// corrected names the words of the library that words were taken for.
func (v Voice) corrected(list []retrieval.Correction) []Line {
	if len(list) == 0 {
		return nil
	}
	words := bounded(v, list, func(c retrieval.Correction) string {
		return v.In.Say("%s instead of %s", v.Name(c.Found), v.Name(c.Asked))
	})
	return []Line{{Note, v.In.Say("Showing results for %s.", v.In.And(words))}}
}

// question names an earlier question without the mark at its end, since the sentence that
// names it has its own.
func (v Voice) question(asked string) string {
	return v.Name(cmp.Or(strings.TrimRight(asked, " .?!؟"), asked))
}

// titles names sources in one line, those of long titles by the first part of them.
func (v Voice) titles(sources []corpus.Source) string {
	return strings.Join(bounded(v, sources, func(s corpus.Source) string { return v.Plain(ShortTitle(s) + Facts(s)) }), "; ")
}

// items lists sources, a line each.
func (v Voice) items(sources []corpus.Source, label func(corpus.Source) string) []Line {
	return each(bounded(v, sources, label), func(text string) Line { return Line{Item, text} })
}

// bounded names as many of a list as may be, and says how many more there are.
func bounded[T any](v Voice, list []T, name func(T) string) []string {
	if v.Most == 0 || len(list) <= v.Most {
		return each(list, name)
	}
	return append(each(list[:v.Most], name), v.In.Say("%d more", len(list)-v.Most))
}

func each[T, U any](list []T, f func(T) U) []U {
	out := make([]U, len(list))
	for i, x := range list {
		out[i] = f(x)
	}
	return out
}

// Enumerate joins words in English: "a", "a or b", "a, b or c".
func Enumerate(words []string, conjunction string) string {
	in := texts.Language{}
	if conjunction == "or" {
		return in.Or(words)
	}
	return in.And(words)
}
