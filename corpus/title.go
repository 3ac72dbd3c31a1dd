package corpus

import (
	"regexp"
	"strings"
	"unicode"
)

// findTitle finds the line of the title before the prose and leaves out its
// copies. A title in the record before is only looked for.
func (d *draft) findTitle() {
	for i := range d.lines[:d.headEnd()] {
		if m := labels["title"].FindStringSubmatch(d.lines[i].Text); m != nil && d.lines[i].words <= 30 && fill(&d.meta.Title, m[1]) {
			d.skip(i, "record")
		}
	}
	if d.meta.Title == "" {
		d.meta.Title = d.bestTitle()
	}
	norm := plain(d.meta.Title)
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
	d.findBody()
}

// titleSeparators stand between a title and the name of a site or a rubric.
var titleSeparators = []string{" | ", " – ", " — ", " - ", " :: ", " » ", " · "}

// beside says whether a text is the title with something before or after it,
// and gives what stands after it: the name of the site.
func beside(text, norm string) (site string, ok bool) {
	for _, sep := range titleSeparators {
		if at := strings.LastIndex(text, sep); at > 0 && plain(text[:at]) == norm {
			return strings.TrimSpace(text[at+len(sep):]), true
		}
		if at := strings.Index(text, sep); at > 0 && plain(text[at+len(sep):]) == norm {
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

func (d *draft) titleScore(i int, opening bool) int {
	l := d.lines[i]
	switch {
	case l.words > 30 || l.words == 0 || len(l.Text) > 300 || l.verse || l.code || l.Kind == Table || l.Kind == Item || l.Kind == Footnote || isDate(l.Text),
		l.prose && !(l.Kind == Heading), strings.HasSuffix(l.Text, ":"), isByline(l.Text), labelled(l.Text), journalLine.MatchString(l.Text), strings.HasSuffix(l.Text, ","),
		strings.HasSuffix(l.Text, ".") && !opening, isDesignation(l.Text), l.Kind == Heading && d.sectionName(i), isTrail(l.Text), ticker.MatchString(l.Text), isPlaceAndDate(l.Text), listsPeople(l.Text), isDegreeLine(l.Text):
		return -1
	}
	score := 0
	for _, sign := range []struct {
		holds bool
		worth int
	}{
		{opening, 2}, {l.words >= 4, 1}, {l.words >= 6, 1}, {isCapitals(l.Text), 1}, {d.again(i), 3},
		{l.Kind == Heading, 3}, {l.bold, 2}, {l.Kind == Heading && l.Level == 1, 2}, {d.introduces(i), 2},
		{i+1 == len(d.lines) || d.lines[i+1].gap, 1}, {personName(l.Text), -4}, {d.inMenu(i), -2}, {l.words <= 6 && organisationWords.MatchString(beforeOf(l.Text)), -3},
		{opening && i+1 < len(d.lines) && isByline(d.lines[i+1].Text), 4}, {!opening && d.afterMenu(i), 2}, {d.isNamedBelow(i), 2},
		{!l.marked && unicode.IsLower(firstRune(l.Text)), -2},
	} {
		if sign.holds {
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

// listsPeople says whether a line is a label and names: "Present: A. Field".
func listsPeople(s string) bool {
	_, names, found := strings.Cut(s, ": ")
	return found && len(namesIn(names)) > 0
}

// isTrail says whether a line shows the way to a page: "Home > Science > Birds".
func isTrail(s string) bool {
	parts := trailJoint.Split(s, -1)
	return len(parts) > 2 && wordCount(s) <= 20 || len(parts) == 2 && phrases[plain(parts[0])] == "navigation"
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

// inMenu says whether a line stands among short lines on both sides.
func (d *draft) inMenu(i int) bool {
	short := 0
	for j := max(0, i-2); j <= min(i+2, len(d.lines)-1); j++ {
		if l := d.lines[j]; j != i && l.words <= 4 && !l.final && l.Kind != Heading && l.kept() {
			if !hasDatePart(l.Text) && !personName(l.Text) && !isByline(l.Text) && !labelled(l.Text) {
				short++
			}
		}
	}
	return short >= 3
}

var numberedSeries = regexp.MustCompile(`(?i)^(lecture|lesson|week|chapter|part|module|unit|session|day|vorlesung|kapitel|лекция|глава|часть|ders|bölüm|lección|tema|capítulo|leçon|chapitre)\s+(?:\d+|[ivxlc]+)\b`)

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
