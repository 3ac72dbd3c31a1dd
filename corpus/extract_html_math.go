package corpus

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// formula writes MathML on one line: x² + 1, (a+b)/c, √(x).
func formula(n *node) string {
	return squeeze(formulaPart(n, 0))
}

// deepestFormula bounds how formulas nest; below it they are left out.
const deepestFormula = 60

func formulaPart(n *node, depth int) string {
	if depth > deepestFormula {
		return ""
	}
	if n.Type == textNode {
		return squeeze(n.Data)
	}
	part := func(i int) string { return formulaPart(nthElement(n, i), depth+1) }
	switch n.Data {
	case "annotation", "annotation-xml", "mphantom", "none":
		return ""
	case "mfrac":
		return grouped(part(0)) + "/" + grouped(part(1))
	case "msqrt":
		return "√" + grouped(formulaChildren(n, depth))
	case "mroot":
		return superscript(part(1)) + "√" + grouped(part(0))
	case "msup":
		return part(0) + power(part(1))
	case "msub", "munder":
		return part(0) + "_" + grouped(part(1))
	case "msubsup", "munderover":
		return part(0) + "_" + grouped(part(1)) + power(part(2))
	case "mtr":
		return formulaChildren(n, depth) + "; "
	case "mtd", "mspace":
		return formulaChildren(n, depth) + " "
	case "mo":
		return spacedOperator(formulaChildren(n, depth))
	}
	return formulaChildren(n, depth)
}

func formulaChildren(n *node, depth int) string {
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(formulaPart(c, depth+1))
	}
	return b.String()
}

// nthElement is a child element of a node by its number, an empty text without one.
func nthElement(n *node, i int) *node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != elementNode {
			continue
		}
		if i == 0 {
			return c
		}
		i--
	}
	return &node{Type: textNode}
}

// grouped sets brackets around more than one sign.
func grouped(s string) string {
	s = strings.TrimSpace(s)
	if utf8.RuneCountInString(s) <= 1 || !strings.ContainsAny(s, " +-−/=·×^_√") {
		return s
	}
	return "(" + s + ")"
}

func power(s string) string {
	if s = strings.TrimSpace(s); s != "" && strings.Trim(s, "0123456789") == "" {
		return superscript(s)
	}
	return "^" + grouped(s)
}

func spacedOperator(s string) string {
	if s != "" && strings.Contains("=+−-<>≤≥≠≈→∈×·±", s) {
		return " " + s + " "
	}
	return s
}

// holdsFormula says whether an element is there for the formula in it: sites
// hide it from the eye and show a picture instead.
func holdsFormula(n *node) bool {
	return nthElement(n, 0).Data == "math"
}

// besideFormula says whether the formula of a picture stands right before it.
func besideFormula(n *node) bool {
	for range 2 {
		if n = n.PrevSibling; n == nil {
			return false
		}
		if tagOf(n) == "math" || holdsFormula(n) {
			return true
		}
	}
	return false
}

var displayStyle = regexp.MustCompile(`^\{\\(?:display|text|script)style\s*(.*?)\s*\}$`)

// plainTeX drops what TeX says of the size of a formula.
func plainTeX(s string) string {
	return squeeze(displayStyle.ReplaceAllString(s, "$1"))
}
