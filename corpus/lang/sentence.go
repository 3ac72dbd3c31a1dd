package lang

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// A Range is a run of bytes of a text, End exclusive.
type Range struct{ Start, End int }

// Sentences gives the sentences of a text, in order, without the white space
// around them. It follows UAX 29 and then joins what that cuts too early:
// abbreviations, initials, list numbers, ellipses, and quotations that hold
// more than one sentence. A blank line always ends a sentence. Thai, Lao, Khmer
// and Burmese set no mark between sentences; there only a line or a mark that
// is borrowed ends one. It takes time in proportion to the text.
func Sentences(text string) []Range { return slices.Collect(EachSentence(text)) }

// EachSentence yields the sentences one by one.
func EachSentence(text string) iter.Seq[Range] {
	return func(yield func(Range) bool) {
		var last Range // the sentence being read, empty before the first
		var open quotation
		for r := range pieces(text) {
			if last.End > 0 && (continues(text, last, r) || open.holds(text, last, r)) {
				last.End = r.End
				open.read(text, r)
				continue
			}
			if last.End > 0 && !yield(last) {
				return
			}
			last, open = r, quotation{}
			open.read(text, r)
		}
		if last.End > 0 {
			yield(last)
		}
	}
}

// pieces yields what may be sentences or parts of one.
func pieces(text string) iter.Seq[Range] {
	return func(yield func(Range) bool) {
		cuts := sentences.FromString(text)
		for cuts.Next() {
			rest := Trimmed(text, Range{cuts.Start(), cuts.End()})
			for rest.Start < rest.End {
				end := rest.Start + pieceEnd(text[rest.Start:rest.End])
				if note := noteMarkAt(text, rest.Start); note > 0 {
					end = rest.Start + note
				}
				if !yield(Range{rest.Start, end}) {
					return
				}
				rest = Trimmed(text, Range{end, rest.End})
			}
		}
	}
}

// pieceEnd is where a piece of UAX 29 ends that has a mark in it which UAX 29
// does not know: a closing mark that a space sets off, as in French, the Greek
// question mark, the ellipsis of one letter.
func pieceEnd(s string) int {
	if strings.HasPrefix(s, "» ") || strings.HasPrefix(s, "»\u00a0") {
		return len("»")
	}
	for at := 0; ; {
		mark := strings.IndexAny(s[at:], ";\u037e…")
		if mark < 0 {
			return len(s)
		}
		before, _ := utf8.DecodeLastRuneInString(s[:at+mark])
		r, size := utf8.DecodeRuneInString(s[at+mark:])
		at += mark + size
		if r == ';' && !unicode.Is(unicode.Greek, before) {
			continue
		}
		end := len(s) - len(strings.TrimLeft(s[at:], closers))
		if next, _ := utf8.DecodeRuneInString(s[end:]); unicode.IsSpace(next) {
			return end
		}
	}
}

// noteFigure is what is left of a note's mark behind a full stop: UAX 29 cuts
// "end.[3]" and "end.³" before the figures.
var noteFigure = Regexp(`^(?:[0-9]{1,3}\](?:\[[0-9]{1,3}\])*|[⁰¹²³⁴-⁹]+)`)

// noteMarkAt gives the length of the mark of a note at a place of the text that
// belongs to the sentence before.
func noteMarkAt(text string, at int) int {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	if before == '[' || at > 0 && !unicode.IsSpace(before) && text[at] >= utf8.RuneSelf {
		return len(noteFigure.FindString(text[at:min(len(text), at+40)]))
	}
	return 0
}

// Trimmed is a range without the white space at its ends.
func Trimmed(text string, r Range) Range {
	s := strings.TrimRightFunc(text[r.Start:r.End], unicode.IsSpace)
	end := r.Start + len(s)
	return Range{end - len(strings.TrimLeftFunc(s, unicode.IsSpace)), end}
}

// longestJoin bounds what is joined to one sentence, in bytes.
const longestJoin = 1200

// continues says whether the piece b goes on with the sentence a.
func continues(text string, a, b Range) bool {
	between := text[a.End:b.Start]
	if b.End-a.Start > longestJoin || strings.Count(between, "\n") > 1 || strings.Contains(between, "\f") {
		return false
	}
	before, after := text[a.Start:a.End], text[b.Start:b.End]
	if strings.Contains(between, "\n") {
		return !EndsSentence(before) && !strings.HasSuffix(before, ":") && !strings.Contains(before, " | ")
	}
	next := FirstRune(strings.TrimLeft(after, "\"'“‘«(["))
	switch {
	case unicode.IsLower(next), quotative(before, after):
		return true
	case after == "»", a.End == b.Start && noteMarkAt(text, b.Start) > 0: // marks of the sentence before
		return true
	case len(before) < 16 && !strings.ContainsFunc(before, IsWordRune), strings.HasSuffix(before, ")") && isMarker(before): // and of that after
		return true
	case strings.HasSuffix(before, "..."), strings.HasSuffix(before, "…"):
		return !unicode.IsUpper(next) || !opensSentence(after)
	case strings.HasSuffix(before, "."):
		return dotContinues(before, after, next)
	}
	return false
}

// dotContinues says whether the full stop at the end of before belongs to an
// abbreviation, an initial or a number.
func dotContinues(before, after string, next rune) bool {
	word := LastWord(before)
	if dense := strings.LastIndexFunc(word, Unspaced); dense >= 0 {
		r, size := utf8.DecodeRuneInString(word[dense:])
		if word = word[dense+size:]; word == "." && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) {
			return true // Thai and its kin have full stops in abbreviations only
		}
	}
	stem := strings.ToLower(strings.TrimLeft(strings.TrimSuffix(word, "."), "(["+openers))
	if isMarker(before) {
		return true
	}
	switch kind := abbreviations()[stem]; {
	case kind == always, abbreviations()[spacedLetters(before)] == always:
		return true
	case kind == beforeNumber && !isInitial(word):
		return unicode.IsDigit(next) || unicode.IsUpper(next) && isRoman(FirstWord(after))
	case kind == maybe:
		return !opensSentence(after)
	}
	// "J. Roe" and "z. B." are abbreviated, the m of "5 m. Then" is not.
	small := unicode.IsLower(FirstRune(strings.TrimLeft(word, "(["))) && !strings.Contains(stem, ".")
	if isInitials(strings.ReplaceAll(stem, ".-", ".")) && (!small || isInitial(firstField(after))) {
		return !opensSentence(after)
	}
	if n := len(stem); n > 0 && n <= 2 && strings.Trim(stem, "0123456789") == "" {
		return afterOrdinal()[FirstWord(after)] // "am 3. Oktober"
	}
	return false
}

// mostSpaced bounds the letters of an abbreviation that is written with spaces.
const mostSpaced = 3

// spacedLetters gives an abbreviation that is written with spaces, "i. e.", as it is in the
// lists, "i.e": the letters with full stops at the end of a text, if there are several.
func spacedLetters(s string) string {
	var stems []string
	for len(stems) < mostSpaced {
		word := LastWord(s)
		stem := strings.ToLower(strings.TrimLeft(strings.TrimSuffix(word, "."), "("+openers))
		if !strings.HasSuffix(word, ".") || utf8.RuneCountInString(stem) != 1 {
			break
		}
		stems = append(stems, stem)
		s = strings.TrimRight(s[:len(s)-len(word)], " \u00a0")
	}
	if len(stems) < 2 {
		return ""
	}
	slices.Reverse(stems)
	return strings.Join(stems, ".")
}

// quotative says whether Japanese words of saying follow a quotation.
func quotative(before, after string) bool {
	if !strings.HasSuffix(before, "」") && !strings.HasSuffix(before, "』") {
		return false
	}
	own := strings.HasPrefix(after, "ところ") || strings.HasPrefix(after, "とき") || strings.HasPrefix(after, "とても") || strings.HasPrefix(after, "ともに")
	return strings.HasPrefix(after, "って") || strings.HasPrefix(after, "と") && !own
}

// opensSentence says whether a text begins with a word that begins sentences. An
// "A." is none.
func opensSentence(s string) bool {
	return starters()[strings.ToLower(FirstWord(s))] && !isInitial(firstField(s))
}

// isMarker says whether the whole piece is the number of an item or heading:
// "1.", "2.3.", "§ 4.", "IV.", "a.)".
func isMarker(s string) bool {
	s = strings.TrimLeft(s, "§# (")
	if len(s) > 9 || strings.ContainsRune(s, ' ') {
		return false
	}
	s = strings.TrimRight(s, ".)")
	return strings.Trim(s, "0123456789.") == "" || isRoman(s) || utf8.RuneCountInString(s) == 1 && IsWordRune(FirstRune(s))
}

// isInitial says whether a word is one capital letter and a full stop.
func isInitial(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) && s[size:] == "."
}

// isInitials says whether a word is a single letter or letters between full
// stops: "j", "u.s", "т.е".
func isInitials(s string) bool {
	for part := range strings.SplitSeq(s, ".") {
		if n := utf8.RuneCountInString(part); n > 2 || n == 0 || !unicode.IsLetter(FirstRune(part)) {
			return false
		}
		if strings.Contains(s, ".") {
			continue
		}
		return utf8.RuneCountInString(part) == 1 && !Unspaced(FirstRune(part))
	}
	return true
}

func isRoman(s string) bool {
	return s != "" && strings.Trim(strings.ToUpper(s), "IVXLC") == "" && (s == strings.ToUpper(s) || len(s) < 4)
}

// LastWord is what follows the last space or dash of a text, with its marks: "(U.S."
func LastWord(s string) string { return s[strings.LastIndexAny(s, " \u00a0\n/–—")+1:] }

// FirstWord is the first run of letters and figures of a text, without marks.
func FirstWord(s string) string {
	s = strings.TrimLeftFunc(s, NotWordRune)
	if end := strings.IndexFunc(s, NotWordRune); end >= 0 {
		return s[:end]
	}
	return s
}

func firstField(s string) string {
	field, _, _ := strings.Cut(s, " ")
	return field
}
