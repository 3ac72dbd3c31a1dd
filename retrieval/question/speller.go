package question

import (
	"cmp"
	"iter"
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
	words    lexical.Dictionary // of the library, folded
	passages []int32            // of each word
	byLength [maxLetters + 1][]entry
	most     int // passages of the most common word
	known    func(string) bool
}

// An entry is a word of the library that others may be corrected to.
type entry struct {
	word int32
	mask uint32
}

const (
	maxLetters = 32 // of a word that is corrected
	oneEdit    = 4  // letters from which a word may differ by one edit
	twoEdits   = 8  // and by two
)

// NewSpeller gives the speller of a library of these words, each with the
// number of passages that it stands in. Case and accents do not count, as in
// the built-in table. known says whether a folded word is known to the language
// in general, as the table's vocabulary does: such a word is hardly a mistake.
// Without it only the library's words are right.
func NewSpeller(words iter.Seq2[string, int], known func(word string) bool) *Speller {
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
	for n := range s.byLength {
		s.byLength[n] = slices.Clone(s.byLength[n])
	}
	return s
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
	for _, list := range s.byLength {
		n += int64(unsafe.Sizeof(entry{})) * int64(cap(list))
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
	if n < 3 || n > maxLetters || !allLetters(w) || grammar.English().Has("FUNCTION", w) || grammar.English().Has("CHATWORD", w) || s.in(w) > 0 {
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
		for _, e := range s.byLength[length] {
			text := s.words.Word(e.word)
			if text[0] == w[0] && s.passages[e.word] > most && distance([]rune(w), []rune(text), 1) <= 1 {
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
		for _, e := range s.byLength[length] {
			if (m^e.mask)&^unlike != 0 || s.passages[e.word] <= most {
				continue
			}
			if text := s.words.Word(e.word); SpelledAlike(w, text) {
				best, most = text, s.passages[e.word]
			}
		}
	}
	return best, most > 0
}

// longName is from how many letters on a word that is spelled like one of the library is
// the same, even if it is known: shorter ones are too often two words ("metal", "motel").
const longName = 8

// shortSpelling is from how many letters on a word may be the other spelling of another:
// "four" and "for" are two.
const shortSpelling = 5

// SpelledAlike says whether two words may be ways to spell one name: first and last letter
// and all consonants are the same, few letters differ, and vowels are more or fewer in one
// place at most. "Iran" and "Iraq" are two, and so are "Khamenei" and "Khomeini". In names
// from other scripts s is as good as z, and a mute h at the end is left out as often as not:
// "Hisbolla".
func SpelledAlike(a, b string) bool {
	if len(a) < 5 || len(b) < 5 || a[0] != b[0] {
		return false
	}
	x, y := sounds(a), sounds(b)
	if x[len(x)-1] != y[len(y)-1] || consonants(x) != consonants(y) || !vowelsAlike(x, y) {
		return false
	}
	runes, other := []rune(a), []rune(b)
	return len(runes) <= maxLetters && len(other) <= maxLetters && distance(runes, other, mostAlike) <= mostAlike
}

// vowelsAlike says whether two words of the same consonants have as many vowels between them,
// but in one place.
func vowelsAlike(a, b string) bool {
	x, y := vowelCounts(a), vowelCounts(b)
	if len(x) != len(y) {
		return true // one of them has a place more
	}
	other := 0
	for i := range x {
		if x[i] != y[i] {
			other++
		}
	}
	return other <= 1
}

// vowelCounts counts the vowels of a word in each place that has some.
func vowelCounts(word string) []int {
	var counts []int
	before := false
	for _, r := range word {
		vowel := strings.ContainsRune(vowels, r)
		switch {
		case vowel && before:
			counts[len(counts)-1]++
		case vowel:
			counts = append(counts, 1)
		}
		before = vowel
	}
	return counts
}

// unlike are the letters in which two spellings of a name may differ, as a mask.
var unlike = mask(vowels + "szh")

// vowels are the letters that are no consonants.
const vowels = "aeiouyw"

// sounds gives a word with what is spelled in two ways in one of them.
func sounds(word string) string {
	if mute, ok := strings.CutSuffix(word, "ah"); ok {
		word = mute + "a"
	}
	return strings.ReplaceAll(word, "z", "s")
}

// mostAlike is in how many letters two spellings of a name may differ.
const mostAlike = 3

// consonants gives a word without vowels and doubled letters.
func consonants(word string) string {
	var b strings.Builder
	var last rune
	for _, r := range word {
		if !strings.ContainsRune(vowels, r) && r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
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
			if !ok || len(base) < 4 {
				continue
			}
			last := len(base) - 1
			if !yield(base) || ending != "s" && (!yield(base+"e") || base[last] == base[last-1] && !yield(base[:last]) || base[last] == 'i' && !yield(base[:last]+"y")) {
				return
			}
		}
	}
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
		if (there || IsFunction(t)) && (best == "" || s.in(t) > s.in(best)) {
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

// nearest finds the best word of the library within the edits that are allowed.
func (s *Speller) nearest(w string, n int) (found, bool) {
	var best found
	m := mask(w)
	letters := []rune(w)
	buffer := make([]rune, 0, maxLetters)
	for length := max(oneEdit, n-2); length <= min(maxLetters, n+2); length++ {
		most := 1
		if max(n, length) >= twoEdits {
			most = 2
		}
		for _, e := range s.byLength[length] {
			if bits.OnesCount32(m^e.mask) > 2*most {
				continue
			}
			// Each edit brings one letter that the other word has not got at most.
			apart := max(bits.OnesCount32(m&^e.mask), bits.OnesCount32(e.mask&^m))
			if apart > most {
				continue
			}
			text, limit := s.words.Word(e.word), 1
			if most == 2 && text[0] == w[0] && best.edits != 1 {
				limit = 2
			}
			if apart > limit {
				continue
			}
			buffer = append(buffer[:0], []rune(text)...)
			if edits := distance(letters, buffer, limit); edits <= limit {
				f := found{text, int(s.passages[e.word]), edits, cost(letters, buffer)}
				if (best.text == "" || f.before(best)) && s.likely(w, n, f) {
					best = f
				}
			}
		}
	}
	return best, best.text != ""
}

// likely says whether a word that nobody knows was meant to be this one. Short
// words are rather names and slang than mistakes, and most have some neighbour.
func (s *Speller) likely(w string, n int, f found) bool {
	sameFirst := w[0] == f.text[0]
	switch {
	case f.edits == 2 && s.known(f.text):
		return f.cost <= 17
	case f.edits == 2:
		return f.cost <= 20
	case n == oneEdit:
		return sameFirst && f.cost <= costLetter
	}
	return sameFirst || n > 5
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

// What edits cost where there is a choice between words as many edits away.
// People double letters, swap them and mistake vowels more than others, and
// the first letter least.
const (
	costDouble = 6
	costSwap   = 8
	costLetter = 10
	costVowel  = 9
	costOther  = 11
	costFirst  = 5 // besides
)

// Edits counts the edits between two words, more than 2 as 3: a letter too many, too few or
// wrong, or two swapped.
func Edits(a, b string) int {
	x, y := []rune(a), []rune(b)
	if len(x) > maxLetters || len(y) > maxLetters {
		return 3
	}
	return distance(x, y, 2)
}

// distance counts the edits between two words (optimal string alignment), more
// than limit if there are more. Only the cells within limit of the diagonal count.
func distance(a, b []rune, limit int) int {
	if d := len(a) - len(b); d > limit || -d > limit {
		return limit + 1
	}
	var rows [3][maxLetters + 2]int
	for j := 0; j <= min(len(b), limit); j++ {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, above, row := &rows[(i+1)%3], &rows[(i-1)%3], &rows[i%3]
		from, to := max(1, i-limit), min(len(b), i+limit)
		row[from-1] = i - from + 1
		if from > 1 {
			row[from-1] = limit + 1
		}
		lowest := row[from-1]
		for j := from; j <= to; j++ {
			d := above[j-1]
			if a[i-1] != b[j-1] {
				d++
			}
			d = min(d, row[j-1]+1)
			if j < i+limit {
				d = min(d, above[j]+1)
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, before[j-2]+1)
			}
			row[j] = d
			lowest = min(lowest, d)
		}
		if lowest > limit {
			return limit + 1
		}
	}
	return rows[len(a)%3][len(b)]
}

// cost adds up what the fewest edits between two words cost.
func cost(a, b []rune) int {
	const edit = 1 << 16 // more than all costs: fewer edits come first
	var rows [3][maxLetters + 1]int
	for j := 1; j <= len(b); j++ {
		rows[0][j] = j*(edit+costLetter) + costFirst
	}
	for i := 1; i <= len(a); i++ {
		before, above, row := &rows[(i+1)%3], &rows[(i-1)%3], &rows[i%3]
		row[0] = i*(edit+costLetter) + costFirst
		for j := 1; j <= len(b); j++ {
			c := above[j-1]
			if a[i-1] != b[j-1] {
				c += edit + changeCost(a[i-1], b[j-1]) + first(i, j)
			}
			c = min(c, above[j]+edit+letterCost(a, i)+first(i, i), row[j-1]+edit+letterCost(b, j)+first(j, j))
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				c = min(c, before[j-2]+edit+costSwap+first(i-1, j-1))
			}
			row[j] = c
		}
	}
	return rows[len(a)%3][len(b)] % edit
}

// letterCost is the cost of letter i of a word being too many.
func letterCost(w []rune, i int) int {
	if i > 1 && w[i-1] == w[i-2] {
		return costDouble
	}
	return costLetter
}

// changeCost is the cost of one letter instead of another.
func changeCost(a, b rune) int {
	if strings.ContainsRune("aeiouy", a) && strings.ContainsRune("aeiouy", b) || keyRun(string([]rune{a, b})) {
		return costVowel
	}
	return costOther
}

func first(i, j int) int {
	if i == 1 || j == 1 {
		return costFirst
	}
	return 0
}
