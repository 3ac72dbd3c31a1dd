package cite

import (
	"strings"

	"footnote/corpus/record/date"
)

// inEra gives the work with its years in words as a style has them: "c. 350 BC" as
// "ca. 350 B.C.E." in APA.
func (w citedWork) inEra(about, before string) citedWork {
	written := func(d date.Date) string {
		text := d.Text
		if rest, isAbout := strings.CutPrefix(text, "c. "); isAbout && d.InWords {
			text = about + " " + rest
		}
		if year, _, isBefore := strings.Cut(text, " B"); isBefore && d.InWords && before != "" {
			text = year + " " + before
		}
		return text
	}
	w.Date.Text, w.Original = written(w.Date), written(date.Read(w.Original))
	return w
}
