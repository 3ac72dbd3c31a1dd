package line

import (
	"slices"
	"strings"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
)

// LongestParagraph bounds what rejoin puts together, in bytes.
const LongestParagraph = 8000

// GoesOn says whether line b goes on with the unfinished sentence of line a; cut
// says that a page ended between them.
func GoesOn(a, b Line, cut bool) bool {
	if b.Kind != corpus.Paragraph || b.Verse || b.Code || a.Bold != b.Bold || a.Final || a.Words < 6 || len(a.Text) > LongestParagraph {
		return false
	}
	if last := lang.LastRune(lang.TrimClosers(a.Text)); last == ':' || last == '：' {
		return false
	}
	first := lang.FirstRune(b.Text)
	if unicode.IsLower(first) && !a.Prose && (date.IsWhole(b.Text) || record.IsByline(b.Text) || record.IsOtherCredit(b.Text) || b.Words <= 2 && record.AnnouncesAuthor(b.Text)) {
		return false
	}
	if unicode.IsLower(first) {
		return a.Kind != corpus.Item || !b.Gap || cut
	}
	cut = cut || a.Page != b.Page
	lastOfA := strings.ToLower(strings.TrimFunc(lang.LastWord(a.Text), lang.NotWordRune))
	unfinished := strings.HasSuffix(a.Text, ",") || lang.IsFunctionWord(lastOfA) && lastOfA != "i"
	return cut && a.Prose && (unfinished || lang.Unspaced(first) && b.Prose)
}

// PageMark stands in a line's text where a page begins, until the text is
// settled and document notes its place.
const PageMark = "\f"

// Joined goes on with line a by line b.
func Joined(a, b Line) Line {
	end, between := Seam(a.Text, b.Text)
	text := b.Text
	if b.Page != a.LastPage() {
		a.Turns = append(slices.Clip(a.Turns), corpus.Turn{Page: b.Page, Label: b.Label})
		text = withPageMark(text, between != "")
	}
	a.Text = a.Text[:end] + between + text
	a.Turns = append(slices.Clip(a.Turns), b.Turns...)
	a.Marks = append(slices.Clip(a.Marks), b.Marks...)
	a.Words, a.Final, a.Norm = a.Words+b.Words, b.Final, ""
	a.Prose = a.Prose || b.Prose || IsProse(a)
	return a
}

// withPageMark puts a mark in front of a text, or behind its first word where
// that began on the page before.
func withPageMark(text string, wholeWord bool) string {
	if wholeWord || lang.Unspaced(lang.FirstRune(text)) {
		return PageMark + text
	}
	if at := strings.IndexByte(text, ' '); at >= 0 {
		return text[:at+1] + PageMark + text[at+1:]
	}
	return text + PageMark
}

// Turned takes the marks out of a block's text and notes where they stood.
func Turned(b corpus.Block) corpus.Block {
	if !strings.Contains(b.Text, PageMark) {
		b.Turns = nil
		return b
	}
	var text strings.Builder
	turns := b.Turns
	b.Turns = nil
	for i, part := range strings.Split(b.Text, PageMark) {
		if i > 0 && i <= len(turns) {
			turn := turns[i-1]
			turn.At = text.Len()
			b.Turns = append(b.Turns, turn)
		}
		text.WriteString(part)
	}
	b.Text = strings.TrimSpace(text.String())
	return b
}

// Seam says how two halves of a broken sentence are joined: how much of the
// first is kept and what goes between. That is one space, nothing in scripts
// without spaces, and nothing inside a word that was hyphenated.
func Seam(a, b string) (end int, between string) {
	switch first, last := lang.FirstRune(b), lang.LastRune(a); {
	case lang.Unspaced(first) && (lang.Unspaced(last) || strings.ContainsRune("。，、；：！？）」』", last)):
		return len(a), ""
	case last == '–' && unicode.IsDigit(first) && endsInFigures(a):
		return len(a), ""
	case last == '¬' && unicode.IsLower(first) && unicode.IsLower(lang.LastRune(strings.TrimSuffix(a, "¬"))):
		return len(a) - len("¬"), "" // as programs that read scans write a hyphen that the row broke
	case (last == '-' || last == '‐') && unicode.IsLower(first):
		word := strings.TrimRight(a, "-‐")
		switch {
		case !unicode.IsLower(lang.LastRune(word)):
		case isCompound(lang.LastWord(word), lang.FirstWord(b)):
			return len(a), ""
		default:
			return len(word), ""
		}
	}
	return len(a), " "
}

// endsInFigures says whether a row breaks inside a range of numbers: "1840–".
func endsInFigures(row string) bool {
	return unicode.IsDigit(lang.LastRune(strings.TrimSuffix(row, "–")))
}

// firstParts are English words that stand before a hyphen of the text, and directions.
var firstParts = lang.Set(`self well ill so half long short high low mid non ex anti all one two three four five six seven eight nine ten first second third
	twenty thirty forty fifty sixty seventy eighty ninety
	full part cross old new left right hard soft free much ever far near double single deep late early then would vice post north south east west`)

// isCompound says whether what a hyphen at the end of a row parts are two English words
// that make none together, so that the hyphen is of the text: "well-" and "known".
func isCompound(front, back string) bool {
	front, back = strings.ToLower(strings.TrimFunc(front, lang.NotWordRune)), strings.ToLower(strings.TrimFunc(back, lang.NotWordRune))
	return firstParts[front] && (lang.IsOrdinary(back) || firstParts[back]) && !lang.IsOrdinary(front+back)
}

// Signed gives the block of a line with the sign that its text begins with, in verse
// each row of it.
func (l Line) Signed() corpus.Block {
	b := l.Block
	if l.Sign != "" && b.Kind != corpus.Heading {
		b.Text = l.Sign + strings.ReplaceAll(b.Text, "\n", "\n"+l.Sign)
	}
	return b
}
