package line

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// The rows that a stanza has.
const fewestInStanza, mostInStanza = 3, 60

// IsVerse says whether the group is a stanza.
func (g Group) IsVerse() bool {
	n := len(g.Rows)
	return n >= fewestInStanza && n <= mostInStanza && (g.isMarkedVerse() || g.isUnmarkedVerse())
}

// isUnmarkedVerse says whether the group is a stanza without marks and capitals: short rows
// that were ended by hand amid a sentence, which goes on in small letters. A list of names, an
// address, a menu begin theirs with capitals, and credits name somebody.
func (g Group) isUnmarkedVerse() bool {
	n, longest, words, goOn := len(g.Rows), 0, 0, 0
	for i, row := range g.Rows {
		row = strings.TrimSpace(row)
		runes := utf8.RuneCountInString(row)
		if runes > longestBroken || IsItem(row) || strings.ContainsAny(row, ":：=<>{}|@#_$/0123456789") || record.IsByline(row) || creditInRow.MatchString(row) {
			return false
		}
		longest = max(longest, runes)
		words += lang.WordCount(row)
		if i > 0 && unicode.IsLower(lang.FirstRune(row)) && !lang.EndsSentence(g.Rows[i-1]) {
			goOn++
		}
	}
	return (longest < narrowest || 2*g.roomy(longest) > n-1) && words >= 2*n && 2*goOn >= n-1 &&
		lang.FunctionShare(strings.Join(g.Rows, " ")) >= shareOfSentence
}

// creditInRow is how a row begins that says who did what for the work: "with drawings by Jane Doe".
var creditInRow = lang.Regexp(`^\p{Ll}[\p{L} ]*?\s?(?:` + lang.OneOf("byline") + `)\s+\p{Lu}`)

// shareOfSentence is the share of small words that the rows of a sentence have.
const shareOfSentence = 0.15

// isMarkedVerse says whether the group is of short lines that mostly start with a capital, end
// in punctuation often and at a sentence's end seldom.
func (g Group) isMarkedVerse() bool {
	n := len(g.Rows)
	length, longest, capital, stops, finals, colons, words := 0, 0, 0, 0, 0, 0, 0
	for _, row := range g.Rows {
		row = strings.TrimSpace(row)
		runes := utf8.RuneCountInString(row)
		if runes > 70 {
			return false
		}
		length += runes
		longest = max(longest, runes)
		words += lang.WordCount(row)
		if r := lang.FirstRune(strings.TrimLeftFunc(row, lang.NotWordRune)); unicode.IsUpper(r) || unicode.Is(unicode.Lo, r) {
			capital++
		}
		if r := lang.LastRune(lang.TrimClosers(row)); strings.ContainsRune(",;—–،؛，、；", r) {
			stops++
		} else if lang.IsFinal(r) {
			finals++
		} else if r == ':' {
			colons++
		}
	}
	isEnded := n >= 4 && stops+finals+colons == n // no text is wrapped at its marks alone, whatever its rows begin with
	isBroken := n >= 4 && longest <= longestBroken && 3*g.roomy(longest) >= n-1
	return length < 60*n && words >= 3*n && stops+finals >= (n+2)/3 && stops > 1 && (capital*10 >= n*7 || isEnded || isBroken) && stops*10 >= finals*4
}

// longestBroken bounds the characters of the rows of a text that is broken where its writer
// wanted and not where the line was full.
const longestBroken = 50

// roomy counts the rows that had room in a width for the word that begins the next, so that
// no program wrapped them there.
func (g Group) roomy(width int) int {
	n := 0
	for i, row := range g.Rows[1:] {
		if utf8.RuneCountInString(strings.TrimSpace(g.Rows[i]))+1+firstWord(row) <= width {
			n++
		}
	}
	return n
}

// coupletsOf gives the groups of two rows that are verse together: a poem in couplets has no
// stanza that shows it alone.
func coupletsOf(groups []Group) map[int]bool {
	out := map[int]bool{}
	for i := 0; i < len(groups); i++ {
		first, poem := i, Group{}
		for ; i < len(groups) && len(groups[i].Rows) == 2 && len(poem.Rows) < mostInStanza && !isQuotedRow(groups[i].Rows[0]) && !IsItem(groups[i].Rows[0]); i++ {
			poem.Rows = append(poem.Rows, groups[i].Rows...)
		}
		if i-first < 2 || !poem.IsVerse() {
			continue
		}
		for ; first < i; first++ {
			out[first] = true
		}
		i--
	}
	return out
}

func (g Group) stanza() Line {
	return Line{Block: corpus.Block{Text: g.Verse(), Page: g.page}, Verse: true}
}

func (g Group) Verse() string {
	var rows []string
	for _, row := range g.Rows {
		rows = append(rows, lang.Squeeze(row))
	}
	return strings.Join(rows, "\n")
}
