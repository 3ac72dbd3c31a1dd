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
	for _, p := range r {
		sum += bytesOf(p)
	}
	return sum
}

// bytesOf is about what a passage takes in a map.
func bytesOf(p corpus.Passage) int64 {
	const ofPassage = 200
	return ofPassage + int64(len(p.Text)+len(p.Section))
}

// Remember lets the index keep the texts of the passages that it comes to know. It is called
// before the first.
func (x *Index) Remember() { x.texts = remembered{} }

// of gives those of some passages that are kept.
func (r remembered) of(ids []corpus.PassageID) map[corpus.PassageID]corpus.Passage {
	found := make(map[corpus.PassageID]corpus.Passage, len(ids))
	for _, id := range ids {
		if p, ok := r[id]; ok {
			found[id] = p
		}
	}
	return found
}
