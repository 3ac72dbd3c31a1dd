package ranking

import (
	"context"
	"sync"
	"sync/atomic"

	"footnote/corpus/library"
	"footnote/retrieval/glossary"
	"footnote/retrieval/index"
	"footnote/retrieval/question/spelling"
	"footnote/retrieval/rank"
	"footnote/retrieval/static"
	"footnote/retrieval/talk"
)

// A Ranker ranks what an index holds.
type Ranker struct {
	*index.Index
	fitted      *rank.Fitted                     // how to rank and judge where no vectors do
	translation *static.Translation              // in which other words texts say what is asked
	glossary    *glossary.Glossary               // what words of other languages are in English
	talk        *talk.Model                      // which messages ask
	spelling    atomic.Pointer[spelling.Speller] // of the words, made when it is first asked for
	meanings    atomic.Pointer[meanings]         // of the words, likewise
	rooms       sync.Pool                        // of questions that are done with
}

// New makes a ranker over an index: fitted tells how to rank where no vectors do, translation
// in which other words texts say what is asked, and the glossary what words of other
// languages are in English, and chat which messages ask; each may be nil.
func New(x *index.Index, fitted *rank.Fitted, translation *static.Translation, words *glossary.Glossary, chat *talk.Model) *Ranker {
	return &Ranker{Index: x, fitted: fitted, translation: translation, glossary: words, talk: chat}
}

// CatchUp brings it up to what the library holds.
func (x *Ranker) CatchUp(ctx context.Context, lib *library.Library) error {
	if err := x.Index.CatchUp(ctx, lib); err != nil {
		return err
	}
	x.spelling.Store(nil)
	x.meanings.Store(nil)
	return nil
}

// Kept is about what it keeps in memory of what questions have made.
func (x *Ranker) Kept() int64 {
	n := x.Index.Kept()
	if s := x.spelling.Load(); s != nil {
		n += s.Bytes()
	}
	if m := x.meanings.Load(); m != nil {
		n += m.bytes
	}
	return n
}

// A Located question has its vector in a space, or none and perhaps a reason.
type Located struct {
	Space  *index.Space
	Vector []float32
	Err    error
}

// nearest looks for the documents whose vectors are nearest, while words are scored: in a
// large library that takes a third as long. What it gives waits for them, and is always to be
// called.
func (l Located) nearest(ctx context.Context) (wait func() ([]int, error)) {
	var docs []int
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		if l.Vector != nil {
			docs, err = l.Space.Vectors.Nearest(ctx, l.Vector, mostProposed)
		}
	}()
	return func() ([]int, error) {
		<-done
		return docs, err
	}
}
