package opendocument

import (
	"encoding/xml"
	"html"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/structure"
)

// object reads what another program made, if it is a formula: it stands in a file of its own or,
// where the text is in one file, in the element.
func (r *reader) object(x *zipxml.ElementReader, tag xml.StartElement, at place) error {
	source, err := r.mathOf(x, tag)
	if err != nil || source == "" {
		return err
	}
	text, err := r.readMath(source)
	switch {
	case err != nil || text == "":
		return err
	case r.formulas != nil:
		r.formulas.WriteString(text)
		return nil
	}
	return r.all([]structure.Line{{Block: corpus.Block{Text: text}, Marked: true, Skip: at.skip}})
}

// mathOf gives the MathML of an object, "" for one that is no formula.
func (r *reader) mathOf(x *zipxml.ElementReader, tag xml.StartElement) (string, error) {
	part := zipxml.PartName(zipxml.ValueOf(tag, "href"))
	if r.inside != nil && r.isFormula[part] {
		source, err := r.inside.Take(part+"/content.xml", zipxml.MostSmallPart)
		return string(source), err
	}
	var b strings.Builder
	err := x.Children(func(tag xml.StartElement) error {
		if tag.Name.Local != "math" {
			return nil
		}
		return rewrite(&b, x, tag)
	})
	return b.String(), err
}

// rewrite writes the element that was just opened as it stands, without its attributes.
func rewrite(b *strings.Builder, x *zipxml.ElementReader, tag xml.StartElement) error {
	b.WriteString("<" + tag.Name.Local + ">")
	err := x.Content(func(text string) { b.WriteString(html.EscapeString(text)) }, func(tag xml.StartElement) error { return rewrite(b, x, tag) })
	b.WriteString("</" + tag.Name.Local + ">")
	return err
}
