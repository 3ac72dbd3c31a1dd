package evaluation

import (
	"context"
	"fmt"
	"time"

	"footnote/cmd/footnote/terminal"
	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/retrieval/embed"
)

// A comparedModelJSON is what eval found with one of several models.
type comparedModelJSON struct {
	Model        string  `json:"model"`
	Milliseconds float64 `json:"ms"` // for a question, all of its answer
	evalJSON
}

// compareModels ranks the questions of a set by one model after the other, and sets each
// against the first.
func (e evaluation) compareModels(ctx context.Context, o Options, set evalSet, lib *library.Library, ids map[corpus.SourceID]string, embedders []embed.Embedder) error {
	var list []comparedModelJSON
	for i, emb := range embedders {
		e.err.Paragraph("", fmt.Sprintf("%s, model %d of %d", o.Models[i], i+1, len(embedders)))
		if err := e.embed(ctx, lib, emb); err != nil {
			return err
		}
		began := time.Now()
		found, err := e.rankAll(ctx, lib, emb, set, o.Depth)
		if err != nil {
			return err
		}
		m := comparedModelJSON{Model: o.Models[i], Milliseconds: perQuestion(time.Since(began), found)}
		run := rankings(ids, found.asked)
		m.evalJSON = set.report(run, set.base, o.Worst)
		m.Answered = answeredFiles(o, found)
		if i == 0 {
			set.base = run
		} else if m.Compared != nil {
			m.Compared.Run = o.Models[0]
		}
		list = append(list, m)
	}
	if o.JSON {
		return e.out.JSON(struct {
			Models []comparedModelJSON `json:"models"`
		}{list})
	}
	e.printModels(list)
	return nil
}

// perQuestion is the time of a question in milliseconds.
func perQuestion(took time.Duration, r results) float64 {
	n := len(r.asked)
	for _, list := range r.rejected {
		n += len(list)
	}
	return float64(took.Microseconds()) / 1000 / float64(max(1, n))
}

// printModels prints a line for each model, and how it differs from the first.
func (e evaluation) printModels(list []comparedModelJSON) {
	for _, m := range list {
		e.out.Printf("%s\n", m.Model)
		if m.NDCG10 != nil {
			e.out.Printf("  nDCG@10 %.4f  recall@5 %.4f  recall@10 %.4f  MRR@10 %.4f  %.1f ms a question\n", *m.NDCG10, *m.Recall5, *m.Recall10, *m.MRR10, m.Milliseconds)
		}
		for _, f := range m.Answered {
			e.out.Printf("  answered %d, surely %d, of %d in %s\n", f.Answered, f.Sure, f.Questions, f.File)
		}
		if c := m.Compared; c != nil {
			e.out.Printf("  nDCG@10 against %s: %+.4f  (%+.4f to %+.4f), %s better, %d worse\n", c.Run, c.More, c.Interval.Low, c.Interval.High, terminal.Count(c.Better, "question"), c.Worse)
			for _, q := range c.Questions {
				e.out.Paragraph(fmt.Sprintf("    %+.3f  ", q.More), q.ID+"  "+q.Text)
			}
		}
	}
}
