package imprint

import (
	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// thesisBy is how a line goes on that says what kind of thesis it is: "Master's thesis by Jane Doe".
var thesisBy = lang.Regexp(`^(\S.{3,60}?)\s(?i:` + lang.LongestOf("works-by", "agents") + `)\s(\S.*)$`)

// readThesis reads who wrote a thesis.
func readThesis(r *reading, pieces []string) int {
	r.thesis = r.thesis || record.SaysThesis(pieces[0])
	m := thesisBy.FindStringSubmatch(pieces[0])
	if m == nil || !record.SaysThesis(m[1]) {
		return 0
	}
	n := r.readPeople("authors", m[2], pieces)
	if n > 0 {
		r.put("genre", record.ThesisKind(m[1]))
		r.weight += weightOfRole
		r.last = "people"
	}
	return n
}

// readPublisher reads who published a book, and where.
func readPublisher(r *reading, pieces []string) int {
	place, publisher, ok := record.PlaceAndPublisher(pieces[0])
	if !ok || !r.opened && r.before == 0 || !record.NamesPublisher(publisher) {
		return 0
	}
	r.put("place", place)
	r.put("publisher", publisher)
	r.weight++
	r.last = "body"
	return 1
}

// readAffiliated reads names of which each has behind it where its bearer works: "Jane Doe (Weir
// School); John Roe (Marlow College)".
func readAffiliated(r *reading, pieces []string) int {
	if len(r.loose) > 0 {
		return 0
	}
	var people []string
	n := 0
	for ; n+1 < len(pieces) && IsBodyName(pieces[n+1]); n += 2 {
		names := record.Names(pieces[n], record.OfLine).People
		if len(names) != 1 || namesBody(pieces[n]) || isOutlet(pieces[n]) {
			break
		}
		people = append(people, names...)
	}
	if len(people) < 2 {
		return 0
	}
	r.loose, r.left = people, true
	r.weight += weightOfRole
	r.last = "body"
	return n
}
