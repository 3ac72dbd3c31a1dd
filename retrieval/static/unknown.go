package static

import (
	"hash/fnv"
	"math"
	"unicode"
)

// Words of which the vocabulary knows no letter, as those in other scripts, have
// no learned rows. Each run of their letters stands for a direction drawn by its
// hash, so that texts that share words are near each other at least. That is
// what words can do, and no meaning.

// Letters of a run: scripts without spaces have short words.
const (
	runLetters      = 4
	shortRunLetters = 2
)

var withoutSpaces = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}

// addUnknown adds the runs of a word to sum, each a vector of this length.
func addUnknown(sum []float32, word string, length float32) {
	letters := []rune(word)
	n := runLetters
	if unicode.In(letters[0], withoutSpaces...) {
		n = shortRunLetters
	}
	step := length / float32(math.Sqrt(float64(len(sum))))
	for i := range max(1, len(letters)-n+1) {
		addHashed(sum, string(letters[i:min(i+n, len(letters))]), step)
	}
}

// addHashed adds or takes away step from each number of sum, as the hash of text says.
func addHashed(sum []float32, text string, step float32) {
	h := fnv.New64a()
	h.Write([]byte(text)) // never fails
	state := h.Sum64()
	for i := range sum {
		if i%64 == 0 {
			state = mix(state)
		}
		if state>>(i%64)&1 == 0 {
			sum[i] += step
		} else {
			sum[i] -= step
		}
	}
}

// mix gives the next 64 random bits (splitmix64).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
