package structure

import (
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/container"
	"footnote/corpus/record/date"
	"footnote/corpus/record/judgment"
	"footnote/corpus/record/report"
)

// labelledTitle reads the title from a line that says that it is one.
func (d *Draft) labelledTitle() {
	for i := range d.Lines[:d.headEnd()] {
		if m := record.Labels["title"].FindStringSubmatch(d.Lines[i].Text); m != nil && d.Lines[i].Words <= 30 {
			d.tellOne("title", m[1], record.FromLabel)
			d.skip(i, "record")
		}
	}
}

// findTitle finds the title before the prose, if the record has none.
func (d *Draft) findTitle() {
	if d.Meta.Title == "" {
		d.titleUnderName()
	}
	if d.Meta.Title == "" {
		d.titleUnderUniversity()
	}
	if d.Meta.Title == "" {
		d.titleOfJudgment()
	}
	if d.Meta.Title == "" {
		d.tellOne("title", d.bestTitle(), record.FromHead)
	}
}

// titleUnderName reads the title page of a book that begins with who wrote it: the imprint,
// which is known, shows that it is one. Between the two stands what kind of book it is.
func (d *Draft) titleUnderName() {
	imprint := slices.IndexFunc(d.Lines, func(l Line) bool { return l.Skip == "record" })
	if d.Meta.Found["publisher"] != record.FromImprint || imprint < 2 || imprint > mostOfTitlePage || slices.ContainsFunc(d.Lines[:imprint], func(l Line) bool { return !l.Kept() || l.Prose || l.Marked || l.Words > longestFront }) {
		return
	}
	people := record.Names(d.Lines[0].Text, record.OfLine)
	if len(people.People) == 0 || record.PersonName(d.Lines[1].Text) {
		return
	}
	d.Title = 1
	d.tellOne("title", d.wholeTitle(1), record.FromHead)
	d.tell(people.Credit(record.FromNames)...)
	d.skip(0, line.Byline)
	d.skip(1, "title")
	d.skipRange(2, imprint, line.FrontMatter)
}

// titleOfJudgment reads the parties of a case from the head of its judgment, which has its
// number, its court or a rubric.
func (d *Draft) titleOfJudgment() {
	head := d.Lines[:min(d.first+1, d.headEnd())]
	isCase := slices.ContainsFunc(head, func(l Line) bool { return judgment.IsLine(l.Text) })
	at := slices.IndexFunc(head, func(l Line) bool { return l.Kept() && judgment.NamesParties(l.Text) })
	if !isCase || at < 0 {
		return
	}
	d.Title = at
	d.tellOne("title", d.Lines[at].Text, record.FromHead)
	for _, l := range head {
		iso, _ := date.Whole(judgment.Decided(l.Text))
		d.tellOne("issued", iso, record.FromHead)
	}
}

// titleUnderUniversity reads the title of a thesis of which the page begins with the university.
func (d *Draft) titleUnderUniversity() {
	var rows []string
	var at []int
	for i, l := range d.Lines[:d.titlePageEnd()] {
		if l.Marked { // the first heading of the text, or the title
			break
		}
		if l.Kept() {
			rows, at = append(rows, l.Text), append(at, i)
		}
	}
	from, to := record.TitleUnderUniversity(rows)
	if from == to {
		return
	}
	acronyms := line.AcronymsOf(d.Lines)
	title := ""
	for k := from; k < to; k++ {
		row := rows[k]
		if k == to-1 {
			row = record.WithoutByWord(row)
		}
		isOpen := title == "" || line.EndsOpen(rows[k-1]) || d.goesOnInCapitals(at[k])
		row = line.TitleCase(row, acronyms)
		if isOpen {
			title = strings.TrimSpace(title + " " + row)
		} else {
			title = record.WithSubtitle(title, row)
		}
		d.skip(at[k], "title")
	}
	d.Title = at[from]
	d.tellOne("title", title, record.FromHead)
}

// mostOfTitlePage bounds the lines over an imprint.
const mostOfTitlePage = 6

// cutTitle leaves out the copies of the title in the text, and writes it as
// titles are written.
func (d *Draft) cutTitle() {
	norm := lang.Plain(d.Meta.Title)
	if norm == "" {
		return
	}
	d.Meta.Title = line.TitleCase(d.Meta.Title, line.AcronymsOf(d.Lines))
	d.tellOne("issued", record.DateOfLaw(d.Meta.Title), record.FromHead)
	end := min(len(d.Lines), MostHead)
	for i := range d.Lines[:end] {
		l := &d.Lines[i]
		if l.Norm == norm && (!l.Prose || i < d.first || i == d.Title) {
			if i != d.Title || !d.isSentence(i) {
				l.Skip = "title"
			}
			if d.Title < 0 {
				d.Title = i
			}
		} else if site, ok := record.BesideTitle(l.Text, norm); ok && l.Words <= 40 {
			l.Skip = "title"
			d.tellOne("container", site, record.FromHead)
		}
	}
	d.partTitle()
}

// partTitle parts the title from who wrote the work, where both stand in one line: "Notes on
// Tides, by Ida Sund", and, as catalogues have it, "Notes on Tides / Ida Sund".
func (d *Draft) partTitle() {
	if title, name, found := strings.Cut(d.Meta.Title, " / "); found && d.Meta.Found["title"] == record.FromHead && !record.PersonName(title) && len(d.Meta.Authors) == 0 {
		named := record.ReadByline(name)
		if len(named.People) == 0 && !lang.HasOrdinary(name) {
			named = record.Names(name, record.OfLine)
		}
		if len(named.People) > 0 {
			d.tell(named.Credit(record.FromHead)...)
			d.Meta.Title = title
			return
		}
	}
	for at, r := range d.Meta.Title {
		behind := strings.TrimSpace(d.Meta.Title[at+1:])
		if at == 0 || r != ',' || !record.ByWord.MatchString(behind) {
			continue
		}
		named := record.ReadByline(behind)
		if len(named.People) == 0 || len(d.Meta.Authors) > 0 && !slices.Equal(named.People, d.Meta.Authors) {
			continue
		}
		d.tell(named.Credit(record.FromHead)...)
		d.Meta.Title = d.Meta.Title[:at]
		return
	}
}

// isSentence says whether a line that only looks like the title is a sentence, which
// the text begins with as well.
func (d *Draft) isSentence(i int) bool {
	l := d.Lines[i]
	return d.Meta.Found["title"] == record.FromHead && !l.Marked && !l.Bold && strings.HasSuffix(l.Text, ".") && line.TitleShare(l.Text) < 0.8
}

// bestTitle scores the lines before the prose and gives the best, "" if none
// looks like a title.
func (d *Draft) bestTitle() string {
	best, most := -1, 2
	opening := -1
	for i, l := range d.Lines[:min(d.first+1, len(d.Lines), MostHead)] {
		if !l.Kept() || l.Hint != "" {
			continue
		}
		if opening < 0 && !d.standsOver(i) {
			opening = i
		}
		if score := d.titleScore(i, i == opening); score > most {
			best, most = i, score
		}
		if l.Kind == corpus.Heading {
			break
		}
	}
	if best < 0 {
		return ""
	}
	d.Title = best
	return d.wholeTitle(best)
}

// standsOver says whether a line stands over a title and says in what the work appeared or
// when, so that the next one opens the text.
func (d *Draft) standsOver(i int) bool {
	l := d.Lines[i]
	return !l.Marked && (record.Labelled(l.Text) || container.IsIssueLine(l.Text) || date.IsWhole(l.Text) || report.ReadSeries(l.Text) != nil)
}

// wholeTitle gives a title with the short lines under it that it goes on in.
func (d *Draft) wholeTitle(i int) string {
	text, next := d.Lines[i].Text, i+1
	for ; next < len(d.Lines) && (line.EndsOpen(text) || d.goesOnInCapitals(next) || d.opensSubtitle(next-1)); next++ {
		if l := d.Lines[next]; !l.Kept() || l.Words > 8 || l.Final || l.Marked && l.Kind != corpus.Heading {
			break
		}
		text += " " + d.Lines[next].Text
		d.Lines[i].Skip, d.Lines[next].Skip = "title", "title"
	}
	if d.standsBeforeBy(next) {
		d.Lines[i].Skip, d.Lines[next].Skip = "title", "title"
		text = record.WithSubtitle(line.TitleCase(text, line.AcronymsOf(d.Lines)), line.TitleCase(d.Lines[next].Text, line.AcronymsOf(d.Lines)))
	}
	return text
}

// opensSubtitle says whether a line ends in a colon, and what stands behind that is in the next
// one, over who wrote the work.
func (d *Draft) opensSubtitle(i int) bool {
	if i+2 >= len(d.Lines) || !strings.HasSuffix(d.Lines[i].Text, ":") || isLabelled(d.Lines[i].Text+" x") || record.Labelled(d.Lines[i].Text+" x") {
		return false
	}
	l, next := d.Lines[i], d.Lines[i+1]
	return l.Words > 1 && !announces(l) && next.Kept() && !next.Prose && !next.Final && next.Words > 1 && next.Words <= longestFront && line.TitleShare(next.Text) >= shareOfName &&
		!record.IsCredit(next.Text) && record.IsCredit(d.Lines[i+2].Text)
}

// goesOnInCapitals says whether a line is in capitals as the one right above it,
// and names nobody: one title in two rows.
func (d *Draft) goesOnInCapitals(i int) bool {
	l, above := d.Lines[i], d.Lines[i-1]
	return !l.Gap && !l.Marked && !above.Marked && line.IsCapitals(l.Text) && line.IsCapitals(above.Text) && (lang.IsFunctionWord(strings.ToLower(lang.FirstWord(l.Text))) || len(record.Names(l.Text, record.OfLine).People) == 0) &&
		!record.IsByline(l.Text) && !bylineWords()[l.Norm] && (strings.HasSuffix(above.Text, ":") || !record.IsOrganisation(l.Text)) && !line.Chapterish(l.Text) && !date.IsWhole(l.Text)
}

// standsBeforeBy says whether a line of a title page stands between the title and the
// word before the author.
func (d *Draft) standsBeforeBy(i int) bool {
	if i+2 >= len(d.Lines) {
		return false
	}
	l, next := d.Lines[i], d.Lines[i+1]
	byWord := bylineWords()[next.Norm] && next.Words <= 2
	byName := !l.Gap && next.Gap && d.Title == i-1 && record.PersonName(next.Text) && d.isTitlePage() && !record.NamesInstitution(l.Text)
	return l.Kept() && l.Kind == corpus.Paragraph && !l.Prose && !l.Final && l.Words >= 2 && l.Words <= 14 && (byWord || byName) &&
		len(record.Names(l.Text, record.OfLine).People) == 0 && !date.IsWhole(l.Text)
}

// isTitlePage says whether nothing but short lines stands between title and text, one of
// them the date.
func (d *Draft) isTitlePage() bool {
	dated := false
	for _, l := range d.Lines[d.Title+1 : max(min(d.first, d.headEnd()), d.Title+1)] {
		switch {
		case record.SectionNumber(l.Text) != "" || line.Chapterish(l.Text):
			return dated
		case l.Words > longestFront || l.Marked:
			return false
		}
		dated = dated || date.IsWhole(l.Text) || l.Skip == "date"
	}
	return dated
}
