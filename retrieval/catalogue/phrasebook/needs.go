package phrasebook

import (
	"regexp/syntax"
	"slices"
	"strings"

	"footnote/corpus/lang"
)

// fileParts are the parts of patterns that a file names.
type fileParts struct {
	list  []string            // a name and its pattern, by turns
	full  *strings.Replacer   // of these
	needs map[string][]string // by name
}

func (p *fileParts) replace(pattern string) string {
	if p.full == nil {
		p.full = strings.NewReplacer(p.list...)
	}
	return p.full.Replace(pattern)
}

func (p *fileParts) name(name, pattern string) {
	p.list, p.full = append(p.list, name, p.replace(pattern)), nil
	p.needs[name] = p.needsOf(pattern)
}

// way gives a way its pattern.
func (p *fileParts) way(pattern string, w Way) Way {
	w.Pattern, w.needs = lang.Regexp(`^(?:`+p.replace(pattern)+`)$`), p.needsOf(pattern)
	return w
}

// needsOf gives words of which every text has one that a pattern matches; none if nobody
// knows. Names are read as they stand there, which takes a tenth of the time of all that
// they stand for.
func (p *fileParts) needsOf(pattern string) []string {
	tree, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil // which is said where it is made ready
	}
	return p.needsIn(tree)
}

func (p *fileParts) needsIn(tree *syntax.Regexp) (best []string) {
	switch tree.Op {
	case syntax.OpLiteral:
		if tree.Flags&syntax.FoldCase == 0 {
			best = p.needsOfLiteral(string(tree.Rune))
		}
	case syntax.OpCapture, syntax.OpPlus:
		best = p.needsIn(tree.Sub[0])
	case syntax.OpConcat:
		for _, sub := range tree.Sub {
			best = better(best, p.needsIn(sub))
		}
	case syntax.OpAlternate:
		for _, sub := range tree.Sub {
			of := p.needsIn(sub)
			if len(of) == 0 {
				return nil
			}
			best = append(best, of...)
		}
	}
	return best
}

// needsOfLiteral takes what stands in a pattern as it is: words, and names of parts.
func (p *fileParts) needsOfLiteral(text string) (best []string) {
	for text != "" {
		word, rest, _ := strings.Cut(text, "<")
		name, after, isName := strings.Cut(rest, ">")
		if strings.Contains(word, ">") {
			word = "" // half of a name, which belongs to one above it
		}
		if word != "" {
			best = better(best, []string{word})
		}
		if isName {
			best = better(best, p.needs["<"+name+">"])
		}
		text = after
	}
	return best
}

// better gives the words of which a question has one more seldom: the longer ones.
func better(a, b []string) []string {
	if shortest(b) > shortest(a) {
		return b
	}
	return a
}

// shortest is the length of the shortest of some words, 0 if there are none.
func shortest(words []string) int {
	if len(words) == 0 {
		return 0
	}
	return len(slices.MinFunc(words, func(a, b string) int { return len(a) - len(b) }))
}
