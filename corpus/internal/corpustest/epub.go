package corpustest

import (
	"fmt"
	"strings"
	"testing"
)

const BookContainer = `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`

// A BookPart is a file of a book: a chapter if its name ends in .xhtml.
type BookPart struct{ Name, Content string }

// EpubOf packs a book; all chapters stand in its spine in their order. A
// navigation document is the part nav.xhtml, a table of the old kind toc.ncx.
func EpubOf(t testing.TB, record string, parts ...BookPart) []byte {
	var manifest, spine strings.Builder
	all := []string{"mimetype", "application/epub+zip", "META-INF/container.xml", BookContainer}
	for i, p := range parts {
		all = append(all, "OPS/"+p.Name, p.Content)
		kind, more := "application/xhtml+xml", ""
		switch {
		case p.Name == "nav.xhtml":
			more = ` properties="nav"`
		case strings.HasSuffix(p.Name, ".ncx"):
			kind = "application/x-dtbncx+xml"
		}
		fmt.Fprintf(&manifest, `<item id="i%d" href="%s" media-type="%s"%s/>`, i, p.Name, kind, more)
		if kind == "application/xhtml+xml" && more == "" {
			fmt.Fprintf(&spine, `<itemref idref="i%d"/>`, i)
		}
	}
	opf := `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		record + `</metadata><manifest>` + manifest.String() + `</manifest><spine>` + spine.String() + `</spine></package>`
	return Zipped(t, append(all, "OPS/book.opf", opf)...)
}

func Xhtml(name, body string) BookPart {
	return BookPart{Name: name, Content: `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/><script/></head><body>` + body + `</body></html>`}
}

// NavOf is a table of contents with a list of pages.
func NavOf(contents, pages string) BookPart {
	return Xhtml("nav.xhtml", `<nav epub:type="toc"><h1>Contents</h1><ol>`+contents+`</ol></nav><nav epub:type="page-list"><ol>`+pages+`</ol></nav>`)
}

const (
	BookRecord = `<dc:title>The Tide Mill</dc:title><dc:language>en</dc:language>`
	Prose1     = "<p>The mill stood at the mouth of the river for two hundred years, and it ground the barley of four villages.</p>"
	Prose2     = "<p>Its wheel turned twice a day, whenever the sea had filled the pond behind the dam of oak and clay.</p>"
	Prose3     = "<p>In the year of the great storm the dam broke, and nobody had the money to build it up again.</p>"
)

func In1251(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= 'А' && r <= 'я':
			b.WriteByte(byte(r - 'А' + 0xC0))
		case r == 'ё':
			b.WriteByte(0xB8)
		default:
			b.WriteByte(byte(r))
		}
	}
	return b.String()
}
