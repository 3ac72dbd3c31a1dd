package html

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"footnote/corpus"
)

// pageOfSize gives an article of at least size bytes with the usual things
// around it.
func pageOfSize(size int) []byte {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html lang="en"><head><title>A long report | The Courier</title></head><body><nav><ul>`)
	for i := range 60 {
		fmt.Fprintf(&b, `<li><a href="/%d">Entry %d</a></li>`, i, i)
	}
	b.WriteString(`</ul></nav><article><h1>A long report</h1>`)
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, "<h2>Part %d of the report</h2>\n", i)
		for j := range 5 {
			fmt.Fprintf(&b, `<p>In the year %d the river rose for the %dth time, and <a href="/w">the wall</a> held it <em>only just</em>. Nobody had thought that it would; the keepers slept in their boots. In the morning they went out and counted what was left of the fields, which was less than half of them.</p>`+"\n", 1500+i, j+1)
		}
		b.WriteString("<ul><li>Four gates were opened.</li><li>Two of them were never closed again.</li></ul>\n")
	}
	b.WriteString(`</article><footer><p>All rights reserved.</p></footer></body></html>`)
	return []byte(b.String())
}

// BenchmarkHTML reads a page of 1 MB and compares that with running the
// tokenizer over its bytes and with parsing them.
func BenchmarkHTML(b *testing.B) {
	page := pageOfSize(1 << 20)
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	var tokens, tree time.Duration
	for b.Loop() {
		if _, err := Read(b.Context(), corpus.File{Data: page}); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		start := time.Now()
		for z := html.NewTokenizer(bytes.NewReader(page)); z.Next() != html.ErrorToken; {
		}
		tokens += time.Since(start)
		start = time.Now()
		if _, err := html.Parse(bytes.NewReader(page)); err != nil {
			b.Fatal(err)
		}
		tree += time.Since(start)
		b.StartTimer()
	}
	b.ReportMetric(float64(b.Elapsed())/float64(tokens), "x-tokens")
	b.ReportMetric(float64(b.Elapsed())/float64(tree), "x-parse")
}
