package retrieval

import (
	"context"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/retrieval/marks"
)

// mostScanned is how many passages are looked through for marks that a question asks for,
// of which no index knows.
const mostScanned = 20_000

// marked gives what marks that a question asks for are worth in the passages that have them
// by themselves ("what does ** mean"). There are none as a rule.
func (e *Engine) marked(ctx context.Context, asked string) (map[corpus.PassageID]int, error) {
	runs := marks.Asked(corpus.Clip(asked, MaxQuestion))
	if len(runs) == 0 {
		return nil, nil
	}
	found, scanned := map[corpus.PassageID]int{}, 0
	for p, err := range e.library.Passages(ctx, 0) {
		if err != nil {
			return nil, err
		}
		if scanned++; scanned > mostScanned {
			break
		}
		for _, m := range runs {
			if worth := marks.In(p.Text, m); worth > 0 {
				found[p.ID] += worth
			}
		}
	}
	return found, nil
}

// documentsOf gives what is known by passages by the documents of the index.
func (e *Engine) documentsOf(found map[corpus.PassageID]int) map[int]int {
	docs := map[int]int{}
	for id, n := range found {
		if doc, ok := e.ranker.Document[id]; ok {
			docs[doc] = n
		}
	}
	return docs
}

// markedSentence gives the sentence of a text that has most of the marks which are asked for.
func markedSentence(runs []string, text string) (best Span, ok bool) {
	if len(runs) == 0 {
		return Span{}, false
	}
	most := 0
	for _, s := range lang.Sentences(text) {
		worth := 0
		for _, m := range runs {
			worth += marks.In(text[s.Start:s.End], m)
		}
		if worth > most {
			best, most = Span{s.Start, s.End}, worth
		}
	}
	return best, most > 0
}
