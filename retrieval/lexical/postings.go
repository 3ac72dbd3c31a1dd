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
	doc := 0
	for packed := p.packed; len(packed) > 0; {
		gap, size := binary.Uvarint(packed)
		times := uint8(1)
		if gap&1 != 0 {
			times = packed[size]
			size++
		}
		doc += int(gap >> 1)
		packed = packed[size:]
		if !yield(doc, times) {
			return
		}
	}
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
