package spelling

import (
	"fmt"
	"math"
	"sync"

	"footnote/retrieval/lexical"
	"footnote/retrieval/static"
)

// rarest is the rarity in the world up to which people mean a word of English.
const rarest = 9.5

// Letters from which on a slip that is not as plain as others is believed.
const (
	missingFrom = 5 // a letter left out
	wrongFrom   = 7 // one beside another on the keys, or a vowel for another
)

// CorrectEnglish gives the common word of English that a mistyped one was meant to be, where
// no library says which words there are, and whether there is one. Names that nobody has told
// are only a few letters from some word, so it takes a single slip that hands make often.
func CorrectEnglish(word string) (string, bool) {
	s, err := english()
	if err != nil {
		return "", false
	}
	meant, ok := s.Correct(word)
	return meant, ok && (SameWord(word, meant) || isPlainSlip([]rune(folded(word)), []rune(meant)))
}

// isPlainSlip says whether a word differs from another by one slip that is made often: a letter
// doubled, or two swapped, which is told in any word, or one of those that are in long ones.
func isPlainSlip(w, meant []rune) bool {
	switch c := cost(w, meant); {
	case c <= costSwap:
		return true
	case c == costVowel:
		return len(w) >= wrongFrom
	case c == costLetter:
		return len(w) >= missingFrom && len(w) < len(meant)
	}
	return false
}

// english gives the speller of the words that the built-in table and translation know, made
// when it is first asked for.
var english = sync.OnceValues(func() (*Speller, error) {
	table, err := static.Default()
	if err != nil {
		return nil, fmt.Errorf("read the words of English: %w", err)
	}
	world, err := static.DefaultWorld()
	if err != nil {
		return nil, fmt.Errorf("read how rare words of English are: %w", err)
	}
	translation, err := static.DefaultTranslation()
	if err != nil {
		return nil, fmt.Errorf("read which words of English are asked for: %w", err)
	}
	isAsked := func(word string) bool { return translation.Has(lexical.Stem(word, "en")) }
	common := func(yield func(word string, passages int) bool) {
		for i := range table.Size() {
			word, rarity := table.Piece(static.Token(i)), world.Rarity(static.Token(i))
			if rarity <= rarest && isAsked(word) && !yield(word, int(math.Exp(rarest-rarity))) {
				return
			}
		}
	}
	known := func(word string) bool {
		t := table.Tokens(word)
		return len(t) == 1 && table.Piece(t[0]) == word || isAsked(word)
	}
	s := New(common, known)
	s.single = true
	return s, nil
})
