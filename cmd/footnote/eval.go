package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"

	"footnote/cmd/footnote/advice"
	"footnote/cmd/footnote/terminal"
	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/library"
	"footnote/retrieval"
	"footnote/retrieval/embed"
)

func (a *app) evalCommand() command {
	var o evalOptions
	return command{
		use:     "eval --set DIR [flags]",
		short:   "Measure the ranking on a set of judged questions",
		long:    `Ranks every question of DIR/queries.jsonl over the passages of DIR/corpus.jsonl ({"id", "title", "text"} a line, each line one passage as it is). Where DIR/qrels.tsv judges them, nDCG@10, recall and MRR@10 are printed, each with the interval in which it lies with a chance of 95 % (bootstrap over the questions), and the worst questions. It also counts how many questions are answered, with those that should not be: DIR/ood.jsonl (other fields) and DIR/absent.jsonl (answers that are not among the passages). With --models it does so by one model after the other, and says how each differs from the first. Nothing is kept.`,
		example: "footnote eval --set ../shared/eval/scifact\nfootnote eval --set sets/mine --run new.run --base old.run\nfootnote eval --set sets/mine --models static,bge-small",
		flags: func(f flags) {
			f.Flags().StringVar(&o.set, "set", "", "`folder` of the set")
			f.Flags().StringVar(&o.queries, "queries", "", "questions to ask instead of DIR/queries.jsonl, a `file` of the same kind")
			f.Flags().StringVar(&o.run, "run", "", "write the rankings to a TREC run `file`")
			f.Flags().StringVar(&o.answers, "answers", "", "write to `file` whether and how surely each question is answered")
			f.Flags().StringVar(&o.base, "base", "", "compare with a TREC run `file` of an earlier time")
			f.Flags().StringSliceVar(&o.models, "models", nil, "compare models by `names`, with commas between; static is the built-in table")
			f.Flags().IntVar(&o.worst, "worst", 5, "list the `N` worst questions")
			f.Flags().IntVar(&o.depth, "depth", 50, "rank `N` passages for each question")
			f.Flags().BoolVar(&o.json, "json", false, "print the figures as one JSON object")
		},
		run: func(ctx context.Context, _ line) error { return a.eval(ctx, o) },
	}
}

type evalOptions struct {
	set, queries, run, answers, base string
	models                           []string // to compare, the first is what the others are set against
	depth, worst                     int
	json                             bool
}

// A measured question is what eval found for it, and how sure an answer is.
type measured struct {
	query   query
	ranking retrieval.Ranking
	verdict retrieval.Verdict
}

// eval ranks the questions of a set over its passages, in a library in memory.
func (a *app) eval(ctx context.Context, o evalOptions) error {
	if len(o.models) > 0 {
		return a.evalModels(ctx, o)
	}
	_, emb, err := a.settings()
	if err != nil {
		return err
	}
	set, err := o.read()
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
	if err := a.embed(ctx, lib, emb); err != nil {
		return err
	}
	results, err := a.rankAll(ctx, lib, emb, set, o.depth)
	if err != nil {
		return err
	}
	return a.conclude(o, set, ids, results)
}

// read reads the set that the options name.
func (o evalOptions) read() (evalSet, error) {
	switch {
	case o.set == "":
		return evalSet{}, advice.Mistake("Name the folder of a set, for example: footnote eval --set ../shared/eval/scifact")
	case o.depth < 1:
		return evalSet{}, advice.Mistake("--depth %d is not possible. Choose a number from 1 on.", o.depth)
	case o.worst < 0:
		return evalSet{}, advice.Mistake("--worst %d is not possible. Choose a number from 0 on.", o.worst)
	}
	return readSet(o.set, o.queries, o.base)
}

// fill puts every document into the library, a source of one passage each, and
// gives the documents' own names by source.
func (a *app) fill(ctx context.Context, lib *library.Library, documents []document) (map[corpus.SourceID]string, error) {
	bar := a.err.Progress(len(documents), "reading")
	defer bar.Finish()
	ids := make(map[corpus.SourceID]string, len(documents))
	languages := languagesOf(documents)
	for i, d := range documents {
		digest := sha256.Sum256([]byte(d.ID + "\x00" + d.Title + "\x00" + d.Text))
		s, err := lib.Add(ctx, corpus.Source{
			Metadata: corpus.Metadata{Title: d.Title, Language: languages[i]}, Origin: d.ID, Digest: hex.EncodeToString(digest[:]),
		}, []corpus.Passage{{Ordinal: 1, Text: d.Text}})
		if err != nil {
			return nil, fmt.Errorf("document %q: %w", d.ID, err)
		}
		ids[s.ID] = d.ID
		bar.Set(i + 1)
	}
	return ids, nil
}

// languagesOf finds the language of every document. What is short is easily
// taken for another language, so that a set of nine tenths in one language is
// taken to be in that; in others, documents that show none are given the most
// frequent one.
func languagesOf(documents []document) []string {
	languages := make([]string, len(documents))
	const sampled = 200
	most, uniform := mostFrequent(documents, len(documents)/sampled+1)
	for i, d := range documents {
		if !uniform {
			languages[i] = lang.Detect(d.Text)
		}
		languages[i] = cmp.Or(languages[i], most)
	}
	return languages
}

// mostFrequent gives the language of most documents, looking at each step-th,
// and whether it is that of nine tenths of those that show one.
func mostFrequent(documents []document, step int) (most string, uniform bool) {
	count, found := map[string]int{}, 0
	for i := 0; i < len(documents); i += step {
		if language := lang.Detect(documents[i].Text); language != "" {
			count[language]++
			found++
		}
	}
	for _, language := range slices.Sorted(maps.Keys(count)) {
		if count[language] > count[most] {
			most = language
		}
	}
	return most, 10*count[most] >= 9*found
}

// results are what eval found for the questions of each file.
type results struct {
	asked    []measured
	rejected map[string][]measured // by file: the questions that the passages do not answer
}

func (a *app) rankAll(ctx context.Context, lib *library.Library, emb embed.Embedder, set evalSet, depth int) (results, error) {
	engine, err := retrieval.New(ctx, lib, emb)
	if err != nil {
		return results{}, err
	}
	r := results{rejected: map[string][]measured{}}
	if r.asked, err = a.rankFile(ctx, engine, set.queries, depth); err != nil {
		return r, err
	}
	for _, file := range foreignFiles {
		if r.rejected[file], err = a.rankFile(ctx, engine, set.foreign[file], depth); err != nil {
			return r, err
		}
	}
	return r, nil
}

func (a *app) rankFile(ctx context.Context, engine *retrieval.Engine, queries []query, depth int) ([]measured, error) {
	bar := a.err.Progress(len(queries), "asking")
	defer bar.Finish()
	var found []measured
	for i, q := range queries {
		r, err := engine.Rank(ctx, q.Text, depth)
		a, askErr := engine.Ask(ctx, q.Text, 1)
		if err := errors.Join(err, r.Partial, askErr); err != nil {
			return nil, fmt.Errorf("question %q: %w", q.ID, err)
		}
		found = append(found, measured{q, r, a.Verdict})
		bar.Set(i + 1)
	}
	return found, nil
}

// conclude writes the files asked for and prints the figures.
func (a *app) conclude(o evalOptions, set evalSet, ids map[corpus.SourceID]string, r results) error {
	if o.run != "" {
		if err := writeFile(o.run, runLines(ids, r.asked)); err != nil {
			return err
		}
	}
	if o.answers != "" {
		if err := writeFile(o.answers, answerLines(r.asked)); err != nil {
			return err
		}
	}
	report := set.report(rankings(ids, r.asked), set.base, o.worst)
	if report.Compared != nil {
		report.Compared.Run = o.base
	}
	report.Answered = answeredFiles(o, r)
	if report.Questions == 0 {
		a.err.Paragraph("", fmt.Sprintf("%s ranked. There are no judgments for them, so there are no figures of the ranking.", terminal.Count(len(r.asked), "question")))
	}
	if o.json {
		return a.out.JSON(report)
	}
	a.printReport(report)
	if report.Questions > 0 {
		a.err.Paragraph("", fmt.Sprintf("%s judged, %s", terminal.Count(report.Questions, "question"), terminal.Count(len(set.documents), "passage")))
	}
	return nil
}

// answeredFiles counts the answered questions of each file.
func answeredFiles(o evalOptions, r results) []answeredJSON {
	list := []answeredJSON{answeredOf(cmp.Or(o.queries, questionsFile), r.asked)}
	for _, file := range foreignFiles {
		if len(r.rejected[file]) > 0 {
			list = append(list, answeredOf(file, r.rejected[file]))
		}
	}
	return list
}

// rankings gives the names of the documents found, best first.
func rankings(ids map[corpus.SourceID]string, results []measured) map[string][]string {
	all := make(map[string][]string, len(results))
	for _, m := range results {
		names := make([]string, len(m.ranking.Hits))
		for i, h := range m.ranking.Hits {
			names[i] = ids[h.Source]
		}
		all[m.query.ID] = names
	}
	return all
}
