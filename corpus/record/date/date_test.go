package date

import (
	"cmp"
	"testing"
	"time"
)

func TestReadDate(t *testing.T) {
	for s, want := range map[string]Date{
		"":                     {},
		"2021":                 {Year: 2021, Text: "2021"},
		"2021-07":              {Year: 2021, Month: 7, Text: "2021-07"},
		"2021-07-03":           {Year: 2021, Month: 7, Day: 3, Text: "2021-07-03"},
		"2021-07-03T10:00:00Z": {Year: 2021, Month: 7, Day: 3, Text: "2021-07-03T10:00:00Z"},
		"2021-02-30":           {Text: "2021-02-30"},
		"0000":                 {Text: "0000"},
		"c. 350 BC":            {Year: -350, Text: "c. 350 BC", InWords: true, About: true},
		"98 AD":                {Year: 98, Text: "98 AD", InWords: true},
		time.Kitchen:           {Text: time.Kitchen},
	} {
		if got := Read(s); got != want {
			t.Errorf("Read(%q) = %+v, want %+v", s, got, want)
		}
	}
}

func TestReadIssued(t *testing.T) {
	for s, want := range map[string]string{
		"1895": "1895", "1895-05": "1895-05", "350 BC": "350 BC", "8 BCE": "8 BCE", "c. 1850": "c. 1850", "ca. 350 BC": "c. 350 BC", "circa 1850": "c. 1850", "98 AD": "98 AD",
		"-350": "350 BC", "−44": "44 BC", "c. -350": "c. 350 BC", "350 b.c.": "350 BC", "350BC": "350 BC",
		"350": "", "12345 BC": "", "soon": "", "c.": "", "": "", "1850s": "", "350 BC (lost)": "", "-0": "", "-350-02": "",
	} {
		if got, ok := ReadIssued(s); got != want || ok != (want != "") {
			t.Errorf("ReadIssued(%q) = %q, %v; want %q", s, got, ok, want)
		}
	}
}

// Dates are sorted as time goes, not as their figures do.
func TestCompareDates(t *testing.T) {
	sorted := []string{"", "350 BC", "c. 44 BC", "98 AD", "c. 1850", "1850-02", "1850-02-03", "1851"}
	for i := range sorted {
		for j := range sorted {
			if got := Read(sorted[i]).Compare(Read(sorted[j])); got != cmp.Compare(i, j) {
				t.Errorf("%q and %q: %d", sorted[i], sorted[j], got)
			}
		}
	}
}

// A date is taken as people type it, and none that can be read in two ways.
// Forums write the year with its last two figures.
func TestShortYears(t *testing.T) {
	for text, want := range map[string]string{
		"asked Nov 5 '15 at 10:31": "2015-11-05", "Mar 3, ’98": "1998-03-03", "3 Mar '98": "1998-03-03", "gefragt 5. Mai '14": "2014-05-05",
		"May 5 '45": "", "Nov 5 '1": "", "Room 5 '15": "", "Nov 5 '150": "",
	} {
		if got, _ := Parse(text); got != want {
			t.Errorf("Parse(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestTypedDate(t *testing.T) {
	for typed, want := range map[string]string{
		"2021-07-03": "2021-07-03", "c. 1850": "c. 1850", "March 3, 2021": "2021-03-03", "3 March 2021": "2021-03-03", "3. März 2021": "2021-03-03", "3.3.2021": "2021-03-03",
		"3/3/2021": "2021-03-03", "25/12/2021": "2021-12-25", "March 2021": "2021-03",
		"3/4/2021": "", "31 February 2021": "", "May": "", "soon": "", "1 2 3": "",
	} {
		if got, ok := Typed(typed); ok != (want != "") || ok && got != want {
			t.Errorf("TypedDate(%q) = %q, %t; want %q", typed, got, ok, want)
		}
	}
}

// Pages say when they were published and when they were changed in the words of their
// language.
func TestClausesOfLanguages(t *testing.T) {
	for text, want := range map[string][2]string{
		"Yayımlanma tarihi: 9 Ağustos 2019":                           {"2019-08-09", ""},
		"Giriş tarihi: 09.08.2019":                                    {"2019-08-09", ""},
		"Yayınlanma: 9 Ağustos 2019 Cuma 11:20Güncelleme: 12.08.2019": {"2019-08-09", ""},
		"掲載日：2018年6月3日":                                               {"2018-06-03", ""},
		"更新日：2018年6月3日":                                               {"", "2018-06-03"},
		"更新时间：2018年6月3日":                                              {"", "2018-06-03"},
		"Vérifié le 14 mars 2021 - Direction du port":                 {"", "2021-03-14"},
		"Paru le 14 mars 2021":                                        {"2021-03-14", ""},
		"Publicada el 2 de marzo de 2020":                             {"2020-03-02", ""},
		"Actualizado a 23 de enero de 2021":                           {"", "2021-01-23"},
		"Publicada em 12 de setembro de 2017":                         {"2017-09-12", ""},
		"Atualizada em 12 de setembro de 2017":                        {"", "2017-09-12"},
		"Pubblicata il 8 marzo 2017":                                  {"2017-03-08", ""},
		"Ultima revisione: 8 marzo 2017":                              {"", "2017-03-08"},
		"Geplaatst op 3 februari 2022":                                {"2022-02-03", ""},
		"Дата создания: 17 сентября 2014":                             {"2014-09-17", ""},
		"Дата обновления: 17 сентября 2014":                           {"", "2014-09-17"},
		"Data dodania: 11 listopada 2018":                             {"2018-11-11", ""},
		"Senast granskad 3 mars 2020":                                 {"", "2020-03-03"},
		"Online seit 12. Juli 2019":                                   {"2019-07-12", ""},
		"Letzter Stand: 12. Juli 2019":                                {"", "2019-07-12"},
		"Published on 05/06/2021, updated 1 March 2024":               {"2021", "2024-03-01"},
		"Posted 25/06/2021":                                           {"2021-06-25", ""},
		"Released on March 9, 2021":                                   {"2021-03-09", ""},
		"Ausgestrahlt am 12. Juli 2019":                               {"2019-07-12", ""},
		"Emitido el 2 de marzo de 2020":                               {"2020-03-02", ""},
		"Andato in onda il 8 marzo 2017":                              {"2017-03-08", ""},
		"The ferry ran on 12 July 2019":                               {"", ""},
	} {
		if got := [2]string{PublishedIn(text), UpdatedIn(text)}; got != want {
			t.Errorf("%q: published and updated %q, want %q", text, got, want)
		}
	}
}
