package pdf

import (
	"fmt"
	"strings"
	"testing"

	"footnote/corpus"
)

// twoFonts makes a file of one page in a plain font, F1, and a bold one, F2.
func twoFonts(content string) []byte {
	out := "%PDF-1.4\n"
	table := "xref\n0 7\n0000000000 65535 f \n"
	for i, object := range []string{
		"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] /MediaBox [0 0 612 792] >>",
		"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>", "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold >>",
	} {
		table += fmt.Sprintf("%010d 00000 n \n", len(out))
		out += fmt.Sprintf("%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	return []byte(fmt.Sprintf("%s%strailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", out, table, len(out)))
}

// Heads beside the text are heads, of one line or of two; numbers in the margin, lists
// and bold beginnings of paragraphs are not.
func TestSideHeads(t *testing.T) {
	page := func(side func(paragraph, line int) string) []byte {
		content, y := "BT /F2 18 Tf 72 740 Td (Dues of the Harbour) Tj ET\n", 700
		for p := range 3 {
			for line, text := range []string{"The clerk kept the books for forty years in a room above the fish market,", "and nobody read them until the house next door burnt down in the spring of", "the year in which the lamps were lit early, as he had always asked for."} {
				content += side(p, line) + fmt.Sprintf("BT /F1 11 Tf 170 %d Td (%s) Tj ET\n", y, text)
				y -= 14
				content = strings.ReplaceAll(content, "YY", fmt.Sprint(y+14))
			}
			y -= 10
		}
		return twoFonts(content)
	}
	head := func(font, text string) string { return fmt.Sprintf("BT /%s 9 Tf 60 YY Td (%s) Tj ET\n", font, text) }
	for name, test := range map[string]struct {
		side     func(p, line int) string
		sections string
	}{
		"of one line": {func(p, line int) string {
			if line > 0 {
				return ""
			}
			return head("F2", []string{"The clerk", "What ships paid", "The fire"}[p])
		}, "The clerk|What ships paid|The fire"},
		"of two": {func(p, line int) string {
			if line > 1 {
				return ""
			}
			return head("F2", [][]string{{"The clerk and", "his books"}, {"What ships", "paid in fish"}, {"The", "fire"}}[p][line])
		}, "The clerk and his books|What ships paid in fish|The fire"},
		"that are numbers of lines": {func(p, line int) string { return head("F1", fmt.Sprint(3*p+line+1)) }, ""},
	} {
		d, err := Read(t.Context(), corpus.File{Name: "a.pdf", Data: page(test.side)})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var heads []string
		for _, b := range d.Blocks {
			if b.Kind == corpus.Heading {
				heads = append(heads, b.Text)
			}
		}
		if got := strings.Join(heads, "|"); got != test.sections {
			t.Errorf("%s: heads %q, want %q in %q", name, got, test.sections, d.Text())
		}
	}
}
