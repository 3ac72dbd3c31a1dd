package static

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"
	"sync"
	"unsafe"
)

//go:embed translation.bin
var shippedTranslation []byte

// A Translation tells by which words texts say what questions ask in others: "begin",
// "onset" and "kickoff" for "start". It was learned from questions and the passages that
// answer them, as one learns which words of two languages go together (IBM model 1: Brown
// et al., "The Mathematics of Statistical Machine Translation", 1993; Berger and
// Lafferty, "Information Retrieval as Statistical Translation", 1999). Words are English
// stems.
type Translation struct {
	text  []byte   // of all words, sorted, each with a line end
	words []uint32 // where each begins; and the end
	asked []uint16 // places in words, sorted
	from  []uint32 // of each asked word: where its translations begin; and the end
	to    []byte   // translations: a place in words (uint16), and the root of the chance
}

// A Rendering is a word of texts, with the chance that it is asked for by another.
type Rendering struct {
	Word   string
	Chance float64
}

var decodeTranslation = sync.OnceValues(func() (*Translation, error) {
	t, err := DecodeTranslation(shippedTranslation)
	if err != nil {
		return nil, fmt.Errorf("read the translation in the program: %w", err)
	}
	return t, nil
})

// DefaultTranslation gives the translation in the binary.
func DefaultTranslation() (*Translation, error) { return decodeTranslation() }

// Of gives the words of texts that a word of a question stands for, besides itself, in
// order. A nil translation knows none.
func (t *Translation) Of(asked string) []Rendering {
	at, ok := t.find(asked)
	if !ok {
		return nil
	}
	var list []Rendering
	for b := range slices.Chunk(t.to[renderingSize*int(t.from[at]):renderingSize*int(t.from[at+1])], renderingSize) {
		root := float64(b[2]) / 255
		list = append(list, Rendering{t.word(int(binary.LittleEndian.Uint16(b))), root * root})
	}
	return list
}

// Has says whether a word of a question stands for any.
func (t *Translation) Has(asked string) bool {
	_, ok := t.find(asked)
	return ok
}

// find gives the place of a word among those that are asked.
func (t *Translation) find(asked string) (at int, ok bool) {
	if t == nil {
		return 0, false
	}
	word, known := sort.Find(len(t.words)-1, func(i int) int { return strings.Compare(asked, t.word(i)) })
	if !known {
		return 0, false
	}
	return slices.BinarySearch(t.asked, uint16(word))
}

// word gives the word at a place.
func (t *Translation) word(i int) string {
	word := t.text[t.words[i] : t.words[i+1]-1]
	return unsafe.String(unsafe.SliceData(word), len(word)) // not copied: nobody writes over text
}

// The file of a translation: magic, then (little-endian) the numbers of words, of asked
// words and of renderings as uint32, the words, each with a line end, the places of the
// asked words as uint16, the number of renderings of each as uint16, and the renderings.
const (
	translationMagic = "fntrans1"
	renderingSize    = 3
)

// EncodeTranslation writes the renderings of each asked word as the bytes of a translation.
func EncodeTranslation(renderings map[string][]Rendering) ([]byte, error) {
	place := map[string]int{}
	for asked, list := range renderings {
		place[asked] = 0
		for _, r := range list {
			place[r.Word] = 0
		}
	}
	var words, asked []string
	for word := range place {
		words = append(words, word)
	}
	slices.Sort(words)
	if len(words) > 1<<16 {
		return nil, fmt.Errorf("%d words of a translation are too many", len(words))
	}
	for i, word := range words {
		place[word] = i
		if len(renderings[word]) > 0 {
			asked = append(asked, word)
		}
	}
	var places, counts, to []byte
	for _, word := range asked {
		list := slices.Clone(renderings[word])
		slices.SortFunc(list, func(a, b Rendering) int { return strings.Compare(a.Word, b.Word) })
		places = binary.LittleEndian.AppendUint16(places, uint16(place[word]))
		counts = binary.LittleEndian.AppendUint16(counts, uint16(len(list)))
		for _, r := range list {
			to = binary.LittleEndian.AppendUint16(to, uint16(place[r.Word]))
			to = append(to, byte(math.Round(255*math.Sqrt(min(1, max(0, r.Chance))))))
		}
	}
	b := []byte(translationMagic)
	for _, n := range []int{len(words), len(asked), len(to) / renderingSize} {
		b = binary.LittleEndian.AppendUint32(b, uint32(n))
	}
	b = append(b, strings.Join(words, "\n")+"\n"...)
	return slices.Concat(b, places, counts, to), nil
}

// DecodeTranslation reads what EncodeTranslation wrote. It keeps b, which must not change.
// What is no translation wraps ErrTable.
func DecodeTranslation(b []byte) (*Translation, error) {
	const head = len(translationMagic) + 3*4
	if len(b) < head || string(b[:len(translationMagic)]) != translationMagic {
		return nil, fmt.Errorf("%w: no translation", ErrTable)
	}
	number := func(i int) int { return int(binary.LittleEndian.Uint32(b[len(translationMagic)+4*i:])) }
	words, asked, renderings := number(0), number(1), number(2)
	tail := 4*asked + renderingSize*renderings
	if words > 1<<16 || asked > words || renderings > 1<<24 || tail > len(b)-head {
		return nil, fmt.Errorf("%w: %d words, %d asked for by %d", ErrTable, words, renderings, asked)
	}
	rest := b[len(b)-tail:]
	t := &Translation{text: b[head : len(b)-tail], words: make([]uint32, 1, words+1), to: rest[4*asked:], asked: make([]uint16, 0, asked), from: make([]uint32, 1, asked+1)}
	for i, c := range t.text {
		if c == '\n' {
			t.words = append(t.words, uint32(i+1))
		}
	}
	for i := range asked {
		t.asked = append(t.asked, binary.LittleEndian.Uint16(rest[2*i:]))
		t.from = append(t.from, t.from[i]+uint32(binary.LittleEndian.Uint16(rest[2*(asked+i):])))
	}
	if len(t.words) != words+1 || int(t.words[words]) != len(t.text) || int(t.from[asked]) != renderings || !t.inRange() {
		return nil, fmt.Errorf("%w: the parts of a translation do not fit together", ErrTable)
	}
	return t, nil
}

// inRange says whether all places are of words.
func (t *Translation) inRange() bool {
	for at := 0; at < len(t.to); at += renderingSize {
		if int(binary.LittleEndian.Uint16(t.to[at:])) >= len(t.words)-1 {
			return false
		}
	}
	return true
}
