package index

import "footnote/corpus/lang"

// cuts tell where the sentences of a text begin and end, by turns, and behind them how long
// it is.
type cuts []uint32

func cutsOf(text string, sentences []lang.Range) cuts {
	c := make(cuts, 0, 2*len(sentences)+1)
	for _, s := range sentences {
		c = append(c, uint32(s.Start), uint32(s.End))
	}
	return append(c, uint32(len(text)))
}

// Sentences gives the sentences of the text of a document, which were found when it was
// indexed: that takes longer than all else that is done with the text.
func (x *Index) Sentences(doc int, text string) []lang.Range {
	c := x.Entries[doc].cuts
	if len(c) == 0 || int(c[len(c)-1]) != len(text) {
		return lang.Sentences(text) // it is another now
	}
	list := make([]lang.Range, len(c)/2)
	for i := range list {
		list[i] = lang.Range{Start: int(c[2*i]), End: int(c[2*i+1])}
	}
	return list
}
