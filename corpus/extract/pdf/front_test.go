package pdf

import (
	"fmt"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
	"footnote/corpus/record"
	"footnote/corpus/split"
)

func TestTitlePage(t *testing.T) {
	front := func(rows ...string) string { return strings.Join(rows, "\n") }
	var text strings.Builder
	for _, row := range []string{"The weir stood below the mill for three hundred years, and its owners", "quarrelled about the water that it kept back in each dry summer.", "The clerk of the manor wrote down each of the quarrels in a book."} {
		text.WriteString(corpustest.TextRow(10, 50, 480-13*strings.Count(text.String(), "\n"), row) + "\n")
	}
	chapter := func(name string) string { return corpustest.TextRow(20, 50, 520, name) + "\n" + text.String() }
	chapters := []string{chapter("The Weir and the Mill"), chapter("Later Owners of It"), chapter("The Bishop Again")}
	article := front(corpustest.TextRow(18, 60, 560, "Harbour Dues of the North"), corpustest.TextRow(12, 150, 535, "Ada Molnar"), corpustest.TextRow(12, 150, 515, "March 2019")) + "\n" + text.String()
	tests := []struct {
		name                         string
		pages                        []string
		title, author, date, section string
	}{
		{"a thesis", append([]string{front(corpustest.TextRow(20, 60, 500, "Who Owned the Weir?"), corpustest.TextRow(14, 60, 450, "A dissertation submitted for the degree of Doctor of Philosophy"),
			corpustest.TextRow(12, 60, 400, "Marta Ellingham"), corpustest.TextRow(12, 60, 370, "University of Leeds"), corpustest.TextRow(12, 60, 350, "September 2016"))}, chapters...),
			"Who Owned the Weir?", "Ellingham, Marta", "2016-09", "The Weir and the Mill"},
		{"a manual", append([]string{front(corpustest.TextRow(20, 60, 500, "The Weir Keeping Manual"), corpustest.TextRow(14, 60, 480, "Release 4.6"), corpustest.TextRow(14, 60, 400, "The Weir Keeping List"), corpustest.TextRow(14, 60, 370, "Dec 17, 2022"))}, chapters...),
			"The Weir Keeping Manual", "", "2022-12-17", "The Weir and the Mill"},
		{"a title in three rows", append([]string{front(corpustest.TextRow(20, 60, 500, "Building a Continuous"), corpustest.TextRow(20, 60, 475, "Integration Pipeline"), corpustest.TextRow(20, 60, 450, "with Docker"), corpustest.TextRow(12, 60, 350, "August 2015"))}, chapters...),
			"Building a Continuous Integration Pipeline with Docker", "", "2015-08", "The Weir and the Mill"},
		{"a year alone", append([]string{front(corpustest.TextRow(20, 60, 500, "Who Owned the Weir?"), corpustest.TextRow(12, 60, 400, "Marta Ellingham"), corpustest.TextRow(12, 60, 350, "2016"))}, chapters...),
			"Who Owned the Weir?", "Ellingham, Marta", "2016", "The Weir and the Mill"},
		{"an article", []string{article}, "Harbour Dues of the North", "Molnar, Ada", "2019-03", ""},
	}
	for _, test := range tests {
		d, err := Read(t.Context(), corpus.File{Name: "a.pdf", Data: corpustest.PdfOf("", test.pages...)})
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		m := d.Metadata
		if author := strings.Join(m.Authors, "; "); m.Title != test.title || author != test.author || m.Issued != test.date {
			t.Errorf("%s: %q by %q of %q, want %q by %q of %q", test.name, m.Title, author, m.Issued, test.title, test.author, test.date)
		}
		if got := split.Split(d)[0].Section; got != test.section {
			t.Errorf("%s: begins in section %q, want %q", test.name, got, test.section)
		}
	}
}

func TestContentsOfPDF(t *testing.T) {
	page := corpustest.TextRow(18, 60, 560, "CONTENTS") + "\n"
	for i, row := range []string{"1 The Weir . . . . . . . . . . 3", "1.1 Why did the miller say that it was his, and", "not the bishop\\222s? . . . . . . . . . 4", "1.2 The suit . . . . . . . . 5", "2 The Mill . . . . . . . . 7", "2.1 Its wheel . . . . . . . 9", "Index 12"} {
		page += corpustest.TextRow(10, 60, 520-13*i, row) + "\n"
	}
	text := corpustest.TextRow(10, 50, 500, "The weir stood below the mill for three hundred years, and its owners quarrelled.") + "\n" +
		corpustest.TextRow(10, 50, 487, "The clerk of the manor wrote down each of the quarrels in a book that he kept.")
	d, err := Read(t.Context(), corpus.File{Name: "a.pdf", Data: corpustest.PdfOf("", page, text)})
	if err != nil {
		t.Fatal(err)
	}
	if got := split.Split(d)[0]; len(got.Section) > 0 || !strings.HasPrefix(got.Text, "The weir stood") {
		t.Errorf("begins with %q in section %q, want the text in none", got.Text, got.Section)
	}
}

func TestDegreeLine(t *testing.T) {
	for text, want := range map[string]bool{
		"A thesis submitted in partial fulfilment of the requirements": true, "Doctoral Dissertation": true, "for the degree of Doctor": false,
		"The Thesis of Martin Luther": false, "Letters Submitted to the Editor": false, "Dissertation zur Erlangung der Doktorwürde": true,
	} {
		if got := record.IsDegreeLine(text); got != want {
			t.Errorf("isDegreeLine(%q) = %v, want %v", text, got, want)
		}
	}
}

// Whom a report was prepared for has not written it, and a book says below its editors who published it.
func TestOfficeAndImprint(t *testing.T) {
	text := corpustest.TextRow(10, 50, 480, "The weir stood below the mill for three hundred years, and its owners") + "\n" + corpustest.TextRow(10, 50, 467, "quarrelled about the water that it kept back in each dry summer.")
	for _, test := range []struct {
		rows                           []string
		organisation, publisher, place string
	}{
		{[]string{"Prepared for: Harbour Water Trust", "Prepared by: Mill Surveys Ltd", "17 June 2014"}, "Mill Surveys Ltd", "", ""},
		{[]string{"Prepared for: Mill Surveys Ltd", "17 June 2014"}, "", "", ""},
		{[]string{"Ada Molnar", "Northern University Press", "Northport", "2003"}, "", "Northern University Press", "Northport"},
	} {
		front := corpustest.TextRow(20, 60, 500, "Chains of the Weir")
		for i, row := range test.rows {
			front += "\n" + corpustest.TextRow(12, 60, 450-40*i, row)
		}
		d, err := Read(t.Context(), corpus.File{Name: "a.pdf", Data: corpustest.PdfOf("", front, text, text)})
		if err != nil {
			t.Fatal(err)
		}
		if m := d.Metadata; m.Organisation != test.organisation || m.Publisher != test.publisher || m.Place != test.place {
			t.Errorf("%q: %q, %q, %q", test.rows, m.Organisation, m.Publisher, m.Place)
		}
	}
}

// A row of the text stays that stands beside the foot of the page, in the other column.
func TestRowBesideFoot(t *testing.T) {
	who := strings.Fields("pilots goats clerks widows millers sailors porters geese")
	what := strings.Fields("feared loved counted painted mended forgot refused sold")
	row := func(n int) string {
		return fmt.Sprintf("The %s %s the %s of the ferry", who[n%8], what[n/8%8], who[n/64%8])
	}
	var pages []string
	for i := range 3 {
		rows := []string{corpustest.TextRow(9, 30, 44, "Calder Papers"), corpustest.TextRow(9, 30, 30, fmt.Sprint(i+1))}
		for j := range 27 {
			rows = append(rows, corpustest.TextRow(9, 30, 550-13*j, row(60*i+j)), corpustest.TextRow(9, 220, 382-13*j, row(60*i+30+j)))
		}
		pages = append(pages, strings.Join(rows, "\n"))
	}
	d, err := Read(t.Context(), corpus.File{Data: corpustest.PdfOf("", pages...)})
	if err != nil {
		t.Fatal(err)
	}
	for i := range pages {
		if last := row(60*i + 56); !strings.Contains(d.Text(), last) {
			t.Errorf("page %d lost %q", i+1, last)
		}
	}
	if strings.Contains(d.Text(), "Calder Papers") {
		t.Errorf("the foot stands in %q", d.Text())
	}
}
