package spelling

import (
	"cmp"
	"iter"
	"maps"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"

	"footnote/retrieval/lexical"
	"footnote/retrieval/question/grammar"
	"footnote/retrieval/static"
)

// A Speller corrects words by those of a library. It is safe for concurrent use.
type Speller struct {
	words    lexical.Dictionary      // of the library, folded
	passages []int32                 // of each word
	byLength [maxLetters + 1][]entry // those of a first byte one after the other
	starts   [maxLetters + 1][]start // of each first byte in byLength
	firsts   []string                // the letters that they begin with
	most     int                     // passages of the most common word
	known    func(string) bool
	single   bool // no word is corrected by two edits
}

// An entry is a word of the library that others may be corrected to.
type entry struct {
	word int32
	mask uint32
}

// A start is where the words of a length and of a first byte begin.
type start struct {
	first byte
	at    int32
}

const (
	maxLetters = 32 // of a word that is corrected
	oneEdit    = 4  // letters from which a word may differ by one edit
	twoEdits   = 8  // and by two
	shortWord  = 5  // letters up to which the first has to stand
)

// New gives the speller of a library of these words, each with the
// number of passages that it stands in. Case and accents do not count, as in
// the built-in table. known says whether a folded word is known to the language
// in general, as the table's vocabulary does: such a word is hardly a mistake.
// Without it only the library's words are right.
func New(words iter.Seq2[string, int], known func(word string) bool) *Speller {
	if known == nil {
		known = func(string) bool { return false }
	}
	s := &Speller{known: known}
	for word, n := range words {
		if folded := folded(word); folded != "" {
			number, isNew := s.words.Add(folded)
			if isNew {
				s.passages = append(s.passages, 0)
			}
			s.passages[number] += int32(n)
		}
	}
	s.words.Compact()
	s.passages = slices.Clone(s.passages)
	for number, n := range s.passages {
		text := s.words.Word(int32(number))
		if letters := utf8.RuneCountInString(text); letters >= 3 && letters <= maxLetters && allLetters(text) {
			s.byLength[letters] = append(s.byLength[letters], entry{int32(number), mask(text)})
			s.most = max(s.most, int(n))
		}
	}
	firsts := map[string]bool{}
	for n := range s.byLength {
		for _, e := range s.byLength[n] {
			first, _ := cutFirst(s.words.Word(e.word))
			firsts[first] = true
		}
		s.byLength[n] = slices.Clone(s.byLength[n])
		slices.SortStableFunc(s.byLength[n], func(a, b entry) int { return cmp.Compare(s.first(a), s.first(b)) })
		for at, e := range s.byLength[n] {
			if first := s.first(e); at == 0 || first != s.first(s.byLength[n][at-1]) {
				s.starts[n] = append(s.starts[n], start{first, int32(at)})
			}
		}
	}
	s.firsts = slices.Sorted(maps.Keys(firsts))
	return s
}

func (s *Speller) first(e entry) byte { return s.words.Word(e.word)[0] }

// beginning lists the words of a length that have a first byte.
func (s *Speller) beginning(length int, first byte) []entry {
	list, starts := s.byLength[length], s.starts[length]
	i, ok := slices.BinarySearchFunc(starts, first, func(b start, first byte) int { return cmp.Compare(b.first, first) })
	if !ok {
		return nil
	}
	if i+1 < len(starts) {
		list = list[:starts[i+1].at]
	}
	return list[starts[i].at:]
}

// in is in how many passages a word stands.
func (s *Speller) in(word string) int {
	if n := s.words.Known(word); n >= 0 {
		return int(s.passages[n])
	}
	return 0
}

// Bytes is about what the speller takes in memory.
func (s *Speller) Bytes() int64 {
	n := s.words.Bytes() + 4*int64(cap(s.passages))
	for length, list := range s.byLength {
		n += int64(unsafe.Sizeof(entry{}))*int64(cap(list)) + int64(unsafe.Sizeof(start{}))*int64(cap(s.starts[length]))
	}
	return n
}

// Correct gives the word of the library that a mistyped word was meant to be,
// folded, and whether there is one. What stands in the library, or is known to
// the language, is not mistyped, whatever its ending, and neither is what chats write for
// another word on purpose ("nite").
//
// From four letters one edit is allowed, from eight letters two (a letter too
// many, too few or wrong, two letters swapped: Damerau 1964), and none that a
// hand seldom makes: see likely. Of shorter words only a common one with two
// letters swapped is seen ("teh").
func (s *Speller) Correct(word string) (string, bool) {
	w := folded(word)
	n := utf8.RuneCountInString(w)
	if n < 3 || n > maxLetters || !allLetters(w) || isUsual(w) || s.in(w) > 0 {
		return "", false
	}
	if variant, ok := s.variant(w); ok {
		return variant, true
	}
	if s.meant(w) {
		return "", false
	}
	if swapped, ok := s.swapped(w, n); ok {
		return swapped, true
	}
	if n < oneEdit {
		return "", false
	}
	best, ok := s.nearest(w, n)
	return best.text, ok
}

// isUsual says whether a folded word holds sentences together, or is what chats write for
// another.
func isUsual(w string) bool {
	g := grammar.English()
	return g.Has("FUNCTION", w) || g.Has("CHATWORD", w)
}

// CorrectLong does the same in a language of which nothing is known but the library's words:
// a long word is corrected by one edit, the first letter standing.
func (s *Speller) CorrectLong(word string) (string, bool) {
	w := folded(word)
	n := utf8.RuneCountInString(w)
	if n < twoEdits || n > maxLetters || !allLetters(w) || s.in(w) > 0 {
		return "", false
	}
	best, most := "", int32(0)
	for length := n - 1; length <= min(maxLetters, n+1); length++ {
		for _, e := range s.beginning(length, w[0]) {
			text := s.words.Word(e.word)
			if s.passages[e.word] > most && distance([]rune(w), []rune(text), 1) <= 1 {
				best, most = text, s.passages[e.word]
			}
		}
	}
	return best, most > 0
}

// variant gives the word of the library that a word is another spelling of: British or
// American, or of a name from another script ("Hizbullah", "Hezbollah").
func (s *Speller) variant(w string) (string, bool) {
	for other := range others(w) {
		if s.in(other) > 0 {
			return other, true
		}
	}
	n := len(w)
	if n < longName || n > maxLetters || s.in(w+"s") > 0 || s.isForm(w) {
		return "", false
	}
	best, most, m := "", int32(0), mask(w)
	for length := n - 1; length <= min(maxLetters, n+1); length++ {
		for _, e := range s.beginning(length, w[0]) {
			if (m^e.mask)&^unlike != 0 || s.passages[e.word] <= most {
				continue
			}
			if text := s.words.Word(e.word); Alike(w, text) {
				best, most = text, s.passages[e.word]
			}
		}
	}
	return best, most > 0
}

// meant says whether a word, or what it is a form of, stands in the library or
// is known.
func (s *Speller) meant(w string) bool {
	if s.known(w) || s.in(w)+s.in(w+"s") > 0 {
		return true
	}
	return s.isForm(w)
}

// isForm says whether a word is a form of one that stands in the library or is known:
// "shopping" is no spelling of "shipping".
func (s *Speller) isForm(w string) bool {
	for base := range bases(w) {
		if s.in(base) > 0 || s.known(base) {
			return true
		}
	}
	return false
}

// bases yields the words that an English word may be a form of.
func bases(w string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, ending := range []string{"s", "es", "ed", "ing", "ly", "er", "ers"} {
			base, ok := strings.CutSuffix(w, ending)
			if !ok || len(base) < 4 || ending[0] == 'e' && strings.HasSuffix(base, "e") {
				continue
			}
			last := len(base) - 1
			if !yield(base) || ending != "s" && (!yield(base+"e") || doubles(base, ending) && !yield(base[:last]) || base[last] == 'i' && !yield(base[:last]+"y")) {
				return
			}
		}
	}
}

// doubles says whether a word may have doubled its last letter before an ending, as "shop" does
// before "ing": behind a vowel.
func doubles(base, ending string) bool {
	const vowels = "aeiouy"
	last := len(base) - 1
	return base[last] == base[last-1] && strings.ContainsRune(vowels, rune(base[last-2])) && ending != "es"
}

// swapped gives the word that w is with two neighbouring letters swapped, the
// most common one in the library if there are several. Of three letters it has
// to be common there, or one that holds sentences together.
func (s *Speller) swapped(w string, n int) (string, bool) {
	letters := []rune(w)
	best := ""
	for i := range n - 1 {
		letters[i], letters[i+1] = letters[i+1], letters[i]
		t := string(letters)
		letters[i], letters[i+1] = letters[i+1], letters[i]
		there := s.in(t) > 0 && (n >= oneEdit || s.in(t)*10 >= s.most)
		if (there || grammar.English().Has("FUNCTION", t)) && (best == "" || s.in(t) > s.in(best)) {
			best = t
		}
	}
	return best, best != ""
}

// A found is a candidate with what speaks against it.
type found struct {
	text                  string
	passages, edits, cost int
}

// nearest finds the best word of the library within the edits that are allowed: two where
// the first letter stands and one of both words is long. Another first letter is never
// likely in a short word.
func (s *Speller) nearest(w string, n int) (best found, ok bool) {
	letters := []rune(w)
	for _, more := range []int{0, -1, 1, -2, 2} { // two edits are not looked for once there is one
		length := n + more
		if length < oneEdit || length > maxLetters {
			continue
		}
		most := 1
		if max(n, length) >= twoEdits && !s.single {
			most = 2
		}
		s.nearer(&best, s.beginning(length, w[0]), w, letters, most)
	}
	if n > shortWord {
		for _, other := range s.beginningOtherwise(w) {
			s.look(&best, other, w, letters, 1)
		}
	}
	return best, best.text != ""
}

// nearer lets the best of some words, within some edits, take the place of the best so far.
func (s *Speller) nearer(best *found, list []entry, w string, letters []rune, most int) {
	m := mask(w)
	for _, e := range list {
		if best.edits == 1 {
			most = 1
		}
		// Each edit brings one letter that the other word has not got at most.
		if bits.OnesCount32(m&^e.mask) <= most && bits.OnesCount32(e.mask&^m) <= most {
			s.look(best, e.word, w, letters, most)
		}
	}
}

// look lets a word, if it is within some edits, take the place of the best so far.
func (s *Speller) look(best *found, word int32, w string, letters []rune, most int) {
	var buffer [maxLetters]rune
	text := s.words.Word(word)
	other := buffer[:0]
	for _, r := range text {
		other = append(other, r)
	}
	edits := distance(letters, other, most)
	if isBetter := best.text == "" || edits <= best.edits; isBetter && edits <= most {
		f := found{text, int(s.passages[word]), edits, cost(letters, other)}
		if (best.text == "" || f.before(*best)) && s.likely(w, len(letters), f) {
			*best = f
		}
	}
}

// beginningOtherwise lists the words of the library with another first byte that one edit
// makes of a word: of its first letter, or of the first two. They are few, and to look for
// them among all that begin otherwise took as long as the library is large.
func (s *Speller) beginningOtherwise(w string) (list []int32) {
	first, rest := cutFirst(w)
	second, behind := cutFirst(rest)
	var buffer [4 * (maxLetters + 1)]byte
	add := func(beginning ...string) {
		other := buffer[:0]
		for _, part := range beginning {
			other = append(other, part...)
		}
		if letters := utf8.RuneCount(other); other[0] == w[0] || letters < oneEdit || letters > maxLetters {
			return
		}
		if number := s.words.KnownBytes(other); number >= 0 {
			list = append(list, number)
		}
	}
	add(rest)
	add(second, first, behind)
	for _, letter := range s.firsts {
		add(letter, rest)
		add(letter, w)
	}
	return list
}

// cutFirst cuts a word behind its first letter.
func cutFirst(w string) (first, rest string) {
	_, size := utf8.DecodeRuneInString(w)
	return w[:size], w[size:]
}

// likely says whether a word that nobody knows was meant to be this one. Short
// words are rather names and slang than mistakes, and most have some neighbour.
func (s *Speller) likely(w string, n int, f found) bool {
	sameFirst := w[0] == f.text[0]
	switch {
	case f.edits == 2 && s.isCompound(w):
		return false
	case f.edits == 2 && s.known(f.text):
		return f.cost <= 17
	case f.edits == 2:
		return f.cost <= 20
	case n == oneEdit:
		return sameFirst && f.cost <= costLetter
	}
	return sameFirst || n > shortWord
}

// longPart is in letters of a part of a compound: slips fall into shorter words by chance.
const longPart = 4

// isCompound says whether a word is two known ones written together ("megabytes"): it is a word
// then, and two letters from another by what it means and not by a slip.
func (s *Speller) isCompound(w string) bool {
	for at := longPart; at+longPart <= len(w); at++ {
		if s.known(w[:at]) && s.known(w[at:]) {
			return true
		}
	}
	return false
}

func (f found) before(g found) bool {
	return cmp.Or(cmp.Compare(f.edits, g.edits), cmp.Compare(f.cost, g.cost), cmp.Compare(g.passages, f.passages), strings.Compare(f.text, g.text)) < 0
}

// mask has a bit for each letter of a word; letters far apart may share one.
func mask(w string) uint32 {
	var m uint32
	for _, r := range w {
		m |= 1 << (uint32(r) % 32)
	}
	return m
}

// folded gives a word in lower case without accents, and without a possessive.
func folded(word string) string {
	var all []string
	static.EachWord(word, func(w string) { all = append(all, w) })
	if len(all) == 1 || len(all) == 2 && all[1] == "s" {
		return all[0]
	}
	return ""
}

func allLetters(w string) bool {
	return !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
}
