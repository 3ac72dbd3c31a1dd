package container

import (
	"strings"
	"unicode"

	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
)

// proceedings is how a paper of a conference says where it stands: "Proceedings of the 4th
// Workshop on Rivers, pages 12–19, Lyon, France, June 3, 2015".
var proceedings = lang.Regexp(`(?i)^(?:(?:in|appeared in)\s*:?\s+)?(` + lang.OneOf("proceedings") + `\s.{8,160}?)\s*[,.(]\s*(?:` + lang.LongestOf("page-words") + `)\.?\s*(\d{1,5})\s*[–-]\s*(\d{1,5})\b(.*)$`)

// ReadProceedings reads such a line, nil if it is none. The date may stand behind the
// pages or in the name.
func ReadProceedings(text string) []record.Finding {
	m := proceedings.FindStringSubmatch(text)
	if m == nil || lang.WordCount(text) > mostOfBook || !unicode.IsUpper(lang.FirstRune(m[1])) || !pagesFollow(m[2], m[3]) {
		return nil
	}
	name, issued := strings.TrimRight(m[1], " ,.("), ""
	if _, _, iso := date.Cut(m[4]); iso != "" {
		issued = iso
	} else if year := issueYear.FindStringSubmatch(m[4] + " " + name); year != nil {
		issued = year[1]
	}
	return []record.Finding{
		{Field: "container", Value: name, From: record.FromContainer}, {Field: "pages", Value: m[2] + "–" + m[3], From: record.FromContainer}, {Field: "issued", Value: issued, From: record.FromContainer},
	}
}
