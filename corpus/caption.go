package corpus

import (
	"regexp"

	"footnote/corpus/lang"
)

var (
	captionLabel = regexp.MustCompile(`(?i)^(?:` + lang.OneOf("pictures") + `(?:\s+(?:credit|by|source|courtesy))?\s*[:：/|©]|(?:photo|image|picture|photograph|illustration|video|graphic)s? (?:by|courtesy)\b)`)
	figureLabel  = regexp.MustCompile(`(?i)^` + lang.OneOf("figures") + `\s*\d+(?:\.\d+)?\s*[.:：–—-]`)
	creditEnd    = regexp.MustCompile(`(?:(?:^|\s|\()(?:Source|SOURCE|Credits?|CREDIT|Photo|PHOTO|Image|IMAGE|Photograph|Quelle|Foto|FOTO|Fuente|Crédit|Kaynak|Fotoğraf|Источник|Фото|ФОТО|المصدر|来源)\s*[:：/]\s*\S.{1,60}$|\((?:[^()]{0,40}[/ ])?(?:AP|AFP|Reuters|REUTERS|EPA|Getty Images?|Getty|Shutterstock|Xinhua|dpa|Wikimedia Commons|TASS|ТАСС|РИА Новости|Anadolu|AA)(?:[/ ][^()]{0,40})?\)\.?$|(?:/|©|\||via)\s?(?:AP|AFP|Reuters|EPA|Getty Images?|Shutterstock|Xinhua|dpa|Wikimedia Commons|Anadolu)(?: via [\w ]+)?\.?$)`)
)

// isCaption says whether a line says that it describes a picture, or names who
// took it.
func isCaption(l line) bool {
	switch {
	case l.words > 60 || l.code || l.verse || l.Kind == Table:
		return false
	case captionLabel.MatchString(l.Text), figureLabel.MatchString(l.Text) && l.words <= 40:
		return true
	}
	return creditEnd.MatchString(l.Text) && l.words <= 50
}

// cutCaptions leaves out what says that it describes a picture.
func (d *draft) cutCaptions() {
	for i := range d.lines {
		l := &d.lines[i]
		if d.mayDescribe(i) && isCaption(*l) {
			l.skip = caption
		}
	}
}

// cutDoubled leaves out sentences that stand twice in a row: the text of a
// picture and its caption.
func (d *draft) cutDoubled() {
	for i := range d.lines {
		l := &d.lines[i]
		if d.mayDescribe(i) && i > 0 && l.sameLetters(d.lines[i-1]) && l.Kind == Paragraph && l.words >= 5 && l.words <= 45 && l.final {
			l.skip = caption
			d.skip(i-1, caption)
		}
	}
}

func (d *draft) mayDescribe(i int) bool {
	l := d.lines[i]
	return d.looked(i) && l.kept() && l.Kind != Heading && l.Kind != Footnote
}
