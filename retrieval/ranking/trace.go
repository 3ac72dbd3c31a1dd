package ranking

import (
	"footnote/retrieval/lexical"
	"footnote/retrieval/lexicon"
)

// A trace is where in a document those words stand that mean something to a question: its
// own, and others that say the same. Most words are none of them.
type trace struct {
	parts  [][]found // the heading first
	length int       // of the document, in words
	senses lexicon.Senses

	sentences []string // of its text, without the heading, once they were cut
}

// A found word is the at-th of its part.
type found struct {
	at     int
	number int32
	*meaning
}

// A meaning is what a stem has to do with a question.
type meaning struct {
	need  int   // the need that it meets, -1 if none
	words []int // which words of the question it is, in order
	said  []saying
}

// A tracer finds traces, and remembers them while a question is asked.
type tracer struct {
	lexicon  *lexicon.Lexicon
	words    int         // of the question
	sought   lexical.Set // the stems with a meaning
	meanings map[int32]*meaning
	known    map[int]*trace
	room     []found // of these, one after the other
}

func newTracer(l *lexicon.Lexicon, needs []lexical.Need, s sequence, t translator, room []found) *tracer {
	f := &tracer{l, len(s.at), l.Stems.NewSet(), map[int32]*meaning{}, map[int]*trace{}, room}
	for stem, need := range l.Stems.Places(needs) {
		f.meaning(stem).need = need
	}
	for i, stems := range s.at {
		for _, stem := range stems {
			m := f.meaning(stem)
			m.words = append(m.words, i)
		}
	}
	for stem, said := range t.said {
		f.meaning(stem).said = said
	}
	return f
}

func (f *tracer) meaning(stem int32) *meaning {
	if !f.sought.Has(stem) {
		f.sought.Add(stem)
		f.meanings[stem] = &meaning{need: -1}
	}
	return f.meanings[stem]
}

// of gives the trace of a document.
func (f *tracer) of(doc int) *trace {
	if t := f.known[doc]; t != nil {
		return t
	}
	n := f.lexicon.CountParts(doc)
	t := &trace{parts: make([][]found, n), senses: make(lexicon.Senses, n)}
	all, senses := f.room, make([]float64, n*f.words)
	for part, words := range f.lexicon.Parts(doc) {
		t.senses[part] = senses[part*f.words:][:f.words]
		from := len(all)
		for at, number := range words {
			stem := f.lexicon.Stem(number)
			if !f.sought.Has(stem) {
				continue
			}
			m := f.meanings[stem]
			all = append(all, found{at, number, m})
			for _, s := range m.said {
				t.senses[part][s.word] = max(t.senses[part][s.word], s.sense)
			}
		}
		t.parts[part] = all[from:len(all):len(all)]
		t.length += len(words)
	}
	f.room = all
	f.known[doc] = t
	return t
}
