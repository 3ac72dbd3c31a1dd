package lexicon

import (
	"math"

	"footnote/retrieval/static"
	"footnote/retrieval/vector"
)

// A NearWord is the word of a document that is nearest in meaning to another.
type NearWord struct {
	Text   string
	Cosine float64
}

// A Nearer finds the words of documents that are nearest to some words of a question by the
// table. What its reader has seen of their tokens tells which words can be.
type Nearer struct {
	reader     *Reader
	lexicon    *Lexicon
	least      float64   // cosine of which anybody wants to know
	asked      [][]share // the pieces of each word asked
	directions []float32 // of the words asked, one after the other
	bounds     []float32 // by token that the reader has seen, one for each word asked: see [Nearer.boundsOf]
	sum        []float32 // scratch
	most       []float32 // scratch: of the words asked, no less than their products with a word
	exact      []float32 // scratch: these products
}

// A share is what the row of a piece has in the length of its word.
type share struct {
	piece int
	of    float32
}

// Nearer makes one for some words of the question, by their places in it, of what is near by
// a cosine at least.
func (r *Reader) Nearer(l *Lexicon, words []int, least float64) *Nearer {
	d := r.table.Dimensions()
	n := &Nearer{reader: r, lexicon: l, least: least, sum: make([]float32, d), most: make([]float32, len(words)), exact: make([]float32, len(words))}
	n.bounds = make([]float32, len(r.seen.direct)*len(words)) // documents that it has read bring no other tokens
	for _, word := range words {
		tokens := make([]static.Token, len(r.pieces[word]))
		for i, piece := range r.pieces[word] {
			tokens[i] = r.asked[piece].token
		}
		sum := r.table.Sum(tokens)
		length := float32(math.Sqrt(vector.Dot(sum, sum)))
		shares := make([]share, len(tokens))
		for i, piece := range r.pieces[word] {
			shares[i] = share{piece, r.table.Row(n.sum, tokens[i]) / max(length, 1e-10)}
		}
		n.asked = append(n.asked, shares)
		n.directions = append(n.directions, direction(sum)...)
	}
	return n
}

// In finds for each of the words asked that are named by their places the one of a document
// that is nearest to it, if it is as near as that.
func (n *Nearer) In(doc int, asked []int) []NearWord {
	nearest, number := make([]NearWord, len(asked)), make([]int32, len(asked))
	if len(asked) == 0 {
		return nearest
	}
	for _, word := range n.lexicon.passages[doc].words {
		if word != stop {
			n.look(word, asked, nearest, number)
		}
	}
	for k := range nearest {
		if nearest[k].Cosine > 0 {
			nearest[k].Text = n.lexicon.Text(number[k])
		}
	}
	return nearest
}

// look lets a word be the nearest of those for which it is.
func (n *Nearer) look(word int32, asked []int, nearest []NearWord, number []int32) {
	tokens := n.lexicon.tokensOf(word)
	length := float64(n.lexicon.lengthOfWord(word, n.sum))
	if length == 0 {
		return
	}
	clear(n.most)
	for _, t := range tokens {
		for i, bound := range n.boundsOf(t) {
			n.most[i] += bound
		}
	}
	known := false
	for k, i := range asked {
		if float64(n.most[i]) < length*max(n.least, nearest[k].Cosine) {
			continue
		}
		if !known {
			n.lexicon.lengthOf(n.sum, tokens)
			static.Dots(n.exact, n.sum, n.directions, len(n.sum))
			known = true
		}
		if cosine := float64(n.exact[i]) / length; cosine >= n.least && cosine > nearest[k].Cosine {
			nearest[k].Cosine, number[k] = cosine, word
		}
	}
}

// roughly is more than cosines of tokens differ from what their rows have in sums.
const roughly = 1e-4

// boundsOf gives for each word asked what is no less than the product of a token's row with
// its direction: what the token has with each of its pieces, unless that is less than nothing.
// Passages have the same tokens again and again, so it is kept.
func (n *Nearer) boundsOf(t static.Token) []float32 {
	at, asked := int(n.reader.see([]static.Token{t})[0]), len(n.asked)
	if missing := (at+1)*asked - len(n.bounds); missing > 0 {
		n.bounds = append(n.bounds, make([]float32, missing)...)
	}
	bounds := n.bounds[at*asked:][:asked]
	if asked == 0 || bounds[0] != 0 { // each is above 0 once it is known
		return bounds
	}
	near, length := n.reader.seen.nearOf(at), n.reader.seen.direct[at].length
	for i, shares := range n.asked {
		own := float32(roughly)
		for _, s := range shares {
			own += s.of * near[s.piece]
		}
		bounds[i] = own * length
	}
	return bounds
}
