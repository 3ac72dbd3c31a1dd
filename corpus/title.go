package corpus

import (
	"regexp"
	"strings"
	"unicode"

	"footnote/corpus/lang"
)

// labelledTitle reads the title from a line that says that it is one.
func (d *draft) labelledTitle() {
	for i := range d.lines[:d.headEnd()] {
		if m := labels["title"].FindStringSubmatch(d.lines[i].Text); m != nil && d.lines[i].words <= 30 && fill(&d.meta.Title, m[1]) {
			d.skip(i, "record")
		}
	}
}

// findTitle finds the title before the prose, if the record has none.
func (d *draft) findTitle() {
	if d.meta.Title == "" {
		d.meta.Title = d.bestTitle()
	}
}

// cutTitle leaves out the copies of the title in the text, and writes it as
// titles are written.
func (d *draft) cutTitle() {
	norm := lang.Plain(d.meta.Title)
	if norm == "" {
		return
	}
	d.meta.Title = titleCase(d.meta.Title, acronymsOf(d.lines))
	end := min(len(d.lines), mostHead)
	for i := range d.lines[:end] {
		l := &d.lines[i]
		if l.norm == norm && (!l.prose || i < d.first || i == d.title) {
			l.skip = "title"
			if d.title < 0 {
				d.title = i
			}
		} else if site, ok := beside(l.Text, norm); ok && l.words <= 40 {
			l.skip = "title"
			if d.meta.Container == "" && site != "" {
				d.meta.Container = site
			}
		}
	}
}

// titleSeparators stand between a title and the name of a site or a rubric.
var titleSeparators = []string{" | ", " – ", " — ", " - ", " :: ", " » ", " · "}

// beside says whether a text is the title with something before or after it,
// and gives what stands after it: the name of the site.
func beside(text, norm string) (site string, ok bool) {
	for _, sep := range titleSeparators {
		if at := strings.LastIndex(text, sep); at > 0 && lang.Plain(text[:at]) == norm {
			return strings.TrimSpace(text[at+len(sep):]), true
		}
		if at := strings.Index(text, sep); at > 0 && lang.Plain(text[at+len(sep):]) == norm {
			return "", true
		}
	}
	return "", false
}

// bestTitle scores the lines before the prose and gives the best, "" if none
// looks like a title.
func (d *draft) bestTitle() string {
	best, most := -1, 2
	opening := -1
	for i, l := range d.lines[:min(d.first+1, len(d.lines), mostHead)] {
		if !l.kept() || l.hint != "" {
			continue
		}
		if opening < 0 {
			opening = i
		}
		if score := d.titleScore(i, i == opening); score > most {
			best, most = i, score
		}
		if l.Kind == Heading {
			break
		}
	}
	if best < 0 {
		return ""
	}
	d.title = best
	return d.wholeTitle(best)
}

// wholeTitle gives a title with the short lines under it that it goes on in.
func (d *draft) wholeTitle(i int) string {
	text := d.lines[i].Text
	for next := i + 1; next < len(d.lines) && endsOpen(text); next++ {
		if l := d.lines[next]; !l.kept() || l.words > 8 || l.final || l.marked && l.Kind != Heading {
			break
		}
		text += " " + d.lines[next].Text
		d.lines[i].skip, d.lines[next].skip = "title", "title"
	}
	return text
}

// A titleSign is a reason to take a line for the title, or not to.
type titleSign struct {
	name  string
	worth int
	holds func(d *draft, i int, opening bool) bool
}

// titleSigns are what speaks for a title. A line of which one of the vetoes
// holds is none.
type titleSigns struct {
	vetoes []titleSign
	weighs []titleSign
}

var allTitleSigns = titleSigns{
	vetoes: []titleSign{
		{"wordless", 0, func(d *draft, i int, _ bool) bool { return d.lines[i].words == 0 }},
		{"kind", 0, func(d *draft, i int, _ bool) bool {
			l := d.lines[i]
			return l.verse || l.code || l.Kind == Table || l.Kind == Item || l.Kind == Footnote || l.prose && l.Kind != Heading
		}},
		{"date", 0, func(d *draft, i int, _ bool) bool { return isDate(d.lines[i].Text) || isPlaceAndDate(d.lines[i].Text) }},
		{"byline", 0, func(d *draft, i int, _ bool) bool { return isByline(d.lines[i].Text) }},
		{"label", 0, func(d *draft, i int, _ bool) bool { return labelled(d.lines[i].Text) }},
		{"journal", 0, func(d *draft, i int, _ bool) bool { return isIssueLine(d.lines[i].Text) }},
		{"open-end", 0, func(d *draft, i int, _ bool) bool {
			return strings.HasSuffix(d.lines[i].Text, ":") || strings.HasSuffix(d.lines[i].Text, ",")
		}},
		{"full-stop", 0, func(d *draft, i int, opening bool) bool { return strings.HasSuffix(d.lines[i].Text, ".") && !opening }},
		{"designation", 0, func(d *draft, i int, _ bool) bool { return isDesignation(d.lines[i].Text) }},
		{"section", 0, func(d *draft, i int, _ bool) bool { return d.lines[i].Kind == Heading && d.sectionName(i) }},
		{"trail", 0, func(d *draft, i int, _ bool) bool { return isTrail(d.lines[i].Text) }},
		{"ticker", 0, func(d *draft, i int, _ bool) bool { return ticker.MatchString(d.lines[i].Text) }},
		{"degree", 0, func(d *draft, i int, _ bool) bool { return isDegreeLine(d.lines[i].Text) }},
	},
	weighs: []titleSign{
		{"opening", 2, func(_ *draft, _ int, opening bool) bool { return opening }},
		{"four-words", 1, func(d *draft, i int, _ bool) bool { return d.lines[i].words >= 4 }},
		{"capitals", 1, func(d *draft, i int, _ bool) bool { return isCapitals(d.lines[i].Text) }},
		{"again", 3, func(d *draft, i int, _ bool) bool { return d.again(i) }},
		{"heading", 3, func(d *draft, i int, _ bool) bool { return d.lines[i].Kind == Heading }},
		{"first-level", 2, func(d *draft, i int, _ bool) bool { return d.lines[i].Kind == Heading && d.lines[i].Level == 1 }},
		{"bold", 2, func(d *draft, i int, _ bool) bool { return d.lines[i].bold }},
		{"introduces", 2, func(d *draft, i int, _ bool) bool { return d.introduces(i) }},
		{"apart", 1, func(d *draft, i int, _ bool) bool { return i+1 == len(d.lines) || d.lines[i+1].gap }},
		{"person", -4, func(d *draft, i int, _ bool) bool { return personName(d.lines[i].Text) }},
		{"organisation", -3, func(d *draft, i int, _ bool) bool {
			return d.lines[i].words <= 6 && organisationWords.MatchString(beforeOf(d.lines[i].Text))
		}},
		{"over-byline", 4, func(d *draft, i int, opening bool) bool {
			return opening && i+1 < len(d.lines) && isByline(d.lines[i+1].Text)
		}},
		{"after-menu", 2, func(d *draft, i int, opening bool) bool { return !opening && d.afterMenu(i) }},
		{"named-below", 2, func(d *draft, i int, _ bool) bool { return d.isNamedBelow(i) }},
		{"small-letter", -2, func(d *draft, i int, _ bool) bool {
			return !d.lines[i].marked && unicode.IsLower(lang.FirstRune(d.lines[i].Text))
		}},
	},
}

// titleScore says how much a line looks like a title, below 0 if it is none.
func (d *draft) titleScore(i int, opening bool) int {
	for _, sign := range d.signs.vetoes {
		if sign.holds(d, i, opening) {
			return -1
		}
	}
	score := 0
	for _, sign := range d.signs.weighs {
		if sign.holds(d, i, opening) {
			score += sign.worth
		}
	}
	return score
}

// ticker is how a line with other news begins.
var ticker = regexp.MustCompile(`(?i)^(?:breaking(?: news)?|live|just in|eilmeldung|última hora|срочно|son dakika|عاجل|快讯)\s?[:：|]`)

// beforeOf is what stands before "of": the minutes of a committee are none.
func beforeOf(s string) string {
	front, _, _ := strings.Cut(s, " of ")
	return front
}

// isTrail says whether a line shows the way to a page: "Home > Science > Birds".
func isTrail(s string) bool {
	parts := trailJoint.Split(s, -1)
	return len(parts) > 2 && lang.WordCount(s) <= 20 || len(parts) == 2 && phrases[lang.Plain(parts[0])] == "navigation"
}

var trailJoint = regexp.MustCompile(`\s*[>›»|]\s*`)

// afterMenu says whether a line stands under those of a menu and right above a
// byline or date, as a headline does.
func (d *draft) afterMenu(i int) bool {
	if i == 0 || i+1 >= len(d.lines) || d.lines[i].words < 3 {
		return false
	}
	before, next := d.lines[i-1], d.lines[i+1]
	return (before.hint != "" || before.words <= 2 || isTrail(before.Text)) && (isByline(next.Text) || hasDatePart(next.Text))
}

// isNamedBelow says whether the first prose begins with the words of a line, as
// that of an article in an encyclopaedia does.
func (d *draft) isNamedBelow(i int) bool {
	return d.first < len(d.lines) && d.lines[i].words <= 6 && d.lines[i].norm != "" &&
		strings.HasPrefix(d.lines[d.first].norm, d.lines[i].norm+" ")
}

// again says whether the line comes again near the front, alone or beside the
// name of the site.
func (d *draft) again(i int) bool {
	for j, l := range d.lines[:min(len(d.lines), mostHead)] {
		if j == i || l.words > 40 {
			continue
		}
		if _, ok := beside(l.Text, d.lines[i].norm); ok || l.sameLetters(d.lines[i]) {
			return d.lines[i].words >= 3
		}
	}
	return false
}

// introduces says whether a date, a byline or prose comes next, or a subtitle
// over one of them.
func (d *draft) introduces(i int) bool {
	for j := i + 1; j < min(len(d.lines), i+3); j++ {
		next := d.lines[j]
		if hasDatePart(next.Text) || next.prose || isByline(next.Text) || personName(next.Text) || labelled(next.Text) {
			return true
		}
		if next.words < 2 || next.final || d.lines[i].words < 3 {
			return false
		}
	}
	return false
}

var numberedSeries = regexp.MustCompile(`(?i)^(` + lang.OneOf("series") + `)\s+(?:\d+|[ivxlc]+)\b`)

// sectionName says whether a heading at the front is that of a section and not
// the title: "Abstract", "1. Aims", or one of a series of its level.
func (d *draft) sectionName(i int) bool {
	l := d.lines[i]
	if sectionWords[headDigit.ReplaceAllString(l.norm, "")] || sectionNumber(l.Text) != "" {
		return true
	}
	series := numberedSeries.FindStringSubmatch(l.Text)
	if series == nil {
		return false
	}
	for _, other := range d.lines[i+1 : min(len(d.lines), i+mostLines)] {
		m := numberedSeries.FindStringSubmatch(other.Text[:min(len(other.Text), 60)])
		if other.Kind == Heading && m != nil && strings.EqualFold(m[1], series[1]) {
			return true
		}
	}
	return false
}
