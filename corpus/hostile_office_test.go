package corpus

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

// The bounds that hold for the file of a stranger.
const (
	longestHostile = 20 * time.Second
	mostHostile    = 512 << 20
)

// readHostile reads a file and watches the time and the memory that it takes.
func readHostile(t *testing.T, f File) error {
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

// long repeats a text until it has more than so many bytes.
func long(s string, bytes int) string { return strings.Repeat(s, bytes/len(s)+1) }

func TestHostileDOCX(t *testing.T) {
	if testing.Short() || raceDetector {
		t.Skip("takes long")
	}
	attributes := func() string {
		var b strings.Builder
		for i := range 400000 {
			fmt.Fprintf(&b, ` a%d=""`, i)
		}
		return b.String()
	}
	var wrong = []error{ErrTooLarge, ErrMalformed, ErrNoText, ErrEncrypted}
	for name, data := range map[string]func() []byte{
		"one big part": func() []byte { return docxOf(t, long("<w:p/>", mostPart+1)) },
		"big beside":   func() []byte { return docxOf(t, para("", say("A.")), "word/styles.xml", long(" ", mostSmallPart+1)) },
		"empty":        func() []byte { return docxOf(t, long("<w:p/>", 60<<20)) },
		"many levels":  func() []byte { return docxOf(t, long("<w:ins>", 200000*7)) },
		"nested boxes": func() []byte { return docxOf(t, long("<w:tbl><w:tr><w:tc>", 200000*19)) },
		"cells":        func() []byte { return docxOf(t, "<w:tbl>"+long("<w:tr><w:tc/></w:tr>", 60<<20)+"</w:tbl>") },
		"attributes":   func() []byte { return docxOf(t, "<w:p"+attributes()+"/>") },
		"one long tag": func() []byte { return docxOf(t, "<w:p "+long("a ", 30<<20)+"/>") },
		"entities": func() []byte {
			return docxOf(t, "", "word/document.xml", `<!DOCTYPE a [<!ENTITY b "`+long("c", 1000)+`">]><a>`+long("&b;", 100000)+`</a>`)
		},
		"fields": func() []byte {
			return docxOf(t, "<w:p>"+long(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`, 20<<20)+"</w:p>")
		},
		"no main part": func() []byte { return zipped(t, "word/other.xml", "") },
		"not XML":      func() []byte { return zipped(t, "word/document.xml", long("\x00\xff", 1000)) },
		"circle of main": func() []byte {
			return zipped(t, "_rels/.rels", relations(relation("officeDocument", "_rels/.rels")), "word/a", "")
		},
	} {
		t.Run(name, func(t *testing.T) {
			err := readHostile(t, File{Name: "a.docx", Data: data()})
			if !isOneOf(err, wrong) {
				t.Errorf("Extract = %v, want one of %v", err, wrong)
			}
		})
	}
}

// What is large and sound is read, or is too large.
func TestLargeDOCX(t *testing.T) {
	if testing.Short() || raceDetector {
		t.Skip("takes long")
	}
	for name, data := range map[string]func() []byte{
		"paragraphs":    func() []byte { return docxOf(t, long(para("", say("A mill ground rye.")), 30<<20)) },
		"one paragraph": func() []byte { return docxOf(t, "<w:p>"+long(say("A mill ground rye. "), 60<<20)+"</w:p>") },
		"raised": func() []byte {
			return docxOf(t, "<w:p>"+long(`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t>m</w:t></w:r>`, 40<<20)+"</w:p>")
		},
		"headings": func() []byte {
			return docxOf(t, long(`<w:p><w:pPr><w:outlineLvl w:val="3"/></w:pPr><w:r><w:t>Mill</w:t></w:r></w:p>`, 25<<20))
		},
		"programs": func() []byte {
			return docxOf(t, long(para("C", say("x")), 25<<20), "word/styles.xml", part("styles", namedAs("C", "Source Code", "", "")))
		},
		"titles": func() []byte {
			return docxOf(t, long(para("T", say("Mill")), 20<<20), "word/styles.xml", part("styles", namedAs("T", "Title", "", "")))
		},
		"line feeds": func() []byte {
			return docxOf(t, para("", strings.Repeat(say(long("\n", 3<<20)), 19)+say("A mill ground rye.")))
		},
		"styles": func() []byte {
			var body, styles strings.Builder
			for i := range mostStyles {
				body.WriteString(para(fmt.Sprint("s", i), say("A mill.")))
				styles.WriteString(namedAs(fmt.Sprint("s", i), "a style", fmt.Sprint("s", i+1), ""))
			}
			return docxOf(t, body.String(), "word/styles.xml", part("styles", styles.String()))
		},
		"notes": func() []byte {
			return docxOf(t, "<w:p>"+long(`<w:r><w:footnoteReference w:id="1"/></w:r>`, 30<<20)+say("A mill.")+"</w:p>", "word/footnotes.xml", part("footnotes", `<w:footnote w:id="1">`+para("", say("Note."))+`</w:footnote>`))
		},
		"parts": func() []byte {
			parts := []string{}
			for i := range mostParts - 10 {
				parts = append(parts, fmt.Sprint("media/", i), "")
			}
			return docxOf(t, para("", say("A mill ground rye.")), parts...)
		},
		"nested zip": func() []byte {
			return docxOf(t, para("", say("A mill ground rye.")), "word/embeddings/a.docx", string(docxOf(t, long("<w:p/>", 30<<20))))
		},
	} {
		t.Run(name, func(t *testing.T) {
			if err := readHostile(t, File{Name: "a.docx", Data: data()}); err != nil && !errors.Is(err, ErrTooLarge) {
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
func many(n int, content string) []epubPart {
	var parts []epubPart
	for i := range n {
		parts = append(parts, epubPart{name: fmt.Sprintf("c%d.xhtml", i), content: content})
	}
	return parts
}

func TestHostileEPUB(t *testing.T) {
	if testing.Short() || raceDetector {
		t.Skip("takes long")
	}
	book := func(parts ...epubPart) []byte { return epubOf(t, bookRecord, parts...) }
	wrong := []error{ErrTooLarge, ErrMalformed, ErrNoText, ErrEncrypted}
	for name, data := range map[string]func() []byte{
		"a hundred of 9 MB": func() []byte { return book(many(100, long("A mill. ", 9<<20))...) },
		"elements":          func() []byte { return book(many(20, long("<b/>", 3<<20))...) },
		"many levels":       func() []byte { return book(xhtml("a.xhtml", long("<div>", 200000*5))) },
		"open bold":         func() []byte { return book(xhtml("a.xhtml", long("<b id=1><i><u><p>", 200000*5))) },
		"entities": func() []byte {
			return book(epubPart{name: "a.xhtml", content: `<!DOCTYPE a [<!ENTITY b "` + long("c", 1000) + `">]><p>` + long("&b;", 100000) + `</p>`})
		},
		"one long tag": func() []byte { return book(xhtml("a.xhtml", "<p "+long("a ", 30<<20)+">")) },
		"attributes":   func() []byte { return book(xhtml("a.xhtml", "<p "+long("id=1 ", 3<<20)+">")) },
		"big package":  func() []byte { return epubOf(t, long("<dc:title>A</dc:title>", mostSmallPart)) },
		"no package":   func() []byte { return zipped(t, "META-INF/container.xml", bookContainer) },
		"circle of package": func() []byte {
			return zipped(t, "META-INF/container.xml", strings.ReplaceAll(bookContainer, "OPS/book.opf", "META-INF/container.xml"))
		},
		"climbing out": func() []byte {
			return zipped(t, "META-INF/container.xml", strings.ReplaceAll(bookContainer, "OPS/book.opf", "../../../etc/passwd"))
		},
		"levels of contents": func() []byte {
			return book(epubPart{name: "toc.ncx", content: "<ncx><navMap>" + long("<navPoint>", 200000*10)}, xhtml("a.xhtml", prose1))
		},
	} {
		t.Run(name, func(t *testing.T) {
			if err := readHostile(t, File{Name: "a.epub", Data: data()}); !isOneOf(err, wrong) {
				t.Errorf("Extract = %v, want one of %v", err, wrong)
			}
		})
	}
}

func TestLargeEPUB(t *testing.T) {
	if testing.Short() || raceDetector {
		t.Skip("takes long")
	}
	book := func(parts ...epubPart) []byte { return epubOf(t, bookRecord, parts...) }
	spine := func(n int) []byte {
		return zipped(t, "META-INF/container.xml", bookContainer, "OPS/a.xhtml", xhtml("", long(prose1, 1<<20)).content, "OPS/book.opf",
			`<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine>`+strings.Repeat(`<itemref idref="a"/>`, n)+`</spine></package>`)
	}
	for name, data := range map[string]func() []byte{
		"a chapter 5,000 times": func() []byte { return spine(5000) },
		"paragraphs":            func() []byte { return book(many(200, long("<p>A mill ground rye.</p>", 30000))...) },
		"texts":                 func() []byte { return book(many(3, long("A mill ground the rye of the town. ", 7<<20))...) },
		"entries": func() []byte {
			return book(navOf(long(`<li><a href="a.xhtml#x">Mill</a></li>`, 1<<20), long(`<li><a href="a.xhtml#x">1</a></li>`, 1<<20)), xhtml("a.xhtml", `<p id="x">A mill.</p>`+prose1))
		},
		"entries to a long text": func() []byte {
			return book(navOf(long(`<li><a href="a.xhtml#x">Mill</a></li>`, 1<<20), ""), xhtml("a.xhtml", `<p id="x">`+long("A mill ground rye. ", 3<<20)+"</p>"))
		},
		"headings in headings": func() []byte {
			return book(navOf(`<li><a href="a.xhtml">Mill</a></li>`, ""), xhtml("a.xhtml", long("<h2>", 300*4)+long("A mill ground rye. ", 3<<20)))
		},
		"long names": func() []byte {
			return book(many(5000, `<html><body epub:type="`+long("a ", 1900)+`">`+prose1+`</body></html>`)...)
		},
		"levels of lists": func() []byte {
			return book(navOf(long("<ol><li>", 2000), ""), xhtml("a.xhtml", long("<ul><li>", 2000)+prose1))
		},
		"notes": func() []byte {
			return book(xhtml("a.xhtml", long(`<a epub:type="noteref" href="#n">1</a>`, 4<<20)+`<aside epub:type="footnote" id="n">Note.</aside>`+prose1))
		},
		"headings": func() []byte {
			return book(navOf(`<li><a href="a.xhtml">Mill</a></li>`, ""), xhtml("a.xhtml", long("<h2>Mill</h2>", 2<<20)+prose1))
		},
		"nested zip": func() []byte {
			return book(xhtml("a.xhtml", prose1), epubPart{name: "b.epub.png", content: string(book(many(10, long("A mill. ", 9<<20))...))})
		},
		"refinements": func() []byte {
			return epubOf(t, long(`<dc:creator id="a">Jane Roe</dc:creator><meta refines="#a" property="role">aut</meta>`, 4<<20), xhtml("a.xhtml", prose1))
		},
		"raised": func() []byte { return book(xhtml("a.xhtml", "<p>"+long("m<sup>2</sup>", 4<<20))) },
		"pages":  func() []byte { return book(xhtml("a.xhtml", long(`<span epub:type="pagebreak" title="1"/>a`, 4<<20))) },
	} {
		t.Run(name, func(t *testing.T) {
			if err := readHostile(t, File{Name: "a.epub", Data: data()}); err != nil && !errors.Is(err, ErrTooLarge) {
				t.Errorf("Extract = %v, want a text or ErrTooLarge", err)
			}
		})
	}
}
