package speech

import (
	"slices"
	"strings"
	"unicode/utf8"

	"footnote/corpus/lang"
	"footnote/retrieval/quote/words"
)

// In a transcript who speaks stands before each turn, often as initials: "RF:" is Rosa
// Ferreira where an interview with her is the title, and nobody else of those initials is
// named. Whoever has turns says only what stands in them, the author as well.

// initials is how a turn is marked by a name cut short; "PELL" may be the whole of one.
var initials = lang.Regexp(`^(?:\p{Lu}\.?){2,4}$`)

// IsInitials says whether a turn may be marked by the first letters of a name.
func IsInitials(mark string) bool { return initials.MatchString(mark) }

// TurnAt gives the mark of the turn that a run of a text stands in, and whether it begins
// the same line.
func TurnAt(text, said string) (mark string, same bool) {
	at := strings.Index(text, said)
	if at < 0 {
		return "", false
	}
	start := strings.LastIndexByte(text[:at], '\n') + 1
	if mark = markOf(text[start:]); mark != "" {
		return mark, true
	}
	for _, line := range slices.Backward(strings.Split(text[:start], "\n")) {
		if mark = markOf(line); mark != "" {
			break
		}
	}
	return mark, false
}

func markOf(line string) string {
	m := turn.FindStringSubmatch(line)
	if m == nil || lang.IsOrdinary(strings.ToLower(m[1])) {
		return ""
	}
	return m[1]
}

// HasTurns says whether turns of a text are marked by a name.
func HasTurns(text, name string) bool {
	return slices.ContainsFunc(strings.Split(text, "\n"), func(line string) bool {
		mark := markOf(line)
		return mark != "" && Marks(mark, name)
	})
}

// IsByInitials says whether more than one line of a text is marked by initials: a single
// "NB:" makes no transcript.
func IsByInitials(text string) bool {
	n := 0
	for line := range strings.Lines(text) {
		if IsInitials(markOf(line)) {
			n++
		}
	}
	return n > 1
}

// Marks says whether the turns of somebody may be marked so: by the name, or by the first
// letters of it or of a part of it.
func Marks(mark, name string) bool {
	if SameName(name, mark) || !IsInitials(mark) {
		return SameName(name, mark)
	}
	var own []rune
	for _, w := range NameWords(name) {
		own = append(own, firstOfWord(w))
	}
	letters := lettersOf(mark)
	return len(own) > 0 && (isWithin(own, letters) || isWithin(letters, own))
}

// lettersOf gives the letters of initials as words are compared.
func lettersOf(mark string) []rune {
	var list []rune
	for _, r := range mark {
		for _, t := range words.Tokens(string(r)) {
			list = append(list, firstOfWord(t.Word))
		}
	}
	return list
}

func firstOfWord(w string) rune {
	r, _ := utf8.DecodeRuneInString(w)
	return r
}

// isWithin says whether some letters stand among others in their order.
func isWithin(some, others []rune) bool {
	for _, r := range others {
		if len(some) > 0 && some[0] == r {
			some = some[1:]
		}
	}
	return len(some) == 0
}

// Initialled gives the different names in some texts for which initials may stand.
func Initialled(mark string, texts ...string) []string {
	var found []string
	letters := lettersOf(mark)
	if len(letters) == 0 {
		return nil
	}
	for _, text := range texts {
		list := words.Tokens(text)
		for i := range list {
			end := nameOf(letters, text, list, i)
			if end == 0 {
				continue
			}
			name := strings.TrimSuffix(strings.TrimSuffix(text[list[i].Start:list[end-1].End], "'s"), "’s")
			if !slices.ContainsFunc(found, func(o string) bool { return SameName(name, o) }) {
				found = append(found, name)
			}
		}
	}
	return found
}

// nameOf gives the end of a name that begins at a word and has these first letters, 0 if
// none does. A name between that they leave out is passed over: "RF" for Rosa Maria Ferreira.
func nameOf(letters []rune, text string, list []words.Token, start int) int {
	k := 0
	for j := start; j < len(list) && j < start+longestName; j++ {
		t := list[j]
		if j > start && !adjoins(text, list, j) || !t.Capital && (j == start || !particles()[t.Word]) {
			return 0
		}
		switch {
		case t.Capital && firstOfWord(t.Word) == letters[k]:
			k++
		case j == start:
			return 0
		}
		if k == len(letters) {
			return j + 1
		}
	}
	return 0
}

// adjoins says whether a word may go on a name that the one before it is part of: "H. G. Wells".
func adjoins(text string, list []words.Token, i int) bool {
	return words.Touch(text, list, i) || strings.TrimSpace(words.Gap(text, list, i)) == "." && list[i-1].End-list[i-1].Start <= utf8.UTFMax
}

// longestOpening is how many bytes of a text are read for who takes part.
const longestOpening = 2000

// Opening gives what a text says before its first turn, with the lines that only say whose
// initials are which: "RF: Rosa Ferreira, weaver".
func Opening(text string) string {
	text = strings.ToValidUTF8(text[:min(len(text), longestOpening)], "")
	end := 0
	for line := range strings.Lines(text) {
		_, rest, _ := strings.Cut(line, ":")
		if mark := markOf(line); IsInitials(mark) && (NameIn(rest) == "" || len(Initialled(mark, rest)) == 0) {
			break
		}
		end += len(line)
	}
	return text[:end]
}
