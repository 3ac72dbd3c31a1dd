package structure_test

import (
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/line"
	"footnote/corpus/structure"
)

func TestAuthorsOverRows(t *testing.T) {
	text := "\n\nThe bakers of the town kept their own weights, and the council kept others, so that a loaf was as heavy as the one who weighed it wanted it to be in that year.\n"
	for _, test := range []struct {
		head    string
		authors []string
	}{
		{"J. Roe, P. Falk,\n\nI. Sund, K. Berg\n\nAbstract", []string{"Roe, J.", "Falk, P.", "Sund, I.", "Berg, K."}},
		{"By J. Roe, P. Falk,\nI. Sund\n\nAbstract", []string{"Roe, J.", "Falk, P.", "Sund, I."}},
		{"Jane Roe (j.roe@example.org), Per Falk\n\nAbstract", []string{"Roe, Jane", "Falk, Per"}},
		{"Jane Roe <j.roe@example.org>\n\nPer Falk\n\n1 May 2019", []string{"Roe, Jane", "Falk, Per"}},
		{"By Jane Roe\n\nPer Falk and the bakers of the lower town", []string{"Roe, Jane"}},
	} {
		lines := line.SignedLines("# The Weight of Bread\n\n" + test.head + text + strings.ReplaceAll(text, "bakers", "millers"))
		d, err := structure.Refine(t.Context(), structure.Plain(lines), lines, corpus.Metadata{})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(d.Metadata.Authors, test.authors) {
			t.Errorf("%q: %q, want %q", test.head, d.Metadata.Authors, test.authors)
		}
	}
}

// A mark at the fold of a letter and a rule are no titles.
func TestMarkIsNoTitle(t *testing.T) {
	text := "The bakers of the town kept their own weights, and the council kept others, so that a loaf was as heavy as the one who weighed it wanted it to be in that year."
	for _, mark := range []string{"M", "______________"} {
		lines := []structure.Line{{Block: corpus.Block{Kind: corpus.Heading, Level: 1, Text: mark}, Gap: true}, {Block: corpus.Block{Text: text}, Gap: true}, {Block: corpus.Block{Text: strings.ReplaceAll(text, "bakers", "millers")}, Gap: true}}
		if d, err := structure.Refine(t.Context(), structure.Print, lines, corpus.Metadata{}); err != nil || d.Metadata.Title != "" {
			t.Errorf("title %q (%v)", d.Metadata.Title, err)
		}
	}
}

// What kind of work it is and where the authors work, behind the marks of their names, is of the
// head and not of the text.
func TestHeadOfReport(t *testing.T) {
	text := "The bakers of the town kept their own weights, and the council kept others, so that a loaf was as heavy as the one who weighed it wanted it to be in that year."
	var lines []structure.Line
	for _, row := range []string{"FINAL REPORT", "# The Weight of Bread", "Jane Roe¹ and Per Falk²", "¹ Mill Works, ² Falk Consulting", "# Abstract", text, "# Mills", strings.ReplaceAll(text, "bakers", "millers")} {
		l := structure.Line{Block: corpus.Block{Text: row}, Gap: true}
		if title, ok := strings.CutPrefix(row, "# "); ok {
			l.Text, l.Kind, l.Level, l.Marked = title, corpus.Heading, 1, true
		}
		lines = append(lines, l)
	}
	d, err := structure.Refine(t.Context(), structure.Work, lines, corpus.Metadata{})
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"Roe, Jane", "Falk, Per"}; !slices.Equal(d.Metadata.Authors, want) || !strings.HasPrefix(d.Text(), "The bakers") && !strings.HasPrefix(d.Text(), "Abstract") {
		t.Errorf("authors %q, text %.70q", d.Metadata.Authors, d.Text())
	}
}

// A title page may say what kind of book it is, end a row in the colon before the subtitle, or
// name the author in the row of the title.
func TestTitleAndAuthorTogether(t *testing.T) {
	text := "\n\nThe bakers of the town kept their own weights, and the council kept others, so that a loaf was as heavy as the one who weighed it wanted it to be in that year.\n"
	for _, test := range []struct{ head, title, author, issued, stays string }{
		{"Notes on Bread, by Jane Roe", "Notes on Bread", "Roe, Jane", "", ""},
		{"The Weight of Bread\n\nWords by Jane Roe. Photographs by Per Falk.", "The Weight of Bread", "Roe, Jane", "", "Words by Jane Roe. Photographs by Per Falk.\n\n"},
		{"Bread, by Royal Appointment", "Bread, by Royal Appointment", "", "", ""},
		{"The Weight of Bread\n\nA Memoir\n\nJane Roe\n\n1961", "The Weight of Bread", "Roe, Jane", "1961", ""},
		{"The Weight of Bread:\n\nBakers of the Lower Town\n\nJane Roe\n\n4 April 2020", "The Weight of Bread: Bakers of the Lower Town", "Roe, Jane", "2020-04-04", ""},
		{"The Weight of Bread\n\nJane Roe\nCalder University, May 2018", "The Weight of Bread", "Roe, Jane", "2018-05", "Calder University, May 2018\n\n"},
		{"The Weight of Bread\n\nApril 11, 2019 by admin", "The Weight of Bread", "", "2019-04-11", "April 11, 2019 by admin\n\n"},
		{"The Weight of Bread\n\nJane Roe\n\nRoll No. 4471\n\nMay 2018", "The Weight of Bread", "Roe, Jane", "2018-05", ""},
	} {
		lines := line.SignedLines(test.head + text + strings.ReplaceAll(text, "bakers", "millers"))
		d, err := structure.Refine(t.Context(), structure.Plain(lines), lines, corpus.Metadata{})
		if err != nil {
			t.Fatal(err)
		}
		if m := d.Metadata; m.Title != test.title || strings.Join(m.Authors, "; ") != test.author || m.Issued != test.issued || !strings.HasPrefix(d.Text(), test.stays+"The bakers") {
			t.Errorf("%q: %q, %q, %q over %.30q", test.head, m.Title, m.Authors, m.Issued, d.Text())
		}
	}
}
