package catalogue

import (
	"cmp"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/retrieval/question"
)

// A record is what a source can be called by: words as [frame] makes them.
type record struct {
	source  corpus.Source
	titles  [][]string // the whole title, and its parts before and behind a colon
	authors [][]string // the family name of each first
	family  []int      // of each author: how many of the words are the family name
	outlets [][]string // where it was published, and the organisation that wrote it
	shelves [][]string
	file    []string // the name of the file that it came in
	short   []string // first letters of its title's words: "gpl"
}

// little are words that no name is told by.
var little = wordSet(`the a an of in on at to for and or by from with about as is are was were its their his her this that these those our my your some any all
	called titled entitled named vs versus between during into under over which who what it us me`)

// particles belong to names and are left out as often as not.
var particles = lang.PhraseSet("particles")

// nouns are what people call a source.
var nouns = wordSet(`source sources text texts book books article articles paper papers piece pieces document documents reading readings work works essay essays
	report reports study studies post posts blogpost blog chapter chapters file files pdf pdfs title titles interview interviews oped briefing briefings material materials
	one thing thesis novel textbook manual manpage handbook guide guidebook license licence journal magazine newspaper author authors`)

// vague are words of outlets that many have, and by which none is told.
var vague = wordSet("journal review studies study university press institute center centre school college research international policy news magazine times post daily books publishing publishers group department quarterly association foundation society council unit analysis thinking")

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

// Records are what the sources of a library can be called by, to answer what questions
// say of them. They never change and may be used by several goroutines.
type Records struct {
	all     []record
	having  map[string][]int // word -> records that have it
	initial map[byte][]string
	titled  map[string]bool // words of titles
}

// New makes the records of a library from its sources.
func New(sources []corpus.Source) *Records {
	rs := &Records{having: map[string][]int{}, initial: map[byte][]string{}, titled: map[string]bool{}}
	for i, s := range sources {
		r := recordOf(s)
		rs.all = append(rs.all, r)
		if len(r.titles) > 0 {
			for _, word := range r.titles[0] {
				rs.titled[word] = true
			}
		}
		for _, words := range r.names() {
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
func (rs *Records) candidates(words []string, slip bool) []record {
	var rarest []int
	for i, word := range withoutParticles(words) {
		if having := rs.whichHave(word, slip); i == 0 || len(having) < len(rarest) {
			rarest = having
		}
	}
	found := make([]record, len(rarest))
	for i, at := range rarest {
		found[i] = rs.all[at]
	}
	return found
}

func (rs *Records) whichHave(word string, slip bool) []int {
	if !slip {
		return rs.having[word]
	}
	found := slices.Clone(rs.having[word])
	for _, known := range rs.initial[word[0]] {
		if same, fits := near(word, known); fits && !same {
			found = append(found, rs.having[known]...)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

func (rs *Records) sources() []corpus.Source {
	sources := make([]corpus.Source, len(rs.all))
	for i, r := range rs.all {
		sources[i] = r.source
	}
	return sources
}

func recordOf(s corpus.Source) record {
	r := record{source: s, titles: titleForms(s.Title), file: fileName(s.Origin), short: shortNames(s.Title)}
	for _, shelf := range s.Shelves {
		r.shelves = append(r.shelves, plainWords(shelf))
	}
	for _, author := range s.Authors {
		family, given, comma := strings.Cut(author, ",")
		if author = strings.TrimSpace(author); !comma {
			// As it is shown: the last word is what people call the author by.
			at := strings.LastIndexByte(author, ' ') + 1
			family, given = author[at:], author[:at]
		}
		first := content(family)
		r.authors = append(r.authors, append(first, content(given)...))
		r.family = append(r.family, len(first))
	}
	for _, outlet := range append([]string{s.Organisation, s.Publisher, s.Container}, siteNames(s.URL)...) {
		if words := content(outlet); len(words) > 0 {
			r.outlets = append(r.outlets, words)
		}
		if short := initials(outlet); len(short) > 2 {
			r.outlets = append(r.outlets, []string{short})
		}
	}
	return r
}

// names are all words that a source is called by.
func (r record) names() [][]string {
	names := slices.Concat(r.titles, r.authors, r.outlets, r.shelves, [][]string{{yearOf(r.source)}, r.file})
	for _, short := range r.short {
		names = append(names, []string{short})
	}
	for i, author := range r.authors {
		names = append(names, []string{strings.Join(author[:r.family[i]], "")}) // albasre
	}
	return slices.DeleteFunc(names, func(words []string) bool { return len(words) == 0 || words[0] == "" })
}

// fileName gives the words of the file that a source came in, "talk vtt" of notes/talk.vtt.
// A place without an ending is none.
func fileName(origin string) []string {
	name := origin[strings.LastIndexAny(origin, `/\`)+1:]
	if ending := filepath.Ext(name); len(ending) < 2 || len(ending) > 6 || ending == name {
		return nil
	}
	return content(name)
}

// filed finds the sources that came in a file of these words.
func (rs *Records) filed(words []string) (found []corpus.Source) {
	for _, r := range rs.candidates(words, false) {
		if len(words) > 1 && slices.Equal(words, r.file) {
			found = append(found, r.source)
		}
	}
	return found
}

// yearOf gives the figures of the year of a source, "" for one without a date.
func yearOf(s corpus.Source) string {
	year, ok := issuedIn(s)
	if !ok {
		return ""
	}
	return strconv.Itoa(max(year, -year))
}

// titleForms gives the forms in which a title is known.
func titleForms(title string) [][]string {
	var forms [][]string
	parts := strings.FieldsFunc(secondTitle.ReplaceAllString(title, ":"), func(r rune) bool { return strings.ContainsRune(":?(–—|", r) })
	for _, form := range append([]string{title}, parts...) {
		if words := content(form); len(words) > 0 && !slices.ContainsFunc(forms, func(f []string) bool { return slices.Equal(f, words) }) {
			forms = append(forms, words)
		}
	}
	return forms
}

// secondTitle is what stands before the other name of an old book: "Candide, or Optimism".
var secondTitle = regexp.MustCompile(`[,;] (?:or|ou|oder|o|ovvero|или),? `)

// content gives the words of a text that tell something.
func content(text string) []string {
	var words []string
	for _, word := range plainWords(text) {
		if !little[word] {
			words = append(words, word)
		}
	}
	return words
}

// siteNames gives the names in the host of an address: "lse" of blogs.lse.ac.uk.
func siteNames(address string) []string {
	u, err := url.Parse(address)
	if err != nil {
		return nil
	}
	var names []string
	labels := strings.Split(u.Hostname(), ".")
	for _, label := range labels[:max(0, len(labels)-1)] {
		if len(label) > 2 && !slices.Contains([]string{"www", "com", "org", "net", "gov", "edu", "blogs", "blog"}, label) {
			names = append(names, strings.TrimPrefix(label, "the"))
		}
	}
	return names
}

// initials gives the first letters of a name's words with capitals: "LSE".
func initials(name string) string {
	var letters strings.Builder
	for word := range strings.FieldsSeq(name) {
		if word[0] >= 'A' && word[0] <= 'Z' {
			letters.WriteByte(word[0] | 0x20)
		}
	}
	return letters.String()
}

// shortNames gives what a title is called by the first letters of its words, or of its last
// ones, without a version: "gpl" of "GNU General Public License", "lotr". A word of the
// language is none.
func shortNames(title string) (short []string) {
	for _, form := range strings.FieldsFunc(title, func(r rune) bool { return strings.ContainsRune(":?(–—|", r) }) {
		form, _, _ = strings.Cut(strings.ToLower(form), " version ")
		short = append(short, firstLetters(plainWords(form)))
		telling := firstLetters(content(form))
		for from := range telling {
			short = append(short, telling[from:])
		}
	}
	slices.Sort(short)
	return slices.DeleteFunc(slices.Compact(short), func(s string) bool {
		return len(s) < fewestLetters || len(s) > mostLetters || lang.IsOrdinary(s) || question.IsFunction(s)
	})
}

// How many letters a short name has.
const fewestLetters, mostLetters = 3, 6

// firstLetters joins those of words, as far as they are plain letters.
func firstLetters(words []string) string {
	var letters strings.Builder
	for _, w := range words {
		if w[0] >= 'a' && w[0] <= 'z' {
			letters.WriteByte(w[0])
		}
	}
	return letters.String()
}

// isShort says whether a naming is a short name of a source.
func (n naming) isShort(r record) bool {
	return len(n.words) == 1 && slices.Contains(r.short, n.words[0])
}

// near says whether a word of a question is a word of a record: exactly, or with
// a slip of the hand where it is long.
func near(asked, known string) (same, fits bool) {
	switch {
	case asked == known:
		return true, true
	case len(asked) < 5 || len(known) < 5 || asked[0] != known[0]:
		return false, false
	case len(asked) < 8:
		return false, slips(asked, known, 1)
	}
	return false, slips(asked, known, 2)
}

// cover counts the known words that asked ones stand for, and how many asked
// words stand for none. Exact ones count a little more.
func cover(asked, known []string) (covered float64, left []string) {
	used := make([]bool, len(known))
	for _, word := range asked {
		best, value := -1, 0.0
		for i, k := range known {
			same, fits := near(word, k)
			if v := 0.9; fits && !used[i] && (same || v > value) {
				if same {
					v = 1
				}
				if v > value {
					best, value = i, v
				}
			}
		}
		if best < 0 {
			left = append(left, word)
			continue
		}
		used[best] = true
		covered += value
	}
	return covered, left
}

// titleShare says how much of a title the words are, in the form of it that they fit
// best, and which of them are not in it at all.
func (r record) titleShare(words []string) (share float64, left []string) {
	left = words
	for _, form := range r.titles {
		covered, rest := cover(words, form)
		if s := covered / float64(len(form)); len(rest) < len(left) || len(rest) == len(left) && s > share {
			share, left = s, rest
		}
	}
	return share, left
}

// written says whether the words name an author: the whole family name, with or
// without others of the name. Particles may be left out.
func (r record) written(words []string) (by float64) {
	for i, name := range r.authors {
		family := withoutParticles(name[:r.family[i]])
		asked := withoutParticles(words)
		covered, left := cover(asked, withoutParticles(name))
		inFamily, _ := cover(asked, family)
		joined := strings.Join(name[:r.family[i]], "") == strings.Join(words, "")
		switch {
		case joined:
			by = max(by, 1)
		case len(asked) > 0 && len(left) == 0 && inFamily > float64(len(family))-0.5:
			by = max(by, covered/float64(len(asked)))
		}
	}
	return by
}

func withoutParticles(words []string) []string {
	rest := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return particles[w] })
	if len(rest) == 0 {
		return words
	}
	return rest
}

// issuedBy says whether the words name an outlet: words of it alone, one of them
// such that it tells it from others.
func (r record) issuedBy(words []string) (by float64) {
	for _, outlet := range r.outlets {
		covered, left := cover(withoutParticles(words), outlet)
		telling := slices.ContainsFunc(words, func(w string) bool { return !vague[w] && !particles[w] })
		whole := covered > float64(len(outlet))-0.5
		if len(left) == 0 && (telling || whole) && covered > 0 {
			by = max(by, covered/float64(len(words)))
		}
	}
	return by
}

// best keeps the records with the highest value, if any is above nothing.
func best(records []record, value func(record) float64) []corpus.Source {
	var found []corpus.Source
	top := 0.0
	for _, r := range records {
		switch v := value(r); {
		case v <= 0 || v < top:
		case v > top:
			top, found = v, []corpus.Source{r.source}
		default:
			found = append(found, r.source)
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
