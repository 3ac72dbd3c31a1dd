package imprint

import (
	"fmt"
	"testing"
)

func TestReadPrinted(t *testing.T) {
	tests := []struct {
		rows  []string
		want  string // publisher, place, year
		taken int
	}{
		{[]string{"LONDON:", "PRINTED FOR J. OAK AND SONS, AT THE SIGN OF THE LAMP,", "IN PATERNOSTER ROW.", "1841.", "CHAPTER I"}, "J. Oak and Sons, London, 1841", 4},
		{[]string{"London: Printed for A. Alder, over against the Exchange. MDCCXLIX."}, "A. Alder, London, 1749", 1},
		{[]string{"Printed by Max Poe in the Strand, 1790"}, "Max Poe, , 1790", 1},
		{[]string{"CALDER", "Printed and sold by I. Roe; and by M. Poe, Quay Street.", "1792"}, "I. Roe, Calder, 1792", 3},
		{[]string{"Printed for the author, 1801."}, ", , 1801", 1},
		{[]string{"Leipzig, gedruckt bei Otto Erle, 1801."}, "Otto Erle, Leipzig, 1801", 1},
		{[]string{"À Calder, chez Jean Aune, libraire, 1765."}, "Jean Aune, Calder, 1765", 1},
		{[]string{"Printed for nobody, he said, and went home."}, "", 0},
		{[]string{"THE LAMPS OF CALDER", "1841"}, "", 0},
	}
	for _, test := range tests {
		found, taken := ReadPrinted(test.rows)
		got := ""
		if taken > 0 {
			got = fmt.Sprintf("%s, %s, %s", found[0].Value, found[1].Value, found[2].Value)
		}
		if got != test.want || taken != test.taken {
			t.Errorf("ReadPrinted(%q) = %q, %d, want %q, %d", test.rows, got, taken, test.want, test.taken)
		}
	}
}
