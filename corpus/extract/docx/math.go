package docx

import (
	"encoding/xml"
	"strings"

	"footnote/corpus/extract/internal/formula"
	"footnote/corpus/extract/internal/zipxml"
)

// officeMath writes a formula of Office on one line: a/b, x², √(x + 1).
func officeMath(x *zipxml.ElementReader) (string, error) {
	var b strings.Builder
	err := x.Children(func(tag xml.StartElement) error {
		name := tag.Name.Local
		if strings.HasSuffix(name, "Pr") || name == "deg" {
			return nil
		}
		if name == "t" {
			text, err := x.Text()
			b.WriteString(formula.SpacedOperator(text))
			return err
		}
		inner, err := officeMath(x)
		b.WriteString(mathPart(name, inner))
		return err
	})
	return b.String(), err
}

// mathPart writes a part of a formula as its place asks for.
func mathPart(name, inner string) string {
	switch name {
	case "num":
		return formula.Grouped(inner)
	case "den":
		return "/" + formula.Grouped(inner)
	case "rad":
		return "√" + formula.Grouped(inner)
	case "d":
		return "(" + inner + ")"
	case "sub":
		return "_" + formula.Grouped(inner)
	case "sup":
		return formula.Power(inner)
	}
	return inner
}
