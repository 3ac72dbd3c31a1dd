package place

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// A line is one of a passage that begins with its number: "5. Money", "Question 2. Name …".
type line struct {
	passage    int
	start, end int  // bytes of its text, to the end of what it begins
	unit       Unit // "" where the number stands alone
	number     string
}

// linesOf gives those lines of some passages, in their order.
func linesOf(passages []corpus.Passage, among []int) (lines []line) {
	for _, i := range among {
		lines = append(lines, linesIn(passages[i].Text, i)...)
	}
	return lines
}

func linesIn(text string, passage int) (lines []line) {
	open, label := -1, 0 // the line that goes on, and where its label ends
	for start := 0; start < len(text); {
		end := start + strings.IndexByte(text[start:], '\n')
		if end < start {
			end = len(text)
		}
		written := text[start:end]
		unit, number, after := labelled(written)
		switch {
		case number != "":
			lines = append(lines, line{passage, start, end, unit, number})
			open, label = len(lines)-1, start+after
		case open >= 0 && strings.TrimSpace(written) != "":
			lines[open].end = end
		case open >= 0 && strings.TrimSpace(text[label:lines[open].end]) != "":
			open = -1 // a paragraph has ended
		}
		start = end + 1
	}
	return lines
}

// labelled reads the number with which a line begins, and where it ends: "5.", "(5)", "2.1",
// "Question 2.", or the number alone. A number that a sentence goes on from is none: "Article 9
// says".
func labelled(written string) (unit Unit, number string, after int) {
	rest := strings.TrimLeft(written, " \t*_#>•-–([")
	word, _, _ := strings.Cut(rest, " ")
	if first := strings.ToLower(strings.TrimRight(word, ".")); len(rest) > len(word) && len(first) < longestWord {
		if unit = called(strings.TrimRight(word, ".")); unit.IsHeading() {
			rest = rest[len(word)+1:]
		} else {
			unit = ""
		}
	}
	n := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != ':' })
	if n < 0 {
		n = len(rest)
	}
	figures := strings.TrimRight(rest[:n], ".:")
	if !isFigures(figures) && (unit == "" || !isRoman(strings.ToLower(figures)) && !(lettered[unit] && isLetter(figures))) || len(figures) > longestNumber {
		return "", "", 0
	}
	marked, behind := n > len(figures), strings.TrimLeft(rest[n:], " \t*_")
	switch {
	case marked, behind == "", strings.HasPrefix(rest[n:], ")"), strings.HasPrefix(rest[n:], "]"):
	case unit != "" && strings.ContainsAny(behind[:1], "-:") || strings.HasPrefix(behind, "–") || strings.HasPrefix(behind, "—"):
	case unit == "" && strings.ContainsAny(figures, ".:"): // "2.1 Title"
	default:
		return "", "", 0
	}
	return unit, strings.ToLower(figures), len(written) - len(rest) + n
}

// The bounds of a label.
const (
	longestWord   = 20
	longestNumber = 9
)

// inSequence leaves of the lines with a number alone those that another one with the number
// before or after it shows to be of a list: no year, and no number of a sentence.
func inSequence(lines []line) []line {
	has := map[string]bool{}
	for _, l := range lines {
		if l.unit == "" {
			has[l.number] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(lines), func(l line) bool {
		if l.unit != "" || !lang.IsDigits(l.number) {
			return false
		}
		n := figure(l.number)
		return !has[strconv.Itoa(n-1)] && !has[strconv.Itoa(n+1)]
	})
}
