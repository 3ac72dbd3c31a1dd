package bot

import (
	"cmp"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"footnote/retrieval"
)

// excerpt gives a text in Markdown with its key sentence bold: all of it if it
// fits into limit units, else the key sentence and what fits around it, with
// […] where something is left out.
func excerpt(text string, spans []retrieval.Span, limit int) string {
	before, key, after := text, "", ""
	if len(spans) > 0 && 0 <= spans[0].Start && spans[0].Start < spans[0].End && spans[0].End <= len(text) {
		before, key, after = text[:spans[0].Start], text[spans[0].Start:spans[0].End], text[spans[0].End:]
	}
	const gap = "[…]"
	if whole := escape(before) + bold(key) + escape(after); size(whole) <= limit {
		return cmp.Or(strings.TrimSpace(whole), gap)
	}
	key, rest := headOf(key, limit-20)
	if rest != "" {
		return bold(key) + " " + gap
	}
	if key == "" {
		head, _ := headOf(before, limit-20)
		return escape(head) + " " + gap
	}
	left := limit - size(bold(key)) - 2*size(gap) - 4
	missing, tail := tailOf(before, max(left/2, left-cost(after)))
	if missing != "" && len(tail) < shortestScrap {
		missing, tail = before, ""
	}
	head, rest := headOf(after, left-cost(tail))
	if rest != "" && len(head) < shortestScrap {
		head, rest = "", after
	}
	out := escape(tail) + bold(key) + escape(head)
	if missing != "" {
		out = gap + " " + strings.TrimLeftFunc(out, unicode.IsSpace)
	}
	if rest != "" {
		out += " " + gap
	}
	return out
}

// shortestScrap is how many bytes of a sentence beside the key one tell anything: "the Sunnis."
// and "The Russian" do not.
const shortestScrap = 24

func bold(text string) string {
	if strings.TrimSpace(text) == "" {
		return escape(text)
	}
	return "**" + escape(text) + "**"
}

// cost is how many units a text takes at most once it is escaped.
func cost(text string) int {
	n := 0
	for _, r := range text {
		n += runeCost(r)
	}
	return n
}

func runeCost(r rune) int {
	n := 1
	if r > 0xffff {
		n = 2
	}
	if unicode.IsPunct(r) || unicode.IsSymbol(r) {
		n++ // a backslash
	}
	return n
}

// longestWord is how many bytes are given up so that a text is cut between words.
const longestWord = 24

// headOf gives as much of the beginning of a text as costs at most limit,
// ending between words where there are any.
func headOf(text string, limit int) (head, rest string) {
	n := 0
	for i, r := range text {
		if n += runeCost(r); n > limit {
			end := i
			for end > 0 && unicode.Is(unicode.M, r) { // not between a letter and its accent
				r, end = lastRune(text[:end])
			}
			end = len(wholeWords(text, end))
			return text[:end], text[end:]
		}
	}
	return text, ""
}

// tailOf gives as much of the end of a text as costs at most limit.
func tailOf(text string, limit int) (rest, tail string) {
	n := 0
	for i := len(text); i > 0; {
		r, start := lastRune(text[:i])
		if n += runeCost(r); n > limit {
			begin := i
			if space := strings.IndexFunc(text[begin:], unicode.IsSpace); space >= 0 && space < max((len(text)-begin)/4, longestWord) {
				begin += space
			}
			return text[:begin], text[begin:]
		}
		i = start
	}
	return "", text
}

// lastRune gives the last letter of a text and where it begins.
func lastRune(text string) (rune, int) {
	start := len(text) - 1
	for start > 0 && text[start]&0xc0 == 0x80 {
		start--
	}
	return []rune(text[start:])[0], start
}

// keyOf gives the key sentence of a passage, else its text.
func keyOf(e retrieval.Evidence) string {
	text := e.Passage.Text
	if spans := e.Highlights; len(spans) > 0 && 0 <= spans[0].Start && spans[0].Start < spans[0].End && spans[0].End <= len(text) {
		return text[spans[0].Start:spans[0].End]
	}
	return text
}

// mostLines is how many lines of a table, verses or a program a key sentence takes.
const mostLines = 6

// emptyLines stand between the paragraphs of a passage.
var emptyLines = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\n\s*\n`) })

// keySentence gives the key sentence of a passage in Markdown, line by line, else how its
// text begins, in at most limit units, with […] where something is left out.
func keySentence(e retrieval.Evidence, limit int) string {
	text, rest := emptyLines().ReplaceAllString(strings.TrimSpace(keyOf(e)), "\n"), ""
	if lines := strings.SplitN(text, "\n", mostLines+1); len(lines) > mostLines {
		text, rest = strings.Join(lines[:mostLines], "\n"), lines[mostLines]
	}
	if rest == "" && size(escape(text)) <= limit {
		return cmp.Or(escape(text), "[…]")
	}
	head, _ := headOf(text, limit-4)
	return strings.TrimSpace(escape(head)) + " […]"
}
