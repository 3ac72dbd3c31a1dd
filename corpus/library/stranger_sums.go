package library

import (
	"footnote/corpus"
	"footnote/corpus/library/internal/foreign"
	"footnote/corpus/library/internal/sums"
)

// A sumChecker remembers what a stranger's library says of its sources that they are whole
// by. That is no proof of anything but that no byte was lost on the way.
type sumChecker struct {
	said    map[corpus.SourceID]sums.Sum
	changed map[corpus.SourceID]bool // whose record is no longer what came
}

func newSumChecker() sumChecker {
	return sumChecker{map[corpus.SourceID]sums.Sum{}, map[corpus.SourceID]bool{}}
}

func (w *rowWriter) sum(s foreign.Sum) error {
	if _, ok := w.sources[s.Source]; ok {
		w.sums.said[s.Source] = sums.Sum{Record: s.Record, Text: s.Text}
	}
	return nil
}

// prove notes the sums of a source as it is here now, and leaves it out again if they are
// not those with which it came: its words would not be those of the work.
func (w *rowWriter) prove(id corpus.SourceID) error {
	now, err := sums.Take(w.ctx, w.tx, id)
	if err != nil {
		return err
	}
	said, ok := w.sums.said[id]
	if !ok || said.Text == now.Text && (said.Record == now.Record || w.sums.changed[id]) {
		return nil
	}
	w.out.note(foreign.BadRow{Table: "source", Number: int64(id), Reason: "it is not what was stored there: bytes of it have changed"})
	_, err = w.tx.ExecContext(w.ctx, "DELETE FROM sources WHERE id = ?", id)
	return err
}
