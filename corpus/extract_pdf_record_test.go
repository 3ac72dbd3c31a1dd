package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// titlePage is a file of one page with the given rows above its text, each of
// its size, x and y, and with the given author and title as its properties.
func titlePage(font, title, author string, rows ...string) []byte {
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

const timesFont = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"

func textRow(size, x, y int, text string) string {
	return fmt.Sprintf("BT /F %d Tf %d %d Td (%s) Tj ET", size, x, y, text)
}

func TestAuthorsOfPDF(t *testing.T) {
	tests := []struct {
		name, title, author string
		rows                []string
		want                []string
	}{
		{"side by side", "", "", []string{textRow(18, 60, 540, "Harbour Dues of the North"), textRow(11, 60, 500, "Ada Molnar"), textRow(11, 260, 500, "Bert Quill")},
			[]string{"Molnar, Ada", "Quill, Bert"}},
		{"title that ends like a name", "Harbour Dues and the Merchant Guild Ledgers", "Ada Molnar",
			[]string{textRow(18, 60, 540, "Harbour Dues and the"), textRow(18, 60, 518, "Merchant Guild Ledgers"), textRow(11, 150, 490, "Ada Molnar")},
			[]string{"Molnar, Ada"}},
		{"other given names", "Harbour Dues", "Ada Molnar, Ben Quill, Cy Dorn",
			[]string{textRow(18, 60, 540, "Harbour Dues of the North"), textRow(11, 60, 500, "Ada Molnar Benjamin T. Quill Cyril V. Dorn")},
			[]string{"Molnar, Ada", "Quill, Ben", "Dorn, Cy"}},
	}
	for _, test := range tests {
		d, err := readPDF(t.Context(), File{Name: "a.pdf", Data: titlePage(timesFont, test.title, test.author, test.rows...)})
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if !slices.Equal(d.Metadata.Authors, test.want) {
			t.Errorf("%s: authors %q, want %q", test.name, d.Metadata.Authors, test.want)
		}
		if strings.Contains(d.Text(), "Molnar") {
			t.Errorf("%s: the names are in the text: %.80q", test.name, d.Text())
		}
	}
}

// TestBitmappedPDF reads a font of pictures whose letters are named by their
// codes, as old programs made them of TeX's fonts.
func TestBitmappedPDF(t *testing.T) {
	var names, widths strings.Builder
	for code := 33; code < 127; code++ {
		fmt.Fprintf(&names, "/a%d ", code)
		widths.WriteString("500 ")
	}
	font := "<< /Type /Font /Subtype /Type3 /FontMatrix [0.001 0 0 0.001 0 0] /FontBBox [0 -200 800 900] /CharProcs << >> /FirstChar 32 /LastChar 126 " +
		"/Widths [250 " + widths.String() + "] /Encoding << /Type /Encoding /Differences [12 /a12 33 " + names.String() + "] >> >>"
	d, err := readPDF(t.Context(), File{Name: "a.pdf", Data: titlePage(font, "", "", textRow(18, 60, 540, "The \\014rst ledger"))})
	if err != nil {
		t.Fatal(err)
	}
	if d.Metadata.Title != "The first ledger" || !strings.Contains(d.Text(), "who wrote down each ship") {
		t.Errorf("title %q, text %.100q", d.Metadata.Title, d.Text())
	}
}

// A font that shows one letter and stands for another of some other alphabet makes
// a page that nobody can search, and so one that is not read.
func TestMixedAlphabetsPDF(t *testing.T) {
	font := "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding << /Type /Encoding /Differences [97 /alpha 101 /epsilon 111 /omicron 115 /sigma] >> >>"
	_, err := readPDF(t.Context(), File{Name: "a.pdf", Data: titlePage(font, "", "", textRow(18, 60, 540, "The first ledger"))})
	if !errors.Is(err, ErrGarbled) {
		t.Errorf("Extract = %v, want %v", err, ErrGarbled)
	}
}

// A text begins under the names, whatever its first row speaks of; where somebody
// works stands there too, and is no text.
func TestFirstRowUnderByline(t *testing.T) {
	for _, test := range []struct {
		under []string
		first string
	}{
		{[]string{"The council of the harbour met on four evenings in the", "old customs house to decide who should keep the books."}, "The council of the harbour met"},
		{[]string{"A university was the last thing that anybody in the town", "had expected from the money that the ships had left there."}, "A university was the last thing"},
		{[]string{"In the department of fisheries nobody knew of the books", "until a clerk found them, as clerks do, behind a stove."}, "In the department of fisheries"},
		{[]string{"Department of History, University of the North", "Institute for Harbours and Ships, Molnarville"}, "The harbour books"},
	} {
		rows := []string{textRow(18, 50, 540, "Harbour Dues of the North"), textRow(11, 50, 500, "Ada Molnar")}
		for i, text := range test.under {
			rows = append(rows, textRow(10, 50, 470-13*i, text))
		}
		d, err := readPDF(t.Context(), File{Name: "a.pdf", Data: titlePage(timesFont, "", "", rows...)})
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Blocks[0].Text; !strings.HasPrefix(got, test.first) {
			t.Errorf("the text begins with %.60q, want %q", got, test.first)
		}
	}
}
