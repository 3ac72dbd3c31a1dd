package line

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/record/container"
	"footnote/corpus/record/date"
)

var (
	CaptionLabel = lang.Regexp(`(?i)^(?:` + lang.OneOf("pictures") + `(?:\s+(?:credit|by|source|courtesy))?\s*[:：/|©]|(?:photo|image|picture|photograph|illustration|video|graphic)s? (?:by|courtesy)\b)`)
	FigureLabel  = lang.Regexp(`(?i)^` + lang.OneOf("figures") + `\s*\d+(?:\.\d+)?\s*[.:：–—-]`)
	creditEnd    = lang.Regexp(`(?:(?:^|\s|\()(?:Source|SOURCE|Credits?|CREDIT|Photo|PHOTO|Image|IMAGE|Photograph|Quelle|Foto|FOTO|Fuente|Crédit|Kaynak|Fotoğraf|Источник|Фото|ФОТО|المصدر|来源)\s*[:：/]\s*\S.{1,60}$|\((?:[^()]{0,40}[/ ])?(?:AP|AFP|Reuters|REUTERS|EPA|Getty Images?|Getty|Shutterstock|Xinhua|dpa|Wikimedia Commons|TASS|ТАСС|РИА Новости|Anadolu|AA)(?:[/ ][^()]{0,40})?\)\.?$|(?:/|©|\||via)\s?(?:AP|AFP|Reuters|EPA|Getty Images?|Shutterstock|Xinhua|dpa|Wikimedia Commons|Anadolu)(?: via [\w ]+)?\.?$)`)
)

// IsCaption says whether a line says that it describes a picture, or names who
// took it.
func IsCaption(l Line) bool {
	if l.Words > 60 || l.Code || l.Verse || l.Kind == corpus.Table {
		return false
	}
	isLabelled := CaptionLabel.MatchString(l.Text) || l.Words <= 40 && FigureLabel.MatchString(l.Text)
	isCredit := func() bool {
		return l.Words <= 50 && creditEnd.MatchString(l.Text) && !opensWithRecord(l.Text)
	}
	return (isLabelled || isCredit()) && !container.IsIssueLine(l.Text) // which takes longest
}

// opensWithRecord says whether a line begins with who wrote the text or when, so that
// the agency in it is theirs: "By Jane Doe (AP)".
func opensWithRecord(text string) bool {
	before, _, iso := date.Cut(text)
	return iso != "" && strings.TrimSpace(before) == "" || date.Heads(text) || record.IsByline(text)
}
