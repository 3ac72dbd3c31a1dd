package work

import (
	"testing"

	"footnote/corpus"
	"footnote/corpus/cite/phrase"
)

func TestReadPages(t *testing.T) {
	for _, test := range []struct{ s, whole, chicago, mla, labelled string }{
		{"", "", "", "", ""},
		{"7", "7", "7", "7", "p. 7"},
		{"3–10", "3–10", "3–10", "3–10", "pp. 3–10"},
		{"71-72", "71–72", "71–72", "71–72", "pp. 71–72"},
		{"96—117", "96–117", "96–117", "96–117", "pp. 96–117"},
		{"100 - 104", "100–104", "100–104", "100–04", "pp. 100–104"},
		{"600–613", "600–613", "600–613", "600–13", "pp. 600–613"},
		{"107–108", "107–108", "107–8", "107–08", "pp. 107–108"},
		{"505–517", "505–517", "505–17", "505–17", "pp. 505–517"},
		{"1002–1006", "1002–1006", "1002–6", "1002–06", "pp. 1002–1006"},
		{"321–325", "321–325", "321–25", "321–25", "pp. 321–325"},
		{"1087–1089", "1087–1089", "1087–89", "1087–89", "pp. 1087–1089"},
		{"1496–1500", "1496–1500", "1496–500", "1496–500", "pp. 1496–1500"},
		{"395–401", "395–401", "395–401", "395–401", "pp. 395–401"},
		{"923–1003", "923–1003", "923–1003", "923–1003", "pp. 923–1003"},
		{"321–28", "321–328", "321–28", "321–28", "pp. 321–328"},
		{"101-8", "101–108", "101–8", "101–08", "pp. 101–108"},
		{"12--14", "12–14", "12–14", "12–14", "pp. 12–14"},
		{"xii–xv", "xii–xv", "xii–xv", "xii–xv", "pp. xii–xv"},
		{"S112–S119", "S112–S119", "S112–S119", "S112–S119", "pp. S112–S119"},
		{"pp. 12–14", "12–14", "12–14", "12–14", "pp. 12–14"},
		{"S. 5", "5", "5", "5", "p. 5"},
		{"12–14, 20", "12–14, 20", "12–14, 20", "12–14, 20", "pp. 12–14, 20"},
		{"14–14", "14", "14", "14", "p. 14"},
		{"e0123", "e0123", "e0123", "e0123", "no. e0123"},
		{"x", "x", "x", "x", "p. x"},
		{"٣", "٣", "٣", "٣", "p. ٣"},
		{"-", "-", "-", "-", "pp. -"},
	} {
		p := corpus.ReadPages(test.s)
		if p.Whole() != test.whole || phrase.ChicagoPages(p) != test.chicago || phrase.MLAPages(p) != test.mla || (Work{Span: p}).LabelledPages(p.Whole(), "no.") != test.labelled {
			t.Errorf("ReadPages(%q) gives %q, %q, %q, %q, want %q, %q, %q, %q", test.s, p.Whole(), phrase.ChicagoPages(p), phrase.MLAPages(p), Work{Span: p}.LabelledPages(p.Whole(), "no."),
				test.whole, test.chicago, test.mla, test.labelled)
		}
	}
}

func TestBareNumber(t *testing.T) {
	for s, want := range map[string]string{
		"": "", "3": "3", "Vol. 3": "3", "volume 12": "12", "No. 4": "4", "Heft 2": "2", "№ 5": "5", "3/4": "3/4", "Nova": "Nova", "Volga": "Volga", "Vol.": "Vol.",
		"Spring": "Spring", "Special Issue": "Special Issue",
	} {
		if got := corpus.BareNumber(s); got != want {
			t.Errorf("BareNumber(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestIsPages(t *testing.T) {
	for s, want := range map[string]bool{
		"12": true, "12-34": true, "12 – 34": true, "321–8": true, "xii": true, "xi-xiv": true, "S1–S12": true, "pp. 12–34": true, "9, 12–14": true,
		"e0123": true, "104523": true, "12.e1": true, "A-12": true, "R47": true, "١٢": true,
		"": false, " ": false, ",": false, "abc": false, "abc-def": false, "see page 12": false, "12, abc": false, "pp.": false, "-": false, "twelve": false,
	} {
		if got := corpus.IsPages(s); got != want {
			t.Errorf("IsPages(%q) = %v, want %v", s, got, want)
		}
	}
}
