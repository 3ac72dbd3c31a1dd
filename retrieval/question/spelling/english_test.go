package spelling

import "testing"

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
