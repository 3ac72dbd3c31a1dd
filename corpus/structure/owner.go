package structure

import "footnote/corpus/record"

// mostOfNotice bounds the words of a notice of rights behind the text.
const mostOfNotice = 45

// readOwners reads whose the work is from the notices before and after the text. The
// year of one dates the work only before the text, elsewhere it is the site's.
func (d *Draft) readOwners() {
	d.eachOfHead(func(_ int, l Line) { d.tell(record.ReadOwner(l.Text)...) })
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
