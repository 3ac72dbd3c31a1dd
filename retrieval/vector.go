package retrieval

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/philippgille/chromem-go"

	"footnote/retrieval/static"
)

// vectors holds one vector a document in a chromem-go collection, in memory.
// Guarded here, because chromem-go v0.7.0 leaves it to its callers: a query for
// more results than there are documents fails; a cancelled query gives a part
// of its results without an error; one vector of another length fails every
// later query; Delete races with AddDocument. The engine's lock keeps writers
// apart from everybody else.
type vectors struct {
	collection *chromem.Collection
	rows       [][]float32 // by document, the very arrays that the collection holds
	dimensions int
}

func newVectors() (*vectors, error) {
	never := func(context.Context, string) ([]float32, error) {
		return nil, errors.New("passages come with their vectors")
	}
	c, err := chromem.NewDB().CreateCollection("passages", nil, never)
	if err != nil {
		return nil, fmt.Errorf("create collection: %w", err)
	}
	return &vectors{collection: c}, nil
}

// add gives a document its vector.
func (v *vectors) add(ctx context.Context, doc int, vector []float32) error {
	if err := v.check(vector); err != nil {
		return fmt.Errorf("vector of document %d: %w", doc, err)
	}
	vector = unit(vector)
	v.dimensions = len(vector)
	if doc >= len(v.rows) {
		v.rows = append(v.rows, make([][]float32, doc+1-len(v.rows))...)
	}
	v.rows[doc] = vector
	return v.collection.AddDocument(ctx, chromem.Document{ID: strconv.Itoa(doc), Embedding: vector})
}

func (v *vectors) check(vector []float32) error {
	if len(vector) == 0 || v.dimensions != 0 && len(vector) != v.dimensions {
		return fmt.Errorf("%w: %d, want %d", ErrDimension, len(vector), v.dimensions)
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

func (v *vectors) has(doc int) bool { return doc < len(v.rows) && v.rows[doc] != nil }

func (v *vectors) remove(ctx context.Context, docs []int) error {
	var ids []string
	for _, doc := range docs {
		if v.has(doc) {
			ids = append(ids, strconv.Itoa(doc))
			v.rows[doc] = nil
		}
	}
	if len(ids) == 0 {
		return nil // to chromem-go an empty list means all
	}
	return v.collection.Delete(ctx, nil, nil, ids...)
}

// nearest gives the documents whose vectors have the largest cosine with the
// question's, at most n.
func (v *vectors) nearest(ctx context.Context, question []float32, n int) ([]int, error) {
	n = min(n, v.collection.Count())
	if n == 0 {
		return nil, nil
	}
	if err := v.check(question); err != nil {
		return nil, fmt.Errorf("vector of the question: %w", err)
	}
	results, err := v.collection.QueryEmbedding(ctx, question, n, nil, nil)
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

// cosine is that of a document's vector with the question's, both of unit length.
func (v *vectors) cosine(doc int, question []float32) float64 {
	return dot(v.rows[doc], question)
}

func dot(a, b []float32) float64 { return float64(static.Dot(a, b)) }

// unit scales v to length 1.
func unit(v []float32) []float32 {
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
