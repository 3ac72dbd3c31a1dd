package question

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
	"footnote/retrieval/question/grammar"
)

// A word is one word of a text, or what people write like one.
type word struct {
	text       string // lower case, straight apostrophes, letters drawn out made one ("heyyy" is "hey")
	start, end int    // bytes of the text
	gap        bool   // a mark, a mention or an emoji stands before it
	capital    bool   // begins with a capital, or its part behind a hyphen does ("al-Awdah")
	shout      bool   // all in capitals
	first      bool   // of the text, or after the end of a sentence
}

// noise is what is no word though it has letters in it: what Discord makes of
// mentions, channels, commands, custom emoji and times; addresses of the web; names
// of emoji; faces; a one among exclamation marks.
var noise = lang.Regexp(`^(?:<?(?i:https?)://[^\s<>]+>?|<(?:@[!&]?|#|a?:\w+:|/[\w -]+:|t:)[\w:-]*>|:[a-zA-Z]\w+:|[:;=8][-o']?[)(DPpOo3/|\\]+|<3|\^\^|[xX][dD]+|[oO]_[oO]|T_T|!+1[!1]*\b)`)

// mention is a name behind an at sign, as where Discord did not know it.
var mention = lang.Regexp(`^@[\pL\pN_.-]*[\pL\pN_]`)

// words cuts a text into its words. A hyphen, an apostrophe or a full stop
// between letters belongs to the word that it stands in.
func words(text string) []word {
	all := make([]word, 0, len(text)/bytesOfWord+1)
	gap, first := false, true
	for i := 0; i < len(text); {
		if n := noiseAt(text, i); n > 0 {
			i += n
			gap = true
			continue
		}
		n := wordAt(text[i:])
		if n == 0 {
			r, size := utf8.DecodeRuneInString(text[i:])
			gap = gap || !unicode.IsSpace(r) && !strings.ContainsRune("'’*_`~", r)
			first = first || strings.ContainsRune(".!?:;\n…", r)
			i += size
			continue
		}
		all = append(all, word{plain(text[i : i+n]), i, i + n, gap, capital(text[i : i+n]), shout(text[i : i+n]), first})
		gap, first = false, false
		i += n
	}
	return all
}

// bytesOfWord is about how many a word takes with the space behind it.
const bytesOfWord = 6

// noiseAt is the length of the noise at text[i:], which stands by itself.
func noiseAt(text string, i int) int {
	if !mayBeNoise(text[i:]) {
		return 0
	}
	if r, _ := utf8.DecodeLastRuneInString(text[:i]); i > 0 && wordRune(r) {
		return 0
	}
	if n := len(mention.FindString(text[i:])); n > 0 {
		return n
	}
	n := len(noise.FindString(text[i:]))
	if r, _ := utf8.DecodeRuneInString(text[i+n:]); n > 0 && wordRune(r) && text[i+n-1] != '>' {
		return 0
	}
	return n
}

// mayBeNoise says whether a text begins as noise or a mention does, by two letters: many
// words begin with one of theirs, and the expressions are slow.
func mayBeNoise(text string) bool {
	if len(text) < 2 {
		return false // it has two letters at least
	}
	switch next := text[1]; text[0] {
	case '<', ':', ';', '=', '8', '@':
		return true
	case 'h', 'H':
		return next == 't' || next == 'T'
	case '^', '!':
		return next == '^' || next == '!' || next == '1'
	case 'x', 'X':
		return next == 'd' || next == 'D'
	case 'o', 'O', 'T':
		return next == '_'
	}
	return false
}

func wordAt(text string) int {
	n := 0
	for n < len(text) {
		if b := text[n]; isDigit(b) || 'a' <= b|0x20 && b|0x20 <= 'z' {
			n++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[n:])
		if !wordRune(r) && (n == 0 || !inWord(text[n-1], r, text[n+size:])) {
			break
		}
		n += size
	}
	return n
}

func capital(w string) bool {
	if lang.IsASCII(w) && strings.IndexByte(w, '-') < 0 {
		return 'A' <= w[0] && w[0] <= 'Z'
	}
	for part := range strings.SplitSeq(w, "-") {
		if r, _ := utf8.DecodeRuneInString(part); unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// shout says whether a word is of capitals.
func shout(w string) bool {
	capitals := 0
	for i := range len(w) {
		switch b := w[i]; {
		case 'a' <= b && b <= 'z':
			return false
		case b >= utf8.RuneSelf:
			return strings.ToLower(w) != w && strings.ToUpper(w) == w
		case 'A' <= b && b <= 'Z':
			capitals++
		}
	}
	return len(w) > 1 && capitals > 0
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) && r != '\ufe0f'
}

// inWord says whether the mark r stands within a word, after the byte before.
func inWord(before byte, r rune, after string) bool {
	next, _ := utf8.DecodeRuneInString(after)
	return strings.ContainsRune("-'’.,‑", r) && wordRune(next) &&
		(before >= '0' && before <= '9' || !strings.ContainsRune(".,", r) && before != '-') &&
		(r != ',' || unicode.IsDigit(next))
}

// straight writes apostrophes as the rules do, and the "i" that is left of "İ".
var straight = strings.NewReplacer("’", "'", "i\u0307", "i")

// plain gives a word as it is looked up.
func plain(w string) string {
	w = strings.ToLower(w)
	if !lang.IsASCII(w) {
		w = straight.Replace(w)
	}
	if w != "" && strings.IndexByte(laughsFirst, w[0]) >= 0 && strings.Trim(w, laughs) == "" && laugh.MatchString(w) {
		return "haha"
	}
	w = squeeze(w)
	if meant, ok := twisted()[w]; ok {
		return meant
	}
	return w
}

// twisted gives the words of frames by what they become when two neighbouring letters
// behind the first are swapped.
var twisted = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for w := range grammar.English()["TWISTED"].Alone {
		for i := 1; i+1 < len(w); i++ {
			swapped := w[:i] + w[i+1:i+2] + w[i:i+1] + w[i+2:]
			if swapped != w {
				all[swapped] = w
			}
		}
	}
	return all
})

// laughs are the letters of laughter, and laughsFirst those that it begins with.
const laughs, laughsFirst = "aefhijlmorxdz", "ahjlrx"

var laugh = lang.Regexp(`^(?:a?(?:ha){2,}h?|(?:he){2,}h?|(?:ja){2,}|lo+l(?:o+l)*z?|lm+f?a+o+|rofl(?:mao)?|x+d+|(?:hi){3,})$`)

// squeeze makes one letter of three or more, which no word of English has but
// Roman numbers and initials ("iii", "www").
func squeeze(w string) string {
	if !drawnOut(w) || strings.Trim(w, "ivxwk") == "" {
		return w
	}
	runes := []rune(w)
	out := make([]rune, 0, len(runes))
	for i := 0; i < len(runes); {
		n := 1
		for i+n < len(runes) && runes[i+n] == runes[i] {
			n++
		}
		kept := n
		if n >= 3 && unicode.IsLetter(runes[i]) {
			kept = 1
		}
		out = append(out, runes[i:i+kept]...)
		i += n
	}
	return string(out)
}

// drawnOut says whether a rune stands three times in a row.
func drawnOut(w string) bool {
	var last rune
	n := 0
	for _, r := range w {
		if r != last {
			last, n = r, 0
		}
		if n++; n == 3 {
			return true
		}
	}
	return false
}

// Words gives the words of a question in order, each in lower case as it was
// written. Mentions and emoji are none.
func Words(q string) []string {
	var all []string
	for _, w := range words(q) {
		all = append(all, strings.ToLower(q[w.start:w.end]))
	}
	return all
}

// shouted says that capitals tell nothing: most words begin with one, or none does.
func shouted(all []word) bool {
	capitals := 0
	for _, w := range all {
		if w.capital {
			capitals++
		}
	}
	return len(all) > 2 && capitals*4 > len(all)*3
}

func texts(all []word) []string {
	list := make([]string, len(all))
	for i, w := range all {
		list[i] = w.text
	}
	return slices.Clip(list)
}

// Denies says whether a text has a word that turns it round ("not", "never").
func Denies(text string) bool { return denies(words(text)) }

// Denies says the same of a sentence.
func (s Sentence) Denies() bool {
	if s.text == s.uncited {
		return denies(s.words)
	}
	return Denies(s.text)
}

func denies(all []word) bool {
	denial := grammar.English()["DENIAL"].Alone
	return slices.ContainsFunc(all, func(w word) bool {
		for part := range strings.SplitSeq(w.text, "-") {
			if denial[part] {
				return true
			}
		}
		return false
	})
}

// IsFunction says whether a word of a question only holds it together or asks:
// articles, pronouns, auxiliaries, "what", in the spellings of chats too ("wat",
// "dont", "ur"). Such a word says nothing of what is sought.
func IsFunction(word string) bool { return grammar.English().Has("FUNCTION", plain(word)) }
