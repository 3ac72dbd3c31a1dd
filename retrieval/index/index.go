package index

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/library"
	"footnote/retrieval/initials"
	"footnote/retrieval/lexical"
	"footnote/retrieval/lexicon"
	"footnote/retrieval/static"
)

// An Index holds what ranking needs of a library, in memory. Documents are its
// passages in the order of their numbers.
type Index struct {
	Words     *lexicon.Lexicon
	Table     *static.Model                       // which words are near in meaning, whatever embedder ranks
	World     *static.World                       // what a library has to be nearer than
	Spaces    []*Space                            // in which vectors rank, the best first
	breadth   breadth                             // how much the library is about
	different int                                 // texts, up to mostCounted
	Entries   []Entry                             // by document
	Document  map[corpus.PassageID]int            // where a passage stands in entries
	Sources   map[corpus.SourceID]corpus.Source   // of the passages
	Languages []string                            // primary subtags of the languages of the sources, sorted
	newest    corpus.PassageID                    // the last passage that was indexed
	names     map[corpus.SourceID]*initials.Names // that each spells out
	texts     remembered                          // of the passages, where the library may be out of reach; nil: it is asked
	recent    recent                              // then: those that were read last
}

// An Entry is what the index keeps of a passage.
type Entry struct {
	Passage corpus.PassageID // 0 once it is removed
	Source  corpus.SourceID
	Ordinal int
	Hash    uint64 // of the text, see textHash
	Section string // the numbers of its headings, each between spaces: " 2 2.1 "
	cuts    cuts   // of the text
}

// New makes an empty one that ranks in some spaces, the best first.
func New(table *static.Model, world *static.World, spaces ...*Space) *Index {
	return &Index{
		Words: lexicon.New(table), Table: table, World: world, Spaces: spaces,
		Document: map[corpus.PassageID]int{}, Sources: map[corpus.SourceID]corpus.Source{},
		names: map[corpus.SourceID]*initials.Names{},
	}
}

// CatchUp brings the index up to what the library holds.
func (x *Index) CatchUp(ctx context.Context, lib *library.Library) error {
	x.recent.forget()
	if err := x.loadSources(ctx, lib); err != nil {
		return err
	}
	newest, before := slices.Max(append(slices.Collect(maps.Keys(x.Sources)), 0)), len(x.Entries)
	var batch []corpus.Passage // of one source
	for p, err := range lib.Passages(ctx, x.newest) {
		if err != nil {
			return err
		}
		if p.Source > newest {
			break // added since the sources were read: the next time
		}
		if _, ok := x.Sources[p.Source]; !ok {
			continue // removed meanwhile, or it never had a source
		}
		if len(batch) == mostAhead || len(batch) > 0 && batch[0].Source != p.Source {
			if err := x.addPassages(batch); err != nil {
				return err
			}
			batch = batch[:0]
		}
		batch = append(batch, p)
	}
	if err := x.addPassages(batch); err != nil {
		return err
	}
	if len(x.Entries) > before {
		x.Words.Compact()
	}
	for _, s := range x.Spaces {
		if err := x.loadVectors(ctx, lib, s); err != nil {
			return err
		}
		s.Sampled = x.sample(s)
	}
	x.measureBreadth()
	x.countDifferent()
	return nil
}

// loadSources reads the records of all sources, and lets the passages follow.
func (x *Index) loadSources(ctx context.Context, lib *library.Library) error {
	list, err := lib.Sources(ctx)
	if err != nil {
		return err
	}
	now := make(map[corpus.SourceID]corpus.Source, len(list))
	x.Languages = x.Languages[:0]
	for _, s := range list {
		now[s.ID] = s
		x.Languages = append(x.Languages, lang.Primary(s.Language))
	}
	slices.Sort(x.Languages)
	x.Languages = slices.Compact(x.Languages)
	before := x.Sources
	x.Sources = now
	err = x.follow(ctx, lib, before)
	if err == nil {
		err = x.bringBack(ctx, lib, before)
	}
	if err != nil {
		x.Sources = before // the next time
	}
	return err
}

// bringBack indexes the passages of sources that were not there before but have
// numbers of before: their removal was taken back.
func (x *Index) bringBack(ctx context.Context, lib *library.Library, before map[corpus.SourceID]corpus.Source) error {
	var come []corpus.SourceID
	for id := range x.Sources {
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
func (x *Index) follow(ctx context.Context, lib *library.Library, before map[corpus.SourceID]corpus.Source) error {
	changed := map[corpus.SourceID]bool{}
	for id, s := range before {
		if now, ok := x.Sources[id]; !ok || now.Digest != s.Digest || !sameHeading(now, s) {
			changed[id] = true
			delete(x.names, id)
		}
	}
	if len(changed) == 0 {
		return nil
	}
	var docs []int
	var ids []corpus.PassageID
	for doc, e := range x.Entries {
		if e.Passage != 0 && changed[e.Source] {
			docs, ids = append(docs, doc), append(ids, e.Passage)
		}
	}
	there, err := lib.PassagesByID(ctx, ids)
	if err != nil {
		return err
	}
	var gone []int
	var anew []corpus.Passage
	for _, doc := range docs {
		e := &x.Entries[doc]
		p, ok := there[e.Passage]
		now, known := x.Sources[e.Source]
		switch {
		case !ok, !known:
			gone = append(gone, doc)
		case sameHeading(now, before[e.Source]):
			e.Ordinal = p.Ordinal
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
func (x *Index) forget(ctx context.Context, gone []int) error {
	for _, doc := range gone {
		e := &x.Entries[doc]
		delete(x.Document, e.Passage)
		delete(x.texts, e.Passage)
		e.Passage = 0
	}
	x.Words.Remove(func(doc int) bool { return x.Entries[doc].Passage == 0 })
	if len(gone) > 0 {
		x.breadth.nearest = nil
	}
	for _, s := range x.Spaces {
		if err := s.Vectors.Remove(ctx, gone); err != nil {
			return err
		}
	}
	return nil
}

// mostAhead is how many passages of a source are read ahead for the names that it spells out.
const mostAhead = 1000

// addPassages adds passages, after learning from all of them which initials stand for what.
func (x *Index) addPassages(list []corpus.Passage) error {
	for _, p := range list {
		x.namesOf(p.Source).Learn(p.Text)
	}
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

// sectionOf gives the numbers of a passage's headings as an [Entry] has them.
func sectionOf(p corpus.Passage) string {
	numbers := lang.SectionNumbers(p.Section)
	if len(numbers) == 0 {
		return ""
	}
	return " " + strings.Join(numbers, " ") + " "
}

// namesOf gives the names that a source spells out, as far as they are known.
func (x *Index) namesOf(id corpus.SourceID) *initials.Names {
	n, ok := x.names[id]
	if !ok {
		language := lang.Primary(x.Sources[id].Language)
		n = initials.New(language == "en" || language == "")
		x.names[id] = n
	}
	return n
}

// Spelled gives the name that initials in small letters stand for, in the world or in a
// source of the library; "" where none is known.
func (x *Index) Spelled(short string) string {
	for _, id := range slices.Sorted(maps.Keys(x.names)) {
		if long := x.names[id].Long(short); long != "" {
			return long
		}
	}
	return ""
}

func (x *Index) addPassage(p corpus.Passage) error {
	if len(x.Entries) == lexical.MaxDocuments {
		return fmt.Errorf("index passage %d: %w: at most %d passages", p.ID, corpus.ErrTooLarge, lexical.MaxDocuments)
	}
	s, names := x.Sources[p.Source], x.namesOf(p.Source)
	heading, sentences := headingOf(s)+"\n"+p.Section, lang.Sentences(p.Text)
	x.Words.Add(s.Language, heading+"\n"+names.Beside(heading, heading), func(yield func(string, string) bool) {
		for _, r := range sentences {
			sentence := p.Text[r.Start:r.End]
			if !yield(sentence, names.Beside(sentence, p.Text)) {
				return
			}
		}
	})
	x.newest = max(x.newest, p.ID)
	x.Document[p.ID] = len(x.Entries)
	x.Entries = append(x.Entries, Entry{p.ID, p.Source, p.Ordinal, textHash(p.Text), sectionOf(p), cutsOf(p.Text, sentences)})
	x.texts.keep(p)
	return nil
}

// Kept is about what the index keeps of what questions have made of it.
func (x *Index) Kept() int64 { return x.Words.Kept() + x.recent.bytes() }

// Bytes is about what the index takes in memory, but for what it has kept.
func (x *Index) Bytes() (sum int64) {
	const ofEntry, ofSource = 80 + 48, 1000
	for i := range x.Entries {
		sum += 4 * int64(cap(x.Entries[i].cuts))
	}
	sum += x.texts.bytes() + x.Words.Bytes() + ofEntry*int64(len(x.Entries)) + ofSource*int64(len(x.Sources))
	for _, s := range x.Spaces {
		sum += s.Vectors.Bytes()
	}
	for _, n := range x.names {
		sum += n.Bytes()
	}
	return sum
}

// Order tells documents of equal score apart in a way that no storage changes.
func (x *Index) Order(a, b int) int {
	d, e := x.Entries[a], x.Entries[b]
	if d.Source == e.Source {
		return cmp.Compare(d.Ordinal, e.Ordinal)
	}
	return cmp.Compare(x.Sources[d.Source].Digest, x.Sources[e.Source].Digest)
}

// Best gives the n documents with the highest scores above zero, best first. Equal scores are
// decided by order.
func (x *Index) Best(scores []float32, n int) []int {
	floor := floorOf(scores, n)
	var docs []int
	for doc, s := range scores {
		if s >= floor && s > 0 {
			docs = append(docs, doc)
		}
	}
	slices.SortFunc(docs, func(a, b int) int {
		if scores[a] != scores[b] {
			return cmp.Compare(scores[b], scores[a])
		}
		return x.Order(a, b)
	})
	return docs[:min(n, len(docs))]
}

// floorOf is a score that the n highest above zero reach, and few others: those that begin with
// the same bits as the last of them.
func floorOf(scores []float32, n int) float32 {
	const dropped = 18 // of the bits of a number; those of numbers above zero are in the same order
	var counts [1 << (31 - dropped)]int32
	for _, s := range scores {
		if s > 0 {
			counts[math.Float32bits(s)>>dropped]++
		}
	}
	at := len(counts) - 1
	for left := int32(n) - counts[at]; left > 0 && at > 0; left -= counts[at] {
		at--
	}
	return math.Float32frombits(uint32(at) << dropped)
}
