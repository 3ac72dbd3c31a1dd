package spelling

import "strings"

// longName is from how many letters on a word that is spelled like one of the library is
// the same, even if it is known: shorter ones are too often two words ("metal", "motel").
const longName = 8

// shortSpelling is from how many letters on a word may be the other spelling of another:
// "four" and "for" are two.
const shortSpelling = 5

// Alike says whether two words may be ways to spell one name: first and last letter
// and all consonants are the same, few letters differ, and vowels are more or fewer in one
// place at most. "Iran" and "Iraq" are two, and so are "Khamenei" and "Khomeini". In names
// from other scripts s is as good as z, and a mute h at the end is left out as often as not:
// "Hisbolla".
func Alike(a, b string) bool {
	if len(a) < 5 || len(b) < 5 || a[0] != b[0] {
		return false
	}
	x, y := sounds(a), sounds(b)
	if x[len(x)-1] != y[len(y)-1] || consonants(x) != consonants(y) || !vowelsAlike(x, y) {
		return false
	}
	runes, other := []rune(a), []rune(b)
	return len(runes) <= maxLetters && len(other) <= maxLetters && distance(runes, other, mostAlike) <= mostAlike
}

// vowelsAlike says whether two words of the same consonants have as many vowels between them,
// but in one place.
func vowelsAlike(a, b string) bool {
	x, y := vowelCounts(a), vowelCounts(b)
	if len(x) != len(y) {
		return true // one of them has a place more
	}
	other := 0
	for i := range x {
		if x[i] != y[i] {
			other++
		}
	}
	return other <= 1
}

// vowelCounts counts the vowels of a word in each place that has some.
func vowelCounts(word string) []int {
	var counts []int
	before := false
	for _, r := range word {
		vowel := strings.ContainsRune(vowels, r)
		switch {
		case vowel && before:
			counts[len(counts)-1]++
		case vowel:
			counts = append(counts, 1)
		}
		before = vowel
	}
	return counts
}

// unlike are the letters in which two spellings of a name may differ, as a mask.
var unlike = mask(vowels + "szh")

// vowels are the letters that are no consonants.
const vowels = "aeiouyw"

// sounds gives a word with what is spelled in two ways in one of them.
func sounds(word string) string {
	if mute, ok := strings.CutSuffix(word, "ah"); ok {
		word = mute + "a"
	}
	return strings.ReplaceAll(word, "z", "s")
}

// mostAlike is in how many letters two spellings of a name may differ.
const mostAlike = 3

// consonants gives a word without vowels and doubled letters.
func consonants(word string) string {
	var b strings.Builder
	var last rune
	for _, r := range word {
		if !strings.ContainsRune(vowels, r) && r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}
