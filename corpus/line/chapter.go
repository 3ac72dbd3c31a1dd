package line

import (
	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// SectionWords are headings of the first level wherever they stand.
var SectionWords = lang.PhraseSet("section-names")

func Chapterish(s string) bool {
	return record.SectionNumber(s) != "" || record.RomanNumber.MatchString(s) || record.PartHeading.MatchString(s) || record.ChapterWord.MatchString(s)
}

var PageAtEnd = lang.Regexp(`(?:\.{3,}|…|\s)\s?(?:\d{1,4}|[ivxlc]{1,6})$`)
