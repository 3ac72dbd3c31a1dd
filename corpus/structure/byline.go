package structure

import (
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
	"footnote/corpus/structure/head"
)

// bylineWords stand before the name of an author, on a title page in a line of
// their own.
var bylineWords = lang.PhraseSet("byline")

// mostAnnouncing bounds the words of a line that announces the author in the next.
const mostAnnouncing = 8

// readBylines reads the lines of which the parts say who wrote the text and when.
func (d *Draft) readBylines() {
	d.eachOfHead(func(i int, l Line) {
		next := i + 1
		if next == len(d.Lines) || l.Words > mostAnnouncing || !record.AnnouncesAuthor(l.Text) {
			return
		}
		if named := record.Names(d.Lines[next].Text, record.OfLine); len(named.People) > 0 {
			for next++; next < d.first && record.PersonName(d.Lines[next].Text) && d.Lines[next].Kind == l.Kind; next++ { // one in a row
				named.People = append(named.People, record.Person(d.Lines[next].Text))
			}
			d.tell(named.Credit(record.FromHead)...)
			d.skipRange(i, next, line.Byline)
		}
	})
	defer d.goOnWithNames()
	d.eachOfHead(func(i int, l Line) {
		parts := record.Parts(l.Text)
		for _, part := range parts {
			d.readPart(i, part)
		}
		if len(parts) < 2 || l.Words > head.MostDated {
			return
		}
		switch {
		case d.namesBeforeDate(parts):
			d.tell(record.Names(parts[0], record.OfLine).Credit(record.FromHead)...)
			d.skip(i, line.Byline)
		case namesBehindReading(parts):
			d.tell(record.Names(parts[2], record.OfLine).Credit(record.FromHead)...)
			d.Lines[i].Skip = line.Byline
		case d.namesKnown(parts):
			d.skip(i, line.Byline)
		}
	})
}

// readEditors reads who translated a book, and who edited it where nobody is named who
// wrote it, from lines under its title. Pages of the web are left alone: those who edit
// them do so for the site.
func (d *Draft) readEditors() {
	d.eachOfHead(func(i int, l Line) {
		if d.Title < 0 || i < d.Title {
			return
		}
		found := []record.Finding{{Field: "translators", Names: record.ReadTranslators(l.Text), From: record.FromHead}}
		if len(d.Meta.Authors) == 0 {
			found = append(found, record.Finding{Field: "editors", Names: record.ReadEditors(l.Text), From: record.FromHead})
		}
		for _, f := range found {
			if len(f.Names) > 0 {
				d.tell(f)
				d.skip(i, line.Byline)
			}
		}
	})
}

// goOnWithNames reads the line right under a byline that goes on with it: "and Per Falk", or
// names under a comma.
func (d *Draft) goOnWithNames() {
	for i := 1; i < d.headEnd(); i++ {
		l := d.Lines[i]
		if d.Lines[i-1].Skip != line.Byline || l.Gap || !l.Kept() || len(d.Meta.Authors) == 0 || !isJoint(lang.FirstWord(l.Text)) && !strings.HasSuffix(d.Lines[i-1].Text, ",") {
			continue
		}
		if people := record.Names(l.Text, record.OfLine).People; len(people) > 0 {
			d.Meta.Authors = lang.Unique(append(slices.Clone(d.Meta.Authors), people...))
			d.skip(i, line.Byline)
		}
	}
}

// namesBeforeDate says whether the first part of a line is names and a later one the
// date, without a word that says so: "Ida Sund | Coast Wire | Updated 3 May 2020". A
// rubric may look like a name, where its words are ordinary ones.
func (d *Draft) namesBeforeDate(parts []string) bool {
	isDated := func(part string) bool { return date.IsWhole(part) || date.UpdatedIn(part) != "" }
	return len(record.Names(parts[0], record.OfLine).People) > 0 && slices.ContainsFunc(parts[1:], isDated) &&
		!lang.HasOrdinary(parts[0])
}

// readingTime is a part that says how long it takes to read a post.
var readingTime = lang.Regexp(`(?i)^\d{1,3} min(?:s|ut\p{L}*)?\.?(?:\s\p{L}+){0,2}$`)

// namesBehindReading says whether a line is the date of a post, how long one reads it and who
// wrote it, as programs for blogs set it: "3 May 2020 · 4 min · Ida Sund".
func namesBehindReading(parts []string) bool {
	return len(parts) == 3 && date.IsWhole(parts[0]) && readingTime.MatchString(parts[1]) && len(record.Names(parts[2], record.OfLine).People) > 0
}

// namesKnown says whether a line names an author who is known and says nothing else but what
// buttons do: "Ida Sund · Follow".
func (d *Draft) namesKnown(parts []string) bool {
	named := false
	for _, part := range parts {
		isKnown := slices.ContainsFunc(d.Meta.Authors, func(name string) bool {
			family, given, _ := strings.Cut(name, ", ")
			return lang.Plain(given+" "+family) == lang.Plain(part)
		})
		reason, _ := line.SaidAround(line.Measured(Line{Block: corpus.Block{Text: part}}), false)
		if named = named || isKnown; !isKnown && reason == "" && !date.IsWhole(part) {
			return false
		}
	}
	return named
}

// mostUpdated bounds the words of a part that says when the text was changed.
const mostUpdated = 12

// enacted is the date of an act, which stands in brackets under its long title and belongs to
// its words: "[4th September 1848]".
var enacted = lang.Regexp(`^\[.*\d.*\]$`)

// readPart reads a part of line i that is a date, a byline, or both.
func (d *Draft) readPart(i int, part string) {
	if iso, ok := date.Whole(part); ok {
		if len(iso) > 4 || strings.Contains(part, "/") {
			d.tellOne("issued", iso, record.FromHead)
			if !enacted.MatchString(d.Lines[i].Text) {
				d.skip(i, "date")
			}
		}
		return
	}
	if iso := d.dateUnderTitle(i); iso != "" {
		d.tellOne("issued", iso, record.FromHead)
		d.skip(i, "date")
		return
	}
	part = countedBehind.ReplaceAllString(part, "")
	rest, iso := part, ""
	if d.Lines[i].Words <= head.MostDated {
		if before, after, dated := date.Cut(part); dated != "" {
			rest, iso = date.Beside(before, after), dated
		}
	}
	isOther := date.OtherWords.MatchString(part)
	switch named := d.credited(rest, part, iso != ""); {
	case len(named.People) > 0 || named.Organisation != "":
		d.tell(named.Credit(record.FromHead)...)
		if !date.IsOther(part) && len(iso) > 4 {
			d.tellOne("issued", iso, record.FromHead)
		}
		d.skip(i, line.Byline)
	case record.IsRoleByline(part):
		d.skip(i, line.Byline)
	case date.PublishedIn(part) != "":
		d.tellOne("issued", date.PublishedIn(part), record.FromHead)
		d.skip(i, "date")
	case len(iso) > 4 && (sentIn.MatchString(rest) || i > 0 && !isOther && len(record.Names(d.Lines[i-1].Text, record.OfLine).People) > 0 && record.NamesInstitution(strings.TrimRight(rest, " ,"))):
		d.tellOne("issued", iso, record.FromHead)
		d.skip(i, line.Byline)
	case iso != "" && (isOther || date.UpdatedIn(part) != "") && lang.WordCount(part) <= mostUpdated:
		d.tellOne("issued", date.UpdatedIn(part), record.FromSentence)
		d.skip(i, "date")
	case d.Lines[i].Skip != "" && d.tellsContainer(part):
	case iso == "" && i > 0 && d.Lines[i-1].Skip == line.Byline && record.IsOtherCredit(part) && len(record.Names(afterLabel(part), record.OfLine).People) > 0:
		d.skip(i, line.Byline)
	}
}

// tellsContainer reads where a text appeared from a part of a line that says more of it, with
// a label: "来源：山谷日报".
func (d *Draft) tellsContainer(part string) bool {
	said := record.ReadLabelled(part)
	if said.Field == "container" {
		d.tell(said)
	}
	return said.Field == "container"
}

// sentIn is how programs for sites of many writers name one by what he goes by there.
var sentIn = lang.Regexp(`(?i)^(?:(?:(?:submitted|posted|created|written|published|added|uploaded) )?by|(?:verfasst|eingereicht|gespeichert|geschrieben|veröffentlicht|erstellt) von|(?:soumis|écrit|publié|posté) par|(?:enviado|escrito|publicado) por|(?:inviato|scritto|pubblicato) da|(?:ingediend|geschreven|geplaatst) door|wysłane przez|опубликовано|отправлено) \S+$`)

// countedBehind is how often a page was called, behind who wrote it and when: "Hits: 2204".
var countedBehind = lang.Regexp(`(?i)[\s.,;|]*(?:hits|views|reads|visits|zugriffe|aufrufe|affichages|lectures|visitas|visite|letto|просмотров)\s*[:：]?\s*\d[\d.,]*\s*$`)

// afterLabel is what stands behind the colon of a line, or behind its "by".
func afterLabel(text string) string {
	for _, mark := range []string{":", "：", " by ", " von ", " par ", " por "} {
		if _, after, found := strings.Cut(text, mark); found {
			return strings.TrimSpace(after)
		}
	}
	return ""
}

// germanLetter is how the date stands behind the place in letters and reports in German, and
// never behind a name: "Bad Ellern, den 3. Juni 1991".
var germanLetter = lang.Regexp(`, den \d{1,2}\.\s?(?:\p{Lu}|\d)`)

// credited gives whom a part of a line, without its date, says to be the author; one that
// stands by a date may be nothing but names.
func (d *Draft) credited(text, whole string, dated bool) record.Named {
	if named := record.ReadByline(text); len(named.People) > 0 || named.Organisation != "" || !dated || date.IsPlaceAndDate(whole) && germanLetter.MatchString(whole) {
		return named
	}
	return record.Names(text, record.OfLine)
}

// looseNames reads a name that stands alone before the text, as an author if
// something else says that it is one: it stands by the title or a date, twice,
// or is set off. Copies of known names are left out.
func (d *Draft) looseNames() {
	end := d.headEnd()
	var names []string
	for i := range d.Lines[:end] {
		l := d.Lines[i]
		if l.Kept() && len(names) > 0 && d.Lines[i-1].Skip == line.Byline && i+1 < end && isJoint(l.Text) {
			d.skip(i, line.Byline) // "and", in a line of its own
		}
		if !l.Kept() || l.Kind == corpus.Heading && (i != d.Title+1 || d.opensOneOfSeries(i) || d.opensText(i)) || l.Words > record.MostNames || l.Final && !strings.HasSuffix(l.Text, "Jr.") || l.Verse {
			continue
		}
		as := record.OfLine
		if i == d.Title+1 && d.Title >= 0 {
			as = record.BelowTitle
		}
		people := record.Names(withoutAffiliations(l.Text), as).People
		if len(people) == 0 || isNumberedPart(l.Text) {
			continue
		}
		known := slices.Contains(d.Meta.Authors, people[0])
		if len(names) > 0 && teacher.MatchString(l.Text) && !slices.ContainsFunc(d.Lines[:i], func(l Line) bool { return l.Skip == line.Byline && teacher.MatchString(l.Text) }) {
			d.skip(i, line.FrontMatter) // who teaches the course of who wrote
			continue
		}
		if !known && len(d.Meta.Authors) == 0 && (len(names) > 0 && !d.Lines[i-1].Kept() || d.byTitle(i)) {
			names = append(names, people...)
			known = true
		}
		if known || slices.Contains(names, people[0]) {
			d.skip(i, line.Byline)
			for next := i + 1; next < end && (isRole(d.Lines[next]) || record.IsOtherCredit(d.Lines[next].Text) && d.Lines[next].Words <= longestFront); next++ {
				d.skip(next, line.Byline)
			}
		}
	}
	d.tell(record.Named{People: lang.Unique(names)}.Credit(record.FromNames)...)
}

// bracketed is what stands in brackets behind a name.
var bracketed = lang.Regexp(`\s*\(([^()]*)\)`)

// withoutAffiliations leaves out of a line of names where each of them works: "Ida Sund
// (Northern University) and Per Falk (Coast Institute)".
func withoutAffiliations(text string) string {
	for _, m := range bracketed.FindAllStringSubmatch(text, -1) {
		if !record.OrganisationWords.MatchString(m[1]) {
			return text
		}
	}
	return bracketed.ReplaceAllString(text, "")
}

// isNumberedPart says whether what may be a name with an initial is the heading of a
// part: "I. Die Grundrechte".
func isNumberedPart(text string) bool {
	words := strings.Fields(text)
	return record.RomanNumber.MatchString(text) && len(words) > 2 && lang.IsFunctionWord(strings.ToLower(words[1]))
}

// isJoint says whether a text is the word between two names.
func isJoint(text string) bool {
	return text == "&" || record.NameJoint.MatchString(" "+text+" ") && lang.WordCount(text) == 1
}

// opensOneOfSeries says whether a heading has others of its level after it, so that it
// is one of a series and names nobody.
func (d *Draft) opensOneOfSeries(i int) bool {
	return slices.ContainsFunc(d.Lines[i+1:], func(l Line) bool {
		return l.Kind == corpus.Heading && l.Level == d.Lines[i].Level && l.Marked == d.Lines[i].Marked
	})
}

// opensText says whether a heading that the markup has so for a level below the title
// stands right above a paragraph of the text: the next heading of a page with one section.
func (d *Draft) opensText(i int) bool {
	l := d.Lines[i]
	return d.Title >= 0 && l.Marked && l.Level > d.Lines[d.Title].Level && d.Lines[d.Title].Kind == corpus.Heading && i+1 < len(d.Lines) && d.Lines[i+1].Kept() && d.Lines[i+1].Prose && !d.Lines[i+1].Verse
}

// isRole says whether a line under a name says what the person does.
func isRole(l Line) bool {
	return l.Words <= 6 && !l.Final && l.Kind == corpus.Paragraph && record.BioRole.MatchString(l.Text)
}

// byTitle says whether something shows that the name in line i is the author's.
func (d *Draft) byTitle(i int) bool {
	if d.Title < 0 {
		return false
	}
	after := i > d.Title
	for j := d.Title + 1; j < i && after; j++ {
		after = !d.Lines[j].Prose && (!d.Lines[j].Kept() || d.Lines[j].Words <= 25 && j == d.Title+1)
	}
	nearDate := false
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(d.Lines) {
			nearDate = nearDate || d.Lines[j].SameLetters(d.Lines[i]) || isRole(d.Lines[j]) || teacher.MatchString(d.Lines[j].Text) || d.Lines[j].Skip == "date" || d.Lines[j].Skip == "record" || i > d.Title && record.OrganisationWords.MatchString(d.Lines[j].Text) && !d.Lines[j].Prose
		}
	}
	nearDate = nearDate || i > d.Title && i+1 < len(d.Lines) && record.NamesPublisher(d.Lines[i+1].Text)
	isFirst := i > d.Title && !slices.ContainsFunc(d.Lines[d.Title:i], isUnread)
	return nearDate || d.isNameUnderSubtitle(i) || after && (d.Lines[i].Bold || i == d.Title+1 && d.bodyFollows(i) || isFirst && d.isTitlePage())
}

// bodyFollows says whether nothing but prose, a rule or a heading follows a name, where
// its bearer works, and more names in rows of their own.
func (d *Draft) bodyFollows(i int) bool {
	for _, l := range d.Lines[i+1:] {
		if l.Kept() && (l.Prose || !saysWhere(l) && !record.IsOtherCredit(l.Text) && len(record.Names(l.Text, record.OfLine).People) == 0) {
			return l.Prose || l.Kind == corpus.Heading || line.Chapterish(l.Text) || line.SectionWords()[l.Norm]
		}
	}
	return false
}

// mostInSection bounds the lines of a section that lists the authors.
const mostInSection = 30

// readAuthorSection reads the authors that a guide or the notes to a program list under a
// word for them, where nothing else names any. A section that says more than names is
// about authors.
func (d *Draft) readAuthorSection() {
	for i, l := range d.Lines {
		isHead := l.Kind == corpus.Heading || strings.HasSuffix(l.Text, ":")
		if len(d.Meta.Authors) > 0 || !isHead || !manualAuthors()[l.Norm] {
			continue
		}
		var people []string
		for _, l := range d.Lines[i+1:] {
			if l.Kind == corpus.Heading || l.Gap && l.Kind != corpus.Item && len(people) > 0 {
				break
			}
			named := creditedInManual(l.Text)
			if len(named) == 0 || len(people) >= mostInSection {
				people = nil
				break
			}
			people = append(people, named...)
		}
		d.tell(record.Named{People: lang.Unique(people)}.Credit(record.FromLabel)...)
	}
}
