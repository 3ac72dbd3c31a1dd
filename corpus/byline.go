package corpus

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
)

var (
	bylineLabel = regexp.MustCompile(`(?i)^(?:(?:an? |the )?(?:\w+ )?` + lang.OneOf("works") + ` by|` + lang.OneOf("byline") + `)(?:\s*[:：/●◎■◆]\s*|\s+)(\S.*)$`)
	nameJoint   = regexp.MustCompile(`\s*(?:,|;|、|،|\s&\s|\s(?:and|und|et|y|и|ve|with|e|en)\s)\s*`)
	partJoint   = regexp.MustCompile(`\s+[|·•–—/]\s*|\s*[|·•]\s+|\t| - `)
)

// isByline says whether a line names who wrote the text, with a word that says so.
func isByline(text string) bool {
	people, organisation := readByline(text)
	return len(people) > 0 || organisation != ""
}

// readByline gives the persons, or else the organisation, that a line says to
// be the author.
func readByline(text string) (people []string, organisation string) {
	if len(text) > 200 {
		return nil, ""
	}
	m := bylineLabel.FindStringSubmatch(text)
	if m == nil {
		return nil, ""
	}
	for name := range slices.Values(nameJoint.Split(m[1], -1)) {
		switch {
		case personName(name), isUncased(lang.FirstRune(name)) && utf8.RuneCountInString(name) <= 25 && !strings.ContainsAny(name, ".。:"):
			people = append(people, familyFirst(name))
		case len(people) > 0:
			return people, "" // a role or a place follows
		}
	}
	if len(people) == 0 && organisationWords.MatchString(m[1]) && lang.WordCount(m[1]) <= 8 && !lang.EndsSentence(m[1]) {
		organisation = m[1]
	}
	return people, organisation
}

// isUncased says whether a letter is of a script without capitals, in which a
// name cannot be told but by its label.
func isUncased(r rune) bool { return unicode.Is(unicode.Lo, r) }

// dateByline cuts "By Jane Doe, 3 July 2021" and "July 3, 2021 by Jane Doe".
var dateByline = regexp.MustCompile(`(?i)^(.*\d{4}),?\s+((?:by|von|par|por)\s.+)$|^((?:by|von|par|por)\s[^\d]+?),?\s+((?:on\s)?(?:\p{L}+\s+)?\d.*\d{4}.*)$|^((?:作者|撰文|文|记者)\s*[:：]\s*\S+)\s+(\d{4}\s?[-/.年].*)$`)

// mostNames bounds the words of a line of names.
const mostNames = 60

// looseNames reads a name that stands alone before the text, as an author if
// something else says that it is one: it stands by the title or a date, twice,
// is set off, or heads a biography. Copies of known names are left out.
func (d *draft) looseNames() {
	end := d.headEnd()
	var names []string
	for i := range d.lines[:end] {
		l := d.lines[i]
		if !l.kept() || l.Kind == Heading && (i != d.title+1 || d.opensOneOfSeries(i)) || l.words > mostNames || l.final && !strings.HasSuffix(l.Text, "Jr.") || l.verse {
			continue
		}
		people := namesIn(l.Text)
		if i == d.title+1 && d.title >= 0 && len(people) == 0 {
			people = hanNames(l.Text)
		}
		if len(people) == 0 {
			continue
		}
		known := slices.Contains(d.meta.Authors, people[0])
		if !known && len(d.meta.Authors) == 0 && (len(names) > 0 && i > 0 && !d.lines[i-1].kept() || d.byTitle(i)) {
			names = append(names, people...)
			known = true
		}
		if known || slices.Contains(names, people[0]) {
			d.skip(i, byline)
			if next := i + 1; next < end && isRole(d.lines[next]) {
				d.skip(next, byline)
			}
		}
	}
	if len(d.meta.Authors) == 0 {
		d.meta.Authors = unique(names)
	}
}

// opensOneOfSeries says whether a heading has others of its level after it, so that it
// is one of a series and names nobody.
func (d *draft) opensOneOfSeries(i int) bool {
	return slices.ContainsFunc(d.lines[i+1:], func(l line) bool { return l.Kind == Heading && l.Level == d.lines[i].Level && l.marked == d.lines[i].marked })
}

// namesIn gives the persons in a line of nothing but names.
func namesIn(text string) []string {
	var out []string
	for name := range slices.Values(nameJoint.Split(text, -1)) {
		name = leadingAnd.ReplaceAllString(cleanName(name), "")
		switch {
		case name == "" && len(out) > 0, len(out) > 0 && loneDegree.MatchString(name): // "Jane Roe, MD, and John Doe"
		case !personName(name):
			return nil
		default:
			out = append(out, familyFirst(name))
		}
	}
	return out
}

var (
	leadingAnd = regexp.MustCompile(`^(?:and|und|et|y|и|ve)\s+`)
	loneDegree = regexp.MustCompile(`^(?i:ph\.?\s?d|d\.?\s?phil|m\.?d|m\.?a|m\.?sc|b\.?sc|m\.?p\.?h|m\.?b\.?a|r\.?n|ll\.?m|esq)\.?$`)
)

// hanNames gives the persons in a line of Chinese names, which have two to four
// characters each.
func hanNames(text string) []string {
	names := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '、' || r == '，' || r == ',' })
	for _, name := range names {
		n := utf8.RuneCountInString(name)
		if n < 2 || n > 4 || strings.ContainsFunc(name, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
			return nil
		}
	}
	return names
}

func unique(list []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// isRole says whether a line under a name says what the person does.
func isRole(l line) bool {
	return l.words <= 6 && !l.final && l.Kind == Paragraph && bioRole.MatchString(l.Text)
}

// byTitle says whether something shows that the name in line i is the author's.
func (d *draft) byTitle(i int) bool {
	if d.title < 0 {
		return false
	}
	after := i > d.title
	for j := d.title + 1; j < i && after; j++ {
		after = !d.lines[j].prose && (!d.lines[j].kept() || d.lines[j].words <= 25 && j == d.title+1)
	}
	nearDate := false
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(d.lines) {
			nearDate = nearDate || d.lines[j].sameLetters(d.lines[i]) || isRole(d.lines[j]) || d.lines[j].skip == "date" || d.lines[j].skip == "contact" || organisationWords.MatchString(d.lines[j].Text) && !d.lines[j].prose
		}
	}
	return nearDate || after && (d.lines[i].bold || i == d.title+1 && d.bodyFollows(i)) || d.headsBiography(i)
}

// bodyFollows says whether nothing but prose, a rule or a heading follows a name,
// and where its bearer works.
func (d *draft) bodyFollows(i int) bool {
	for _, l := range d.lines[i+1:] {
		if l.kept() && (l.prose || !isAffiliation(l.Text)) {
			return l.prose || l.Kind == Heading
		}
	}
	return false
}

// headsBiography says whether a biography at the end begins with the name.
func (d *draft) headsBiography(i int) bool {
	for _, l := range d.lines[max(i+1, len(d.lines)-mostTail):] {
		if name, signs := bioOf(l.Text); signs >= 3 && lang.Plain(name) == d.lines[i].norm {
			return true
		}
	}
	return false
}
