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
}

func newTracer(l *lexicon.Lexicon, needs []lexical.Need, s sequence, t translator) *tracer {
	f := &tracer{l, len(s.at), l.Stems.NewSet(), map[int32]*meaning{}, map[int]*trace{}}
	for stem, need := range l.Stems.Places(needs) {
		f.meaning(stem).need = need
	}
	for i, stems := range s.at {
		for stem := range stems {
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
	t := &trace{}
	for _, words := range f.lexicon.Parts(doc) {
		var part []found
		senses := make([]float64, f.words)
		for at, number := range words {
			stem := f.lexicon.Stem(number)
			if !f.sought.Has(stem) {
				continue
			}
			m := f.meanings[stem]
			part = append(part, found{at, number, m})
			for _, s := range m.said {
				senses[s.word] = max(senses[s.word], s.sense)
			}
		}
		t.parts, t.senses = append(t.parts, part), append(t.senses, senses)
		t.length += len(words)
	}
	f.known[doc] = t
	return t
}
