package index

import (
	"context"
	"sync"

	"footnote/corpus"
)

// recent keeps the passages that questions read last: the next question reads many of the
// same again, and asking the library for thirty takes longer than to order them. Those
// that were not read since half of the room was filled go. It is safe for concurrent use.
type recent struct {
	mu         sync.Mutex
	young, old map[corpus.PassageID]corpus.Passage
	room       int64 // bytes that are taken by young
	before     int64 // and by old
}

// mostRecent is how many bytes the young ones may take, and the old ones.
const mostRecent = 2 << 20

// get gives those of some passages that are kept, and the numbers of the others.
func (r *recent) get(ids []corpus.PassageID) (found map[corpus.PassageID]corpus.Passage, missing []corpus.PassageID) {
	r.mu.Lock()
	defer r.mu.Unlock()
	found = make(map[corpus.PassageID]corpus.Passage, len(ids))
	for _, id := range ids {
		p, young := r.young[id]
		if !young {
			var ok bool
			if p, ok = r.old[id]; !ok {
				missing = append(missing, id)
				continue
			}
			r.add(p)
		}
		found[id] = p
	}
	return found, missing
}

func (r *recent) keep(list map[corpus.PassageID]corpus.Passage) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, p := range list {
		r.add(p)
	}
}

// add puts a passage among the young ones.
func (r *recent) add(p corpus.Passage) {
	if _, known := r.young[p.ID]; known {
		return
	}
	size := bytesOf(p)
	if r.young == nil || r.room+size > mostRecent {
		r.old, r.before = r.young, r.room
		r.young, r.room = map[corpus.PassageID]corpus.Passage{}, 0
	}
	r.young[p.ID] = p
	r.room += size
}

// forget drops everything.
func (r *recent) forget() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.young, r.old, r.room, r.before = nil, nil, 0, 0
}

// bytes is about what they take in memory.
func (r *recent) bytes() int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.room + r.before
}

// Passages gives passages by their numbers: those that are kept, and the others from the
// library, which gives what is still there.
func (x *Index) Passages(ctx context.Context, ids []corpus.PassageID, from func(context.Context, []corpus.PassageID) (map[corpus.PassageID]corpus.Passage, error)) (map[corpus.PassageID]corpus.Passage, error) {
	if x.texts != nil {
		return x.texts.of(ids), nil
	}
	found, missing := x.recent.get(ids)
	if len(missing) == 0 {
		return found, nil
	}
	others, err := from(ctx, missing)
	if err != nil {
		return nil, err
	}
	x.recent.keep(others)
	for id, p := range others {
		found[id] = p
	}
	return found, nil
}
