package catalogue

import (
	"math/rand/v2"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"
)

// What is in the library is asked for in words that are looked for before their pattern.
func TestInsideParts(t *testing.T) {
	choose := rand.New(rand.NewPCG(1, 2))
	tree, err := syntax.Parse(inLibrary.String(), syntax.Perl)
	if err != nil {
		t.Fatal(err)
	}
	for range 2000 {
		asked := written(tree, choose)
		if !slices.ContainsFunc(insideParts, func(part string) bool { return strings.Contains(asked, part) }) {
			t.Fatalf("%q matches and has none of %q", asked, insideParts)
		}
	}
}

// Whatever a way to ask matches has one of the words that it needs, and questions in English
// have none of those of most ways, so that their patterns are not made ready.
func TestNeeds(t *testing.T) {
	choose := rand.New(rand.NewPCG(1, 2))
	known := 0
	for i, w := range waysAbroad() {
		tree, err := syntax.Parse(w.way.String(), syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		if len(w.needs) > 0 {
			known++
		}
		for range 200 {
			asked := framed{plain: written(tree, choose)}
			_, matches := asked.match(w.way)
			if matches && !w.mayMatch(asked, pairsOf(asked.plain)) {
				t.Fatalf("way %d (%s) matches %q, which has none of %q", i, w.topic, asked.plain, w.needs)
			}
		}
	}
	ready := 0
	for _, question := range []string{"why did russia help assad", "what does the author say about the cost of war", "who pays for the dam"} {
		for _, w := range waysAbroad() {
			f := framed{plain: question}
			if !w.mayMatch(f, pairsOf(f.plain)) {
				continue
			}
			if _, ok := f.match(w.way); ok {
				t.Errorf("%q is read as %s", question, w.topic)
			}
			for _, word := range w.needs {
				if strings.Contains(question, word) {
					ready++
					break
				}
			}
		}
	}
	if all := len(waysAbroad()); known < all*9/10 || ready > 3*all/10 {
		t.Errorf("%d of %d ways need a word; three questions in English have those of %d", known, all, ready)
	}
}

// written gives a text that an expression matches, unless it looks around itself.
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
