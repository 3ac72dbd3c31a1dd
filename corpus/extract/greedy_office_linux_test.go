package extract

import (
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

// each writes n things.
func each(n int, write func(i int) string) string {
	var out strings.Builder
	for i := range n {
		out.WriteString(write(i))
	}
	return out.String()
}

// A small file that asks for the work of a large one is refused with what was
// too much, or read as fast as another of its size.
func TestGreedyOffice(t *testing.T) {
	if testing.Short() || corpustest.RaceDetector {
		t.Skip("takes long")
	}
	styled := func(name string) string { return corpustest.Part("styles", corpustest.NamedAs("S", name, "", "")) }
	book := func(contents, chapter string) []byte {
		return corpustest.EpubOf(t, corpustest.BookRecord, corpustest.NavOf(contents, ""), corpustest.Xhtml("a.xhtml", chapter))
	}
	// With noise a file is large enough to inflate to what follows.
	noise, random := make([]byte, 150<<10), rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	noisy := `<i x="` + hex.EncodeToString(noise) + `"/>`
	tests := []struct {
		name, file string
		data       []byte
		err        string // a part of it, "" for none
	}{
		{"60 MiB of empty paragraphs", "a.docx", corpustest.DocxOf(t, corpustest.Long("<w:p/>", 60<<20)), "inflates above"},
		{"60 MiB of a book", "a.epub", book(`<li><a href="a.xhtml">Water</a></li>`, corpustest.Long("<p>The mill ground rye.</p>", 60<<20)), "inflates above"},
		{"60,000 notes", "a.docx", corpustest.DocxOf(t, "<w:p>"+each(150_000, func(i int) string { return fmt.Sprintf(`<w:r><w:footnoteReference w:id="%d"/></w:r>`, i) })+corpustest.Say("A mill.")+"</w:p>",
			"word/footnotes.xml", corpustest.Part("footnotes", each(60_000, func(i int) string {
				return fmt.Sprintf(`<w:footnote w:id="%d">%s</w:footnote>`, i, corpustest.Para("", corpustest.Say("Note.")))
			}))), ""},
		{"authors in 20,000 cells", "a.docx", corpustest.DocxOf(t, "<w:tbl><w:tr>"+each(20_000, func(i int) string {
			return "<w:tc>" + corpustest.Para("S", corpustest.Say(fmt.Sprintf("Ada Hemp%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26))) + "</w:tc>"
		})+"</w:tr></w:tbl>"+corpustest.Para("", corpustest.Say("A mill.")), "word/styles.xml", styled("Author")), ""},
		{"20,000 titles that lead into one paragraph", "a.epub", book(each(20_000, func(i int) string { return fmt.Sprintf(`<li><a href="a.xhtml#x%d">Water %d</a></li>`, i, i) }),
			"<p>"+each(20_000, func(i int) string { return fmt.Sprintf(`<a id="x%d"/>%s`, i, strings.Repeat("t", i%45/44)) })+corpustest.Long("<b/>", 300_000*4)+"Text</p>"), ""},
		{"contents in contents", "a.epub", corpustest.EpubOf(t, corpustest.BookRecord, corpustest.Xhtml("a.xhtml", corpustest.Prose1), corpustest.BookPart{Name: "nav.xhtml", Content: noisy + corpustest.Long(`<nav epub:type="toc">`, 380*20) + corpustest.Long("<b/>", 1_400_000*4)}), ""},
		{"headings in headings", "a.epub", book(`<li><a href="a.xhtml">Water</a></li>`, noisy+corpustest.Long("<h2>", 380*4)+corpustest.Long("<b/>", 1_400_000*4)), "elements and texts"},
	}
	most := corpustest.MostGreedy(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			began := corpustest.ProcessorTime(t)
			_, err := Extract(t.Context(), corpus.File{Name: test.file, Data: test.data})
			used := corpustest.ProcessorTime(t) - began
			t.Logf("%d KiB: %v, %v", len(test.data)>>10, used.Round(time.Millisecond), err)
			if used > most {
				t.Errorf("%d KiB took %v, want at most %v", len(test.data)>>10, used, most)
			}
			if test.err == "" && err != nil || test.err != "" && (!errors.Is(err, corpus.ErrTooLarge) || !strings.Contains(err.Error(), test.err)) {
				t.Errorf("error %v, want %q", err, test.err)
			}
		})
	}
}
