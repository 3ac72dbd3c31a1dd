package corpustest

import (
	"fmt"
	"strings"
	"testing"
)

const officeNames = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
	xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
	xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`

// Relation is one of a part to another.
func Relation(kind, target string) string {
	return fmt.Sprintf(`<Relationship Id="r%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>`, kind, kind, target)
}

func Relations(list ...string) string {
	return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + strings.Join(list, "") + `</Relationships>`
}

// DocxOf packs the body of a text, in the tags of Word, with other parts.
func DocxOf(t testing.TB, body string, parts ...string) []byte {
	all := []string{
		"_rels/.rels", Relations(Relation("officeDocument", "word/document.xml"), Relation("core-properties", "docProps/core.xml")),
		"word/_rels/document.xml.rels", Relations(Relation("styles", "styles.xml"), Relation("numbering", "numbering.xml"),
			Relation("footnotes", "footnotes.xml"), Relation("endnotes", "/word/endnotes.xml")),
		"word/document.xml", `<?xml version="1.0"?><w:document ` + officeNames + `><w:body>` + body + `</w:body></w:document>`,
	}
	return Zipped(t, append(all, parts...)...)
}

// Para is a paragraph of a style, which may be none.
func Para(style, inner string) string {
	if style != "" {
		style = `<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`
	}
	return "<w:p>" + style + inner + "</w:p>"
}

func Say(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

// Item is a paragraph of a list.
func Item(list, level int, text string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>%s</w:p>`, level, list, Say(text))
}

func Part(root, inner string) string {
	return "<w:" + root + " " + officeNames + ">" + inner + "</w:" + root + ">"
}

func NamedAs(id, name, base, looks string) string {
	return fmt.Sprintf(`<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="%s"/>%s</w:style>`, id, name, base, looks)
}
