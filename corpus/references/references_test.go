package references

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
)

func one(t *testing.T, data string) Reference {
	t.Helper()
	list, err := Read([]byte(data))
	if err != nil || len(list) != 1 {
		t.Fatalf("%d works (%v) in %.80q, want one", len(list), err, data)
	}
	list[0].Record.Found = nil
	return list[0]
}

func TestBibTeX(t *testing.T) {
	for name, test := range map[string]struct {
		data string
		want Reference
	}{
		"an article": {`@article{molnar:21, author = {Molnar, Ada and de la Cruz, Bert and others}, title={Dues of the {Harbour}: a {\'E}tude}, journal="Harbour Review",
			year = 2021, month = feb, volume= {12}, number = 3, pages = {101--117}, doi = {https://doi.org/10.5555/HR.2021.3}, url = {https://harbour.example/a_b}}`,
			Reference{Record: corpus.Metadata{Title: "Dues of the Harbour: a Étude", Authors: []string{"Molnar, Ada", "de la Cruz, Bert", "et al."}, Container: "Harbour Review", Issued: "2021-02",
				Volume: "12", Issue: "3", Pages: "101–117", DOI: "10.5555/HR.2021.3", URL: "https://harbour.example/a_b"}}},
		"names": {`@book{x, author = {Ludwig van Beethoven and {The Ledger Group} and Quill, Jr., Bert and Ada B. Moln{\'a}r}, title = {T}}`,
			Reference{Record: corpus.Metadata{Title: "T", Authors: []string{"van Beethoven, Ludwig", "The Ledger Group", "Quill, Bert, Jr.", "Molnár, Ada B."}, Genre: "Book"}}},
		"an organisation without its braces": {`@book{x, author = {World Bank and British Red Cross and Ada Bank}, title = {T}}`,
			Reference{Record: corpus.Metadata{Title: "T", Authors: []string{"World Bank", "British Red Cross", "Bank, Ada"}, Genre: "Book"}}},
		"a director":    {`@movie{x, director = {Quill, Ada}, title = {T}}`, Reference{Record: corpus.Metadata{Title: "T", Genre: "Film", Rare: corpus.Rare{Directors: []string{"Quill, Ada"}}}}},
		"how published": {`@misc{b, title={Bills}, howpublished={Broadside}}`, Reference{Record: corpus.Metadata{Title: "Bills", Genre: "Broadside"}}},
		"words and joints": {"@string{hr = \"Harbour\" # { Review}}\n@ARTICLE(y,\n title = {A } # \"B\",\n journal = hr,\n date = {2020-03-04/2020-05},\n langid = {ngerman}\n)",
			Reference{Record: corpus.Metadata{Title: "A B", Container: "Harbour Review", Issued: "2020-03-04", Language: "de"}}},
		"a thesis": {`@phdthesis{z, title = {On Fish}, author = {C. Dorn}, school = {University of the North}, year = {1999}, address = {Quay}}`,
			Reference{Record: corpus.Metadata{Title: "On Fish", Authors: []string{"Dorn, C."}, Publisher: "University of the North", Issued: "1999", Place: "Quay", Genre: "PhD thesis"}}},
		"a chapter": {`@incollection{c, title={Lamps}, author={Dorn, Cy}, editor={Molnar, Ada}, booktitle={The Quay}, publisher={Quay \& Sons}, year={2001}, edition={2}, isbn={978-0-306-40615-7}, translator={Quill, Bert}, origdate={1899}}`,
			Reference{Record: corpus.Metadata{Title: "Lamps", Authors: []string{"Dorn, Cy"}, Editors: []string{"Molnar, Ada"}, Translators: []string{"Quill, Bert"}, Container: "The Quay", Publisher: "Quay & Sons",
				Issued: "2001", Edition: "2", ISBN: "978-0-306-40615-7", Original: "1899"}}},
		"files of Zotero": {`@article{f, title={T}, file={Molnar - 2021 - Dues.pdf:files/12/Molnar - 2021 - Dues.pdf:application/pdf;Snapshot:files/13/a.html:text/html}, abstract={We read {\em ledgers}.}}`,
			Reference{Record: corpus.Metadata{Title: "T"}, Abstract: "We read ledgers.", Files: []string{"files/12/Molnar - 2021 - Dues.pdf", "files/13/a.html"}}},
		"files of Windows": {`@article{f, title={T}, file={:C\:\\Users\\ada\\Dues\; old.pdf:PDF}}`,
			Reference{Record: corpus.Metadata{Title: "T"}, Files: []string{"C:/Users/ada/Dues; old.pdf"}}},
		"plain files":  {`@article{f, title={T}, file={/home/ada/Zotero/storage/AB12/Dues.pdf;b.epub}}`, Reference{Record: corpus.Metadata{Title: "T"}, Files: []string{"/home/ada/Zotero/storage/AB12/Dues.pdf", "b.epub"}}},
		"a broken end": {"@article{a, title = {T}, year = {2020}\n@comment{x}", Reference{Record: corpus.Metadata{Title: "T", Issued: "2020"}}},
		"remarks": {"@patent{p,\n title={T},\n% type = {A, b},\n %  @book{no, }\n number={NO 12}, % a number\n date={1931-04-07}\n}",
			Reference{Record: corpus.Metadata{Title: "T", Number: "NO 12", Issued: "1931-04-07", Genre: "Patent"}}},
		"one page of two": {`@article{p, title={T}, journal={Tide}, volume=3, pages={315--315}, url={\url{www.quay.example/a}}}`,
			Reference{Record: corpus.Metadata{Title: "T", Container: "Tide", Volume: "3", Pages: "315", URL: "http://www.quay.example/a"}}},
		"a report": {`@techreport{r, title={Fish}, institution={Office of Weirs}, number={TR-7}, year={2011}}`, Reference{Record: corpus.Metadata{Title: "Fish", Publisher: "Office of Weirs", Number: "TR-7", Genre: "Technical report", Issued: "2011", Organisation: "Office of Weirs"}}},
		"arXiv":    {`@misc{r, title={$O(n)$ Fish \& \ss{} 50\% \{x\}}, eprint={2009.99991}, archivePrefix={arXiv}}`, Reference{Record: corpus.Metadata{Title: "O(n) Fish & ß 50% {x}", Number: "arXiv:2009.99991", Publisher: "arXiv", URL: "https://arxiv.org/abs/2009.99991"}}},
	} {
		if diff := cmp.Diff(test.want, one(t, test.data), cmp.Transformer("none", func(s []string) []string { return append([]string{}, s...) })); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// An entry of an encyclopedia of the web keeps its kind and its day.
func TestEntryOfTheWeb(t *testing.T) {
	for _, data := range []string{
		`@inreference{a, title={Weir}, booktitle={Waterways Online}, url={https://weir.example}, date={2019-12-04}}`,
		`[{"type":"entry-encyclopedia","title":"Weir","container-title":"Waterways Online","URL":"https://weir.example","issued":{"date-parts":[[2019,12,4]]}}]`,
	} {
		r := one(t, data).Record
		if r.Genre != "Encyclopedia entry" || r.Issued != "2019-12-04" || r.Container != "Waterways Online" {
			t.Errorf("%.40q reads as %+v", data, r)
		}
	}
}

// A volume of a series is none of the book; one of somebody's works is.
func TestSeries(t *testing.T) {
	for data, want := range map[string]string{
		`@book{a, title={Eels}, series={Weir Studies}, volume={3}}`:                           "",
		`@incollection{a, title={Eels}, booktitle={Fish}, series={Weir Studies}, volume={3}}`: "Fish",
		`@book{a, title={Eels}, series={Weir Studies}, number={3}, volume={2}}`:               "2",
		`@book{a, title={Eels}, series={The Collected Papers of I. Roe}, volume={14}}`:        "14",
		`@book{a, title={Eels}, volume={2}}`:                                                  "2",
		`@article{a, title={Eels}, journal={Fish}, series={2}, volume={7}}`:                   "Fish7",
		"TY  - BOOK\nTI  - Eels\nT2  - Weir Studies\nER  - \n":                                "",
		`@online{a, title={Eels}, organization={Alder Gazette}, url={https://a.example/e}}`:   "Alder Gazette",
		`@online{a, title={Eels}, organization={Wikipedia}, url={https://a.example/e}}`:       "Wikipedia",
		`@online{a, title={Eels}, organization={Board of Weirs}, url={https://a.example/e}}`:  "",
	} {
		m := one(t, data).Record
		if got := m.Container + m.Volume; got != want {
			t.Errorf("%.70q stands in %q, want %q", data, got, want)
		}
		if m.Container != "" && m.Organisation != "" {
			t.Errorf("%.70q has both a container and %q for an author", data, m.Organisation)
		}
	}
}

// The day on which an address was read is that of the list, where it tells a whole one.
func TestAccessed(t *testing.T) {
	for data, want := range map[string]string{
		`@online{a, title={Weirs}, url={https://weir.example}, urldate={2023-02-09}}`:              "2023-02-09",
		`@online{a, title={Weirs}, url={https://weir.example}, urldate={2023}}`:                    "",
		`@online{a, title={Weirs}, url={https://weir.example}}`:                                    "",
		"TY  - ELEC\nTI  - Weirs\nUR  - https://weir.example\nY2  - 2023/2/9/\nER  - \n":           "2023-02-09",
		"TY  - ELEC\nTI  - Weirs\nUR  - https://weir.example\nY2  - 2023/02/09/11:20:31\nER  - \n": "2023-02-09",
		`[{"type":"webpage","title":"Weirs","accessed":{"date-parts":[[2023,2,9]]}}]`:              "2023-02-09",
		`[{"type":"webpage","title":"Weirs","accessed":{"date-parts":[["2023"]]}}]`:                "",
	} {
		if got := one(t, data).Accessed; got != want {
			t.Errorf("%.60q was read on %q, want %q", data, got, want)
		}
	}
}

func TestAccents(t *testing.T) {
	for tex, want := range map[string]string{
		`G{\"o}del`: "Gödel", `G\"{o}del`: "Gödel", `G\"odel`: "Gödel", `Erd{\H o}s`: "Erdős", `Erd\H{o}s`: "Erdős", `{\c C}elik`: "Çelik", `\c{C}elik`: "Çelik", `Ho\v{r}ava`: "Hořava",
		`na{\"\i}ve`: "naïve", `Nguy{\~{\^e}}n`: "Nguyễn", `na\"{\i}ve`: "naïve", `\O stergaard`: "Østergaard", `{\O}stergaard`: "Østergaard", `Stra{\ss}e`: "Straße", `\L{}\'od\'z`: "Łódź", `\aa`: "å", `{\AA}rhus`: "Århus",
		`\emph{Fish} and \textbf{lamps}`: "Fish and lamps", "``Fish''": "“Fish”", `a~b`: "a b", `1--2`: "1–2",
	} {
		ref := Reference{Record: corpus.Metadata{Title: plainTeX(tex)}}
		if ref.clean(); ref.Record.Title != want {
			t.Errorf("%q is %q, want %q", tex, ref.Record.Title, want)
		}
	}
}

func TestRIS(t *testing.T) {
	for name, test := range map[string]struct {
		data string
		want Reference
	}{
		"an article": {"TY  - JOUR\r\nAU  - Molnar, Ada\r\nAU  - Quill, Bert, Jr.\r\nTI  - Dues of the Harbour\r\nT2  - Harbour Review\r\nPY  - 2021\r\nDA  - 2021/02/03/\r\nVL  - 12\r\nIS  - 3\r\nSP  - 101\r\nEP  - 117\r\nDO  - 10.5555/hr.2021.3\r\nL1  - files/12/a.pdf\r\nAB  - We read\r\nledgers.\r\nER  - \r\n",
			Reference{Record: corpus.Metadata{Title: "Dues of the Harbour", Authors: []string{"Molnar, Ada", "Quill, Bert, Jr."}, Container: "Harbour Review", Issued: "2021-02-03", Volume: "12", Issue: "3",
				Pages: "101–117", DOI: "10.5555/hr.2021.3"}, Abstract: "We read ledgers.", Files: []string{"files/12/a.pdf"}}},
		"an old work":       {"TY  - BOOK\nTI  - Politics\nOP  - 350 BC\nER  - \n", Reference{Record: corpus.Metadata{Title: "Politics", Original: "350 BC"}}},
		"braces of BibTeX":  {"TY  - BOOK\nAU  - {Weir Office}\nTI  - Fish\nER  - \n", Reference{Record: corpus.Metadata{Title: "Fish", Authors: []string{"Weir Office"}, Genre: "Book"}}},
		"a journal in full": {"TY  - JOUR\nTI  - Fish\nJO  - H. Rev.\nJF  - Harbour Review\nVL  - 3\nER  - \n", Reference{Record: corpus.Metadata{Title: "Fish", Container: "Harbour Review", Volume: "3"}}},
		"few spaces": {"TY - BOOK\nA1 - Dorn, C.\nT1 - On Fish\nPB - Quay Press\nCY - Quay\nY1 - 1999//\nSN - 0-306-40615-2\n",
			Reference{Record: corpus.Metadata{Title: "On Fish", Authors: []string{"Dorn, C."}, Publisher: "Quay Press", Place: "Quay", Issued: "1999", ISBN: "0-306-40615-2"}}},
		"works with numbers": {"Record #1 of 1\nProvider: Quay\n1.\nTY  - BOOK\nTI  - Fish\nAU  - Dorn, Cy\nER  - \n", Reference{Record: corpus.Metadata{Title: "Fish", Authors: []string{"Dorn, Cy"}, Genre: "Book"}}},
		"a chapter": {"TY  - CHAP\nAU  - Dorn, Cy\nA2  - Molnar, Ada\nTI  - Lamps\nT2  - The Quay\nSP  - 3-9\nPY  - 2001\nER  -\n",
			Reference{Record: corpus.Metadata{Title: "Lamps", Authors: []string{"Dorn, Cy"}, Editors: []string{"Molnar, Ada"}, Container: "The Quay", Pages: "3–9", Issued: "2001"}}},
	} {
		if diff := cmp.Diff(test.want, one(t, test.data)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestCSL(t *testing.T) {
	const item = `{"id":"x","type":"article-journal","title":"Dues","author":[{"family":"Berg","non-dropping-particle":"van den","given":"Pieter"},{"literal":"The Ledger Group"}],
		"container-title":["Harbour Review"],"issued":{"date-parts":[[2021,"2",3]]},"volume":12,"page":"101-117","DOI":"10.5555/hr.2021.3","ISBN":["9780306406157"],"abstract":"<jats:p>We read ledgers.</jats:p>"}`
	want := Reference{Record: corpus.Metadata{Title: "Dues", Authors: []string{"van den Berg, Pieter", "The Ledger Group"}, Container: "Harbour Review", Issued: "2021-02-03", Volume: "12", Pages: "101–117",
		DOI: "10.5555/hr.2021.3", ISBN: "9780306406157", Genre: "Journal article"}, Abstract: "We read ledgers."}
	for _, data := range []string{item, "[" + item + "]", `{"items": [` + item + `]}`} {
		if diff := cmp.Diff(want, one(t, data)); diff != "" {
			t.Errorf("%.20q (-want +got):\n%s", data, diff)
		}
	}
}

// Markup is taken out of titles, names and journals, in whichever format they come.
func TestMarkup(t *testing.T) {
	for written, want := range map[string]string{
		"Growth of <i>Escherichia coli</i>": "Growth of Escherichia coli", "H<sub>2</sub>O and CO<SUB>2</SUB>": "H2O and CO2", "<jats:italic toggle=\"yes\">Mare</jats:italic> of <scp>NATO</scp>": "Mare of NATO",
		"A<br/>B": "A B", "Fish &amp; Chips &#8211; a study": "Fish & Chips – a study", "&lt;i&gt;Salmo&lt;/i&gt; salar": "Salmo salar", "<mml:math><mml:mi>x</mml:mi></mml:math>-rays": "x-rays",
		"AT&T and R&D &para": "AT&T and R&D &para", "a < b and b > c": "a < b and b > c", "The <b> element": "The <b> element", "Lists of List<T>": "Lists of List<T>", "5 &amp;amp; 6": "5 &amp; 6",
	} {
		data, err := json.Marshal([]map[string]any{{"type": "book", "title": written, "container-title": written, "URL": "https://quay.example/?a=1&amp;b=2"}})
		if err != nil {
			t.Fatal(err)
		}
		ris := one(t, "TY  - JOUR\nTI  - "+written+"\nT2  - "+written+"\nUR  - https://quay.example/?a=1&amp;b=2\nER  - \n")
		for format, got := range map[string]corpus.Metadata{"CSL-JSON": one(t, string(data)).Record, "RIS": ris.Record} {
			if got.Title != want || got.Container != want || got.URL != "https://quay.example/?a=1&amp;b=2" {
				t.Errorf("%s: %q is %q in %q at %s, want %q", format, written, got.Title, got.Container, got.URL, want)
			}
		}
	}
	if got := one(t, `@book{x, title = {Growth of <i>E. coli</i> in H<sub>2</sub>O \&amp; air}}`).Record.Title; got != "Growth of E. coli in H2O & air" {
		t.Errorf("BibTeX: %q", got)
	}
}

// What is no list of works is left to those who read texts.
func TestSniff(t *testing.T) {
	for _, data := range []string{
		"A text that shows an entry:\n\n@book{x, title = {T}}\n", `{"type": "book"`[:8], `{"cells": []}`, "TY is a word.", "Write to @book{me}.", `[{"type": "point"}]`, "",
	} {
		if Sniff([]byte(data)) {
			t.Errorf("%.40q is taken for a list", data)
		}
		if _, err := Read([]byte(data)); !errors.Is(err, corpus.ErrUnsupported) {
			t.Errorf("Read(%.40q) = %v", data, err)
		}
	}
	if _, err := Read([]byte("@book{x, author = {A}}")); !errors.Is(err, corpus.ErrMalformed) {
		t.Errorf("a list without titles gives %v", err)
	}
	if _, err := Read([]byte(strings.Repeat("@book{x, title={T}}\n", mostReferences+2))); !errors.Is(err, corpus.ErrTooLarge) {
		t.Errorf("a list without end gives %v", err)
	}
}

func FuzzReferences(f *testing.F) {
	for _, seed := range []string{
		`@article{a, title = {T {\"o} \c{c}} # x, author = "A and {B C}", file={a\:b:c;d}}` + "\n@string{x = 1}\n@comment{}}", "TY  - JOUR\nTI  - A\nAU  - B\nER  -\n",
		`[{"type":"book","title":"A","author":[{"family":1}],"issued":{"date-parts":[["x"]]},"volume":{}}]`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := Read(data)
		for _, r := range list {
			if r.Record.Title == "" || err != nil || strings.ContainsAny(r.Record.Title, "\n\x00") {
				t.Errorf("title %q (%v)", r.Record.Title, err)
			}
		}
	})
}

// A particle with a hyphen or an apostrophe at its end is written to its name.
func TestJoinedParticles(t *testing.T) {
	for particle, want := range map[string]string{"al-": "al-Oak, Una", "d’": "d’Oak, Una", "van den": "van den Oak, Una"} {
		r := one(t, `[{"type":"book","title":"T","author":[{"family":"Oak","given":"Una","non-dropping-particle":"`+particle+`"}]}]`)
		if got := strings.Join(r.Record.Authors, "; "); got != want {
			t.Errorf("%s: %s, want %s", particle, got, want)
		}
	}
}

// A value that nothing closes ends before the next entry.
func TestUnclosedValue(t *testing.T) {
	refs, err := Read([]byte("@book{a, title = \"Half {a title\", year = 2001}\n@book{b, title = {Whole}, author = {Roe, J.}}\n@book{c, title = {Half\n@book{d, title = {Fine}}"))
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, r := range refs {
		titles = append(titles, r.Record.Title)
	}
	if !slices.Contains(titles, "Whole") || !slices.Contains(titles, "Fine") {
		t.Errorf("titles = %q, want those of the entries that are whole", titles)
	}
}
