package ranking

import (
	"footnote/retrieval/lexical"
	"footnote/retrieval/question"
)

// SaysOf says whether a passage that was read has a sentence with all words of a thing and,
// there or in the one before it, or as the title of its source, one of those of what it is
// of: "capital" and "France".
func (x *Ranker) SaysOf(r Ranking, thing, of []string) bool {
	things, wholes := x.stemsOf(thing), x.stemsOf(of)
	for _, c := range r.Candidates[:r.Read] {
		titled, before := x.isTitle(c.Doc, wholes), false
		for part, words := range x.Words.Parts(c.Doc) {
			if part == 0 {
				continue
			}
			held := x.held(words, wholes) > 0
			if (titled || held || before) && x.held(words, things) == len(things) {
				return true
			}
			before = held
		}
	}
	return false
}

// isTitle says whether the source of a document is about what these are words of: half of
// its title at least is.
func (x *Ranker) isTitle(doc int, stems []map[int32]bool) bool {
	own, all := 0, 0
	for _, w := range lexical.Words(x.Sources[x.Entries[doc].Source].Title) {
		if question.IsFunction(w) {
			continue
		}
		all++
		for id := range x.stemsOf([]string{w})[0] {
			if anyHas(stems, id) {
				own++
				break
			}
		}
	}
	return own > 0 && 2*own >= all
}

func anyHas(stems []map[int32]bool, id int32) bool {
	for _, forms := range stems {
		if forms[id] {
			return true
		}
	}
	return false
}

// stemsOf gives the stems of each of some words, in the library's languages.
func (x *Ranker) stemsOf(words []string) []map[int32]bool {
	list := make([]map[int32]bool, len(words))
	for i, w := range words {
		list[i] = map[int32]bool{}
		for _, language := range x.Languages {
			if id := x.Words.Stems.Known(lexical.Stem(w, language)); id >= 0 {
				list[i][id] = true
			}
		}
	}
	return list
}

// HasWord says whether a document has a word, in its heading or its text.
func (x *Ranker) HasWord(doc int, word string) bool {
	stems := x.stemsOf([]string{word})
	for _, words := range x.Words.Parts(doc) {
		if x.held(words, stems) > 0 {
			return true
		}
	}
	return false
}

// held counts those of some words, by their stems, that a part has.
func (x *Ranker) held(part []int32, stems []map[int32]bool) (n int) {
	for _, forms := range stems {
		for _, number := range part {
			if forms[x.Words.Stem(number)] {
				n++
				break
			}
		}
	}
	return n
}
