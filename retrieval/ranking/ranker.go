package ranking

import (
	"context"
	"sync/atomic"

	"footnote/corpus/library"
	"footnote/retrieval/index"
	"footnote/retrieval/question/spelling"
	"footnote/retrieval/rank"
	"footnote/retrieval/static"
)

// A Ranker ranks what an index holds.
type Ranker struct {
	*index.Index
	fitted      *rank.Fitted                     // how to rank and judge where no vectors do
	translation *static.Translation              // in which other words texts say what is asked
	spelling    atomic.Pointer[spelling.Speller] // of the words, made when it is first asked for
}

// New makes a ranker over an index: fitted tells how to rank where no vectors do, and
// translation, which may be nil, in which other words texts say what is asked.
func New(x *index.Index, fitted *rank.Fitted, translation *static.Translation) *Ranker {
	return &Ranker{Index: x, fitted: fitted, translation: translation}
}

// CatchUp brings it up to what the library holds.
func (x *Ranker) CatchUp(ctx context.Context, lib *library.Library) error {
	if err := x.Index.CatchUp(ctx, lib); err != nil {
		return err
	}
	x.spelling.Store(nil)
	return nil
}

// Kept is about what it keeps in memory of what questions have made.
func (x *Ranker) Kept() int64 {
	n := x.Index.Kept()
	if s := x.spelling.Load(); s != nil {
		n += s.Bytes()
	}
	return n
}

// A Located question has its vector in a space, or none and perhaps a reason.
type Located struct {
	Space  *index.Space
	Vector []float32
	Err    error
}
