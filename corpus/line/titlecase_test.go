package line

import (
	"testing"

	"footnote/corpus"
)

func TestTitleCase(t *testing.T) {
	acronyms := map[string]bool{"NATO": true}
	tests := []struct{ title, want string }{
		{"THE END OF NATO: A VIEW FROM THE EAST", "The End of NATO: A View from the East"},
		{"WORLD WAR II AND THE SEA", "World War II and the Sea"},
		{"RUSSIAN-IRANIAN RELATIONS", "Russian-Iranian Relations"},
		{"Iran and the US", "Iran and the US"},
		{"O'NEIL'S LAW", "O'Neil's Law"},
		{"BALKAN SAVAŞI VE İSTANBUL AĞZI", "Balkan Savaşı Ve İstanbul Ağzı"},
		{"O SAL DA LAGOA", "O Sal da Lagoa"},
		{"DE LAMP VAN HET WAD", "De Lamp van het Wad"},
		{"SAND AND SILT OF THE DELTA", "Sand and Silt of the Delta"},
	}
	for _, test := range tests {
		if got := TitleCase(test.title, acronyms); got != test.want {
			t.Errorf("titleCase(%q) = %q, want %q", test.title, got, test.want)
		}
	}
}

// Words that running text shouts are no acronyms.
func TestAcronymsOf(t *testing.T) {
	l := Measured(Line{Block: corpus.Block{Text: "The gates are opened by NATO engineers AND by nobody else, OR not at all, and the water stays where it is."}})
	got := AcronymsOf([]Line{l})
	if !got["NATO"] || got["AND"] || got["OR"] {
		t.Errorf("acronyms: %v, want NATO alone", got)
	}
}

// A row that ends in an article or a small word goes on in the next.
func TestEndsOpen(t *testing.T) {
	for row, want := range map[string]bool{"LES": true, "HISTORIA DE LOS": true, "LA VOCE DELLE": true, "The Salt": false} {
		if EndsOpen(row) != want {
			t.Errorf("EndsOpen(%q) = %v", row, !want)
		}
	}
}
