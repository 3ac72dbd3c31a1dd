package retrieval

import (
	"context"
	"slices"

	"footnote/corpus"
	"footnote/retrieval/catalogue"
)

// besideTexts answers a question that names an author or an outlet and asks nothing more: by
// the records of those sources, with the passages that speak of the name if there are any.
func (e *Engine) besideTexts(ctx context.Context, sources []corpus.Source, asked string, top int, among func(corpus.SourceID) bool) (Answer, error) {
	known := e.fromCatalogue(catalogue.Answer{Topic: catalogue.TopicList, Sources: sources}, among)
	if known.Verdict == Nothing {
		return e.search(ctx, asked, top, among)
	}
	return e.withPassages(ctx, known, asked, top, among)
}

// withPassages answers with the passages that bear on a question beside what the records
// know; with these alone where no passage does.
func (e *Engine) withPassages(ctx context.Context, known Answer, asked string, top int, among func(corpus.SourceID) bool) (Answer, error) {
	a, err := e.search(ctx, asked, top, among)
	switch {
	case err != nil:
		return Answer{}, err
	case a.Verdict == Nothing:
		return known, nil
	case known.Verdict != Nothing:
		a.Catalogue = known.Catalogue
	}
	return a, nil
}

// withNamed tells of sources that a question names what their records know, where no passage
// does: an author of the library is not denied because the texts do not speak of him.
func (e *Engine) withNamed(a Answer, read catalogue.Asked, among func(corpus.SourceID) bool) Answer {
	if a.Catalogue != nil || a.Talk || a.Compared {
		return a
	}
	records := e.records()
	if a.Verdict == Nothing {
		if alone := records.NamedAlone(read, true); len(alone) > 0 {
			if known := e.fromCatalogue(catalogue.Answer{Topic: catalogue.TopicList, Sources: alone}, among); known.Verdict != Nothing {
				return known
			}
		}
	}
	named := records.Mentioned(read)
	if among != nil {
		named = slices.DeleteFunc(named, func(s corpus.Source) bool { return !among(s.ID) })
	}
	a.Textless, named = apart(named)
	textless, silent := apart(a.Silent)
	a.Silent = silent
	for _, s := range textless {
		if !within(a.Textless)(s.ID) {
			a.Textless = append(a.Textless, s)
		}
	}
	if a.Verdict == Nothing {
		a.Named = named
		a.Nearest = slices.DeleteFunc(a.Nearest, func(s corpus.Source) bool { return within(named)(s.ID) })
	}
	return a
}

// apart parts the sources whose record alone is there from those with a text.
func apart(sources []corpus.Source) (textless, others []corpus.Source) {
	for _, s := range sources {
		if s.Passages == 0 {
			textless = append(textless, s)
		} else {
			others = append(others, s)
		}
	}
	return textless, others
}
