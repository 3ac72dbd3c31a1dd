package initials

import (
	"strings"
	"unicode/utf8"

	"footnote/retrieval/lexicon"
	"footnote/retrieval/question"
)

// The bounds of initials in letters, and of the words among which they are sought.
const fewestInitials, mostInitials, mostSought = 2, 5, 2_000_000

// Sought gives the words that initials in small letters stand for in so many documents: those
// beside one another that begin with them, of which none only holds a sentence together; "" where
// none do. Two letters are those of too many words, so these have to come again, and to be most of
// what the letters may stand for.
func Sought(words *lexicon.Lexicon, documents int, initials string) string {
	letters := []rune(initials)
	if len(letters) < fewestInitials || len(letters) > mostInitials {
		return ""
	}
	all, best := 0, ""
	counts := runs(words, documents, letters)
	for run, n := range counts {
		if all += n; n > counts[best] || n == counts[best] && run < best {
			best = run
		}
	}
	if n := counts[best]; n == 0 || 2*n <= all || len(letters) == 2 && n < 3 {
		return ""
	}
	return best
}

// runs counts the runs of telling words that begin with letters.
func runs(words *lexicon.Lexicon, documents int, letters []rune) map[string]int {
	counts := map[string]int{}
	firsts := make([]rune, words.Len()) // of telling words; 0 if not known yet
	sought := 0
	for doc := range documents {
		for _, part := range words.Parts(doc) {
			if sought += len(part); sought > mostSought {
				return counts
			}
			for at := 0; at+len(letters) <= len(part); at++ {
				if begin(words, part[at:], letters, firsts) {
					counts[written(words, part[at:at+len(letters)])]++
				}
			}
		}
	}
	return counts
}

// noTelling stands for the first letter of a word that is no telling one.
const noTelling rune = -1

// begin says whether telling words begin with letters.
func begin(words *lexicon.Lexicon, part []int32, letters, firsts []rune) bool {
	for k, letter := range letters {
		first := firsts[part[k]]
		if letter == '&' {
			if words.Text(part[k]) == "and" {
				continue
			}
			return false
		}
		if first == 0 {
			first = noTelling
			if text := words.Text(part[k]); !question.IsFunction(text) && utf8.RuneCountInString(text) > 2 {
				first, _ = utf8.DecodeRuneInString(text)
			}
			firsts[part[k]] = first
		}
		if first != letter {
			return false
		}
	}
	return true
}

func written(words *lexicon.Lexicon, numbers []int32) string {
	var run []string
	for _, n := range numbers {
		run = append(run, words.Text(n))
	}
	return strings.Join(run, " ")
}
