package structure

import (
	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/record"
	"footnote/corpus/structure/rights"
)

// noticeOfRights is how a notice begins that says whose a work is and since when.
var noticeOfRights = lang.Regexp(`(?i)^(?:copyright )?(?:©|\(c\)|copyright) \d{4}\b`)

// mostOfNotice bounds the words of a notice of rights behind the text.
const mostOfNotice = 45

// readOwners reads whose the work is from the notices before and after the text. The
// year of one dates the work only before the text, elsewhere it is the site's.
func (d *Draft) readOwners() {
	d.tell(rights.Licence(d.Meta, d.Lines)...)
	d.eachOfHead(func(_ int, l Line) { d.tell(record.ReadOwner(l.Text)...) })
	for _, l := range d.Lines[:d.headEnd()] { // who may copy it goes on in the same row
		if l.Prose && l.Kept() && l.Kind == corpus.Paragraph && l.Words <= mostOfNotice && noticeOfRights.MatchString(l.Text) {
			d.tell(record.ReadOwner(l.Text)...)
		}
	}
	for _, l := range d.afterText() {
		if l.Words > mostOfNotice {
			continue
		}
		for _, f := range record.ReadOwner(l.Text) {
			if f.Field != "issued" {
				d.tell(f)
			}
		}
	}
}
