package structure

import (
	"strings"
	"unicode"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/record"
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
	Skip   string   // why it is left out, "" if it stays
	Number int      // where the reader gave it, from 1; it keeps it wherever it goes

	words int
	final bool   // ends as a sentence does
	Prose bool   // certainly running text
	norm  string // as it is compared, empty for long lines
	Hint  string // the reason that its words alone suggest
	Whole bool   // it is one of the phrases from end to end
}

// Measured fills in what the rules need to know of a line's text.
func Measured(l Line) Line {
	l.words = lang.WordCount(l.Text)
	l.final = lang.EndsSentence(l.Text)
	l.Prose = l.Kind != corpus.Heading && IsProse(l) && !(l.Front && record.IsDegreeLine(l.Text))
	if l.words <= 60 {
		l.norm = lang.Plain(l.Text)
	}
	return l
}

// IsProse says whether a line reads as running text: long enough, with the end
// of a sentence or the function words of one.
func IsProse(l Line) bool {
	switch {
	case l.Verse || l.Code || l.Kind == corpus.Table:
		return l.words >= 12
	case l.words >= 30:
		return true
	case l.words >= 10 && l.final:
		return !isQuestionTitle(l)
	}
	return l.words >= 16 && lang.FunctionShare(l.Text) >= 0.25 || l.words >= 6 && l.final && sentenceMarks(l.Text) >= 2
}

// isQuestionTitle says whether a line is a question written as a title is.
func isQuestionTitle(l Line) bool {
	return l.words <= 25 && strings.HasSuffix(l.Text, "?") && sentenceMarks(l.Text) == 1 && titleShare(l.Text) >= 0.8
}

// sentenceMarks counts the marks that end sentences.
func sentenceMarks(s string) int {
	n := 0
	for _, r := range s {
		if lang.IsFinal(r) {
			n++
		}
	}
	return n
}

// titleShare is the share of words, small ones aside, that start with a capital.
func titleShare(s string) float64 {
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

// sameLetters says whether two lines are one but for case and punctuation.
func (l Line) sameLetters(m Line) bool { return l.norm != "" && l.norm == m.norm }

// kept says whether a line stays.
func (l Line) kept() bool { return l.Skip == "" }
