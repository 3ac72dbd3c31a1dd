// Package patterntest makes texts that a pattern matches, for tests of what every such text has.
package patterntest

import (
	"math/rand/v2"
	"regexp/syntax"
	"strings"
	"testing"
)

// Texts gives one text after another that an expression matches, unless it looks around itself.
func Texts(t testing.TB, expression string, choose *rand.Rand) func() string {
	tree, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		t.Fatal(err)
	}
	return func() string { return written(tree, choose) }
}

func written(tree *syntax.Regexp, choose *rand.Rand) string {
	some := 0
	switch tree.Op {
	case syntax.OpLiteral:
		return string(tree.Rune)
	case syntax.OpCharClass:
		return string(tree.Rune[2*choose.IntN(len(tree.Rune)/2)])
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return string("xyz "[choose.IntN(4)])
	case syntax.OpAlternate:
		return written(tree.Sub[choose.IntN(len(tree.Sub))], choose)
	case syntax.OpCapture:
		some = 1
	case syntax.OpQuest:
		some = choose.IntN(2)
	case syntax.OpStar:
		some = choose.IntN(3)
	case syntax.OpPlus:
		some = 1 + choose.IntN(2)
	case syntax.OpConcat:
		var text strings.Builder
		for _, sub := range tree.Sub {
			text.WriteString(written(sub, choose))
		}
		return text.String()
	}
	var text strings.Builder
	for range some {
		text.WriteString(written(tree.Sub[0], choose))
	}
	return text.String()
}
