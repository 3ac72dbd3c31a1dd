package lexical

import (
	"fmt"
	"testing"
)

// TestDictionary numbers words as a map does, while it grows and when it is compacted.
func TestDictionary(t *testing.T) {
	var d Dictionary
	if n := d.Known("a"); n != -1 {
		t.Errorf("Known of an empty dictionary = %d, want -1", n)
	}
	want := map[string]int32{}
	var words []string
	for i := range 5000 {
		word := fmt.Sprint(i * i % 3001) // many come again; "" is one, too
		if i == 7 {
			word = ""
		}
		if i == 2000 {
			d.Compact()
		}
		n, known := want[word]
		if !known {
			n = int32(len(want))
			want[word] = n
			words = append(words, d.Word(add(t, &d, word, n, true)))
		} else {
			add(t, &d, word, n, false)
		}
	}
	d.Compact()
	if d.Len() != len(want) {
		t.Errorf("Len = %d, want %d", d.Len(), len(want))
	}
	for word, n := range want {
		if d.Known(word) != n || d.Word(n) != word || words[n] != word {
			t.Errorf("%q has number %d, and %d is %q, first %q; want %d", word, d.Known(word), n, d.Word(n), words[n], n)
		}
	}
	if n := d.Known("none"); n != -1 {
		t.Errorf("Known of a word that is not there = %d, want -1", n)
	}
}

func add(t *testing.T, d *Dictionary, word string, want int32, wantNew bool) int32 {
	t.Helper()
	n, isNew := d.Add(word)
	if n != want || isNew != wantNew {
		t.Fatalf("Add(%q) = %d, %v, want %d, %v", word, n, isNew, want, wantNew)
	}
	return n
}
