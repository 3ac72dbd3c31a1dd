package lexicon

import (
	"iter"
	"slices"
	"sort"
	"strings"
)

// Beginning yields the words of a library that begin with some letters, one of a word that
// stands in two languages for each.
func (l *Lexicon) Beginning(letters string) iter.Seq[string] {
	return func(yield func(string) bool) {
		order := l.inOrder()
		from := sort.Search(len(order), func(i int) bool { return l.Text(order[i]) >= letters })
		for _, number := range order[from:] {
			word := l.Text(number)
			if !strings.HasPrefix(word, letters) {
				return
			}
			if l.Stems.Documents(l.Stem(number)) > 0 && !yield(word) {
				return
			}
		}
	}
}

// inOrder gives the numbers of all words in the order of their letters, and keeps them for
// the next question.
func (l *Lexicon) inOrder() []int32 {
	if order := l.order.Load(); order != nil && len(*order) == len(l.words) {
		return *order
	}
	order := make([]int32, len(l.words))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return strings.Compare(l.Text(a), l.Text(b)) })
	l.order.Store(&order)
	return order
}
