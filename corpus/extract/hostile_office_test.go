package extract

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"footnote/corpus"
	"footnote/corpus/extract/docx"
	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/internal/corpustest"
)

// The bounds that hold for the file of a stranger.
const (
	longestHostile = 20 * time.Second
	mostHostile    = 512 << 20
)

// readHostile reads a file and watches the time and the memory that it takes.
func readHostile(t *testing.T, f corpus.File) error {
	t.Helper()
	runtime.GC()
	done := make(chan uint64)
	ctx, cancel := context.WithCancel(t.Context())
	go func() { done <- mostHeap(ctx) }()
	start := time.Now()
	_, err := Extract(t.Context(), f)
	took := time.Since(start)
	cancel()
	heap := <-done
	t.Logf("%d bytes: %v, %d MiB, %v", len(f.Data), took.Round(time.Millisecond), heap>>20, err)
	if took > longestHostile || heap > mostHostile {
		t.Errorf("took %v and %d MiB, want at most %v and %d MiB", took, heap>>20, longestHostile, mostHostile>>20)
	}
	return err
}

// mostHeap gives the largest heap until ctx ends.
func mostHeap(ctx context.Context) uint64 {
	var most uint64
	for {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		most = max(most, m.HeapAlloc)
		select {
		case <-ctx.Done():
			return most
		case <-time.After(5 * time.Millisecond):
		}
	}
}

func TestHostileDOCX(t *testing.T) {
	if testing.Short() || corpustest.RaceDetector {
		t.Skip("takes long")
	}
	attributes := func() string {
		var b strings.Builder
		for i := range 400000 {
			fmt.Fprintf(&b, ` a%d=""`, i)
		}
		return b.String()
	}
	var wrong = []error{corpus.ErrTooLarge, corpus.ErrMalformed, corpus.ErrNoText, corpus.ErrEncrypted}
	for name, data := range map[string]func() []byte{
		"one big part": func() []byte { return corpustest.DocxOf(t, corpustest.Long("<w:p/>", zipxml.MostPart+1)) },
		"big beside": func() []byte {
			return corpustest.DocxOf(t, corpustest.Para("", corpustest.Say("A.")), "word/styles.xml", corpustest.Long(" ", zipxml.MostSmallPart+1))
		},
		"empty":        func() []byte { return corpustest.DocxOf(t, corpustest.Long("<w:p/>", 60<<20)) },
		"many levels":  func() []byte { return corpustest.DocxOf(t, corpustest.Long("<w:ins>", 200000*7)) },
		"nested boxes": func() []byte { return corpustest.DocxOf(t, corpustest.Long("<w:tbl><w:tr><w:tc>", 200000*19)) },
		"cells": func() []byte {
			return corpustest.DocxOf(t, "<w:tbl>"+corpustest.Long("<w:tr><w:tc/></w:tr>", 60<<20)+"</w:tbl>")
		},
		"attributes":   func() []byte { return corpustest.DocxOf(t, "<w:p"+attributes()+"/>") },
		"one long tag": func() []byte { return corpustest.DocxOf(t, "<w:p "+corpustest.Long("a ", 30<<20)+"/>") },
		"entities": func() []byte {
			return corpustest.DocxOf(t, "", "word/document.xml", `<!DOCTYPE a [<!ENTITY b "`+corpustest.Long("c", 1000)+`">]><a>`+corpustest.Long("&b;", 100000)+`</a>`)
		},
		"fields": func() []byte {
			return corpustest.DocxOf(t, "<w:p>"+corpustest.Long(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`, 20<<20)+"</w:p>")
		},
		"no main part": func() []byte { return corpustest.Zipped(t, "word/other.xml", "") },
		"not XML":      func() []byte { return corpustest.Zipped(t, "word/document.xml", corpustest.Long("\x00\xff", 1000)) },
		"circle of main": func() []byte {
			return corpustest.Zipped(t, "_rels/.rels", corpustest.Relations(corpustest.Relation("officeDocument", "_rels/.rels")), "word/a", "")
		},
	} {
		t.Run(name, func(t *testing.T) {
			err := readHostile(t, corpus.File{Name: "a.docx", Data: data()})
			if !isOneOf(err, wrong) {
				t.Errorf("Extract = %v, want one of %v", err, wrong)
			}
		})
	}
}

// What is large and sound is read, or is too large.
func TestLargeDOCX(t *testing.T) {
	if testing.Short() || corpustest.RaceDetector {
		t.Skip("takes long")
	}
	for name, data := range map[string]func() []byte{
		"paragraphs": func() []byte {
			return corpustest.DocxOf(t, corpustest.Long(corpustest.Para("", corpustest.Say("A mill ground rye.")), 30<<20))
		},
		"one paragraph": func() []byte {
			return corpustest.DocxOf(t, "<w:p>"+corpustest.Long(corpustest.Say("A mill ground rye. "), 60<<20)+"</w:p>")
		},
		"raised": func() []byte {
			return corpustest.DocxOf(t, "<w:p>"+corpustest.Long(`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t>m</w:t></w:r>`, 40<<20)+"</w:p>")
		},
		"headings": func() []byte {
			return corpustest.DocxOf(t, corpustest.Long(`<w:p><w:pPr><w:outlineLvl w:val="3"/></w:pPr><w:r><w:t>Mill</w:t></w:r></w:p>`, 25<<20))
		},
		"programs": func() []byte {
			return corpustest.DocxOf(t, corpustest.Long(corpustest.Para("C", corpustest.Say("x")), 25<<20), "word/styles.xml", corpustest.Part("styles", corpustest.NamedAs("C", "Source Code", "", "")))
		},
		"titles": func() []byte {
			return corpustest.DocxOf(t, corpustest.Long(corpustest.Para("T", corpustest.Say("Mill")), 20<<20), "word/styles.xml", corpustest.Part("styles", corpustest.NamedAs("T", "Title", "", "")))
		},
		"line feeds": func() []byte {
			return corpustest.DocxOf(t, corpustest.Para("", strings.Repeat(corpustest.Say(corpustest.Long("\n", 3<<20)), 19)+corpustest.Say("A mill ground rye.")))
		},
		"styles": func() []byte {
			var body, styles strings.Builder
			for i := range docx.MostStyles {
				body.WriteString(corpustest.Para(fmt.Sprint("s", i), corpustest.Say("A mill.")))
				styles.WriteString(corpustest.NamedAs(fmt.Sprint("s", i), "a style", fmt.Sprint("s", i+1), ""))
			}
			return corpustest.DocxOf(t, body.String(), "word/styles.xml", corpustest.Part("styles", styles.String()))
		},
		"notes": func() []byte {
			return corpustest.DocxOf(t, "<w:p>"+corpustest.Long(`<w:r><w:footnoteReference w:id="1"/></w:r>`, 30<<20)+corpustest.Say("A mill.")+"</w:p>", "word/footnotes.xml", corpustest.Part("footnotes", `<w:footnote w:id="1">`+corpustest.Para("", corpustest.Say("Note."))+`</w:footnote>`))
		},
		"parts": func() []byte {
			parts := []string{}
			for i := range zipxml.MostParts - 10 {
				parts = append(parts, fmt.Sprint("media/", i), "")
			}
			return corpustest.DocxOf(t, corpustest.Para("", corpustest.Say("A mill ground rye.")), parts...)
		},
		"nested zip": func() []byte {
			return corpustest.DocxOf(t, corpustest.Para("", corpustest.Say("A mill ground rye.")), "word/embeddings/a.docx", string(corpustest.DocxOf(t, corpustest.Long("<w:p/>", 30<<20))))
		},
	} {
		t.Run(name, func(t *testing.T) {
			if err := readHostile(t, corpus.File{Name: "a.docx", Data: data()}); err != nil && !errors.Is(err, corpus.ErrTooLarge) {
				t.Errorf("Extract = %v, want a text or ErrTooLarge", err)
			}
		})
	}
}

func isOneOf(err error, list []error) bool {
	for _, one := range list {
		if errors.Is(err, one) {
			return true
		}
	}
	return false
}

// many gives a book's chapters, all of one content.
func many(n int, content string) []corpustest.BookPart {
	var parts []corpustest.BookPart
	for i := range n {
		parts = append(parts, corpustest.BookPart{Name: fmt.Sprintf("c%d.xhtml", i), Content: content})
	}
	return parts
}

func TestHostileEPUB(t *testing.T) {
	if testing.Short() || corpustest.RaceDetector {
		t.Skip("takes long")
	}
	book := func(parts ...corpustest.BookPart) []byte {
		return corpustest.EpubOf(t, corpustest.BookRecord, parts...)
	}
	wrong := []error{corpus.ErrTooLarge, corpus.ErrMalformed, corpus.ErrNoText, corpus.ErrEncrypted}
	for name, data := range map[string]func() []byte{
		"a hundred of 9 MB": func() []byte { return book(many(100, corpustest.Long("A mill. ", 9<<20))...) },
		"elements":          func() []byte { return book(many(20, corpustest.Long("<b/>", 3<<20))...) },
		"many levels":       func() []byte { return book(corpustest.Xhtml("a.xhtml", corpustest.Long("<div>", 200000*5))) },
		"open bold": func() []byte {
			return book(corpustest.Xhtml("a.xhtml", corpustest.Long("<b id=1><i><u><p>", 200000*5)))
		},
		"entities": func() []byte {
			return book(corpustest.BookPart{Name: "a.xhtml", Content: `<!DOCTYPE a [<!ENTITY b "` + corpustest.Long("c", 1000) + `">]><p>` + corpustest.Long("&b;", 100000) + `</p>`})
		},
		"one long tag": func() []byte { return book(corpustest.Xhtml("a.xhtml", "<p "+corpustest.Long("a ", 30<<20)+">")) },
		"attributes":   func() []byte { return book(corpustest.Xhtml("a.xhtml", "<p "+corpustest.Long("id=1 ", 3<<20)+">")) },
		"big package": func() []byte {
			return corpustest.EpubOf(t, corpustest.Long("<dc:title>A</dc:title>", zipxml.MostSmallPart))
		},
		"no package": func() []byte { return corpustest.Zipped(t, "META-INF/container.xml", corpustest.BookContainer) },
		"circle of package": func() []byte {
			return corpustest.Zipped(t, "META-INF/container.xml", strings.ReplaceAll(corpustest.BookContainer, "OPS/book.opf", "META-INF/container.xml"))
		},
		"climbing out": func() []byte {
			return corpustest.Zipped(t, "META-INF/container.xml", strings.ReplaceAll(corpustest.BookContainer, "OPS/book.opf", "../../../etc/passwd"))
		},
		"levels of contents": func() []byte {
			return book(corpustest.BookPart{Name: "toc.ncx", Content: "<ncx><navMap>" + corpustest.Long("<navPoint>", 200000*10)}, corpustest.Xhtml("a.xhtml", corpustest.Prose1))
		},
	} {
		t.Run(name, func(t *testing.T) {
			if err := readHostile(t, corpus.File{Name: "a.epub", Data: data()}); !isOneOf(err, wrong) {
				t.Errorf("Extract = %v, want one of %v", err, wrong)
			}
		})
	}
}

func TestLargeEPUB(t *testing.T) {
	if testing.Short() || corpustest.RaceDetector {
		t.Skip("takes long")
	}
	book := func(parts ...corpustest.BookPart) []byte {
		return corpustest.EpubOf(t, corpustest.BookRecord, parts...)
	}
	spine := func(n int) []byte {
		return corpustest.Zipped(t, "META-INF/container.xml", corpustest.BookContainer, "OPS/a.xhtml", corpustest.Xhtml("", corpustest.Long(corpustest.Prose1, 1<<20)).Content, "OPS/book.opf",
			`<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine>`+strings.Repeat(`<itemref idref="a"/>`, n)+`</spine></package>`)
	}
	for name, data := range map[string]func() []byte{
		"a chapter 5,000 times": func() []byte { return spine(5000) },
		"paragraphs":            func() []byte { return book(many(200, corpustest.Long("<p>A mill ground rye.</p>", 30000))...) },
		"texts":                 func() []byte { return book(many(3, corpustest.Long("A mill ground the rye of the town. ", 7<<20))...) },
		"entries": func() []byte {
			return book(corpustest.NavOf(corpustest.Long(`<li><a href="a.xhtml#x">Mill</a></li>`, 1<<20), corpustest.Long(`<li><a href="a.xhtml#x">1</a></li>`, 1<<20)), corpustest.Xhtml("a.xhtml", `<p id="x">A mill.</p>`+corpustest.Prose1))
		},
		"entries to a long text": func() []byte {
			return book(corpustest.NavOf(corpustest.Long(`<li><a href="a.xhtml#x">Mill</a></li>`, 1<<20), ""), corpustest.Xhtml("a.xhtml", `<p id="x">`+corpustest.Long("A mill ground rye. ", 3<<20)+"</p>"))
		},
		"headings in headings": func() []byte {
			return book(corpustest.NavOf(`<li><a href="a.xhtml">Mill</a></li>`, ""), corpustest.Xhtml("a.xhtml", corpustest.Long("<h2>", 300*4)+corpustest.Long("A mill ground rye. ", 3<<20)))
		},
		"long names": func() []byte {
			return book(many(5000, `<html><body epub:type="`+corpustest.Long("a ", 1900)+`">`+corpustest.Prose1+`</body></html>`)...)
		},
		"levels of lists": func() []byte {
			return book(corpustest.NavOf(corpustest.Long("<ol><li>", 2000), ""), corpustest.Xhtml("a.xhtml", corpustest.Long("<ul><li>", 2000)+corpustest.Prose1))
		},
		"notes": func() []byte {
			return book(corpustest.Xhtml("a.xhtml", corpustest.Long(`<a epub:type="noteref" href="#n">1</a>`, 4<<20)+`<aside epub:type="footnote" id="n">Note.</aside>`+corpustest.Prose1))
		},
		"headings": func() []byte {
			return book(corpustest.NavOf(`<li><a href="a.xhtml">Mill</a></li>`, ""), corpustest.Xhtml("a.xhtml", corpustest.Long("<h2>Mill</h2>", 2<<20)+corpustest.Prose1))
		},
		"nested zip": func() []byte {
			return book(corpustest.Xhtml("a.xhtml", corpustest.Prose1), corpustest.BookPart{Name: "b.epub.png", Content: string(book(many(10, corpustest.Long("A mill. ", 9<<20))...))})
		},
		"refinements": func() []byte {
			return corpustest.EpubOf(t, corpustest.Long(`<dc:creator id="a">Jane Roe</dc:creator><meta refines="#a" property="role">aut</meta>`, 4<<20), corpustest.Xhtml("a.xhtml", corpustest.Prose1))
		},
		"raised": func() []byte { return book(corpustest.Xhtml("a.xhtml", "<p>"+corpustest.Long("m<sup>2</sup>", 4<<20))) },
		"pages": func() []byte {
			return book(corpustest.Xhtml("a.xhtml", corpustest.Long(`<span epub:type="pagebreak" title="1"/>a`, 4<<20)))
		},
	} {
		t.Run(name, func(t *testing.T) {
			err := readHostile(t, corpus.File{Name: "a.epub", Data: data()})
			if name == "nested zip" { // named a chapter, and its bytes are no text
				if !errors.Is(err, corpus.ErrMalformed) {
					t.Errorf("Extract = %v, want ErrMalformed", err)
				}
			} else if err != nil && !errors.Is(err, corpus.ErrTooLarge) {
				t.Errorf("Extract = %v, want a text or ErrTooLarge", err)
			}
		})
	}
}
