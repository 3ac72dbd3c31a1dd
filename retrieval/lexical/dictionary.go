package lexical

import (
	"hash/maphash"
	"math/bits"
	"slices"
	"unsafe"
)

// A Dictionary numbers different words from 0, in the order in which they come. A library
// has tens of thousands of them, and a process hundreds of libraries: a word takes its
// letters and some ten bytes, where a map and a list of strings take eighty. The zero
// value is empty.
type Dictionary struct {
	letters []byte   // of all words, one after the other; those there are never change
	ends    []uint32 // of each word in letters
	places  []int32  // by hash: a word's number and 1; 0 where none is
	seed    maphash.Seed
}

// Len is how many words there are.
func (d *Dictionary) Len() int { return len(d.ends) }

// Word gives the word of a number.
func (d *Dictionary) Word(n int32) string {
	var from uint32
	if n > 0 {
		from = d.ends[n-1]
	}
	// Not copied: nobody writes over letters, also where the list has moved away.
	return unsafe.String(unsafe.SliceData(d.letters[from:]), d.ends[n]-from)
}

// Known gives the number of a word, -1 if it has none.
func (d *Dictionary) Known(word string) int32 {
	if len(d.places) == 0 {
		return -1
	}
	return *d.place(word) - 1
}

// KnownBytes is Known of a word in a buffer.
func (d *Dictionary) KnownBytes(word []byte) int32 {
	return d.Known(unsafe.String(unsafe.SliceData(word), len(word))) // it is not kept
}

// Add gives the number of a word, a new one if it has none.
func (d *Dictionary) Add(word string) (number int32, isNew bool) {
	if 4*(len(d.ends)+1) > 3*len(d.places) {
		d.arrange(max(16, 2*len(d.places)))
	}
	place := d.place(word)
	if *place > 0 {
		return *place - 1, false
	}
	d.letters = append(d.letters, word...)
	d.ends = append(d.ends, uint32(len(d.letters)))
	*place = int32(len(d.ends))
	return *place - 1, true
}

// place finds where the number of a word stands, or would stand. One place at least is free.
func (d *Dictionary) place(word string) *int32 {
	high, _ := bits.Mul64(maphash.String(d.seed, word), uint64(len(d.places)))
	for at := int(high); ; at++ {
		if at == len(d.places) {
			at = 0
		}
		if n := d.places[at]; n == 0 || d.Word(n-1) == word {
			return &d.places[at]
		}
	}
}

// arrange makes so many places.
func (d *Dictionary) arrange(places int) {
	d.places, d.seed = make([]int32, places), maphash.MakeSeed()
	for n := range int32(len(d.ends)) {
		*d.place(d.Word(n)) = n + 1
	}
}

// Compact gives back the memory that the dictionary would have grown into.
func (d *Dictionary) Compact() {
	d.letters, d.ends = slices.Clone(d.letters), slices.Clone(d.ends)
	d.arrange(3*len(d.ends)/2 + 1)
}

// Bytes is about what it takes in memory.
func (d *Dictionary) Bytes() int64 {
	return int64(cap(d.letters) + 4*cap(d.ends) + 4*len(d.places))
}
