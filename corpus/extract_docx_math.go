package corpus

import (
	"encoding/xml"
	"strings"
)

// officeMath writes a formula of Office on one line: a/b, x², √(x + 1).
func officeMath(x *elementReader) (string, error) {
	var b strings.Builder
	err := x.children(func(tag xml.StartElement) error {
		name := tag.Name.Local
		if strings.HasSuffix(name, "Pr") || name == "deg" {
			return nil
		}
		if name == "t" {
			text, err := x.text()
			b.WriteString(spacedOperator(text))
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
		return grouped(inner)
	case "den":
		return "/" + grouped(inner)
	case "rad":
		return "√" + grouped(inner)
	case "d":
		return "(" + inner + ")"
	case "sub":
		return "_" + grouped(inner)
	case "sup":
		return power(inner)
	}
	return inner
}
