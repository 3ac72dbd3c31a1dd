package vector

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/philippgille/chromem-go"

	"footnote/retrieval/embed"
	"footnote/retrieval/static"
)

// Store holds one vector a document in a chromem-go collection, in memory.
// Guarded here, because chromem-go v0.7.0 leaves it to its callers: a query for
// more results than there are documents fails; a cancelled query gives a part
// of its results without an error; one vector of another length fails every
// later query; Delete races with AddDocument. The engine's lock keeps writers
// apart from everybody else.
type Store struct {
	collection *chromem.Collection
	Rows       [][]float32 // by document, the very arrays that the collection holds
	dimensions int
}

// New makes an empty store.
func New() (*Store, error) {
	never := func(context.Context, string) ([]float32, error) {
		return nil, errors.New("passages come with their vectors")
	}
	c, err := chromem.NewDB().CreateCollection("passages", nil, never)
	if err != nil {
		return nil, fmt.Errorf("create collection: %w", err)
	}
	return &Store{collection: c}, nil
}

// Add gives a document its vector.
func (v *Store) Add(ctx context.Context, doc int, vector []float32) error {
	if err := v.check(vector); err != nil {
		return fmt.Errorf("vector of document %d: %w", doc, err)
	}
	vector = Unit(vector)
	v.dimensions = len(vector)
	if doc >= len(v.Rows) {
		v.Rows = append(v.Rows, make([][]float32, doc+1-len(v.Rows))...)
	}
	v.Rows[doc] = vector
	return v.collection.AddDocument(ctx, chromem.Document{ID: strconv.Itoa(doc), Embedding: vector})
}

func (v *Store) check(vector []float32) error {
	if len(vector) == 0 || v.dimensions != 0 && len(vector) != v.dimensions {
		return fmt.Errorf("%w: %d, want %d", embed.ErrDimension, len(vector), v.dimensions)
	}
	var sum float64
	for _, x := range vector {
		sum += float64(x) * float64(x)
	}
	if sum == 0 || math.IsNaN(sum) || math.IsInf(sum, 0) {
		return errors.New("vector has no direction")
	}
	return nil
}

// Bytes is about what the vectors take in memory.
func (v *Store) Bytes() int64 {
	const ofDocument = 24 + 160 // in Rows, and in the collection
	return int64(len(v.Rows)) * int64(ofDocument+4*v.dimensions)
}

// Has says whether a document has its vector.
func (v *Store) Has(doc int) bool { return doc < len(v.Rows) && v.Rows[doc] != nil }

// Remove forgets the vectors of documents; one without is passed over.
func (v *Store) Remove(ctx context.Context, docs []int) error {
	var ids []string
	for _, doc := range docs {
		if v.Has(doc) {
			ids = append(ids, strconv.Itoa(doc))
			v.Rows[doc] = nil
		}
	}
	if len(ids) == 0 {
		return nil // to chromem-go an empty list means all
	}
	return v.collection.Delete(ctx, nil, nil, ids...)
}

// Count is how many documents have a vector.
func (v *Store) Count() int { return v.collection.Count() }

// Query asks chromem-go alone, without the guards: the least that an answer can cost.
func (v *Store) Query(ctx context.Context, question []float32, n int) ([]chromem.Result, error) {
	return v.collection.QueryEmbedding(ctx, question, n, nil, nil)
}

// Nearest gives the documents whose vectors have the largest cosine with the
// question's, at most n.
func (v *Store) Nearest(ctx context.Context, question []float32, n int) ([]int, error) {
	n = min(n, v.collection.Count())
	if n == 0 {
		return nil, nil
	}
	if err := v.check(question); err != nil {
		return nil, fmt.Errorf("vector of the question: %w", err)
	}
	results, err := v.Query(ctx, question, n)
	if err := errors.Join(err, ctx.Err()); err != nil {
		return nil, fmt.Errorf("query vectors: %w", err)
	}
	if n < v.collection.Count() {
		results = withoutEdge(results)
	}
	docs := make([]int, len(results))
	for i, r := range results {
		doc, err := strconv.Atoi(r.ID)
		if err != nil {
			return nil, fmt.Errorf("query vectors: document %q: %w", r.ID, err)
		}
		docs[i] = doc
	}
	return docs, nil
}

// withoutEdge drops the last of the results and those equal to it: which of
// them chromem-go gives is left to chance.
func withoutEdge(results []chromem.Result) []chromem.Result {
	edge := results[len(results)-1].Similarity
	return slices.DeleteFunc(results, func(r chromem.Result) bool { return r.Similarity == edge })
}

// Cosine is that of a document's vector with the question's, both of unit length.
func (v *Store) Cosine(doc int, question []float32) float64 {
	return Dot(v.Rows[doc], question)
}

// Dot is the cosine of two vectors of unit length.
func Dot(a, b []float32) float64 { return float64(static.Dot(a, b)) }

// Unit scales v to length 1.
func Unit(v []float32) []float32 {
	var sum float64
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	scale := float32(1 / math.Sqrt(sum))
	for i := range v {
		v[i] *= scale
	}
	return v
}
