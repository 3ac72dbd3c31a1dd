package html

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"footnote/corpus"
	"footnote/corpus/extract/internal/encoding"
	"footnote/corpus/internal/corpustest"
	"footnote/corpus/split"
)

// hostilePages are made to keep a reader busy or to fill its memory.
func hostilePages() map[string]string {
	var fonts, attributes, ids strings.Builder
	for i := range 400 {
		fmt.Fprintf(&fonts, "<font color=%d>", i)
	}
	for i := range 50000 {
		fmt.Fprintf(&attributes, " a%d=b", i)
	}
	for i := range 3000 {
		fmt.Fprintf(&ids, `<p>Word<sup><a href="#n%d">%d</a></sup> and more.</p>`, i, i)
	}
	for i := range 3000 {
		fmt.Fprintf(&ids, `<p id="n%d">Note of some words.</p>`, i)
	}
	word := "Some words of a sentence, and some more. "
	return map[string]string{
		"breaks":           strings.Repeat("<br>", 120000),
		"broken words":     "<p>" + strings.Repeat("a<br>", 15000),
		"nested blocks":    strings.Repeat("<div>", 100000) + word,
		"nested lists":     strings.Repeat("<ul><li>", 200) + strings.Repeat(word, 100),
		"nested tables":    strings.Repeat("<table><tr><td>", 150) + strings.Repeat(word, 1000),
		"nested quotes":    strings.Repeat("<blockquote>", 400) + strings.Repeat(word, 1000),
		"nested bold":      strings.Repeat("<b>", 400) + strings.Repeat("<p>"+word, 2000),
		"open fonts":       "<p>" + fonts.String() + "</p>" + strings.Repeat("<p>x</p>", 100000),
		"big attribute":    `<p class="` + strings.Repeat("nav ", 1<<20) + `">` + strings.Repeat(word, 10),
		"many attributes":  "<p" + attributes.String() + ">" + strings.Repeat(word, 10),
		"wide table":       "<table><tr>" + strings.Repeat("<td>cell", 20000) + "</table>",
		"long table":       "<table>" + strings.Repeat("<tr><td>left<td>right", 10000) + "</table>",
		"one word":         "<p>" + strings.Repeat("x", 1<<20),
		"one paragraph":    "<p>" + strings.Repeat(word, 20000),
		"many paragraphs":  strings.Repeat("<p>"+word, 10000),
		"many headings":    strings.Repeat("<h2>Words</h2>", 10000),
		"many links":       strings.Repeat("<a href=x>link</a>", 20000),
		"many notes":       ids.String(),
		"many raised":      "<p>" + strings.Repeat("a<sup>1</sup>", 30000),
		"many pictures":    "<p>" + strings.Repeat(`<img class=math alt=x>`, 20000),
		"many marks":       "<p>" + strings.Repeat(`<a href="#n">[1]</a>`, 30000) + "<p id=n>note",
		"deep formula":     "<math>" + strings.Repeat("<mrow>", 400) + "x",
		"wide formula":     "<math>" + strings.Repeat("<mfrac>", 200) + strings.Repeat("<mi>x</mi>", 50000),
		"deep data":        `<script type="application/ld+json">` + strings.Repeat(`{"author":`, 9000) + strings.Repeat("}", 9000) + "</script>" + strings.Repeat("<p>"+word, 20),
		"much data":        `<script type="application/ld+json">[` + strings.Repeat(`{"@type":"Article","@id":"a"},`, 30000) + `{}]</script>` + strings.Repeat("<p>"+word, 20),
		"many scripts":     strings.Repeat(`<script type="application/ld+json">{"@type":"Article"}</script>`, 5000) + strings.Repeat("<p>"+word, 20),
		"many tags":        strings.Repeat(`<meta name=author content="Some One">`, 30000) + strings.Repeat("<p>"+word, 20),
		"many properties":  strings.Repeat(`<span itemprop=author class=author>Some One `, 400) + strings.Repeat("<p>"+word, 20),
		"unclosed comment": "<p>" + word + strings.Repeat("<!-- ", 100000),
		"unclosed script":  "<p>" + word + "<script>" + strings.Repeat("<script>", 100000),
		"tags and no text": strings.Repeat("<i></i>", 50000),
		"forms":            strings.Repeat("<form><table><form>", 20000) + word,
		"foster parents":   "<table>" + strings.Repeat("<tr>a<b>c", 5000),
		"preformatted":     "<pre>" + strings.Repeat("a b\n", 20000),
		"verse":            "<p>" + strings.Repeat("The water came, and rose,<br>", 10000),
	}
}

// mostHostile is how much of the processor's time one of the pages may take; the slowest takes
// a quarter of that. Others may be busy beside, so that the clock on the wall says nothing.
const mostHostile = 10 * time.Second

func TestHTMLHostile(t *testing.T) {
	if corpustest.RaceDetector {
		t.Skip("the bound is for the program as it is built; under the race detector it takes ten times as long")
	}
	for name, page := range hostilePages() {
		start := corpustest.ProcessorTime(t)
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
		_, err := Read(ctx, corpus.File{Data: []byte(page)})
		cancel()
		took := corpustest.ProcessorTime(t) - start
		if took > mostHostile || errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("readHTML(%s) takes %v, or more: %v", name, took.Round(time.Millisecond), err)
		}
		if took > 500*time.Millisecond {
			t.Logf("readHTML(%s), %d KiB: %v, %v", name, len(page)>>10, took.Round(time.Millisecond), err)
		}
	}
}

// A page ends soon after its context, and holds no memory without bound.
func TestHTMLBounds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, corpus.File{Data: []byte(strings.Repeat("<p>Words.", 10000))}); !errors.Is(err, context.Canceled) {
		t.Errorf("readHTML after cancel: %v, want context.Canceled", err)
	}
	page := hostilePages()["open fonts"]
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := Read(t.Context(), corpus.File{Data: []byte(page)})
	runtime.ReadMemStats(&after)
	if grown := after.TotalAlloc - before.TotalAlloc; !errors.Is(err, corpus.ErrTooLarge) || grown > 64<<20 {
		t.Errorf("readHTML(open fonts): %v after %d MiB, want ErrTooLarge before 64 MiB", err, grown>>20)
	}
}

func TestHTMLCharsets(t *testing.T) {
	body := "<p>Die Straße über den Fluß war gesperrt, und niemand wußte, wie lange. Man wartete bis zum Abend, dann kehrten alle um und gingen nach Hause, ohne daß ein Wort gefallen wäre. Erst am Morgen kam jemand und öffnete.</p>"
	latin := corpustest.In(t, charmap.Windows1252, body)
	for name, f := range map[string]corpus.File{
		"UTF-8":                      {Data: []byte(body)},
		"UTF-8 with a mark":          {Data: []byte("\xEF\xBB\xBF" + body)},
		"UTF-8 declared otherwise":   {Data: []byte(`<meta charset="windows-1251">` + body)},
		"by the server":              {Data: latin, MediaType: "text/html; charset=ISO-8859-1"},
		"by the page":                {Data: append([]byte(`<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-15">`), latin...)},
		"not declared":               {Data: latin},
		"declared as what it is not": {Data: append([]byte(`<meta charset=utf-8>`), latin...)},
		"UTF-16":                     {Data: corpustest.In16("<html>"+body, false, true)},
	} {
		got, err := encoding.DecodeHTML(f)
		if err != nil || !strings.Contains(got, "Straße über den Fluß") {
			t.Errorf("decodeHTML(%s) = %.60q (%v), want the umlauts", name, got, err)
		}
	}
}

// What comes out of any page is clean: valid UTF-8 without control characters.
func FuzzHTML(f *testing.F) {
	files, err := filepath.Glob("../testdata/html/*.html")
	if err != nil || len(files) == 0 {
		f.Fatalf("no pages in testdata/html (%v)", err)
	}
	refused, err := filepath.Glob("../testdata/html/refused/*.html")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range append(files, refused...) {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(t.Context(), corpus.File{Origin: "https://www.courier.example/a/b?c=d", Data: data})
		if err != nil {
			return
		}
		if len(d.Blocks) == 0 {
			t.Error("readHTML gives no blocks and no error")
		}
		for _, b := range d.Blocks {
			if why := unclean(b.Text, b.Kind == corpus.Paragraph || b.Kind == corpus.Quote || b.Kind == corpus.Table); why != "" {
				t.Errorf("block %q: %s", b.Text, why)
			}
		}
		m := d.Metadata
		for _, value := range append(m.Authors, m.Title, m.Organisation, m.Issued, m.Container, m.Volume, m.Issue, m.Pages, m.Publisher, m.DOI, m.ISBN, m.URL, m.Language) {
			if why := unclean(value, false); why != "" {
				t.Errorf("record %q: %s", value, why)
			}
		}
		split.Split(d)
	})
}

// unclean says what a text holds that it must not, "" for a clean one.
func unclean(s string, rows bool) string {
	if !utf8.ValidString(s) {
		return "not valid UTF-8"
	}
	for _, r := range s {
		switch {
		case r == '\n' && rows:
		case unicode.IsControl(r) && r != '\t':
			return fmt.Sprintf("control character %U", r)
		case r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0x200B || r == 0xFEFF:
			return fmt.Sprintf("invisible character %U", r)
		}
	}
	return ""
}
