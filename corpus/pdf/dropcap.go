package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
)

// A dropCap is the large letter that a chapter begins with. It stands beside
// several lines and belongs to the first of them.
type dropCap struct {
	word
	first word // of the first line beside it
}

// The type of a drop cap is so many times as large as that beside it, whose
// lines begin so near to it, in ems of theirs.
const (
	capSize  = 1.8
	capReach = 1.5
)

// mostCaps is how many drop caps a column has at most; more large letters than
// that are something else.
const mostCaps = 8

// takeDropCaps takes the large letters out of the words of a column.
func takeDropCaps(words []word) (rest []word, caps []dropCap) {
	large := capSize * sizeOf(words)
	is := func(w word) bool { return w.size >= large && w.initial() }
	if n := count(words, is); n == 0 || n > mostCaps {
		return words, nil
	}
	for _, w := range words {
		if is(w) {
			if first, ok := firstBeside(w, words); ok {
				caps = append(caps, dropCap{w, first})
				continue
			}
		}
		rest = append(rest, w)
	}
	return rest, caps
}

func count(words []word, is func(word) bool) int {
	n := 0
	for _, w := range words {
		n += btoi(is(w))
	}
	return n
}

// initial says whether a word is one capital letter, maybe after a quotation
// mark.
func (w word) initial() bool {
	n := len(w.glyphs)
	if n == 0 || n > 2 || n == 2 && isLetters(w.glyphs[0].text) {
		return false
	}
	letter := []rune(w.glyphs[n-1].text)
	return len(letter) == 1 && unicode.IsUpper(letter[0])
}

// firstBeside gives the word that the first of the lines beside a letter begins
// with. There is none if fewer than two lines begin there.
func firstBeside(letter word, words []word) (first word, ok bool) {
	var beside []word
	for _, w := range words {
		if w.size*capSize > letter.size || !letter.reaches(w.base, w.size) {
			continue
		}
		if w.left < letter.left {
			return word{}, false // it stands inside a line
		}
		if letter.indents(w.left, w.size) {
			beside = append(beside, w)
		}
	}
	if len(beside) == 0 {
		return word{}, false
	}
	byBase := func(a, b word) int { return cmp.Compare(a.base, b.base) }
	top, bottom := slices.MinFunc(beside, byBase), slices.MaxFunc(beside, byBase)
	return top, bottom.base-top.base > 0.5*top.size && top.goesOnAfter()
}

// goesOnAfter says whether a word may be the rest of one that begins with the
// letter, or the word behind it: it has no capital of its own, or no others.
func (w word) goesOnAfter() bool {
	text := textOf(w)
	return text != "" && (!unicode.IsUpper([]rune(text)[0]) || text == strings.ToUpper(text))
}

// reaches says whether a line stands beside the letter.
func (w word) reaches(base, size float64) bool {
	return base <= w.base+0.25*size && base > w.base-0.9*w.size
}

// indents says whether a line that begins there gives way to the letter.
func (w word) indents(left, size float64) bool {
	return left > w.right-0.2*size && left-w.right < capReach*size
}

// putDropCap puts a letter in front of its line, and lets the lines beside it
// begin where it does, since they are no further in than the others.
func putDropCap(lines []Line, c dropCap) {
	put := false
	for i := range lines {
		l := &lines[i]
		if !c.reaches(l.Base, l.Size) || !c.indents(l.Left, l.Size) {
			continue
		}
		l.Left = c.left
		if math.Abs(l.Base-c.first.base) > 0.3*c.first.size || l.RightToLeft || put {
			continue
		}
		put = true
		if c.standsAlone(lines) {
			l.Runs[0].Text = " " + l.Runs[0].Text
		}
		l.Runs = slices.Insert(l.Runs, 0, Run{Text: textOf(c.word), Left: c.left, Right: c.right, Size: l.Size, Font: c.glyphs[len(c.glyphs)-1].font})
	}
}

// standsAlone says whether the letter is a word, and not the first letter of
// the word behind it: then that is found in other lines, too.
func (c dropCap) standsAlone(lines []Line) bool {
	if letter := strings.TrimLeft(textOf(c.word), "\"'‘“«"); letter != "A" && letter != "I" && letter != "O" {
		return false
	}
	behind := textOf(c.first)
	return slices.ContainsFunc(lines, func(l Line) bool {
		words := strings.Fields(l.Text())
		if math.Abs(l.Base-c.first.base) < 1 && len(words) > 0 {
			words = words[1:]
		}
		return slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(strings.TrimRight(w, ".,;:!?"), behind) })
	})
}

func textOf(w word) string {
	var out strings.Builder
	for _, g := range w.glyphs {
		out.WriteString(g.text)
	}
	return out.String()
}
