package structure

import (
	"regexp"

	"footnote/corpus"
	"footnote/corpus/lang"
)

var (
	captionLabel = regexp.MustCompile(`(?i)^(?:` + lang.OneOf("pictures") + `(?:\s+(?:credit|by|source|courtesy))?\s*[:：/|©]|(?:photo|image|picture|photograph|illustration|video|graphic)s? (?:by|courtesy)\b)`)
	figureLabel  = regexp.MustCompile(`(?i)^` + lang.OneOf("figures") + `\s*\d+(?:\.\d+)?\s*[.:：–—-]`)
	creditEnd    = regexp.MustCompile(`(?:(?:^|\s|\()(?:Source|SOURCE|Credits?|CREDIT|Photo|PHOTO|Image|IMAGE|Photograph|Quelle|Foto|FOTO|Fuente|Crédit|Kaynak|Fotoğraf|Источник|Фото|ФОТО|المصدر|来源)\s*[:：/]\s*\S.{1,60}$|\((?:[^()]{0,40}[/ ])?(?:AP|AFP|Reuters|REUTERS|EPA|Getty Images?|Getty|Shutterstock|Xinhua|dpa|Wikimedia Commons|TASS|ТАСС|РИА Новости|Anadolu|AA)(?:[/ ][^()]{0,40})?\)\.?$|(?:/|©|\||via)\s?(?:AP|AFP|Reuters|EPA|Getty Images?|Shutterstock|Xinhua|dpa|Wikimedia Commons|Anadolu)(?: via [\w ]+)?\.?$)`)
)

// isCaption says whether a line says that it describes a picture, or names who
// took it.
func isCaption(l Line) bool {
	switch {
	case l.words > 60 || l.Code || l.Verse || l.Kind == corpus.Table:
		return false
	case captionLabel.MatchString(l.Text), figureLabel.MatchString(l.Text) && l.words <= 40:
		return true
	}
	return creditEnd.MatchString(l.Text) && l.words <= 50
}

// cutCaptions leaves out what says that it describes a picture.
func (d *Draft) cutCaptions() {
	for i := range d.Lines {
		l := &d.Lines[i]
		if d.mayDescribe(i) && isCaption(*l) {
			l.Skip = Caption
		}
	}
}

// cutDoubled leaves out sentences that stand twice in a row: the text of a
// picture and its caption.
func (d *Draft) cutDoubled() {
	for i := range d.Lines {
		l := &d.Lines[i]
		if d.mayDescribe(i) && i > 0 && l.sameLetters(d.Lines[i-1]) && l.Kind == corpus.Paragraph && l.words >= 5 && l.words <= 45 && l.final {
			l.Skip = Caption
			d.skip(i-1, Caption)
		}
	}
}

func (d *Draft) mayDescribe(i int) bool {
	l := d.Lines[i]
	return d.looked(i) && l.kept() && l.Kind != corpus.Heading && l.Kind != corpus.Footnote
}
