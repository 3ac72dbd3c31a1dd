package questions

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/shown"
	"footnote/cmd/footnote/typed"
	"footnote/corpus"
	"footnote/corpus/cite"
	"footnote/retrieval"
	"footnote/retrieval/wording"
)

// askAmong asks the sources of a shelf, those that were named, or all. Where it is
// not sure that these answer it tells whether the whole library answers more surely.
func askAmong(ctx context.Context, engine *retrieval.Engine, lib settings.Reading, o askOptions) (asked, error) {
	sources, err := lib.Sources(ctx)
	if err != nil {
		return asked{}, err
	}
	shelf, on, err := typed.OnShelf(sources, o.shelf)
	if err == nil {
		on, err = o.named(on)
	}
	if err != nil {
		return asked{}, err
	}
	a := asked{library: lib.Name, folder: lib.Folder, shelf: shelf, part: o.narrowed(shelf), citer: cite.NewCiter(sources)}
	among := these(on)
	if a.part == "" {
		among = nil
	}
	if o.compare {
		a.Answer, err = engine.Compare(ctx, o.question, among)
		return a, err
	}
	turns, err := askBefore(ctx, engine, o.after, among)
	if err != nil {
		return asked{}, err
	}
	a.followed = len(turns) > 0
	a.Answer, err = engine.AskAfter(ctx, turns, o.question, o.top, among)
	if err != nil || a.part == "" || a.Verdict == retrieval.Sure || a.Talk || a.Catalogue != nil {
		return a, err
	}
	whole, err := engine.AskAfter(ctx, turns, o.question, 1, nil)
	a.elsewhere = whole.Verdict.Above(a.Verdict)
	return a, err
}

// narrowed names the flags that leave out some of the library.
func (o askOptions) narrowed(shelf string) string {
	var flags []string
	if shelf != "" {
		flags = append(flags, "--shelf")
	}
	if len(o.sources) > 0 {
		flags = append(flags, "--source")
	}
	return wording.Enumerate(flags, "and")
}

// these says of a source whether it is one of some.
func these(some []corpus.Source) func(corpus.SourceID) bool {
	return func(id corpus.SourceID) bool {
		return slices.ContainsFunc(some, func(s corpus.Source) bool { return s.ID == id })
	}
}

// named picks the sources that --source names, by number or by words of their
// author and title; without one they are all.
func (o askOptions) named(sources []corpus.Source) ([]corpus.Source, error) {
	if len(o.sources) == 0 {
		return sources, nil
	}
	var picked []corpus.Source
	for _, typed := range o.sources {
		s, err := sourceNamed(sources, typed)
		if err != nil {
			return nil, err
		}
		picked = append(picked, s)
	}
	return picked, nil
}

// sourceNamed finds the one source of a number, or with all words typed in its
// label. Several of those are told, for the number to be chosen. A number is no part of
// a label: the source that it meant may have been removed, and "0" stands in many years.
func sourceNamed(sources []corpus.Source, typed string) (corpus.Source, error) {
	typed = strings.TrimSpace(typed)
	_, err := strconv.ParseInt(typed, 10, 64)
	isNumber := err == nil
	var fits []corpus.Source
	for _, s := range sources {
		if strconv.FormatInt(int64(s.ID), 10) == typed {
			return s, nil
		}
		if !isNumber && hasWords(wording.Label(s)+" "+strings.Join(s.Authors, " "), typed) || isNumber && s.Title == typed {
			fits = append(fits, s)
		}
	}
	switch len(fits) {
	case 0:
		return corpus.Source{}, advice.Mistake("There is no source %q. \"footnote sources\" lists them with their numbers.", typed)
	case 1:
		return fits[0], nil
	}
	var lines []string
	for _, s := range fits[:min(len(fits), 5)] {
		lines = append(lines, shown.Line(s))
	}
	return corpus.Source{}, advice.Mistake("%d sources are called like %q; name one by its number: %s", len(fits), typed, strings.Join(lines, "; "))
}

func hasWords(text, words string) bool {
	text = strings.ToLower(text)
	fields := strings.Fields(strings.ToLower(words))
	for _, w := range fields {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return len(fields) > 0
}

// askBefore asks the questions that come before one, each after those before it.
func askBefore(ctx context.Context, engine *retrieval.Engine, questions []string, among func(corpus.SourceID) bool) (turns []retrieval.Turn, err error) {
	for _, q := range questions {
		a, err := engine.AskAfter(ctx, turns, q, shownBefore, among)
		if err != nil {
			return nil, err
		}
		turns = append(turns, a.Turn())
	}
	return turns, nil
}

// shownBefore is how many passages were shown for a question that came before another.
const shownBefore = 5
