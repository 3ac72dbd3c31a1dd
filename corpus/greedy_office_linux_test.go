package corpus

import (
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"syscall"
	"testing"
	"time"
)

// mostGreedy is how much of the processor's time a small file may take. On a machine
// that has nothing else to do it is less than half of that.
const mostGreedy = 2500 * time.Millisecond

// processorTime is what this process has used.
func processorTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

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
	if testing.Short() || raceDetector {
		t.Skip("takes long")
	}
	styled := func(name string) string { return part("styles", namedAs("S", name, "", "")) }
	book := func(contents, chapter string) []byte {
		return epubOf(t, bookRecord, navOf(contents, ""), xhtml("a.xhtml", chapter))
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
		{"60 MiB of empty paragraphs", "a.docx", docxOf(t, long("<w:p/>", 60<<20)), "inflates above"},
		{"60 MiB of a book", "a.epub", book(`<li><a href="a.xhtml">Water</a></li>`, long("<p>The mill ground rye.</p>", 60<<20)), "inflates above"},
		{"60,000 notes", "a.docx", docxOf(t, "<w:p>"+each(150_000, func(i int) string { return fmt.Sprintf(`<w:r><w:footnoteReference w:id="%d"/></w:r>`, i) })+say("A mill.")+"</w:p>",
			"word/footnotes.xml", part("footnotes", each(60_000, func(i int) string {
				return fmt.Sprintf(`<w:footnote w:id="%d">%s</w:footnote>`, i, para("", say("Note.")))
			}))), ""},
		{"authors in 20,000 cells", "a.docx", docxOf(t, "<w:tbl><w:tr>"+each(20_000, func(i int) string {
			return "<w:tc>" + para("S", say(fmt.Sprintf("Ada Hemp%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26))) + "</w:tc>"
		})+"</w:tr></w:tbl>"+para("", say("A mill.")), "word/styles.xml", styled("Author")), ""},
		{"20,000 titles that lead into one paragraph", "a.epub", book(each(20_000, func(i int) string { return fmt.Sprintf(`<li><a href="a.xhtml#x%d">Water %d</a></li>`, i, i) }),
			"<p>"+each(20_000, func(i int) string { return fmt.Sprintf(`<a id="x%d"/>%s`, i, strings.Repeat("t", i%45/44)) })+long("<b/>", 300_000*4)+"Text</p>"), ""},
		{"contents in contents", "a.epub", epubOf(t, bookRecord, xhtml("a.xhtml", prose1), epubPart{name: "nav.xhtml", content: noisy + long(`<nav epub:type="toc">`, 380*20) + long("<b/>", 1_400_000*4)}), ""},
		{"headings in headings", "a.epub", book(`<li><a href="a.xhtml">Water</a></li>`, noisy+long("<h2>", 380*4)+long("<b/>", 1_400_000*4)), "elements and texts"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			began := processorTime()
			_, err := Extract(t.Context(), File{Name: test.file, Data: test.data})
			used := processorTime() - began
			t.Logf("%d KiB: %v, %v", len(test.data)>>10, used.Round(time.Millisecond), err)
			if used > mostGreedy {
				t.Errorf("%d KiB took %v, want at most %v", len(test.data)>>10, used, mostGreedy)
			}
			if test.err == "" && err != nil || test.err != "" && (!errors.Is(err, ErrTooLarge) || !strings.Contains(err.Error(), test.err)) {
				t.Errorf("error %v, want %q", err, test.err)
			}
		})
	}
}

// A field is parted once: what is said after that is not of its code, and is not
// looked through again for each mark.
func TestFieldIsPartedOnce(t *testing.T) {
	mark := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	code := func(code string) string { return `<w:r><w:instrText>` + code + `</w:instrText></w:r>` }
	got := readLines(t, docxOf(t, para("", mark("begin")+code(" REF a ")+mark("separate")+say("The tide mill.")+code("BIBLIOGRAPHY ZOTERO_BIBL")+mark("separate")+say(" It ground rye.")+mark("end"))))
	if want := "The tide mill. It ground rye."; !strings.Contains(got, want) || strings.Contains(got, references) {
		t.Errorf("lines %q, want %q", got, want)
	}
}
