package retrieval

import (
	"cmp"
	"hash/fnv"
	"math"
	"slices"
	"strconv"
)

// sampled is how many passages stand for a library where the distribution of
// its cosines is asked for.
const sampled = 512

// sample chooses the passages that stand for the library: those with the
// smallest hashes, so that the order in which they were added does not matter.
func (x *index) sample(s *space) []int {
	type hashed struct {
		doc  int
		hash uint64
	}
	var all []hashed
	for doc, e := range x.entries {
		if e.passage != 0 && s.vectors.Has(doc) {
			h := fnv.New64a()
			h.Write([]byte(x.sources[e.source].Digest + " " + strconv.Itoa(e.ordinal))) // never fails
			all = append(all, hashed{doc, h.Sum64()})
		}
	}
	slices.SortFunc(all, func(a, b hashed) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), x.order(a.doc, b.doc))
	})
	docs := make([]int, min(sampled, len(all)))
	for i := range docs {
		docs[i] = all[i].doc
	}
	return docs
}

// A spread is how far from a question the passages of a library lie: mean and
// standard deviation of their cosines with it.
type spread struct{ mean, deviation float64 }

func (l located) spread() spread {
	var sum, squares float64
	for _, doc := range l.space.sampled {
		c := l.space.vectors.Cosine(doc, l.vector)
		sum += c
		squares += c * c
	}
	n := float64(len(l.space.sampled))
	if n == 0 {
		return spread{}
	}
	mean := sum / n
	return spread{mean, math.Sqrt(max(0, squares/n-mean*mean))}
}

// leastDeviation keeps a library whose passages are all alike from making every
// difference look large.
const leastDeviation = 0.02

// standing says by how many standard deviations a cosine is above the mean.
func (s spread) standing(cosine float64) float64 {
	return (cosine - s.mean) / (s.deviation + leastDeviation)
}

// What the cosines of the built-in embedder are typically like: the confidence was
// calibrated with them.
const typicalMean, typicalDeviation = 0.08, 0.1

// meaning makes of a cosine a sign of an answer. Models differ in what they call
// far apart, in some no two texts are below 0.5, so that those of others are taken
// for what stands as high above the mean by the built-in one.
func (r ranking) meaning(cosine float64) float64 {
	if r.builtIn {
		return cosine
	}
	return max(0, min(1, typicalMean+typicalDeviation*r.spread.standing(cosine)))
}
