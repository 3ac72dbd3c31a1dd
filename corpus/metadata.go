package corpus

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The record of a work is filled in from the lines around its text, never from
// the text itself: the dates and names of a report belong to its events.

// mostHead bounds the lines in which the title and what stands by it is looked for.
const mostHead = 120

// headEnd is where the lines that may speak of the work end: at the third line
// of prose, because a summary and a caption may come before the byline.
func (d *draft) headEnd() int {
	prose := 0
	for i, l := range d.lines[:min(len(d.lines), mostHead)] {
		if l.kept() && l.prose && l.hint == "" {
			if prose++; prose == 3 {
				return i
			}
		}
	}
	return min(len(d.lines), mostHead)
}

// findTitle finds the line of the title before the prose and leaves out its
// copies. A title in the record before is only looked for.
func (d *draft) findTitle() {
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
	return d.lines[best].Text
}

func (d *draft) titleScore(i int, opening bool) int {
	l := d.lines[i]
	switch {
	case l.words > 30 || l.words == 0 || len(l.Text) > 300 || l.verse || l.code || l.Kind == Table || l.Kind == Item || l.Kind == Footnote || isDate(l.Text),
		l.prose && !(l.Kind == Heading), strings.HasSuffix(l.Text, ":"), isByline(l.Text), labelled(l.Text), strings.HasSuffix(l.Text, ","),
		strings.HasSuffix(l.Text, ".") && !opening, l.Kind == Heading && d.sectionName(i):
		return -1
	}
	score := 0
	for _, sign := range []struct {
		holds bool
		worth int
	}{
		{opening, 2}, {l.words >= 4, 1}, {l.words >= 6, 1}, {isCapitals(l.Text), 1}, {d.again(i), 3},
		{l.Kind == Heading, 3}, {l.Kind == Heading && l.Level == 1, 2}, {d.introduces(i), 2},
		{i+1 == len(d.lines) || d.lines[i+1].gap, 1}, {personName(l.Text), -4}, {d.inMenu(i), -2},
		{opening && i+1 < len(d.lines) && isByline(d.lines[i+1].Text), 4},
	} {
		if sign.holds {
			score += sign.worth
		}
	}
	return score
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
		if isDate(next.Text) || next.prose || isByline(next.Text) || personName(next.Text) || labelled(next.Text) {
			return true
		}
		if next.words < 6 || next.final || !next.gap {
			return false
		}
	}
	return false
}

// inMenu says whether a line stands among short lines on both sides.
func (d *draft) inMenu(i int) bool {
	short := 0
	for j := max(0, i-2); j <= min(i+2, len(d.lines)-1); j++ {
		if l := d.lines[j]; j != i && l.words <= 4 && !l.final && l.Kind != Heading {
			if !isDate(l.Text) && !personName(l.Text) && !isByline(l.Text) && !labelled(l.Text) {
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

// labels are the words before a colon that name a field of the record.
var labels = map[string]*regexp.Regexp{
	"title":     regexp.MustCompile(`(?i)^(?:title|titel|título|titre|название|заголовок|başlık|العنوان|标题|题目)\s*[:：]\s*(.+)$`),
	"publisher": regexp.MustCompile(`(?i)^(?:publisher|published by|verlag|herausgeber|editorial|éditeur|издательство|yayınevi|yayıncı|الناشر|出版社|出版)\s*[:：]\s*(.+)$`),
	"container": regexp.MustCompile(`(?i)^(?:journal|published in|zeitschrift|revista|revue|журнал|dergi|المجلة|期刊)\s*[:：]\s*(.+)$`),
	"issued":    regexp.MustCompile(`(?i)^(?:date|published|published on|date published|publication date|posted(?: on)?|first published|datum|veröffentlicht(?: am)?|erschienen(?: am)?|stand|fecha(?: de publicación)?|publicado(?: el)?|publié(?: le)?|date de publication|дата(?: публикации)?|опубликовано|tarih|yayın tarihi|yayınlanma tarihi|تاريخ النشر|نشر في|发布时间|发表时间|发布日期|日期|时间)\s*[:：]?\s*(.+)$`),
	"isbn":      regexp.MustCompile(`(?i)^(?:e-?)?isbn(?:-1[03])?\s*[:：]?\s*([\dXx -]{10,17})`),
	"url":       regexp.MustCompile(`(?i)^(?:url|link|source url|permalink|адрес|ссылка|available at|retrieved from)\s*[:：]\s*(https?://\S+)`),
	"language":  regexp.MustCompile(`(?i)^(?:language|sprache|idioma|langue|язык|dil|اللغة|语言)\s*[:：]\s*(\S+)$`),
	"doi":       regexp.MustCompile(`(?i)^(?:doi\s*[:：]?\s*|https?://(?:dx\.)?doi\.org/)(10\.\d{4,9}/\S+)$`),
}

var languageNames = map[string]string{"english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es",
	"español": "es", "russian": "ru", "русский": "ru", "turkish": "tr", "türkçe": "tr", "arabic": "ar", "العربية": "ar", "chinese": "zh",
	"中文": "zh", "italian": "it", "portuguese": "pt", "dutch": "nl", "polish": "pl"}

// labelled says whether a line is a field of the record with its label.
func labelled(text string) bool {
	if len(text) > 200 {
		return false
	}
	for _, re := range labels {
		if re.MatchString(text) {
			return true
		}
	}
	return false
}

// readLabels reads the labelled lines among the given ones and leaves them out.
func (d *draft) readLabels(lines []line) {
	for i := range lines {
		l := &lines[i]
		if l.words > 30 || l.Kind == Heading || l.verse {
			continue
		}
		if d.readLabel(l.Text) && l.skip == "" {
			l.skip = "record"
		}
		if people, _ := readByline(l.Text); len(people) > 0 && len(d.meta.Authors) == 0 && l.skip == "" && strings.ContainsAny(l.Text, ":：") {
			d.meta.Authors, l.skip = people, byline
		}
	}
}

func (d *draft) readLabel(text string) bool {
	field := func(name string) string {
		if m := labels[name].FindStringSubmatch(text); m != nil {
			return strings.TrimSpace(m[1])
		}
		return ""
	}
	m := &d.meta
	if v := field("issued"); v != "" {
		iso, ok := wholeDate(v)
		if !ok {
			iso, ok = wholeDate(strings.TrimSpace(strings.SplitN(v, "[", 2)[0]))
		}
		return ok && fill(&m.Issued, iso)
	}
	if v := field("language"); v != "" {
		code := languageNames[strings.ToLower(v)]
		return code != "" && fill(&m.Language, code)
	}
	for name, to := range map[string]*string{"title": &m.Title, "publisher": &m.Publisher, "container": &m.Container, "isbn": &m.ISBN, "url": &m.URL, "doi": &m.DOI} {
		if v := field(name); v != "" {
			return fill(to, strings.TrimRight(v, " .;"))
		}
	}
	return false
}

// fill sets a field that is empty; it is true in either case.
func fill(field *string, value string) bool {
	if *field == "" {
		*field = value
	}
	return true
}

var (
	bylineLabel = regexp.MustCompile(`(?i)^(?:by|written by|interview(?:ed)? by|interview|posted by|story by|text by|words by|reported by|von|par|por|texto|di|door|автор(?:ы)?|текст|yazar(?:lar)?|yazan|autor(?:in|a|es)?|auteurs?|authors?|بقلم|كتب|الكاتب|作者|撰文|文|记者)(?:\s*[:：/]\s*|\s+)(\S.*)$`)
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
		case personName(name), isUncased(firstRune(name)) && utf8.RuneCountInString(name) <= 25 && !strings.ContainsAny(name, ".。:"):
			people = append(people, familyFirst(name))
		case len(people) > 0:
			return people, "" // a role or a place follows
		}
	}
	if len(people) == 0 && organisationWords.MatchString(m[1]) && wordCount(m[1]) <= 8 && !endsSentence(m[1]) {
		organisation = m[1]
	}
	return people, organisation
}

// isUncased says whether a letter is of a script without capitals, in which a
// name cannot be told but by its label.
func isUncased(r rune) bool { return unicode.Is(unicode.Lo, r) }

// readHead reads the byline, the date and the labelled lines before the text.
func (d *draft) readHead() {
	end := d.headEnd()
	d.readLabels(d.lines[:end])
	for i := range d.lines[:end] {
		l := &d.lines[i]
		if !l.kept() && l.skip != "logo" && l.skip != "notice" && l.skip != "reading time" && l.skip != "keywords" || l.prose || l.Kind == Heading || l.Kind == Item || l.verse {
			continue
		}
		if i <= d.first || l.words <= 15 {
			d.readParts(i)
		}
	}
	d.looseNames(end)
	d.selfReference()
}

var (
	logoLine  = regexp.MustCompile(`(?i)^(.+?)\s*[-–—|:]?\s*(?:small |large |site |main )?logo$`)
	copyright = regexp.MustCompile(`(?i)^(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:copyright\s*)?((?:1[5-9]|20)\d{2})?(?:\s?[-–]\s?(?:20\d{2}|present))?,?\s*(?:by\s+)?([^.|]*)`)
	rights    = regexp.MustCompile(`(?i)[,.]?\s*(?:all rights reserved|alle rechte vorbehalten|todos los derechos reservados|tous droits réservés|все права защищены|tüm hakları saklıdır|or its affiliat.*|and contributors.*|版权所有|保留所有权利|جميع الحقوق محفوظة).*$`)
)

// readParts reads a line whose parts may be a byline, a date and such.
func (d *draft) readParts(i int) {
	l := &d.lines[i]
	d.readOwner(l.Text, true)
	if d.readJournal(l.Text) {
		d.skip(i, "record")
		return
	}
	parts := partJoint.Split(l.Text, -1)
	if m := dateByline.FindStringSubmatch(l.Text); m != nil && len(parts) == 1 {
		parts = m[1:]
	}
	for _, part := range parts {
		if iso, ok := wholeDate(part); ok && len(iso) > 4 {
			fill(&d.meta.Issued, iso)
			d.skip(i, "date")
			continue
		}
		people, organisation := readByline(part)
		if len(people) == 0 && organisation == "" {
			continue
		}
		if len(d.meta.Authors) == 0 && d.meta.Organisation == "" {
			d.meta.Authors, d.meta.Organisation = people, organisation
		}
		d.skip(i, byline)
	}
}

// journalLine is how a journal prints where an article stands.
var journalLine = regexp.MustCompile(`(?i)^(\p{L}[^.|]{3,100}?),?\s+(?:Vol(?:ume|\.)?\s*\d+|Bd\.\s*\d+|Jg\.\s*\d+|Т\.\s*\d+|\d+\s?\(\d+\))(?:[^()]*\((?:[^()]*\s)?(\d{4})\))?`)

// readJournal reads the name of the journal and the year of an issue.
func (d *draft) readJournal(text string) bool {
	m := journalLine.FindStringSubmatch(text)
	if m == nil || wordCount(text) > 25 {
		return false
	}
	if m[2] != "" {
		fill(&d.meta.Issued, m[2])
	}
	return fill(&d.meta.Container, strings.Trim(m[1], " ,:"))
}

// dateByline cuts "By Jane Doe, 3 July 2021" and "July 3, 2021 by Jane Doe".
var dateByline = regexp.MustCompile(`(?i)^(.*\d{4}),?\s+((?:by|von|par|por)\s.+)$|^((?:by|von|par|por)\s[^\d]+?),?\s+((?:on\s)?(?:\p{L}+\s+)?\d.*\d{4}.*)$`)

// readOwner reads the publisher from a logo or a notice of copyright; the year of
// the latter dates the work only before the text, elsewhere it is the site's.
func (d *draft) readOwner(text string, before bool) {
	if m := logoLine.FindStringSubmatch(text); m != nil && len(text) < 80 {
		fill(&d.meta.Publisher, strings.Trim(m[1], " -–—|:"))
	}
	m := copyright.FindStringSubmatch(text)
	if m == nil || len(text) > 300 {
		return
	}
	if owner := strings.Trim(rights.ReplaceAllString(m[2], ""), " ,.-–"); owner != "" && wordCount(owner) <= 8 && strings.ContainsFunc(owner, isWordRune) && !personName(owner) {
		fill(&d.meta.Publisher, owner)
	}
	if before && m[1] != "" {
		fill(&d.meta.Issued, m[1])
	}
}

// looseNames reads a name that stands alone before the text, as an author if
// something else says that it is one: it stands by the title or a date, twice,
// is set off, or heads a biography. Copies of known names are left out.
func (d *draft) looseNames(end int) {
	var names []string
	for i := range d.lines[:end] {
		l := d.lines[i]
		if !l.kept() || l.Kind == Heading && i != d.title+1 || l.words > 12 || l.final && !strings.HasSuffix(l.Text, "Jr.") || l.verse {
			continue
		}
		people := namesIn(l.Text)
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
		}
	}
	if len(d.meta.Authors) == 0 {
		d.meta.Authors = unique(names)
	}
}

// namesIn gives the persons in a line of nothing but names.
func namesIn(text string) []string {
	var out []string
	for name := range slices.Values(nameJoint.Split(text, -1)) {
		if !personName(name) {
			return nil
		}
		out = append(out, familyFirst(name))
	}
	return out
}

func unique(list []string) []string {
	var out []string
	for _, s := range list {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
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
			nearDate = nearDate || d.lines[j].skip == "date" || d.lines[j].skip == "contact" || organisationWords.MatchString(d.lines[j].Text) && !d.lines[j].prose
		}
	}
	return nearDate || after && (d.lines[i].bold || i == d.title+1 && d.bodyFollows(i)) || d.headsBiography(i)
}

// bodyFollows says whether nothing but prose, a rule or a heading follows a name.
func (d *draft) bodyFollows(i int) bool {
	for _, l := range d.lines[i+1:] {
		if l.kept() {
			return l.prose || l.Kind == Heading
		}
	}
	return false
}

// headsBiography says whether a biography at the end begins with the name.
func (d *draft) headsBiography(i int) bool {
	for _, l := range d.lines[max(i+1, len(d.lines)-mostTail):] {
		if name, signs := bioOf(l.Text); signs >= 3 && plain(name) == d.lines[i].norm {
			return true
		}
	}
	return false
}

// aboutItself finds where a magazine speaks of itself by name.
var aboutItself = regexp.MustCompile(`(?:^|[.!?]\s+)(?:Here|Below),\s+((?:The\s+|the\s+)?\p{Lu}[\p{L}’'&-]+(?:\s+\p{Lu}[\p{L}’'&-]+){0,3})\s+(?:looks at|takes a look|examines|explains|explores|breaks down|profiles|investigates|analyses|analyzes|answers)\s`)

func (d *draft) selfReference() {
	if d.meta.Publisher != "" {
		return
	}
	for i, prose := 0, 0; i < len(d.lines) && prose < 12; i++ {
		l := d.lines[i]
		if !l.prose || !l.kept() {
			continue
		}
		prose++
		m := aboutItself.FindStringSubmatch(l.Text)
		if m == nil {
			continue
		}
		first, _, _ := strings.Cut(m[1], " ")
		if !personName(m[1]) || particles[strings.ToLower(first)] {
			d.meta.Publisher = strings.TrimPrefix(m[1], "the ")
			return
		}
	}
}

// readTail reads what stands after the text: the organisation that signs it,
// the owner of the site, the biographies of its authors.
func (d *draft) readTail() {
	d.findBody()
	names := d.biographies()
	if len(d.meta.Authors) == 0 {
		for _, name := range names {
			d.meta.Authors = append(d.meta.Authors, familyFirst(name))
		}
		d.meta.Authors = unique(d.meta.Authors)
	}
	d.findBody()
	d.signature()
	for i := max(d.last+1, len(d.lines)-mostTail, 0); i < len(d.lines); i++ {
		l := d.lines[i]
		if l.words <= 45 {
			d.readOwner(l.Text, false)
		}
		if people := namesIn(l.Text); l.kept() && len(people) > 0 && slices.Contains(d.meta.Authors, people[0]) {
			d.skip(i, byline)
		}
	}
}

// signature reads the line under the text, or the one between title and text,
// as the organisation that wrote it, if it has the words of one.
func (d *draft) signature() {
	if len(d.meta.Authors) > 0 || d.meta.Organisation != "" {
		return
	}
	for i := d.last + 1; i > 0 && i < len(d.lines); i++ {
		if d.lines[i].kept() {
			d.sign(i)
			return
		}
	}
}

func (d *draft) sign(i int) {
	l := d.lines[i]
	if l.words > 14 || l.words < 2 || l.final || l.Kind != Paragraph || l.hint != "" || !organisationWords.MatchString(l.Text) || functionShare(l.Text) > 0.5 {
		return
	}
	parts := partJoint.Split(l.Text, -1)
	d.meta.Organisation = strings.Join(parts, ", ")
	if parent := parts[len(parts)-1]; len(parts) > 1 && organisationWords.MatchString(parent) {
		fill(&d.meta.Publisher, parent)
	}
	d.skip(i, byline)
}
