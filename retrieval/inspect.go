package retrieval

import (
	"context"
	"fmt"

	"footnote/corpus"
	"footnote/retrieval/rank"
)

// An Inspected is what an engine knows of a question before it judges, for cmd/train to
// learn from.
type Inspected struct {
	Candidates []Candidate // best first
	Read       int         // how many of them were read again
	Supports   rank.Supports
	Breadth    float64 // of the library
}

// A Candidate is one passage that may answer.
type Candidate struct {
	Passage  corpus.PassageID
	Source   corpus.SourceID
	Features rank.Features
}

// Inspect gives the candidates for a question.
func (e *Engine) Inspect(ctx context.Context, asked string) (in Inspected, err error) {
	err = e.ranked(ctx, asked, nil, func(_ asking, r ranking) error {
		in = Inspected{Supports: r.supports(), Read: r.read, Breadth: e.index.Breadth()}
		for _, c := range r.candidates {
			p := e.index.Entries[c.doc]
			in.Candidates = append(in.Candidates, Candidate{p.Passage, p.Source, c.features})
		}
		return nil
	})
	if err != nil {
		return Inspected{}, fmt.Errorf("inspect: %w", err)
	}
	return in, nil
}
