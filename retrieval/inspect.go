package retrieval

import (
	"context"
	"fmt"

	"footnote/corpus"
	"footnote/retrieval/highlight"
	"footnote/retrieval/rank"
	"footnote/retrieval/ranking"
	"footnote/retrieval/verdict"
)

// An Inspected is what an engine knows of a question before it judges, for cmd/train to
// learn from.
type Inspected struct {
	Candidates []Candidate // best first
	Read       int         // how many of them were read again
	Supports   rank.Supports
	Breadth    float64 // of the library
	Texts      int     // different passages that it has
}

// A Candidate is one passage that may answer.
type Candidate struct {
	Passage  corpus.PassageID
	Source   corpus.SourceID
	Features rank.Features
}

// Inspect gives the candidates for a question.
func (e *Engine) Inspect(ctx context.Context, asked string) (in Inspected, err error) {
	err = e.ranked(ctx, asked, nil, func(_ ranking.Question, r ranking.Ranking) error {
		in = Inspected{Supports: verdict.Supports(e.ranker, r), Read: r.Read, Breadth: e.ranker.Breadth(), Texts: e.ranker.Different()}
		for _, c := range r.Candidates {
			p := e.ranker.Entries[c.Doc]
			in.Candidates = append(in.Candidates, Candidate{p.Passage, p.Source, c.Features})
		}
		return nil
	})
	if err != nil {
		return Inspected{}, fmt.Errorf("inspect: %w", err)
	}
	return in, nil
}

// A KeySentence is a sentence of a passage with what speaks for it.
type KeySentence struct {
	Span
	Features rank.KeyFeatures
}

// KeySentences gives the sentences of a passage, for cmd/train to learn from.
func (e *Engine) KeySentences(ctx context.Context, asked string, id corpus.PassageID) (list []KeySentence, err error) {
	err = e.ranked(ctx, asked, nil, func(_ ranking.Question, r ranking.Ranking) error {
		doc, ok := e.ranker.Document[id]
		passages, err := e.library.PassagesByID(ctx, []corpus.PassageID{id})
		if err != nil || !ok {
			return err
		}
		text := passages[id].Text
		sentences := e.ranker.Sentences(doc, text)
		for i, f := range highlight.New(e.ranker, r).Features(doc, text) {
			list = append(list, KeySentence{Span{sentences[i].Start, sentences[i].End}, f})
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("key sentences: %w", err)
	}
	return list, nil
}
