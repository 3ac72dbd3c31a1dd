package question

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/retrieval/question/grammar"
)

// The marks that open a quotation and those that may close it.
var quotationMarks = map[rune]string{
	'"': `"”“`, '“': `”"“`, '„': `“”"`, '”': `”`, '«': `»`, '»': `«`, '‹': `›`, '›': `‹`,
	'‘': `’'`, '‚': `‘’`, '\'': `'’`, '`': "`'", '「': `」`, '『': `』`, '《': `》`, '＂': `＂`,
}

// longestQuotation bounds the bytes of a quotation, and so the time to look for its end.
const longestQuotation = 1000

// Quoted gives what stands in quotation marks of any kind in a question, in
// order. An apostrophe is none, nor is a mark that nothing closes.
func Quoted(q string) []string {
	var all []string
	for i := 0; i < len(q); {
		r, size := utf8.DecodeRuneInString(q[i:])
		closers := quotationMarks[r]
		if closers == "" || strings.ContainsRune("'‘’`”»›", r) && !opensQuotation(q, i, size) {
			i += size
			continue
		}
		inner, n := quotation(q[i+size:], closers)
		if n == 0 {
			i += size
			continue
		}
		if len(words(inner)) > 0 {
			all = append(all, strings.TrimSpace(inner))
		}
		i += size + n
	}
	return all
}

// Locates says whether a question quotes what nobody words so by chance, and asks no more than
// who says it or where it stands: the passage that has it is what is asked for.
func Locates(q string) bool {
	quoted := Quoted(q)
	rest := q
	for _, inner := range quoted {
		if len(words(inner)) < spoken {
			return false
		}
		rest = strings.Replace(rest, inner, " ", 1)
	}
	list := texts(words(rest))
	return len(quoted) > 0 && grammar.English()["LOCATES"].Longest(list, 0) == len(list)
}

// opensQuotation says whether the mark at q[i:] stands before a word and behind none.
func opensQuotation(q string, i, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(q[:i])
	after, _ := utf8.DecodeRuneInString(q[i+size:])
	return (i == 0 || unicode.IsSpace(before) || unicode.In(before, unicode.Ps, unicode.Pd)) && unicode.IsLetter(after)
}

// quotation gives what stands before the first mark that closes, and the bytes
// up to behind it: 0 if none does. One that may be an apostrophe closes only
// where no letter follows.
func quotation(s, closers string) (inner string, n int) {
	for i, r := range s[:min(len(s), longestQuotation)] {
		if !strings.ContainsRune(closers, r) {
			continue
		}
		end := i + utf8.RuneLen(r)
		next, _ := utf8.DecodeRuneInString(s[end:])
		if !strings.ContainsRune("'’`", r) || i > 0 && !wordRune(next) {
			return s[:i], end
		}
	}
	return "", 0
}

// Names gives the runs of two words or more of a question that may be names,
// each word in lower case: words with capitals, with "of", "the", "al" and the
// like between them, and, in small letters too, words around a particle of
// names ("ahmed al awdah"). They are guesses: the caller looks whether they
// stand in the library.
func Names(q string) [][]string {
	all := words(q)
	capitals := !shouted(all)
	var names [][]string
	for i := 0; i < len(all); {
		end := nameEnd(all, i, capitals)
		if end-i < 2 {
			i++
			continue
		}
		names = append(names, texts(all[i:end]))
		i = end
	}
	return names
}

// nameEnd is where the name that begins at word i ends: i if none does.
func nameEnd(all []word, i int, capitals bool) int {
	g := grammar.English()
	end := i
	for j := i; j < len(all) && (j == i || !all[j].gap); j++ {
		w := all[j]
		opens := (j == i || w.first) && g.Has("FUNCTION", w.text)
		switch {
		case capitals && w.capital && !opens:
			end = j + 1
		case g.Has("PARTICLE", w.text) && j+1 < len(all) && !all[j+1].gap && !g.Has("FUNCTION", all[j+1].text):
			// A particle takes the word behind it, and the one before.
			end = j + 2
		case j == i && j+2 < len(all) && g.Has("PARTICLE", all[j+1].text) && !g.Has("FUNCTION", w.text) && !all[j+1].gap && !all[j+2].gap:
			end = j + 1
		case end > i && end >= j-1 && g.Has("JOINER", w.text) && capitals && joinsName(all, j):
		default:
			if j >= end {
				return end
			}
		}
	}
	return end
}

// joinsName says whether a word with a capital follows "of" or "of the" at word j.
func joinsName(all []word, j int) bool {
	for k := j + 1; k < len(all) && k <= j+2 && !all[k].gap; k++ {
		if all[k].capital {
			return true
		}
		if !grammar.English().Has("JOINER", all[k].text) {
			return false
		}
	}
	return false
}

// Lengths of the runs that Runs yields, in words that say something, and the
// words between them that do not.
const (
	longestRun = 4
	mostBridge = 2
)

// Runs yields the runs of two to four telling words of a question, with the
// words between them that only hold the question together ("marriage of
// convenience"), the longest first and then from the left. They are slices of
// words. Whichever of them stands in the library verbatim is a name or a
// phrase there, with capitals or without.
func Runs(words []string) iter.Seq[[]string] {
	telling := make([]bool, len(words))
	for i, w := range words {
		telling[i] = !IsFunction(w)
	}
	return func(yield func([]string) bool) {
		for n := min(len(words), longestRun+mostBridge); n >= 2; n-- {
			for i := 0; i+n <= len(words); i++ {
				if isRun(telling[i:i+n]) && !yield(words[i:i+n]) {
					return
				}
			}
		}
	}
}

func isRun(telling []bool) bool {
	n := 0
	for _, yes := range telling {
		if yes {
			n++
		}
	}
	return telling[0] && telling[len(telling)-1] && n >= 2 && n <= longestRun && len(telling)-n <= mostBridge
}
