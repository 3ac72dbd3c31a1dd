package spelling

import "strings"

// before are the beginnings that turn an English word round or say that it is done again, and
// behind the endings that make of it what something is like.
var (
	before = []string{"un", "non", "re", "dis", "de", "mis", "pre"}
	behind = []string{"y", "ish", "less", "like"}
)

// shortestBase is of how many letters a word is at least that another is made from, and
// shortestTurned the same where the beginning is taken off.
const shortestBase, shortestTurned = 3, 4

// Bases gives the words that one in small letters may be made from: "install" of "uninstall",
// "lag" of "laggy". Many are none ("tail" of "detail"): who asks sees to it that the word has no
// meaning of its own.
func Bases(word string) (bases []string) {
	for _, b := range before {
		rest, ok := strings.CutPrefix(word, b)
		if rest = strings.TrimPrefix(rest, "-"); ok && len(rest) >= shortestTurned {
			bases = append(bases, rest)
		}
	}
	for _, b := range behind {
		rest, ok := strings.CutSuffix(word, b)
		if !ok || len(rest) < shortestBase {
			continue
		}
		bases = append(bases, rest)
		if n := len(rest); n > shortestBase && rest[n-1] == rest[n-2] {
			bases = append(bases, rest[:n-1])
		}
		if b == "y" {
			bases = append(bases, rest+"e") // "stony"
		}
	}
	return bases
}
