package spelling

import (
	"testing"

	"footnote/retrieval/static"
)

// A plain slip in a common word is seen without a library; names, words that dictionaries have
// though the table has not, and what is as near to some word by chance are left alone.
func TestCorrectEnglish(t *testing.T) {
	for word, want := range map[string]string{
		"breakfasst": "breakfast", "wedidng": "wedding", "hosptal": "hospital", "doctir": "", "medicime": "medicine", "taht": "that",
		"offfice": "office", "paralysed": "paralyzed", "breakfast": "", "hostel": "", "leek": "", "tapas": "", "haise": "", "chaney": "", "asdfgh": "",
		"hous": "", "hospitaln": "", "kitchenm": "", "hystericel": "", "theiler": "", "brunch": "", "x2": "", "": "",
	} {
		got, ok := CorrectEnglish(word)
		if got = map[bool]string{true: got}[ok]; got != want {
			t.Errorf("CorrectEnglish(%q) = %q, want %q", word, got, want)
		}
	}
}

// What is told to be no slip before the speller is made is none to the speller.
func TestEnglishWordsAreNoSlips(t *testing.T) {
	words, err := english()
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for i := range words.table.Size() {
		word := words.table.Piece(static.Token(i))
		if !isUsual(word) && !words.have(word) {
			continue
		}
		told++
		if meant, ok := words.speller().Correct(word); ok {
			t.Errorf("%q is told to be no slip, and the speller takes it for %q", word, meant)
		}
	}
	if told < 5000 {
		t.Errorf("%d words are told to be no slips, want those that people use", told)
	}
}
