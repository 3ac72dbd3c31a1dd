package cite

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/record/date"
)

// A Reference is one entry of a bibliography.
type Reference struct {
	Source corpus.SourceID
	Key    string   // names the work in this bibliography: ramani2021, or ramani2021b for another of that name
	Full   Citation // the entry as [Citer.Cite] gives it, of CSL-JSON the bare object
}

// Bibliography cites sources in the order that the style prescribes, and gives
// the entries also as one file, without italics. Keys and the letters after years are unique;
// keys are given in the order of source numbers, so that adding a source never
// changes the key of another. A style that is not known gives
// [ErrUnsupported].
func Bibliography(style string, sources []corpus.Source) ([]Reference, string, error) {
	s, err := styleOf(style)
	if err != nil {
		return nil, "", err
	}
	works := keyed(sources)
	for i, w := range works {
		works[i] = w.named(s.sites)
	}
	slices.SortStableFunc(works, s.order)
	if s.lettered {
		addLetters(works)
	}
	references, entries := []Reference{}, []string{}
	for i, w := range works {
		w.repeated = i > 0 && w.sameAuthors(works[i-1]) && w.IsNote == works[i-1].IsNote
		full := s.entry(w)
		references = append(references, Reference{Source: w.id, Key: w.key, Full: runs(full)})
		entries = append(entries, full)
	}
	return references, runs(s.file(entries)).String(), nil
}

// keyed makes works of sources, each with a key of its own.
func keyed(sources []corpus.Source) []citedWork {
	byID := slices.SortedStableFunc(slices.Values(sources), func(a, b corpus.Source) int { return cmp.Compare(a.ID, b.ID) })
	var works []citedWork
	used, last := map[string]bool{}, map[string]int{}
	for _, s := range byID {
		w := citedWorkOf(s)
		base := w.key
		for used[w.key] {
			last[base]++
			w.key = base + letters(last[base])
		}
		used[w.key] = true
		works = append(works, w)
	}
	return works
}

// letters counts a, b … z, aa, ab … from 0.
func letters(n int) string {
	last := string(rune('a' + n%26))
	if n < 26 {
		return last
	}
	return letters(n/26-1) + last
}

// addLetters tells apart the works that have the same authors and year.
func addLetters(works []citedWork) {
	groups := map[string][]int{}
	for i, w := range works {
		groups[w.authorsYear()] = append(groups[w.authorsYear()], i)
	}
	for _, group := range groups {
		for n, i := range group {
			if len(group) > 1 {
				works[i].letter = letters(n)
			}
		}
	}
}

// letterAmong gives the letter that [addLetters] gives a work among those of the
// same authors and year. It only counts those before it, because an institution
// may have a thousand works without a date.
func letterAmong(alike []citedWork, w citedWork, order func(a, b citedWork) int) string {
	before, there := 0, false
	for _, other := range alike {
		if other.id == w.id {
			there = true
		} else if cmp.Or(order(other, w), cmp.Compare(other.id, w.id)) < 0 {
			before++
		}
	}
	if !there || len(alike) < 2 {
		return ""
	}
	return letters(before)
}

// authorsYear is the same for works that only a letter tells apart in the text:
// there stands a title where nobody is named.
func (w citedWork) authorsYear() string {
	return cmp.Or(w.authorKey(), "\x00"+lang.Unaccented(w.shortTitle())) + "\x00" + w.Date.YearOnly()
}

// textNames is the same for works that have the same names in the text where of
// three authors or more one is named.
func (w citedWork) textNames() string {
	if len(w.People) > 2 {
		w.People = w.People[:1]
		return w.authorKey() + "\x00et al."
	}
	return w.authorKey()
}

func (w citedWork) sameAuthors(other citedWork) bool {
	return slices.Equal(w.People, withoutPublisher(other).People)
}

func (w citedWork) authorKey() string {
	var names []string
	for _, p := range w.People {
		names = append(names, p.Inverted())
	}
	return lang.Unaccented(strings.Join(names, "\x00"))
}

// titleKey gives the title, or what stands for it, as it is sorted: without an English
// article.
func (w citedWork) titleKey() string {
	title := strings.TrimLeftFunc(lang.Unaccented(cmp.Or(w.Title, w.title())), func(r rune) bool { return !lang.IsWordRune(r) })
	first, rest, found := strings.Cut(title, " ")
	if found && (first == "a" || first == "an" || first == "the") {
		return rest
	}
	return title
}

// firstKey sorts by authors, or by the title where it stands first.
func (w citedWork) firstKey() string { return cmp.Or(w.authorKey(), w.titleKey()) }

func byAuthorAndTitle(a, b citedWork) int {
	return cmp.Or(cmp.Compare(a.firstKey(), b.firstKey()), cmp.Compare(a.titleKey(), b.titleKey()))
}

// byAuthorAndDate sorts the works of an author by the day, as far as APA prints it,
// and those without a date first: a year alone stands before a day of it.
func byAuthorAndDate(a, b citedWork) int {
	printed := func(w citedWork) date.Date {
		d := w.Date
		if w.apaYearOnly() {
			d.Month, d.Day, d.Text = 0, 0, d.YearOnly()
		}
		return d
	}
	return cmp.Or(cmp.Compare(a.firstKey(), b.firstKey()), printed(a).Compare(printed(b)), cmp.Compare(a.titleKey(), b.titleKey()))
}

// byAuthorAndYear sorts the works of an author by the year and then the title,
// and those without a date last.
func byAuthorAndYear(a, b citedWork) int {
	last := func(w citedWork) int {
		if w.Date.Known() {
			return w.Date.Year
		}
		return math.MaxInt
	}
	return cmp.Or(cmp.Compare(a.firstKey(), b.firstKey()), cmp.Compare(last(a), last(b)), cmp.Compare(a.Date.YearOnly(), b.Date.YearOnly()), cmp.Compare(a.titleKey(), b.titleKey()))
}

// as sorts works as a style lists them.
func as(listed func(citedWork) citedWork, order func(a, b citedWork) int) func(a, b citedWork) int {
	return func(a, b citedWork) int { return order(listed(a), listed(b)) }
}

// withoutParticles leaves out what stands before family names, as Chicago does:
// "Berg, Pieter van den" is under B.
func withoutParticles(w citedWork) citedWork {
	w.People = slices.Clone(w.People)
	for i, p := range w.People {
		w.People[i] = p.WithoutParticle()
	}
	return w
}

// withoutPublisher leaves out an author that publishes its own work, as MLA does: the
// entry begins with the title.
func withoutPublisher(w citedWork) citedWork {
	if w.IsAuthor(w.Publisher) || w.IsAuthor(w.Container) {
		w.People = nil
	}
	return w
}

func byKey(a, b citedWork) int { return cmp.Compare(a.key, b.key) }
