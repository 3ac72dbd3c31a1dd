package question

import (
	"footnote/corpus/lang"
	"footnote/retrieval/question/grammar"
)

// Shortened gives where words of a question stand that would only hold it together and may
// be initials: in capitals among small letters ("what did the US do"), behind an article
// ("the who"), and "us" where no pronoun stands: before a noun that nobody does anything to
// for us ("us policy", "why did us troops leave").
func Shortened(q string) []lang.Range {
	all := words(q)
	list, loud := texts(all), shouted(all)
	var spans []lang.Range
	for i, w := range all {
		if IsFunction(w.text) && (shows(w) && !loud || i > 0 && list[i-1] == "the" || w.text == "us" && isNoPronoun(list, i)) {
			spans = append(spans, lang.Range{Start: w.start, End: w.end})
		}
	}
	return spans
}

// shows says whether the capitals of a word that asks nothing show that it is initials.
func shows(w word) bool {
	return w.shout && !opens(grammar.English(), w.text)
}

// isNoPronoun says whether the word at i stands where no object does: as the subject behind
// an auxiliary, or before a word that tells something, unless a verb stands before it.
func isNoPronoun(list []string, i int) bool {
	g := grammar.English()
	before := func(rule string) bool { return i > 0 && g.Has(rule, list[i-1]) }
	if before("VERSUS") {
		return true
	}
	if i+1 == len(list) || g.Has("FUNCTION", list[i+1]) && !(before("AUXILIARY") || i == 0 && g.Has("AUXILIARY", list[i+1])) {
		return false
	}
	return i == 0 || before("AUXILIARY") || before("ASKING") || before("LINK")
}
