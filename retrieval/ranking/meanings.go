package ranking

import (
	"unsafe"

	"footnote/retrieval/glossary"
	"footnote/retrieval/lexical"
)

// The meanings of a library's words are what those are in English that the glossary knows.
type meanings struct {
	readings map[string]map[int32]glossary.Reading // by language and stem
	stems    map[glossary.Sense][]int32            // that may have a sense
	bytes    int64                                 // about what they take
}

// meaningsOf gives the meanings of the library's words, read when they are first asked for.
func (x *Ranker) meaningsOf() *meanings {
	if m := x.meanings.Load(); m != nil {
		return m
	}
	m := &meanings{readings: map[string]map[int32]glossary.Reading{}, stems: map[glossary.Sense][]int32{}}
	for _, language := range x.Languages {
		if x.glossary.Knows(language) {
			m.read(x, language)
		}
	}
	x.meanings.Store(m)
	return m
}

func (m *meanings) read(x *Ranker, language string) {
	known := map[int32]glossary.Reading{}
	for stem := range int32(x.Words.Stems.Terms()) {
		r := x.glossary.Read(x.Words.Stems.Term(stem), language)
		if r == nil {
			continue
		}
		known[stem] = r
		m.bytes += int64(unsafe.Sizeof(stem) + unsafe.Sizeof(r))
		for _, part := range r {
			m.bytes += int64(unsafe.Sizeof(part))
			for _, s := range part {
				m.stems[s] = append(m.stems[s], stem)
				m.bytes += int64(unsafe.Sizeof(stem))
			}
		}
	}
	m.readings[language] = known
}

// inEnglish gives what a word of a language is in English, as far as the glossary knows.
func (x *Ranker) inEnglish(word, language string) glossary.Reading {
	return x.glossary.Read(lexical.Stem(word, language), language)
}

// mostMeant is how many documents may be proposed by what their words mean.
const mostMeant = 20

// meant lists the documents that say most of a question in words that mean what it asks for,
// where the glossary reads.
func (x *Ranker) meant(r Ranking, a Question) []int {
	if !r.Abroad || !x.glossary.Knows(a.Language) {
		return nil
	}
	m := x.meaningsOf()
	var needs []lexical.Need
	for _, n := range r.Needs {
		sought := lexical.Need{Asked: n.Asked, Weight: n.Weight}
		seen := map[int32]bool{}
		for s := range x.glossary.Around(x.inEnglish(n.Asked, a.Language)) {
			for _, stem := range m.stems[s] {
				if !seen[stem] {
					seen[stem] = true
					sought.Terms = append(sought.Terms, x.Words.Stems.Term(stem))
				}
			}
		}
		if len(sought.Terms) > 0 {
			needs = append(needs, sought)
		}
	}
	if len(needs) == 0 {
		return nil
	}
	t := lexical.Tally{Scores: make([]float32, len(x.Entries))}
	x.Words.Stems.Score(needs, t)
	return x.Best(t.Scores, mostMeant)
}
