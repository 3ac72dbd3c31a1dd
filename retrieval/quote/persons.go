package quote

// A person is whom a pronoun stands for.
type person struct {
	who      string
	speaking bool // who speaks or is spoken to
}

// persons says whether the quotation speaks of another person or owner: "our" became
// "their", or came in or went. Who quotes may say "[their]" for "our", but no "[her]" for
// "his".
func (m meaning) persons(h hunk) bool {
	theirs := map[person]bool{}
	for _, i := range h.text {
		if p, ok := personOf(m.text[i]); ok {
			theirs[p] = true
		}
	}
	mine, own := map[person]bool{}, false
	for _, i := range h.quoted {
		t := m.quoted[i]
		own = own || !t.bracketed
		p, ok := personOf(t)
		if !ok {
			continue
		}
		mine[p] = true
		other := !theirs[p] && (p.speaking || len(theirs) > 0)
		if t.bracketed {
			other = other && onlyOthers(theirs) && !p.speaking
		}
		if other {
			return true
		}
	}
	for p := range theirs {
		if own && p.speaking && !mine[p] {
			return true
		}
	}
	return false
}

func onlyOthers(list map[person]bool) bool {
	for p := range list {
		if p.speaking {
			return false
		}
	}
	return true
}

// personOf gives whom a word stands for; "US" is a country.
func personOf(t token) (person, bool) {
	p, ok := words().persons[t.word]
	return p, ok && !(t.word == "us" && t.capital)
}
