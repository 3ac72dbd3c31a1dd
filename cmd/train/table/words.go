package table

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"footnote/retrieval/static"
)

// A wordCount says how often each folded word occurs.
type wordCount map[string]int

// add counts the words of a text, each as often as times says.
func (c wordCount) add(text string, times int) {
	static.EachWord(text, func(word string) { c[word] += times })
}

// byCount gives the words, most frequent first.
func (c wordCount) byCount() []string {
	return slices.SortedFunc(maps.Keys(c), func(a, b string) int {
		return cmp.Or(cmp.Compare(c[b], c[a]), cmp.Compare(a, b))
	})
}

// Parts of words are sought in words that occur at least this often, and have at
// most this many letters.
const (
	partOccurs  = 4
	partLetters = 8
)

// learnVocabulary gives a vocabulary of so many rows: the most frequent words,
// and with the given share of the rows parts of words that cut the other words
// into few pieces.
func learnVocabulary(counts wordCount, rows int, share float64) (*static.Vocabulary, error) {
	words := counts.byCount()
	parts := int(share * float64(rows))
	whole := words[:min(rows-parts, len(words))]
	rest := words[len(whole):]
	candidates := bestParts(counts, rest, 4*parts)
	for range 3 { // in steps, since with fewer parts others are used
		used, err := usedParts(counts, whole, rest, candidates)
		if err != nil {
			return nil, err
		}
		candidates = used.best(max(parts, len(candidates)/2))
	}
	return static.NewVocabulary(append(slices.Clone(whole), candidates...))
}

func (c wordCount) best(n int) []string {
	sorted := c.byCount()
	return sorted[:min(n, len(sorted))]
}

// bestParts gives the parts of words that save most: how often they occur times
// their length.
func bestParts(counts wordCount, words []string, n int) []string {
	saved := wordCount{}
	for _, word := range words {
		if counts[word] < partOccurs {
			break
		}
		eachPart(word, func(part string, letters int) {
			saved[part] += counts[word] * (letters - 1)
		})
	}
	return saved.best(n)
}

// eachPart yields the parts of a word, those that do not open it marked as a vocabulary marks them.
func eachPart(word string, yield func(part string, letters int)) {
	for start := range word {
		mark := ""
		if start > 0 {
			mark = "#"
		}
		letters := 0
		for end := start; end < len(word) && letters < partLetters; letters++ {
			_, size := utf8.DecodeRuneInString(word[end:])
			end += size
			yield(mark+word[start:end], letters+1)
		}
	}
}

// usedParts counts how often each part is used to write the rest of the words.
func usedParts(counts wordCount, whole, rest, parts []string) (wordCount, error) {
	all := slices.Clone(whole)
	known := map[string]bool{}
	for _, word := range whole {
		known[word] = true
	}
	for _, part := range withLetters(parts) {
		if !known[part] {
			all = append(all, part)
		}
	}
	v, err := static.NewVocabulary(all)
	if err != nil {
		return nil, err
	}
	used := wordCount{}
	var tokens []static.Token
	for _, word := range rest {
		tokens = v.AppendWord(tokens[:0], word)
		for _, t := range tokens {
			if piece := v.Piece(t); !known[piece] {
				used[piece] += counts[word]
			}
		}
	}
	return used, nil
}

// withLetters adds to the parts every letter and digit of the plain alphabet, so that any
// English word can be written.
func withLetters(parts []string) []string {
	all := slices.Clone(parts)
	for _, letter := range strings.Split("abcdefghijklmnopqrstuvwxyz0123456789", "") {
		all = append(all, letter, "#"+letter)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
