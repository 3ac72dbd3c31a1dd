package ranking

import (
	"footnote/retrieval/lexical"
	"footnote/retrieval/lexicon"
)

// A room is what ranking a question takes most of its memory for, by the number of the
// passages: the next question fills it again.
type room struct {
	words, letters, both lexical.Tally
	candidates           []Candidate
	reader               lexicon.Reader
	found                []found
}

// newRoom gives one that a question is done with, if there is one.
func (x *Ranker) newRoom() *room {
	r, ok := x.rooms.Get().(*room)
	if !ok {
		r = &room{words: lexical.NewTally(0)}
	}
	r.words.Empty(len(x.Entries))
	r.letters.Empty(len(x.Entries))
	r.both.Empty(len(x.Entries))
	return r
}

// Done gives the room of a ranking to the next question. Neither it nor what it holds is asked
// any more.
func (x *Ranker) Done(r Ranking) {
	if r.tracer != nil {
		r.room.found = r.tracer.room[:0]
	}
	x.rooms.Put(r.room)
}
