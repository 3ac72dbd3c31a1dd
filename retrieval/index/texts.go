package index

import "footnote/corpus"

// remembered are the passages of a library, for an engine that answers while the library is
// out of reach. A nil one keeps nothing.
type remembered map[corpus.PassageID]corpus.Passage

func (r remembered) keep(p corpus.Passage) {
	if r != nil {
		r[p.ID] = p
	}
}

// bytes is about what they take in memory.
func (r remembered) bytes() (sum int64) {
	const ofPassage = 200
	for _, p := range r {
		sum += ofPassage + int64(len(p.Text)+len(p.Section))
	}
	return sum
}

// Remember lets the index keep the texts of the passages that it comes to know. It is called
// before the first.
func (x *Index) Remember() { x.texts = remembered{} }

// Remembered gives passages by their numbers from memory, and false where none are kept.
func (x *Index) Remembered(ids []corpus.PassageID) (map[corpus.PassageID]corpus.Passage, bool) {
	if x.texts == nil {
		return nil, false
	}
	found := map[corpus.PassageID]corpus.Passage{}
	for _, id := range ids {
		if p, ok := x.texts[id]; ok {
			found[id] = p
		}
	}
	return found, true
}
