package ranking

import (
	"slices"

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
func (x *Ranker) isTitle(doc int, stems [][]int32) bool {
	isOne := func(id int32) bool {
		return slices.ContainsFunc(stems, func(forms []int32) bool { return slices.Contains(forms, id) })
	}
	own, all := 0, 0
	for _, w := range lexical.Words(x.Sources[x.Entries[doc].Source].Title) {
		if question.IsFunction(w) {
			continue
		}
		all++
		if slices.ContainsFunc(x.stemsOf([]string{w})[0], isOne) {
			own++
		}
	}
	return own > 0 && 2*own >= all
}

// stemsOf gives the stems of each of some words, in the library's languages.
func (x *Ranker) stemsOf(words []string) [][]int32 {
	list := make([][]int32, len(words))
	for i, w := range words {
		for _, language := range x.Languages {
			list[i] = x.addStem(list[i], lexical.Stem(w, language))
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

// addStem adds the number of a stem, if the library has it and the list does not.
func (x *Ranker) addStem(list []int32, stem string) []int32 {
	if id := x.Words.Stems.Known(stem); id >= 0 && !slices.Contains(list, id) {
		list = append(list, id)
	}
	return list
}

// held counts those of some words, by their stems, that a part has.
func (x *Ranker) held(part []int32, stems [][]int32) (n int) {
	for _, forms := range stems {
		for _, number := range part {
			if slices.Contains(forms, x.Words.Stem(number)) {
				n++
				break
			}
		}
	}
	return n
}
