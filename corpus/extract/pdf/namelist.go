package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"footnote/corpus/extract/pdf/layout"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/pdf"
	"footnote/corpus/record"
)

const (
	mostOfList  = 6  // rows that a list of names goes over
	mostInList  = 60 // names
	peopleToOdd = 3  // for each odd name of a list, so many are that look like names
)

// namesOverRows reads a list of names that goes over some of the first rows, within a name even:
// "Ida Sund, Per Falk and Ola" over "Berg". It gives over how many, 0 where it is none. One row alone is
// read so where marks say that it names people.
func namesOverRows(rows []layout.Row) (names []string, n int) {
	if namesNoList(rows[0]) {
		return nil, 0
	}
	n = 1
	for n < min(len(rows), mostOfList) && goesOnInList(rows[n-1], rows[n]) {
		n++
	}
	for ; n > 0; n-- {
		if names := listed(rows[:n]); len(names) > 1 && (n > 1 || isMarked(rows[0])) {
			return names, n
		}
	}
	return nil, 0
}

// namesNoList says whether a row cannot begin a list of names: it opens with a mark, as that of
// where people work does, or has no joint.
func namesNoList(r layout.Row) bool {
	text := strings.TrimSpace(r.Text)
	return !r.Kept() || !unicode.IsUpper(lang.FirstRune(text)) || len(r.Cells) > 1 || strings.ContainsRune(text, '@') || !record.NameJoint.MatchString(text+" ") && !isMarked(r)
}

func goesOnInList(r, next layout.Row) bool {
	return next.Kept() && len(next.Cells) < 2 && next.Column == r.Column && next.Base > r.Base && next.Base-r.Base < 2.4*r.Size && math.Abs(next.Size-r.Size) < 0.03*r.Size &&
		next.Bold() == r.Bold() && !(len(next.Runs) > 0 && next.Runs[0].Raise == 1) && !strings.ContainsRune(next.Text, '@')
}

// isMarked says whether a row has raised marks behind words.
func isMarked(r layout.Row) bool {
	return len(r.Runs) > 1 && r.Runs[0].Raise == 0 && slices.ContainsFunc(r.Runs[1:], func(run pdf.Run) bool { return run.Raise == 1 })
}

// listed gives the names in rows that are one list. Where marks say that the rows are one of people, a
// name that looks like none is one among several that do.
func listed(rows []layout.Row) (names []string) {
	var texts []string
	marked := true
	for _, r := range rows {
		texts = append(texts, strings.Join(withoutRaised(r), " "))
		marked = marked && isMarked(r)
	}
	people, odd := 0, 0
	for part := range strings.SplitSeq(record.NameJoint.ReplaceAllString(lang.Squeeze(strings.Join(texts, " "))+" ", ";"), ";") {
		part = strings.Trim(strings.ReplaceAll(part, "\u2011", "-"), " ,;*†‡§·•∗⋆")
		if len(names) == 0 {
			part = withoutBy(part)
		}
		if first, rest, ok := strings.Cut(part, " "); ok && record.JoinsNames(first) {
			part = rest
		}
		switch {
		case part == "" || record.JoinsNames(part):
		case record.PersonName(part):
			people, names = people+1, append(names, record.Person(part))
		case marked && isOddName(part):
			odd, names = odd+1, append(names, record.AuthorName(part))
		default:
			return nil
		}
	}
	if people < 2 || odd*peopleToOdd > people || len(names) > mostInList || len(lang.Unique(names)) < len(names) {
		return nil
	}
	return names
}

// withoutBy is a name without a label before it: "Prepared by: Ida Sund".
func withoutBy(text string) string {
	label, name, ok := strings.Cut(text, ":")
	if ok && record.AnnouncesAuthor(label+":") {
		return strings.TrimSpace(name)
	}
	return record.ByWord.ReplaceAllString(text, "")
}

// isOddName says whether a text may be a name though it looks like none: "Nan Du", "Weinan E".
func isOddName(text string) bool {
	words := strings.Fields(text)
	return len(words) <= 4 && line.TitleShare(text) == 1 && !strings.ContainsAny(text, "0123456789()@/") && !record.IsOrganisation(text) && !record.IsAffiliation(text) && !record.NamesInstitution(text)
}
