package retrieval

import (
	"context"
	"errors"
	"fmt"
	"unicode/utf8"

	"footnote/corpus"
)

// MaxQuestion is how many bytes of a question are read.
const MaxQuestion = 4000

const (
	// page is how many passages stand on the first page of an answer, and
	// pageSource how many of them one source may have.
	page, pageSource = 5, 2
	// nearest is how many titles an abstaining answer names.
	nearest = 3
	// faint is the share of the first passage's score below which a passage is
	// not worth showing.
	faint = 0.4
)

// Ask answers a question with the best passages of the library, at most top of
// them, or abstains. The first page has five passages, no more than two of one
// source; who asks for more than a page gets what was left out of it after it.
func (e *Engine) Ask(ctx context.Context, question string, top int) (Answer, error) {
	return e.AskAmong(ctx, question, top, nil)
}

// AskAmong is Ask of the sources for which among is true; the others are as if
// they were not there, except that a word counts as rare as it is in the whole
// library. A nil among is true for all.
func (e *Engine) AskAmong(ctx context.Context, question string, top int, among func(corpus.SourceID) bool) (Answer, error) {
	vector, partial := e.vector(ctx, question)
	e.mu.RLock()
	defer e.mu.RUnlock()
	r, err := e.rank(ctx, question, vector, partial, among)
	if err != nil {
		return Answer{}, fmt.Errorf("ask: %w", err)
	}
	a := Answer{
		Question: question, Confidence: r.confidence(e.index), Partial: r.partial,
		Missing: e.index.missing(r),
	}
	a.Foreign = e.foreign(question)
	if a.Verdict = e.index.verdict(r, a.Confidence); a.Verdict == Nothing {
		a.Nearest = e.index.nearestSources(r)
		return a, nil
	}
	a.Evidence, err = e.evidence(ctx, r, e.index.choose(r, top))
	if err != nil {
		return Answer{}, fmt.Errorf("ask: %w", err)
	}
	return a, nil
}

// Rank lists the best passages, at most depth, without leaving any out for the
// sake of variety.
func (e *Engine) Rank(ctx context.Context, question string, depth int) (Ranking, error) {
	vector, partial := e.vector(ctx, question)
	e.mu.RLock()
	defer e.mu.RUnlock()
	r, err := e.rank(ctx, question, vector, partial, nil)
	if err != nil {
		return Ranking{}, fmt.Errorf("rank: %w", err)
	}
	out := Ranking{Confidence: r.confidence(e.index), Partial: r.partial}
	for i, c := range r.candidates[:min(depth, len(r.candidates))] {
		p := e.index.entries[c.doc]
		out.Hits = append(out.Hits, Hit{p.passage, p.source, c.score, grade(r.chance(e.index, i))})
	}
	return out, nil
}

// vector gives a question's vector, or says why there is none; there is none
// and no reason either for a question in a language that the embedder does not
// know. It is called without the engine's lock: an embedder may be at the other
// end of a network.
func (e *Engine) vector(ctx context.Context, question string) ([]float32, error) {
	question = clip(question, MaxQuestion)
	if !e.embedder.Knows(primary(corpus.Language(question))) {
		return nil, nil
	}
	v, err := e.embedder.EmbedQuestion(ctx, question)
	if err != nil {
		return nil, fmt.Errorf("embed question: %w", err)
	}
	return v, nil
}

// rank lets words and vectors rank, words alone if vectors cannot.
func (e *Engine) rank(ctx context.Context, question string, vector []float32, partial error, among func(corpus.SourceID) bool) (ranking, error) {
	if err := ctx.Err(); err != nil {
		return ranking{}, err
	}
	if partial == nil && !e.index.complete() {
		vector, partial = nil, ErrIncomplete
	}
	r, err := e.index.rank(ctx, clip(question, MaxQuestion), vector, e.embedder, among)
	if errors.Is(err, ErrDimension) {
		partial = err
		r, err = e.index.rank(ctx, clip(question, MaxQuestion), nil, e.embedder, among)
	}
	r.partial = partial
	return r, err
}

// clip cuts a text to at most n bytes, between letters.
func clip(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}

// choose picks the places in a ranking of the passages to show, in order. What
// goes beyond a source's share of the first page comes after that page.
func (x *index) choose(r ranking, top int) []int {
	var first, rest []int
	shown := map[corpus.SourceID]int{}
	for i, c := range r.candidates {
		if c.score < faint*r.candidates[0].score {
			break
		}
		source := x.entries[c.doc].source
		if len(first) == page || shown[source] == pageSource {
			rest = append(rest, i)
			continue
		}
		shown[source]++
		first = append(first, i)
	}
	if top > page {
		first = append(first, rest...)
	}
	return first[:min(top, len(first))]
}

// evidence loads the chosen passages of a ranking.
func (e *Engine) evidence(ctx context.Context, r ranking, chosen []int) ([]Evidence, error) {
	ids := make([]corpus.PassageID, len(chosen))
	for k, i := range chosen {
		ids[k] = e.index.entries[r.candidates[i].doc].passage
	}
	passages, err := e.library.PassagesByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	var list []Evidence
	for k, i := range chosen {
		p, ok := passages[ids[k]]
		if !ok {
			continue // removed a moment ago
		}
		source := e.index.sources[p.Source]
		list = append(list, Evidence{
			Passage: p, Source: source,
			Score:      r.candidates[i].score,
			Grade:      grade(r.chance(e.index, i)),
			Highlights: e.index.highlight(r, r.candidates[i].doc, source.Language, p.Text),
			Reasons:    e.index.reasons(r, i),
		})
	}
	return list, nil
}

// verdict says how sure an answer is.
func (x *index) verdict(r ranking, confidence float64) Verdict {
	switch {
	case confidence >= answers:
		return Sure
	case r.met > 0:
		return Maybe
	}
	return Nothing
}

// nearestSources gives the sources of the best passages, best first.
func (x *index) nearestSources(r ranking) []corpus.Source {
	var list []corpus.Source
	seen := map[corpus.SourceID]bool{}
	for _, c := range r.candidates {
		id := x.entries[c.doc].source
		if len(list) == nearest {
			break
		}
		if !seen[id] {
			seen[id] = true
			list = append(list, x.sources[id])
		}
	}
	return list
}
