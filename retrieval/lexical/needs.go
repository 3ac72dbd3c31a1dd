package lexical

// A Need is one thing that a question asks for: a term, or the forms that one
// word takes in the languages of the library.
type Need struct {
	Asked  string // as the question has it
	Terms  []string
	Weight float64 // how often the question has it
}

// Term is what a token is indexed under among the stems.
func Term(t Token, language string) string {
	if t.pair {
		return t.Text
	}
	return Stem(t.Text, language)
}

// Needs collects what a question asks for, each once.
type Needs struct {
	List  []Need
	index map[string]int
}

// Add notes one that may take several forms; one that is there already weighs more.
func (n *Needs) Add(asked string, forms []string) {
	if len(forms) == 0 {
		return
	}
	if i, ok := n.index[forms[0]]; ok {
		n.List[i].Weight++
		return
	}
	if n.index == nil {
		n.index = map[string]int{}
	}
	n.index[forms[0]] = len(n.List)
	n.List = append(n.List, Need{asked, forms, 1})
}

// A Set holds terms by their numbers, a bit for each of a file: most of the words that are
// looked up in it are none of them.
type Set []uint64

// NewSet gives an empty set of terms of a file.
func (x *Inverted) NewSet() Set { return make(Set, len(x.postings)/64+1) }

func (s Set) Has(id int32) bool { return s[id/64]>>(id%64)&1 != 0 }
func (s Set) Add(id int32)      { s[id/64] |= 1 << (id % 64) }

// Places gives the places of needs by the numbers of their terms.
func (x *Inverted) Places(needs []Need) map[int32]int {
	places := map[int32]int{}
	for i, n := range needs {
		for _, term := range n.Terms {
			if id := x.Known(term); id >= 0 {
				places[id] = i
			}
		}
	}
	return places
}

// Met adds up the shares of the needs that were met.
func Met(shares []float64, got []bool) float64 {
	var met float64
	for i, yes := range got {
		if yes {
			met += shares[i]
		}
	}
	return met
}
