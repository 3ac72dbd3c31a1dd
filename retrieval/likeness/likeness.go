// Package likeness knows a text that was just added and stands in a library already: the same
// article from another page, another edition, a copy with small differences.
//
//	alike, err := likeness.Find(ctx, lib, added)
//	if other, ok := alike[id]; ok { … }
//
// Texts are compared by their runs of five words. Of a new text a sample is kept (the runs with
// the least hashes, which is a uniform one: Broder, "On the resemblance and containment of
// documents", 1997), and the sources of about its size are read once for all new texts.
package likeness

import (
	"cmp"
	"context"
	"fmt"
	"hash/maphash"
	"math"
	"slices"

	"footnote/corpus"
	"footnote/corpus/library"
	"footnote/retrieval/lexical"
)

const (
	runLength = 5   // words; one word of ten may differ, and most runs are still the same
	sample    = 512 // runs that are kept of a text at most: the share is known within 0.05
	// A copy has at least one third and at most three times as many passages.
	mostTimes = 3
	// most is how much of a text has to stand in another one: more than half of it.
	most = 0.5
)

// Find gives, for each of some sources that were added to a library, the older one in which
// more than half of its text stands, if there is one.
func Find(ctx context.Context, lib *library.Library, added []corpus.SourceID) (map[corpus.SourceID]corpus.Source, error) {
	if len(added) == 0 {
		return nil, nil
	}
	s := search{seed: maphash.MakeSeed(), by: map[uint64][]int{}}
	sources, err := lib.Sources(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for copies: %w", err)
	}
	for _, source := range sources {
		if slices.Contains(added, source.ID) {
			if err := s.sample(ctx, lib, source); err != nil {
				return nil, fmt.Errorf("look for copies of source %d: %w", source.ID, err)
			}
		}
	}
	for _, source := range sources {
		if err := s.compare(ctx, lib, source); err != nil {
			return nil, fmt.Errorf("look for copies in source %d: %w", source.ID, err)
		}
	}
	alike := map[corpus.SourceID]corpus.Source{}
	for _, t := range s.texts {
		if t.best > most {
			alike[t.source.ID] = t.like
		}
	}
	return alike, nil
}

// A search looks for copies of some texts.
type search struct {
	seed  maphash.Seed
	texts []*text
	by    map[uint64][]int // runs of the samples, to the texts that have them
}

// A text is one that was added, and the source that is most like it.
type text struct {
	source corpus.Source
	runs   int // of its sample
	like   corpus.Source
	best   float64 // the share of the sample that stands there
}

// sample keeps some runs of a source.
func (s *search) sample(ctx context.Context, lib *library.Library, source corpus.Source) error {
	runs, err := s.runsOf(ctx, lib, source.ID)
	if err != nil || len(runs) == 0 {
		return err
	}
	list := make([]uint64, 0, len(runs))
	for run := range runs {
		list = append(list, run)
	}
	slices.Sort(list)
	list = list[:min(len(list), sample)]
	for _, run := range list {
		s.by[run] = append(s.by[run], len(s.texts))
	}
	s.texts = append(s.texts, &text{source: source, runs: len(list)})
	return nil
}

// compare tells how much of each text stands in a source, if that is older and of about its size.
func (s *search) compare(ctx context.Context, lib *library.Library, source corpus.Source) error {
	if !slices.ContainsFunc(s.texts, func(t *text) bool { return t.mayCopy(source) }) {
		return nil
	}
	runs, err := s.runsOf(ctx, lib, source.ID)
	if err != nil {
		return err
	}
	found := make([]int, len(s.texts))
	for run := range runs {
		for _, i := range s.by[run] {
			found[i]++
		}
	}
	for i, t := range s.texts {
		if share := float64(found[i]) / float64(t.runs); share > t.best && t.mayCopy(source) {
			t.like, t.best = source, share
		}
	}
	return nil
}

func (t *text) mayCopy(source corpus.Source) bool {
	older := cmp.Less(source.ID, t.source.ID)
	return older && source.Passages <= t.source.Passages*mostTimes && t.source.Passages <= source.Passages*mostTimes
}

// runsOf gives the runs of words of a source, by their hashes. A run goes on from one passage
// to the next, for another edition is cut elsewhere.
func (s *search) runsOf(ctx context.Context, lib *library.Library, id corpus.SourceID) (map[uint64]bool, error) {
	passages, err := lib.PassagesOf(ctx, []corpus.SourceID{id}, math.MaxInt64)
	if err != nil {
		return nil, err
	}
	runs, last := map[uint64]bool{}, []uint64{}
	for _, p := range passages {
		for _, word := range lexical.Words(p.Text) {
			if last = append(last, maphash.String(s.seed, word)); len(last) == runLength {
				runs[maphash.Comparable(s.seed, [runLength]uint64(last))] = true
				last = slices.Delete(last, 0, 1)
			}
		}
	}
	return runs, nil
}
