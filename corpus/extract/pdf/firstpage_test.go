package pdf

import (
	"fmt"
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/corpus/internal/corpustest"
	"footnote/corpus/split"
)

// pageOf makes a page of rows, each with its size, place and text.
func pageOf(t *testing.T, rows string) string {
	t.Helper()
	var out []string
	for row := range strings.Lines(strings.TrimSpace(rows)) {
		var size, x, y int
		if _, err := fmt.Sscanf(row, "%d %d %d", &size, &x, &y); err != nil {
			t.Fatalf("row %q: %v", row, err)
		}
		text := strings.SplitN(strings.TrimSpace(row), " ", 4)[3]
		for cell, part := range strings.Split(text, " || ") { // cells side by side
			out = append(out, corpustest.TextRow(size, x+cell*180, y, strings.NewReplacer("(", `\(`, ")", `\)`, "©", `\251`, "–", `\226`, "·", `\267`).Replace(part)))
		}
	}
	return strings.Join(out, "\n")
}

// What journals, archives and offices print around the first page is of the record and
// not of the text.
func TestFirstPages(t *testing.T) {
	prose := func(y int) (rows string) {
		for i, row := range []string{
			"The weir stood below the mill for three hundred years, and its owners", "quarrelled about the water that it kept back in each dry summer, as the",
			"clerk of the manor wrote down in a book that is kept in the chest. Nobody", "was asked who had paid for the oak boards, and the miller never told it.",
			"The council met on four evenings in the old mill to decide who should keep", "the weir in repair, and each of the households had sent one person there.",
		} {
			rows += fmt.Sprintf("\n10 50 %d %s", y-13*i, row)
		}
		return rows
	}
	for _, test := range []struct {
		name  string
		pages []string
		want  map[string]string
		not   []string // in no passage
	}{
		{"journal with year, volume and article", []string{"18 50 560 Ice Drift in Narrow Straits\n11 50 535 Ada Molnar and Per Falk\n8 50 515 Received: 4 May 2020; Accepted: 29 June 2020; Published: 3 July 2020" + prose(480) + "\n8 50 40 Straits 2020, 12, 1874; doi:10.5555/straits12071874",
			"8 50 575 Straits 2020, 12, 1874 || 2 of 17" + prose(520)},
			map[string]string{"container": "Straits", "volume": "12", "pages": "1874", "issued": "2020-07-03", "doi": "10.5555/straits12071874"}, []string{"2 of 17"}},
		{"cover page of an archive", []string{"11 50 560 Tolls and Trust on the Ferry\n11 50 540 Author(s): Ada Molnar and Per Falk\n11 50 520 Source: The Weir Review, Vol. 22, No. 3 (Aug., 1967), pp. 311-334\n11 50 500 Stable URL: https://archive.example/stable/25\n8 50 440 ARCHIVE is a not-for-profit service that helps readers to find old papers of all kinds.\n8 50 400 This content downloaded from 192.0.2.4 on Tue, 14 Mar 2017",
			"16 50 560 Tolls and Trust on the Ferry" + prose(520)},
			map[string]string{"title": "Tolls and Trust on the Ferry", "authors": "Molnar, Ada; Falk, Per", "container": "The Weir Review", "volume": "22", "pages": "311–334"}, []string{"not-for-profit", "content downloaded"}},
		{"the citation that a paper wants", []string{"18 50 560 Notched Sticks as Ledgers\n11 50 535 Ada Molnar" + prose(480) + "\n8 50 70 Citation: Molnar A (2016) Notched Sticks as Ledgers. Open River 11(5): e0155001.\n8 50 60 doi:10.5555/river.0155001"},
			map[string]string{"container": "Open River", "volume": "11", "issue": "5", "pages": "e0155001", "issued": "2016"}, []string{"Citation:"}},
		{"chapter of a series", []string{"16 50 560 Reading Toll Ledgers\n11 50 535 Ada Molnar and Per Falk" + prose(480) + "\n7 50 90 A. Molnar\n7 50 82 Harbour University, Turku\n7 50 74 e-mail: ada@harbour.example\n7 50 60 © Quayside Press 2014\n7 50 52 I. Roe, T. Doe (eds.), Computing the Commons, Studies in River Data 12,\n7 50 44 DOI 10.5555/978-3-319-05555-1_7"},
			map[string]string{"container": "Computing the Commons", "editors": "Roe, I.; Doe, T.", "issued": "2014", "doi": "10.5555/978-3-319-05555-1_7"}, []string{"e-mail", "Studies in River Data", "Harbour University"}},
		{"proceedings over two rows", []string{"16 50 560 Parsing Ferry Logs\n11 50 535 Ada Molnar" + prose(480) + "\n8 50 50 Proceedings of the 12th Workshop on Water Text, pages 45–53,\n8 50 40 Lakeview, June 14, 2013. © 2013 Association for Water Text"},
			map[string]string{"container": "Proceedings of the 12th Workshop on Water Text", "pages": "45–53", "issued": "2013-06-14"}, []string{"Association for Water Text"}},
		{"stamp of an archive of preprints", []string{"7 50 580 rivRxiv preprint doi: https://doi.org/10.5555/2019.03.02.565; this version posted March 3, 2019. The holder for this\n7 50 572 preprint (which was not certified by peer review) is the author.\n16 50 540 Mussels Follow the Price of Rope\n11 50 515 Ada Molnar" + prose(480)},
			map[string]string{"issued": "2019-03-03", "doi": "10.5555/2019.03.02.565"}, []string{"certified by peer review"}},
		{"names over the title", []string{"10 200 570 ADA MOLNAR, PER FALK\n9 230 558 (Port Alder)\n16 50 530 Who Paid for the Ferry and the Pier" + prose(480)},
			map[string]string{"title": "Who Paid for the Ferry and the Pier", "authors": "Molnar, Ada; Falk, Per"}, []string{"MOLNAR", "Port Alder"}},
		{"agenda of a town", []string{"16 180 570 TOWN OF MARLOW\n14 150 550 PLANNING COMMISSION\n12 170 530 REGULAR MEETING AGENDA\n11 170 510 Tuesday, June 9, 2015 – 7:00 P.M." + prose(470)},
			map[string]string{"title": "Regular Meeting Agenda", "organisation": "Town of Marlow Planning Commission", "issued": "2015-06-09", "authors": ""}, nil},
		{"imprint of a book", []string{"22 50 500 The Price of Crossing\n14 50 450 Ada Molnar", "9 50 400 First published in Norse as Overfart, 1978\n9 50 386 Second edition published 1996 by Alder Sons Ltd\n9 50 372 Copyright © Ada Molnar 1978, 1996\n9 50 358 Translation copyright © Ina Roe 1984\n9 50 344 ISBN 978-0-306-40615-7\n9 50 330 Printed in Norland", "16 50 560 The Ford" + prose(520), "16 50 560 The Barge" + prose(520)},
			map[string]string{"title": "The Price of Crossing", "publisher": "Alder Sons Ltd", "issued": "1996"}, []string{"Printed in Norland"}},
		{"numbers of authors", []string{"18 50 560 Ice Drift in Narrow Straits\n11 50 540 Ada Molnar\n9 50 529 University of the Coast, Alm\n9 50 518 https://orcid.org/0000-0000-0000-0001\n11 50 500 Per Falk\n9 50 489 Harbour Archive, Alm\n9 50 478 0000-0000-0000-0028" + prose(440)},
			map[string]string{"authors": "Molnar, Ada; Falk, Per"}, []string{"orcid", "0028"}},
		{"form over house rules", []string{"20 50 560 Membership of the Ferry Society\n10 50 530 First Name ________________ Last Name ________________\n10 50 515 Postal Address ________________________________\n16 50 480 Harbour Rules" + prose(460)},
			map[string]string{"title": "Membership of the Ferry Society", "authors": ""}, nil},
		{"year as LaTeX sets it", []string{"18 50 560 Ice Drift in Narrow Straits\n11 50 535 Ada Molnar\n11 50 515 2003" + prose(480)},
			map[string]string{"authors": "Molnar, Ada", "issued": "2003"}, nil},
		{"season as LaTeX sets it", []string{"18 50 560 Ice Drift in Narrow Straits\n11 50 535 Ada Molnar\n11 50 515 Spring 2015" + prose(480)},
			map[string]string{"authors": "Molnar, Ada", "issued": "2015"}, []string{"Spring 2015"}},
		{"editors over a publisher", []string{"24 50 560 The Price of Crossing\n12 50 480 edited by\n14 50 460 Ada Molnar and Per Falk\n11 50 300 Tern Books\n11 50 285 Rivermouth 2009", "16 50 560 The Ford" + prose(520), "16 50 560 The Barge" + prose(520)},
			map[string]string{"editors": "Molnar, Ada; Falk, Per", "publisher": "Tern Books", "issued": "2009", "authors": ""}, nil},
		{"statutes of a society", []string{"18 50 560 Lerchenfreunde Sund e. V.\n18 50 530 Satzung\n11 50 510 in der Fassung vom 17. Januar 2015" + prose(470)},
			map[string]string{"title": "Satzung", "issued": "2015-01-17", "authors": ""}, nil},
		{"credits of a magazine", []string{"9 50 580 RIVER AND TOWN || SUMMER 2016\n30 50 530 The Last Ferryman\n8 50 505 WORDS ADA MOLNAR PHOTOGRAPHS PER FALK" + prose(480)},
			map[string]string{"authors": "Molnar, Ada", "issued": "2016"}, nil},
		{"head of a gazette", []string{"9 50 585 C 123/4 || Journal of the River Union || 12.5.2010\n14 120 540 Marking of Moorings in Shared Waters" + prose(480)},
			map[string]string{"container": "Journal of the River Union", "issued": "2010-05-12"}, []string{"River Union"}},
		{"paper of a series", []string{"14 50 570 Policy Research Working Paper 5123\n24 50 520 Who Crosses and Who Pays\n12 50 490 Ada Molnar" + prose(440)},
			map[string]string{"number": "5123", "genre": "Working paper"}, nil},
		{"places of work under the first page", []string{"18 50 560 Winter Ice and the Price\n11 50 535 Ada Molnar and Per Falk" + prose(480) + "\n7 50 60 1Ice Centre, University of Turku. 2School of Geography, Calder. 3Polar Institute, Alm."},
			map[string]string{"authors": "Molnar, Ada; Falk, Per"}, []string{"Ice Centre"}},
		{"a double-spaced thesis", []string{"12 150 580 Rivers of Debt: Ferry Credit\n12 200 556 By\n12 200 532 Ada Molnar\n12 150 508 A dissertation submitted in partial satisfaction of the\n12 150 484 requirements for the degree of\n12 150 460 Doctor of Philosophy\n12 200 436 in\n12 200 412 History\n12 200 388 in the\n12 150 364 Graduate Division\n12 200 340 of the\n12 150 316 University of Calder\n12 150 268 Committee in charge:\n12 150 244 Professor Ina Roe, Chair\n12 150 220 Spring 2011",
			"12 50 560 In 1721 two brothers who owned the barge sold it to the miller of the\n12 50 536 town, who kept it for nine years and never paid them what he owed to\n12 50 512 both of them, as the clerk of the manor wrote down in his great book.\n12 50 488 Nobody knows why they waited for so long before they went to the court\n12 50 464 in the city, where the judges had other things to do in that dry year."},
			map[string]string{"title": "Rivers of Debt: Ferry Credit", "authors": "Molnar, Ada", "publisher": "University of Calder", "genre": "Doctoral thesis", "issued": "2011"}, []string{"Committee in charge", "Graduate Division"}},
		{"judgment with its parties in rows", []string{"9 300 580 Case No: HQ 12 X 0345\n11 50 565 IN THE HIGH COURT OF JUSTICE\n9 350 550 Date: 14/07/2011\n11 180 535 Between:\n11 150 520 JOAN ROE Claimant\n11 200 505 - and -\n11 150 490 FORD NAVIGATION TRUST Defendant\n9 100 470 Mr A. Pike (instructed by Pike & Co) for the Claimant\n11 180 450 Judgment", "10 50 560 Mr Justice Fell:" + prose(520)},
			map[string]string{"title": "Joan Roe v Ford Navigation Trust", "organisation": "High Court of Justice", "number": "HQ 12 X 0345", "issued": "2011-07-14", "authors": ""}, []string{"instructed by"}},
		{"cover of a report", []string{"14 50 580 NORTHERN RIVERS AGENCY\n26 50 500 Lamps on Twelve Piers\n12 50 300 Report No. NRA-2011-07\n12 50 280 May 2011", "16 50 560 Summary" + prose(520)},
			map[string]string{"title": "Lamps on Twelve Piers", "organisation": "Northern Rivers Agency", "number": "NRA-2011-07", "genre": "Report", "issued": "2011-05"}, nil},
		{"number and month in one row", []string{"26 50 560 Lamps on Twelve Piers\n12 50 520 PUBLICATION NO. NRA-T-88-031 MAY 1988\n12 50 300 Ada Molnar", "16 50 560 Summary" + prose(520)},
			map[string]string{"number": "NRA-T-88-031", "issued": "1988-05"}, nil},
		{"paper of a council under its name", []string{"20 50 580 Rivers Council\n16 50 540 Lamps and Piers in Dry Years\n10 50 515 3 May 2011" + prose(480), "10 50 560 More of it" + prose(520)},
			map[string]string{"title": "Lamps and Piers in Dry Years", "organisation": "Rivers Council"}, nil},
		{"minutes", []string{"11 150 580 ELM PARISH COUNCIL\n11 100 562 Minutes of the Ordinary Meeting held in the Old School\n11 130 546 on Tuesday 4 February 2014 at 7.30 pm\n10 50 520 Present: Ada Molnar, Per Falk" + prose(480)},
			map[string]string{"title": "Minutes of the Ordinary Meeting", "organisation": "Elm Parish Council", "issued": "2014-02-04", "authors": ""}, []string{"Old School"}},
		{"page that a browser printed", []string{"8 20 590 5/12/2014 || Ice on the Ferry Pier | The Alder Courier\n22 50 560 The Alder Courier\n18 50 520 Ice on the Ferry Pier\n9 50 500 By Ada Molnar" + prose(470) + "\n8 20 20 https://alder.example/news/ice 1/2", "8 20 590 5/12/2014 || Ice on the Ferry Pier | The Alder Courier" + prose(560) + "\n8 20 20 https://alder.example/news/ice 2/2"},
			map[string]string{"title": "Ice on the Ferry Pier", "container": "The Alder Courier", "url": "https://alder.example/news/ice"}, []string{"5/12/2014", "alder.example"}},
		{"cover of a network of researchers", []string{"9 50 580 See discussions, stats, and author profiles for this publication at: https://net.example/1\n14 50 550 Tolls and Trust on the Ferry\n9 50 520 Article in The Weir Review · March 2017\n9 50 480 The user has requested enhancement of the downloaded file.", "16 50 560 Tolls and Trust on the Ferry\n11 50 540 Ada Molnar" + prose(500)},
			map[string]string{"title": "Tolls and Trust on the Ferry", "authors": "Molnar, Ada", "container": "The Weir Review", "issued": "2017-03"}, []string{"See discussions", "enhancement"}},
		{"the citation of a conference", []string{"18 50 560 Notched Sticks as Ledgers\n11 50 535 Ada Molnar" + prose(480) + "\n8 50 90 ACM Reference Format:\n8 50 80 Ada Molnar. 2016. Notched Sticks as Ledgers. In Proceedings of the 4th Workshop on Old\n8 50 70 Ledgers (WOL 16), June 3, 2016, Lyon, France. Alder Press, 9 pages."},
			map[string]string{"container": "Proceedings of the 4th Workshop on Old Ledgers (WOL 16)", "issued": "2016"}, []string{"Reference Format"}},
		{"columns of a title page", []string{"16 50 580 Universita di Montalba\n20 50 500 Barche e pedaggi nel Medioevo\n11 50 470 Tesi di Laurea in Storia\n11 50 300 Candidata:\n11 300 292 Relatore:\n11 50 284 Ada Molnar\n11 300 276 Prof. Per Falk\n11 50 200 2014", "16 50 560 Introduzione" + prose(520)},
			map[string]string{"authors": "Molnar, Ada"}, []string{"Relatore"}},
		{"years in brackets under a title", []string{"20 50 540 The Ferry and the Bridge at Kelso in War and Peace\n20 50 515 (1680-1789)\n12 50 470 Ada Molnar\n12 50 300 May 2011", "16 50 560 Summary" + prose(520)},
			map[string]string{"title": "The Ferry and the Bridge at Kelso in War and Peace (1680-1789)", "authors": "Molnar, Ada"}, nil},
		{"editors of a handbook", []string{"22 50 540 Handbook of Ferries\n11 50 480 Edited by\n12 50 460 Ada Molnar and Per Falk\n11 50 300 May 2011", "16 50 560 Ropes" + prose(520)},
			map[string]string{"editors": "Molnar, Ada; Falk, Per", "authors": ""}, nil},
		{"a lead over the byline, and who took the pictures", []string{"9 50 590 RIVER REVIEW || SUMMER 2016\n30 50 550 The Last Ferryman\n13 50 525 For sixty years one man has rowed the town across. Who will do it now?\n10 50 505 By Ada Molnar\n9 50 493 Photographs by Per Falk" + prose(470)},
			map[string]string{"authors": "Molnar, Ada", "issued": "2016", "container": "River Review"}, []string{"Photographs"}},
		{"a lecture by its number", []string{"10 50 590 Dr Ada Molnar\n22 50 560 Lecture 4: Boats and Their Enemies" + prose(530) + "\n16 50 430 Dates to learn" + prose(410)},
			map[string]string{"title": "Lecture 4: Boats and Their Enemies", "authors": "Molnar, Ada"}, nil},
		{"a journal in the head of a later page", []string{"18 50 560 Winter Ice and the Price\n11 50 535 Ada Molnar" + prose(480), "8 50 585 A. Molnar et al. / Journal of Ferry History 12 (2014) 233-251" + prose(520)},
			map[string]string{"authors": "Molnar, Ada"}, []string{"et al."}},
		{"a DOI over two rows", []string{"18 50 560 Winter Ice and the Price\n11 50 535 Ada Molnar\n8 50 515 https://doi.org/10.5555/river.\n8 50 505 bed.0155001" + prose(480)},
			map[string]string{"doi": "10.5555/river.bed.0155001"}, nil},
		{"a foot that says page", []string{"26 50 540 Rural Wells and Pumps\n12 50 300 OAR-18-123", "16 50 560 Background" + prose(520) + "\n8 50 30 Page 2 || OAR-18-123 Rural Wells"},
			map[string]string{"number": "OAR-18-123"}, []string{"OAR-18-123"}},
		{"the stamp of a service", []string{"18 50 560 Winter Ice and the Price\n11 50 535 Ada Molnar" + prose(480) + "\n7 50 30 This content downloaded from 192.0.2.4 on Thu, 14 Mar 2019 10:22:31 UTC All use subject to https://archive.example/terms which change often"},
			map[string]string{"authors": "Molnar, Ada"}, []string{"content downloaded"}},
		{"the second title page of a thesis", []string{"12 50 480 ADA MOLNAR DA COSTA\n18 50 400 Como Cobrar a Passagem\n12 50 150 RIO BRANCO\n12 50 130 2013", "12 50 480 ADA MOLNAR DA COSTA\n18 50 440 Como Cobrar a Passagem\n12 150 400 Tese apresentada ao Programa de Historia\n12 150 385 da Universidade de Rio Branco para obter\n12 150 370 o titulo de Doutor.\n12 50 200 RIO BRANCO\n12 50 180 2013", "16 50 560 Introducao" + prose(520)},
			map[string]string{"title": "Como Cobrar a Passagem", "authors": "da Costa, Ada Molnar", "issued": "2013", "publisher": "Universidade de Rio Branco"}, []string{"Programa de Historia"}},
		{"words in a chart", []string{"18 50 560 Passengers at Three Landings\n11 50 535 Ada Molnar" + prose(500) + "\n7 60 400 North Landing || Chapel Quay\n6 60 385 100 || 80\n6 60 370 60 || 40\n7 120 355 Market Days\n9 50 335 Figure 1: Passengers by landing and month." + prose(300)},
			map[string]string{"authors": "Molnar, Ada"}, []string{"North Landing", "Market Days"}},
	} {
		var pages []string
		for _, p := range test.pages {
			pages = append(pages, pageOf(t, p))
		}
		d, ok := readSaying(t, test.name, pages, test.want)
		if !ok {
			continue
		}
		for _, p := range split.Split(d) {
			for _, text := range test.not {
				if strings.Contains(p.Text, text) || strings.Contains(p.Section, text) {
					t.Errorf("%s: %q stands in a passage", test.name, text)
				}
			}
		}
	}
}

// readSaying reads a file of pages, of which the record says what is wanted. It is false for a
// file that is not read.
func readSaying(t *testing.T, name string, pages []string, wants map[string]string) (d corpus.Document, ok bool) {
	t.Helper()
	d, err := Read(t.Context(), corpus.File{Name: "a.pdf", Data: corpustest.PdfOf("", pages...)})
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return corpus.Document{}, false
	}
	m := d.Metadata
	got := map[string]string{"authors": strings.Join(m.Authors, "; "), "editors": strings.Join(m.Editors, "; ")}
	for _, field := range m.Texts() {
		got[field.Name] = *field.Value
	}
	for field, want := range wants {
		if got[field] != want {
			t.Errorf("%s: %s %q, want %q", name, field, got[field], want)
		}
	}
	return d, true
}
