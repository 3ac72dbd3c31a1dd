package retrieval

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync/atomic"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/library"
	"footnote/retrieval/catalogue"
	"footnote/retrieval/embed"
	"footnote/retrieval/lexical"
	"footnote/retrieval/lexicon"
	"footnote/retrieval/question"
	"footnote/retrieval/rank"
	"footnote/retrieval/static"
)

// An index holds what ranking needs of a library, in memory. Documents are its
// passages in the order of their numbers.
type index struct {
	words       *lexicon.Lexicon
	table       *static.Model                     // which words are near in meaning, whatever embedder ranks
	world       *static.World                     // what a library has to be nearer than
	fitted      *rank.Fitted                      // how to rank and judge where no vectors do
	translation *static.Translation               // in which other words texts say what is asked
	spaces      []*space                          // in which vectors rank, the best first
	breadth     breadth                           // how much the library is about
	entries     []entry                           // by document
	document    map[corpus.PassageID]int          // where a passage stands in entries
	sources     map[corpus.SourceID]corpus.Source // of the passages
	languages   []string                          // primary subtags of the languages of the sources, sorted
	newest      corpus.PassageID                  // the last passage that was indexed
	spelling    atomic.Pointer[question.Speller]  // of the words, made when it is first asked for
	called      atomic.Pointer[catalogue.Records] // what the sources are called, likewise
	texts       remembered                        // of the passages, where the library may be out of reach; nil: it is asked
}

// An entry is what the index keeps of a passage.
type entry struct {
	passage corpus.PassageID // 0 once it is removed
	source  corpus.SourceID
	ordinal int
	hash    uint64 // of the text, see textHash
}

func newIndex(emb embed.Embedder, m Models) (*index, error) {
	spaces, err := spacesOf(emb, m)
	if err != nil {
		return nil, err
	}
	return &index{
		words: lexicon.New(m.Table), table: m.Table, world: m.World, fitted: m.Fitted, translation: m.Translation, spaces: spaces,
		document: map[corpus.PassageID]int{}, sources: map[corpus.SourceID]corpus.Source{},
	}, nil
}

// catchUp brings the index up to what the library holds.
func (x *index) catchUp(ctx context.Context, lib *library.Library) error {
	if err := x.loadSources(ctx, lib); err != nil {
		return err
	}
	newest, before := slices.Max(append(slices.Collect(maps.Keys(x.sources)), 0)), len(x.entries)
	for p, err := range lib.Passages(ctx, x.newest) {
		if err != nil {
			return err
		}
		if p.Source > newest {
			break // added since the sources were read: the next time
		}
		if _, ok := x.sources[p.Source]; !ok {
			continue // removed meanwhile, or it never had a source
		}
		if err := x.addPassage(p); err != nil {
			return err
		}
	}
	if len(x.entries) > before {
		x.words.Compact()
	}
	for _, s := range x.spaces {
		if err := x.loadVectors(ctx, lib, s); err != nil {
			return err
		}
		s.sampled = x.sample(s)
	}
	x.measureBreadth()
	x.spelling.Store(nil)
	x.called.Store(nil)
	return nil
}

// loadSources reads the records of all sources, and lets the passages follow.
func (x *index) loadSources(ctx context.Context, lib *library.Library) error {
	list, err := lib.Sources(ctx)
	if err != nil {
		return err
	}
	now := make(map[corpus.SourceID]corpus.Source, len(list))
	x.languages = x.languages[:0]
	for _, s := range list {
		now[s.ID] = s
		x.languages = append(x.languages, lang.Primary(s.Language))
	}
	slices.Sort(x.languages)
	x.languages = slices.Compact(x.languages)
	before := x.sources
	x.sources = now
	err = x.follow(ctx, lib, before)
	if err == nil {
		err = x.bringBack(ctx, lib, before)
	}
	if err != nil {
		x.sources = before // the next time
	}
	return err
}

// bringBack indexes the passages of sources that were not there before but have
// numbers of before: their removal was taken back.
func (x *index) bringBack(ctx context.Context, lib *library.Library, before map[corpus.SourceID]corpus.Source) error {
	var come []corpus.SourceID
	for id := range x.sources {
		if _, there := before[id]; !there {
			come = append(come, id)
		}
	}
	if len(come) == 0 || x.newest == 0 {
		return nil
	}
	passages, err := lib.PassagesOf(ctx, come, x.newest)
	if err != nil {
		return err
	}
	return x.addPassages(passages)
}

// follow lets the index follow what became of sources: it forgets passages that
// are gone, with their source or because it was read again, and indexes those
// anew that stand under another heading now.
func (x *index) follow(ctx context.Context, lib *library.Library, before map[corpus.SourceID]corpus.Source) error {
	changed := map[corpus.SourceID]bool{}
	for id, s := range before {
		if now, ok := x.sources[id]; !ok || now.Digest != s.Digest || !sameHeading(now, s) {
			changed[id] = true
		}
	}
	if len(changed) == 0 {
		return nil
	}
	var docs []int
	var ids []corpus.PassageID
	for doc, e := range x.entries {
		if e.passage != 0 && changed[e.source] {
			docs, ids = append(docs, doc), append(ids, e.passage)
		}
	}
	there, err := lib.PassagesByID(ctx, ids)
	if err != nil {
		return err
	}
	var gone []int
	var anew []corpus.Passage
	for _, doc := range docs {
		e := &x.entries[doc]
		p, ok := there[e.passage]
		now, known := x.sources[e.source]
		switch {
		case !ok, !known:
			gone = append(gone, doc)
		case sameHeading(now, before[e.source]):
			e.ordinal = p.Ordinal
			x.texts.keep(p)
		default:
			gone, anew = append(gone, doc), append(anew, p)
		}
	}
	if err := x.forget(ctx, gone); err != nil {
		return err
	}
	return x.addPassages(anew)
}

// forget drops documents.
func (x *index) forget(ctx context.Context, gone []int) error {
	for _, doc := range gone {
		e := &x.entries[doc]
		delete(x.document, e.passage)
		delete(x.texts, e.passage)
		e.passage = 0
	}
	x.words.Remove(func(doc int) bool { return x.entries[doc].passage == 0 })
	if len(gone) > 0 {
		x.breadth.nearest = nil
	}
	for _, s := range x.spaces {
		if err := s.vectors.Remove(ctx, gone); err != nil {
			return err
		}
	}
	return nil
}

func (x *index) addPassages(list []corpus.Passage) error {
	for _, p := range list {
		if err := x.addPassage(p); err != nil {
			return err
		}
	}
	return nil
}

// headingOf is what passages of a source are indexed under, besides their section.
func headingOf(s corpus.Source) string {
	return strings.Join([]string{s.Title, strings.Join(s.Authors, "; "), s.Organisation}, "\n")
}

// sameHeading says whether a source's passages are indexed as they were before.
func sameHeading(a, b corpus.Source) bool {
	return headingOf(a) == headingOf(b) && lang.Primary(a.Language) == lang.Primary(b.Language)
}

func (x *index) addPassage(p corpus.Passage) error {
	if len(x.entries) == lexical.MaxDocuments {
		return fmt.Errorf("index passage %d: %w: at most %d passages", p.ID, corpus.ErrTooLarge, lexical.MaxDocuments)
	}
	s := x.sources[p.Source]
	x.words.Add(s.Language, headingOf(s)+"\n"+p.Section, func(yield func(string) bool) {
		for _, r := range lang.Sentences(p.Text) {
			if !yield(p.Text[r.Start:r.End]) {
				return
			}
		}
	})
	x.newest = max(x.newest, p.ID)
	x.document[p.ID] = len(x.entries)
	x.entries = append(x.entries, entry{p.ID, p.Source, p.Ordinal, textHash(p.Text)})
	x.texts.keep(p)
	return nil
}

// kept is about what the index keeps of what questions have made of it.
func (x *index) kept() int64 {
	n := x.words.Kept()
	if s := x.spelling.Load(); s != nil {
		n += s.Bytes()
	}
	return n
}

// bytes is about what the index takes in memory, but for what it has kept.
func (x *index) bytes() int64 {
	const ofEntry, ofSource = 40 + 48, 1000
	sum := x.texts.bytes() + x.words.Bytes() + ofEntry*int64(len(x.entries)) + ofSource*int64(len(x.sources))
	for _, s := range x.spaces {
		sum += s.vectors.Bytes()
	}
	return sum
}

// ErrIncomplete is why words answer alone while passages wait for their vectors.
var ErrIncomplete = errors.New("not every passage has its vector yet")

// order tells documents of equal score apart in a way that no storage changes.
func (x *index) order(a, b int) int {
	d, e := x.entries[a], x.entries[b]
	if d.source == e.source {
		return cmp.Compare(d.ordinal, e.ordinal)
	}
	return cmp.Compare(x.sources[d.source].Digest, x.sources[e.source].Digest)
}

// best gives the n documents with the highest scores above zero, in no order.
// Equal scores at the edge are decided by order.
func (x *index) best(scores []float32, n int) []int {
	docs := make([]int, 0, 2*n)
	var floor float32
	for doc, s := range scores {
		if s <= floor && (s < floor || s == 0) {
			continue
		}
		if docs = append(docs, doc); len(docs) == cap(docs) {
			docs = x.cut(docs, scores, n)
			floor = scores[docs[n-1]]
		}
	}
	return x.cut(docs, scores, n)
}

func (x *index) cut(docs []int, scores []float32, n int) []int {
	slices.SortFunc(docs, func(a, b int) int {
		if scores[a] != scores[b] {
			return cmp.Compare(scores[b], scores[a])
		}
		return x.order(a, b)
	})
	return docs[:min(n, len(docs))]
}
