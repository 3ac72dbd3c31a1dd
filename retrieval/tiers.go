package retrieval

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"footnote/corpus"
	"footnote/retrieval/embed"
	"footnote/retrieval/index"
	"footnote/retrieval/rank"
	"footnote/retrieval/ranking"
	"footnote/retrieval/static"
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

// spacesOf gives the spaces that an embedder ranks in, the best first.
func spacesOf(emb embed.Embedder, m Models) ([]*index.Space, error) {
	embedders := []embed.Embedder{emb}
	if _, ok := emb.(Tiered); ok {
		embedders = append(embedders, m.Table)
	}
	var spaces []*index.Space
	for _, emb := range embedders {
		fitted := m.Fitted
		if t, ok := emb.(Tiered); ok && t.Fitted != nil {
			fitted = t.Fitted
		}
		s, err := index.NewSpace(emb, fitted)
		if err != nil {
			return nil, err
		}
		spaces = append(spaces, s)
	}
	return spaces, nil
}

// locate gives a question's vectors, in the first space that is complete and those behind
// it. There is none and no reason either for a question in a language that a model does
// not know. It is called without the engine's lock: an embedder may be at the other end
// of a network.
func (e *Engine) locate(ctx context.Context, a ranking.Question) []ranking.Located {
	e.mu.RLock()
	list := make([]ranking.Located, len(e.ranker.Spaces))
	for i, s := range e.ranker.Spaces {
		list[i].Space = s
		if len(e.ranker.Spaces) > 1 && !e.ranker.Complete(s) {
			list[i].Err = ErrIncomplete
		}
	}
	e.mu.RUnlock()
	for i := range list {
		l := &list[i]
		if l.Err != nil || !l.Space.Embedder.Knows(a.Language) {
			continue
		}
		if l.Vector, l.Err = l.Space.Embedder.EmbedQuestion(ctx, a.Text); l.Err != nil {
			l.Err = fmt.Errorf("embed question: %w", l.Err)
		}
	}
	return list
}

// rank lets words and vectors rank: the best vectors that there are, words alone if there
// are none.
func (e *Engine) rank(ctx context.Context, a ranking.Question, at []ranking.Located, among func(corpus.SourceID) bool) (ranking.Ranking, error) {
	var partial error // of the best space
	for i, l := range at {
		if err := ctx.Err(); err != nil {
			return ranking.Ranking{}, err
		}
		if l.Err == nil && !e.ranker.Complete(l.Space) {
			l.Err = ErrIncomplete
		}
		var r ranking.Ranking
		if l.Err == nil && l.Vector != nil {
			r, l.Err = e.rankAndSay(ctx, a, l, among)
			if l.Err != nil && !errors.Is(l.Err, embed.ErrDimension) {
				return r, l.Err
			}
		}
		if i == 0 {
			partial = l.Err
		}
		if l.Err != nil || l.Vector == nil {
			continue
		}
		if partial != nil {
			partial = fmt.Errorf("%w: %w", ErrTable, partial)
		}
		r.Partial = partial
		return r, nil
	}
	if err := ctx.Err(); err != nil {
		return ranking.Ranking{}, err
	}
	r, err := e.rankAndSay(ctx, a, ranking.Located{}, among)
	r.Partial = partial
	return r, err
}

// rankAndSay ranks, and reads in the texts of what was read again how much of the question they
// say.
func (e *Engine) rankAndSay(ctx context.Context, a ranking.Question, at ranking.Located, among func(corpus.SourceID) bool) (ranking.Ranking, error) {
	r, err := e.ranker.Rank(ctx, a, at, among)
	if err != nil || r.Reader == nil {
		return r, err
	}
	var ids []corpus.PassageID
	for _, c := range r.Candidates[:r.Read] {
		ids = append(ids, e.ranker.Entries[c.Doc].Passage)
	}
	if r.Passages, err = e.passages(ctx, ids); err != nil {
		return r, err
	}
	e.ranker.Say(&r, a)
	e.ranker.PutDefinitionFirst(&r)
	return r, nil
}

// ErrIncomplete is why words answer alone while passages wait for their vectors.
var ErrIncomplete = errors.New("not every passage has its vector yet")
