package record

import (
	"slices"
	"testing"

	"footnote/corpus/record/date"
)

func TestTitlePage(t *testing.T) {
	for _, test := range []struct {
		rows                             []string
		author, issued, publisher, genre string
	}{
		{[]string{"Universität Hohenfeld", "Inauguraldissertation", "zur Erlangung des Doktorgrades", "vorgelegt von", "Jana Roe", "aus Bad Ostheim", "Hohenfeld, 2020"}, "Roe, Jana", "2020", "Universität Hohenfeld", "Doctoral thesis"},
		{[]string{"Mémoire de master présenté par Jeanne Roe", "sous la direction de Mme Anne Falk", "Université de Valmont", "août 2000"}, "Roe, Jeanne", "2000-08", "Université de Valmont", "Master’s thesis"},
		{[]string{"Bozkır Üniversitesi", "Yüksek Lisans Tezi", "Ayşe Roe", "Danışman: Doç. Dr. Hasan Falk", "Bozkır, 2012"}, "Roe, Ayşe", "2012", "Bozkır Üniversitesi", "Master’s thesis"},
		{[]string{"BOZKIR ÜNİVERSİTESİ", "TARİH ANABİLİM DALI", "YÜKSEK LİSANS TEZİ", "Ayşe ROE", "Danışman", "Doç. Dr. Hasan FALK", "Bozkır, 2012"}, "Roe, Ayşe", "2012", "Bozkır Üniversitesi", "Master’s thesis"},
		{[]string{"Uniwersytet Zielony", "Anna Roe", "Praca magisterska", "napisana pod kierunkiem", "dr. hab. Jana Falka", "Zielona Góra 2019"}, "Roe, Anna", "2019", "Uniwersytet Zielony", "Master’s thesis"},
		{[]string{"De sluis", "PROEFSCHRIFT", "ter verkrijging van de graad van doctor", "donderdag 9 oktober 1997 om 14.15 uur", "door", "Anna Roe"}, "Roe, Anna", "1997-10-09", "", "Doctoral thesis"},
		{[]string{"UNIVERSIDADE FEDERAL DO ARROIO", "PROGRAMA DE PÓS-GRADUAÇÃO EM HISTÓRIA", "ANNA ROE", "SERRA VERDE", "2016", "ANNA ROE", "Dissertação apresentada para obtenção do título de Mestre"}, "Roe, Anna", "2016", "Universidade Federal do Arroio", ""},
		{[]string{"Северный университет", "Анна Роу", "Диссертация на соискание учёной степени кандидата наук", "Научный руководитель:", "доктор наук, профессор", "Пётр Фальк", "Заозёрск – 2013"}, "Роу, Анна", "2013", "Северный университет", "Doctoral thesis"},
		{[]string{"Polní univerzita", "Fakulta dějin", "Bakalářská práce", "Vedoucí práce: Petr Falk", "Vypracovala: Anna Roe", "2016"}, "Roe, Anna", "2016", "Polní univerzita", ""},
		{[]string{"Uniwersytet Zielony", "Anna Roe", "Praca magisterska napisana pod kierunkiem dr hab. Jana Falka", "Zielona Góra 2019"}, "Roe, Anna", "2019", "Uniwersytet Zielony", "Master’s thesis"},
		{[]string{"Doctoral thesis", "Jane Roe", "Per Falk", "born 1971 in Hull"}, "", "", "", "Doctoral thesis"}, // which of the two wrote it?
		{[]string{"Jane Roe", "B.A., Harbour College, 2009", "DISSERTATION", "Submitted in partial fulfillment of the requirements for the degree of Doctor of Philosophy in History in the Graduate College of the", "University of Northhaven, 2017"}, "Roe, Jane", "2017", "University of Northhaven", "Doctoral thesis"},
		{[]string{"Jane Roe", "B.A., Harbour College, 2009", "Thesis"}, "Roe, Jane", "", "", ""}, // for which degree?
		{[]string{"Jane Roe", "M.A., Southern University", "Doctoral thesis", "Graduate School of Northern University"}, "Roe, Jane", "", "Northern University", "Doctoral thesis"},
		{[]string{"Jane Roe", "Harbour Press", "2014"}, "", "", "", ""}, // a book
		{[]string{"Jane Roe", "Presented to the Graduate Faculty of", "Weirs in fulfillment of its rules", "2017"}, "Roe, Jane", "2017", "", ""},
		{[]string{"Jane Roe", "Doctoral thesis", "Northern University", "of the Weirs"}, "Roe, Jane", "", "", "Doctoral thesis"}, // the name goes on
		{[]string{"Jane Roe", "M.A. thesis, Weir College, 2014"}, "Roe, Jane", "", "", "Master’s thesis"},
		{[]string{"UNIVERSIDADE DO ARROIO", "ANNA ROE", "Tese de doutorado", "PORTO SECO", "2016"}, "Roe, Anna", "2016", "Universidade do Arroio", ""},
		{[]string{"Doctoral thesis", "Hull", "PER FALK"}, "Falk, Per", "", "", "Doctoral thesis"},
		{[]string{"Doctoral thesis", "Anna Roe", "2016"}, "Roe, Anna", "2016", "", "Doctoral thesis"},
		{[]string{"Doctoral thesis", "PER OLE JAN FALK", "2016"}, "Falk, Per Ole Jan", "2016", "", "Doctoral thesis"},
		{[]string{"Doctoral thesis", "Supervisor", "Reader in History", "Jane Roe"}, "Roe, Jane", "", "", "Doctoral thesis"},
		{[]string{"Doctoral thesis", "I thank above all my supervisor", "Jane Roe", "Room 12, May 2016"}, "Roe, Jane", "", "", "Doctoral thesis"},
		{[]string{"Doctoral thesis", "Jane Roe", "May 2016 in Hull"}, "Roe, Jane", "", "", "Doctoral thesis"},
	} {
		m := Merge(ReadTitlePage(test.rows, FromHead)...)
		var author string
		if len(m.Authors) > 0 {
			author = m.Authors[0]
		}
		if got, want := []string{author, m.Issued, m.Publisher, m.Genre}, []string{test.author, test.issued, test.publisher, test.genre}; !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", test.rows, got, want)
		}
	}
}

func TestKindOfDegree(t *testing.T) {
	for stated, want := range map[string]string{"Bachelor of Arts": "Bachelor’s thesis", "Diplomarbeit": "Diploma thesis", "Essay": ""} {
		if got := KindOfDegree(stated); got != want {
			t.Errorf("KindOfDegree(%q) = %q, want %q", stated, got, want)
		}
	}
}

func TestWithSubtitle(t *testing.T) {
	for title, want := range map[string]string{"Low Water": "Low Water: A History", "Who Owns the River?": "Who Owns the River? A History", "": "A History"} {
		if got := WithSubtitle(title, "A History"); got != want {
			t.Errorf("WithSubtitle(%q) = %q, want %q", title, got, want)
		}
	}
}

func TestPostedBy(t *testing.T) {
	for text, want := range map[string]string{"Posted by Ida Sund on 3 May 2019": "Sund, Ida", "Posted by tidegirl on 3 May 2019": "tidegirl", "Posted by tidegirl": ""} {
		if got := PostedBy(text); got != want {
			t.Errorf("PostedBy(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestDateInLine(t *testing.T) {
	for text, want := range map[string]string{
		"Received 3 May 2018; accepted 1 June 2018; published 7 July 2018": "2018-07-07",
		"This version: 4 May 2019. Comments are welcome.":                  "2019-05-04",
		"The rules published by the council in 2018":                       "",
		"Submitted to the Journal of Rivers, May 2018":                     "",
	} {
		if got := date.PublishedIn(text); got != want {
			t.Errorf("PublishedIn(%q) = %q, want %q", text, got, want)
		}
	}
	before, after, iso := date.Cut("July the 19th, 2017 by Jane Roe")
	if rest := date.Beside(before, after); iso != "2017-07-19" || rest != "by Jane Roe" {
		t.Errorf("CutDate: %q and %q", iso, rest)
	}
}

func TestTitleUnderUniversity(t *testing.T) {
	for _, test := range []struct {
		rows  []string
		title []string
	}{
		{[]string{"University of Northhaven", "The Weight of Bread", "by", "Jane Roe", "A thesis submitted for the degree of", "Doctor of Philosophy"}, []string{"The Weight of Bread"}},
		{[]string{"University of Northhaven", "School of History", "The Weight of Bread:", "Bakers and Their Guilds, 1790–1839", "Jane Roe", "A thesis submitted for the degree of", "Doctor of Philosophy"}, []string{"The Weight of Bread:", "Bakers and Their Guilds, 1790–1839"}},
		{[]string{"Université de Northhaven", "École doctorale Lettres et sociétés", "Le poids du pain", "Jeanne Roe", "Thèse de doctorat"}, []string{"Le poids du pain"}},
		{[]string{"Universidad de Puerto Seco", "Escuela de Doctorado", "El peso del pan", "Ana Roe", "Tesis doctoral"}, []string{"El peso del pan"}},
		{[]string{"University of Northhaven", "Jane Roe", "The Weight of Bread", "Doctoral thesis", "2014"}, []string{"The Weight of Bread"}},
		{[]string{"University of Northhaven", "Bakers and the Law in Small Towns by", "Jane Roe", "Doctoral thesis", "2014"}, []string{"Bakers and the Law in Small Towns by"}},
		{[]string{"University of Northhaven", "The Weight of Bread", "Doctoral thesis", "2014"}, nil}, // by whom?
		{[]string{"T.C.", "BOZKIR ÜNİVERSİTESİ", "TARİH ANABİLİM DALI", "EKMEĞİN AĞIRLIĞI", "YÜKSEK LİSANS TEZİ", "Hazırlayan", "Ayşe ROE"}, []string{"EKMEĞİN AĞIRLIĞI"}},
		{[]string{"Polní univerzita", "Katedra dějin", "Tíha chleba", "Diplomová práce", "Vypracovala: Anna Roe"}, []string{"Tíha chleba"}},
		{[]string{"UNIVERSIDADE DO ARROIO", "ANNA ROE", "O PESO DO PÃO EM 1810", "SERRA VERDE", "2016", "Dissertação apresentada para obtenção do título de Mestre"}, []string{"O PESO DO PÃO EM 1810"}},
		{[]string{"University of Northhaven", "The Weight of Bread", "by", "Jane Roe", "2014"}, nil}, // no thesis
		{[]string{"The Weight of Bread", "by", "Jane Roe", "Doctoral thesis", "University of Northhaven"}, nil},
		{[]string{"The Weight of Bread", "University of Northhaven", "Mills", "by", "Jane Roe", "Doctoral thesis"}, nil},
		{[]string{"University of Northhaven", "MD Simulation of Weirs", "Jane Roe", "Doctoral thesis"}, []string{"MD Simulation of Weirs"}},
		{[]string{"University of Northhaven", "The Weight of Bread", "M.A., Weir College, 2009", "Jane Roe", "Doctoral thesis"}, nil},
		{[]string{"University of Northhaven", "The Weight of Bread", "May 2014", "Jane Roe", "Doctoral thesis"}, nil},
		{[]string{"University of Northhaven", "PORTO SECO", "2014", "Doctoral thesis", "by Jane Roe"}, nil},
		{[]string{"NORTHHAVEN UNIVERSITY", "2014", "Doctoral thesis", "by Jane Roe"}, nil},
		{[]string{"University of Northhaven", "School of History"}, nil},
		{[]string{"University of Northhaven", "School of Thought:", "A Study of Bread", "by", "Jane Roe", "Doctoral thesis"}, []string{"School of Thought:", "A Study of Bread"}},
		{[]string{"University of Northhaven", "School Bread in Towns", "Northern Mills", "by", "Jane Roe", "Doctoral thesis"}, []string{"School Bread in Towns", "Northern Mills"}},
		{[]string{"University of Northhaven", "Houses of Bread", "Northern Mills", "by", "Jane Roe", "Doctoral thesis"}, []string{"Houses of Bread", "Northern Mills"}},
		{[]string{"University of Northhaven", "School", "Northern Mills", "by", "Jane Roe", "Doctoral thesis"}, []string{"School", "Northern Mills"}},
		{[]string{"University of Northhaven", "Bread", "Jane Roe", "Presented to the Graduate Faculty of", "Northern towns in fulfillment of its rules"}, []string{"Bread"}},
		{nil, nil},
	} {
		from, to := TitleUnderUniversity(test.rows)
		if got := test.rows[from:to]; !slices.Equal(got, test.title) {
			t.Errorf("%q: %q, want %q", test.rows, got, test.title)
		}
	}
	for row, want := range map[string]string{"Bakers and the Law by": "Bakers and the Law", "The World They Stood By": "The World They Stood By", "by": "by"} {
		if got := WithoutByWord(row); got != want {
			t.Errorf("WithoutByWord(%q) = %q", row, got)
		}
	}
}

// The imprint of a book may begin with the publisher, who shows that it is one, or is two names.
func TestImprintRow(t *testing.T) {
	for row, want := range map[string]string{"Alder & Roe, Leeds 1913": "Alder & Roe", "Harbour Press, New Ellery, 1950": "Harbour Press", "Jane Roe, Leeds 1913": "", "Salt, Leeds 1913": "", "Alder & Company": "", "Jane Whitehouse, Leeds 1913": "", "He & I went to buy all of the old books, Leeds 1913": ""} {
		if i, ok := ReadImprintRow(row); i.publisher != want || ok != (want != "") {
			t.Errorf("%q: %+v", row, i)
		}
	}
}

// Laws of many countries have their date in the title.
func TestDateOfLaw(t *testing.T) {
	for title, want := range map[string]string{
		"Arrêté du 5 juin 2015 relatif à l'entretien des digues":      "2015-06-05",
		"Loi n° 2004-575 du 21 juin 2004 pour la confiance":           "2004-06-21",
		"LEY 14/2006, de 3 de julio, de conservación de las salinas.": "2006-07-03",
		"The Storm of 5 June 2015":                                    "",
		"Orden y sal en 1890":                                         "",
		"Decreto 4, mayo de 2006":                                     "", "Loi n° 4 relative aux digues, aux quais, aux écluses, aux bacs et aux ponts du port de la ville, du 5 juin 2015": "",
	} {
		if got := DateOfLaw(title); got != want {
			t.Errorf("DateOfLaw(%q) = %q, want %q", title, got, want)
		}
	}
}
