package catalogue

import (
	"cmp"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/retrieval/catalogue/names"
)

// nouns are what people call a source.
var nouns = lang.Set(`source sources text texts book books article articles paper papers piece pieces document documents reading readings work works essay essays
	report reports study studies post posts blogpost blog chapter chapters file files pdf pdfs title titles interview interviews oped briefing briefings material materials
	one thing thesis novel textbook manual manpage handbook guide guidebook license licence journal magazine newspaper author authors`)

// Records are what the sources of a library can be called by, to answer what questions
// say of them. They never change and may be used by several goroutines.
type Records struct {
	all     []names.Names
	titles  []corpus.Source  // of all, in the order of their titles
	having  map[string][]int // word -> records that have it
	initial map[byte][]string
	titled  map[string]bool // words of titles
	some    bool            // they are those of one kind, and the library has others
}

// New makes the records of a library from its sources.
func New(sources []corpus.Source) *Records {
	rs := &Records{titles: ByTitle(sources), having: map[string][]int{}, initial: map[byte][]string{}, titled: map[string]bool{}}
	for i, s := range sources {
		r := names.Of(s)
		rs.all = append(rs.all, r)
		if len(r.Titles) > 0 {
			for _, word := range r.Titles[0] {
				rs.titled[word] = true
			}
		}
		for _, words := range r.All() {
			for _, word := range words {
				rs.note(word, i)
			}
		}
	}
	return rs
}

func (rs *Records) note(word string, i int) {
	at, known := rs.having[word]
	if !known {
		rs.initial[word[0]] = append(rs.initial[word[0]], word)
	}
	if len(at) == 0 || at[len(at)-1] != i {
		rs.having[word] = append(at, i)
	}
}

// candidates gives the records that have the rarest of the words, with a slip of
// the hand where they may: no other has all of them.
func (rs *Records) candidates(words []string, slip bool) []names.Names {
	var rarest []int
	for i, word := range names.WithoutParticles(words) {
		if having := rs.whichHave(word, slip); i == 0 || len(having) < len(rarest) {
			rarest = having
		}
	}
	found := make([]names.Names, len(rarest))
	for i, at := range rarest {
		found[i] = rs.all[at]
	}
	return found
}

// whichHave gives the records that have a word; its plural or singular where none has it.
func (rs *Records) whichHave(word string, slip bool) []int {
	found := rs.whichHaveIt(word, slip)
	if len(found) > 0 {
		return found
	}
	for _, other := range names.OtherNumber(word) {
		found = append(found, rs.having[other]...)
	}
	slices.Sort(found)
	return slices.Compact(found)
}

func (rs *Records) whichHaveIt(word string, slip bool) []int {
	if !slip {
		return rs.having[word]
	}
	found := slices.Clone(rs.having[word])
	for _, known := range rs.initial[word[0]] {
		if same, fits := names.Near(word, known); fits && !same {
			found = append(found, rs.having[known]...)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// Sources gives all, in the order of their titles.
func (rs *Records) Sources() []corpus.Source { return slices.Clone(rs.titles) }

// filed finds the sources that came in a file of these words.
func (rs *Records) filed(words []string) (found []corpus.Source) {
	for _, r := range rs.candidates(words, false) {
		if r.IsFile(words) {
			found = append(found, r.Source)
		}
	}
	return found
}

// best keeps the records with the highest value, if any is above nothing.
func best(records []names.Names, value func(names.Names) float64) []corpus.Source {
	var found []corpus.Source
	top := 0.0
	for _, r := range records {
		switch v := value(r); {
		case v <= 0 || v < top:
		case v > top:
			top, found = v, []corpus.Source{r.Source}
		default:
			found = append(found, r.Source)
		}
	}
	return found
}

// ByTitle gives sources in the order of their titles, capitals aside.
func ByTitle(sources []corpus.Source) []corpus.Source {
	sorted := slices.Clone(sources)
	slices.SortStableFunc(sorted, func(a, b corpus.Source) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)), cmp.Compare(a.ID, b.ID))
	})
	return sorted
}
