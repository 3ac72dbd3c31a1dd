package lexical

import "encoding/binary"

// postings are the documents that have a term, with how often it stands there, 255 at
// the most. A large library has tens of millions of them, so they are packed: how far
// the next document is from the last, doubled, and one more if a byte follows that says
// how often; else the term stands there once. The number is written as a varint.
type postings struct {
	packed []byte
	last   int32 // document
	count  int32 // documents
}

// add appends a document that comes after all others.
func (p *postings) add(doc int32, times uint8) {
	gap := uint64(doc - p.last)
	if p.count == 0 {
		gap = uint64(doc)
	}
	if times == 1 {
		p.packed = binary.AppendUvarint(p.packed, gap<<1)
	} else {
		p.packed = append(binary.AppendUvarint(p.packed, gap<<1|1), times)
	}
	p.last = doc
	p.count++
}

// all yields the documents in order.
func (p *postings) all(yield func(doc int, times uint8) bool) {
	c := cursor{packed: p.packed}
	var b block
	for n := c.next(&b); n > 0; n = c.next(&b) {
		for i, doc := range b.docs[:n] {
			if !yield(int(doc), b.times[i]) {
				return
			}
		}
	}
}

// A block is some postings, unpacked: one at a time would cost a call for each.
type block struct {
	docs  [128]int32
	times [128]uint8
}

// A cursor unpacks postings.
type cursor struct {
	packed []byte
	doc    int32
}

// next unpacks the next block, and tells how many are in it, 0 at the end.
func (c *cursor) next(b *block) (n int) {
	packed, at, doc := c.packed, 0, c.doc
	for n < len(b.docs) && at < len(packed) {
		gap, size := uint64(packed[at]), 1
		if gap >= 0x80 { // else it is whole
			gap, size = binary.Uvarint(packed[at:])
		}
		at += size
		doc += int32(gap >> 1)
		times := uint8(1)
		if at < len(packed) { // without a jump, which nothing foretells
			times += uint8(gap&1) * (packed[at] - 1)
		}
		at += int(gap & 1)
		b.docs[n], b.times[n] = doc, times
		n++
	}
	c.packed, c.doc = packed[at:], doc
	return n
}

// without gives the postings without some documents.
func (p *postings) without(gone func(doc int) bool) postings {
	var kept postings
	for doc, times := range p.all {
		if !gone(doc) {
			kept.add(int32(doc), times)
		}
	}
	return kept
}
