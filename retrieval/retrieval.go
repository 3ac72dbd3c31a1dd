package retrieval

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	"footnote/corpus/library"
	"footnote/retrieval/backlog"
	"footnote/retrieval/catalogue"
	"footnote/retrieval/embed"
	"footnote/retrieval/glossary"
	"footnote/retrieval/index"
	"footnote/retrieval/rank"
	"footnote/retrieval/ranking"
	"footnote/retrieval/static"
	"footnote/retrieval/talk"
)

// An Engine answers from one library. It may be used by several goroutines.
type Engine struct {
	library  *library.Library
	embedder embed.Embedder
	explains bool // whether answers have the reasons for their passages

	syncing   sync.Mutex   // one Sync at a time
	deepening sync.Mutex   // one EmbedModel at a time
	mu        sync.RWMutex // guards index
	ranker    *ranking.Ranker
	called    atomic.Pointer[catalogue.Records] // what the sources are called, made when it is first asked for
}

// New opens an engine over a library: it indexes the words of all passages and
// loads the vectors that emb's model has made of them. It embeds nothing; that
// is what [Engine.Sync] is for.
func New(ctx context.Context, lib *library.Library, emb embed.Embedder) (*Engine, error) {
	m, err := Default()
	if err != nil {
		return nil, fmt.Errorf("open engine: %w", err)
	}
	return NewWith(ctx, lib, emb, m)
}

// Models are what an engine ranks and judges by, besides its embedder.
type Models struct {
	Table  *static.Model // which words are near in meaning
	World  *static.World // what a library is held against
	Fitted *rank.Fitted  // how to rank and judge
	// Translation is in which other words texts say what is asked; nil for none.
	Translation *static.Translation
	// Glossary is what words of other languages are in English; nil for none.
	Glossary *glossary.Glossary
	// Talk is which messages ask, and which are talk among people; nil for none.
	Talk *talk.Model
}

// Default gives the models in the binary.
func Default() (Models, error) {
	table, err := static.Default()
	if err != nil {
		return Models{}, err
	}
	world, err := static.DefaultWorld()
	if err != nil {
		return Models{}, err
	}
	translation, err := static.DefaultTranslation()
	if err != nil {
		return Models{}, err
	}
	chat, err := talk.Default()
	if err != nil {
		return Models{}, err
	}
	words, err := glossary.Default()
	if err != nil {
		return Models{}, err
	}
	fitted, err := rank.Default()
	return Models{table, world, fitted, translation, words, chat}, err
}

// NewWith is [New] with other models, as the trainer needs it.
func NewWith(ctx context.Context, lib *library.Library, emb embed.Embedder, m Models) (*Engine, error) {
	return openEngine(ctx, lib, emb, m, false)
}

// NewRemembering is [New], for an engine that keeps the texts of passages: it answers while
// the library is out of reach.
func NewRemembering(ctx context.Context, lib *library.Library, emb embed.Embedder) (*Engine, error) {
	m, err := Default()
	if err != nil {
		return nil, fmt.Errorf("open engine: %w", err)
	}
	return openEngine(ctx, lib, emb, m, true)
}

// openEngine is NewWith, for an engine that may keep the texts.
func openEngine(ctx context.Context, lib *library.Library, emb embed.Embedder, m Models, remember bool) (*Engine, error) {
	spaces, err := spacesOf(emb, m)
	if err != nil {
		return nil, fmt.Errorf("open engine: %w", err)
	}
	x := index.New(m.Table, m.World, spaces...)
	if remember {
		x.Remember()
	}
	e := &Engine{library: lib, embedder: emb, ranker: ranking.New(x, m.Fitted, m.Translation, m.Glossary, m.Talk)}
	if err := e.CatchUp(ctx); err != nil {
		return nil, fmt.Errorf("open engine: %w", err)
	}
	return e, nil
}

// Explain lets the answers say why each of their passages was chosen, which takes longer than
// to choose the sentence to read first. It is called before the first question.
func (e *Engine) Explain() { e.explains = true }

// Sync makes the engine answer from what is in the library now: it indexes new
// passages, and those under another title, forgets removed ones, and embeds what
// the model has not yet seen. Adding a source, editing one, going on after a crash
// and changing the model are all this.
// Questions are answered while passages are embedded. progress, which may be nil,
// is told how many have been embedded of how many.
func (e *Engine) Sync(ctx context.Context, progress func(done, total int)) error {
	e.syncing.Lock()
	defer e.syncing.Unlock()
	if err := e.CatchUp(ctx); err != nil {
		return fmt.Errorf("sync: %w", err)
	}
	emb := e.embedder
	if first := First(emb); first != nil {
		emb = first
	}
	err := backlog.Embed(ctx, e.library, emb, batch, progress)
	if err := errors.Join(err, e.CatchUp(ctx)); err != nil {
		return fmt.Errorf("sync: %w", err)
	}
	return nil
}

// Bytes is about what the engine takes in memory, but for what it has [Engine.Kept].
func (e *Engine) Bytes() int64 {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.ranker.Bytes()
}

// Kept is about what it takes in memory that questions have made of passages and words,
// for the next question.
func (e *Engine) Kept() int64 { return e.ranker.Kept() }

// EmbedModel gives the passages the vectors of the slow model of a [Tiered] embedder, for
// which Sync does not wait, and lets it answer once all have theirs. With other
// embedders there is nothing to do. Questions, and Sync, go on meanwhile.
func (e *Engine) EmbedModel(ctx context.Context, progress func(done, total int)) error {
	t, ok := e.embedder.(Tiered)
	if !ok {
		return nil
	}
	e.deepening.Lock()
	defer e.deepening.Unlock()
	err := backlog.Embed(ctx, e.library, t, batchSlow, progress)
	if err := errors.Join(err, e.CatchUp(ctx)); err != nil {
		return fmt.Errorf("embed with the model: %w", err)
	}
	return nil
}

// CatchUp lets the engine answer from what is in the library now, without embedding
// anything: what has no vector yet ranks by its words. [Engine.Sync] does this too.
func (e *Engine) CatchUp(ctx context.Context) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if err := e.ranker.CatchUp(ctx, e.library); err != nil {
		return err
	}
	e.called.Store(nil)
	return nil
}

// batch is how many passages are embedded and stored at a time, what a crash can lose:
// fewer with a model that takes long for each.
const batch, batchSlow = 64, 8

// Embed gives the passages of a library that emb's model has not yet seen their
// vectors, a batch at a time; for a [Tiered] one first those of the built-in table.
// Those of other models stay, since they may have been paid for;
// [library.Library.DropEmbeddings] forgets them.
func Embed(ctx context.Context, lib *library.Library, emb embed.Embedder, progress func(done, total int)) error {
	if _, tiered := emb.(Tiered); !tiered {
		return backlog.Embed(ctx, lib, emb, batch, progress)
	}
	if first := First(emb); first != nil {
		if err := backlog.Embed(ctx, lib, first, batch, nil); err != nil {
			return err
		}
	}
	return backlog.Embed(ctx, lib, emb, batchSlow, progress)
}

// ErrNotStored is why some passages stay without vectors: the library takes none for them.
var ErrNotStored = backlog.ErrNotStored
