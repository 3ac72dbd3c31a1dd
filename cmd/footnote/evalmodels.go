package main

import (
	"context"
	"fmt"
	"time"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/settings"
	"footnote/cmd/footnote/terminal"
	"footnote/corpus/library"
	"footnote/retrieval/embed"
)

// A comparedModelJSON is what eval found with one of several models.
type comparedModelJSON struct {
	Model        string  `json:"model"`
	Milliseconds float64 `json:"ms"` // for a question, all of its answer
	evalJSON
}

// evalModels ranks the questions of a set by one model after the other, and sets each
// against the first.
func (a *app) evalModels(ctx context.Context, o evalOptions) error {
	if o.run != "" || o.answers != "" || o.base != "" {
		return advice.Mistake("--models compares models with each other: take --run, --answers and --base away, or --models.")
	}
	c, err := a.config()
	if err != nil {
		return err
	}
	set, err := o.read()
	if err != nil {
		return err
	}
	embedders, err := a.namedModels(c, o.models)
	if err != nil {
		return err
	}
	lib, err := library.Open(ctx, library.InMemory)
	if err != nil {
		return err
	}
	defer lib.Close()
	ids, err := a.fill(ctx, lib, set.documents)
	if err != nil {
		return err
	}
	var list []comparedModelJSON
	for i, emb := range embedders {
		a.err.Paragraph("", fmt.Sprintf("%s, model %d of %d", o.models[i], i+1, len(embedders)))
		if err := a.embed(ctx, lib, emb); err != nil {
			return err
		}
		began := time.Now()
		found, err := a.rankAll(ctx, lib, emb, set, o.depth)
		if err != nil {
			return err
		}
		m := comparedModelJSON{Model: o.models[i], Milliseconds: perQuestion(time.Since(began), found)}
		run := rankings(ids, found.asked)
		m.evalJSON = set.report(run, set.base, o.worst)
		m.Answered = answeredFiles(o, found)
		if i == 0 {
			set.base = run
		} else if m.Compared != nil {
			m.Compared.Run = o.models[0]
		}
		list = append(list, m)
	}
	if o.json {
		return a.out.JSON(struct {
			Models []comparedModelJSON `json:"models"`
		}{list})
	}
	a.printModels(list)
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

// namedModels opens the models of some names; static is the built-in table.
func (a *app) namedModels(c settings.Config, names []string) ([]embed.Embedder, error) {
	var list []embed.Embedder
	for _, name := range names {
		own := c.Embedder
		own.Kind, own.Model = settings.Local, name
		if name == settings.BuiltIn {
			own.Kind = settings.BuiltIn
		}
		emb, err := c.OpenEmbedder(own)
		if err != nil {
			return nil, a.modelError(a.store(c.Embedder), name, err)
		}
		list = append(list, emb)
	}
	if len(list) < 2 {
		return nil, advice.Mistake("Name two models or more, for example: --models static,bge-small")
	}
	return list, nil
}

// printModels prints a line for each model, and how it differs from the first.
func (a *app) printModels(list []comparedModelJSON) {
	for _, m := range list {
		a.out.Printf("%s\n", m.Model)
		if m.NDCG10 != nil {
			a.out.Printf("  nDCG@10 %.4f  recall@5 %.4f  recall@10 %.4f  MRR@10 %.4f  %.1f ms a question\n", *m.NDCG10, *m.Recall5, *m.Recall10, *m.MRR10, m.Milliseconds)
		}
		for _, f := range m.Answered {
			a.out.Printf("  answered %d, surely %d, of %d in %s\n", f.Answered, f.Sure, f.Questions, f.File)
		}
		if c := m.Compared; c != nil {
			a.out.Printf("  nDCG@10 against %s: %+.4f  (%+.4f to %+.4f), %s better, %d worse\n", c.Run, c.More, c.Interval.Low, c.Interval.High, terminal.Count(c.Better, "question"), c.Worse)
			for _, q := range c.Questions {
				a.out.Paragraph(fmt.Sprintf("    %+.3f  ", q.More), q.ID+"  "+q.Text)
			}
		}
	}
}
