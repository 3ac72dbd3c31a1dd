package retrieval

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/retrieval/embed"
	"footnote/retrieval/rank"
	"footnote/retrieval/static"
	"footnote/retrieval/vector"
)

// A Tiered embedder is a slow model with the built-in table before it: while passages
// wait for the model's vectors, and when it has none for a question in time, the table
// answers in its place.
type Tiered struct {
	embed.Embedder // the model

	// Patience is how long a question waits for the model; as long as it takes if 0.
	Patience time.Duration
	// Fitted are the numbers that were learned with this model, the shipped ones if nil.
	Fitted *rank.Fitted
}

// ErrTable is wrapped by why the built-in table answered in a model's place, and
// [ErrLate] by that the model was too slow.
var (
	ErrTable = errors.New("the built-in table answered in the place of the model")
	ErrLate  = errors.New("the model gave no vector of the question in time")
)

// ErrFitted is why numbers are not used: they are not readable, or were learned with
// another model.
var ErrFitted = errors.New("no fitted numbers of this model")

// ReadFitted reads what cmd/train has learned with a model from a file, nil if there is none.
func ReadFitted(path, model string) (*rank.Fitted, error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var f *rank.Fitted
	if err == nil {
		f, err = rank.Decode(b)
	}
	if err == nil && f.Model != model {
		err = fmt.Errorf("they are of %.80q", f.Model)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: read %q: %w", ErrFitted, path, err)
	}
	return f, nil
}

// EmbedQuestion gives the model's vector of a question, or ErrLate.
func (t Tiered) EmbedQuestion(ctx context.Context, text string) ([]float32, error) {
	if t.Patience == 0 {
		return t.Embedder.EmbedQuestion(ctx, text)
	}
	ctx, cancel := context.WithTimeoutCause(ctx, t.Patience, ErrLate)
	defer cancel()
	v, err := t.Embedder.EmbedQuestion(ctx, text)
	if err != nil && errors.Is(context.Cause(ctx), ErrLate) {
		return nil, fmt.Errorf("%w: %w", ErrLate, err)
	}
	return v, err
}

// First gives the embedder that is done before anyone notices: the built-in table, or nil
// for one at the other end of a network.
func First(emb embed.Embedder) embed.Embedder {
	switch emb := emb.(type) {
	case *static.Model:
		return emb
	case Tiered:
		if table, err := static.Default(); err == nil {
			return table
		}
	}
	return nil
}

// Spaces names the models whose vectors a library is asked by.
func Spaces(emb embed.Embedder) []string {
	names := []string{emb.Model()}
	if first := First(emb); first != nil && first != emb {
		names = append(names, first.Model())
	}
	return names
}

// A space is what an index holds of the vectors of one model.
type space struct {
	embedder embed.Embedder
	fitted   *rank.Fitted
	vectors  *vector.Store
	embedded corpus.PassageID // the last passage whose vector was looked for
	sampled  []int            // documents that stand for all
}

// spacesOf gives the spaces that an embedder ranks in, the best first.
func spacesOf(emb embed.Embedder, m Models) ([]*space, error) {
	embedders := []embed.Embedder{emb}
	if _, ok := emb.(Tiered); ok {
		embedders = append(embedders, m.Table)
	}
	var spaces []*space
	for _, emb := range embedders {
		v, err := vector.New()
		if err != nil {
			return nil, err
		}
		s := &space{embedder: emb, fitted: m.Fitted, vectors: v}
		if t, ok := emb.(Tiered); ok && t.Fitted != nil {
			s.fitted = t.Fitted
		}
		spaces = append(spaces, s)
	}
	return spaces, nil
}

// complete says whether every passage has its vector in a space. Until then its vectors
// do not rank: passages without one would seem further off than they are.
func (x *index) complete(s *space) bool { return s.vectors.Count() == len(x.document) }

// loadVectors adds the vectors that have been made since the last time, first of
// passages that are indexed anew: they stand before those that are known to have
// theirs.
func (x *index) loadVectors(ctx context.Context, lib *library.Library, s *space) error {
	model := s.embedder.Model()
	if missing := x.missingVectors(s); len(missing) > 0 {
		made, err := lib.EmbeddingsOf(ctx, model, missing)
		if err != nil {
			return err
		}
		for _, e := range made {
			if err := x.addVector(ctx, s, x.document[e.Passage], e.Vector); err != nil {
				return err
			}
		}
	}
	for e, err := range lib.Embeddings(ctx, model, s.embedded) {
		if err != nil {
			return err
		}
		doc, ok := x.document[e.Passage]
		if !ok {
			continue
		}
		if err := x.addVector(ctx, s, doc, e.Vector); err != nil {
			return err
		}
		s.embedded = e.Passage
	}
	return nil
}

// missingVectors lists the passages without a vector before the last that has one.
func (x *index) missingVectors(s *space) []corpus.PassageID {
	var missing []corpus.PassageID
	for doc, e := range x.entries {
		if e.passage != 0 && e.passage <= s.embedded && !s.vectors.Has(doc) {
			missing = append(missing, e.passage)
		}
	}
	return missing
}

// A located question has its vector in a space, or none and perhaps a reason.
type located struct {
	space  *space
	vector []float32
	err    error
}

// locate gives a question's vectors, in the first space that is complete and those behind
// it. There is none and no reason either for a question in a language that a model does
// not know. It is called without the engine's lock: an embedder may be at the other end
// of a network.
func (e *Engine) locate(ctx context.Context, a asking) []located {
	e.mu.RLock()
	list := make([]located, len(e.index.spaces))
	for i, s := range e.index.spaces {
		list[i].space = s
		if len(e.index.spaces) > 1 && !e.index.complete(s) {
			list[i].err = ErrIncomplete
		}
	}
	e.mu.RUnlock()
	for i := range list {
		l := &list[i]
		if l.err != nil || !l.space.embedder.Knows(a.language) {
			continue
		}
		if l.vector, l.err = l.space.embedder.EmbedQuestion(ctx, a.text); l.err != nil {
			l.err = fmt.Errorf("embed question: %w", l.err)
		}
	}
	return list
}

// rank lets words and vectors rank: the best vectors that there are, words alone if there
// are none.
func (e *Engine) rank(ctx context.Context, a asking, at []located, among func(corpus.SourceID) bool) (ranking, error) {
	var partial error // of the best space
	for i, l := range at {
		if err := ctx.Err(); err != nil {
			return ranking{}, err
		}
		if l.err == nil && !e.index.complete(l.space) {
			l.err = ErrIncomplete
		}
		var r ranking
		if l.err == nil && l.vector != nil {
			r, l.err = e.index.rank(ctx, a, l, among)
			if l.err != nil && !errors.Is(l.err, embed.ErrDimension) {
				return r, l.err
			}
		}
		if i == 0 {
			partial = l.err
		}
		if l.err != nil || l.vector == nil {
			continue
		}
		if partial != nil {
			partial = fmt.Errorf("%w: %w", ErrTable, partial)
		}
		r.partial = partial
		return r, nil
	}
	if err := ctx.Err(); err != nil {
		return ranking{}, err
	}
	r, err := e.index.rank(ctx, a, located{}, among)
	r.partial = partial
	return r, err
}
