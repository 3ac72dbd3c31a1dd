package ranking

import (
	"footnote/corpus/lang"
	"footnote/retrieval/glossary"
	"footnote/retrieval/lexicon"
	"footnote/retrieval/rank"
)

// readAbroad reads the best candidates in a language that the table does not know: by the
// question's own words, and by others that are near by what the glossary knows of both.
func (x *Ranker) readAbroad(r *Ranking, a Question) {
	s := x.foreign(r, a.Language)
	best := r.Candidates[:r.Read]
	for i := range best {
		s.read(&best[i])
		best[i].Score = r.Fitted.Abroad.Score(&best[i].Features)
	}
	x.Sort(best)
}

// A foreign question is what each of its needs is in English, and how near to it the words of
// the library are.
type foreign struct {
	x      *Ranker
	shares []float64
	places map[int32]int // of the needs, by their stems
	asked  []glossary.Reading
	said   map[string]map[int32]glossary.Reading // the library's words, by language and stem, nil for a question in none that the glossary knows
	near   map[int32][]float64                   // with each need, by the number of a word
}

func (x *Ranker) foreign(r *Ranking, language string) *foreign {
	f := &foreign{x: x, shares: r.Shares, places: x.Words.Stems.Places(r.Needs), near: map[int32][]float64{}}
	if x.glossary.Knows(language) {
		f.said = x.meaningsOf().readings
	}
	for _, n := range r.Needs {
		f.asked = append(f.asked, x.inEnglish(n.Asked, language))
	}
	return f
}

// read sets what a candidate has of the question: its best sentence, beside which the heading
// counts, and the heading in the question's words.
func (f *foreign) read(c *Candidate) {
	language := lang.Primary(f.x.Sources[f.x.Entries[c.Doc].Source].Language)
	n := len(f.shares)
	head, now := make([]float64, n), make([]float64, n)
	sentence := 0.0
	for part, words := range f.x.Words.Parts(c.Doc) {
		clear(now)
		for _, number := range words {
			raise(now, f.nearTo(number, language), 1)
		}
		if part == 0 {
			copy(head, now)
			continue
		}
		raise(now, head, lexicon.HeadingShare)
		sentence = max(sentence, f.weighted(now))
	}
	c.set(rank.MeantSentence, sentence)
	c.set(rank.Heading, f.weightedWhole(head))
}

// nearTo says how near a word of a language is to each need.
func (f *foreign) nearTo(number int32, language string) []float64 {
	near, known := f.near[number]
	if known {
		return near
	}
	near = make([]float64, len(f.shares))
	stem := f.x.Words.Stem(number)
	if said := f.said[language][stem]; said != nil {
		for i, asked := range f.asked {
			near[i] = f.x.glossary.Near(asked, said)
		}
	}
	if need, ok := f.places[stem]; ok {
		near[need] = 1
	}
	f.near[number] = near
	return near
}

// weighted is the share of the needs that numbers are of.
func (f *foreign) weighted(x []float64) (sum float64) {
	for i, v := range x {
		sum += f.shares[i] * v
	}
	return sum
}

// weightedWhole is the same of the needs that are met by themselves.
func (f *foreign) weightedWhole(x []float64) (sum float64) {
	for i, v := range x {
		if v == 1 {
			sum += f.shares[i]
		}
	}
	return sum
}

// raise brings numbers up to a share of others.
func raise(x, others []float64, share float64) {
	for i := range x {
		x[i] = max(x[i], share*others[i])
	}
}
