package container

import (
	"testing"

	"footnote/corpus/record"
)

func TestIssueLine(t *testing.T) {
	for text, want := range map[string]issueLine{
		"Journal of Small Rivers, Vol. 12, No. 3 (2015), pp. 201–219":                             {"Journal of Small Rivers", "12", "3", "2015", "201–219", "", true},
		"Journal of Small Rivers 12(3), 201-219":                                                  {"Journal of Small Rivers", "12", "3", "", "201–219", "", false},
		"J. Small Rivers 12 (2015) 201–219":                                                       {"J. Small Rivers", "12", "", "2015", "201–219", "", false},
		"Harbour Studies (2014) 126, 305–313":                                                     {"Harbour Studies", "126", "", "2014", "305–313", "", false},
		"Revista de Historia Local, vol. 8, núm. 2, 2018":                                         {"Revista de Historia Local", "8", "2", "2018", "", "", true},
		"Zeitschrift für Flüsse, Jg. 4, Heft 2, 1998":                                             {"Zeitschrift für Flüsse", "4", "2", "1998", "", "", true},
		"Vol. 87 (2011) 402 - 415":                                                                {"", "87", "", "2011", "402–415", "", true},
		"Journal of Small Rivers 2019;12(3):34-56":                                                {"Journal of Small Rivers", "12", "3", "2019", "34–56", "", false},
		"Journal of Small Rivers 12:3 (2019): 34-56":                                              {"Journal of Small Rivers", "12", "3", "2019", "34–56", "", false},
		"Published in: Journal of Small Rivers, 12(3), 34–56, 2019":                               {"Journal of Small Rivers", "12", "3", "2019", "34–56", "", false},
		"Journal of Small Rivers, Volume 12, Number 3, March 2019, pages 34–56":                   {"Journal of Small Rivers", "12", "3", "2019-03", "34–56", "", true},
		"Zeitschrift für Flüsse, 68. Jahrgang 2015, Heft 3, S. 12-34":                             {"Zeitschrift für Flüsse", "68", "3", "2015", "12–34", "", true},
		"Revue des fleuves 12:30 mars 2015":                                                       {"Revue des fleuves", "12", "30", "2015-03", "", "", false},
		"Revue des fleuves, 2015/3 (n° 45), p. 12-34":                                             {"Revue des fleuves", "45", "3", "2015", "12–34", "", false},
		"Irmak Dergisi, Yıl: 2005, Cilt: 39, Sayı: 1, Sayfa: 200-211":                             {"Irmak Dergisi", "39", "1", "2005", "200–211", "", true},
		"Вестник рек. 2013. Т. 9. № 2. С. 264–288.":                                               {"Вестник рек", "9", "2", "2013", "264–288", "", true},
		"Journal of Small Rivers 12(3): 201-219, 2015. https://doi.org/10.5555/small.rivers.12.3": {"Journal of Small Rivers", "12", "3", "2015", "201–219", "10.5555/small.rivers.12.3", false},
		"Straits 2020, 12, 1874":                                                                  {"Straits", "12", "", "2020", "1874", "", false},
		"Вестник рек. История. 2017. № 4 (32). С. 56–64":                                          {"Вестник рек. История", "", "4", "2017", "56–64", "", false},
		"第12卷第3期 河流史研究 Vol.12 No.3":                                                               {"河流史研究", "12", "3", "", "", "", true},
		"Cadernos do Rio, Porto Belo, v. 9, n. 1, p. 33-52, jan./jun. 2015":                       {"Cadernos do Rio", "9", "1", "2015", "33–52", "", true},
		"Harbour Studies 9:e1044 (2021) https://doi.org/10.5555/hs.9.1044":                        {"Harbour Studies", "9", "", "2021", "e1044", "10.5555/hs.9.1044", false},
		"Journal of Small Rivers, Vol. 12 (3), pp. 34–56, 2015":                                   {"Journal of Small Rivers", "12", "3", "2015", "34–56", "", true},
		"Studi di idraulica, XII (2009), 2, pp. 33–47":                                            {"Studi di idraulica", "XII", "2", "2009", "33–47", "", true},
		"Studi di idraulica, XII, 2009, pp. 33–47":                                                {"Studi di idraulica", "XII", "", "2009", "33–47", "", true},
		"Studies in weirs 12:34 (2014), 5–20":                                                     {"Studies in weirs", "12", "34", "2014", "5–20", "", false},
		"Weir Studies 12:34 Spring 2014, pp. 5–20":                                                {"Weir Studies", "12", "34", "2014", "5–20", "", false},
		"Agnew-Dale et al. Weir Research Notes 2014, 14:1":                                        {"Weir Research Notes", "14", "1", "2014", "", "", false},
		"Open River 11(5): e0155001":                                                              {"Open River", "11", "5", "", "e0155001", "", false},
	} {
		if got, ok := ReadIssueLine(text); !ok || got != want {
			t.Errorf("readIssueLine(%q) = %+v, %v, want %+v", text, got, ok, want)
		}
	}
	l, _ := ReadIssueLine("Journal of Small Rivers, Vol. 12, No. 3 (2015), pp. 201–219 https://doi.org/10.5555/small.rivers.12.3")
	if m := record.Merge(l.Findings(record.FromContainer)...); m.DOI != "10.5555/small.rivers.12.3" || m.Pages != "201–219" {
		t.Errorf("the DOI of a journal line is %q, its pages %q", m.DOI, m.Pages)
	}
	for _, text := range []string{
		"Not for print until 06:30 on Friday 3 May 2019", "Frei ab 10:15 am 4. Juni 2018", "No release before 00:01, 2 October 2017",
		"Von: Per Falk | 31.10.23", "By Per Falk 3/10/2023", "Weir Hall B, Monday 10:15", "Rehearsals every Tuesday 7:00", "Agnew-Dale et al. 2014, 14:1", "Per Falk, Brenne Echo, 9.2.2018",
		"Section 3 No. 4 (2010)", "Version 3, No. 12, May 2021", "Act No. 12 of 1998, s. 4", "Windows 95 (1995)", "Vol. 3 No. 12",
		"World War 2 (1939–45)", "Letters (1914) 12", "The Winter of 1848", "Room 12", "Chapter 4: The Council", "1.2 Volumes 3 (1990)", "Apollo 11", "", "Paris 1920, 12, 45",
		"Ekblad, T. (2015). Weirs. Journal of Small Rivers 12 (3), 201–219.",
	} {
		if got, ok := ReadIssueLine(text); ok {
			t.Errorf("readIssueLine(%q) = %+v, want none", text, got)
		}
	}
}
