package corpus

import (
	"regexp"
	"strings"
	"unicode"

	"footnote/corpus/lang"
)

// sectionWords are headings of the first level wherever they stand.
var sectionWords = lang.PhraseSet("section-names")

var (
	decimalNumber = regexp.MustCompile(`^(?:§\s*)?(\d{1,2}(?:\.\d{1,2}){0,5})(?:\.|\)|:)?\s+\S`)
	romanNumber   = regexp.MustCompile(`^([IVX]{1,6})[.)]\s+\S`)
	partHeading   = regexp.MustCompile(`(?i)^` + lang.OneOf("parts") + `\s+(?:\d+|[ivxlc]+\b|` + lang.OneOf("ordinals") + `)|^第[一二三四五六七八九十百\d]+(?:部|卷|编)`)
	chapterWord   = regexp.MustCompile(`(?i)^` + lang.OneOf("chapters") + `\s*(?:\d+|[ivxlc]+\b|` + lang.OneOf("ordinals") + `|[a-h]\b|[.:])|^第[一二三四五六七八九十百\d]+(?:章|节|回|讲)|^[一二三四五六七八九十]{1,3}、|^\d{1,2}\. ?` + lang.OneOf("chapters"))
)

// sectionNumber gives the printed decimal number of a heading: "3.1".
func sectionNumber(s string) string {
	if m := decimalNumber.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return ""
}

// findHeadings finds the headings that no markup shows.
func (d *draft) findHeadings() {
	d.countSpeakers()
	marked := 0
	for _, l := range d.lines {
		if l.marked && l.Kind == Heading {
			marked++
		}
	}
	for i := range d.lines {
		l := &d.lines[i]
		if l.kept() && (marked < 2 || l.bold) && (l.Kind == Paragraph || l.Kind == Item && !l.marked) && d.headingShape(i) && d.headsText(i) {
			l.Kind, l.Level = Heading, 0
		}
	}
}

// headingShape says whether a line looks like a heading: short, without the end
// of a sentence, set apart.
func (d *draft) headingShape(i int) bool {
	l := d.lines[i]
	if l.prose || l.front || l.verse || l.code || l.hint == detail || l.words > 14 || l.words == 0 || len(l.Text) > 160 || l.note != "" || l.Kind == Quote || l.Kind == Table || l.Kind == Footnote {
		return false
	}
	if l.marked && !l.bold || l.Kind == Item && (!chapterish(l.Text) || d.inList(i)) {
		return false
	}
	last := lang.LastRune(lang.TrimClosers(l.Text))
	switch {
	case strings.ContainsRune(",;:，；：、،-–—", last), strings.ContainsAny(l.Text, "|@"), refNumber.MatchString(l.Text), strings.HasPrefix(l.Text, "“"), strings.HasPrefix(l.Text, "\""), d.isSpeech(l.Text):
		return false
	case lang.IsFinal(last) && !chapterWord.MatchString(l.Text) && !partHeading.MatchString(l.Text) && !isCapitals(l.Text):
		if last != '?' || titleShare(l.Text) < 0.8 || l.words < 2 {
			return false
		}
	}
	first := lang.FirstRune(strings.TrimLeftFunc(l.Text, lang.NotWordRune))
	if unicode.IsLower(first) || !strings.ContainsFunc(l.Text, unicode.IsLetter) {
		return false
	}
	apart := l.gap || l.bold || i == 0 || d.lines[i-1].final || !d.lines[i-1].kept() || d.lines[i-1].Kind == Heading || chapterish(l.Text)
	return apart && !isDate(l.Text)
}

// inList says whether a numbered line stands next to another one.
func (d *draft) inList(i int) bool {
	numbered := func(l line) bool { return l.Kind == Item && chapterish(l.Text) }
	return i > 0 && numbered(d.lines[i-1]) || i+1 < len(d.lines) && numbered(d.lines[i+1])
}

func chapterish(s string) bool {
	return sectionNumber(s) != "" || romanNumber.MatchString(s) || partHeading.MatchString(s) || chapterWord.MatchString(s)
}

var speaker = regexp.MustCompile(`^(\p{Lu}[\p{L}.’' -]{0,40}?)\s?[:：]\s`)

// countSpeakers counts the names before a colon that lines begin with.
func (d *draft) countSpeakers() {
	d.speakers = map[string]int{}
	for _, l := range d.lines {
		if m := speaker.FindStringSubmatch(l.Text[:min(len(l.Text), 60)]); m != nil {
			d.speakers[m[1]]++
		}
	}
}

// isSpeech says whether a line opens with the name of one who speaks more often.
func (d *draft) isSpeech(s string) bool {
	m := speaker.FindStringSubmatch(s[:min(len(s), 60)])
	return m != nil && d.speakers[m[1]] > 1
}

// headsText says whether text follows a line: prose, verse or a list, or
// another heading over such.
func (d *draft) headsText(i int) bool {
	for j, seen := i+1, 0; j < len(d.lines) && seen < 3; j++ {
		next := d.lines[j]
		if !next.kept() || next.Kind == Footnote {
			continue
		}
		seen++
		switch {
		case next.prose || next.verse || next.code:
			return true
		case next.Kind == Item || next.Kind == Table:
			return d.lines[i].Kind != Item && (next.marked || next.Kind == Table || seen == 1)
		case next.Kind == Heading:
			continue
		case !d.headingShape(j):
			// A short paragraph: the first line of a talk or a letter.
			return chapterish(d.lines[i].Text) || d.lines[i].bold || isCapitals(d.lines[i].Text) || next.final && next.words >= 3
		}
	}
	return false
}

// dropRuns takes back what was found to be headings where three or more follow
// each other: that is a list. Before the text it is its table of contents.
func (d *draft) dropRuns() {
	later := map[string]int{} // the last heading with these words
	for i, l := range d.lines {
		if l.Kind == Heading {
			later[l.norm] = i
		}
	}
	var run []int
	for i, l := range append(d.lines, line{}) {
		switch {
		case !l.kept():
		case l.Kind == Heading && !l.marked:
			run = append(run, i)
		default:
			if len(run) >= 3 {
				d.dropRun(run, later)
			}
			run = nil
		}
	}
}

// dropRun keeps the last line or two of a run as headings of what follows.
func (d *draft) dropRun(run []int, later map[string]int) {
	keep := 1
	if n := len(run); chapterish(d.lines[run[n-2]].Text) && !chapterish(d.lines[run[n-1]].Text) {
		keep = 2
	}
	for _, i := range run[:len(run)-keep] {
		d.lines[i].Kind = Paragraph
		if chapterish(d.lines[i].Text) || later[d.lines[i].norm] > i {
			d.skip(i, "contents")
		}
	}
}

// levels settles the level of each heading. A printed number decides; headings
// without one stand on the first level if their words or capitals say so, else
// below the last that does; without any numbers the markup decides.
func (d *draft) levels() {
	numbered, parts, top := 0, false, 7
	for _, l := range d.lines {
		if !l.kept() || l.Kind != Heading {
			continue
		}
		if chapterish(l.Text) {
			numbered++
		}
		parts = parts || partHeading.MatchString(l.Text)
		if l.marked {
			top = min(top, l.Level)
		}
	}
	var open headingLevels
	for i := range d.lines {
		l := &d.lines[i]
		if !l.kept() || l.Kind != Heading {
			continue
		}
		printed := l.Level
		l.Level = open.level(*l, numbered >= 2, parts, top)
		open.last, open.printed = l.Level, printed
		if chapterish(l.Text) || l.Level == 1 {
			open.main, open.mainPrinted = l.Level, printed
		}
	}
}

// headingLevels is what the level of the next heading depends on.
type headingLevels struct {
	last, printed     int
	main, mainPrinted int // of the last heading with a number or on level 1
}

func (h headingLevels) level(l line, numbered, parts bool, top int) int {
	below := 0
	if parts {
		below = 1
	}
	number := sectionNumber(l.Text)
	switch {
	case !numbered && l.marked:
		return min(max(l.Level-top+1, 1), h.last+1)
	case partHeading.MatchString(l.Text):
		return 1
	case number != "":
		return min(strings.Count(number, ".")+1+below, 6)
	case chapterish(l.Text), sectionWords[l.norm]:
		return 1 + below
	case l.marked && h.main > 0:
		return max(1, min(h.main+l.Level-h.mainPrinted, h.last+1))
	case numbered && h.main > 0:
		return h.main + 1
	}
	return 1
}

// dropEmpty leaves out headings with nothing under them.
func (d *draft) dropEmpty() {
	deepest := 0 // the level of headings that something kept stands under, from here on
	for i := len(d.lines) - 1; i >= 0; i-- {
		l := &d.lines[i]
		switch {
		case !l.kept() || l.Kind == Footnote:
		case l.Kind != Heading:
			deepest = 1 << 20
		case deepest > l.Level:
			deepest = l.Level
		case !l.marked && l.words >= 6: // only guessed to be one
			l.Kind, l.Level, deepest = Paragraph, 0, 1<<20
		default:
			l.skip = "empty section"
		}
	}
}
