package line

import (
	"strings"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
)

// A Line is a block on its way from a reader to a document. Readers fill in the
// block and what its markup says; refine decides what it is.
type Line struct {
	corpus.Block
	Gap    bool     // a blank line stands before it
	Cut    bool     // a page break or rule stands before it
	Marked bool     // its kind is said by markup, not guessed
	Verse  bool     // its line feeds count
	Code   bool     // a program, kept as it is
	Bold   bool     // emphasised as a whole
	Link   bool     // nothing but a link
	Front  bool     // it stands under the title of a page, as names and dates do
	Source bool     // names a source, by its markup or because half of it is a link
	Marks  []string // of the footnotes that are anchored in it
	Note   string   // the mark of the footnote that it is
	Sign   string   // what its text begins with where it is shown as it stands: "- ", "> "
	Skip   string   // why it is left out, "" if it stays
	Size   int      // of its type in half points, 0 where that is not known or not one
	Number int      // where the reader gave it, from 1; it keeps it wherever it goes

	Words int
	Final bool   // ends as a sentence does
	Prose bool   // certainly running text
	Norm  string // as it is compared, empty for long lines
	Hint  string // the reason that its words alone suggest
	Whole bool   // it is one of the phrases from end to end
}

// Measured fills in what the rules need to know of a line's text.
func Measured(l Line) Line {
	l.Words = lang.WordCount(l.Text)
	l.Final = lang.EndsSentence(l.Text)
	l.Prose = l.Kind != corpus.Heading && IsProse(l) && !(l.Front && record.IsDegreeLine(l.Text))
	if l.Words <= 60 {
		l.Norm = lang.Plain(l.Text)
	}
	return l
}

// IsProse says whether a line reads as running text: long enough, with the end
// of a sentence or the function words of one.
func IsProse(l Line) bool {
	switch {
	case l.Verse || l.Code || l.Kind == corpus.Table:
		return l.Words >= 12
	case l.Words >= 30:
		return true
	case !l.Final && date.Heads(l.Text):
		return false
	case l.Words >= 10 && l.Final:
		return !isQuestionTitle(l)
	}
	return l.Words >= 16 && lang.FunctionShare(l.Text) >= 0.25 || l.Words >= 6 && l.Final && SentenceMarks(l.Text) >= 2
}

// isQuestionTitle says whether a line is a question written as a title is.
func isQuestionTitle(l Line) bool {
	return l.Words <= 25 && strings.HasSuffix(l.Text, "?") && SentenceMarks(l.Text) == 1 && TitleShare(l.Text) >= 0.8
}

// SentenceMarks counts the marks that end sentences.
func SentenceMarks(s string) int {
	n := 0
	for _, r := range s {
		if lang.IsFinal(r) {
			n++
		}
	}
	return n
}

// TitleShare is the share of words, small ones aside, that start with a capital.
func TitleShare(s string) float64 {
	capital, all := 0, 0
	for w := range strings.FieldsSeq(s) {
		w = strings.TrimLeftFunc(w, lang.NotWordRune)
		if w == "" || lang.IsFunctionWord(strings.ToLower(w)) {
			continue
		}
		all++
		if r := lang.FirstRune(w); unicode.IsUpper(r) || unicode.IsDigit(r) {
			capital++
		}
	}
	return float64(capital) / float64(max(all, 1))
}

// IsCapitals says whether a line is written in capitals.
func IsCapitals(s string) bool {
	upper, lower := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return upper >= 4 && lower*5 <= upper
}

// SameLetters says whether two lines are one but for case and punctuation.
func (l Line) SameLetters(m Line) bool { return l.Norm != "" && l.Norm == m.Norm }

// Kept says whether a line stays.
func (l Line) Kept() bool { return l.Skip == "" }

// IsPageNumber says whether a line is the number of a page and nothing else.
func IsPageNumber(l Line) bool {
	return l.Words <= 1 && len(l.Text) < 8 && strings.Trim(l.Text, "0123456789-–— ") == ""
}
