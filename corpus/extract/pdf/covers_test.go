package pdf

import (
	"fmt"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
)

// body is a paragraph of prose from a height of the page down.
func body(y int) (rows string) {
	for i, row := range []string{
		"The weir stood below the mill for three hundred years, and its owners", "quarrelled about the water that it kept back in each dry summer, as the",
		"clerk of the manor wrote down in a book that is kept in the chest. Nobody", "was asked who had paid for the oak boards, and the miller never told it.",
	} {
		rows += fmt.Sprintf("\n10 50 %d %s", y-13*i, row)
	}
	return rows
}

// Covers and heads of which the type alone does not tell what is what.
func TestCovers(t *testing.T) {
	for _, test := range []struct {
		name  string
		pages []string
		want  map[string]string
	}{
		{"title in capitals over the names, in one size", []string{"10 60 570 RIVER OFFICE WORKING PAPER SERIES\n10 60 530 WHO PAID FOR THE FERRY? TOLLS IN DRY YEARS\n10 90 500 Ada Molnar\n10 90 488 Per Falk\n10 90 450 Working Paper 2187" + body(400), body(560)},
			map[string]string{"title": "Who Paid for the Ferry? Tolls in Dry Years", "authors": "Molnar, Ada; Falk, Per"}},
		{"names in capitals", []string{"12 60 560 On the Spacing of Barges\n10 60 540 ADA MOLNAR AND PER FALK" + body(500)},
			map[string]string{"title": "On the Spacing of Barges", "authors": "Molnar, Ada; Falk, Per"}},
		{"journal in the type of the title", []string{"20 60 590 Journal of Old Ferries\n20 60 540 Party Boats and Privacy on the River\n14 60 515 Ada Molnar\n8 130 519 a,*\n14 143 515 , Per Falk\n8 199 519 *" + body(470)},
			map[string]string{"title": "Party Boats and Privacy on the River", "authors": "Molnar, Ada; Falk, Per"}},
		{"series in larger type", []string{"20 60 590 Alder Working Paper Series\n16 60 540 Barges and Their Tolls in a Dry Decade\n11 60 515 Ada Molnar" + body(480)},
			map[string]string{"title": "Barges and Their Tolls in a Dry Decade"}},
		{"number of a chapter in larger type", []string{"30 60 580 14\n20 60 540 Barges and Their Tolls" + body(500), "10 60 560 The barge" + body(520)},
			map[string]string{"title": "Barges and Their Tolls"}},
		{"cover of an archive in two languages", []string{"16 60 580 www.depot.example\n14 60 550 Barges and Their Tolls in a Dry Decade\n12 60 520 Molnar, Ada\n9 60 480 In Zusammenarbeit mit / provided in cooperation with:\n9 60 468 Institut der Schleusen\n9 60 440 Empfohlene Zitierung / Suggested Citation:\n9 60 428 Molnar, A. (2004). Barges and Their Tolls in a Dry Decade.\n9 60 400 Nutzungsbedingungen / Terms of use:\n9 60 388 Dieser Text darf gelesen werden.", "18 60 560 Barges and Their Tolls in a Dry Decade\n11 60 535 Ada Molnar" + body(500), body(560)},
			map[string]string{"title": "Barges and Their Tolls in a Dry Decade", "authors": "Molnar, Ada"}},
		{"university in the type of the title", []string{"16 60 580 Universidad del Delta\n16 60 520 EL PRECIO DEL PASO POR EL RIO\n11 60 450 Tesis doctoral presentada por\n11 60 436 Ada Molnar\n11 60 380 2008", "14 50 560 El paso" + body(520)},
			map[string]string{"title": "El Precio del Paso Por El Rio", "authors": "Molnar, Ada", "publisher": "Universidad del Delta"}},
		{"subtitle in smaller type", []string{"22 60 540 Crossing the Sound\n12 60 510 A review of ferries to the outer islands\n11 60 300 June 2009", "14 50 560 Ferries" + body(520)},
			map[string]string{"title": "Crossing the Sound: A review of ferries to the outer islands"}},
		{"what was done with the work is no subtitle", []string{"22 60 540 Crossing the Sound\n12 60 510 Presented to the council of the islands\n11 60 300 June 2009", "14 50 560 Ferries" + body(520)},
			map[string]string{"title": "Crossing the Sound"}},
		{"years in the last row of a title are no date", []string{"10 150 580 FERRIES AND BRIDGES ON THE LOWER RIVER, 1840–\n10 150 566 1890\n10 200 540 by\n10 200 520 Ada Molnar\n10 150 480 A dissertation submitted in partial fulfillment\n10 150 466 of the requirements for the degree of\n10 150 452 Doctor of Philosophy\n10 150 400 University of Calder\n10 150 380 May 2011", "14 50 560 Ferries" + body(520)},
			map[string]string{"title": "Ferries and Bridges on the Lower River, 1840–1890", "issued": "2011-05"}},
		{"date beside where a speaker works", []string{"30 60 540 Ferries for Beginners\n14 60 480 Ada Molnar\n12 60 450 Calder State University – 14 October 2019", "20 50 560 Ropes" + body(520) + "\n8 50 30 A. Molnar || Ferries for Beginners || 2 / 3", "20 50 560 Ropes again" + body(520) + "\n8 50 30 A. Molnar || Ferries for Beginners || 3 / 3"},
			map[string]string{"issued": "2019-10-14", "container": "", "volume": "", "issue": ""}},
		{"editors one under another", []string{"22 50 540 Handbook of Ferries\n11 50 480 Edited by\n12 50 460 Ada Molnar\n12 50 446 and Per Falk\n11 50 300 May 2011", "16 50 560 Ropes" + body(520)},
			map[string]string{"editors": "Molnar, Ada; Falk, Per", "authors": ""}},
		{"publisher by whose the text is", []string{"22 50 540 Handbook of Ferries\n11 50 480 Third edition", "9 50 400 Copyright © 2005 Quayside Sons Ltd.\n9 50 386 All rights reserved. No part of this publication may be copied.\n9 50 372 ISBN 978-0-306-40615-7", "16 50 560 Ropes" + body(520)},
			map[string]string{"publisher": "Quayside Sons Ltd", "issued": "2005"}},
		{"citation over lines of something else", []string{"8 50 590 Cultures of Rope\n18 50 540 Tolls and Trust on the Ferry\n12 50 515 Ada Molnar & Per Falk\n8 50 460 To cite this article: Ada Molnar & Per Falk (2009) Tolls and Trust on the Ferry,\n8 50 450 Cultures of Rope, 7:2, 155-178, DOI: 10.5555/cor.2009.114\n8 50 436 To link to this article: https://doi.org/10.5555/cor.2009.114\n8 50 422 Submit your article to this journal", "18 50 560 Tolls and Trust on the Ferry\n11 50 540 Ada Molnar and Per Falk" + body(500)},
			map[string]string{"issued": "2009", "container": "Cultures of Rope", "volume": "7", "issue": "2", "pages": "155–178"}},
		{"citation of a journal that looks like a name", []string{"18 50 540 Tolls and Trust on the Ferry\n12 50 515 Ada Molnar & Per Falk\n8 50 460 To cite this article: Ada Molnar & Per Falk (2009) Tolls and Trust on the Ferry,\n8 50 450 Coastal Studies, 7:2, 155-178, DOI: 10.5555/cor.2009.114\n8 50 436 To link to this article: https://doi.org/10.5555/cor.2009.114\n8 50 422 Submit your article to this journal", "18 50 560 Tolls and Trust on the Ferry\n11 50 540 Ada Molnar and Per Falk" + body(500)},
			map[string]string{"issued": "2009", "container": "Coastal Studies", "volume": "7", "issue": "2", "pages": "155–178"}},
		{"a journal line over two rows", []string{"11 50 560 Tolls and Trust on the Ferry\n11 50 540 Author(s): Ada Molnar\n11 50 520 Source: The Weir Review, Winter, 1967, Vol. 22, No. 3 (Winter, 1967), pp.\n11 50 507 311-334\n11 50 480 Stable URL: https://archive.example/stable/25\n8 50 440 This content downloaded from 192.0.2.4 on Tue, 14 Mar 2017", "16 50 560 Tolls and Trust on the Ferry" + body(520)},
			map[string]string{"container": "The Weir Review", "volume": "22", "pages": "311–334", "issued": "1967"}},
		{"whose the copy is, in the text", []string{"18 60 580 On the Spacing of Barges\n10 60 560 Ada Molnar" + body(520) + "\n8 50 450 © 2019 Quayside Ltd. All rights reserved." + body(430) + "\n8 50 360 978-1-4799-0000-1/14/$31.00 ©2014 QRFE\n8 50 340 Received by the editors August 8, 2006.\n8 50 326 2000 Mathematics Subject Classification. Primary 05C12."},
			map[string]string{"title": "On the Spacing of Barges", "authors": "Molnar, Ada"}},
		{"heads of a table are no authors", []string{"10 60 580 ALLOCATION OF THE FERRY TOLLS\n10 60 560 Country Calder\n10 60 548 Signed Toll\n10 60 536 1204 || 17" + body(450)},
			map[string]string{"authors": ""}},
		{"a row that ends open is no institution", []string{"22 60 560 Practical Uses of\n22 60 535 Ferry Ropes\n12 60 500 Ada Molnar\n12 60 300 24 August 2005", "14 50 560 Ferries" + body(520)},
			map[string]string{"title": "Practical Uses of Ferry Ropes", "publisher": "", "organisation": ""}},
		{"a letter", []string{"16 60 590 ALDER SEED MERCHANTS ASSOCIATION\n9 60 575 12 Quay Street\n10 60 550 23 August 1999\n10 60 530 The Clerk\n10 60 518 Rivers Office\n10 60 490 Dear Sir,\n10 60 474 Re: Certification of seed barley" + body(450) + "\n10 60 380 Yours faithfully,\n10 60 350 Ada Molnar"},
			map[string]string{"title": "Certification of seed barley", "organisation": "Alder Seed Merchants Association", "issued": "1999-08-23", "authors": ""}},
		{"two things side by side", []string{"10 40 590 BOAT 314: Ropes and Knots || Spring 2012\n10 40 576 Dr. Ada Molnar || Handout 6\n16 60 550 Why Do Ropes Break?" + body(500)},
			map[string]string{"title": "Why Do Ropes Break?", "authors": ""}},
		{"title over two columns of names", []string{"24 60 570 Missing Levers in the Boxes of\n24 120 540 Northern Lines\n11 60 515 Ada Molnar || Per Falk\n10 60 500 Calder University || Institute of Ropes" + body(450)},
			map[string]string{"title": "Missing Levers in the Boxes of Northern Lines", "authors": "Molnar, Ada; Falk, Per"}},
	} {
		var pages []string
		for _, p := range test.pages {
			pages = append(pages, pageOf(t, strings.TrimPrefix(p, "\n")))
		}
		d, ok := readSaying(t, test.name, pages, test.want)
		if !ok {
			continue
		}
		for _, notice := range []string{"ll rights reserved", "$31.00", "Subject Classification", "Received by the editors"} {
			if strings.Contains(d.Text(), notice) {
				t.Errorf("%s: %q stands in the text", test.name, notice)
			}
		}
		if text := d.Text(); !strings.Contains(text, "The weir stood") {
			t.Errorf("%s: the text is lost: %.80q", test.name, text)
		}
	}
}

// A title stands over two columns, and its second row may be as wide as one of them: none of its
// rows is a heading of the text.
func TestTitleOverColumns(t *testing.T) {
	page := "20 40 585 Missing Levers in the Boxes and\n20 60 562 Northern Lines\n9 60 540 Ada Molnar || Per Falk\n9 60 528 Port Alder || Lower Ferry\n9 60 516 a@calder.example || p@calder.example"
	for i := range 16 {
		page += fmt.Sprintf("\n9 30 %d The clerk of the manor wrote down %d oxen", 490-11*i, i+20) + fmt.Sprintf("\n9 215 %d and nobody read his book before %d", 490-11*i, 1800+i)
	}
	d, err := Read(t.Context(), corpus.File{Name: "a.pdf", Data: corpustest.PdfOf("", pageOf(t, page))})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range d.Blocks {
		if strings.Contains(b.Text, "Northern Lines") {
			t.Errorf("%q stands in the text of %q", b.Text, d.Metadata.Title)
		}
	}
}

// The head of a judgment ends where the court speaks, though no heading says so.
func TestHeadOfJudgment(t *testing.T) {
	page := "11 60 585 IN THE SUPREME COURT OF NORLAND\n11 60 568 CIVIL APPEAL NO. 4417 OF 2013\n11 60 551 ELM POTTERS LIMITED ... APPELLANT(S)\n11 60 534 VERSUS\n11 60 517 STATE OF CALDER ... RESPONDENT(S)\n11 60 500 J U D G M E N T" +
		"\n9 40 470 The potters had dug the clay of the river bank for forty years, and in the spring of" +
		"\n9 40 458 that year the state closed the bank to all who had no paper of the new office in town." +
		"\n9 40 446 Nobody was told."
	d, err := Read(t.Context(), corpus.File{Name: "a.pdf", Data: corpustest.PdfOf("", pageOf(t, page))})
	if err != nil {
		t.Fatal(err)
	}
	if m := d.Metadata; m.Title != "Elm Potters Limited v State of Calder" || m.Number != "4417 OF 2013" || !strings.HasPrefix(d.Text(), "The potters had dug") {
		t.Errorf("%q, number %q, text %.60q", m.Title, m.Number, d.Text())
	}
}

// Small rows beside a large one are rows of their own, and not marks raised in it.
func TestSmallRowsBesideLarge(t *testing.T) {
	page := "20 40 560 Rivers Council\n8 230 571 Distr.: General\n8 230 560 11 May 2015" + body(500)
	d, err := Read(t.Context(), corpus.File{Name: "a.pdf", Data: corpustest.PdfOf("", pageOf(t, page))})
	if err != nil {
		t.Fatal(err)
	}
	said := d.Text()
	for _, s := range d.Skipped {
		said += "\n" + s.Text
	}
	if !strings.Contains(said, "Distr.: General") {
		t.Errorf("the rows are not apart: %.200q", said)
	}
}

// When an article came in stands beside its abstract, row by row, and is not read into it.
func TestAbstractBesideArticleInfo(t *testing.T) {
	page := "16 40 560 Ropes of the Lower Ferry\n11 40 540 Ada Molnar"
	info := []string{"A R T I C L E I N F O", "Article history:", "Received 4 May 2017", "Keywords:", "Hemp", "Tar", "Tolls"}
	abstract := []string{"A B S T R A C T", "The weir stood below the mill for three hundred years,", "and its owners quarrelled about the water that it kept", "back in each dry summer, as the clerk of the manor put", "down in a book that is kept in the chest of the parish.", "Nobody was asked who had paid for the oak boards, and", "the miller never told anybody what he knew about that."}
	for i := range info {
		page += fmt.Sprintf("\n9 40 %d %s\n9 160 %d %s", 500-11*i, info[i], 500-11*i, abstract[i])
	}
	d, err := Read(t.Context(), corpus.File{Name: "a.pdf", Data: corpustest.PdfOf("", pageOf(t, page+body(400)))})
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.Join(abstract[1:], " "); !strings.Contains(d.Text(), want) {
		t.Errorf("the abstract is not whole: %q", d.Text())
	}
}

// A quotation in large type stands in the left column alone, below the end of the right one.
func TestQuotationBelowRightColumn(t *testing.T) {
	page := "15 30 308 No lamp, no watcher"
	for j := range 24 {
		page += fmt.Sprintf("\n9 30 %d The clerk of the ferry wrote a row %c", 560-11*j-60*(j/20), 'a'+rune(j))
		if j < 16 {
			page += fmt.Sprintf("\n9 220 %d and nobody in town read his row %c", 560-11*j, 'a'+rune(j))
		}
	}
	d, err := Read(t.Context(), corpus.File{Name: "a.pdf", Data: corpustest.PdfOf("", pageOf(t, page))})
	if err != nil {
		t.Fatal(err)
	}
	if left, right := strings.Index(d.Text(), "wrote a row x"), strings.Index(d.Text(), "read his row a"); left < 0 || right < left {
		t.Errorf("the columns are out of order in %q", d.Text())
	}
}

// Two stories stand on a page one below the other, each in two columns: the second begins with a
// headline over the left one alone.
func TestStoriesBelowEachOther(t *testing.T) {
	page, want := "", []string{}
	for story, y := range []int{560, 400} {
		page += fmt.Sprintf("\n15 30 %d %s", y, []string{"The Ferry Sinks", "The Goat Swims"}[story])
		for j := range 16 {
			row := fmt.Sprintf("The clerk of story %d wrote a row %c", story, 'a'+rune(j))
			page += fmt.Sprintf("\n9 %d %d %s", 30+190*(j/8), y-20-11*(j%8), row)
			want = append(want, row)
		}
	}
	d, err := Read(t.Context(), corpus.File{Name: "a.pdf", Data: corpustest.PdfOf("", pageOf(t, strings.TrimPrefix(page, "\n")))})
	if err != nil {
		t.Fatal(err)
	}
	text, at := d.Text(), 0
	for _, row := range want {
		next := strings.Index(text[at:], row)
		if next < 0 {
			t.Fatalf("%q is not in its place in %q", row, text)
		}
		at += next
	}
}
