package terminal

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"footnote/retrieval"
)

// columns counts the columns that a text takes on a terminal.
func columns(text string) int { return uniseg.StringWidth(text) }

// wrap breaks text into lines of at most width columns and gives them as byte
// ranges without the spaces around them. Line feeds end a line; a word that is
// too long is cut, an address is not.
func wrap(text string, width int) []retrieval.Span {
	var lines []retrieval.Span
	start, end, used := 0, 0, 0
	flush := func() {
		lines = append(lines, trim(text, start, end))
		start, used = end, 0
	}
	for end < len(text) {
		word, mustBreak := nextWord(text[end:])
		if end > start && used+columns(visible(word)) > width {
			flush()
		}
		for !strings.Contains(word, "://") {
			head := fitting(word, width)
			if len(head) >= len(visible(word)) {
				break
			}
			word = word[len(head):]
			end += len(head)
			flush()
		}
		end += len(word)
		used += columns(word)
		if mustBreak {
			flush()
		}
	}
	return lines
}

// nextWord gives the text up to the next place where a line may end: after
// spaces and dashes, though not within a --flag, nor between "¶" and its number, and between
// the wide characters of East Asia.
func nextWord(text string) (word string, mustBreak bool) {
	state := -1
	for rest := text; rest != ""; {
		var segment string
		segment, rest, mustBreak, state = uniseg.FirstLineSegmentInString(rest, state)
		word = text[:len(word)+len(segment)]
		if !mustBreak && marksPlace(word) {
			continue
		}
		last, size := utf8.DecodeLastRuneInString(word)
		if mustBreak || unicode.IsSpace(last) || last == '-' && word[0] != '-' || last == '–' || last == '—' || columns(word[len(word)-size:]) == 2 {
			return word, mustBreak
		}
		if next, size := utf8.DecodeRuneInString(rest); next != utf8.RuneError && columns(rest[:size]) == 2 {
			return word, false
		}
	}
	return word, mustBreak
}

// marksPlace tells what stands before the number of a place: "¶ 2", "p. 7".
func marksPlace(word string) bool {
	word = visible(word)
	return word == "p." || word == "pp." || strings.HasSuffix(word, "¶") || strings.HasSuffix(word, "§")
}

// fitting gives the head of a word that fits, at least one character.
func fitting(word string, width int) string {
	head, used, state := 0, 0, -1
	for rest := word; rest != ""; {
		var cluster string
		var wide int
		cluster, rest, wide, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if head > 0 && used+wide > width {
			break
		}
		head += len(cluster)
		used += wide
	}
	return word[:head]
}

// visible gives a word without the spaces after it, which may hang over.
func visible(word string) string { return strings.TrimRightFunc(word, unicode.IsSpace) }

func trim(text string, start, end int) retrieval.Span {
	line := text[start:end]
	start += len(line) - len(strings.TrimLeftFunc(line, unicode.IsSpace))
	end = max(start, end-len(line)+len(visible(line)))
	return retrieval.Span{Start: start, End: end}
}
