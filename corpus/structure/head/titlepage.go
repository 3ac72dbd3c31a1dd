package head

import (
	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/container"
	"footnote/corpus/record/date"
)

// isFree says whether a line is a paragraph that nothing has left out and no markup shows to be
// something else.
func isFree(l line.Line) bool { return l.Kept() && !l.Marked && l.Kind == corpus.Paragraph }

// JournalByDate reads the name of a journal that stands alone over or under the date of the
// work: "Journal of Harbours" over "Spring 2015".
func JournalByDate(lines []line.Line) (found []record.Finding) {
	end := beforeProse(lines)
	for i := 1; i < min(end, len(lines)-1); i++ {
		if lines[i].Skip != "date" {
			continue
		}
		for _, j := range []int{i - 1, i + 1} {
			if isFree(lines[j]) && container.NamesJournal(lines[j].Text) {
				found = append(found, one("container", lines[j].Text, record.FromHead))
				lines[j].Leave("record")
			}
		}
	}
	return found
}

// handed is the label of the day on which a paper was handed in.
var handed = lang.Regexp(`(?i)^(?:(?:date )?(?:submitted|handed in|of submission)|submission date|due date|abgabe(?:datum|termin)?|abgegeben|eingereicht|rendu|date de (?:remise|rendu)|entregado|fecha de entrega|consegnato|inlever(?:datum)?|ingeleverd)(?: (?:on|am|le|el|il|op))?\s*[:：]?\s+(\S.*)$`)

// IsHandedIn says whether a line tells when a paper was handed in.
func IsHandedIn(text string) bool { return handed.MatchString(text) }

// HandedIn reads the day on which somebody says to have handed in the work. Where the lines
// before the text tell of an acceptance or a revision too, as journals do, it is no date of it.
func HandedIn(lines []line.Line) []record.Finding {
	iso, at := "", 0
	for i, l := range lines[:beforeProse(lines)] {
		m := handed.FindStringSubmatch(l.Text)
		switch {
		case m == nil && l.Words <= MostDated && date.OtherWords.MatchString(l.Text):
			return nil
		case m != nil && (l.Kept() || l.Skip == "history" || l.Skip == "date"):
			iso, _ = date.Whole(m[1])
			at = i
		}
	}
	if iso == "" {
		return nil
	}
	lines[at].Leave("date")
	return []record.Finding{one("issued", iso, record.FromHead)}
}

// Publisher reads the publisher, and leaves out its town, from a title page that has no more
// of an imprint: "Harbour Press" under the author, over "Leeds".
func Publisher(lines []line.Line) []record.Finding {
	end := beforeProse(lines)
	for i := 1; i < end; i++ {
		if lines[i-1].Skip != line.Byline || !isFree(lines[i]) || !record.NamesPublisher(lines[i].Text) {
			continue
		}
		lines[i].Leave(line.FrontMatter)
		if next := i + 1; next < end && isTown(lines[next]) {
			lines[next].Leave(line.FrontMatter)
		}
		return []record.Finding{one("publisher", record.AsWritten(lines[i].Text), record.FromHead)}
	}
	return nil
}

func isTown(l line.Line) bool {
	return isFree(l) && !l.Final && record.MayBeTown(l.Text) && !line.Chapterish(l.Text) && !line.SectionWords()[l.Norm]
}
