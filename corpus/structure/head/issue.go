package head

import (
	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/container"
	"footnote/corpus/record/date"
	"footnote/corpus/record/imprint"
)

// Journal reads the lines that say where an article stands. One of them counts: the next is
// of another article.
func Journal(lines []line.Line) (found []record.Finding) {
	for i, l := range lines[:End(lines)] {
		if (!l.Kept() && !stillTold[l.Skip]) || l.Kind == corpus.Heading && l.Marked || l.Kind == corpus.Item && l.Marked || l.Verse {
			continue
		}
		if issue, ok := container.ReadIssueLine(l.Text); ok {
			if found == nil {
				found = issue.Findings(record.FromContainer)
			}
			lines[i].Leave("record")
		}
	}
	return found
}

// Book reads the line that says which book a chapter stands in.
func Book(lines []line.Line) []record.Finding {
	for i, l := range lines[:End(lines)] {
		if !l.Kept() || l.Kind == corpus.Heading || l.Verse {
			continue
		}
		if book, ok := container.ReadBookLine(l.Text); ok {
			lines[i].Leave("record")
			return book.Findings()
		}
	}
	return nil
}

// mostOverImprint is how many rows of a title page stand over its imprint: the title, a subtitle,
// the author.
const mostOverImprint = 6

// Imprint reads who published a book, where and when, from the lines of its title page.
func Imprint(lines []line.Line) []record.Finding {
	end := beforeProse(lines)
	if found := printed(lines, end); found != nil {
		return found
	}
	for i := range lines[:end] {
		if said, ok := record.ReadImprintRow(lines[i].Text); ok && i >= 2 && i <= mostOverImprint && lines[i].Kept() && !lines[i].Prose {
			lines[i].Leave("record")
			return said.Findings()
		}
		var rows []string
		for j := i; j < end && len(rows) < 3 && lines[j].Kept() && !lines[j].Prose; j++ {
			rows = append(rows, lines[j].Text)
		}
		if said, n := record.ReadImprint(rows); n > 0 {
			line.LeaveOut(lines, i, i+n, "record")
			return said.Findings()
		}
	}
	return nil
}

// printed reads the imprint of an old book, which is long enough to look like prose.
func printed(lines []line.Line, end int) []record.Finding {
	end = min(end+1, len(lines))
	for i := range lines[:end] {
		var rows []string
		for j := i; j < len(lines) && len(rows) < imprint.MostPrintedRows && lines[j].Kept(); j++ {
			rows = append(rows, lines[j].Text)
		}
		if found, n := imprint.ReadPrinted(rows); n > 0 {
			line.LeaveOut(lines, i, i+n, line.FrontMatter) // no field has where the shop is, and nobody asks
			return found
		}
	}
	return nil
}

// Letter reads the place and date that a letter begins with.
func Letter(lines []line.Line) (found []record.Finding) {
	first, _ := line.Body(lines)
	Each(lines, first, func(i int, l line.Line) {
		if iso, ok := date.OfLetter(l.Text); ok {
			found = append(found, one("issued", iso, record.FromHead))
			lines[i].Leave("date")
		}
	})
	return found
}

var (
	// datelined is how the first paragraph of a press release begins.
	datelined = lang.Regexp(`^\p{Lu}(?:[\p{Lu} .,'’-]{2,40}(?:, \p{Lu}[\p{L}. ]{1,20})?|[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3})[,(]\s?(?:den |le |el )?((?:\d{1,2}\.?\s+(?:de )?\p{L}+|\p{L}+\.?\s+\d{1,2}),?\s+(?:de )?\d{4})\)?(?:\s*(?:\([^()]{2,30}\)|/[^/]{2,30}/))?\s*[–—-]`)
	// longTitle is how an act says what it is for and when it was given.
	longTitle = lang.Regexp(`^An Act (?:to|for|respecting|relating to) .*\[([\p{L}\d ,]+\d{4})\]$`)
)

// Dateline reads the date at the beginning of the first paragraph, or of an act at its end.
func Dateline(lines []line.Line) (found []record.Finding) {
	first, _ := line.Body(lines)
	if first >= len(lines) {
		return nil
	}
	if m := longTitle.FindStringSubmatch(lines[first].Text); m != nil {
		iso, _ := date.Whole(m[1])
		found = append(found, one("issued", iso, record.FromHead))
	}
	if m := datelined.FindStringSubmatch(lines[first].Text); m != nil {
		iso, _ := date.Parse(m[1])
		found = append(found, one("issued", iso, record.FromSentence))
	}
	return found
}
