package references

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"footnote/corpus"
)

// Each program has its own way to write what few works have.
func TestRareFields(t *testing.T) {
	for name, test := range map[string]struct {
		data string
		want corpus.Metadata
	}{
		"a series of BibTeX": {`@book{s, title={Lamps}, author={Dorn, Cy}, series={Studies in Water}, volume={4}, publisher={Quay}, address={Leeds}, year=1990}`,
			corpus.Metadata{Title: "Lamps", Authors: []string{"Dorn, Cy"}, Publisher: "Quay", Place: "Leeds", Issued: "1990", Genre: "Book", Rare: corpus.Rare{Series: "Studies in Water", SeriesNumber: "4"}}},
		"a series of biblatex": {`@incollection{s, title={Lamps}, booktitle={Quays}, author={Dorn, Cy}, series={Water Handbooks}, number={9}, volume={2}, pages={1--9}, publisher={Quay}, location={Leeds}, date={1990}}`,
			corpus.Metadata{Title: "Lamps", Authors: []string{"Dorn, Cy"}, Container: "Quays", Volume: "2", Pages: "1–9", Publisher: "Quay", Place: "Leeds", Issued: "1990", Genre: "Chapter", Rare: corpus.Rare{Series: "Water Handbooks", SeriesNumber: "9"}}},
		"a meeting of biblatex": {`@inproceedings{m, title={Tolls}, author={Dorn, Cy}, booktitle={Proceedings of the Third Day}, eventtitle={Third Day}, venue={Calder}, publisher={Quay}, year=2016}`,
			corpus.Metadata{Title: "Tolls", Authors: []string{"Dorn, Cy"}, Container: "Proceedings of the Third Day", Publisher: "Quay", Issued: "2016", Genre: "Conference paper", Rare: corpus.Rare{Event: "Third Day", EventPlace: "Calder"}}},
		"a volume of biblatex": {`@book{v, title={The {\TeX book} of {\i}ce}, author={Dorn, Cy}, maintitle={Works}, volume={A}, publisher={Quay}, date={1984}}`,
			corpus.Metadata{Title: "The TeXbook of ıce", Authors: []string{"Dorn, Cy"}, Volume: "A", Publisher: "Quay", Issued: "1984", Genre: "Book", Rare: corpus.Rare{Series: "Works"}}},
		"a book that others refer to": {`@collection{v, title={Quays}, booktitle={Quays}, editor={Dorn, Cy}, publisher={Quay}, date={1984}}`,
			corpus.Metadata{Title: "Quays", Editors: []string{"Dorn, Cy"}, Publisher: "Quay", Issued: "1984"}},
		"a subtitle of the book": {`@incollection{v, title={Lamps}, author={Dorn, Cy}, booktitle={Quays}, booksubtitle={A Life}, editor={Roe, Ina}, publisher={Quay}, date={1984}}`,
			corpus.Metadata{Title: "Lamps", Authors: []string{"Dorn, Cy"}, Editors: []string{"Roe, Ina"}, Container: "Quays: A Life", Publisher: "Quay", Issued: "1984"}},
		"a SICI": {`@article{v, title={Lamps}, author={Dorn, Cy}, journal={Tide}, volume=19, year=1998, doi={10.1002/(SICI)1096-987X(199803)19:4<377::AID-JCC1>3.0.CO;2-P}}`,
			corpus.Metadata{Title: "Lamps", Authors: []string{"Dorn, Cy"}, Container: "Tide", Volume: "19", Issued: "1998", DOI: "10.1002/(SICI)1096-987X(199803)19:4<377::AID-JCC1>3.0.CO;2-P"}},
		"a report of biblatex": {`@report{r, title={Lamps}, author={Dorn, Cy}, type={resreport}, number={7}, institution={Office of Weirs}, date={1984}}`,
			corpus.Metadata{Title: "Lamps", Authors: []string{"Dorn, Cy"}, Number: "7", Publisher: "Office of Weirs", Issued: "1984", Genre: "Research report"}},
		"a paper of the ACM": {`@inproceedings{a, author={Dorn, Cy}, title={Lamps}, year={2019}, isbn={9780306406157}, publisher={Gauge Society}, address={Leeds, UK}, booktitle={Proceedings of the Third Day}, location={Calder, Norland}, series={DAY '19}}`,
			corpus.Metadata{Title: "Lamps", Authors: []string{"Dorn, Cy"}, Container: "Proceedings of the Third Day", Publisher: "Gauge Society", Place: "Leeds, UK", ISBN: "9780306406157", Issued: "2019", Genre: "Conference paper", Rare: corpus.Rare{EventPlace: "Calder, Norland", Series: "DAY '19"}}},
		"a paper of the ADS": {`@ARTICLE{2019, author={{Dorn}, Cy}, title="{Lamps}", journal={\mnras}, year=2019, volume={3}, pages={1-9}}`,
			corpus.Metadata{Title: "Lamps", Authors: []string{"Dorn, Cy"}, Container: "Monthly Notices of the Royal Astronomical Society", Volume: "3", Pages: "1–9", Issued: "2019"}},
		"two numbers of a book": {"TY  - BOOK\nTI  - Quays\nAU  - Dorn, Cy\nPB  - Quay\nSN  - 9780306406157 (pbk.), 0306406152\nPY  - 1990\nER  - \n",
			corpus.Metadata{Title: "Quays", Authors: []string{"Dorn, Cy"}, Publisher: "Quay", ISBN: "9780306406157", Issued: "1990"}},
		"an article by its number": {"TY  - JOUR\nTI  - Silt\nAU  - Dorn, Cy\nT2  - Tide\nVL  - 196\nC7  - 104921\nM3  - doi:10.5555/silt\nPY  - 2021\nER  - \n",
			corpus.Metadata{Title: "Silt", Authors: []string{"Dorn, Cy"}, Container: "Tide", Volume: "196", Pages: "104921", DOI: "10.5555/silt", Issued: "2021"}},
		"a day of EndNote": {"TY  - NEWS\nTI  - Lock fails\nAU  - Dorn, Cy\nT2  - The Lantern\nDA  - March 14\nPY  - 1987\nER  - \n",
			corpus.Metadata{Title: "Lock fails", Authors: []string{"Dorn, Cy"}, Container: "The Lantern", Issued: "1987-03-14", Genre: "Newspaper article"}},
		"names of medicine": {"TY  - JOUR\nTI  - Damp\nAU  - Dorn C\nAU  - van Laan TB\nAU  - DAMP Study Group\nT2  - Tide\nVL  - 14\nPY  - 2019\nER  - \n",
			corpus.Metadata{Title: "Damp", Authors: []string{"Dorn, C.", "van Laan, T. B.", "DAMP Study Group"}, Container: "Tide", Volume: "14", Issued: "2019"}},
		"an office that ends in capitals": {"TY  - RPRT\nTI  - Damp\nAU  - Mud Rowers UK\nPY  - 2019\nER  - \n",
			corpus.Metadata{Title: "Damp", Authors: []string{"Mud Rowers UK"}, Issued: "2019"}},
		"a film of biblatex": {`@movie{f, title={Lock Keepers}, editor={Dorn, Cy}, editortype={director}, publisher={North Pictures}, date={1961}}`,
			corpus.Metadata{Title: "Lock Keepers", Publisher: "North Pictures", Issued: "1961", Genre: "Film", Rare: corpus.Rare{Directors: []string{"Dorn, Cy"}}}},
		"a day of BibTeX": {`@article{d, title={Tides}, author={Dorn, Cy}, journal={Tide}, volume=3, year=1999, month = "12~" # dec}`,
			corpus.Metadata{Title: "Tides", Authors: []string{"Dorn, Cy"}, Container: "Tide", Volume: "3", Issued: "1999-12-12"}},
		"a formula": {`@article{d, title={H$_2$O at x$^{2}$, \$5}, journal={Tide}, volume=3, year=1999}`,
			corpus.Metadata{Title: "H2O at x2, $5", Container: "Tide", Volume: "3", Issued: "1999"}},
		"Wikipedia": {`@misc{ enwiki:1, author = "{Wikipedia contributors}", title = "Weir --- {Wikipedia}{,} The Free Encyclopedia", year = "2023", url = "https://en.wikipedia.example/w?title=Weir&oldid=1", note = "[Online; accessed 14-November-2023]" }`,
			corpus.Metadata{Title: "Weir", Authors: []string{"Wikipedia contributors"}, Container: "Wikipedia", Issued: "2023", URL: "https://en.wikipedia.example/w?title=Weir&oldid=1"}},
		"a library's card": {`@book{1, title={Lock and key : a history /}, author={Dorn, Cyrus, 1931-2004}, year={1985}, publisher={Quay,}, address={[Leeds] :}}`,
			corpus.Metadata{Title: "Lock and key: a history", Authors: []string{"Dorn, Cyrus"}, Publisher: "Quay", Place: "Leeds", Issued: "1985", Genre: "Book"}},
		"a list of JSTOR": {"Provider: JSTOR http://www.jstor.example\nDatabase: JSTOR\nContent: text/plain; charset=\"UTF-8\"\n\nTY  - JOUR\nTI  - Dues\nAU  - Dorn, Cy\nT2  - Isle\nVL  - 90\nPY  - 1999\nER  - \n",
			corpus.Metadata{Title: "Dues", Authors: []string{"Dorn, Cy"}, Container: "Isle", Volume: "90", Issued: "1999"}},
		"a series of RIS": {"TY  - CHAP\nTI  - Lamps\nAU  - Dorn, Cy\nA2  - Roe, Ina\nT2  - Quays\nT3  - Works of Water\nM1  - 7\nPB  - Quay\nSP  - 1\nEP  - 9\nPY  - 1990\nER  - \n",
			corpus.Metadata{Title: "Lamps", Authors: []string{"Dorn, Cy"}, Editors: []string{"Roe, Ina"}, Container: "Quays", Pages: "1–9", Publisher: "Quay", Issued: "1990", Rare: corpus.Rare{Series: "Works of Water", SeriesNumber: "7"}}},
		"a meeting of EndNote": {"TY  - CONF\nTI  - Mud\nAU  - Dorn, Cy\nT2  - Third Day 2016\nC3  - Proceedings of the Third Day\nCY  - Calder\nC1  - Leeds\nPB  - Quay\nPY  - 2016\nER  - \n",
			corpus.Metadata{Title: "Mud", Authors: []string{"Dorn, Cy"}, Container: "Proceedings of the Third Day", Publisher: "Quay", Place: "Leeds", Issued: "2016", Genre: "Conference paper", Rare: corpus.Rare{Event: "Third Day 2016", EventPlace: "Calder"}}},
		"a film of RIS": {"TY  - MPCT\nTI  - Lock Keepers\nAU  - Dorn, Cy (Director)\nPB  - North Pictures\nPY  - 1961\nER  - \n",
			corpus.Metadata{Title: "Lock Keepers", Publisher: "North Pictures", Issued: "1961", Genre: "Film", Rare: corpus.Rare{Directors: []string{"Dorn, Cy"}}}},
		"an edited book": {"TY  - EDBOOK\nTI  - Quays\nA2  - Roe, Ina\nPB  - Quay\nPY  - 1990\nER  - \n",
			corpus.Metadata{Title: "Quays", Editors: []string{"Roe, Ina"}, Publisher: "Quay", Issued: "1990"}},
		"software": {"TY  - COMP\nTI  - gauger\nAU  - River Board\nET  - 4.2\nPY  - 2020\nER  - \n",
			corpus.Metadata{Title: "gauger", Authors: []string{"River Board"}, Issued: "2020", Genre: "Software", Rare: corpus.Rare{Version: "4.2"}}},
		"Crossref": {`{"publisher":"Quay","type":"journal-article","title":"Towing","author":[{"given":"SIOBHAN","family":"O’DORN"},{"given":"PIM","family":"VAN DER LAAN"},{"given":"Li","family":"XU"}],"container-title":"Tide","volume":"3","article-number":"104921","issued":{"date-parts":[[2018,5]]}}`,
			corpus.Metadata{Title: "Towing", Authors: []string{"O’Dorn, Siobhan", "van der Laan, PIM", "XU, Li"}, Container: "Tide", Volume: "3", Pages: "104921", Publisher: "Quay", Issued: "2018-05"}},
		"an interview": {`[{"type":"interview","title":"On the cut","author":[{"family":"Oak","given":"Una"}],"interviewer":[{"family":"Roe","given":"Ina"}],"archive":"Sound Archive","archive_location":"C1/23","issued":{"date-parts":[["2019",3,3]]}}]`,
			corpus.Metadata{Title: "On the cut", Authors: []string{"Oak, Una"}, Issued: "2019-03-03", Genre: "Interview", Rare: corpus.Rare{Interviewers: []string{"Roe, Ina"}, Archive: "Sound Archive", Shelfmark: "C1/23"}}},
	} {
		if diff := cmp.Diff(test.want, one(t, test.data).Record, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// Notes tell when an address was read, in the words of several programs.
func TestAccessedIn(t *testing.T) {
	for note, want := range map[string]string{
		"[Online; accessed 14-November-2023]": "2023-11-14",
		"[Online; Stand 3. März 2022]":        "2022-03-03",
		"Retrieved on 2021-02-01.":            "2021-02-01",
		"Stands in the second row":            "",
		"OCLC: 39887712":                      "",
	} {
		if got := accessedIn(note); got != want {
			t.Errorf("accessedIn(%q) = %q, want %q", note, got, want)
		}
	}
}
