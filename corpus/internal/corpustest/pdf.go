package corpustest

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
)

// TitlePage is a file of one page with the given rows above its text, each of
// its size, x and y, and with the given author and title as its properties.
func TitlePage(font, title, author string, rows ...string) []byte {
	content := strings.Join(rows, "\n")
	for i := range 20 {
		content += fmt.Sprintf("\nBT /F 10 Tf 50 %d Td (The harbour books were kept by a clerk, who wrote down each ship that came.) Tj ET", 400-13*i)
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	table := "xref\n0 7\n0000000000 65535 f \n"
	for i, object := range []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Count 1 /Kids [4 0 R] /MediaBox [0 0 420 595] >>",
		font,
		"<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F 3 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content),
		fmt.Sprintf("<< /Title (%s) /Author (%s) >>", title, author),
	} {
		table += fmt.Sprintf("%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	fmt.Fprintf(&b, "%strailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n", table, b.Len())
	return b.Bytes()
}

const TimesFont = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"

func TextRow(size, x, y int, text string) string {
	return fmt.Sprintf("BT /F %d Tf %d %d Td (%s) Tj ET", size, x, y, text)
}

// BookPDF makes a file of some pages of prose in one column, with a head, a
// number and a footnote each.
func BookPDF(pages int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	contents := make([]string, pages)
	for i := range contents {
		contents[i] = PageContent(r, i+1)
	}
	return PdfOf("", contents...)
}

// PdfOf makes a file of pages with the given contents, which are not compressed
// and have Times as their font F. The catalogue gets more entries.
func PdfOf(catalogue string, contents ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	object := func(body string) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), body)
	}
	var kids strings.Builder
	for i := range contents {
		fmt.Fprintf(&kids, "%d 0 R ", 4+2*i)
	}
	object("<< /Type /Catalog /Pages 2 0 R " + catalogue + " >>")
	object(fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] /MediaBox [0 0 420 595] >>", len(contents), kids.String()))
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>")
	for i, content := range contents {
		object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /Contents %d 0 R /Resources << /Font << /F 3 0 R >> >> >>", 5+2*i))
		object(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content))
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return b.Bytes()
}

func PageContent(r *rand.Rand, number int) string {
	var b strings.Builder
	put := func(size, x, y int, text string) {
		fmt.Fprintf(&b, "BT /F %d Tf %d %d Td (%s) Tj ET\n", size, x, y, text)
	}
	put(9, 60, 560, fmt.Sprintf("A book of nothing %d", number))
	for row := range 36 {
		text := Prose(r, 40)
		put(10, 50+12*((36-row)%9/8), 530-13*row, text[:62])
	}
	put(8, 50, 50, fmt.Sprintf("%d A note that stands at the foot of this page.", number))
	return b.String()
}
