package evaluation

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

type Options struct {
	Set, Queries, Run, Answers, Base string
	Models                           []string // to compare, the first is what the others are set against
	Depth, Worst                     int
	JSON                             bool
}

// A measured question is what eval found for it, and how sure an answer is.
type measured struct {
	query   query
	ranking retrieval.Ranking
	verdict retrieval.Verdict
}

// An evaluation is a run over a set.
type evaluation struct {
	out *terminal.Screen // results
	err *terminal.Screen // what is said about them
}

// Run ranks the questions of a set over its passages, in a library in memory. open
// gives the embedders of some models, and that of the settings where none is named.
func Run(ctx context.Context, o Options, out, errs *terminal.Screen, open func(models []string) ([]embed.Embedder, error)) error {
	if len(o.Models) > 0 && (o.Run != "" || o.Answers != "" || o.Base != "") {
		return advice.Mistake("--models compares models with each other: take --run, --answers and --base away, or --models.")
	}
	set, err := o.read()
	if err != nil {
		return err
	}
	embedders, err := open(o.Models)
	if err != nil {
		return err
	}
	lib, err := library.Open(ctx, library.InMemory)
	if err != nil {
		return err
	}
	defer lib.Close()
	e := evaluation{out, errs}
	ids, err := e.fill(ctx, lib, set.documents)
	if err != nil {
		return err
	}
	if len(o.Models) > 0 {
		return e.compareModels(ctx, o, set, lib, ids, embedders)
	}
	if err := e.embed(ctx, lib, embedders[0]); err != nil {
		return err
	}
	results, err := e.rankAll(ctx, lib, embedders[0], set, o.Depth)
	if err != nil {
		return err
	}
	return e.conclude(o, set, ids, results)
}

// embed embeds the passages, with progress.
func (e evaluation) embed(ctx context.Context, lib *library.Library, emb embed.Embedder) error {
	set, finish := e.err.Counted("embedding")
	defer finish()
	return retrieval.Embed(ctx, lib, emb, set)
}

// read reads the set that the options name.
func (o Options) read() (evalSet, error) {
	switch {
	case o.Set == "":
		return evalSet{}, advice.Mistake("Name the folder of a set, for example: footnote eval --set ../shared/eval/scifact")
	case o.Depth < 1:
		return evalSet{}, advice.Mistake("--depth %d is not possible. Choose a number from 1 on.", o.Depth)
	case o.Worst < 0:
		return evalSet{}, advice.Mistake("--worst %d is not possible. Choose a number from 0 on.", o.Worst)
	}
	return readSet(o.Set, o.Queries, o.Base)
}

// fill puts every document into the library, a source of one passage each, and
// gives the documents' own names by source.
func (e evaluation) fill(ctx context.Context, lib *library.Library, documents []document) (map[corpus.SourceID]string, error) {
	bar := e.err.Progress(len(documents), "reading")
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

func (e evaluation) rankAll(ctx context.Context, lib *library.Library, emb embed.Embedder, set evalSet, depth int) (results, error) {
	engine, err := retrieval.New(ctx, lib, emb)
	if err != nil {
		return results{}, err
	}
	r := results{rejected: map[string][]measured{}}
	if r.asked, err = e.rankFile(ctx, engine, set.queries, depth); err != nil {
		return r, err
	}
	for _, file := range foreignFiles {
		if r.rejected[file], err = e.rankFile(ctx, engine, set.foreign[file], depth); err != nil {
			return r, err
		}
	}
	return r, nil
}

func (e evaluation) rankFile(ctx context.Context, engine *retrieval.Engine, queries []query, depth int) ([]measured, error) {
	bar := e.err.Progress(len(queries), "asking")
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
func (e evaluation) conclude(o Options, set evalSet, ids map[corpus.SourceID]string, r results) error {
	if o.Run != "" {
		if err := writeFile(o.Run, runLines(ids, r.asked)); err != nil {
			return err
		}
	}
	if o.Answers != "" {
		if err := writeFile(o.Answers, answerLines(r.asked)); err != nil {
			return err
		}
	}
	report := set.report(rankings(ids, r.asked), set.base, o.Worst)
	if report.Compared != nil {
		report.Compared.Run = o.Base
	}
	report.Answered = answeredFiles(o, r)
	if report.Questions == 0 {
		e.err.Paragraph("", fmt.Sprintf("%s ranked. There are no judgments for them, so there are no figures of the ranking.", terminal.Count(len(r.asked), "question")))
	}
	if o.JSON {
		return e.out.JSON(report)
	}
	e.printReport(report)
	if report.Questions > 0 {
		e.err.Paragraph("", fmt.Sprintf("%s judged, %s", terminal.Count(report.Questions, "question"), terminal.Count(len(set.documents), "passage")))
	}
	return nil
}

// answeredFiles counts the answered questions of each file.
func answeredFiles(o Options, r results) []answeredJSON {
	list := []answeredJSON{answeredOf(cmp.Or(o.Queries, questionsFile), r.asked)}
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
