package spelling

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// keyRows are the letters as they stand on the keys.
var keyRows = []string{"qwertyuiop", "asdfghjkl", "zxcvbnm"}

// IsMash says whether a word is keys beside one another, a row of keys, one
// letter over and over, or a long word without a vowel.
func IsMash(w string) bool {
	n := utf8.RuneCountInString(w)
	if n != len(w) || n < 4 || strings.ContainsFunc(w, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return false
	}
	if slices.Contains([]string{"qwerty", "qwertz", "azerty"}, w) {
		return false
	}
	if strings.Trim(w, w[:1]) == "" || KeyRun(w) {
		return true
	}
	odd := 0
	for i := range n - 1 {
		if besideButRare(w[i : i+2]) {
			odd++
		}
	}
	home := n >= 6 && odd > 0 && strings.Trim(w, keyRows[1]) == ""
	return home || odd >= 2 && odd*2 >= n-1 || n >= 8 && !strings.ContainsAny(w, "aeiouy")
}

// KeyRun says whether a word is a run of a row of keys, in either direction.
func KeyRun(w string) bool {
	b := []byte(w)
	slices.Reverse(b)
	return slices.ContainsFunc(keyRows, func(row string) bool {
		return strings.Contains(row, w) || strings.Contains(row, string(b))
	})
}

// besideButRare says whether two letters stand side by side on the keys and
// seldom in a word.
func besideButRare(pair string) bool {
	switch pair {
	case "sa", "as", "gh", "ds", "er", "re", "we", "ew", "rt", "tr", "ty", "yt", "ui", "iu", "io", "oi", "op", "po", "bn":
		return false
	}
	return KeyRun(pair)
}

// besideOnKeys says whether two letters stand side by side on the keys.
func besideOnKeys(a, b rune) bool {
	return slices.ContainsFunc(keyRows, func(row string) bool {
		at := strings.IndexRune(row, a)
		return at > 0 && rune(row[at-1]) == b || at >= 0 && at+1 < len(row) && rune(row[at+1]) == b
	})
}
