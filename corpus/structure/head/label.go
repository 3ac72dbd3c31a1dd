package head

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/container"
	"footnote/corpus/record/date"
)

// Labels reads the labelled lines over a text, those of a memorandum among them.
func Labels(lines []line.Line) []record.Finding {
	return append(AllLabels(lines[:End(lines)]), Memo(lines)...)
}

// AllLabels reads the labelled lines among the given ones and leaves them out.
func AllLabels(lines []line.Line) (found []record.Finding) {
	for i := range lines {
		l := &lines[i]
		if l.Words > 30 || l.Kind == corpus.Heading || l.Verse {
			continue
		}
		if said := record.ReadLabelled(l.Text); said.Value != "" && l.Skip == "" && !container.IsIssueLine(l.Text) {
			found = append(found, said)
			l.Skip = "record"
		}
		if named := record.ReadByline(l.Text); len(named.People) > 0 && l.Skip == "" && strings.ContainsAny(l.Text, ":：") {
			l.Skip = line.Byline
			for j := i + 1; j < len(lines) && !lines[j].Gap && lines[j].Skip == "" && record.PersonName(lines[j].Text); j++ { // one in a row
				named.People = append(named.People, record.Person(lines[j].Text))
				lines[j].Skip = line.Byline
			}
			found = append(found, named.Credit(record.FromLabel)...)
		}
	}
	return found
}

// Dates reads dates over a text that stand each under a label of its own, as in a list of
// terms: "Published", "2 May 2018".
func Dates(lines []line.Line) (found []record.Finding) {
	for i := range lines[:beforeProse(lines)] {
		label := lines[i]
		if i+1 == len(lines) || !label.Kept() || !lines[i+1].Kept() || !date.IsLabel(label.Text) {
			continue
		}
		iso, ok := date.Whole(record.PartJoint.Split(lines[i+1].Text, 2)[0])
		if !ok {
			continue
		}
		found = append(found, owner(lines[:i])...)
		if !date.OtherWords.MatchString(label.Text) {
			found = append(found, one("issued", iso, record.FromHead))
		}
		line.LeaveOut(lines, i, i+2, "date")
	}
	return append(found, asked(lines)...)
}

// asked reads the day of the first post of a page of questions, which stands under its words.
func asked(lines []line.Line) []record.Finding {
	for i, l := range lines {
		if !line.PostedAt.MatchString(l.Text) || l.Final {
			continue
		}
		iso, _ := date.Parse(l.Text)
		lines[i].Leave("date")
		return []record.Finding{one("issued", iso, record.FromHead)}
	}
	return nil
}

// ownerLabel is what stands before the office that a page is from.
var ownerLabel = lang.Regexp(`(?i)^` + lang.OneOf("label-owner") + `(?:\s*[:：]\s*(.*))?$`)

// mostOfOwner bounds the words of the name of an office.
const mostOfOwner = 10

// owner reads whose the page is from the last two of the lines before the label of a date:
// "From:", "Department for Rivers".
func owner(lines []line.Line) []record.Finding {
	for i := max(len(lines)-2, 0); i < len(lines); i++ {
		m := ownerLabel.FindStringSubmatch(lines[i].Text)
		if m == nil || !lines[i].Kept() || lines[i].Prose {
			continue
		}
		name, end := m[1], i+1
		if name == "" && end < len(lines) {
			name, end = lines[end].Text, end+1
		}
		if !record.IsOrganisation(name) || lang.WordCount(name) > mostOfOwner {
			return nil
		}
		line.LeaveOut(lines, i, end, "record")
		return []record.Finding{one("organisation", name, record.FromLabel)}
	}
	return nil
}
