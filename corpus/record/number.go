package record

import (
	"footnote/corpus/lang"
)

// CaptionRow begins as a caption does.
var CaptionRow = lang.Regexp(`(?i)^(?:figure|fig\.|table|tab\.|abb(?:ildung|\.)|tabelle|plate|map|chart|source:|note:|notes:|quelle:|рис\.|рисунок|табл|şekil|tablo|figura|tabla|tableau)\s?`)

var (
	decimalNumber = lang.Regexp(`^(?:§\s*)?(\d{1,2}(?:\.\d{1,2}){0,5})(?:\.|\)|:)?\s+\S`)
	RomanNumber   = lang.Regexp(`^([IVX]{1,6})[.)]\s+\S`)
	PartHeading   = lang.Regexp(`(?i)^` + lang.OneOf("parts") + `\s+(?:\d+|[ivxlc]+\b|` + lang.OneOf("ordinals") + `)|^第[一二三四五六七八九十百\d]+(?:部|卷|编)`)
	ChapterWord   = lang.Regexp(`(?i)^` + lang.OneOf("chapters") + `\s*(?:\d+|[ivxlc]+\b|` + lang.OneOf("ordinals") + `|[a-h]\b|[.:])|^第[一二三四五六七八九十百\d]+(?:章|节|回|讲)|^[一二三四五六七八九十]{1,3}、|^\d{1,2}\. ?` + lang.OneOf("chapters"))
)

// Article is the number of an article of a law alone in its line: "Article 5", "§ 12a".
var Article = lang.Regexp(`(?i)^(?:§|` + lang.OneOf("articles") + `)\s*\d{1,4}\s?[a-z]?\.?$`)

// SectionNumber gives the printed decimal number of a heading: "3.1".
func SectionNumber(s string) string {
	if m := decimalNumber.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return ""
}

// division is one of the parts that a book or a play is made of, with nothing but its number:
// "Act II", "Scene 3", "Part One". The number is there no suffix of a name and no initial.
var division = lang.Regexp(`(?i)^(?:acts?|acte|acto|atto|ato|akt|aufzug|szene|scène|escena|cena|` + lang.OneOf("parts") + `|` + lang.OneOf("chapters") + `)\s+(?:the\s+)?(?:\d+|[ivx]+|one|two|three|four|five|six|seven|eight|nine|ten|` + lang.OneOf("ordinals") + `)\.?$`)
