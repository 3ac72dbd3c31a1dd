package retrieval

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/retrieval/catalogue"
	"footnote/retrieval/lexical"
	"footnote/retrieval/question"
	"footnote/retrieval/rank"
	"footnote/retrieval/ranking"
	"footnote/retrieval/verdict"
)

// records gives what the library's sources can be called by.
func (e *Engine) records() *catalogue.Records {
	e.mu.RLock()
	defer e.mu.RUnlock()
	if r := e.called.Load(); r != nil {
		return r
	}
	sources := make([]corpus.Source, 0, len(e.ranker.Sources))
	for _, s := range e.ranker.Sources {
		sources = append(sources, s)
	}
	slices.SortFunc(sources, func(a, b corpus.Source) int { return int(a.ID - b.ID) })
	r := catalogue.New(sources)
	e.called.Store(r)
	return r
}

// fromCatalogue answers a question about the library from its records.
func (e *Engine) fromCatalogue(c catalogue.Answer, among func(corpus.SourceID) bool) Answer {
	if c.Topic == catalogue.TopicMention {
		c.Sources = e.mentioning(c.Words)
		if c.Without {
			c.Sources = e.except(c.Sources)
		}
		c = c.WithinKind()
	}
	if among != nil {
		c.Sources = slices.DeleteFunc(slices.Clone(c.Sources), func(s corpus.Source) bool { return !among(s.ID) })
	}
	c = c.Most(time.Now())
	a := Answer{Verdict: Nothing, Catalogue: &c}
	if len(c.Sources) > 0 {
		a.Verdict, a.Confidence = Sure, 1
	}
	return a
}

// mentioning gives the sources that have words, one after the other if any has them so.
// Mistyped ones are corrected, as in other questions.
func (e *Engine) mentioning(text string) []corpus.Source {
	e.mu.RLock()
	defer e.mu.RUnlock()
	a := ranking.Question{Text: text}
	a.Correct(e.ranker)
	docs := e.ranker.WhichHave(a.Text)
	if _, rest, ok := strings.Cut(a.Text, " "); ok && len(docs) == 0 && slices.Contains(callsWord, strings.ToLower(strings.Fields(a.Text)[0])) {
		docs = e.ranker.WhichHave(rest)
	}
	found := map[corpus.SourceID]corpus.Source{}
	for _, doc := range docs {
		if id := e.ranker.Entries[doc].Source; id != 0 {
			found[id] = e.ranker.Sources[id]
		}
	}
	words := lexical.Words(a.Text)
	for id, s := range e.ranker.Sources {
		if calledSo(s, words) {
			found[id] = s
		}
	}
	return catalogue.ByTitle(slices.Collect(maps.Values(found)))
}

// calledSo says whether words stand one after the other in the title of a source.
func calledSo(s corpus.Source, words []string) bool {
	language, title := lang.Primary(s.Language), lexical.Words(s.Title)
	for at := 0; len(words) > 0 && at+len(words) <= len(title); at++ {
		k := 0
		for k < len(words) && lexical.Stem(title[at+k], language) == lexical.Stem(words[k], language) {
			k++
		}
		if k == len(words) {
			return true
		}
	}
	return false
}

// except gives the sources that are none of some, by title.
func (e *Engine) except(some []corpus.Source) []corpus.Source {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.silent(nil, nil, func(id corpus.SourceID) bool { return !within(some)(id) })
}

// callsWord are what people call the word that they look for: "the word phosphate".
var callsWord = []string{"word", "words", "term", "terms", "phrase", "name", "expression"}

// Compare gives the best passage of each source on the point that a question asks about,
// and names the sources without one, in [Answer.Silent]. The question may ask for a
// comparison itself ("do the authors agree on …") or name the point alone.
func (e *Engine) Compare(ctx context.Context, asked string, among func(corpus.SourceID) bool) (Answer, error) {
	if question.IsTalk(asked) && !e.holdsWord(asked) {
		return Answer{Question: asked, Verdict: Nothing, Talk: true}, nil
	}
	topic, sources := corpus.Clip(asked, MaxQuestion), []corpus.Source(nil)
	read := catalogue.Read(topic)
	if named, ok := e.records().Named(read); ok && named.Names > 1 && named.Rest != "" {
		topic, sources = named.Rest, named.Sources
	} else if point, ok := read.Comparing(); ok && point != "" {
		topic = point
	}
	a, err := e.compare(ctx, topic, sources, among)
	if err != nil {
		return Answer{}, fmt.Errorf("compare: %w", err)
	}
	a.Question = asked
	return a, nil
}

// comparedSources is how many sources a comparison shows at most, of all its pages.
const comparedSources = 25

// compare gives the best passage of each source on a topic, of some sources or of all,
// in the order of the passages.
func (e *Engine) compare(ctx context.Context, topic string, sources []corpus.Source, among func(corpus.SourceID) bool) (a Answer, err error) {
	if len(sources) > 0 {
		among = both(among, within(sources))
	}
	err = e.ranked(ctx, topic, among, func(read ranking.Question, r ranking.Ranking) (err error) {
		a = Answer{Partial: r.Partial, Missing: e.ranker.Missing(r, read), Compared: true, NoText: e.onlyRecords()}
		if a.Verdict, a.Confidence = verdict.Of(e.ranker, r, read); a.Verdict != Nothing {
			best := e.bestOfEach(r, a.Confidence)
			n := min(len(best), comparedSources)
			a.Evidence, err = e.evidence(ctx, r, a, best[:n:n])
			for _, i := range best[n:] {
				a.Further = append(a.Further, e.ranker.Sources[e.ranker.Entries[r.Candidates[i].Doc].Source])
			}
		}
		a.Corrected = read.Told(a.Verdict.Answered())
		a.Textless, a.Silent = apart(e.silent(a.Evidence, sources, among))
		a.Silent = slices.DeleteFunc(a.Silent, func(s corpus.Source) bool { return within(a.Further)(s.ID) })
		return err
	})
	return a, err
}

// bestOfEach gives the place of the best passage of each source that has a word of what
// is asked for, or is near it in meaning: weak ones too, for who compares wants to hear
// everybody.
func (e *Engine) bestOfEach(r ranking.Ranking, right float64) []int {
	var chosen []int
	seen := map[corpus.SourceID]bool{}
	for i, c := range r.Candidates {
		source := e.ranker.Entries[c.Doc].Source
		if seen[source] {
			continue
		}
		bears := c.At(rank.Words) > 0 || i < r.Read && verdict.Chance(e.ranker, r, i, right) >= r.Fitted.Grader.Related
		if bears {
			seen[source] = true
			chosen = append(chosen, i)
		}
	}
	return chosen
}

// silent gives the sources asked that have no passage among the evidence, by title.
func (e *Engine) silent(evidence []Evidence, asked []corpus.Source, among func(corpus.SourceID) bool) []corpus.Source {
	if asked == nil {
		for _, s := range e.ranker.Sources {
			asked = append(asked, s)
		}
	}
	var list []corpus.Source
	for _, s := range asked {
		speaks := slices.ContainsFunc(evidence, func(ev Evidence) bool { return ev.Source.ID == s.ID })
		if !speaks && (among == nil || among(s.ID)) {
			list = append(list, s)
		}
	}
	return catalogue.ByTitle(list)
}

// within is true for some sources.
func within(sources []corpus.Source) func(corpus.SourceID) bool {
	return func(id corpus.SourceID) bool {
		return slices.ContainsFunc(sources, func(s corpus.Source) bool { return s.ID == id })
	}
}

// both is true for the sources for which both are; a nil one is true for all.
func both(a, b func(corpus.SourceID) bool) func(corpus.SourceID) bool {
	if a == nil {
		return b
	}
	return func(id corpus.SourceID) bool { return a(id) && b(id) }
}
