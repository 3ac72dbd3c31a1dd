package head

import (
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/record/date"
)

// Greets says whether a line may be the one of a letter that says whom it is to: "Dear Ruth,".
func Greets(l line.Line) bool {
	return l.Words >= 2 && l.Words <= 6 && line.StartsBig(l.Text) && strings.ContainsRune(",،，", lang.LastRune(l.Text))
}

// mostOfSigned bounds the words of the name under a letter.
const mostOfSigned = 4

// Signed reads who has signed a letter, which begins with the place and the day and with whom it
// greets: the name that ends it, in a line of its own, which stays as text.
func Signed(lines []line.Line) []record.Finding {
	first, last := line.Body(lines)
	isHeaded := slices.ContainsFunc(lines[:min(first, End(lines))], func(l line.Line) bool { return date.IsPlaceAndDate(l.Text) })
	if !isHeaded || !Greets(lines[first-1]) || last < 0 || last+1 >= len(lines) {
		return nil
	}
	end := lines[len(lines)-1]
	if !end.Kept() || end.Kind != corpus.Paragraph || end.Words < 2 || end.Words > mostOfSigned || !record.PersonName(end.Text) {
		return nil
	}
	return record.Named{People: []string{record.Person(end.Text)}}.Credit(record.FromSignature)
}
