package quote

import (
	"footnote/retrieval/quote/words"
)

// persons says whether the quotation speaks of another person or owner: "our" became
// "their", or came in or went. Who quotes may say "[their]" for "our", but no "[her]" for
// "his".
func (m meaning) persons(h hunk) bool {
	theirs := map[words.Person]bool{}
	for _, i := range h.text {
		if p, ok := personOf(m.text[i]); ok {
			theirs[p] = true
		}
	}
	mine, own := map[words.Person]bool{}, false
	for _, i := range h.quoted {
		t := m.quoted[i]
		own = own || !t.Bracketed
		p, ok := personOf(t)
		if !ok {
			continue
		}
		mine[p] = true
		other := !theirs[p] && (p.Speaking || len(theirs) > 0)
		if t.Bracketed {
			other = other && onlyOthers(theirs) && !p.Speaking
		}
		if other {
			return true
		}
	}
	for p := range theirs {
		if own && p.Speaking && !mine[p] {
			return true
		}
	}
	return false
}

func onlyOthers(list map[words.Person]bool) bool {
	for p := range list {
		if p.Speaking {
			return false
		}
	}
	return true
}

// personOf gives whom a word stands for; "US" is a country.
func personOf(t words.Token) (words.Person, bool) {
	p, ok := words.English().Persons[t.Word]
	return p, ok && !(t.Word == "us" && t.Capital)
}
