package pdf

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
	"footnote/corpus/structure"
)

func TestAuthorsOfPDF(t *testing.T) {
	tests := []struct {
		name, title, author string
		rows                []string
		want                []string
	}{
		{"side by side", "", "", []string{corpustest.TextRow(18, 60, 540, "Harbour Dues of the North"), corpustest.TextRow(11, 60, 500, "Ada Molnar"), corpustest.TextRow(11, 260, 500, "Bert Quill")},
			[]string{"Molnar, Ada", "Quill, Bert"}},
		{"title that ends like a name", "Harbour Dues and the Merchant Guild Ledgers", "Ada Molnar",
			[]string{corpustest.TextRow(18, 60, 540, "Harbour Dues and the"), corpustest.TextRow(18, 60, 518, "Merchant Guild Ledgers"), corpustest.TextRow(11, 150, 490, "Ada Molnar")},
			[]string{"Molnar, Ada"}},
		{"other given names", "Harbour Dues", "Ada Molnar, Ben Quill, Cy Dorn",
			[]string{corpustest.TextRow(18, 60, 540, "Harbour Dues of the North"), corpustest.TextRow(11, 60, 500, "Ada Molnar Benjamin T. Quill Cyril V. Dorn")},
			[]string{"Molnar, Ada", "Quill, Ben", "Dorn, Cy"}},
		{"blocks of lines", "", "", []string{corpustest.TextRow(18, 60, 560, "Harbour Dues of the North"),
			corpustest.TextRow(12, 60, 535, "Ada Molnar"), corpustest.TextRow(12, 250, 535, "Bert Quill"),
			corpustest.TextRow(9, 60, 525, "Port Alder"), corpustest.TextRow(9, 250, 525, "Port Alder"),
			corpustest.TextRow(9, 60, 515, "17 Quay Road"), corpustest.TextRow(9, 250, 515, "3 Mole Street"),
			corpustest.TextRow(12, 60, 485, "Cyril Dorn"), corpustest.TextRow(12, 250, 485, "Dora Esk"),
			corpustest.TextRow(9, 60, 475, "17 Quay Road"), corpustest.TextRow(9, 250, 475, "3 Mole Street"),
			corpustest.TextRow(12, 60, 440, "Abstract"), corpustest.TextRow(9, 60, 426, "The dues of the harbour were paid by those who came in ships, and they were high.")},
			[]string{"Molnar, Ada", "Quill, Bert", "Dorn, Cyril", "Esk, Dora"}},
		{"marks of notes between names", "", "", []string{corpustest.TextRow(18, 60, 540, "Harbour Dues of the North"),
			corpustest.TextRow(11, 60, 500, "Ada Molnar"), corpustest.TextRow(7, 114, 504, "1"), corpustest.TextRow(11, 119, 500, "Bert Quill"), corpustest.TextRow(7, 166, 504, "2")},
			[]string{"Molnar, Ada", "Quill, Bert"}},
		{"points between names", "Harbour Dues of the North", "Ada Molnar", []string{corpustest.TextRow(18, 60, 540, "Harbour Dues of the North"),
			corpustest.TextRow(11, 60, 500, "Ada Molnar \267 Bert Quill \267"), corpustest.TextRow(11, 60, 488, "Cyril Dorn")},
			[]string{"Molnar, Ada", "Quill, Bert", "Dorn, Cyril"}},
		{"a name over two rows", "", "", []string{corpustest.TextRow(18, 60, 540, "Harbour Dues of the North"),
			corpustest.TextRow(11, 60, 500, "Ada Molnar, Ana Cristina Ramos da"), corpustest.TextRow(11, 60, 488, "Silva, Cyril Dorn")},
			[]string{"Molnar, Ada", "da Silva, Ana Cristina Ramos", "Dorn, Cyril"}},
		{"a list that breaks within a name", "", "", []string{corpustest.TextRow(18, 60, 540, "Harbour Dues of the North"),
			corpustest.TextRow(11, 60, 500, "Ada Molnar, Bert Quill, and Cyril"), corpustest.TextRow(11, 60, 488, "F. Dorn")},
			[]string{"Molnar, Ada", "Quill, Bert", "Dorn, Cyril F."}},
		{"a list that breaks behind and", "", "", []string{corpustest.TextRow(18, 60, 540, "Harbour Dues of the North"),
			corpustest.TextRow(11, 60, 500, "Ada Molnar, Bert Quill, and"), corpustest.TextRow(11, 60, 488, "Cyril Dorn")},
			[]string{"Molnar, Ada", "Quill, Bert", "Dorn, Cyril"}},
		{"a name that looks like none among marked ones", "", "", []string{corpustest.TextRow(18, 60, 540, "Harbour Dues of the North"),
			corpustest.TextRow(11, 60, 500, "Ada Molnar"), corpustest.TextRow(7, 114, 504, "1"), corpustest.TextRow(11, 119, 500, ", Nan Du"), corpustest.TextRow(7, 161, 504, "2"),
			corpustest.TextRow(11, 165, 500, ", Bert Quill"), corpustest.TextRow(7, 222, 504, "2"), corpustest.TextRow(11, 226, 500, ", Cyril Dorn"), corpustest.TextRow(7, 287, 504, "1")},
			[]string{"Molnar, Ada", "Du, Nan", "Quill, Bert", "Dorn, Cyril"}},
		{"where they work", "", "", []string{corpustest.TextRow(18, 60, 540, "Harbour Dues of the North"),
			corpustest.TextRow(11, 60, 500, "Ada Molnar"), corpustest.TextRow(7, 114, 504, "1"), corpustest.TextRow(11, 119, 500, ", Bert Quill"), corpustest.TextRow(7, 176, 504, "2"),
			corpustest.TextRow(7, 60, 486, "1"), corpustest.TextRow(11, 64, 482, "Alder Assistant"), corpustest.TextRow(7, 60, 472, "2"), corpustest.TextRow(11, 64, 468, "Harbour Labs")},
			[]string{"Molnar, Ada", "Quill, Bert"}},
		{"blocks over a text without a heading", "", "", []string{corpustest.TextRow(18, 60, 560, "Harbour Dues of the North"),
			corpustest.TextRow(12, 60, 535, "Ada Molnar"), corpustest.TextRow(9, 60, 525, "17 Quay Road, Port Alder"), corpustest.TextRow(9, 60, 515, "E-mail: ada@alder.example"),
			corpustest.TextRow(12, 60, 495, "Cyril Dorn, Dora Esk"), corpustest.TextRow(9, 60, 485, "3 Mole Street, Port Alder"),
			corpustest.TextRow(9, 60, 440, "The dues of the harbour were paid by those who came in ships, and they were high.")},
			[]string{"Molnar, Ada", "Dorn, Cyril", "Esk, Dora"}},
		{"for whom it was written", "", "", []string{corpustest.TextRow(18, 60, 540, "Harbour Dues of the North"),
			corpustest.TextRow(11, 60, 500, "Prepared for:"), corpustest.TextRow(11, 60, 488, "Ivo Stam"), corpustest.TextRow(11, 60, 470, "Prepared by: Ada Molnar, Bert Quill and Cyril"), corpustest.TextRow(11, 60, 458, "F. Dorn")},
			[]string{"Molnar, Ada", "Quill, Bert", "Dorn, Cyril F."}},
		{"a phrase with capitals", "", "", []string{corpustest.TextRow(18, 60, 540, "Dues of the North"), corpustest.TextRow(14, 60, 515, "Harbour Survey"),
			corpustest.TextRow(11, 60, 490, "Ada Molnar"), corpustest.TextRow(11, 60, 440, "Abstract"), corpustest.TextRow(9, 60, 426, "The survey of the harbour was paid for by those who came in ships, and it was dear.")},
			[]string{"Molnar, Ada"}},
	}
	for _, test := range tests {
		d, err := Read(t.Context(), corpus.File{Name: "a.pdf", Data: corpustest.TitlePage(corpustest.TimesFont, test.title, test.author, test.rows...)})
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
	d, err := Read(t.Context(), corpus.File{Name: "a.pdf", Data: corpustest.TitlePage(font, "", "", corpustest.TextRow(18, 60, 540, "The \\014rst ledger"))})
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
	_, err := Read(t.Context(), corpus.File{Name: "a.pdf", Data: corpustest.TitlePage(font, "", "", corpustest.TextRow(18, 60, 540, "The first ledger"))})
	if !errors.Is(err, corpus.ErrGarbled) {
		t.Errorf("Extract = %v, want %v", err, corpus.ErrGarbled)
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
		rows := []string{corpustest.TextRow(18, 50, 540, "Harbour Dues of the North"), corpustest.TextRow(11, 50, 500, "Ada Molnar")}
		for i, text := range test.under {
			rows = append(rows, corpustest.TextRow(10, 50, 470-13*i, text))
		}
		d, err := Read(t.Context(), corpus.File{Name: "a.pdf", Data: corpustest.TitlePage(corpustest.TimesFont, "", "", rows...)})
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Blocks[0].Text; !strings.HasPrefix(got, test.first) {
			t.Errorf("the text begins with %.60q, want %q", got, test.first)
		}
	}
}

// A byline may end in the day on which the work came out.
func TestDatedByline(t *testing.T) {
	for byline, want := range map[string]string{
		"By Ada Molnar, 12 September 2018": "2018-09-12", "Ada Molnar, 12 September 2018": "2018-09-12", "By Ada Molnar, updated 12 September 2018": "", "By Ada Molnar": "",
	} {
		rows := []string{
			corpustest.TextRow(18, 50, 540, "Harbour Dues of the North"), corpustest.TextRow(11, 50, 500, byline),
			corpustest.TextRow(10, 50, 470, "The council of the harbour met on four evenings in the"), corpustest.TextRow(10, 50, 457, "old customs house to decide who should keep the books."),
		}
		d, err := Read(t.Context(), corpus.File{Name: "a.pdf", Data: corpustest.TitlePage(corpustest.TimesFont, "", "", rows...)})
		if err != nil {
			t.Fatal(err)
		}
		if d.Metadata.Issued != want || len(d.Metadata.Authors) != 1 {
			t.Errorf("%q: issued %q by %q, want %q", byline, d.Metadata.Issued, d.Metadata.Authors, want)
		}
	}
}

// A day or a month alone in a cell at the head is the date; figures there may be of the print.
func TestDateAtHead(t *testing.T) {
	for head, want := range map[string]string{"18 September 2023": "2023-09-18", "18. September 2023": "2023-09-18", "April 2003": "2003-04", "2003": "", "9/18/2023": "", "3 May 2023, 10:14 AM": "", "Received 3 May 2023": ""} {
		rows := []string{
			corpustest.TextRow(10, 50, 580, "Harbour Board"), corpustest.TextRow(10, 300, 580, head), corpustest.TextRow(18, 50, 540, "Harbour Dues of the North"),
			corpustest.TextRow(10, 50, 470, "The council of the harbour met on four evenings in the"), corpustest.TextRow(10, 50, 457, "old customs house to decide who should keep the books."),
		}
		d, err := Read(t.Context(), corpus.File{Name: "a.pdf", Data: corpustest.TitlePage(corpustest.TimesFont, "", "", rows...)})
		if err != nil {
			t.Fatal(err)
		}
		if d.Metadata.Issued != want {
			t.Errorf("%q: issued %q, want %q", head, d.Metadata.Issued, want)
		}
	}
}

// What stands under the heading of the references is of other works.
func TestFrontEndsAtReferences(t *testing.T) {
	first := corpustest.TextRow(18, 50, 540, "Harbour Dues of the North") + "\n" + corpustest.TextRow(10, 50, 470, "The council of the harbour met on four evenings in the") + "\n" + corpustest.TextRow(10, 50, 457, "old customs house to decide who should keep the books.")
	for head, want := range map[string]string{"References": "", "5 References": "", "The Harbour Paper": "10.5555/quay.main.382"} {
		second := corpustest.TextRow(10, 50, 540, head) + "\n" + corpustest.TextRow(10, 50, 500, "4794. https://doi.org/10.5555/quay.main.382")
		d, err := Read(t.Context(), corpus.File{Name: "a.pdf", Data: corpustest.PdfOf("", first, second)})
		if err != nil {
			t.Fatal(err)
		}
		if d.Metadata.DOI != want {
			t.Errorf("%q: DOI %q, want %q", head, d.Metadata.DOI, want)
		}
	}
}

// The properties give the title where the text gives none, if it is one.
func TestTitleInProperties(t *testing.T) {
	for stated, want := range map[string]string{
		"Harbour Dues of the North":         "Harbour Dues of the North",
		"Microsoft Word - dues of the port": "", "harbour dues final.doc": "", "scan_0012 of the ledger": "", "12": "", "Ada Molnar": "",
	} {
		d, err := Read(t.Context(), corpus.File{Name: "a.pdf", Data: corpustest.TitlePage(corpustest.TimesFont, stated, "")})
		if err != nil || d.Metadata.Title != want {
			t.Errorf("%q: title %q, want %q (%v)", stated, d.Metadata.Title, want, err)
		}
	}
}

// The number of a page is no title.
func TestNumberOfPageIsNoTitle(t *testing.T) {
	const prose = "The harbour books were kept by a clerk, who wrote down each ship that came. Nobody read them until the flood."
	for label, want := range map[string]string{"541": "", "3": "541"} {
		lines := []structure.Line{
			{Block: corpus.Block{Kind: corpus.Heading, Level: 1, Text: "541"}, Marked: true, Gap: true},
			{Block: corpus.Block{Text: prose}, Gap: true},
		}
		for i := range lines {
			lines[i].Page, lines[i].Label = 1, label
		}
		d, err := structure.Refine(t.Context(), structure.Print, lines, corpus.Metadata{})
		if err != nil || d.Metadata.Title != want {
			t.Errorf("on page %s: title %q, want %q (%v)", label, d.Metadata.Title, want, err)
		}
	}
}

// Whose a work is does not join its title, in whatever type.
func TestCopyrightIsNoTitle(t *testing.T) {
	d, err := Read(t.Context(), corpus.File{Name: "a.pdf", Data: corpustest.TitlePage(corpustest.TimesFont, "", "",
		corpustest.TextRow(18, 60, 540, "Harbour Dues of the"), corpustest.TextRow(18, 60, 518, "Northern Towns"), corpustest.TextRow(18, 60, 496, "Copyright \251 2012 by Ada Molnar"))})
	if err != nil || d.Metadata.Title != "Harbour Dues of the Northern Towns" {
		t.Errorf("title %q (%v)", d.Metadata.Title, err)
	}
}
