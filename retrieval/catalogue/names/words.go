package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
	"footnote/retrieval/lexical"
)

// little are words that no name is told by.
var little = lang.Set(`the a an of in on at to for and or by from with about as is are was were its their his her this that these those our my your some any all
	called titled entitled named vs versus between during into under over which who what it us me`)

// particles belong to names and are left out as often as not.
var particles = lang.PhraseSet("particles")

// vague are words of outlets that many have, and by which none is told.
var vague = lang.Set("journal review studies study university press institute center centre school college research international policy news magazine times post daily books publishing publishers group department quarterly association foundation society council unit analysis thinking")

// shortForms are written out, so that a frame has one form of each word.
var shortForms = map[string]string{
	"u": "you", "ur": "your", "r": "are", "abt": "about", "w": "with", "n": "and", "&": "and",
	"wat": "what", "wht": "what", "wut": "what", "whut": "what", "wich": "which", "whch": "which", "whcih": "which", "waht": "what", "wen": "when", "wehn": "when", "were's": "where is",
	"what's": "what is", "whats": "what is", "wats": "what is", "what're": "what are", "who's": "who is", "whos": "who is", "when's": "when is", "whens": "when is",
	"where's": "where is", "wheres": "where is", "how's": "how is", "what'd": "what did", "who'd": "who did", "they're": "they are", "theyre": "they are",
	"don't": "dont", "doesn't": "doesnt", "didn't": "didnt", "we've": "we have", "weve": "we have", "you've": "you have", "there's": "there is", "theres": "there is",
	"wrot": "wrote", "worte": "wrote", "wrtie": "write", "wirte": "write", "writen": "written", "writes": "writes", "lib": "library", "agre": "agree", "agrees": "agrees",
	"teh": "the", "da": "the", "doc": "document", "docs": "documents",
}

// Words gives the words of a name or a title as the catalogue has them.
func Words(text string) (words []string) {
	for i := 0; i < len(text); {
		n := WordLength(text[i:])
		if n == 0 {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		words = append(words, strings.Fields(Word(text[i:i+n]))...)
		i += n
	}
	return words
}

// WordLength is the length of the word that a text begins with.
func WordLength(text string) int {
	n := 0
	for n < len(text) {
		r, size := utf8.DecodeRuneInString(text[n:])
		if !unicode.In(r, unicode.Letter, unicode.Digit, unicode.Mark) && (n == 0 || r != '\'' && r != '’' || !startsLetter(text[n+size:])) && (n > 0 || r != '&') {
			break
		}
		n += size
	}
	return n
}

func startsLetter(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r)
}

// Word gives a word without accents, capitals and possessives, and a short
// form written out.
func Word(written string) string {
	word := strings.ReplaceAll(lexical.Fold(strings.ToLower(written)), "’", "'")
	if long, ok := shortForms[word]; ok {
		return long
	}
	return strings.ReplaceAll(strings.TrimSuffix(word, "'s"), "'", "")
}

// Telling gives the words of a text that tell something.
func Telling(text string) []string {
	var words []string
	for _, word := range Words(text) {
		if !little[word] {
			words = append(words, word)
		}
	}
	return words
}

// Slips says whether one word becomes the other by at most so many slips of the
// hand: a letter too many, too few, another, or two exchanged (optimal string
// alignment). Words are in ASCII or compared byte by byte.
func Slips(a, b string, most int) bool {
	if d := len(a) - len(b); d > most || -d > most {
		return false
	}
	var room [3 * 32]int
	rows := room[:]
	if width := len(b) + 1; 3*width > len(rows) {
		rows = make([]int, 3*width)
	}
	row := func(i int) []int { return rows[i%3*(len(b)+1):][:len(b)+1] }
	for j := range row(0) {
		row(0)[j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, last, now := row(i+1), row(i-1), row(i) // of three, the one before the last stands next
		now[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
		}
	}
	return row(len(a))[len(b)] <= most
}

// Near says whether a word of a question is a word of a record: exactly, or with
// a slip of the hand where it is long.
func Near(asked, known string) (same, fits bool) {
	switch {
	case asked == known:
		return true, true
	case len(asked) < 5 || len(known) < 5 || asked[0] != known[0]:
		return false, false
	case len(asked) < 8:
		return false, Slips(asked, known, 1)
	}
	return false, Slips(asked, known, 2)
}

// OtherNumber gives what the plural of a word may be, or the singular of which it is one.
func OtherNumber(word string) (others []string) {
	if len(word) < 3 {
		return nil
	}
	others = []string{word + "s", word + "es"}
	if stem, ok := strings.CutSuffix(word, "y"); ok {
		others = append(others, stem+"ies")
	}
	for _, end := range [][2]string{{"ies", "y"}, {"es", ""}, {"s", ""}} {
		if stem, ok := strings.CutSuffix(word, end[0]); ok && len(stem) > 2 && !strings.HasSuffix(word, "ss") {
			others = append(others, stem+end[1])
		}
	}
	return others
}

// cover counts the known words that asked ones stand for, and how many asked
// words stand for none. Exact ones count a little more.
func cover(asked, known []string) (covered float64, left []string) {
	used := make([]bool, len(known))
	for _, word := range asked {
		best, value := -1, 0.0
		for i, k := range known {
			same, fits := Near(word, k)
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

// WithoutParticles leaves out the particles of a name, unless it has nothing else.
func WithoutParticles(words []string) []string {
	rest := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return particles()[w] })
	if len(rest) == 0 {
		return words
	}
	return rest
}

// IsLittle says whether no name is told by a word.
func IsLittle(word string) bool { return little[word] }

// IsParticle says whether a word belongs to names and is left out as often as not.
func IsParticle(word string) bool { return particles()[word] }

// IsVague says whether a word stands in the names of many outlets.
func IsVague(word string) bool { return vague[word] }
