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
	words, err := english()
	if w := folded(word); err != nil || isUsual(w) || words.have(w) {
		return "", false // as the speller would say, which takes long to make
	}
	meant, ok := words.speller().Correct(word)
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

// englishWords are the words that the built-in table and translation know.
type englishWords struct {
	table       *static.Model
	world       *static.World
	translation *static.Translation
	speller     func() *Speller // of those that are common, made when it is first asked for
}

var english = sync.OnceValues(func() (*englishWords, error) {
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
	e := &englishWords{table: table, world: world, translation: translation}
	e.speller = sync.OnceValue(e.newSpeller)
	return e, nil
})

func (e *englishWords) isAsked(word string) bool {
	return e.translation.Has(lexical.Stem(word, "en"))
}

// isCommon says whether people mean the word that a token is.
func (e *englishWords) isCommon(t static.Token) bool {
	return e.world.Rarity(t) <= rarest && e.isAsked(e.table.Piece(t))
}

// have says whether a folded word is one that the speller has, which is not mistyped then: most
// that a library has not got are.
func (e *englishWords) have(word string) bool {
	t, ok := e.table.Whole(word)
	return ok && e.isCommon(t)
}

func (e *englishWords) newSpeller() *Speller {
	common := func(yield func(word string, passages int) bool) {
		for i := range e.table.Size() {
			t := static.Token(i)
			if e.isCommon(t) && !yield(e.table.Piece(t), int(math.Exp(rarest-e.world.Rarity(t)))) {
				return
			}
		}
	}
	known := func(word string) bool {
		_, ok := e.table.Whole(word)
		return ok || e.isAsked(word)
	}
	s := New(common, known)
	s.single = true
	return s
}
