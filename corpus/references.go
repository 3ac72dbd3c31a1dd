package corpus

import (
	"regexp"
	"strings"

	"footnote/corpus/lang"
)

var (
	refYear   = regexp.MustCompile(`\b(?:1[5-9]|20)\d{2}[a-z]?\b`)
	refPlace  = regexp.MustCompile(`(?i)\bhttps?://|\bdoi\b|\bpp?\.\s?\d|\bs\.\s?\d|с\.\s?\d|\d+\s?\(\d+\)|\d+\s?[–-]\s?\d+\.?$|\bvol\.|\bpress\b|retrieved from|accessed|access date|available at|journal|\bed\.|\beds\.|\bISBN\b|//|№\s?\d|出版社|\[[JMDNCR]\]`)
	refAuthor = regexp.MustCompile(`^(?:\[?\d{1,3}[\].)]\s*|[•–-]\s*)?(?:\p{Lu}[\p{L}'’‐-]+,?\s+(?:\p{Lu}\.|\p{Lu}[\p{L}-]+[,.(]|\p{Lu}\p{L}*,)|\p{Lu}\.\s?(?:\p{Lu}\.\s?)*\p{Lu}\p{L}+)`)
	refNumber = regexp.MustCompile(`^\[\d{1,3}\]`)
	headDigit = regexp.MustCompile(`^(?:[0-9ivx]+ )+`)
)

// isReference says whether a line reads as an entry of a list of references.
func isReference(text string) bool {
	signs := 0
	for _, re := range []*regexp.Regexp{refYear, refPlace, refAuthor, refNumber} {
		if re.MatchString(text) {
			signs++
		}
	}
	return signs >= 2
}

// references leaves out lists of references: those under a heading of that
// name, and a run of entries at the end of the text.
func (d *draft) references() {
	for i := 0; i < len(d.lines); i++ {
		if d.isReferenceHeading(i) {
			end := d.endOfReferences(i)
			d.skipRange(i, end, references)
			i = end - 1
		}
	}
	end := len(d.lines)
	for end > 0 && (!d.lines[end-1].kept() || d.lines[end-1].words < 80 && d.lines[end-1].Kind != Heading && isReference(d.lines[end-1].Text)) {
		end--
	}
	run := 0
	for _, l := range d.lines[end:] {
		if l.kept() {
			run++
		}
	}
	if run >= 4 && end > 0 {
		d.skipRange(end, len(d.lines), references)
	}
}

// isReferenceHeading says whether a line is such a heading by its words and by
// what follows: a chapter "Literatur" may be on literature.
func (d *draft) isReferenceHeading(i int) bool {
	l := d.lines[i]
	if l.words > 6 || !l.kept() || phrases[headDigit.ReplaceAllString(l.norm, "")] != references {
		return false
	}
	entries, others := 0, 0
	for j := i + 1; j < len(d.lines) && entries+others < 8 && d.lines[j].Kind != Heading && !d.opensSection(j); j++ {
		if d.lines[j].words < 120 && isReference(d.lines[j].Text) {
			entries++
		} else {
			others++
		}
	}
	return entries*3 >= entries+others
}

// endOfReferences is where the list under the heading at i ends: at the next
// heading, at a footnote of the text, or where prose begins that is no entry.
func (d *draft) endOfReferences(i int) int {
	strange := 0
	for j := i + 1; j < len(d.lines); j++ {
		l := d.lines[j]
		switch {
		case l.Kind == Footnote, l.Kind == Heading && !isReference(l.Text), d.opensSection(j), appendixHeading.MatchString(l.Text) && l.words <= 12:
			return j
		case l.hint == biography || l.hint == related || l.hint == comments:
			return j
		case l.words >= 40 && l.final && !isReference(l.Text) && !strings.Contains(l.Text, "http"):
			if strange++; strange == 2 || l.words >= 80 {
				return j - strange + 1
			}
		default:
			strange = 0
		}
	}
	return len(d.lines)
}

var appendixHeading = regexp.MustCompile(`(?i)^(?:` + lang.OneOf("appendix") + `|ek\s?\d)(?:\s|$|:)`)
