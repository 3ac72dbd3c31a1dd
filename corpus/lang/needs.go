package lang

import (
	"regexp/syntax"
	"slices"
)

// Needs gives texts of which each match of an expression has one, the longest that it can
// tell; none if nobody knows. What a piece of it needs that stands as it is, ofLiteral says.
func Needs(expression string, ofLiteral func(text string) []string) []string {
	tree, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		return nil // which is said where it is made ready
	}
	return needsIn(tree, ofLiteral)
}

// itself is what a text needs that stands for nothing else.
func itself(text string) []string { return []string{text} }

func needsIn(tree *syntax.Regexp, ofLiteral func(text string) []string) (best []string) {
	switch tree.Op {
	case syntax.OpLiteral:
		if tree.Flags&syntax.FoldCase == 0 {
			best = ofLiteral(string(tree.Rune))
		}
	case syntax.OpCapture, syntax.OpPlus:
		best = needsIn(tree.Sub[0], ofLiteral)
	case syntax.OpConcat:
		for _, sub := range tree.Sub {
			best = Rarer(best, needsIn(sub, ofLiteral))
		}
	case syntax.OpAlternate:
		for _, sub := range tree.Sub {
			of := needsIn(sub, ofLiteral)
			if len(of) == 0 {
				return nil
			}
			best = append(best, of...)
		}
	}
	return best
}

// Rarer gives those of two lists of texts of which a text has one more seldom: the longer ones.
func Rarer(a, b []string) []string {
	if shortest(b) > shortest(a) {
		return b
	}
	return a
}

// shortest is the length of the shortest of some texts, 0 if there are none.
func shortest(texts []string) int {
	if len(texts) == 0 {
		return 0
	}
	return len(slices.MinFunc(texts, func(a, b string) int { return len(a) - len(b) }))
}
