package names

import (
	"slices"
	"strings"

	"footnote/corpus"
)

// TitleShare says how much of a title the words are, in the form of it that they fit
// best, and which of them are not in it at all.
func (n Names) TitleShare(words []string) (share float64, left []string) {
	left = words
	for _, form := range n.Titles {
		covered, rest := cover(inNumberOf(words, form), form)
		if s := covered / float64(len(form)); len(rest) < len(left) || len(rest) == len(left) && s > share {
			share, left = s, rest
		}
	}
	return share, left
}

// inNumberOf gives words as a title has them, where it has one of them in the other number:
// "buses" of "The Night Bus".
func inNumberOf(words, title []string) []string {
	same := slices.Clone(words)
	for i, word := range words {
		if slices.Contains(title, word) {
			continue
		}
		for _, other := range OtherNumber(word) {
			if slices.Contains(title, other) {
				same[i] = other
			}
		}
	}
	return same
}

// Written says whether the words name an author: the whole family name, with or
// without others of the name. Particles may be left out.
func (n Names) Written(words []string) (by float64) {
	for i, name := range n.authors {
		family := WithoutParticles(name[:n.family[i]])
		asked := WithoutParticles(words)
		covered, left := cover(asked, WithoutParticles(name))
		inFamily, _ := cover(asked, family)
		joined := strings.Join(name[:n.family[i]], "") == strings.Join(words, "")
		switch {
		case joined:
			by = max(by, 1)
		case len(asked) > 0 && len(left) == 0 && inFamily > float64(len(family))-0.5:
			by = max(by, covered/float64(len(asked)))
		}
	}
	return by
}

// Given gives the whole name of the author who has a word as the first given name, "" if none.
func (n Names) Given(word string) string {
	for i, name := range n.authors {
		if at := n.family[i]; at < len(name) && name[at] == word {
			return strings.Join(name, " ")
		}
	}
	return ""
}

// IssuedBy says whether the words name an outlet: words of it alone, one of them
// such that it tells it from others.
func (n Names) IssuedBy(words []string) (by float64) {
	for _, outlet := range n.Outlets {
		covered, left := cover(WithoutParticles(words), outlet)
		telling := slices.ContainsFunc(words, func(w string) bool { return !IsVague(w) && !particles()[w] })
		whole := covered > float64(len(outlet))-0.5
		if len(left) == 0 && (telling || whole) && covered > 0 {
			by = max(by, covered/float64(len(words)))
		}
	}
	return by
}

// IsShort says whether a word is a short name of a source.
func (n Names) IsShort(word string) bool { return slices.Contains(n.short, word) }

// IsFile says whether words are the name of the file that a source came in.
func (n Names) IsFile(words []string) bool { return len(words) > 1 && slices.Equal(words, n.file) }

// IsShelf says whether words are the name of a shelf that a source stands on.
func (n Names) IsShelf(words []string) bool {
	return slices.ContainsFunc(n.shelves, func(shelf []string) bool { return slices.Equal(words, shelf) })
}

// IsWhole says whether words are the name of an author, or all of that of an outlet.
func (n Names) IsWhole(words []string) bool {
	return n.Written(words) == 1 || slices.ContainsFunc(n.Outlets, func(outlet []string) bool { return slices.Equal(outlet, words) })
}

// IsAuthor says whether several words are the whole name of an author, as it is written:
// "guild of village bakers".
func (n Names) IsAuthor(words []string) bool {
	return len(words) > 1 && slices.ContainsFunc(n.Source.Authors, func(author string) bool { return slices.Equal(Telling(author), words) })
}

// EditedBy is [Names.Written] of the editors.
func (n Names) EditedBy(words []string) float64 {
	if len(n.Source.Editors) == 0 {
		return 0
	}
	return Of(corpus.Source{Metadata: corpus.Metadata{Authors: n.Source.Editors}}).Written(words)
}

// HasMaker says whether the record tells who wrote a source.
func (n Names) HasMaker() bool { return len(n.authors) > 0 || n.Source.Organisation != "" }

// Families are the family names of the authors.
func (n Names) Families() [][]string {
	var families [][]string
	for i, author := range n.authors {
		families = append(families, WithoutParticles(author[:n.family[i]]))
	}
	return families
}

// Unexplained gives the words that stand in none of the names.
func (n Names) Unexplained(words []string) []string {
	_, left := n.TitleShare(words)
	for _, name := range slices.Concat(n.authors, n.Outlets, n.shelves, [][]string{{yearOf(n.Source)}, n.file, n.short}) {
		_, left = cover(left, name)
	}
	return left
}
