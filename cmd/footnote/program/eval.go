package program

import (
	"context"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/evaluation"
	"footnote/cmd/footnote/settings"
	"footnote/retrieval/embed"
)

// Eval is the command that measures the ranking.
func Eval(run *command.App) command.Row {
	a := app{run}
	var o evaluation.Options
	return command.Row{
		Use:     "eval --set DIR [flags]",
		Short:   "Measure the ranking on a set of judged questions",
		Long:    `Ranks every question of DIR/queries.jsonl over the passages of DIR/corpus.jsonl ({"id", "title", "text"} a line, each line one passage as it is). Where DIR/qrels.tsv judges them, nDCG@10, recall and MRR@10 are printed, each with the interval in which it lies with a chance of 95 % (bootstrap over the questions), and the worst questions. It also counts how many questions are answered, with those that should not be: DIR/ood.jsonl (other fields) and DIR/absent.jsonl (answers that are not among the passages). With --models it does so by one model after the other, and says how each differs from the first. Nothing is kept.`,
		Example: "footnote eval --set ../shared/eval/scifact\nfootnote eval --set sets/mine --run new.run --base old.run\nfootnote eval --set sets/mine --models static,bge-small",
		Flags: func(f command.Flags) {
			f.Flags().StringVar(&o.Set, "set", "", "`folder` of the set")
			f.Flags().StringVar(&o.Queries, "queries", "", "questions to ask instead of DIR/queries.jsonl, a `file` of the same kind")
			f.Flags().StringVar(&o.Run, "run", "", "write the rankings to a TREC run `file`")
			f.Flags().StringVar(&o.Answers, "answers", "", "write to `file` whether and how surely each question is answered")
			f.Flags().StringVar(&o.Base, "base", "", "compare with a TREC run `file` of an earlier time")
			f.Flags().StringSliceVar(&o.Models, "models", nil, "compare models by `names`, with commas between; static is the built-in table")
			f.Flags().IntVar(&o.Worst, "worst", 5, "list the `N` worst questions")
			f.Flags().IntVar(&o.Depth, "depth", 50, "rank `N` passages for each question")
			f.Flags().BoolVar(&o.JSON, "json", false, "print the figures as one JSON object")
		},
		Run: func(ctx context.Context, _ command.Line) error {
			return evaluation.Run(ctx, o, a.Out, a.Err, a.embedders)
		},
	}
}

// embedders opens the models of some names, of which static is the built-in table; without
// names it is the one of the settings.
func (a app) embedders(names []string) ([]embed.Embedder, error) {
	if len(names) == 0 {
		_, emb, err := a.Settings()
		return []embed.Embedder{emb}, err
	}
	c, err := a.Config()
	if err != nil {
		return nil, err
	}
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
