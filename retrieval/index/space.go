package index

import (
	"cmp"
	"context"
	"hash/fnv"
	"slices"
	"strconv"

	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/retrieval/embed"
	"footnote/retrieval/rank"
	"footnote/retrieval/vector"
)

// A Space is what an index holds of the vectors of one model.
type Space struct {
	Embedder embed.Embedder
	Fitted   *rank.Fitted
	Vectors  *vector.Store
	embedded corpus.PassageID // the last passage whose vector was looked for
	Sampled  []int            // documents that stand for all
}

// Complete says whether every passage has its vector in a space. Until then its vectors
// do not rank: passages without one would seem further off than they are.
func (x *Index) Complete(s *Space) bool { return s.Vectors.Count() == len(x.Document) }

// loadVectors adds the vectors that have been made since the last time, first of
// passages that are indexed anew: they stand before those that are known to have
// theirs.
func (x *Index) loadVectors(ctx context.Context, lib *library.Library, s *Space) error {
	model := s.Embedder.Model()
	if missing := x.missingVectors(s); len(missing) > 0 {
		made, err := lib.EmbeddingsOf(ctx, model, missing)
		if err != nil {
			return err
		}
		for _, e := range made {
			if err := x.addVector(ctx, s, x.Document[e.Passage], e.Vector); err != nil {
				return err
			}
		}
	}
	for e, err := range lib.Embeddings(ctx, model, s.embedded) {
		if err != nil {
			return err
		}
		doc, ok := x.Document[e.Passage]
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
func (x *Index) missingVectors(s *Space) []corpus.PassageID {
	var missing []corpus.PassageID
	for doc, e := range x.Entries {
		if e.Passage != 0 && e.Passage <= s.embedded && !s.Vectors.Has(doc) {
			missing = append(missing, e.Passage)
		}
	}
	return missing
}

// sampled is how many passages stand for a library where the distribution of
// its cosines is asked for.
const sampled = 512

// sample chooses the passages that stand for the library: those with the
// smallest hashes, so that the order in which they were added does not matter.
func (x *Index) sample(s *Space) []int {
	type hashed struct {
		doc  int
		hash uint64
	}
	var all []hashed
	for doc, e := range x.Entries {
		if e.Passage != 0 && s.Vectors.Has(doc) {
			h := fnv.New64a()
			h.Write([]byte(x.Sources[e.Source].Digest + " " + strconv.Itoa(e.Ordinal))) // never fails
			all = append(all, hashed{doc, h.Sum64()})
		}
	}
	slices.SortFunc(all, func(a, b hashed) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), x.Order(a.doc, b.doc))
	})
	docs := make([]int, min(sampled, len(all)))
	for i := range docs {
		docs[i] = all[i].doc
	}
	return docs
}

// NewSpace makes an empty one, of the vectors that an embedder makes.
func NewSpace(emb embed.Embedder, fitted *rank.Fitted) (*Space, error) {
	v, err := vector.New()
	if err != nil {
		return nil, err
	}
	return &Space{Embedder: emb, Fitted: fitted, Vectors: v}, nil
}
