//go:build !race

package pdf

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"footnote/corpus/internal/corpustest"
)

// pages makes a file whose pages have one content; the catalog has more entries
// and more objects are numbered from 6.
func pages(n int, catalog, content string, more ...string) []byte {
	first := 6 + len(more)
	objects := append([]string{
		"<< /Type /Catalog /Pages 2 0 R " + catalog + " >>",
		fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", references(first, n), n),
		"null", content,
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
	}, more...)
	for range n {
		objects = append(objects, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>")
	}
	return writePDF(objects...)
}

// shownIn makes a file of one page whose content shows text in a font; more
// objects are numbered from 6.
func shownIn(font, shown string, more ...string) []byte {
	data := onePage(content("BT /F 10 Tf 1 0 0 1 10 200 Tm "+shown+" ET"), more...)
	return []byte(strings.Replace(string(data), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", font, 1))
}

func content(operators string) string {
	return stream("/Filter /FlateDecode", deflated([]byte(operators)))
}

func each(n int, write func(i int) string) string {
	var out strings.Builder
	for i := range n {
		out.WriteString(write(i))
	}
	return out.String()
}

const (
	mappedFont  = "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [<< /BaseFont /A >>] /ToUnicode 6 0 R >>"
	encodedFont = "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding 6 0 R /DescendantFonts [<< /BaseFont /A >>] >>"
	narrowFont  = "<< /Type /Font /Subtype /Type1 /BaseFont /A /FirstChar 97 /Widths [1] >>"
)

// A small file that asks for the work of a large one is refused with what was
// too much, or what it asks for is cut down. Each of these took many times as long.
func TestGreedy(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	codes := "<" + each(65536, func(i int) string { return fmt.Sprintf("%04X", i) }) + "> Tj"
	form := func(next int) string {
		return stream(fmt.Sprintf("/Type /XObject /Subtype /Form /Resources << /XObject << /X %d 0 R >> >>", next), strings.Repeat("/X Do ", 60))
	}
	var forms []string
	for i := range 8 {
		forms = append(forms, form(7+i))
	}
	tests := []struct {
		name string
		data []byte
		err  string // a part of it, "" for none
	}{
		{"forms that call forms", onePage(stream("", "/X Do"), forms...), "operators, or what takes as long"},
		{"one form again and again", onePage(content(strings.Repeat("/X Do ", 1_000_000)), stream("/Type /XObject /Subtype /Form", "q Q"), "null"), "operators, or what takes as long"},
		{"one text on a thousand pages", pages(1000, "", content("BT /F 10 Tf "+strings.Repeat("(word and) Tj 0 -0.01 Td ", 2000)+"ET")), "glyphs in"},
		{"one stream of numbers on eight pages", pages(8, "", content(strings.Repeat("1 ", 15<<20))), "MiB of streams in"},
		{"labels in themselves", pages(1, "/PageLabels 6 0 R", stream("", hello), "<< /Kids ["+strings.Repeat("6 0 R ", 8000)+"] >>"), "operators, or what takes as long"},
		{"ranges of characters", shownIn(mappedFont, codes, content(strings.Repeat("<0000> <0001> <0041> ", 70_000)+"endbfrange")), "operators, or what takes as long"},
		{"ranges of glyphs", shownIn(encodedFont, codes, content(strings.Repeat("<FFFE> <FFFF> 1 ", 70_000)+"endcidrange")), "operators, or what takes as long"},
		{"code spaces", shownIn(encodedFont, codes, content(strings.Repeat("<FFFFFFFE> <FFFFFFFF> ", 100_000)+"endcodespacerange")), ""},
		{"a code of 100,000 characters", shownIn(mappedFont, "<"+strings.Repeat("0001", 100_000)+"> Tj", content("<0001> <"+strings.Repeat("0041", 100_000)+"> endbfchar")), ""},
		{"a range of 100,000 characters", shownIn(mappedFont, codes, content("<0000> <FFFFFFFF> <"+strings.Repeat("0041", 100_000)+"> endbfrange")), ""},
		{"widths again and again", shownIn("<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [<< /W ["+strings.Repeat("0 65535 1 ", 10_000)+"] >>] >>", codes), ""},
		{"a line of 190,000 words", shownIn(narrowFont, strings.Repeat("(a) Tj 5 0 Td ", 190_000)), ""},
		{"two lines of 99,000 words side by side", shownIn(narrowFont, strings.Repeat("(a) Tj 5 0 Td ", 99_000)+"/F 6 Tf 1 0 0 1 800000 203 Tm "+strings.Repeat("(a) Tj 5 0 Td ", 99_000)), ""},
		{"rows of 1,900 segments", shownIn(narrowFont, each(100, func(i int) string {
			return fmt.Sprintf("1 0 0 1 0 %d Tm ", 12*i) + strings.Repeat("(a) Tj 10 0 Td ", 1900)
		})), ""},
		{"figures read from the right", shownIn(mappedFont, "<0001> Tj "+strings.Repeat("<00020003> Tj ", 90_000), stream("", "<0001> <05D0> <0002> <0031> <0003> <002B> endbfchar")), ""},
	}
	most := corpustest.MostGreedy(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			read := make(chan error, 1)
			began := corpustest.ProcessorTime(t)
			go func() { _, err := readAll(ctx, test.data); read <- err }()
			select {
			case err := <-read:
				used := corpustest.ProcessorTime(t) - began
				t.Logf("%d KiB: %v, %v", len(test.data)>>10, used.Round(time.Millisecond), err)
				if used > most {
					t.Errorf("%d KiB took %v, want at most %v", len(test.data)>>10, used, most)
				}
				if test.err == "" && err != nil || test.err != "" && (!errors.Is(err, ErrTooLarge) || !strings.Contains(err.Error(), test.err)) {
					t.Errorf("error %v, want %q", err, test.err)
				}
			case <-time.After(25 * time.Second):
				t.Fatalf("%d KiB does not end", len(test.data)>>10)
			}
		})
	}
}
