package initials

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The bounds of initials that a text spells out, in letters.
const fewestLetters, mostLetters = 2, 8

// mostNames bounds what is learned of one source.
const mostNames = 500

// Learn notes the names that a text gives together with their initials, one of them in
// brackets: "Syrian Democratic Forces (SDF)", "SDF (Syrian Democratic Forces)". Which words
// before the bracket are the name is found from its end: Schwartz and Hearst, "A Simple
// Algorithm for Identifying Abbreviation Definitions in Biomedical Text", 2003.
func (n *Names) Learn(text string) {
	for at := 0; len(n.long) < mostNames; {
		open := strings.IndexByte(text[at:], '(')
		if open < 0 {
			return
		}
		open += at
		at = open + 1
		length := strings.IndexAny(text[at:], "();,\n")
		if length < 0 {
			return
		}
		before, inside := strings.TrimRight(text[:open], " '’"), text[at:at+length]
		if short, ok := initialsOf(inside); ok {
			n.note(short, spelledOut(short, lastWords(before, bound(short))))
		} else if short, ok := initialsOf(lastWords(before, 1)); ok {
			if long := spelledOut(short, inside); long == strings.TrimSpace(inside) {
				n.note(short, long)
			}
		}
	}
}

// note adds a name of two words or more.
func (n *Names) note(short, long string) {
	if strings.ContainsRune(long, ' ') && hasSmall(long) && n.Long(strings.ToLower(short)) != long {
		n.add([]string{short, long})
	}
}

// initialsOf gives initials without what makes them plural: capitals for the most part.
func initialsOf(word string) (string, bool) {
	word = strings.TrimSuffix(strings.TrimSpace(word), "s")
	capitals, letters := 0, 0
	for _, r := range word {
		letters++
		switch {
		case unicode.IsUpper(r):
			capitals++
		case !unicode.IsLower(r) && !unicode.IsDigit(r):
			return "", false
		}
	}
	first, _ := utf8.DecodeRuneInString(word)
	return word, unicode.IsUpper(first) && letters >= fewestLetters && letters <= mostLetters && capitals == letters
}

// bound is how many words at most initials stand for.
func bound(short string) int {
	n := utf8.RuneCountInString(short)
	return min(n+5, 2*n)
}

// lastWords gives the last n words of a text, within its last line.
func lastWords(text string, n int) string {
	words := strings.Split(text[strings.LastIndexAny(text, "\n()[]")+1:], " ")
	return strings.Join(words[max(0, len(words)-n):], " ")
}

// spelledOut gives the end of a text that initials stand for: all their letters in its order,
// the first at the beginning of a word. It is "" where there is none.
func spelledOut(short, text string) string {
	letters, long := []rune(short), []rune(text)
	at := len(long) - 1
	for i := len(letters) - 1; i >= 0; i-- {
		for at >= 0 && (unicode.ToLower(long[at]) != unicode.ToLower(letters[i]) || i == 0 && at > 0 && isWord(long[at-1])) {
			at--
		}
		if at < 0 {
			return ""
		}
		at--
	}
	return strings.TrimSpace(string(long[at+1:]))
}
