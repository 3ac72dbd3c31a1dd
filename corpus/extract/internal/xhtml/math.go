package xhtml

import (
	"context"
	"strings"

	"footnote/corpus/extract/internal/formula"
	"footnote/corpus/lang"
)

// mathPrefix stands before the names of MathML in files that have other names as well.
var mathPrefix = lang.Regexp(`(</?)(?:math|m|mml):`)

// ReadFormula writes a file of MathML on one line.
func ReadFormula(ctx context.Context, source string) (string, error) {
	root, err := Parse(ctx, mathPrefix.ReplaceAllString(source, "$1"))
	if err != nil {
		return "", err
	}
	for n := range root.Descendants() {
		if TagOf(n) == "math" {
			return formulaOf(n), nil
		}
	}
	return "", nil
}

// formulaOf writes MathML on one line: x² + 1, (a+b)/c, √(x).
func formulaOf(n *Node) string {
	return lang.Squeeze(formulaPart(n, 0))
}

// deepestFormula bounds how formulas nest; below it they are left out.
const deepestFormula = 60

func formulaPart(n *Node, depth int) string {
	if depth > deepestFormula {
		return ""
	}
	if n.Type == TextNode {
		return lang.Squeeze(n.Data)
	}
	part := func(i int) string { return formulaPart(nthElement(n, i), depth+1) }
	switch n.Data {
	case "annotation", "annotation-xml", "mphantom", "none":
		return ""
	case "mfrac":
		return formula.Grouped(part(0)) + "/" + formula.Grouped(part(1))
	case "msqrt":
		return "√" + formula.Grouped(formulaChildren(n, depth))
	case "mroot":
		return formula.Superscript(part(1)) + "√" + formula.Grouped(part(0))
	case "msup":
		return part(0) + formula.Power(part(1))
	case "msub", "munder":
		return part(0) + "_" + formula.Grouped(part(1))
	case "msubsup", "munderover":
		return part(0) + "_" + formula.Grouped(part(1)) + formula.Power(part(2))
	case "mtr":
		return formulaChildren(n, depth) + "; "
	case "mtd", "mspace":
		return formulaChildren(n, depth) + " "
	case "mo":
		return formula.SpacedOperator(formulaChildren(n, depth))
	}
	return formulaChildren(n, depth)
}

func formulaChildren(n *Node, depth int) string {
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(formulaPart(c, depth+1))
	}
	return b.String()
}

// nthElement is a child element of a node by its number, an empty text without one.
func nthElement(n *Node, i int) *Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != ElementNode {
			continue
		}
		if i == 0 {
			return c
		}
		i--
	}
	return &Node{Type: TextNode}
}

// holdsFormula says whether an element is there for the formula in it: sites
// hide it from the eye and show a picture instead.
func holdsFormula(n *Node) bool {
	return nthElement(n, 0).Data == "math"
}

// besideFormula says whether the formula of a picture stands right before it.
func besideFormula(n *Node) bool {
	for range 2 {
		if n = n.PrevSibling; n == nil {
			return false
		}
		if TagOf(n) == "math" || holdsFormula(n) {
			return true
		}
	}
	return false
}

var displayStyle = lang.Regexp(`^\{\\(?:display|text|script)style\s*(.*?)\s*\}$`)

// plainTeX drops what TeX says of the size of a formula.
func plainTeX(s string) string {
	return lang.Squeeze(displayStyle.ReplaceAllString(s, "$1"))
}
