package record

import (
	"slices"
	"testing"

	"footnote/corpus/record/date"
)

func TestWholeDate(t *testing.T) {
	tests := []struct{ text, want string }{
		{"2021-07-03", "2021-07-03"}, {"July 3rd, 2021", "2021-07-03"}, {"3 July 2021", "2021-07-03"}, {"Sat, 3 Jul 2021 10:15 GMT", "2021-07-03"},
		{"Published: July 2021", "2021-07"}, {"03.07.2021", "2021-07-03"}, {"03/07/2021", "2021"}, {"25/07/2021", "2021-07-25"}, {"07/25/2021", "2021-07-25"},
		{"3. Juli 2021", "2021-07-03"}, {"3 juillet 2021", "2021-07-03"}, {"3 de julio de 2021", "2021-07-03"}, {"3 июля 2021 г.", "2021-07-03"},
		{"3 Temmuz 2021", "2021-07-03"}, {"٣ يوليو ٢٠٢١", "2021-07-03"}, {"2021年7月3日", "2021-07-03"}, {"2021年7月", "2021-07"},
		{"31 February 2021", "2021-02"}, {"In July 2021 the war began", ""}, {"Updated 3 July 2021", ""}, {"Received: 3 July 2021", ""}, {"Resolution 1929", ""}, {"Room 2021", ""}, {"", ""},
		{"2021/05/16 v1.2", "2021-05-16"}, {"21st April 2007 (v1.1)", "2007-04-21"}, {"v0.6 [2022/05/05]", "2022-05-05"}, {"October 1996, version v2.3", "1996-10"}, {"version 1.0 September 22, 2006", "2006-09-22"}, {"version 2.1", ""}, {"Rome v. 3 July 2021 Alba", ""},
	}
	for _, test := range tests {
		if got, _ := date.Whole(test.text); got != test.want {
			t.Errorf("wholeDate(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestFamilyFirst(t *testing.T) {
	tests := []struct{ name, want string }{
		{"Jane Roe", "Roe, Jane"}, {"Roe, Jane", "Roe, Jane"}, {"Jane Q. Roe Jr.", "Roe, Jane Q., Jr."}, {"Ludwig van Beethoven", "van Beethoven, Ludwig"},
		{"Mustafa AL-HADDAD", "Al-Haddad, Mustafa"}, {"DUPONT Jean", "Dupont, Jean"}, {"JANE ROE", "Roe, Jane"}, {"Dr. Jane Roe, PhD", "Roe, Jane"}, {"Dipl.-Ing. A. Roe", "Roe, A."}, {"BSc. J. Roe", "Roe, J."},
		{"Анна Сергеевна Котова", "Котова, Анна Сергеевна"}, {"Котова Анна Сергеевна", "Котова, Анна Сергеевна"}, {"Речная Анна Ильинична", "Речная, Анна Ильинична"}, {"Котов Иван Петрович", "Котов, Иван Петрович"},
		{"李明华", "李明华"}, {"سامي الحداد", "سامي الحداد"}, {"Plato", "Plato"}, {"", ""}, {"Canon Ltd", "Canon Ltd"}, {"Harbour Associates", "Harbour Associates"}, {"Institute for Seas", "Institute for Seas"},
		{"The River Mailing List", "The River Mailing List"}, {"Human Rights Watch", "Human Rights Watch"},
		{"H. G. (Herbert George) Sund", "Sund, H. G."}, {"Hans zum Berg", "zum Berg, Hans"}, {"W. E. B. Du Bois", "Du Bois, W. E. B."}, {"José Ortega y Gasset", "Ortega y Gasset, José"},
		{"Peter Ó Néill", "Ó Néill, Peter"}, {"Tomás Ó Sé", "Ó Sé, Tomás"}, {"Nuala Ní Dhomhnaill", "Ní Dhomhnaill, Nuala"}, {"Seán Mac Stíofáin", "Mac Stíofáin, Seán"},
		{"Котова А. С.", "Котова, А. С."}, {"Roe J. Q.", "Roe, J. Q."}, {"J. Q. Roe", "Roe, J. Q."},
		{"TOMÁS Ó RIAIN", "Ó Riain, Tomás"}, {"Mac Miller", "Miller, Mac"}, {"Peter O. Neill", "Neill, Peter O."},
	}
	for _, test := range tests {
		if got := familyFirst(test.name); got != test.want {
			t.Errorf("familyFirst(%q) = %q, want %q", test.name, got, test.want)
		}
	}
}

func TestPersonName(t *testing.T) {
	for name, want := range map[string]bool{
		"Introductory Biology": false, "Allgemeine Soziologie": false, "Numerical Optimization": false, "Sara Clement": true, "Jane Harkness": true,
		"Tezi Yüksek Lisans": false, "Fri May": false, "Kathy Roe Published": false, "Universität Hohenfeld": false, "Jan van den Berg": true, "Plácido Domingo": true, "Jan Freitag": true, "By Jane Roe": false,
		"Jane Roe": true, "Jane Roe1": true, "Jane Q. Roe*": true, "Recommendation R.7": false, "HN-R Recommendation R.81": false, "River Developers": false,
		"Contributor's Contribution.": false, "Jane O'Sund": true, "James Roe": true,
		"La Costa": false, "Zur Tide": false, "Von Ida": false, "Eine Erzählung von Ida Brandvold": false, "Harbour Online": false, "Jane Roewer.": true,
		"Ana Cristina Ramos da": false, "Alder Images": false, "Harbour Licence": false, "Alder License": false, "Liman Ajansı": false, "Nordische Presse-Agentur": false, "Yu.A.Brook": true, "Nguyen Thi Van": true,
		"Константин Александрович Рождественский": true, "Maximiliana-Wilhelmina Bartholomew-Robertson Featherstonehaugh-Cholmondeley": false, "Samuel Dale jr.": true,
	} {
		if got := PersonName(name); got != want {
			t.Errorf("personName(%q) = %v", name, got)
		}
	}
}

func TestDesignation(t *testing.T) {
	for text, want := range map[string]bool{
		"HN-R R.7": true, "CRTTB R.81": true, "ISO 9001": true, "J. Waters (1955) 28, 541-546": true,
		"Web2c": false, "1917": false, "Voyage 24": false, "The Year 1848 in Westermouth": false, "NATO": false,
	} {
		if got := IsDesignation(text); got != want {
			t.Errorf("isDesignation(%q) = %v", text, got)
		}
	}
}

func TestHandle(t *testing.T) {
	for text, want := range map[string]string{
		"tidegirl": "tidegirl", "by Bo2man": "Bo2man", "von ebbe_flut": "ebbe_flut", "@ida": "ida",
		"Redaktion": "", "webadmin": "", "courier.example": "", "flut.de": "", "news": "", "Ida Sund": "", "about": "", "März": "", "Herald-Redaktion": "", "Red.": "", "S.": "", "Sportredaktion": "", "Korrespondent": "", "veröffentlicht": "", "window": "", "Russia": "", "rozmawiał": "", "Reuters": "", "the": "", "anónimo": "", "Facebook": "",
	} {
		if got := Handle(text); got != want {
			t.Errorf("Handle(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestStatedNames(t *testing.T) {
	for _, test := range []struct {
		value string
		want  []string
	}{
		{"Sand Verlag, Nürnberg, Germany", nil}, {"Ida Sund, PhD", []string{"Sund, Ida"}}, {"Tidenamt für Ebbe, Flut und Deiche", nil}, {"Plato", []string{"Plato"}},
		{"Ida Sund @idasund", []string{"Sund, Ida"}}, {"Dr Ida Sund - https://tides.example/", []string{"Sund, Ida"}}, {"Ida Sund (ida@tides.example)", []string{"Sund, Ida"}},
		{"ByIda Sund", []string{"Sund, Ida"}}, {"Agencies", nil},
		{"Ida Sund with RVP", []string{"Sund, Ida"}}, {"Par Jeanne Roe avec AFP", []string{"Roe, Jeanne"}}, {"Por Ida Sund e Rui Falk — Lisboa", []string{"Sund, Ida", "Falk, Rui"}},
		{"Alle Beiträge", nil}, {"Grand Format", nil}, {"All Posts", nil}, {"Super User", nil}, {"김하늘 기자", []string{"김하늘"}},
		{"Autor: Ida Sund | Fot. Per Falk", []string{"Sund, Ida"}}, {"Ministerio de Mareas y Ríos", nil},
		{"Sund, Ida", []string{"Sund, Ida"}}, {"Ida Sund, Leeds", []string{"Sund, Ida"}}, {"https://weirs.example/Harbour Society", nil}, {"von Lind, Rasmus", []string{"von Lind, Rasmus"}}, {"Senior Watcher", nil},
		{"Ida Sund, Weir Society", []string{"Sund, Ida"}}, {"Ida Sund | Northport Gazette", []string{"Sund, Ida"}}, {"Ada Courier", []string{"Courier, Ada"}}, {"Dale Jr, Samuel", []string{"Dale, Samuel, Jr"}}, {"Jr, Samuel", []string{"Jr, Samuel"}},
		{"Ida Sund and the Northport Gazette", []string{"Sund, Ida"}}, {"Ida Sund and the Harbour Times", []string{"Sund, Ida"}}, {"Ida Sund and the Weir Survey Bureau", []string{"Sund, Ida"}}, {"Ida Sund and the Weir Newsroom", []string{"Sund, Ida"}},
		{"Samuel Dale, Jr.", []string{"Dale, Samuel, Jr."}}, {"Ida Sund Redakteurin", []string{"Sund, Ida"}}, {"{{Ida}}", nil}, {"Department of Rivers and Ida Sund", []string{"Sund, Ida"}},
	} {
		if got := Names(test.value, Stated).People; !slices.Equal(got, test.want) {
			t.Errorf("Names(%q, Stated) = %q, want %q", test.value, got, test.want)
		}
	}
}

func TestByline(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"By Jane Roe and Ben de Vries", []string{"Roe, Jane", "de Vries, Ben"}},
		{"by Jane Roe, Moscow correspondent", []string{"Roe, Jane"}},
		{"By Jane Roe, Harbour Editor", []string{"Roe, Jane"}}, {"By Jane Roe, Chief Reporter", []string{"Roe, Jane"}}, {"By our Harbour Correspondent", nil}, {"Von Jana Roe, Leitender Redakteur", []string{"Roe, Jana"}},
		{"By Jane Roe, Harbour Editor, and Per Falk, Chief Reporter", []string{"Roe, Jane", "Falk, Per"}}, {"By Jane Roe, Harbour Editor, Hebden Bridge", []string{"Roe, Jane"}}, {"By Jane Roe, Per Falk", []string{"Roe, Jane", "Falk, Per"}},
		{"Author: Wendy Ash", []string{"Ash, Wendy"}}, {"Author: W. Ash", []string{"Ash, W."}}, {"Author: Roe, Jane", []string{"Roe, Jane"}}, {"Authors: Roe, Jane; Falk, Per", []string{"Roe, Jane", "Falk, Per"}},
		{"By: Leeds, England", nil}, {"BY PEDRO DA", nil}, {"Author: Tidegirl", nil}, {"By Prof. Jane Roe", []string{"Roe, Jane"}}, {"By . Jane Roe", []string{"Roe, Jane"}}, {"Essay by Ole Falkner. Nordhavn Trykkeri, 2019", []string{"Falkner, Ole"}},
		{"By Jane Roe, Chief Reporter and Per Falk", []string{"Roe, Jane", "Falk, Per"}}, {"By Jane Roe, Leeds and West Marlow", []string{"Roe, Jane"}}, {"By our Harbour Correspondent, Jane Roe", []string{"Roe, Jane"}}, {"By Jane Roe,, Per Falk", []string{"Roe, Jane"}}, {"By Winter Roe", []string{"Roe, Winter"}},
		{"Von Jürgen Kraß", []string{"Kraß, Jürgen"}},
		{"Eine Studie von Ida Brandvold und Rasmus von Lind", []string{"Brandvold, Ida", "von Lind, Rasmus"}}, {"A Study by Ida Brandvold and Jo Ek", []string{"Brandvold, Ida", "Ek, Jo"}},
		{"Автор: Иван Петров", []string{"Петров, Иван"}},
		{"作者：李明华", []string{"李明华"}},
		{"By Jane Roe in Leeds and Ben de Vries in Hull", []string{"Roe, Jane", "de Vries, Ben"}}, {"By our correspondent Jane Roe", []string{"Roe, Jane"}},
		{"Story by Jane Roe, illustrations by Per Falk", []string{"Roe, Jane"}}, {"Ein Gastkommentar von Jana Roe", []string{"Roe, Jana"}},
		{"Propos recueillis par Jeanne Roe", []string{"Roe, Jeanne"}}, {"Text: Jane Roe", []string{"Roe, Jane"}}, {"Av Karin Hägg", []string{"Hägg, Karin"}},
		{"Photographs by Per Falk", nil}, {"Betreuer: Prof. Per Falk", nil}, {"Text Jane Roe", nil},
		{"by a Contributor and that particular Contributor's Contribution.", nil}, {"By contrast", nil}, {"By Sunday Morning", nil}, {"Along the Road", nil},
	}
	for _, test := range tests {
		if got := ReadByline(test.text).People; !slices.Equal(got, test.want) {
			t.Errorf("readByline(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestWrittenNames(t *testing.T) {
	for value, want := range map[string][]string{
		"Feldkamp, Nora & Ekblad, Tomas": {"Feldkamp, Nora", "Ekblad, Tomas"}, "Nora Feldkamp; Tomas Ekblad": {"Feldkamp, Nora", "Ekblad, Tomas"},
		"Nora Feldkamp, Tomas Ekblad": {"Feldkamp, Nora", "Ekblad, Tomas"}, "de Bell, Mia": {"de Bell, Mia"}, "Simon & Schuster": {"Simon & Schuster"}, "Plato": {"Plato"},
		"King, Martin Luther, Jr.": {"King, Martin Luther, Jr."},
	} {
		if got := Names(value, Typed).People; !slices.Equal(got, want) {
			t.Errorf("writtenNames(%q) = %q, want %q", value, got, want)
		}
	}
}

func TestNamesIn(t *testing.T) {
	for text, want := range map[string][]string{
		"Jane Roe, MD, John Doe, Ph.D., and Ann Lee": {"Roe, Jane", "Doe, John", "Lee, Ann"},
		"Valentin Roe,∗ Baran Doe,∗ Ann Lee (✉)":     {"Roe, Valentin", "Doe, Baran", "Lee, Ann"},
		"Jane Roe and John Doe":                      {"Roe, Jane", "Doe, John"},
		"Jane Roe, Member, IEEE, and John Doe,":      {"Roe, Jane", "Doe, John"}, "Jane Roe, Harbour Editor": {"Roe, Jane"}, "Jane Roe, Editor": nil,
		"MD, Jane Roe": nil, "Jane Roe, of Leeds": nil, "": nil,
	} {
		if got := Names(text, OfLine).People; !slices.Equal(got, want) {
			t.Errorf("namesIn(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestIsOrganisation(t *testing.T) {
	for name, want := range map[string]bool{
		"Dues of the Harbour": false, "The Keepers of the Light": false, "Bank of England": true, "House of Commons": true, "University of Leeds": true,
		"Friends of the Weir": true, "Harbour Dues Office": true, "Ness & Marlow Ltd": true, "Ada Bank": false,
	} {
		if got := IsOrganisation(name); got != want {
			t.Errorf("IsOrganisation(%q) = %v", name, got)
		}
	}
}
