package lang

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// needs are texts of which each match of an expression has one; none if nobody knows.
type needs struct {
	texts  []string
	folded bool // in small letters, since capitals count as these
}

func needsOf(expression string) needs {
	tree, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		return needs{} // which is said where it is made ready
	}
	n := needs{needsIn(tree, func(text string) []string { return []string{text} }), isFolded(tree)}
	if n.folded {
		for i, text := range n.texts {
			n.texts[i] = strings.ToLower(text)
		}
	}
	return n
}

// isFolded says whether capitals count as small letters in a part of an expression, as they do
// in "(?i)" and in "[cC]".
func isFolded(tree *syntax.Regexp) bool {
	return tree.Op == syntax.OpLiteral && tree.Flags&syntax.FoldCase != 0 || slices.ContainsFunc(tree.Sub, isFolded)
}

// in says whether a text has one of them, or may have.
func (n needs) in(text string) bool {
	if len(n.texts) == 0 || n.folded && !IsASCII(text) && strings.ContainsFunc(text, isOdd) {
		return true
	}
	if n.folded {
		text = strings.ToLower(text)
	}
	return slices.ContainsFunc(n.texts, func(need string) bool { return strings.Contains(text, need) })
}

// isOdd says whether a letter counts as others to expressions in which capitals count as small
// letters, and has another small letter than these: the long s of old prints, which counts as an
// s, the ς at the end of Greek words.
func isOdd(r rune) bool {
	return r >= utf8.RuneSelf && unicode.ToLower(r) != unicode.ToLower(leastOf(r))
}

// leastOf gives the least of the letters that count as one.
func leastOf(r rune) rune {
	for {
		next := unicode.SimpleFold(r)
		if next <= r { // they are in a circle
			return next
		}
		r = next
	}
}

// Needs gives texts of which each match of an expression has one, the longest that it can
// tell; none if nobody knows. What a piece of it needs that stands as it is, ofLiteral says:
// it is in small letters where capitals count as these.
func Needs(expression string, ofLiteral func(text string) []string) []string {
	tree, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		return nil // which is said where it is made ready
	}
	return needsIn(tree, ofLiteral)
}

func needsIn(tree *syntax.Regexp, ofLiteral func(text string) []string) (best []string) {
	switch tree.Op {
	case syntax.OpLiteral:
		if text := string(tree.Rune); tree.Flags&syntax.FoldCase == 0 {
			best = ofLiteral(text)
		} else {
			best = ofLiteral(strings.ToLower(strings.Map(leastOf, text)))
		}
	case syntax.OpRepeat:
		if tree.Min > 0 {
			best = needsIn(tree.Sub[0], ofLiteral)
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
