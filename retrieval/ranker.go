package retrieval

import (
	"context"
	"sync/atomic"

	"footnote/corpus/library"
	"footnote/retrieval/index"
	"footnote/retrieval/question"
	"footnote/retrieval/rank"
	"footnote/retrieval/static"
)

// A ranker ranks what an index holds.
type ranker struct {
	*index.Index
	fitted      *rank.Fitted                     // how to rank and judge where no vectors do
	translation *static.Translation              // in which other words texts say what is asked
	spelling    atomic.Pointer[question.Speller] // of the words, made when it is first asked for
}

// catchUp brings it up to what the library holds.
func (x *ranker) catchUp(ctx context.Context, lib *library.Library) error {
	if err := x.Index.CatchUp(ctx, lib); err != nil {
		return err
	}
	x.spelling.Store(nil)
	return nil
}

// kept is about what it keeps in memory of what questions have made.
func (x *ranker) kept() int64 {
	n := x.Index.Kept()
	if s := x.spelling.Load(); s != nil {
		n += s.Bytes()
	}
	return n
}
