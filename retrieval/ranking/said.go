package ranking

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
	"footnote/retrieval/lexicon"
	"footnote/retrieval/question"
)

// Telling words are those of a question that say what is sought.
type tellingWords struct {
	words  []lexicon.AskedWord
	places []int  // in the question
	names  []bool // which of them are names
}

func tellingOf(words []lexicon.AskedWord) (t tellingWords) {
	for i, w := range words {
		if !w.Stop && w.World > 0 {
			t.words, t.places = append(t.words, w), append(t.places, i)
		}
	}
	return t
}

// A stretch is a sentence with the one before it, and how much of a question stands there.
type stretch struct {
	doc, sentence int // of a document, the first 0
	share         float64
}

// Say sets how much of the question a sentence says: names that the question has and its other
// words, whichever it says less of, it or its neighbour before: in these words, in near ones, or
// in those that stand for them by the translation; and what is asked for, where a sentence
// has to hold a number, a date, a name. The heading and the source's name do not count: what
// stands there is what the passages are about, not what they say. It is 0 where the table
// has not read. text gives that of a document.
func (x *Ranker) Say(r *Ranking, a Question, text func(doc int) string) {
	r.Said = 0
	if r.Reader == nil {
		return
	}
	asked := tellingOf(r.Words)
	if len(asked.words) == 0 {
		return
	}
	asked.names = x.names(r, asked.words, text)
	var list []stretch
	for i := range r.Candidates[:r.Read] {
		list = x.stretches(list, r, r.Candidates[i].Doc, asked)
	}
	slices.SortStableFunc(list, func(a, b stretch) int { return cmp.Compare(b.share, a.share) })
	wanted := question.WantedBy(a.Text)
	for _, s := range list {
		if s.share <= r.Said {
			return // no other can say more
		}
		told := 1.0
		if !wanted.Open() {
			told = wanted.Told(sentenceOf(text(s.doc), s.sentence))
		}
		r.Said = max(r.Said, s.share*told)
	}
}

func sentenceOf(text string, n int) string {
	if all := lang.Sentences(text); n < len(all) {
		return text[all[n].Start:all[n].End]
	}
	return ""
}

// stretches adds those of a document.
func (x *Ranker) stretches(list []stretch, r *Ranking, doc int, asked tellingWords) []stretch {
	senses := r.translator.senses(x.Words, doc)
	n := len(asked.words)
	now, before, both := make([]float64, n), make([]float64, n), make([]float64, n)
	for i, near := range r.Reader.Near(x.Words, doc, asked.words) {
		for k := range now {
			now[k] = 1 - (1-min(1, float64(near[k])))*(1-senses[i+1][asked.places[k]])
			both[k] = max(now[k], before[k])
		}
		list = append(list, stretch{doc, i, least(both, asked.names)})
		now, before = before, now
	}
	return list
}

// least is the mean of the names, or that of the other words if it is less.
func least(values []float64, names []bool) float64 {
	var sums, counts [2]float64
	for k, v := range values {
		kind := 0
		if names[k] {
			kind = 1
		}
		sums[kind] += v
		counts[kind]++
	}
	share := 1.0
	for kind, n := range counts {
		if n > 0 {
			share = min(share, sums[kind]/n)
		}
	}
	return share
}

// names says which words of a question are names: those that the passages write with a capital
// more than twice as often as without.
func (x *Ranker) names(r *Ranking, words []lexicon.AskedWord, text func(doc int) string) []bool {
	places := map[int32]int{}
	for k, w := range words {
		for _, s := range w.Stems {
			if id := x.Words.Stems.Known(s); id >= 0 {
				places[id] = k
			}
		}
	}
	forms := map[int32]int{} // of those, by their numbers
	for i := range r.Candidates[:r.Read] {
		for _, numbers := range x.Words.Parts(r.Candidates[i].Doc) {
			for _, number := range numbers {
				if k, ok := places[x.Words.Stem(number)]; ok {
					forms[number] = k
				}
			}
		}
	}
	capitals := make([]int, len(words)) // less two for each small one
	for number, k := range forms {
		form := x.Words.Text(number)
		for i := range r.Candidates[:r.Read] {
			capitals[k] += capitalised(text(r.Candidates[i].Doc), form)
		}
	}
	name := make([]bool, len(words))
	for k := range name {
		name[k] = capitals[k] > 0
	}
	return name
}

// capitalised is how often a word stands in a text with a capital, less twice how often
// without one.
func capitalised(text, word string) int {
	first, size := utf8.DecodeRuneInString(word)
	return strings.Count(text, " "+string(unicode.ToUpper(first))+word[size:]) - 2*strings.Count(text, " "+word)
}
